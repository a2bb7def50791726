"""The overview for a citizen: for whom and over which time, the lines as they will read them, and the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.decision.sides import Sides
from ui.pages.inzage.asked import AskedCard
from ui.pages.inzage.words import counted
from ui.pages.record.preview import PreviewCard
from ui.widgets.buttons import Button, Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow, column
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.strip import EmptyState
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import day, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from triage.casework.inzagelog.overzicht import Overzicht

WORDS: Final = "inzage.blad"
SHOWN: Final = 100
"""Lines in the list on the screen; the paper holds them all."""
_HEADS: Final = (("dag", 4), ("functie", 5), ("wat", 6), ("waarvoor", 6))


class OverviewPage(QWidget):
    """The overview."""

    print_wanted = Signal()
    save_wanted = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        outer = column(self, (0.8, 1.0, 0.8, 0), 0.5)
        head = QWidget()
        inside = column(head, (0.8, 0, 0.8, 0), 0.4)
        self.title = PrimaryHeading()
        self.print = Primary(say(f"{WORDS}.afdrukken"), icon_name="afdrukken")
        self.save = Button(say(f"{WORDS}.bewaren"))
        self.leave = Quiet(say("inzage.terug"), icon_name="terug")
        for part in (self.title, FlowRow([self.print, self.save, self.leave])):
            inside.addWidget(part)
        left, right = QWidget(), QWidget()
        around = column(left, 0, 1.0)
        self.asked, self.list = AskedCard(), _ListCard()
        around.addWidget(self.asked)
        around.addWidget(self.list)
        self.waiting = Card(say(f"{WORDS}.voorbeeld"))
        self.waiting.add(Muted(say(f"{WORDS}.wacht")))
        self.preview = PreviewCard(WORDS)
        beside = column(right, 0, 0)
        beside.addWidget(self.waiting)
        beside.addWidget(self.preview)
        self.sides = Sides(left, right, head)
        outer.addWidget(self.sides, 1)
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.leave.clicked.connect(self.close_wanted)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show nothing of anybody; what was typed stays for who goes on with it."""
        self.title.setText(say(f"{WORDS}.titel"))
        self.list.hide()
        self.preview.hide()
        self.waiting.show()
        self.set_ready(False)

    def show_making(self) -> None:
        """Say that the overview is being fetched."""
        self.list.hide()
        self.waiting.hide()
        self.preview.show_making()
        self.preview.show()
        self.set_ready(False)

    def show_overview(self, shown: Overzicht, lines: Sequence[tuple[str, ...]]) -> None:
        """Show an overview.

        Args:
            lines: the cells as they stand on paper.
        """
        self.title.setText(say(f"{WORDS}.titel_van", naam=shown.name))
        self.list.show_lines(shown, lines)
        self.list.show()
        self.sides.to_top()

    def set_ready(self, ready: bool) -> None:
        """Allow printing and saving, once there is a paper."""
        for button in (self.print, self.save):
            button.setEnabled(ready)

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.asked.kenmerk.line

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The paper takes the height that there is."""
        super().resizeEvent(event)
        self.preview.view.updateGeometry()


class _ListCard(Card):
    """The lines as the citizen reads them."""

    def __init__(self) -> None:
        super().__init__(say(f"{WORDS}.zo_gelezen"))
        self.about, self.more = Muted(), Muted()
        self.table = LinesTable([Heading(say(f"{WORDS}.{key}"), share) for key, share in _HEADS], self.heading.text())
        self.empty = EmptyState(say(f"{WORDS}.leeg"), say(f"{WORDS}.leeg_uitleg"))
        for part in (self.about, self.table, self.more, self.empty, Muted(say(f"{WORDS}.weggelaten"))):
            self.add(part)

    def show_lines(self, shown: Overzicht, lines: Sequence[tuple[str, ...]]) -> None:
        """Show the first of the lines, and say how many there are."""
        period = say(f"{WORDS}.periode", van=day(shown.since), tot=day(shown.until))
        count = say(f"{WORDS}.aantal.{'een' if shown.count == 1 else 'meer'}", aantal=counted(shown.count))
        self.about.setText(f"{period} · {count}" if lines else period)
        self.table.show_lines([_line(place, cells) for place, cells in enumerate(lines[:SHOWN])])
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.more.setText(say(f"{WORDS}.meer_op_papier", aantal=SHOWN))
        self.more.setVisible(len(lines) > SHOWN)


def _line(place: int, cells: tuple[str, ...]) -> Line:
    return Line(str(place), tuple(_cell(text) for text in cells))


def _cell(text: str) -> Cell:
    first, _, rest = text.partition("\n")
    return Cell(first, rest.replace("\n", ", "))
