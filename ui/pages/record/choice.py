"""Which paper of a sealed decision: the whole for the file, or the part for one person."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from triage.besluit.sealing import Besluit
from ui.fields.choices import Dot
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
        self.dots: dict[str, Dot] = {}
        self.add(inside)
        self.add(Muted(say("besluit.deel.uitleg")))
        self.hide()

    def show_nothing(self) -> None:
        """Offer nothing of anybody."""
        empty(self._column)
        self.dots = {}
        self.hide()

    def show_people(self, besluit: Besluit) -> None:
        """Offer the whole, and the part of each person in it; nothing to choose where it is about nobody."""
        self.show_nothing()
        people = besluit.facts.snapshot.people
        if not people:
            return
        words = {
            _WHOLE: say("besluit.deel.heel"),
            **{one.id: say("besluit.deel.voor", naam=one.name) for one in people},
        }
        group = QButtonGroup(self)
        self.dots = {slug: Dot(text) for slug, text in words.items()}
        for slug, dot in self.dots.items():
            group.addButton(dot)
            self._column.addWidget(dot)
            dot.clicked.connect(lambda _=False, which=slug: self.chosen.emit("" if which == _WHOLE else which))
        self.dots[_WHOLE].setChecked(True)
        self.show()
