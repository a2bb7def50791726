"""The file is older than this computer remembers: why that may be, and opening it all the same, with a reason."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.faults import Fault
from ui.pages.door.doorway import DoorPage, paragraphs
from ui.pages.door.form_rows import TextRow
from ui.widgets.buttons import Button, Primary
from ui.widgets.layouts import FlowRow
from ui.words import say


class OlderStorePage(DoorPage):
    """Asks for a reason, which goes into the log with the name of who gave it."""

    accept_wanted = Signal(str)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(say("ontgrendelen.ouder.titel"), say("ontgrendelen.ouder.uitleg"), widest=44)
        paragraphs(self.card, *(say(f"ontgrendelen.ouder.regel_{line}") for line in (1, 2, 3)))
        self.reason = TextRow(say("ontgrendelen.ouder.reden"), say("ontgrendelen.ouder.reden_hulp"))
        self.back, self.accept = Primary(say("ontgrendelen.weer_op_slot")), Button(say("ontgrendelen.ouder.toch"))
        self.card.add(self.reason)
        self.card.add(FlowRow([self.back, self.accept]))
        self.accept.clicked.connect(self._on_accept)
        self.back.clicked.connect(self.back_wanted)

    def first_focus(self) -> QWidget:
        """The reason."""
        return self.reason.text

    def show_fault(self, fault: Fault) -> None:
        """Say why not; the reason still stands."""
        self.accept.setEnabled(True)
        self.tell_fault(fault)

    def _on_accept(self) -> None:
        reason = self.reason.words()
        self.reason.mark(None if reason else say("ontgrendelen.ouder.mist_reden"))
        if reason:
            self.accept.setEnabled(False)
            self.accept_wanted.emit(reason)
        else:
            self.reason.text.setFocus()
