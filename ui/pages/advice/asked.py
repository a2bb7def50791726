"""The questions to an adviser, newest first: which casus, by whom, and whether it waits."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.access.advies import Adviesvraag
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.layouts import column
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import EmptyState
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import near_moment, say

_COLUMNS = (("casus", 2), ("van", 4), ("wanneer", 3), ("stand", 3))


class AskedPage(ScrollPage):
    """What an adviser was asked."""

    open_wanted = Signal(str)
    """A casus to read without names."""

    def __init__(self) -> None:
        super().__init__()
        head = column(None, 0, 0.2)
        self._summary = Muted()
        head.addWidget(PrimaryHeading(say("advies.lijst")))
        head.addWidget(self._summary)
        self.content.addLayout(head)
        headings = [Heading(say(f"advies.kop.{name}"), share) for name, share in _COLUMNS]
        self.table = LinesTable(headings, say("advies.lijst"))
        self.table.chosen.connect(self.open_wanted)
        self._card = Card()
        self._card.add(self.table)
        self._empty = EmptyState(say("advies.leeg"), say("advies.leeg_uitleg"))
        self.content.addWidget(self._card)
        self.content.addWidget(self._empty)
        self.show_asked((), None)

    def show_asked(self, asked: Sequence[Adviesvraag], now: datetime | None) -> None:
        """Show the questions."""
        waiting = sum(one.answered_at is None for one in asked)
        self._summary.setText(say("advies.wachten", aantal=waiting) if asked else "")
        self.table.show_lines([_line(one, now) for one in asked if now is not None])
        self._card.setVisible(bool(asked))
        self._empty.setVisible(now is not None and not asked)

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.table


def _line(asked: Adviesvraag, now: datetime) -> Line:
    done = asked.answered_at is not None
    state = Cell(
        say("advies.stand.gegeven" if done else "advies.stand.wacht"), chip=Kind.OK if done else Kind.ATTENTION
    )
    when = near_moment(asked.at, now)
    return Line(asked.casus, (Cell(asked.kenmerk, strong=True), Cell(asked.asked_by_name), Cell(when), state))
