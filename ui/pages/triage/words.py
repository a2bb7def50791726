"""What the triage page says about a casus, in words: about whom, what is missing, and the weighing so far."""

from typing import Final

from triage.answers import Ref, Scope
from triage.casework.convenanten.partners import Partners
from triage.casus.facts import recipient, source, subject
from triage.casus.model import Casus
from triage.casus.walk import CLASH_PREFIX, Asked, FoundClash, Missing, TaskState, Walk
from triage.casus.wording import in_words
from triage.ids import ItemId, StepId
from triage.kader.model import Clash, Kader
from ui.recipients import called
from ui.words import say

Fact = tuple[str, str]
_NAMED_BY: Final = {
    Scope.PERSOON: "persoon.naam",
    Scope.PARTIJ: "partij.naam",
    Scope.REGEL: "regel.gegeven",
    Scope.CONSULT: "consult.functie",
}
_MANY_STEPS: Final = 2
_WAYS: Final = {"dat": "dat", "wat": "wat_regels"}


def about(casus: Casus, scope: Scope, item: ItemId | None) -> str:
    """Return whom or what an answer is about, as it stands above a question; empty for the casus itself."""
    if item is None or scope is Scope.CASUS or item not in casus.of(scope):
        return ""
    return say(f"triage.over.{scope.value}", naam=named(casus, scope, item))


def named(casus: Casus, scope: Scope, item: ItemId) -> str:
    """Return the name of an item, or its kind and number where it has none yet."""
    name = casus.name_of(scope, item)
    typed = casus.text(_NAMED_BY[scope], item).strip()
    return name if typed else name[:1].upper() + name[1:]


def scope_of(kader: Kader, ref: Ref) -> Scope:
    """Return what a ref is about; of a clash, what the clash is looked for in."""
    if ref.question.startswith(CLASH_PREFIX):
        return clash_of(kader, ref.question.removeprefix(CLASH_PREFIX)).scope
    question = kader.questions.get(ref.question)
    return question.scope if question else Scope.CASUS


def clash_of(kader: Kader, clash: str) -> Clash:
    """Return a clash of the kader by its slug."""
    return next(one for one in kader.clashes if one.id == clash)


def line_words(casus: Casus, line: ItemId) -> str:
    """Return where a share line comes from, where it goes and about whom, as far as is filled in."""
    parts = []
    for key, item, scope in (
        ("over", subject(casus, line), Scope.PERSOON),
        ("van", source(casus, line), Scope.PARTIJ),
        ("naar", recipient(casus, line), Scope.PARTIJ),
    ):
        if item is not None and item in casus.of(scope):
            parts.append(say(f"triage.regel_{key}", naam=named(casus, scope, item)))
    return " · ".join(parts)


def item_words(walk: Walk, scope: Scope, item: ItemId) -> str:
    """Return the line under the name of an item in its list."""
    casus = walk.casus
    if scope is Scope.REGEL:
        return line_words(casus, item)
    if scope is Scope.PERSOON:
        years = casus.answer("persoon.leeftijd", item).value
        return say("triage.jaar", jaren=years) if isinstance(years, int) else ""
    question = {Scope.PARTIJ: "partij.soort", Scope.CONSULT: "consult.oordeel"}[scope]
    return next((in_words(one) for one in walk.asked if one.ref.item == item and one.question.id == question), "")


def opens(walk: Walk, kader: Kader, step: StepId) -> str:
    """Return what opens a locked step: the kader's own sentence, or the steps that come first."""
    task = walk.task(step)
    if task is None or task.state is not TaskState.KAN_NOG_NIET:
        return ""
    titles = tuple(f"‘{kader.step(one).title}’" for one in task.opens)
    return kader.step(step).locked or say("triage.dicht.eerst", aantal=len(titles), stappen=titles)


def opens_short(walk: Walk, kader: Kader, step: StepId) -> str:
    """Return in a few words which steps come before a locked one, for the task list."""
    task = walk.task(step)
    if task is None or task.state is not TaskState.KAN_NOG_NIET:
        return ""
    if len(task.opens) > _MANY_STEPS:
        return say("triage.dicht.kort_veel")
    numbers = tuple(str(kader.step(one).number) for one in task.opens)
    return say("triage.dicht.kort", stappen=numbers)


