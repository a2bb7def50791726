"""What an outsider can reckon from what is published: which whole numbers each hidden number can still be.

The outsider knows how the tables hang together, that no count is below zero, that "minder dan 5" is one to four, and
how is chosen what to hide. What is called possible here was found: one whole set of numbers in which everything fits.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from triage.followup.jaarcijfers import Cijfers, Tabel

Range = tuple[int, int]
_PATIENCE: Final = 400
"""How many times a guess is split before a value is called impossible: hiding more is then the safe side."""


@dataclass(frozen=True, slots=True)
class Verband:
    """How cells hang together: `plus` less `minus` is nothing, or where it is not `exact`, no less than nothing."""

    plus: tuple[str, ...]
    minus: tuple[str, ...]
    exact: bool


def relations(figures: Cijfers) -> tuple[Verband, ...]:
    """Return everything that the figures say of each other."""
    tables = (one for table in figures.tables if table.rows for one in _of_table(table))
    return (*tables, *(Verband(one.more, one.less, exact=False) for one in figures.bounds))


def _of_table(table: Tabel) -> Iterator[Verband]:
    rows, total = tuple(row.id for row in table.rows), table.total.id
    if table.parts:
        yield Verband(rows, (total,), exact=True)
        return
    yield from (Verband((total,), (row,), exact=False) for row in rows)
    if table.covers:
        yield Verband(rows, (total,), exact=False)


@dataclass(frozen=True, slots=True)
class _Line:
    """A relation with the known numbers taken together: terms (place and sign) and a number, in all nothing or more."""

    terms: tuple[tuple[int, int], ...]
    number: int
    exact: bool


class Reckoning:
    """What can be reckoned.

    Args:
        known: the numbers that are published.
        hidden: between which numbers an outsider knows each hidden one to lie, before reckoning.
    """

    def __init__(self, found: Iterable[Verband], known: Mapping[str, int], hidden: Mapping[str, Range]) -> None:
        self._cells = tuple(hidden)
        place = {cell: number for number, cell in enumerate(self._cells)}
        self._lines = tuple(line for one in found if (line := _line(one, known, place)).terms)
        self._of: tuple[list[int], ...] = tuple([] for _ in self._cells)
        for number, line in enumerate(self._lines):
            for cell, _ in line.terms:
                self._of[cell].append(number)
        self._place = place
        # A whole set of numbers that was found shows of each number in it that it is possible.
        self._seen: tuple[set[int], ...] = tuple(set() for _ in self._cells)
        low, high = [one for one, _ in hidden.values()], [one for _, one in hidden.values()]
        self._start = (low, high) if self._narrow(low, high, range(len(self._lines))) else None

    def ranges(self) -> dict[str, Range]:
        """Return between which numbers each hidden number must lie; no value inside is promised to be possible.

        Raises:
            ValueError: what is published cannot be.
        """
        if self._start is None:
            raise ValueError("no numbers fit what is published")
        return dict(zip(self._cells, zip(*self._start, strict=True), strict=True))

    def possible(self, cell: str, values: Iterable[int]) -> frozenset[int]:
        """Return which of these values a cell can really have: for each a whole set of numbers fits."""
        place = self._place[cell]
        return frozenset(value for value in values if self._fits(place, value))

    def _fits(self, cell: int, value: int) -> bool:
        if self._start is None:
            return False
        if value in self._seen[cell]:
            return True
        low, high = list(self._start[0]), list(self._start[1])
        if not low[cell] <= value <= high[cell]:
            return False
        low[cell] = high[cell] = value
        return self._narrow(low, high, self._of[cell]) and self._search(low, high, self._near(cell), [_PATIENCE])

    def _near(self, cell: int) -> tuple[int, ...]:
        """Return every cell that hangs together with one, itself included."""
        near, fresh = {cell}, [cell]
        while fresh:
            lines = self._of[fresh.pop()]
            found = {other for line in lines for other, _ in self._lines[line].terms} - near
            near |= found
            fresh += found
        return tuple(near)

    def _search(self, low: list[int], high: list[int], cells: tuple[int, ...], patience: list[int]) -> bool:
        loose = [(high[one] - low[one], one) for one in cells if high[one] > low[one]]
        if not loose:
            for one in cells:
                self._seen[one].add(low[one])
            return True
        _, cell = min(loose)
        for first, last in ((low[cell], low[cell]), (low[cell] + 1, high[cell])):
            patience[0] -= 1
            if patience[0] < 0:
                return False
            lower, higher = list(low), list(high)
            lower[cell], higher[cell] = first, last
            if self._narrow(lower, higher, self._of[cell]) and self._search(lower, higher, cells, patience):
                return True
        return False

    def _narrow(self, low: list[int], high: list[int], lines: Iterable[int]) -> bool:
        """Narrow what each cell can be by each relation until nothing changes; tell whether anything fits."""
        waiting = dict.fromkeys(lines)
        while waiting:
            number, _ = waiting.popitem()
            changed = self._by_line(self._lines[number], low, high)
            if changed is None:
                return False
            for cell in changed:
                waiting.update(dict.fromkeys(one for one in self._of[cell] if one != number))
        return True

    @staticmethod
    def _by_line(line: _Line, low: list[int], high: list[int]) -> set[int] | None:
        changed = set[int]()
        for sign in (1, -1) if line.exact else (1,):
            # The most that the others can make, so each must make up for what then still lacks.
            most = sign * line.number
            for cell, plus in line.terms:
                most += high[cell] if plus * sign > 0 else -low[cell]
            if most < 0:
                return None
            for cell, plus in line.terms:
                if plus * sign > 0 and high[cell] - most > low[cell]:
                    low[cell] = high[cell] - most
                    changed.add(cell)
                elif plus * sign < 0 and low[cell] + most < high[cell]:
                    high[cell] = low[cell] + most
                    changed.add(cell)
        return None if any(low[cell] > high[cell] for cell in changed) else changed


def _line(one: Verband, known: Mapping[str, int], place: Mapping[str, int]) -> _Line:
    signed = [(cell, 1) for cell in one.plus] + [(cell, -1) for cell in one.minus]
    terms = tuple((place[cell], sign) for cell, sign in signed if cell in place)
    number = sum(sign * known[cell] for cell, sign in signed if cell not in place)
    return _Line(terms, number, one.exact)
