"""The page of a sealed decision: what was sealed, checking it, and its paper. Nothing here can change it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from triage.besluit.sealing import Besluit
from ui.pages.decision.sides import Sides
from ui.pages.record.choice import PaperChoice
from ui.pages.record.facts import OutcomeCard, SealCard, decided, outcome_chip, withdraws
from ui.pages.record.preview import PreviewCard
from ui.pages.record.verify import VerifyCard
from ui.widgets.buttons import Button, Primary, Quiet
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import say


class RecordPage(QWidget):
    """A sealed decision."""

    print_wanted = Signal()
    save_wanted = Signal()
    casus_wanted = Signal()
    around_wanted = Signal()
    follow_wanted = Signal()
    close_wanted = Signal()
    paper_wanted = Signal(str)
    """Which paper: the id of the person whose part it is, or empty for the whole."""

    def __init__(self) -> None:
        super().__init__()
        outer = column(self, (0.8, 1.0, 0.8, 0), 0.5)
        self._head = QWidget()
        inside = column(self._head, (0.8, 0, 0.8, 0), 0.2)
        self.title, self.about = PrimaryHeading(), Muted()
        self.title.setWordWrap(False)
        self._top = FlowRow((), 0.9)
        self.print, self.save = Primary(say("besluit.afdrukken"), icon_name="afdrukken"), Button(say("besluit.bewaren"))
        self.casus, self.leave = Quiet(say("besluit.naar_casus")), Quiet(say("besluit.sluit"))
        self.around = Quiet(say("rondom.knop_rond"), icon_name="persoon")
        self.follow = Button(say("opvolging.knop"))
        self._top.add(self.title)
        inside.addWidget(self._top)
        inside.addWidget(self.about)
        around_buttons = column(None, (0, 0.4, 0, 0), 0)
        around_buttons.addWidget(FlowRow([self.print, self.save, self.follow, self.casus, self.around, self.leave]))
        inside.addLayout(around_buttons)
        left, right = QWidget(), QWidget()
        self._facts = column(None, 0, 1.0)
        self.verify, self.choice, self.preview = VerifyCard(), PaperChoice(), PreviewCard("besluit")
        around = column(left, 0, 1.0)
        around.addLayout(self._facts)
        around.addWidget(self.verify)
        beside = column(right, 0, 0.8)
        beside.addWidget(self.choice)
        beside.addWidget(self.preview, 1)
        self.sides = Sides(left, right, self._head)
        outer.addWidget(self.sides, 1)
        self._chip: QWidget | None = None
        self._wire()
        self.show_nothing()

    def _wire(self) -> None:
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.casus.clicked.connect(self.casus_wanted)
        self.around.clicked.connect(self.around_wanted)
        self.follow.clicked.connect(self.follow_wanted)
        self.leave.clicked.connect(self.close_wanted)
        self.choice.chosen.connect(self.paper_wanted)

    def show_nothing(self) -> None:
        """Show nothing of anybody, while something is fetched."""
        self.title.setText(say("besluit.laden"))
        self.about.setText("")
        self._drop_chip()
        empty(self._facts)
        self.verify.forget()
        self.verify.hide()
        self.casus.hide()
        self.around.hide()
        self.follow.hide()
        self.choice.show_nothing()
        self.preview.show_making()
        self.set_ready(False)

    def show_besluit(self, besluit: Besluit) -> None:
        """Show a sealed decision; its paper comes by itself."""
        facts = besluit.facts
        key = "besluit.titel" if decided(facts) else "besluit.titel_vastlegging"
        key = "heroverwegen.record" if withdraws(facts) else key
        self.title.setText(say(key, nummer=besluit.number))
        self.about.setText(say("besluit.onder_titel", soort=facts.title, wanneer=facts.sealed_on))
        self._drop_chip()
        self._chip = outcome_chip(facts)
        self._top.add(self._chip)
        empty(self._facts)
        self._facts.addWidget(SealCard(besluit))
        self._facts.addWidget(OutcomeCard(besluit))
        self.verify.show()
        self.choice.show_people(besluit)
        self.sides.to_top()
        QTimer.singleShot(0, self, self._enter)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The paper takes the height that there is."""
        super().resizeEvent(event)
        self.preview.view.updateGeometry()

    def set_ready(self, ready: bool) -> None:
        """Allow printing and saving, once there is a paper."""
        self.print.setEnabled(ready)
        self.save.setEnabled(ready)
        if ready and self.leave.hasFocus():
            self.print.setFocus()

    def _enter(self) -> None:
        (self.print if self.print.isEnabled() else self.leave).setFocus()

    def _drop_chip(self) -> None:
        if self._chip is not None:
            self._chip.hide()
            self._chip.setParent(None)
            self._chip.deleteLater()
            self._chip = None
