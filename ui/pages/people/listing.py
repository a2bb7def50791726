"""A list of colleagues with search, a page at a time, so that a thousand stay quick."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.fields.editors import LineEditor
from ui.pages.people.held import put
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow, column
from ui.widgets.lines import Heading, Line, LinesTable
from ui.widgets.strip import EmptyState
from ui.widgets.text import Muted, Strong
from ui.words import say

PAGE: Final = 50
"""Rows on one page of a list."""


class SearchList(QWidget):
    """A search line above a table, with buttons to turn the page. It asks for rows; who has them shows them."""

    chosen = Signal(str)
    """The id of a row."""
    wanted = Signal(str, int)
    """Rows for these words, after so many."""

    def __init__(self, headings: Sequence[Heading], name: str) -> None:
        super().__init__()
        self._skip = 0
        label = Strong(say("beheer.lijst.zoeken"))
        self.line = LineEditor(limit=200)
        self.line.setAccessibleName(say("beheer.lijst.zoeken"))
        label.setBuddy(self.line)
        self.go, self.every = Button(say("beheer.zoek"), small=True), Button(say("beheer.alles"), small=True)
        self.count = Muted()
        self.table = LinesTable(headings, name)
        self.empty = EmptyState(say("beheer.lijst.niets"), say("beheer.lijst.niets_uitleg"))
        self.before, self.after = Button(say("beheer.vorige")), Button(say("beheer.volgende"))
        card = put(Card(), self.table, self.empty, FlowRow([self.before, self.after]))
        inside = column(self, 0, 0.5)
        parts: tuple[QWidget, ...] = (label, self.line, FlowRow([self.go, self.every, self.count]), card)
        for part in parts:
            inside.addWidget(part)
        self.line.returnPressed.connect(self._on_search)
        self.go.clicked.connect(self._on_search)
        self.every.clicked.connect(self._on_every)
        self.before.clicked.connect(lambda: self.wanted.emit(self.sought(), max(0, self._skip - PAGE)))
        self.after.clicked.connect(lambda: self.wanted.emit(self.sought(), self._skip + PAGE))
        self.table.chosen.connect(self.chosen)

    def sought(self) -> str:
        """Return what is searched for."""
        return self.line.words().strip()

    def show_lines(self, lines: Sequence[Line], total: int, skip: int) -> None:
        """Show a page of the list."""
        self._skip = skip
        self.table.show_lines(lines)
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.count.setText(say("beheer.aantal", aantal=total))
        self.every.setVisible(bool(self.sought()))
        self.before.setVisible(skip > 0)
        self.after.setVisible(skip + len(lines) < total)

    def show_nothing(self) -> None:
        """Show no rows; what was searched for stays."""
        self.show_lines([], 0, 0)
        self.empty.hide()
        self.count.setText(say("beheer.bezig"))

    def _on_search(self) -> None:
        self.wanted.emit(self.sought(), 0)

    def _on_every(self) -> None:
        self.line.show_words("")
        self._on_search()
