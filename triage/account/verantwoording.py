"""The account of a year as somebody sees it: on the screen, on paper and as open data alike.

The use cases are those of `triage.casework.verantwoording`:

    lezen.years(desk) -> tuple[Jaar, ...]
    lezen.read_account(desk, year, full=False) -> Verantwoording
    lezen.account_paper(desk, year, act, press, full=False) -> bytes
    lezen.account_data(desk, year, full=False) -> tuple[Bestand, ...]
    schrijven.write_account(desk, seen, text) -> Verantwoording
    schrijven.write_fg(desk, seen, words) -> Verantwoording
    vaststellen.fix_year(desk, seen) -> Verantwoording
"""

from dataclasses import dataclass
from datetime import date, datetime

from triage.followup.jaarcijfers import Getal, Overzicht
from triage.followup.stuk import Stuk
from triage.followup.verantwoording import DpiaRegel, JaarStuk, Paragraaf, Vast

ACTS = ("schrijven", "fg_schrijven", "vaststellen")
"""What can be done with it; the slugs of `Verantwoording.why_not`."""


@dataclass(frozen=True, slots=True)
class Jaar:
    """A year in the list.

    Args:
        state: `leeg` (nothing was written yet), `concept` or `vastgesteld`.
        running: the year is not over.
    """

    year: int
    state: str
    running: bool


@dataclass(frozen=True, slots=True)
class Nagelezen:
    """What the FG said of a quarter that was read again, when it was finished. No decision is named."""

    quarter: int
    words: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Verantwoording:
    """The account of a year.

    Args:
        stuk: as it is kept, or None while nobody wrote anything.
        counted_on: as things stood on this day; of a year that was fixed the day on which it was.
        full: every number is shown; else small ones are kept back.
        few: fewer than ten decisions: only totals are shown.
        tables: in order; the words of a table and of a fixed row stand in `resources/papier/jaar.toml`.
        samples: of the quarters of the year that the FG finished reading, oldest first.
        running: the year is not over yet.
        may_full: this person may see every number.
        why_not: for each of `ACTS` why this person may not do it now, by slug; what is not in it may be done.
    """

    year: int
    stuk: Stuk[JaarStuk] | None
    counted_on: date
    full: bool
    few: bool
    tables: tuple[Overzicht, ...]
    dpia: DpiaRegel
    samples: tuple[Nagelezen, ...]
    running: bool
    may_full: bool
    why_not: tuple[tuple[str, str], ...] = ()

    @property
    def fixed(self) -> Vast | None:
        """What was kept when the year was fixed, or None."""
        return self.stuk.content.fixed if self.stuk is not None else None

    @property
    def unread(self) -> tuple[int, ...]:
        """The quarters, 1 to 4, of which the FG has finished no sample."""
        return tuple(sorted({1, 2, 3, 4} - {one.quarter for one in self.samples}))

    @property
    def text(self) -> str:
        """The municipality's own words, or empty."""
        return self.stuk.content.text if self.stuk is not None else ""

    @property
    def fg(self) -> Paragraaf | None:
        """The FG's paragraph, or None."""
        return self.stuk.content.fg if self.stuk is not None else None

    def barred(self, act: str) -> str:
        """Return why this person may not do an act now, or an empty text."""
        return dict(self.why_not).get(act, "")

    def table(self, table: str) -> Overzicht | None:
        """Return a table, or None where the year has nothing of it."""
        return next((one for one in self.tables if one.id == table), None)

    def number(self, cell: str) -> Getal | None:
        """Return a number by its id, or None."""
        every = (getal for table in self.tables for getal in (table.total, *table.rows))
        return next((one for one in every if one.id == cell), None)
