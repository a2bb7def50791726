"""Which paper of a sealed decision: the whole for the file, or the part for one person."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.besluit.sealing import Besluit
from ui.pages.follow.dots import Dots
from ui.widgets.card import Card
from ui.widgets.layouts import column, empty
from ui.widgets.text import Muted
from ui.words import say

_WHOLE = "heel"


class PaperChoice(Card):
    """The choice, with the whole first: that is what is looked at."""

    chosen = Signal(str)
    """The id of the person whose part it is, or empty for the whole."""

    def __init__(self) -> None:
        super().__init__(say("besluit.deel.titel"))
        inside = QWidget()
        self._column = column(inside, 0, 0)
        self.dots: Dots | None = None
        self.add(inside)
        self.add(Muted(say("besluit.deel.uitleg")))
        self.hide()

    def show_nothing(self) -> None:
        """Offer nothing of anybody."""
        empty(self._column)
        self.dots = None
        self.hide()

    def show_people(self, besluit: Besluit) -> None:
        """Offer the whole, and the part of each person in it; nothing to choose where it is about nobody."""
        self.show_nothing()
        people = besluit.facts.snapshot.people
        if not people:
            return
        parts = {one.id: (say("besluit.deel.voor", naam=one.name),) for one in people}
        self.dots = Dots({_WHOLE: (say("besluit.deel.heel"),), **parts})
        self.dots.show_choice(_WHOLE)
        self.dots.changed.connect(self._on_changed)
        self._column.addWidget(self.dots)
        self.show()

    def _on_changed(self) -> None:
        if self.dots is not None:
            slug = self.dots.chosen
            self.chosen.emit("" if slug == _WHOLE else slug)
