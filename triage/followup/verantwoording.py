"""The account of a year to the council: the municipality's own text, the FG's own paragraph, and the figures.

While it is a concept its figures are counted anew each time. When it is fixed, the figures and what may be shown of
them are kept as they were, so that nothing that is destroyed or changed later changes a published account. Nobody but
the FG writes the FG's paragraph (AVG 38 lid 3), and it can still be written after the year was fixed: the municipality
cannot close the account before the FG has spoken.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from triage.followup.dpia import DpiaStand
from triage.followup.jaarcijfers import Cijfers, Merk
from triage.followup.machine import START, Arrow, Machine
from triage.ids import PersonId


@dataclass(frozen=True, slots=True)
class Paragraaf:
    """The FG's own words, as they stand since a moment."""

    words: str
    at: datetime
    by: PersonId
    by_name: str
    by_function: str


@dataclass(frozen=True, slots=True)
class DpiaRegel:
    """What the account says of the DPIA: how it stood, and which one it was (empty and None where there is none)."""

    stand: DpiaStand
    number: str = ""
    edition: str = ""
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Vast:
    """What was kept when the year was fixed."""

    figures: Cijfers
    marks: tuple[Merk, ...]
    dpia: DpiaRegel
    at: datetime
    by: PersonId
    by_name: str
    by_function: str


@dataclass(frozen=True, slots=True)
class JaarStuk:
    """The account of a year as it is kept.

    Args:
        text: the municipality's own words to the council; no name of a citizen.
        written: when and by whom the text was changed last; None and empty while nobody wrote it.
        fg: the paragraph of the FG, or None.
        fixed: None while it is a concept.
    """

    year: int
    text: str = ""
    written_at: datetime | None = None
    written_by: str = ""
    fg: Paragraaf | None = None
    fixed: Vast | None = None


CONCEPT: Final = "concept"
VASTGESTELD: Final = "vastgesteld"

MACHINE: Final = Machine(
    "verantwoording",
    (
        Arrow(START, "beginnen", CONCEPT),
        Arrow(CONCEPT, "schrijven", CONCEPT),
        Arrow(CONCEPT, "fg_schrijven", CONCEPT),
        Arrow(CONCEPT, "vaststellen", VASTGESTELD),
        Arrow(VASTGESTELD, "fg_schrijven", VASTGESTELD),
    ),
)
