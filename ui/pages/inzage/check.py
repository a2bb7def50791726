"""Before the log is checked: marks from paper to compare it with. Without any it is checked all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from triage.access.standbewijs import read_mark
from triage.faults import Refusal
from ui.pages.door.form_rows import TextRow
from ui.widgets.buttons import Button, Quiet
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow
from ui.widgets.text import Muted
from ui.words import say

if TYPE_CHECKING:
    from triage.access.standbewijs import Peil


class CheckCard(Card):
    """Where marks are typed over, and where checking begins."""

    wanted = Signal(object)
    """The heads (`Peil`) to compare the log with."""

    def __init__(self) -> None:
        super().__init__(say("inzage.controle.titel"))
        self.add(Muted(say("inzage.controle.uitleg")))
        self.marks = TextRow(say("inzage.controle.merken"), say("inzage.controle.merken_uitleg"))
        self.add(self.marks)
        self.go, self.cancel = Button(say("inzage.controle.begin"), icon_name="schild"), Quiet(say("knop.annuleren"))
        self.add(FlowRow([self.go, self.cancel]))
        self.go.clicked.connect(self._on_go)
        self.cancel.clicked.connect(self.hide)

    def open(self) -> None:
        """Show the card, with the keyboard on what most people want."""
        self.show()
        self.go.setFocus()

    def forget(self) -> None:
        """Hold nothing that was typed."""
        self.marks.text.show_words("")
        self.marks.mark(None)
        self.hide()

    def _on_go(self) -> None:
        found: list[Peil] = []
        for typed in filter(None, (line.strip() for line in self.marks.words().splitlines())):
            try:
                found.append(read_mark(typed))
            except Refusal:
                self.marks.mark(say("inzage.controle.merk_onleesbaar", merk=typed))
                self.marks.text.setFocus()
                return
        self.forget()
        self.wanted.emit(tuple(found))
