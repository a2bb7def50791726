"""The sample of a quarter: sealed decisions that the FG reads again, and what the FG found of each.

Nobody chooses what is read. The draw follows from the digest of the last seal of the quarter, which stands fixed once
the quarter has ended, so it does not matter who draws or when; and who has the list of numbers can draw it again
(`docs/steekproef.md`). No name of a citizen stands in it.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from triage.faults import Refusal
from triage.followup.machine import START, Arrow, Machine
from triage.ids import BesluitId, CasusId, PersonId

TERM: Final = "steekproef_nalezen"
"""The term of the kader within which the FG reads what was drawn."""
FORM: Final = "tenzij/steekproef/1"
"""The way of drawing; another way gets another name."""
PERCENT, LEAST, MOST = 5, 5, 25
"""How many are drawn: so many of every hundred, never fewer and never more than these."""
_QUARTER: Final = 3
"""Months."""


class Oordeel(StrEnum):
    """What the FG found of a decision. None of these changes the decision, and they are never added to a score."""

    ZORGVULDIG = "zorgvuldig"
    OPMERKING = "opmerking"
    """Careful, with something to learn from."""
    NIET_ZORGVULDIG = "niet_zorgvuldig"
    NIET_IN_TE_ZIEN = "niet_in_te_zien"
    """It could not be read: the casus is afgeschermd, or was destroyed by law."""


@dataclass(frozen=True, slots=True, order=True)
class Kwartaal:
    """A quarter of a year, 1 to 4."""

    year: int
    quarter: int

    @property
    def name(self) -> str:
        """Its short name, which is also the number of its sample: `2026-K3`."""
        return f"{self.year}-K{self.quarter}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.quarter * _QUARTER - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> "Kwartaal":
        """The quarter after it."""
        return Kwartaal(self.year + self.quarter // 4, self.quarter % 4 + 1)

    @property
    def previous(self) -> "Kwartaal":
        """The quarter before it."""
        return Kwartaal(self.year - (self.quarter == 1), (self.quarter - 2) % 4 + 1)


@dataclass(frozen=True, slots=True)
class Getrokken:
    """One decision that was drawn.

    Args:
        besluit, casus, number: which one.
        mark: hex; the lowest marks of the quarter are the ones that are drawn.
        oordeel: what the FG found, or None while it was not read.
        why: the FG's own words; no name of a citizen.
        by, by_name, at: who found it and when; None and empty before.
    """

    besluit: BesluitId
    casus: CasusId
    number: str
    mark: str
    oordeel: Oordeel | None = None
    why: str = ""
    by: PersonId | None = None
    by_name: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Steekproef:
    """The sample of a quarter.

    Args:
        year, quarter: of which quarter.
        form: in which way it was drawn.
        of: how many decisions were sealed in the quarter.
        percent, least, most: the rule for how many are drawn, as it stood on that day.
        last_number, last_digest: the last seal of the quarter, from which the draw follows.
        seed: hex, what `seed_of` made of them.
        chosen: what was drawn, in order of drawing.
        drawn_by, drawn_by_name, drawn_function, drawn_at: who drew it, and when.
        summary: what the FG says about the whole, for the account; may be empty.
        closed_by_name, closed_at: who finished it; empty and None before.
    """

    year: int
    quarter: int
    form: str
    of: int
    percent: int
    least: int
    most: int
    last_number: str
    last_digest: str
    seed: str
    chosen: tuple[Getrokken, ...]
    drawn_by: PersonId
    drawn_by_name: str
    drawn_function: str
    drawn_at: datetime
    summary: str = ""
    closed_by_name: str = ""
    closed_at: datetime | None = None

    @property
    def kwartaal(self) -> Kwartaal:
        """Its quarter."""
        return Kwartaal(self.year, self.quarter)

    @property
    def waiting(self) -> tuple[Getrokken, ...]:
        """What was not judged yet, in order."""
        return tuple(one for one in self.chosen if one.oordeel is None)

    def count(self, oordeel: Oordeel) -> int:
        """Return of how many decisions this was found."""
        return sum(one.oordeel is oordeel for one in self.chosen)

    def one(self, number: str) -> Getrokken:
        """Return what was drawn, by its number.

        Raises:
            Refusal: `niet_in_steekproef`.
        """
        found = next((one for one in self.chosen if one.number == number), None)
        if found is None:
            raise Refusal("niet_in_steekproef", nummer=number)
        return found


MACHINE: Final = Machine(
    "steekproef",
    (
        Arrow(START, "trekken", "getrokken"),
        Arrow("getrokken", "beoordelen", "getrokken"),
        Arrow("getrokken", "afronden", "afgerond", (TERM,)),
    ),
)


def quarter_of(day: date) -> Kwartaal:
    """Return the quarter of a day."""
    return Kwartaal(day.year, (day.month - 1) // _QUARTER + 1)


def size(of: int, percent: int = PERCENT, least: int = LEAST, most: int = MOST) -> int:
    """Return how many of so many decisions are drawn; a part of a decision counts as a whole one."""
    return min(of, max(least, min(most, -(-of * percent // 100))))


def seed_of(kwartaal: Kwartaal, last_digest: str) -> str:
    """Return what the draw starts from, in hex: the form, the quarter and the digest of its last seal, as lines."""
    return hashlib.sha256(f"{FORM}\n{kwartaal.name}\n{last_digest}".encode()).hexdigest()


def mark_of(seed: str, number: str) -> str:
    """Return the mark of a decision in a draw, in hex: the SHA-256 of the seed and its number, as lines."""
    return hashlib.sha256(f"{seed}\n{number}".encode()).hexdigest()


def draw(seed: str, numbered: Sequence[tuple[BesluitId, CasusId, str]], many: int) -> tuple[Getrokken, ...]:
    """Return the decisions with the lowest marks, lowest first: every number has the same chance."""
    marked = (Getrokken(besluit, casus, number, mark_of(seed, number)) for besluit, casus, number in numbered)
    return tuple(sorted(marked, key=lambda one: one.mark)[:many])


def judged(sample: Steekproef, found: Getrokken) -> Steekproef:
    """Return the sample with what was found of one decision; a judgement of somebody else stays as it is.

    Raises:
        Refusal: `niet_in_steekproef`, or `oordeel_van_ander` with who gave it (`wie`).
    """
    before = sample.one(found.number)
    if before.by is not None and before.by != found.by:
        raise Refusal("oordeel_van_ander", wie=before.by_name)
    chosen = tuple(found if one.number == found.number else one for one in sample.chosen)
    return replace(sample, chosen=chosen)
