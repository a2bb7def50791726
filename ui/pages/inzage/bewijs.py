"""The page of a standbewijs that was just made: what it holds, its paper, and the file to check with later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.decision.sides import Sides
from ui.pages.inzage.words import counted
from ui.pages.record.preview import PreviewCard
from ui.widgets.buttons import Button, Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.facts import FactsList
from ui.widgets.layouts import FlowRow, column
from ui.widgets.text import Muted, Plain, PrimaryHeading
from ui.words import moment, say

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from triage.access.standbewijs import Standbewijs

WORDS = "inzage.bewijs"
_GROUP = 4


class BewijsPage(QWidget):
    """A standbewijs."""

    print_wanted = Signal()
    save_wanted = Signal()
    file_wanted = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        outer = column(self, (0.8, 1.0, 0.8, 0), 0.5)
        head = QWidget()
        inside = column(head, (0.8, 0, 0.8, 0), 0.4)
        self.title = PrimaryHeading()
        self.print = Primary(say(f"{WORDS}.afdrukken"), icon_name="afdrukken")
        self.save, self.file = Button(say(f"{WORDS}.bewaren")), Button(say(f"{WORDS}.bestand"))
        self.leave = Quiet(say("inzage.terug"), icon_name="terug")
        for part in (self.title, FlowRow([self.print, self.file, self.save, self.leave])):
            inside.addWidget(part)
        left, right = QWidget(), QWidget()
        around = column(left, 0, 1.0)
        card = Card()
        self.facts = FactsList(beside=True)
        for words in (Plain(say(f"{WORDS}.uitleg")), self.facts, Muted(say(f"{WORDS}.bestand_eerst"))):
            card.add(words)
        around.addWidget(card)
        self.preview = PreviewCard(WORDS)
        column(right, 0, 0).addWidget(self.preview)
        self.sides = Sides(left, right, head)
        outer.addWidget(self.sides, 1)
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.file.clicked.connect(self.file_wanted)
        self.leave.clicked.connect(self.close_wanted)

    def show_bewijs(self, bewijs: Standbewijs) -> None:
        """Show a standbewijs; its paper comes by itself."""
        self.title.setText(say(f"{WORDS}.titel", nummer=bewijs.number))
        groups = [bewijs.h[at : at + _GROUP] for at in range(0, len(bewijs.h), _GROUP)]
        self.facts.show_facts(
            [
                (say(f"{WORDS}.regel"), counted(bewijs.seq)),
                (say(f"{WORDS}.merk"), f"{bewijs.seq}-{bewijs.peil.mark}"),
                (say(f"{WORDS}.vol_merk"), " ".join(groups)),
                (say(f"{WORDS}.gemaakt"), moment(bewijs.made_on)),
                (say(f"{WORDS}.door"), bewijs.by),
                (say(f"{WORDS}.vorige"), bewijs.previous[:16] or say(f"{WORDS}.geen_vorige")),
            ]
        )
        self.sides.to_top()

    def set_ready(self, ready: bool) -> None:
        """Allow printing and saving, once there is a paper."""
        for button in (self.print, self.save):
            button.setEnabled(ready)

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.file

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The paper takes the height that there is."""
        super().resizeEvent(event)
        self.preview.view.updateGeometry()
