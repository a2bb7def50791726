"""What is filled in by hand: boxes to tick before their words, and lines to write on."""

from collections.abc import Sequence
from dataclasses import dataclass

from triage.records.blocks import Choices, Ruled
from ui.paper.desk import Desk
from ui.paper.flows import Cell, Columns, GridFlow, TextFlow
from ui.paper.layout import Flow
from ui.paper.pen import Pen
from ui.paper.safe_text import safe
from ui.paper.styles import BODY, COLUMN, INK, MARGIN, PAGE_HEIGHT

_BOX = 11.0
_BOX_ROOM = 22.0
_LINE = 27.0  # points from one line to the next: 9.5 mm, which a shaky hand can write in
_WHOLE = 12  # lines of answers that stay on one page
_FEW = 6  # lines that stay together below their question
_MOST_LINES = 400  # twenty pages; nobody writes more on a form


def choices(desk: Desk, block: Choices) -> Sequence[Flow]:
    """The question and its answers as a list, an empty box before each."""
    made = _label(desk, block.label)
    options = [text for option in block.options if (text := safe(option).strip())]
    if not options:
        return made
    place = desk.tree.add("L", O="List", ListNumbering="None")
    edges = (_BOX_ROOM, COLUMN)
    rows = [[Cell(desk.lines(text, BODY, COLUMN - _BOX_ROOM), BODY, place.add("LI").add("LBody"))] for text in options]
    columns = Columns(edges, above=2.0, below=3.0)
    return [*made, GridFlow(rows, columns, BODY.leading, before=4.0, whole=_WHOLE, mark=_draw_box)]


def _draw_box(pen: Pen, row: int, top: float) -> None:  # noqa: ARG001 - one shape for all marks
    bottom = PAGE_HEIGHT - top - (BODY.leading + _BOX) / 2
    colour = "{:.3f} {:.3f} {:.3f} RG 0.9 w".format(*INK)
    pen.drawing(None, f"{colour} {MARGIN + 1:.2f} {bottom:.2f} {_BOX:.2f} {_BOX:.2f} re S")


@dataclass(slots=True, eq=False)
class RuledFlow:
    """Lines to write on; the element is that of their label, for the lines themselves say nothing."""

    lines: int
    before: float = 0.0
    repeated: float = 0.0
    together: frozenset[int] = frozenset()

    @property
    def heights(self) -> Sequence[float]:
        """Each line with the room above it."""
        return [_LINE] * self.lines

    @property
    def kept(self) -> frozenset[int]:
        """A few lines stay below their question, all of them; of more, no first or last stands alone on a page."""
        if self.lines <= _FEW:
            return frozenset(range(self.lines - 1))
        return frozenset({0, self.lines - 2}) - {self.lines - 1, -1}

    def draw(self, pen: Pen, start: int, stop: int, top: float) -> None:
        """Draws the lines, as decoration."""
        feet = [top + (at + 1) * _LINE - 3 for at in range(stop - start)]
        pen.strokes([(MARGIN, foot, MARGIN + COLUMN, foot) for foot in feet], INK, 0.5)


def ruled(desk: Desk, block: Ruled) -> Sequence[Flow]:
    """The label and, below it, the lines to write on."""
    lines = min(max(block.lines, 0), _MOST_LINES)
    made = _label(desk, block.label, joined=lines > 0)
    return [*made, RuledFlow(lines)] if lines else made


def _label(desk: Desk, label: str, *, joined: bool = True) -> list[Flow]:
    text = safe(label).strip()
    if not text:
        return []
    return [TextFlow(desk.lines(text, BODY), BODY, desk.tree.add("P"), before=9.0, joined=joined)]
