"""What can never happen under a kader: found by trying every combination of the few answers that matter.

A condition is tried with every value that it is compared with, one other, and none; a question that it looks at must
itself be asked to have an answer, and a choice must be offered to be chosen. Facts are tried with every value they
can give, as if they were free: so what is found here is certain, and what is not found may still be rare.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Final

from triage.answers import AnswerKind
from triage.files import FileFault
from triage.ids import QuestionId
from triage.kader.conditions import ALWAYS, All, AnyOf, Atom, Condition, Is, Not, OneOf, holds, names
from triage.kader.model import Kader, Question
from triage.kader.places import At, compared, fact_domain, offered, question_domain, stated
from triage.kader.vocabulary import FACT_WORDS

Seen = Atom | tuple[str, ...]
_OTHER: Final = "\N{HORIZONTAL ELLIPSIS}"
"""Stands for every choice that the conditions at hand do not name."""
_MANY: Final = frozenset({AnswerKind.KEUZES, AnswerKind.UITGELEGD})


def unreachable(kader: Kader) -> Iterator[FileFault]:
    """Give every question, choice, block, clash, requirement and term that can never come, and every empty list."""
    for one in stated(kader):
        if one.condition != ALWAYS and not possible(kader, All((one.condition, one.given, _step_of(kader, one.at)))):
            yield one.at.fault(one.never)
    for question in kader.questions.values():
        choices = [when for _, when in offered(kader, question)]
        none = All((question.when, *(Not(when) for when in choices)))
        if question.needed and choices and ALWAYS not in choices and possible(kader, none):
            at = At("vragen.toml", f"vraag '{question.id}', opties")
            yield at.fault("kan gesteld worden terwijl er niets te kiezen is, en loopt dan dood")


def _step_of(kader: Kader, at: At) -> Condition:
    """A question is asked only where its step is there."""
    name = at.place.removeprefix("vraag '").partition("'")[0]
    question = kader.questions.get(QuestionId(name)) if at.file == "vragen.toml" else None
    return next((step.when for step in kader.steps if question and step.id == question.step), ALWAYS)


@dataclass(frozen=True, slots=True)
class _Puzzle:
    """A condition with everything that must hold for its answers to be there, and the values to try per name."""

    condition: Condition
    domains: Mapping[str, tuple[Seen, ...]]


def possible(kader: Kader, condition: Condition) -> bool:
    """Tell whether a condition can hold in some casus."""
    puzzle = _puzzle(kader, condition)
    # The names that most conditions look at first: a dead end shows early.
    order = sorted(puzzle.domains, key=lambda name: len(puzzle.domains[name]))
    return _try(puzzle, order, {})


def _try(puzzle: _Puzzle, order: list[str], chosen: dict[str, Seen]) -> bool:
    verdict = _so_far(puzzle.condition, chosen)
    if verdict is not None or not order:
        return verdict is True
    name, rest = order[0], order[1:]
    return any(_try(puzzle, rest, {**chosen, name: value}) for value in puzzle.domains[name])


def _so_far(condition: Condition, chosen: Mapping[str, Seen]) -> bool | None:
    """Tell whether a condition holds whatever else is chosen (True), cannot hold any more (False), or neither."""
    match condition:
        case Is(name, _) | OneOf(name, _):
            return holds(condition, chosen.__getitem__) if name in chosen else None
        case Not(part):
            verdict = _so_far(part, chosen)
            return None if verdict is None else not verdict
        case All(parts):
            verdicts = [_so_far(part, chosen) for part in parts]
            return False if False in verdicts else None if None in verdicts else True
        case AnyOf(parts):
            verdicts = [_so_far(part, chosen) for part in parts]
            return True if True in verdicts else None if None in verdicts else False


def _puzzle(kader: Kader, condition: Condition) -> _Puzzle:
    """Close a condition over the questions it looks at: an answer is there only where its question is asked."""
    parts: list[Condition] = [condition]
    done: set[str] = set()
    while todo := sorted(frozenset().union(*(names(part) for part in parts)) - done):
        for name in todo:
            done.add(name)
            question = kader.questions.get(QuestionId(name))
            if question is not None:
                parts.append(_only_if_asked(kader, question))
    whole = All(tuple(parts))
    return _Puzzle(whole, {name: _domain(kader, name, whole) for name in sorted(done)})


def _only_if_asked(kader: Kader, question: Question) -> Condition:
    step = next((step.when for step in kader.steps if step.id == question.step), ALWAYS)
    rules = [AnyOf((Is(question.id, None), All((question.when, step))))]
    rules += [AnyOf((Not(Is(question.id, o.id)), o.when)) for o in question.options if o.when != ALWAYS]
    return All(tuple(rules))


def _domain(kader: Kader, name: str, whole: Condition) -> tuple[Seen, ...]:
    named = tuple(dict.fromkeys(value for one, value in compared(whole) if one == name and value is not None))
    if name in FACT_WORDS:
        others = tuple(value for value in fact_domain(kader, name) if value not in named)
        return (*named, *others[:1])
    question = kader.questions.get(QuestionId(name))
    known = question_domain(kader, question) if question else None
    if known is None or question is None:
        return (*named, _OTHER, None)
    rest = (_OTHER,) if any(value not in named for value in known) else ()
    if question.kind not in _MANY:
        return (*named, *rest, None)
    choices = tuple(str(one) for one in (*named, *rest))
    subsets = chain.from_iterable(combinations(choices, size) for size in range(1, len(choices) + 1))
    return (*subsets, None)
