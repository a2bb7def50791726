"""What becomes of a share line (deelregel) by law, before anybody weighs anything.

A line ends (`NIET`, with D codes), goes to the legal adviser, leaves by a statutory route, goes with consent, or is
left for the tenzij decision of a person. A line that a secrecy holder refused ends there; there is no override
(hard rule 4).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from triage.answers import Scope, Toets, Uitgelegd, Value
from triage.casus.facts import FACTS, lines_about, lines_from
from triage.casus.model import Casus
from triage.ids import CodeId, ItemId, StepId
from triage.kader.conditions import Atom, Lookup, holds
from triage.kader.model import Block, Kader


class Lot(StrEnum):
    """Where a line stands."""

    OPEN = "open"
    TENZIJ = "tenzij"
    TOESTEMMING = "toestemming"
    ROUTE = "route"
    NIET = "niet"
    JURIST = "jurist"


@dataclass(frozen=True, slots=True)
class Fate:
    """A line's lot, with the D codes and blocks that ended it, or the route it takes."""

    lot: Lot
    codes: tuple[CodeId, ...] = ()
    blocks: tuple[str, ...] = ()
    route: str = ""


ROUTE_STEP: Final = StepId("route")
CONSENT_STEP: Final = StepId("toestemming")


def fate(casus: Casus, kader: Kader, line: ItemId, upto: StepId | None = None) -> Fate:
    """Return what becomes of a line, looking at blocks of the steps up to and including `upto` (all when None)."""
    look = lookup(casus, kader, line)
    struck = tuple(b for b in kader.blocks if _counts(kader, b, upto) and holds(b.when, look))
    if struck:
        adviser = all(block.to_adviser for block in struck)
        codes = tuple(dict.fromkeys(code for block in struck for code in block.codes))
        return Fate(Lot.JURIST if adviser else Lot.NIET, codes, tuple(block.id for block in struck))
    return _unblocked(casus, kader, line)


def _counts(kader: Kader, block: Block, upto: StepId | None) -> bool:
    order = [step.id for step in kader.steps]
    return upto is None or order.index(block.stage) <= order.index(upto)


def _unblocked(casus: Casus, kader: Kader, line: ItemId) -> Fate:
    route = kader.routes.get(casus.text("regel.route", line))
    if route and not route.consent:
        return Fate(Lot.ROUTE, route=route.id)
    look = lookup(casus, kader, line)
    if look("toestemming_dekt") is True:
        return Fate(Lot.TOESTEMMING, route=route.id if route else "")
    return Fate(Lot.OPEN if look("toestemming_stand") == "onbekend" else Lot.TENZIJ)


def lookup(casus: Casus, kader: Kader, item: ItemId | None) -> Lookup:
    """Return what conditions about an item look things up with: answers (its own, else of the casus) and facts."""

    def look(name: str) -> Atom | tuple[str, ...]:
        if name in FACTS:
            return FACTS[name].find(casus, kader, item)
        if name in FATE_FACTS:
            return FATE_FACTS[name].find(casus, kader, item)
        own = casus.answer(name, item)
        return atom((own if own.value is not None else casus.answer(name)).value)

    return look


def atom(value: Value | None) -> Atom | tuple[str, ...]:
    """Return what conditions see of an answer: its slug, yes or no, number, or chosen options."""
    match value:
        case Toets(ja, _):
            return ja
        case Uitgelegd(keuzes):
            return tuple(option for option, _ in keuzes)
        case bool() | int() | str() | tuple() | None:
            return value
        case _:
            return None


@dataclass(frozen=True, slots=True)
class FateFact:
    """A named fact that follows from the fates of lines."""

    scope: Scope
    domain: tuple[Atom, ...]
    find: Callable[[Casus, Kader, ItemId | None], Atom]


_LIVE: Final = frozenset({Lot.OPEN, Lot.TENZIJ, Lot.TOESTEMMING})


def _subject(casus: Casus, _: Kader, person: ItemId | None) -> Atom:
    return bool(lines_about(casus, person))


