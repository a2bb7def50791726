"""Bars under each other: the label before a bar, the number behind it, the same again in words for who hears it.

A number that is kept back has a short hatched stub, of one length whatever it hides: its length tells nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from triage.records.blocks import Bar, Chart
from ui.paper.desk import Desk
from ui.paper.flows import Cell, Columns, GridFlow, TextFlow
from ui.paper.layout import Flow
from ui.paper.pen import Pen
from ui.paper.safe_text import one_line, safe
from ui.paper.styles import CELL, COLUMN, GRID, MARGIN, PAGE_HEIGHT, STRONG, Colour
from ui.paper.tags import Element

_HIGH = 11.0  # of a bar
_STUB = 30.0
_HATCH = 4.0  # between two strokes
_LABEL_MOST = 0.42  # of the column
_SHOWN_MOST = 0.26
_SIDE = 8.0
_LEAST = 1.5  # a bar of one among thousands can still be seen
_WHOLE = 24  # lines of a chart that stay on one page
_SUMMARY = 8000  # characters; PDF strings may not be endless


@dataclass(slots=True, eq=False)
class ChartFlow:
    """Rows of a label, a bar and a number. On paper of one page the figure knows its box; over pages it has none."""

    grid: GridFlow
    figure: Element
    start: float
    before: float = 8.0
    repeated: float = 0.0
    heights: Sequence[float] = field(init=False)
    kept: frozenset[int] = field(init=False)
    together: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self.heights = self.grid.heights
        self.kept = self.grid.kept
        self.together = self.grid.together

    def draw(self, pen: Pen, start: int, stop: int, top: float) -> None:
        """Draws the rows and the line on which the bars stand."""
        high = sum(self.heights[start:stop])
        is_whole = start == 0 and stop == len(self.heights)
        bottom = PAGE_HEIGHT - top - high
        self.figure.box = (MARGIN, bottom, MARGIN + COLUMN, bottom + high) if is_whole else None
        self.grid.draw(pen, start, stop, top)
        x = MARGIN + self.start
        pen.strokes(((x, top, x, top + high),), GRID, 0.8)


def chart(desk: Desk, block: Chart) -> Sequence[Flow]:
    """The title, and the bars as one figure whose alternative text is the summary."""
    made: list[Flow] = []
    title = safe(block.title).strip()
    if title:
        made.append(TextFlow(desk.lines(title, STRONG), STRONG, desk.tree.add("P"), before=14.0, joined=True))
    if block.bars:
        made.append(_bars(desk, block))
    return made


def _bars(desk: Desk, block: Chart) -> ChartFlow:
    texts = [(safe(bar.label).strip(), safe(bar.shown).strip()) for bar in block.bars]
    label = _column(desk, [text for text, _ in texts], _LABEL_MOST)
    shown = _column(desk, [text for _, text in texts], _SHOWN_MOST)
    start = label + _SIDE
    longest = COLUMN - start - shown - _SIDE
    lengths = _lengths(block.bars, longest)
    figure = desk.tree.add("Figure", alt=_told(desk, block))
    rows = [
        [
            Cell(desk.lines(name, CELL, label) if name else (), CELL, figure.add("Span")),
            Cell(desk.lines(number, CELL, shown) if number else (), CELL, figure.add("Span"), inset=length + _SIDE),
        ]
        for (name, number), length in zip(texts, lengths, strict=True)
    ]

    def mark(pen: Pen, row: int, top: float) -> None:
        left = MARGIN + start
        bottom = PAGE_HEIGHT - top - (CELL.leading + _HIGH) / 2
        kept_back = block.bars[row].value is None
        pen.drawing(figure, (_stub if kept_back else _bar)(left, bottom, lengths[row], desk.colours.strong))

    grid = GridFlow(rows, Columns((0.0, start, COLUMN), above=2.0, below=3.0), CELL.leading, whole=_WHOLE, mark=mark)
    return ChartFlow(grid, figure, start)


def _told(desk: Desk, block: Chart) -> str:
    """The summary; a figure without any words would be none to who hears it."""
    return (one_line(block.summary) or one_line(block.title) or desk.words.grafiek)[:_SUMMARY]


def _column(desk: Desk, texts: Sequence[str], most: float) -> float:
    """As wide as the longest of the texts, or as much of the column as it may have."""
    hand = desk.hand(CELL)
    lines = (line for text in texts for line in hand.fit(text).split("\n"))
    return min(max((hand.width(line, CELL.size) for line in lines), default=0.0) + 1, COLUMN * most)


def _lengths(bars: Sequence[Bar], longest: float) -> list[float]:
    most = max((bar.value for bar in bars if bar.value is not None), default=0)
    return [
        _STUB if bar.value is None else max(longest * bar.value / most, _LEAST) if bar.value > 0 else 0.0
        for bar in bars
    ]


def _bar(left: float, bottom: float, length: float, colour: Colour) -> str:
    return "{:.3f} {:.3f} {:.3f} rg".format(*colour) + f" {left:.2f} {bottom:.2f} {length:.2f} {_HIGH:.2f} re f"


def _stub(left: float, bottom: float, length: float, colour: Colour) -> str:
    """A frame with strokes from its lower left to its upper right, cut off at its edges."""
    frame = f"{left:.2f} {bottom:.2f} {length:.2f} {_HIGH:.2f} re"
    count = int((length + _HIGH) / _HATCH) + 1
    strokes = " ".join(
        f"{left + at * _HATCH - _HIGH:.2f} {bottom:.2f} m {left + at * _HATCH:.2f} {bottom + _HIGH:.2f} l"
        for at in range(count)
    )
    colours = "{:.3f} {:.3f} {:.3f} RG 0.8 w".format(*colour)
    return f"{colours} {frame} S {frame} W n {strokes} S"
