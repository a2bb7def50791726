"""Making tables of what was counted, and making sure that they say the same wherever they say it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from triage.followup.jaarcijfers import Cel, Cijfers, Tabel

_NO_SLUG = re.compile(r"[^a-z0-9]+")


def slug(words: str) -> str:
    """Return words as the id of a row."""
    return _NO_SLUG.sub("_", words.casefold()).strip("_") or "leeg"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table.

    Args:
        ids: the rows that are always there, in order.
        words: of rows whose words are those of a seal or a kader, by id.
        rare: rows that are left out while they are empty, after the others.
    """

    ids: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    rare: tuple[str, ...] = ()


def cell(table: str, row: str, count: int, words: str = "") -> Cel:
    """Return a cell."""
    return Cel(f"{table}.{row}", words, count)


def alone(table: str, count: int) -> Tabel:
    """Return a number that stands by itself."""
    return Tabel(table, cell(table, "totaal", count), ())


def parts(table: str, rows: Rows, found: Iterable[str], total: Cel | None = None) -> Tabel:
    """Return a table of things that each stand in one row.

    Args:
        found: for each thing the row it stands in; one that is not foreseen gets a row of its own.
        total: where the number above it stands in another table already.
    """
    counts = Counter(found)
    filled = _filled(table, rows, counts)
    return Tabel(table, total or cell(table, "totaal", counts.total()), filled)


def several(table: str, rows: Rows, found: Iterable[frozenset[str]], total: Cel | None = None) -> Tabel:
    """Return a table of things that can stand in several rows, or in none.

    Args:
        found: for each thing the rows it stands in.
    """
    things = tuple(found)
    counts = Counter(row for thing in things for row in thing)
    filled = _filled(table, rows, counts)
    above = total or cell(table, "totaal", len(things))
    return Tabel(table, above, filled, parts=False, covers=bool(things) and all(things))


def _filled(table: str, rows: Rows, counts: Counter[str]) -> tuple[Cel, ...]:
    shown = [row for row in rows.rare if counts[row]]
    strange = sorted(counts.keys() - {*rows.ids, *rows.rare})
    every = dict.fromkeys((*rows.ids, *strange, *shown))
    return tuple(cell(table, row, counts[row], rows.words.get(row, "")) for row in every)


def row(table: Tabel, name: str) -> Cel:
    """Return a row of a table."""
    return next(one for one in table.rows if one.id == f"{table.id}.{name}")


def demand_sound(figures: Cijfers) -> Cijfers:
    """Return figures that hang together.

    Raises:
        ValueError: parts do not make their total, a cell has two numbers, or a bound does not hold.
    """
    for table in figures.tables:
        together = sum(one.count for one in table.rows)
        wrong = table.parts and bool(table.rows) and together != table.total.count
        if wrong or (table.covers and together < table.total.count):
            raise ValueError(f"the rows of {table.id} do not make its total")
        if not table.parts and any(one.count > table.total.count for one in table.rows):
            raise ValueError(f"a row of {table.id} is more than its total")
    _demand_one_number(figures)
    return figures


def _demand_one_number(figures: Cijfers) -> None:
    found: dict[str, int] = {}
    for table in figures.tables:
        for one in (table.total, *table.rows):
            if found.setdefault(one.id, one.count) != one.count:
                raise ValueError(f"{one.id} has two numbers")
    for bound in figures.bounds:
        if not bound.holds(found):
            raise ValueError(f"{' and '.join(bound.less)} is more than it can be")
