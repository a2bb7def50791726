"""First start, the beginning: for real, or to practise; and what to have at hand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button, Primary
from ui.widgets.layouts import FlowRow, column
from ui.widgets.text import Plain, Small, Strong
from ui.words import say


class WelcomeStep(QWidget):
    """The choice between beginning and practising."""

    start_wanted = Signal()
    practice_wanted = Signal()

    def __init__(self, store_place: str) -> None:
        super().__init__()
        self.start, self.practice = Primary(say("opzet.welkom.begin")), Button(say("opzet.welkom.oefen"))
        inside = column(self, 0, 0.7)
        inside.addWidget(Strong(say("opzet.welkom.nodig")))
        for number in (1, 2, 3, 4):
            inside.addWidget(Plain(say(f"opzet.welkom.nodig_{number}")))
        inside.addWidget(Small(say("opzet.welkom.plek", plek=store_place)))
        inside.addWidget(FlowRow([self.start, self.practice]))
        inside.addWidget(Small(say("opzet.welkom.oefen_uitleg")))
        self.start.clicked.connect(self.start_wanted)
        self.practice.clicked.connect(self.practice_wanted)

    def first_focus(self) -> QWidget:
        """Beginning for real."""
        return self.start
