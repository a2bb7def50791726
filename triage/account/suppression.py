"""Which numbers are published: one to four never, and nothing from which one of them could be reckoned.

A cell of one to four is shown as "minder dan 5". Where it, or another hidden cell, could still be reckoned from what is
shown, something more is hidden: first another row, the total last. Under a total below five no row is shown at all.
Zero is shown: nobody stands behind it. Below ten decisions only a few totals are shown.

Safe is: each "minder dan 5" can still be one, two, three and four, and each other hidden cell more than one number, for
somebody who knows every table of the year, how they hang together, and these rules (`docs/decisions/0024`).
"""

from collections.abc import Mapping
from typing import Final

from triage.account.reckoning import Range, Reckoning, relations
from triage.followup.jaarcijfers import Cijfers, Mark, Merk

FEW: Final = 10
"""Below this many decisions only totals are published."""
SMALL: Final = range(1, 5)
"""What is shown as "minder dan 5"."""
_FIRST_BIG: Final = SMALL.stop
_ROOM: Final = 3
"""How far apart the lowest and the highest number must be that a cell hidden for the sake of another can still be."""

Marks = dict[str, Mark]


def few(figures: Cijfers) -> bool:
    """Tell whether there are so few decisions that only totals are published."""
    return figures.count(figures.decided) < FEW


def marks_of(figures: Cijfers) -> tuple[Merk, ...]:
    """Return what may be shown of each cell."""
    made = _totals_only(figures) if few(figures) else _hidden_enough(figures)
    return tuple(Merk(cell, mark) for cell, mark in made.items())


def _totals_only(figures: Cijfers) -> Marks:
    return {cell: _first(one.count) if cell in figures.totals else Mark.DICHT for cell, one in figures.cells.items()}


def _first(count: int) -> Mark:
    return Mark.KLEIN if count in SMALL else Mark.OPEN


def known_ranges(figures: Cijfers, marks: Mapping[str, Mark], most: int) -> dict[str, Range]:
    """Return between which numbers an outsider knows each hidden cell to lie before any reckoning.

    A cell that is hidden for the sake of another is five or more by the rules. In a table that is closed, under a small
    total, and where only totals are published, it can be nothing as well.

    Args:
        most: no cell is more than this.
    """
    closed = set(marks) if few(figures) else _closed(figures, marks)
    low = {Mark.KLEIN: (SMALL.start, SMALL[-1]), Mark.DICHT: (_FIRST_BIG, most)}
    return {
        cell: (0, most) if mark is Mark.DICHT and cell in closed else low[mark]
        for cell, mark in marks.items()
        if mark is not Mark.OPEN
    }


def _closed(figures: Cijfers, marks: Mapping[str, Mark]) -> set[str]:
    """Return the hidden cells that may be below five, and those that stand in one table with them."""
    below = {cell for cell, one in figures.cells.items() if marks[cell] is Mark.DICHT and one.count < _FIRST_BIG}
    tables = (tuple(row.id for row in table.rows) for table in figures.tables)
    return below.union(*(rows for rows in tables if not below.isdisjoint(rows)))


def _under_small(figures: Cijfers) -> set[str]:
    """Return the rows that hang under a total of one to four, also under a row that does."""
    found: set[str] = set()
    for _ in figures.tables:
        more = {
            row.id
            for table in figures.tables
            if table.total.count in SMALL or table.total.id in found
            for row in table.rows
        }
        if more <= found:
            break
        found |= more
    return found


