"""The list of casussen in reach, with search by kenmerk; a page at a time, so that ten thousand stay quick."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.ports import CasusRow
from ui.pages.overview.rows import casus_line
from ui.widgets.buttons import Button, Primary
from ui.widgets.card import Card
from ui.widgets.layouts import column, row
from ui.widgets.lines import Heading, LinesTable
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import EmptyState
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import say

PAGE = 50
"""Rows on one page of the list."""


class CasussenPage(ScrollPage):
    """Casussen in a table. Signals carry the id of the casus, or how many rows to skip."""

    open_wanted = Signal(str)
    """A casus to open."""
    new_wanted = Signal()
    """A new casus."""
    page_wanted = Signal(int)
    """Other rows of the same list: how many to skip."""
    all_wanted = Signal()
    """The whole list again, after a search."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = PrimaryHeading(say("casussen.titel"))
        self._summary = Muted()
        self._new = Primary(say("werkvoorraad.nieuwe_casus"), icon_name="plus")
        self._all = Button(say("casussen.alles"))
        self._new.clicked.connect(self.new_wanted)
        self._all.clicked.connect(self.all_wanted)
        words = column(None, 0, 0.2)
        words.addWidget(self._heading)
        words.addWidget(self._summary)
        top = row(None, 0, 1)
        top.addLayout(words, 1)
        top.addWidget(self._all)
        top.addWidget(self._new)
        self.content.addLayout(top)
        keys = (("kenmerk", 2), ("waarover", 5), ("staat", 3), ("van", 3))
        self.table = LinesTable(
            [Heading(say(f"casussen.kop.{key}"), share) for key, share in keys], say("casussen.titel")
        )
        self.table.chosen.connect(self.open_wanted)
        self._card = Card()
        self._card.add(self.table)
        self._before, self._after = Button(say("casussen.vorige")), Button(say("casussen.volgende"))
        turning = row(None, 0, 0.6)
        turning.addWidget(self._before)
        turning.addWidget(self._after)
        turning.addStretch(1)
        self._card.add(turning)
        self._before.clicked.connect(self._on_before)
        self._after.clicked.connect(self._on_after)
        self._empty = EmptyState(say("casussen.leeg"), say("casussen.leeg_uitleg"))
        self._nothing = EmptyState(say("casussen.niets"), say("casussen.niets_uitleg"))
        for part in (self._card, self._empty, self._nothing):
            self.content.addWidget(part)
        self._skip = 0

    def show_rows(
        self, rows: tuple[CasusRow, ...], total: int, skip: int, kenmerk: str, now: datetime, *, may_open: bool
    ) -> None:
        """Show a page of the list."""
        self._skip = skip
        found = bool(rows)
        self._heading.setText(say("casussen.gezocht", kenmerk=kenmerk) if kenmerk else say("casussen.titel"))
        self._summary.setText(say("casussen.aantal", aantal=total))
        self._new.setVisible(may_open)
        self._all.setVisible(bool(kenmerk))
        self.table.show_lines([casus_line(one, now) for one in rows])
        self._card.setVisible(found)
        self._before.setVisible(skip > 0)
        self._after.setVisible(skip + len(rows) < total)
        self._empty.setVisible(not found and not kenmerk)
        self._nothing.setVisible(not found and bool(kenmerk))

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.table if self._card.isVisibleTo(self) else self._new

    def _on_before(self) -> None:
        self.page_wanted.emit(max(0, self._skip - PAGE))

    def _on_after(self) -> None:
        self.page_wanted.emit(self._skip + PAGE)
