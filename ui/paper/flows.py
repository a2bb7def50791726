"""Text and grids made ready for paper."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from ui.paper.pen import Pen
from ui.paper.styles import COLUMN, GRID, MARGIN, Colour, Type
from ui.paper.tags import Element

_WHOLE_ROW = 12  # a row of up to so many lines stays on one page
_REPEATED = 150.0  # a head higher than this is not repeated: it would leave no room for the rows


@dataclass(frozen=True, slots=True)
class Panel:
    """What sets a text apart: a bar at its left and, or not, a tint behind it."""

    bar: Colour
    tint: Colour | None = None


@dataclass(slots=True, eq=False)
class TextFlow:
    """Lines of one style below each other.

    Args:
        inset: points from the left margin.
        pads: points of room above and below that belong to the panel.
        joined: whether the last line stays with what follows.
        bookmark: level and title for the outline, or None.
    """

    lines: Sequence[str]
    style: Type
    element: Element
    before: float = 0.0
    inset: float = 0.0
    pads: tuple[float, float] = (0.0, 0.0)
    panel: Panel | None = None
    joined: bool = False
    bookmark: tuple[int, str] | None = None
    repeated: float = 0.0
    heights: list[float] = field(init=False)
    kept: frozenset[int] = field(init=False)
    together: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        self.heights = [self.style.leading] * len(self.lines)
        self.heights[0] += self.pads[0]
        self.heights[-1] += self.pads[1]
        last = len(self.lines) - 1
        # No single first or last line of a paragraph alone on a page.
        self.kept = frozenset({0, last - 1, last} if self.joined else {0, last - 1} - {last})

    def draw(self, pen: Pen, start: int, stop: int, top: float) -> None:
        """Draws the lines, with their panel behind them."""
        if self.panel is not None:
            _draw_panel(pen, self.panel, top, sum(self.heights[start:stop]))
        if start == 0:
            if self.bookmark is not None:
                pen.bookmark(*self.bookmark, top)
            top += self.pads[0]
        pen.text(self.element, self.lines[start:stop], self.style, MARGIN + self.inset, top)


def _draw_panel(pen: Pen, panel: Panel, top: float, height: float) -> None:
    if panel.tint is not None:
        pen.box(MARGIN, top, COLUMN, height, panel.tint)
    pen.box(MARGIN, top, 3, height, panel.bar)


@dataclass(slots=True, eq=False)
class SignFlow:
    """A line to sign on and one for the date, each with its word below it."""

    words: tuple[str, str]
    style: Type
    element: Element
    before: float = 0.0
    repeated: float = 0.0
    heights: tuple[float, ...] = (64.0,)
    kept: frozenset[int] = frozenset()
    together: frozenset[int] = frozenset()

    def draw(self, pen: Pen, start: int, stop: int, top: float) -> None:  # noqa: ARG002 - it is one strip
        """Draws both lines and their words."""
        line = top + 42
        middle = MARGIN + COLUMN * 0.62
        pen.strokes(((MARGIN, line, middle - 24, line), (middle, line, MARGIN + COLUMN, line)), self.style.colour, 0.6)
        for word, x in zip(self.words, (MARGIN, middle), strict=True):
            pen.text(self.element, [word], self.style, x, line + 2)


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines of one cell, and the element they belong to; `inset` in points from the left edge of its column."""

    lines: Sequence[str]
    style: Type
    element: Element
    inset: float = 0.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Where columns stand: x of each from the left margin, the right end, room left and right, above and below."""

    edges: tuple[float, ...]
    side: float = 0.0
    above: float = 0.0
    below: float = 0.0


@dataclass(slots=True, eq=False)
class GridFlow:
    """Rows of cells. All cells have the same leading, so a row may part between any two of its lines.

    Args:
        rows: cells per row.
        columns: one edge more than there are cells.
        head: the background of the first row, which then comes back on each page; None for no head.
        ruled: whether lines are drawn between and around the cells.
        whole: it better stays on one page, where it has no more lines than that.
        mark: draws what stands in a row beside its words, once a row; it gets the row and the top of its first line.
    """

    rows: Sequence[Sequence[Cell]]
    columns: Columns
    leading: float
    before: float = 0.0
    head: Colour | None = None
    ruled: bool = False
    whole: int = 0
    mark: Callable[[Pen, int, float], None] | None = None
    repeated: float = field(init=False, default=0.0)
    heights: list[float] = field(init=False)
    kept: frozenset[int] = field(init=False)
    together: frozenset[int] = field(init=False)
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        deep = [max(1, *(len(cell.lines) for cell in row)) for row in self.rows]
        self._starts = [0, *accumulate(deep)]
        self.heights = []
        kept: set[int] = set()
        for count, start in zip(deep, self._starts, strict=False):
            heights = [self.leading] * count
            heights[0] += self.columns.above
            heights[-1] += self.columns.below
            self.heights += heights
            kept |= set(range(start, start + count - 1)) if count <= _WHOLE_ROW else {start, start + count - 2}
        kept |= self._joined_rows()
        self.together = frozenset(range(len(self.heights) - 1)) if len(self.heights) <= self.whole else frozenset()
        head = sum(self.heights[: deep[0]])
        self.repeated = head if self.head is not None and head <= _REPEATED else 0.0
        self.kept = frozenset(kept)

    def _joined_rows(self) -> set[int]:
        """Last strips of rows that stay with the next, so that no head, first or last row stands alone."""
        last = len(self.rows) - 1
        return {self._starts[row + 1] - 1 for row in (0, last - 1) if 0 <= row < last}

    def draw(self, pen: Pen, start: int, stop: int, top: float) -> None:
        """Draws the rows, or parts of rows, between the strips; above them the head, if it comes back."""
        tops = [top]
        if start and self.repeated:
            tops.append(self._draw_row(pen, 0, 0, self._starts[1], top, repeated=True))
        row = bisect_right(self._starts, start) - 1
        while start < stop:
            end = min(stop, self._starts[row + 1])
            tops.append(self._draw_row(pen, row, start, end, tops[-1]))
            start, row = end, row + 1
        if self.ruled:
            self._rule(pen, tops)

    def _draw_row(self, pen: Pen, row: int, start: int, end: int, top: float, *, repeated: bool = False) -> float:
        bottom = top + sum(self.heights[start:end])
        if row == 0 and self.head is not None:
            pen.box(MARGIN, top, self.columns.edges[-1], bottom - top, self.head)
        first = start - self._starts[row]
        text_top = top if first else top + self.columns.above
        if self.mark is not None and not first:
            self.mark(pen, row, text_top)
        for cell, x in zip(self.rows[row], self.columns.edges, strict=False):
            lines = cell.lines[first : end - self._starts[row]]
            left = MARGIN + x + self.columns.side + cell.inset
            pen.text(None if repeated else cell.element, lines, cell.style, left, text_top)
        return bottom

    def _rule(self, pen: Pen, tops: Sequence[float]) -> None:
        left, right = MARGIN, MARGIN + self.columns.edges[-1]
        across = [(left, top, right, top) for top in tops]
        down = [(MARGIN + x, tops[0], MARGIN + x, tops[-1]) for x in self.columns.edges]
        pen.strokes(across + down, GRID, 0.6)
