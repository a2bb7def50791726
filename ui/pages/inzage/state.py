"""The state of the log for who looks after the program: counts and marks, and no line of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.pages.inzage.check import CheckCard
from ui.pages.inzage.outcome import OutcomeStrip
from ui.pages.inzage.words import counted
from ui.widgets.buttons import Primary
from ui.widgets.card import Card
from ui.widgets.facts import FactsList
from ui.widgets.layouts import FlowRow
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import moment, say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from triage.access.inzage import Stand
    from ui.widgets.facts import Fact


class StatePage(ScrollPage):
    """Whether the log is whole."""

    check_wanted = Signal(object)
    """The heads (`Peil`) to compare the log with."""

    def __init__(self) -> None:
        super().__init__(64)
        self.content.addWidget(PrimaryHeading(say("inzage.titel")))
        self.content.addWidget(Muted(say("inzage.stand.eigen")))
        self.outcome, self.check = OutcomeStrip(), CheckCard()
        self.button = Primary(say("inzage.controleer"), icon_name="schild")
        card = Card(say("inzage.stand.titel"))
        self.facts, self.waiting = FactsList(beside=True), Muted(say("inzage.stand.laden"))
        for part in (self.waiting, self.facts, FlowRow([self.button])):
            card.add(part)
        for whole in (self.outcome, self.check, card):
            self.content.addWidget(whole)
        self.check.hide()
        self.button.clicked.connect(self.check.open)
        self.check.wanted.connect(self.check_wanted)

    def show_nothing(self) -> None:
        """Show nothing of before."""
        self.facts.show_facts(())
        self.waiting.show()
        self.outcome.forget()
        self.check.forget()

    def show_stand(self, stand: Stand) -> None:
        """Show where the log stands."""
        self.waiting.hide()
        shown: list[Fact] = [(say("inzage.stand.regels"), counted(stand.lines))]
        if stand.at is not None:
            shown.append((say("inzage.stand.laatste_op"), moment(stand.at)))
        if stand.head is not None:
            shown.append((say("inzage.stand.laatste"), f"{stand.head.seq}-{stand.head.mark}"))
        shown.append((say("inzage.stand.bewijzen"), counted(stand.bewijzen)))
        self.facts.show_facts(shown)

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.button
