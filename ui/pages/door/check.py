"""Checking a paper before anybody logs in: the store stays shut, nothing is kept, and no log line is written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.door.doorway import WIDE, DoorPage, paragraphs
from ui.widgets.buttons import Button, Primary
from ui.widgets.dropping import FileDrop
from ui.widgets.layouts import FlowRow
from ui.widgets.outcome import OutcomeCard
from ui.widgets.text import Muted
from ui.words import say


class CheckDoorPage(DoorPage):
    """A file in, a verdict out."""

    dropped = Signal(object)
    """The files, a tuple of `Path`."""
    choose_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(say("controle.titel"), say("controle.zonder_uitleg"), widest=WIDE)
        self.choose = Primary(say("controle.bestand_kiezen"), icon_name="document")
        self.back = Button(say("controle.terug"), icon_name="terug")
        self._busy = Muted(say("controle.bezig"))
        self.outcome = OutcomeCard()
        paragraphs(self.card, say("controle.zonder_inlog"))
        self.card.add(FlowRow([self.choose, self.back]))
        self.card.add(self._busy)
        self._more = Muted(say("controle.zonder_meer"))
        self.content.addWidget(self.outcome)
        self.content.addWidget(self._more)
        self._more.hide()
        self._busy.hide()
        FileDrop(self).dropped.connect(self.dropped)
        self.choose.clicked.connect(self.choose_wanted)
        self.back.clicked.connect(self.back_wanted)

    def first_focus(self) -> QWidget:
        """The button to choose a file."""
        return self.choose

    def show_busy(self, *, busy: bool) -> None:
        """Say that a file is being looked at, with nothing of the one before it."""
        self.hush()
        self._busy.setVisible(busy)
        if busy:
            self.outcome.show_nothing()
            self._more.hide()

    def show_outcome(
        self, toon: str, title: str, sentences: tuple[str, ...], facts: tuple[tuple[str, str], ...]
    ) -> None:
        """Show what the file says."""
        self.show_busy(busy=False)
        self.outcome.show_outcome(toon, title, sentences, facts)
        self._more.show()
        self.show_widget(self.outcome)