class Judge:
    """Says of which hidden cells of a year too much can be reckoned."""

    def __init__(self, figures: Cijfers) -> None:
        self.figures = figures
        self.relations = relations(figures)
        self.counts = {cell: one.count for cell, one in figures.cells.items()}
        self._exact = tuple(frozenset((*one.plus, *one.minus)) for one in self.relations if one.exact)
        self._most = 2 * max(self.counts.values(), default=0) + 2 * FEW

    def reckoning(self, marks: Mapping[str, Mark]) -> Reckoning:
        """Return what an outsider can reckon from what these marks show."""
        hidden = known_ranges(self.figures, marks, self._most)
        known = {cell: count for cell, count in self.counts.items() if cell not in hidden}
        return Reckoning(self.relations, known, hidden)

    def price(self, cell: str, beside: str) -> tuple[bool, int, int, str]:
        """Say what it costs to hide a cell beside another, by how the tables are made and never by a number in them.

        Least where the two stand in one sum, and the cell in no other; a total stands in many.
        """
        sums = [one for one in self._exact if cell in one]
        every = sum(cell in (*one.plus, *one.minus) for one in self.relations)
        return not any(beside in one for one in sums), len(sums) or len(self._exact), every, cell

    def unsafe(self, marks: Mapping[str, Mark]) -> tuple[str, ...]:
        """Return the hidden cells of which too much can be reckoned, small ones first; empty where all is safe.

        A zero that was hidden for the sake of another number may be found: it could as well have been shown.
        """
        found = self.reckoning(marks)
        ranges = {cell: room for cell, room in found.ranges().items() if self.counts[cell]}
        narrow = [cell for cell, room in ranges.items() if tight(marks[cell], room)]
        # Narrowing finds most of it at once; what it leaves is looked at value by value.
        left = narrow or [cell for cell, room in ranges.items() if not self._real(found, cell, marks[cell], room)]
        return tuple(sorted(left, key=lambda cell: (marks[cell] is not Mark.KLEIN, cell)))

    def _real(self, found: Reckoning, cell: str, mark: Mark, room: Range) -> bool:
        if mark is Mark.KLEIN:
            return len(found.possible(cell, SMALL)) == len(SMALL)
        low, high = room
        return len(found.possible(cell, {low, low + 1, high - 1, high, self.counts[cell]})) > 1


def tight(mark: Mark, room: Range) -> bool:
    """Tell whether too much is known of a hidden cell that must lie between these numbers."""
    low, high = room
    return room != (SMALL.start, SMALL[-1]) if mark is Mark.KLEIN else high - low < _ROOM


def _hidden_enough(figures: Cijfers) -> Marks:
    """Hide small cells, and then more until nothing can be reckoned."""
    judge = Judge(figures)
    marks = {cell: _first(count) for cell, count in judge.counts.items()}
    marks |= dict.fromkeys(_under_small(figures).union(figures.shut), Mark.DICHT)
    while unsafe := judge.unsafe(marks):
        more = next((found for cell in unsafe if (found := _to_hide(judge, marks, cell))), "")
        hidden = {more} if more else _to_close(judge, marks, unsafe)
        marks |= dict.fromkeys(hidden or marks, Mark.DICHT)
        if not hidden:
            break
    return marks


def _to_close(judge: Judge, marks: Marks, unsafe: tuple[str, ...]) -> set[str]:
    """Return what is hidden where hiding great numbers is not enough: a whole table, a number by itself, or a total."""
    for cell in unsafe:
        tables = ({row.id for row in one.rows} for one in judge.figures.tables)
        rows = next((one for one in tables if cell in one and any(marks[row] is not Mark.DICHT for row in one)), {cell})
        if any(marks[row] is not Mark.DICHT for row in rows):
            return rows
    totals = (total for cell in unsafe for total in _beside(judge, marks, cell, frozenset(judge.figures.totals)))
    return set(sorted(totals, key=lambda one: one == judge.figures.decided)[:1])


def _to_hide(judge: Judge, marks: Marks, cell: str) -> str:
    """Return the cell to hide for one that is not safe, or an empty text: the first in an order that never changes.

    Not the smallest, and not one that helps: who knows that rule knows of the one that is hidden that it is no more
    than those that are shown, or that those do not help. That is often enough to find it.
    """
    return min(_beside(judge, marks, cell), key=lambda one: judge.price(one, cell), default="")


def _beside(judge: Judge, marks: Marks, cell: str, wanted: frozenset[str] | None = None) -> set[str]:
    """Return the nearest of what is shown and not nothing, and hangs together with a cell in ways that are not seen.

    Args:
        wanted: only these; None for all but the totals that an account is for.
    """
    near, fresh = {cell}, [cell]
    found: set[str] = set()
    while fresh and not found:
        one = fresh.pop(0)
        beside = {other for each in judge.relations if one in (cells := (*each.plus, *each.minus)) for other in cells}
        shown = {other for other in beside if marks[other] is Mark.OPEN and judge.counts[other]}
        found = shown.difference(judge.figures.totals) if wanted is None else shown & wanted
        hidden = {other for other in beside if marks[other] is not Mark.OPEN} - near
        near |= hidden
        fresh += sorted(hidden)
    return found
