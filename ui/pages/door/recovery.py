"""Coming in with the recovery sheet: the key from paper, and a new password."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.faults import Fault
from ui.fields.form import FormRow
from ui.pages.door.doorway import DoorPage, field_words, paragraphs
from ui.pages.door.form_rows import LineRow, mark_all
from ui.pages.door.own_password import NewPasswordRows
from ui.widgets.buttons import Button, Primary
from ui.widgets.layouts import FlowRow
from ui.widgets.text import Muted
from ui.words import say


class RecoveryPage(DoorPage):
    """For who forgot a password, or sits at a new computer."""

    recover_wanted = Signal(str, str, str)
    """Login name, key as typed, new password."""
    back_wanted = Signal()

    def __init__(self, login: str) -> None:
        super().__init__(say("herstel.titel"), say("herstel.uitleg"))
        paragraphs(self.card, say("herstel.wat_nodig"))
        self.login = LineRow(say("ontgrendelen.inlognaam"))
        self.login.line.show_words(login)
        self.key = LineRow(say("herstel.sleutel"), say("herstel.sleutel_hulp"))
        self.rows = NewPasswordRows(say("ontgrendelen.eigen.nieuw"))
        self.button, self.back = Primary(say("herstel.knop")), Button(say("herstel.terug"))
        self._state = Muted(say("herstel.bezig"))
        self._state.hide()
        acts = FlowRow([self.button, self.back])
        for part in (self.login, self.key, self.rows.first, self.rows.second, acts, self._state):
            self.card.add(part)
        self.login.line.returnPressed.connect(self._on_login)
        self.key.line.returnPressed.connect(self._on_key)
        self.rows.second.entered.connect(self._on_recover)
        self.button.clicked.connect(self._on_recover)
        self.back.clicked.connect(self.back_wanted)

    def first_focus(self) -> QWidget:
        """The login name, or the key where the name is known."""
        return self.key.line if self.login.words() else self.login.line

    def show_fault(self, fault: Fault) -> None:
        """Say what is wrong at the line it is about; what was typed stays."""
        self._set_busy(False)
        row = self._row_of(fault.code)
        if row is None:
            self.tell_fault(fault)
            return
        row.mark(field_words(fault))
        self.go_to(row.editor)

    def _set_busy(self, busy: bool) -> None:
        self._state.setVisible(busy)
        for button in (self.button, self.back):
            button.setEnabled(not busy)

    def _row_of(self, code: str) -> FormRow | None:
        if code.startswith("herstelsleutel_"):
            return self.key
        if code.startswith(("inlognaam_", "account_")):
            return self.login
        if code.startswith("wachtwoord_"):
            return self.rows.first
        return None

    def _on_login(self) -> None:
        self.key.line.setFocus()

    def _on_key(self) -> None:
        self.rows.first.password.line.setFocus()

    def _on_recover(self) -> None:
        self.hush()
        wrong = mark_all(
            {
                self.login: None if self.login.words() else say("ontgrendelen.mist_inlognaam"),
                self.key: None if self.key.words() else say("herstel.mist_sleutel"),
                **self.rows.faults(),
            }
        )
        if wrong is not None:
            self.go_to(wrong)
        elif self.button.isEnabled():
            self._set_busy(True)
            self.recover_wanted.emit(self.login.words(), self.key.words(), self.rows.words())
