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
from triage.ids import CodeId, ItemId, QuestionId, StepId
from triage.kader.conditions import Atom, Lookup, holds, names
from triage.kader.model import Block, Kader
from triage.kader.vocabulary import ANCHORS, FACT_WORDS, UNKNOWN


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


PURPOSE_STEP: Final = StepId("doel")
ROUTE_STEP: Final = StepId("route")
CONSENT_STEP: Final = StepId("toestemming")


def telling(kader: Kader) -> frozenset[str]:
    """Return the questions that a fact or a fate can follow from: those the program reads, and those blocks look at."""
    return frozenset(ANCHORS).union(*(names(block.when) for block in kader.blocks))


class Sight:
    """What can be seen of a casus at one moment: its answers, and each fact and fate found once.

    The walk adds answers one by one, and what was found before is then found anew (`forget`).
    """

    __slots__ = ("_facts", "_fates", "_telling", "casus", "kader")

    def __init__(self, casus: Casus, kader: Kader) -> None:
        self.casus = casus
        self.kader = kader
        self._facts: dict[tuple[str, ItemId | None], Atom] = {}
        self._fates: dict[tuple[ItemId, StepId | None], Fate] = {}
        self._telling = telling(kader)

    def forget(self, question: QuestionId) -> None:
        """Forget what was found where it may be otherwise, because an answer to this question came in."""
        if question in self._telling:
            self._facts.clear()
            self._fates.clear()

    def at(self, item: ItemId | None) -> Lookup:
        """Return what conditions about an item look things up with: facts, own answers, answers of the casus."""

        def look(name: str) -> Atom | tuple[str, ...]:
            if name in FACT_WORDS:
                return self.fact(name, item)
            own = self.casus.answer(name, item).value
            return atom(own if own is not None or item is None else self.casus.answer(name).value)

        return look

    def fact(self, name: str, item: ItemId | None) -> Atom:
        """Return a named fact about an item."""
        key = (name, None if FACT_WORDS[name].scope is Scope.CASUS else item)
        if key not in self._facts:
            self._facts[key] = (
                FACTS[name](self.casus, self.kader, item) if name in FACTS else FATE_FACTS[name](self, item)
            )
        return self._facts[key]

    def fate(self, line: ItemId, upto: StepId | None = None) -> Fate:
        """Return what becomes of a line, looking at blocks of the steps up to and including `upto` (None: all)."""
        key = (line, upto)
        if key not in self._fates:
            self._fates[key] = self._fate(line, upto)
        return self._fates[key]

    def _fate(self, line: ItemId, upto: StepId | None) -> Fate:
        look = self.at(line)
        struck = tuple(block for block in self._blocks(upto) if holds(block.when, look))
        if struck:
            adviser = all(block.to_adviser for block in struck)
            codes = tuple(dict.fromkeys(code for block in struck for code in block.codes))
            return Fate(Lot.JURIST if adviser else Lot.NIET, codes, tuple(block.id for block in struck))
        return self._unblocked(line, look)

    def _blocks(self, upto: StepId | None) -> tuple[Block, ...]:
        if upto is None:
            return self.kader.blocks
        order = [step.id for step in self.kader.steps]
        seen = frozenset(order[: order.index(upto) + 1])
        return tuple(block for block in self.kader.blocks if block.stage in seen)

    def _unblocked(self, line: ItemId, look: Lookup) -> Fate:
        route = self.kader.routes.get(self.casus.text("regel.route", line)) if look("route_gekozen") else None
        if route and not route.consent:
            return Fate(Lot.ROUTE, route=route.id)
        if look("toestemming_dekt") is True:
            return Fate(Lot.TOESTEMMING, route=route.id if route else "")
        return Fate(Lot.OPEN if look("toestemming_stand") == UNKNOWN else Lot.TENZIJ)


def fate(casus: Casus, kader: Kader, line: ItemId, upto: StepId | None = None) -> Fate:
    """Return what becomes of one line; for many lines ask one `Sight`."""
    return Sight(casus, kader).fate(line, upto)


