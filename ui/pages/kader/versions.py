"""The versions of the kader, which one holds, and how many open casussen stand under each."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.beheer.kaders import VersionRow
from triage.files import FileFault
from ui.widgets.buttons import Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import Muted, Plain, PrimaryHeading
from ui.words import day, say

_COLUMNS = (("versie", 2), ("titel", 6), ("stand", 3), ("casussen", 3))


class VersionsPage(ScrollPage):
    """Every version that is known here."""

    open_wanted = Signal(str)
    """A version to look at."""
    add_wanted = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.add_button = Primary(say("kader.toevoegen"), icon_name="plus")
        self.back = Quiet(say("kader.beheer"))
        head = column(None, 0, 0.3)
        top: tuple[QWidget, ...] = (
            PrimaryHeading(say("kader.titel")),
            Muted(say("kader.uitleg")),
            FlowRow([self.add_button, self.back]),
        )
        for part in top:
            head.addWidget(part)
        self.table = LinesTable(
            [Heading(say(f"kader.kop.{key}"), share) for key, share in _COLUMNS], say("kader.titel")
        )
        self._card = Card()
        self._card.add(self.table)
        self._faults = column(None, 0, 1.0)
        self.content.addLayout(head)
        self.content.addLayout(self._faults)
        self.content.addWidget(self._card)
        self.table.chosen.connect(self.open_wanted)
        self.add_button.clicked.connect(self.add_wanted)
        self.back.clicked.connect(self.close_wanted)
        self.show_rows((), date.min)

    def show_rows(self, rows: Sequence[VersionRow], today: date) -> None:
        """Show the versions."""
        empty(self._faults)
        self.table.show_lines([_line(row, today) for row in rows])
        self._card.setVisible(bool(rows))

    def show_faults(self, faults: Sequence[FileFault]) -> None:
        """Say everything that is wrong with a kader that was chosen."""
        empty(self._faults)
        card = Card(say("kader.fouten", aantal=len(faults)), "danger")
        for fault in faults:
            card.add(Plain(str(fault)))
        self._faults.addWidget(card)
        self.verticalScrollBar().setValue(0)

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.table if not self._card.isHidden() else self.back


def _line(row: VersionRow, today: date) -> Line:
    coming = next((one for one in row.activations if one.since > today), None)
    if row.active:
        state = Cell(say("kader.nu"), chip=Kind.OK)
    elif coming is not None:
        state = Cell(say("kader.straks", dag=day(coming.since)), chip=Kind.ACCENT)
    else:
        state = Cell(say("kader.niet"), chip=Kind.NEUTRAL)
    whose = say("kader.eigen" if row.own else "kader.geleverd")
    cells = (Cell(row.version, strong=True), Cell(row.title, whose), state, Cell(str(row.open_casussen)))
    return Line(row.version, cells)
