"""Comparing what a kader makes of a casus with what a golden walk expects.

The keys of `[verwacht]`:

- `compleet`: nothing is missing, so the casus can be put to a decider.
- `ontbreekt`: exactly what is missing: a question (`grond.b1@a`), a requirement (`eis:doel_vast`) or an unexplained
  clash (`botsing:leeftijd@huib`).
- `gevraagd`, `niet_gevraagd`: questions that must, or must not, be asked (`grond.b2@a`).
- `aangeboden`, `niet_aangeboden`: per question the choices that must, or must not, be offered.
- `lot`: what becomes of each line; `routes`: by which route it goes.
- `codes`: exactly the codes of a line (its grounds, or why not), or of a person (A, C, E).
- `blokkades`: per line exactly which blocks strike it; `botsingen`: exactly which clashes are there (`id@item`).
- `termijnen`: terms that must run and until when, `{ "bedenktijd@huib" = 2026-10-06 }`.
- `taken`: the state of steps on the task list.
- `uitkomsten`: exactly which outcomes are open; `uitkomst`: how it ends.

Besides, every answer in the file must be asked for, and every needed question must be answered or named as missing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from triage.besluit.decision import Uitkomst, decidable, needs_decider
from triage.besluit.snapshot import Snapshot
from triage.casus.terms import Due, terms_of
from triage.casus.walk import Missing, Walk
from triage.files import Table
from triage.ids import ItemId, StepId
from triage.kader.model import Kader
from triage.kader.vocabulary import DECIDED


@dataclass(frozen=True, slots=True)
class Done:
    """A walk that was run: what it met, under which kader, and the day on which it was decided."""

    walk: Walk
    kader: Kader
    decided: date


WITH_CONSENT: Final = "met_toestemming"
Compare = Callable[[Done, object], Iterator[str]]

_LINE_CODES: Final = ("grond.b1", "grond.b2", "grond.b3", "grond.b4", "niet.code")
_PERSON_CODES: Final = ("toestemming.code", "informeren.code", "betrekken.code")


def differences(done: Done, expected: Table) -> Iterator[str]:
    """Give every difference between a walk and what is expected of it, outcomes apart."""
    walk = done.walk
    for asked in walk.asked:
        closed = frozenset(asked.chosen) - {option.id for option in asked.options}
        yield from (f"{asked.ref}: keuze '{choice}' wordt hier niet aangeboden" for choice in sorted(closed))
    for key, value in expected.items():
        if key in COMPARED:
            yield from (f"verwacht, {key}: {text}" for text in COMPARED[key](done, value))
        elif key not in ("uitkomst", "uitkomsten"):
            yield f"verwacht: onbekende sleutel '{key}'"
    if "compleet" not in expected and "ontbreekt" not in expected:
        yield from (f"nog nodig: {said(one)}" for one in walk.missing)


def said(one: Missing) -> str:
    """Return what is missing as the file names it."""
    if one.kind == "eis":
        return f"eis:{one.id}"
    if one.kind == "botsing":
        return f"botsing:{one.id}" + (f"@{one.ref.item}" if one.ref and one.ref.item else "")
    return str(one.ref)


def _exactly(found: Iterable[str], wanted: object) -> Iterator[str]:
    there, expected = tuple(dict.fromkeys(found)), _texts(wanted)
    yield from (f"'{one}' verwacht, maar niet gevonden" for one in expected if one not in there)
    yield from (f"'{one}' gevonden, maar niet verwacht" for one in there if one not in expected)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else (str(value),)


def _per(value: object) -> Iterator[tuple[str, object]]:
    yield from value.items() if isinstance(value, Mapping) else ()


def _complete(done: Done, value: object) -> Iterator[str]:
    if value is True:
        yield from (f"nog nodig: {said(one)}" for one in done.walk.missing)
    elif not done.walk.missing:
        yield "er ontbreekt niets"


def _missing(done: Done, value: object) -> Iterator[str]:
    yield from _exactly((said(one) for one in done.walk.missing), value)


def _asked(done: Done, value: object) -> Iterator[str]:
    there = {str(asked.ref) for asked in done.walk.asked}
    yield from (f"{one} wordt niet gevraagd" for one in _texts(value) if one not in there)


def _not_asked(done: Done, value: object) -> Iterator[str]:
    there = {str(asked.ref) for asked in done.walk.asked}
    for one in _texts(value):
        if one in there:
            yield f"{one} wordt gevraagd"
        if one.partition("@")[0] not in done.kader.questions:
            yield f"vraag '{one}' bestaat niet"


def _offered(done: Done, value: object) -> Iterator[str]:
    for ref, open_now, wanted in _options(done, value):
        yield from (f"{ref}: '{one}' wordt niet aangeboden" for one in wanted if one not in open_now)


def _not_offered(done: Done, value: object) -> Iterator[str]:
    for ref, open_now, unwanted in _options(done, value):
        yield from (f"{ref}: '{one}' wordt aangeboden" for one in unwanted if one in open_now)


def _options(done: Done, value: object) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    options = {str(asked.ref): tuple(option.id for option in asked.options) for asked in done.walk.asked}
    for ref, named in _per(value):
        yield ref, options.get(ref, ()), _texts(named)


def _lots(done: Done, value: object) -> Iterator[str]:
    for line, wanted in _per(value):
        fate = done.walk.fates.get(ItemId(line))
        if fate is None or fate.lot.value != wanted:
            yield f"regel '{line}' is '{fate.lot.value if fate else 'er niet'}', verwacht '{wanted}'"


def _blocks(done: Done, value: object) -> Iterator[str]:
    for line, wanted in _per(value):
        fate = done.walk.fates.get(ItemId(line))
        yield from (f"regel '{line}': {text}" for text in _exactly(fate.blocks if fate else (), wanted))


def _codes(done: Done, value: object) -> Iterator[str]:
    for item, wanted in _per(value):
        yield from (f"'{item}': {text}" for text in _exactly(_codes_of(done.walk, ItemId(item)), wanted))


def _codes_of(walk: Walk, item: ItemId) -> Iterator[str]:
    fate = walk.fates.get(item)
    if fate and fate.codes:
        yield from fate.codes
        return
    for question in _LINE_CODES if fate else _PERSON_CODES:
        value = walk.casus.answer(question, item).value
        yield from value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()


def _clashes(done: Done, value: object) -> Iterator[str]:
    found = (f"{one.id}@{one.item}" if one.item else one.id for one in done.walk.clashes)
    yield from _exactly(found, value)


def _tasks(done: Done, value: object) -> Iterator[str]:
    for step, wanted in _per(value):
        task = done.walk.task(StepId(step))
        state = task.state.value if task else "er niet"
        if state != wanted:
            yield f"stap '{step}' is '{state}', verwacht '{wanted}'"


def _routes(done: Done, value: object) -> Iterator[str]:
    for line, wanted in _per(value):
        fate = done.walk.fates.get(ItemId(line))
        if fate is None or fate.route != wanted:
            yield f"regel '{line}' gaat via '{fate.route if fate else 'niets'}', verwacht '{wanted}'"


def _terms(done: Done, value: object) -> Iterator[str]:
    running = {_about(due): due.due for due in terms_of(done.walk, done.kader, {DECIDED: done.decided})}
    for name, wanted in _per(value):
        if name not in running:
            yield f"'{name}' loopt niet"
        elif running[name] != wanted:
            yield f"'{name}' eindigt op {running[name]}, verwacht {wanted}"


def _about(due: Due) -> str:
    return due.term.id if due.item is None else f"{due.term.id}@{due.item}"


COMPARED: Final[Mapping[str, Compare]] = {
    "compleet": _complete,
    "ontbreekt": _missing,
    "gevraagd": _asked,
    "niet_gevraagd": _not_asked,
    "aangeboden": _offered,
    "niet_aangeboden": _not_offered,
    "lot": _lots,
    "routes": _routes,
    "codes": _codes,
    "blokkades": _blocks,
    "botsingen": _clashes,
    "taken": _tasks,
    "termijnen": _terms,
}


def open_outcomes(snapshot: Snapshot) -> tuple[str, ...]:
    """Return the outcomes that are open for what was put forward; who shares by consent or route decides nothing."""
    if not needs_decider(snapshot):
        return (WITH_CONSENT,)
    if not decidable(snapshot):
        return (Uitkomst.NIET_DELEN.value, Uitkomst.ANDERE_ROUTE.value)
    return tuple(outcome.value for outcome in Uitkomst)
