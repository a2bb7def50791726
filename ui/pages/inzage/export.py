"""Choosing how lines of the log leave the program."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from ui.fields.choices import Dot
from ui.widgets.buttons import Button, Quiet
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow
from ui.widgets.text import Muted
from ui.words import say

FORMS: Final = ("ldv", "csv")


class ExportCard(Card):
    """Two forms to choose from; nothing leaves before somebody chose a place."""

    wanted = Signal(str)
    """One of `FORMS`."""

    def __init__(self) -> None:
        super().__init__(say("inzage.uitvoer.titel"))
        self.add(Muted(say("inzage.uitvoer.uitleg")))
        self.dots = {form: Dot(say(f"inzage.uitvoer.{form}")) for form in FORMS}
        self._group = QButtonGroup(self)
        for dot in self.dots.values():
            self._group.addButton(dot)
            self.add(dot)
        self.dots[FORMS[0]].setChecked(True)
        self.go, self.cancel = Button(say("inzage.uitvoer.doe")), Quiet(say("knop.annuleren"))
        self.add(FlowRow([self.go, self.cancel]))
        self.go.clicked.connect(self._on_go)
        self.cancel.clicked.connect(self.hide)

    def open(self) -> None:
        """Show the choice, with the keyboard on it."""
        self.show()
        next(dot for dot in self.dots.values() if dot.isChecked()).setFocus()

    def _on_go(self) -> None:
        chosen = next((form for form, dot in self.dots.items() if dot.isChecked()), FORMS[0])
        self.hide()
        self.wanted.emit(chosen)
