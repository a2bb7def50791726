"""Setting one's own password, the first time or after a recovery: the rules, and why one will not do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.faults import Fault
from ui.fields.form import FormRow
from ui.pages.door.doorway import DoorPage, field_words, paragraphs
from ui.pages.door.form_rows import PasswordRow, mark_all
from ui.widgets.buttons import Button, Primary
from ui.widgets.layouts import FlowRow
from ui.words import say


class NewPasswordRows:
    """A new password twice, with its rules; the two rows of it are put in a card by who makes this."""

    def __init__(self, label: str) -> None:
        self.first = PasswordRow(label, say("ontgrendelen.regels"))
        self.second = PasswordRow(say("ontgrendelen.nog_een_keer"))
        self.first.entered.connect(self._on_first)

    def words(self) -> str:
        """Return the password as typed the first time."""
        return self.first.words()

    def faults(self) -> dict[FormRow, str | None]:
        """Return what is wrong with each row, as far as the screen can tell."""
        lacking = None if self.first.words() else say("ontgrendelen.mist_nieuw")
        differs = None if self.first.words() == self.second.words() else say("ontgrendelen.niet_gelijk")
        return {self.first: lacking, self.second: None if lacking else differs}

    def clear(self) -> None:
        """Forget both."""
        self.first.password.clear()
        self.second.password.clear()

    def _on_first(self) -> None:
        self.second.password.line.setFocus()


class OwnPasswordPage(DoorPage):
    """Somebody else made up the password that was just used; here its owner makes another."""

    change_wanted = Signal(str)
    """The new password."""
    leave_wanted = Signal()
    """Not now: lock again."""

    def __init__(self) -> None:
        super().__init__(say("ontgrendelen.eigen.titel"), say("ontgrendelen.eigen.uitleg"))
        paragraphs(self.card, say("ontgrendelen.eigen.waarom"))
        self.rows = NewPasswordRows(say("ontgrendelen.eigen.nieuw"))
        self.button = Primary(say("ontgrendelen.eigen.knop"))
        self.leave = Button(say("ontgrendelen.weer_op_slot"))
        for part in (self.rows.first, self.rows.second, FlowRow([self.button, self.leave])):
            self.card.add(part)
        self.rows.second.entered.connect(self._on_change)
        self.button.clicked.connect(self._on_change)
        self.leave.clicked.connect(self.leave_wanted)

    def first_focus(self) -> QWidget:
        """The new password."""
        return self.rows.first.password.line

    def show_fault(self, fault: Fault) -> None:
        """Say why this password will not do, at its line; anything else above."""
        self.button.setEnabled(True)
        if fault.code.startswith("wachtwoord_"):
            self.rows.first.mark(field_words(fault))
        else:
            self.tell_fault(fault)
        self.go_to(self.rows.first.editor)

    def _on_change(self) -> None:
        self.hush()
        wrong = mark_all(self.rows.faults())
        if wrong is not None:
            self.go_to(wrong)
        elif self.button.isEnabled():
            self.button.setEnabled(False)
            self.change_wanted.emit(self.rows.words())
