"""Where things stand in the files of a kader, and what each condition there may look at."""

from collections.abc import Iterator
from dataclasses import dataclass

from triage.answers import AnswerKind, Scope
from triage.files import FileFault, place_in
from triage.ids import QuestionId
from triage.kader.conditions import ALWAYS, All, AnyOf, Atom, Condition, Is, Not, OneOf
from triage.kader.model import Kader, Question
from triage.kader.vocabulary import FACT_WORDS, FATE_WORDS, ITEM_SOURCES, UNKNOWN

_CHOICES = frozenset({AnswerKind.KEUZE, AnswerKind.KEUZES, AnswerKind.UITGELEGD})
_YES_NO = frozenset({AnswerKind.JA_NEE, AnswerKind.TOETS})


@dataclass(frozen=True, slots=True)
class At:
    """A place in a file."""

    file: str
    place: str

    def fault(self, text: str) -> FileFault:
        """Return a fault at this place."""
        return FileFault(self.file, self.place, text)


@dataclass(frozen=True, slots=True)
class Named(At):
    """An entry of a file, which has keys."""

    def key(self, key: str) -> At:
        """Return the place of a key."""
        return At(self.file, place_in(self.place, key))


@dataclass(frozen=True, slots=True)
class Stated:
    """A condition where it stands.

    Args:
        at: its place.
        scope: about what it is asked.
        condition: the condition itself.
        before: it may look at the questions asked before this place in the order of asking.
        never: what to say when it can never hold.
        given: what holds besides whenever it is looked at (an option is offered only where its question is asked).
        of_block: it belongs to a block, from which the fate of a line follows; it cannot look at that fate.
    """

    at: At
    scope: Scope
    condition: Condition
    before: int
    never: str
    given: Condition = ALWAYS
    of_block: bool = False


class Order:
    """The order of asking: steps in file order, and in each step its questions in file order."""

    __slots__ = ("_ends", "_starts", "places")

    def __init__(self, kader: Kader) -> None:
        self.places: dict[str, int] = {}
        self._starts: dict[str, int] = {}
        self._ends: dict[str, int] = {}
        for step in kader.steps:
            self._starts[step.id] = len(self.places)
            for question in step.questions:
                self.places[question] = len(self.places)
            self._ends[step.id] = len(self.places)

    def start(self, step: str) -> int:
        """Return the place of the first question of a step."""
        return self._starts.get(step, 0)

    def end(self, step: str) -> int:
        """Return the place after the last question of a step; for an unknown step, after all of them."""
        return self._ends.get(step, len(self.places))

    def of(self, question: str) -> int:
        """Return the place of a question; one of an unknown step comes last."""
        return self.places.get(question, len(self.places))


def stated(kader: Kader) -> Iterator[Stated]:
    """Give every condition of a kader with its place."""
    order = Order(kader)
    last = len(order.places)
    for step in kader.steps:
        at = At("stappen.toml", f"stap '{step.id}', als")
        yield Stated(at, Scope.CASUS, step.when, order.start(step.id), "deze stap komt nooit aan bod")
    for question in kader.questions.values():
        yield from _of_question(kader, question, order.of(question.id))
    for block in kader.blocks:
        at = At("routes.toml", f"blokkade '{block.id}', als")
        never = "deze blokkade treft nooit een regel"
        yield Stated(at, Scope.REGEL, block.when, order.end(block.stage), never, of_block=True)
    for clash in kader.clashes:
        at = At("regels.toml", f"botsing '{clash.id}', als")
        yield Stated(at, clash.scope, clash.when, last, "deze botsing komt nooit voor")
    for need in kader.requirements:
        at = At("regels.toml", f"eis '{need.id}', als")
        yield Stated(at, Scope.CASUS, need.when, last, "deze eis geldt nooit")
    for term in kader.terms.values():
        at = At("termijnen.toml", f"termijn '{term.id}', als")
        yield Stated(at, term.scope, term.when, last, "deze termijn loopt nooit")


def _of_question(kader: Kader, question: Question, place: int) -> Iterator[Stated]:
    name = f"vraag '{question.id}'"
    at = At("vragen.toml", f"{name}, als")
    yield Stated(at, question.scope, question.when, place, "deze vraag wordt nooit gesteld")
    for at, when in offered(kader, question):
        never = f"wordt bij {name} nooit aangeboden"
        yield Stated(at, question.scope, when, place, never, question.when)


