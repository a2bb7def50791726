"""Somebody who wants to know a hidden number, and tries with all that is published. Shares nothing with the program.

What is known: how the tables hang together, every number that is shown, that "minder dan 5" is one to four, and our own
rules: what is hidden for the sake of another number is five or more, unless its whole table is hidden.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from triage.followup.jaarcijfers import Cijfers, Mark, Merk

Ranges = dict[str, tuple[int, int]]
Row = dict[str, int]
"""A sum: how many times each cell counts in it."""
_KNOWN = ""
"""The place of the number itself in a row."""


class Attacker:
    """Reckons with what is published of a year."""

    def __init__(self, figures: Cijfers, marks: tuple[Merk, ...], most: int) -> None:
        self.figures = figures
        self.mark = {one.cell: one.mark for one in marks}
        self.shown = {cell: one.count for cell, one in figures.cells.items() if self.mark[cell] is Mark.OPEN}
        self.hidden = [cell for cell in figures.cells if cell not in self.shown]
        self.most = most

    # ------------------------------------------------------------------------------------------- what is published
    def equal(self) -> Iterator[Row]:
        """Every sum that is nothing."""
        for table in self.figures.tables:
            if table.parts and table.rows:
                yield self._row({**{row.id: 1 for row in table.rows}, table.total.id: -1})

    def least(self) -> Iterator[Row]:
        """Every sum that is nothing or more."""
        for table in self.figures.tables:
            if not table.parts:
                yield from (self._row({table.total.id: 1, row.id: -1}) for row in table.rows)
                if table.covers:
                    yield self._row({**{row.id: 1 for row in table.rows}, table.total.id: -1})
        for bound in self.figures.bounds:
            yield self._row({**dict.fromkeys(bound.more, 1), **dict.fromkeys(bound.less, -1)})

    def _row(self, cells: Row) -> Row:
        known = sum(times * self.shown[cell] for cell, times in cells.items() if cell in self.shown)
        return {**{cell: times for cell, times in cells.items() if cell not in self.shown}, _KNOWN: known}

    def first_ranges(self) -> Ranges:
        """What is known of each hidden cell by its mark and by our rules."""
        return {
            cell: (1, 4) if self.mark[cell] is Mark.KLEIN else (self._least_of(cell), self.most) for cell in self.hidden
        }

    def _least_of(self, cell: str) -> int:
        if self.figures.count(self.figures.decided) < 10:
            return 0
        rows = next(([row.id for row in t.rows] for t in self.figures.tables if cell in [r.id for r in t.rows]), [])
        whole = rows and all(self.mark[row] is Mark.DICHT for row in rows)
        return 0 if whole or self.figures.count(cell) < 5 else 5

    # --------------------------------------------------------------------------------------------------- reckoning
    def by_elimination(self) -> set[str]:
        """Return the hidden cells that follow exactly from adding and subtracting what is published."""
        rows = [{cell: Fraction(times) for cell, times in row.items()} for row in self.equal()]
        done: list[dict[str, Fraction]] = []
        for cell in self.hidden:
            pivot = next((row for row in rows if row.get(cell)), None)
            if pivot is None:
                continue
            rows.remove(pivot)
            base = {name: times / pivot[cell] for name, times in pivot.items() if times}
            rows = [_less(row, base, row.get(cell, Fraction(0))) for row in rows]
            done = [_less(row, base, row.get(cell, Fraction(0))) for row in done] + [base]
        return {
            next(iter(cells)) for row in done if len(cells := {c for c, v in row.items() if v and c != _KNOWN}) == 1
        }

    def by_ranges(self) -> Ranges:
        """Narrow what each hidden cell can be by one sum at a time, over and over."""
        ranges, sums = (
            self.first_ranges(),
            [*((row, True) for row in self.equal()), *((row, False) for row in self.least())],
        )
        while True:
            before = dict(ranges)
            for row, exact in sums:
                for cell in row:
                    if cell != _KNOWN:
                        ranges[cell] = self._narrowed(row, cell, ranges, exact=exact)
            if ranges == before:
                return ranges

    @staticmethod
    def _narrowed(row: Row, cell: str, ranges: Ranges, *, exact: bool) -> tuple[int, int]:
        low, high = ranges[cell]
        rest = [(times, ranges[other]) for other, times in row.items() if other not in (cell, _KNOWN)]
        most = row[_KNOWN] + sum(max(times * one for one in pair) for times, pair in rest)
        fewest = row[_KNOWN] + sum(min(times * one for one in pair) for times, pair in rest)
        # times * cell + rest is nothing (or, where it is not exact, nothing or more).
        if row[cell] > 0:
            return max(low, -most), min(high, -fewest) if exact else high
        return max(low, fewest) if exact else low, min(high, most)

    def by_trying(self) -> dict[str, set[int]]:
        """Try every set of numbers there is, and return what each hidden cell was in those that fit."""
        ranges = self.by_ranges()
        spans = [range(ranges[cell][0], ranges[cell][1] + 1) for cell in self.hidden]
        found: dict[str, set[int]] = {cell: set() for cell in self.hidden}
        equal, least = list(self.equal()), list(self.least())
        for numbers in product(*spans):
            guess = {**dict(zip(self.hidden, numbers, strict=True)), _KNOWN: 1}
            if all(not _sum(row, guess) for row in equal) and all(_sum(row, guess) >= 0 for row in least):
                for cell in self.hidden:
                    found[cell].add(guess[cell])
        return found

    def many(self) -> int:
        """Return how many sets of numbers `by_trying` tries."""
        count = 1
        for low, high in self.by_ranges().values():
            count *= high - low + 1
        return count


def _sum(row: Row, guess: dict[str, int]) -> int:
    return sum(times * guess[cell] for cell, times in row.items())


def _less(row: dict[str, Fraction], base: dict[str, Fraction], times: Fraction) -> dict[str, Fraction]:
    every = {**row, **{cell: row.get(cell, Fraction(0)) for cell in base}}
    return {cell: value for cell, number in every.items() if (value := number - times * base.get(cell, Fraction(0)))}
