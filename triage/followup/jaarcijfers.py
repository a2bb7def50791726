"""The figures of a year: tables of cells, and what may be shown of each cell.

A cell is known by its id, `uitkomst.delen`. Where the same id stands in two tables it is the same number: the total of
the routes is the row "by a statutory route" of the table of lines. That is how tables hang together, and how the
suppression knows it (`triage.account.suppression`).
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Mark(StrEnum):
    """What may be shown of a cell."""

    OPEN = "open"
    """The number itself."""
    KLEIN = "klein"
    """One to four: shown as "minder dan 5"."""
    DICHT = "dicht"
    """Not shown: from it another number could be reckoned, or it hangs under a number below five."""


@dataclass(frozen=True, slots=True)
class Cel:
    """One number.

    Args:
        id: `tabel.rij`; the words of a fixed row stand in `resources/papier/jaar.toml`.
        words: what is counted, where the words are those of a seal or a kader (a ground code, a route); else empty.
    """

    id: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table.

    Args:
        id: of the table; its title and explanation stand in `resources/papier/jaar.toml`.
        total: the number above it.
        rows: in order.
        parts: the rows exclude each other and together make the total. Else one thing can stand in several rows, so
            each row is at most the total.
        covers: where one thing can stand in several rows: it stands in at least one, so together they make no less
            than the total.
    """

    id: str
    total: Cel
    rows: tuple[Cel, ...]
    parts: bool = True
    covers: bool = False


@dataclass(frozen=True, slots=True)
class AtMost:
    """Cells that together can never be more than others together: there are never more households than decisions."""

    less: tuple[str, ...]
    more: tuple[str, ...]

    def among(self, cells: Container[str]) -> "AtMost":
        """Return it without what is not counted at all: a row that never occurred is nothing."""
        return AtMost(tuple(one for one in self.less if one in cells), tuple(one for one in self.more if one in cells))

    def holds(self, counts: Mapping[str, int]) -> bool:
        """Tell whether it is so of these numbers."""
        return sum(counts[one] for one in self.less) <= sum(counts[one] for one in self.more)


def same(first: str, second: str) -> tuple[AtMost, AtMost]:
    """Return that two cells are the same number, counted in two ways."""
    return AtMost((first,), (second,)), AtMost((second,), (first,))


@dataclass(frozen=True, slots=True)
class Cijfers:
    """What was counted of a year, every number.

    Args:
        counted_on: as things stood on this day.
        decided: the cell that holds the number of decisions; below ten only totals are published.
        totals: the cells that are published also then.
        bounds: which cells together are at most others.
        shut: the cells that are never published: something that stands in no table could be reckoned from them.
    """

    year: int
    counted_on: date
    tables: tuple[Tabel, ...]
    decided: str
    totals: tuple[str, ...] = ()
    bounds: tuple[AtMost, ...] = ()
    shut: tuple[str, ...] = ()

    @property
    def cells(self) -> dict[str, Cel]:
        """Every cell once, by its id."""
        return {one.id: one for table in self.tables for one in (table.total, *table.rows)}

    def count(self, cell: str) -> int:
        """Return a number; zero where there is no such cell."""
        found = self.cells.get(cell)
        return found.count if found is not None else 0


@dataclass(frozen=True, slots=True)
class Merk:
    """What may be shown of a cell: kept with the figures when a year is fixed, so that it never becomes more."""

    cell: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Getal:
    """A cell as somebody may see it.

    Args:
        count: the number; None where it is not shown.
    """

    id: str
    words: str
    count: int | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class Overzicht:
    """A table as somebody may see it. `parts` as in `Tabel`."""

    id: str
    total: Getal
    rows: tuple[Getal, ...]
    parts: bool

    @property
    def closed(self) -> bool:
        """Whether no row is shown, not even that it is small."""
        return bool(self.rows) and all(row.mark is Mark.DICHT for row in self.rows)

    @property
    def told(self) -> tuple[Getal, ...]:
        """The rows to list. None of a closed table: many rows stand there only because they occurred."""
        return () if self.closed else self.rows


def shown(figures: Cijfers, marks: tuple[Merk, ...]) -> tuple[Overzicht, ...]:
    """Return the tables as they may be published: a cell without a mark is not shown."""
    known = {one.cell: one.mark for one in marks}

    def getal(cell: Cel) -> Getal:
        mark = known.get(cell.id, Mark.DICHT)
        return Getal(cell.id, cell.words, cell.count if mark is Mark.OPEN else None, mark)

    return tuple(
        Overzicht(one.id, getal(one.total), tuple(getal(row) for row in one.rows), one.parts) for one in figures.tables
    )


def whole(figures: Cijfers) -> tuple[Overzicht, ...]:
    """Return the tables with every number: for who may see the full version."""
    return shown(figures, tuple(Merk(cell, Mark.OPEN) for cell in figures.cells))