def lookup(casus: Casus, kader: Kader, item: ItemId | None) -> Lookup:
    """Return what conditions about an item look things up with."""
    return Sight(casus, kader).at(item)


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


_LIVE: Final = frozenset({Lot.OPEN, Lot.TENZIJ, Lot.TOESTEMMING})


def _subject(sight: Sight, person: ItemId | None) -> Atom:
    return bool(lines_about(sight.casus, person))


def _consent_matters(sight: Sight, person: ItemId | None) -> Atom:
    return any(sight.fate(line, ROUTE_STEP).lot in _LIVE for line in lines_about(sight.casus, person))


def _tenzij_matters(sight: Sight, person: ItemId | None) -> Atom:
    return any(sight.fate(line).lot is Lot.TENZIJ for line in lines_about(sight.casus, person))


def proposed(sight: Sight, line: ItemId) -> bool:
    """Tell whether a line is to leave: by route, with consent, or proposed to be shared."""
    lot = sight.fate(line).lot
    return tenzij_proposed(sight, line) or lot in (Lot.ROUTE, Lot.TOESTEMMING)


def tenzij_proposed(sight: Sight, line: ItemId) -> bool:
    """Tell whether a line is proposed to be shared without consent."""
    return sight.fate(line).lot is Lot.TENZIJ and sight.casus.text("voorstel.keuze", line) == "delen"


def _sharing_matters(sight: Sight, person: ItemId | None) -> Atom:
    return any(proposed(sight, line) for line in lines_about(sight.casus, person))


def _tenzij_sharing_of(sight: Sight, person: ItemId | None) -> Atom:
    return any(tenzij_proposed(sight, line) for line in lines_about(sight.casus, person))


def _secrecy_matters(sight: Sight, party: ItemId | None) -> Atom:
    lots = (sight.fate(line, CONSENT_STEP).lot for line in lines_from(sight.casus, party))
    return any(lot in (Lot.OPEN, Lot.TENZIJ) for lot in lots)


def _source_matters(sight: Sight, party: ItemId | None) -> Atom:
    """Something of this source may leave, in whatever way: with a yes and by a route too a holder may refuse."""
    lots = (sight.fate(line, CONSENT_STEP).lot for line in lines_from(sight.casus, party))
    return any(lot in _LIVE or lot is Lot.ROUTE for lot in lots)


def _lot(sight: Sight, line: ItemId | None) -> Atom:
    return sight.fate(line).lot.value if line is not None else Lot.OPEN.value


def _lot_by_purpose(sight: Sight, line: ItemId | None) -> Atom:
    return sight.fate(line, PURPOSE_STEP).lot.value if line is not None else Lot.OPEN.value


def _tenzij_here(sight: Sight, _: ItemId | None) -> Atom:
    return any(sight.fate(line).lot is Lot.TENZIJ for line in sight.casus.of(Scope.REGEL))


def _tenzij_sharing_here(sight: Sight, _: ItemId | None) -> Atom:
    return any(tenzij_proposed(sight, line) for line in sight.casus.of(Scope.REGEL))


def _sharing_here(sight: Sight, _: ItemId | None) -> Atom:
    return any(proposed(sight, line) for line in sight.casus.of(Scope.REGEL))


FATE_FACTS: Final[Mapping[str, Callable[[Sight, ItemId | None], Atom]]] = {
    "onderwerp": _subject,
    "toestemming_aan_de_orde": _consent_matters,
    "tenzij_aan_de_orde": _tenzij_matters,
    "delen_aan_de_orde": _sharing_matters,
    "geheim_aan_de_orde": _secrecy_matters,
    "bron_aan_de_orde": _source_matters,
    "lot": _lot,
    "lot_na_doel": _lot_by_purpose,
    "tenzij_delen": _tenzij_sharing_of,
    "tenzij_delen_in_casus": _tenzij_sharing_here,
    "tenzij_in_casus": _tenzij_here,
    "delen_in_casus": _sharing_here,
}
"""Named facts that follow from the fates of lines (`triage.kader.vocabulary` gives scope and domain)."""