def _consent_matters(casus: Casus, kader: Kader, person: ItemId | None) -> Atom:
    return any(fate(casus, kader, line, ROUTE_STEP).lot in _LIVE for line in lines_about(casus, person))


def _tenzij_matters(casus: Casus, kader: Kader, person: ItemId | None) -> Atom:
    return any(fate(casus, kader, line).lot is Lot.TENZIJ for line in lines_about(casus, person))


def proposed(casus: Casus, kader: Kader, line: ItemId) -> bool:
    """Tell whether a line is to leave: by route, with consent, or proposed to be shared."""
    lot = fate(casus, kader, line).lot
    if lot is Lot.TENZIJ:
        return casus.text("voorstel.keuze", line) == "delen"
    return lot in (Lot.ROUTE, Lot.TOESTEMMING)


def _sharing_matters(casus: Casus, kader: Kader, person: ItemId | None) -> Atom:
    return any(proposed(casus, kader, line) for line in lines_about(casus, person))


def _secrecy_matters(casus: Casus, kader: Kader, party: ItemId | None) -> Atom:
    lots = (fate(casus, kader, line, CONSENT_STEP).lot for line in lines_from(casus, party))
    return any(lot in (Lot.OPEN, Lot.TENZIJ) for lot in lots)


def _lot(casus: Casus, kader: Kader, line: ItemId | None) -> Atom:
    return fate(casus, kader, line).lot.value if line in casus.of(Scope.REGEL) and line else Lot.OPEN.value


def _lot_by_law(casus: Casus, kader: Kader, line: ItemId | None) -> Atom:
    known = line is not None and line in casus.of(Scope.REGEL)
    return fate(casus, kader, line, StepId("doel")).lot.value if known and line else Lot.OPEN.value


def _tenzij_here(casus: Casus, kader: Kader, _: ItemId | None) -> Atom:
    return any(fate(casus, kader, line).lot is Lot.TENZIJ for line in casus.of(Scope.REGEL))


def _tenzij_proposed(casus: Casus, kader: Kader, line: ItemId) -> bool:
    return casus.text("voorstel.keuze", line) == "delen" and fate(casus, kader, line).lot is Lot.TENZIJ


def _tenzij_sharing_of(casus: Casus, kader: Kader, person: ItemId | None) -> Atom:
    return any(_tenzij_proposed(casus, kader, line) for line in lines_about(casus, person))


def _tenzij_sharing_here(casus: Casus, kader: Kader, _: ItemId | None) -> Atom:
    return any(_tenzij_proposed(casus, kader, line) for line in casus.of(Scope.REGEL))


def _sharing_here(casus: Casus, kader: Kader, _: ItemId | None) -> Atom:
    return any(proposed(casus, kader, line) for line in casus.of(Scope.REGEL))


_YES_NO: Final = (True, False)
FATE_FACTS: Final[Mapping[str, FateFact]] = {
    "onderwerp": FateFact(Scope.PERSOON, _YES_NO, _subject),
    "toestemming_aan_de_orde": FateFact(Scope.PERSOON, _YES_NO, _consent_matters),
    "tenzij_aan_de_orde": FateFact(Scope.PERSOON, _YES_NO, _tenzij_matters),
    "delen_aan_de_orde": FateFact(Scope.PERSOON, _YES_NO, _sharing_matters),
    "geheim_aan_de_orde": FateFact(Scope.PARTIJ, _YES_NO, _secrecy_matters),
    "lot": FateFact(Scope.REGEL, tuple(lot.value for lot in Lot), _lot),
    "lot_na_doel": FateFact(Scope.REGEL, tuple(lot.value for lot in Lot), _lot_by_law),
    "tenzij_delen": FateFact(Scope.PERSOON, _YES_NO, _tenzij_sharing_of),
    "tenzij_delen_in_casus": FateFact(Scope.CASUS, _YES_NO, _tenzij_sharing_here),
    "tenzij_in_casus": FateFact(Scope.CASUS, _YES_NO, _tenzij_here),
    "delen_in_casus": FateFact(Scope.CASUS, _YES_NO, _sharing_here),
}