def offered(kader: Kader, question: Question) -> Iterator[tuple[At, Condition]]:
    """Give the place and condition of every fixed choice, route and code that a question may offer."""
    for option in question.options:
        yield At("vragen.toml", f"vraag '{question.id}', optie '{option.id}', als"), option.when
    if question.options_from == "routes":
        for route in kader.routes.values():
            yield At("routes.toml", f"route '{route.id}', als"), route.when
    for code in kader.codes.values():
        if question.options_from == f"codes.{code.group}" and code.retired is None:
            yield At("gronden.toml", f"code '{code.id}', als"), code.when


def condition_faults(kader: Kader) -> Iterator[FileFault]:
    """Give every fault of what a condition looks at: not there, later, out of scope, or never so."""
    order = Order(kader)
    for one in stated(kader):
        for name, value in compared(one.condition):
            yield from _look_faults(kader, order, one, name, value)


def _look_faults(kader: Kader, order: Order, one: Stated, name: str, value: Atom) -> Iterator[FileFault]:
    if name in FACT_WORDS:
        yield from _fact_faults(kader, one, name, value)
        return
    question = kader.questions.get(QuestionId(name))
    if question is None:
        yield one.at.fault(f"vraag '{name}' is onbekend")
    elif order.of(name) >= one.before:
        yield one.at.fault(f"vraag '{name}' komt later")
    elif question.scope not in (one.scope, Scope.CASUS):
        yield one.at.fault(f"vraag '{name}' gaat over '{question.scope}', en deze voorwaarde over '{one.scope}'")
    else:
        yield from _value_faults(kader, one, question, value)


def _fact_faults(kader: Kader, one: Stated, name: str, value: Atom) -> Iterator[FileFault]:
    word = FACT_WORDS[name]
    if one.of_block and name in FATE_WORDS:
        yield one.at.fault(f"feit '{name}' volgt uit de blokkades en kan er niet in staan")
    elif word.scope not in (one.scope, Scope.CASUS):
        yield one.at.fault(f"feit '{name}' gaat over '{word.scope}', en deze voorwaarde over '{one.scope}'")
    elif not _among(value, fact_domain(kader, name)):
        yield one.at.fault(f"feit '{name}' is nooit '{_said(value)}'")


def _value_faults(kader: Kader, one: Stated, question: Question, value: Atom) -> Iterator[FileFault]:
    if question.kind is AnswerKind.GETAL:
        if isinstance(value, bool) or not isinstance(value, int):
            yield one.at.fault(f"vraag '{question.id}' geeft een getal, geen '{_said(value)}'")
        return
    domain = question_domain(kader, question)
    if domain is None:
        yield one.at.fault(f"vraag '{question.id}' heeft een vrij antwoord; daar kan geen voorwaarde op staan")
    elif not _among(value, domain):
        yield one.at.fault(f"'{_said(value)}' is geen antwoord op vraag '{question.id}'")


def _among(value: Atom, domain: tuple[Atom, ...]) -> bool:
    return any(type(one) is type(value) and one == value for one in domain)


def _said(value: Atom) -> str:
    return {True: "ja", False: "nee"}[value] if isinstance(value, bool) else str(value)


def fact_domain(kader: Kader, name: str) -> tuple[Atom, ...]:
    """Return the atoms that a fact can give under a kader."""
    return FACT_WORDS[name].domain or (UNKNOWN, *kader.party_kinds)


def question_domain(kader: Kader, question: Question) -> tuple[Atom, ...] | None:
    """Return the atoms that an answer can be compared with; None where no condition can name them."""
    if question.kind in _YES_NO:
        return (True, False)
    if question.kind not in _CHOICES or question.options_from in ITEM_SOURCES:
        return None
    if not question.options_from:
        return tuple(option.id for option in question.options)
    lists: dict[str, tuple[str, ...]] = {
        "partijsoorten": tuple(kader.party_kinds),
        "geheimen": tuple(kader.secrecies),
        "routes": tuple(kader.routes),
    }
    group = question.options_from.removeprefix("codes.")
    codes = tuple(code.id for code in kader.codes.values() if code.group == group)
    return lists.get(question.options_from, codes)


def compared(condition: Condition) -> Iterator[tuple[str, Atom]]:
    """Give each name a condition looks at with each value it is compared with."""
    match condition:
        case Is(name, value):
            yield name, value
        case OneOf(name, values):
            yield from ((name, value) for value in values)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from compared(part)
        case Not(part):
            yield from compared(part)