def missing_words(walk: Walk, kader: Kader, one: Missing) -> str:
    """Return what is missing, and about whom."""
    if one.kind == "eis":
        return next(need.text for need in kader.requirements if need.id == one.id)
    item, scope = (one.ref.item, scope_of(kader, one.ref)) if one.ref else (None, Scope.CASUS)
    who = named(walk.casus, scope, item) if item is not None and item in walk.casus.of(scope) else ""
    if one.kind == "botsing":
        words = say("triage.mist.botsing", tekst=clash_of(kader, one.id).text)
    else:
        short = kader.questions[one.ref.question].short if one.ref else one.id
        words = say(f"triage.mist.{one.kind}", vraag=short)
    return f"{words} · {who}" if who else words


def answer_words(asked: Asked) -> str:
    """Return an answer in words, or that there is none."""
    return in_words(asked) or say("triage.geen_antwoord")


def lost_choice(asked: Asked) -> bool:
    """Tell whether something was chosen that is no longer open to choose."""
    return bool(asked.options) and asked.answer.settled and not asked.settled


def weighing(walk: Walk, partners: Partners) -> tuple[Fact, ...]:
    """Return the weighing so far: purpose, with whom, what, and the state of consent. It counts lines, not people.

    Args:
        partners: the agreements that hold: a recipient is told with its agreement, or as incidental.
    """
    to = (called(partners, name) for name in recipients(walk.casus))
    facts = (
        (say("triage.tot_nu.doel"), walk.casus.text("doel.woorden").strip()),
        (say("triage.tot_nu.met"), "\n".join(to)),
        (say("triage.tot_nu.wat"), _kinds(walk.casus)),
        (say("triage.tot_nu.toestemming"), "\n".join(_consents(walk))),
    )
    return tuple((label, words or say("triage.tot_nu.leeg")) for label, words in facts)


def recipients(casus: Casus) -> tuple[str, ...]:
    """Return the names of the organisations that lines go to, each once."""
    found = (recipient(casus, line) for line in casus.of(Scope.REGEL))
    parties = casus.of(Scope.PARTIJ)
    return tuple(dict.fromkeys(named(casus, Scope.PARTIJ, one) for one in found if one in parties and one))


def _kinds(casus: Casus) -> str:
    kinds = [casus.text("regel.soort", line) for line in casus.of(Scope.REGEL)]
    counts = {key: kinds.count(way) for way, key in _WAYS.items()}
    return " · ".join(say(f"triage.tot_nu.{key}", aantal=count) for key, count in counts.items() if count)


def _consents(walk: Walk) -> tuple[str, ...]:
    states = (asked for asked in walk.asked if asked.question.id == "toestemming.stand" and asked.ref.item)
    return tuple(
        f"{named(walk.casus, Scope.PERSOON, asked.ref.item)}: {in_words(asked)}"
        for asked in states
        if asked.ref.item and not asked.answer.empty
    )


def to_find_out(walk: Walk) -> tuple[Asked, ...]:
    """Return the questions that somebody set to `nog uitzoeken`."""
    return tuple(asked for asked in walk.asked if asked.answer.uitzoeken)


def change_refs(walk: Walk, kader: Kader, found: FoundClash) -> tuple[Asked, ...]:
    """Return the asked questions by which a clash can be solved, about the items it concerns."""
    clash = clash_of(kader, found.id)
    near = _near(walk.casus, clash.scope, found.item)
    return tuple(
        asked
        for asked in walk.asked
        if asked.question.id in clash.change and (asked.ref.item is None or not near or asked.ref.item in near)
    )


def _near(casus: Casus, scope: Scope, item: ItemId | None) -> frozenset[ItemId]:
    """Return an item with the items it names: of a line, its person and its two organisations."""
    if item is None:
        return frozenset()
    named_by = (subject(casus, item), source(casus, item), recipient(casus, item)) if scope is Scope.REGEL else ()
    lines = (line for line in casus.of(Scope.REGEL) if scope is Scope.PERSOON and subject(casus, line) == item)
    return frozenset({item, *lines, *(one for one in named_by if one is not None)})


def shown_short(casus: Casus, asked: Asked) -> str:
    """Return a question's name in overviews, with whom it is about."""
    item, scope = asked.ref.item, asked.question.scope
    known = item is not None and item in casus.of(scope)
    return f"{asked.question.short} · {named(casus, scope, item)}" if item and known else asked.question.short
