"""Unlocking: a login name and a password, and how long to wait after too many wrong ones."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from triage.faults import Fault, Refusal
from ui.pages.door.doorway import DoorPage
from ui.pages.door.form_rows import LineRow, PasswordRow
from ui.widgets.buttons import Link, Primary
from ui.widgets.chip import Kind
from ui.widgets.dropping import FileDrop
from ui.widgets.text import Muted
from ui.words import say

_SECOND_MS = 1_000


class UnlockPage(DoorPage):
    """Stands on the screen before anything heavy is imported, so that typing can begin at once."""

    unlock_wanted = Signal(str, str)
    """Login name and password."""
    recovery_wanted = Signal(str)
    """The recovery sheet is needed; carries the login name as typed."""
    check_wanted = Signal(object)
    """A paper is to be checked without coming in: the files that were dropped, a tuple of `Path`, or none yet."""

    def __init__(self) -> None:
        super().__init__(say("ontgrendelen.titel"), say("ontgrendelen.uitleg"))
        self.login = LineRow(say("ontgrendelen.inlognaam"))
        self.password = PasswordRow(say("ontgrendelen.wachtwoord"))
        self.button = Primary(say("ontgrendelen.knop"))
        self.forgotten = Link(say("ontgrendelen.vergeten"))
        self.check = Link(say("ontgrendelen.papier"))
        self._state = Muted()
        self._state.hide()
        for part in (self.login, self.password, self.button, self._state, self.forgotten, self.check):
            self.card.add(part)
        self._left = 0
        self._busy = False
        self._second = QTimer(self)
        self._second.setInterval(_SECOND_MS)
        self._second.timeout.connect(self._on_second)
        self.login.line.returnPressed.connect(self._on_login_enter)
        self.password.entered.connect(self._on_unlock)
        self.button.clicked.connect(self._on_unlock)
        self.forgotten.clicked.connect(self._on_forgotten)
        self.check.clicked.connect(lambda: self.check_wanted.emit(()))
        FileDrop(self).dropped.connect(self.check_wanted)

    @property
    def waiting(self) -> int:
        """Seconds until the next try is allowed."""
        return self._left

    @property
    def state_words(self) -> str:
        """What is said under the button."""
        return "" if self._state.isHidden() else self._state.text()

    def first_focus(self) -> QWidget:
        """The login name, or the password where the name is known."""
        return self.password.password.line if self.login.words() else self.login.line

    def show_busy(self, words: str = "") -> None:
        """Say what is going on and take no second try meanwhile; nothing ends that."""
        self._busy = bool(words)
        self._say_state(words)
        self._settle()

    def start_over(self, login: str = "") -> None:
        """Forget the password and what was said; the name stays unless another is given."""
        if login:
            self.login.line.show_words(login)
        self.password.password.clear()
        self._mark_none()
        self.hush()
        self.show_busy()

    def show_fault(self, fault: Fault) -> None:
        """Say why the store stays shut. After a wrong password the line is empty and the name still stands."""
        self.show_busy()
        if fault.code != "even_wachten":
            self.password.password.clear()
        seconds = fault.facts.get("seconden", 0)
        if isinstance(fault, Refusal) and isinstance(seconds, int) and seconds > 0:
            self._left = seconds
            self._second.start()
            self._on_wait()
        if fault.code != "even_wachten" or not self._left:
            self.tell_fault(fault)
        self.go_to(self.password.editor)

    def _settle(self) -> None:
        self.button.setEnabled(not self._busy and not self._left)

    def _say_state(self, words: str) -> None:
        self._state.setText(words)
        self._state.setVisible(bool(words))

    def _on_second(self) -> None:
        self._left = max(0, self._left - 1)
        self._on_wait()

    def _on_wait(self) -> None:
        if self._left:
            self._say_state(say("ontgrendelen.wacht", aantal=self._left))
        else:
            self._second.stop()
            self._say_state(say("ontgrendelen.wacht_voorbij"))
        self._settle()

    def _mark_none(self) -> None:
        self.login.mark(None)
        self.password.mark(None)

    def _on_login_enter(self) -> None:
        self.password.password.line.setFocus()

    def _on_forgotten(self) -> None:
        self.recovery_wanted.emit(self.login.words())

    def _on_unlock(self) -> None:
        if not self.button.isEnabled():
            return
        login, password = self.login.words(), self.password.words()
        self.login.mark(None if login else say("ontgrendelen.mist_inlognaam"))
        self.password.mark(None if password else say("ontgrendelen.mist_wachtwoord"))
        if login and password:
            self.hush()
            self.show_busy(say("ontgrendelen.bezig"))
            self.unlock_wanted.emit(login, password)
        else:
            self.go_to(self.password.editor if login else self.login.editor)

    def tell_ready(self) -> None:
        """Say that the store was made and waits for its first unlocking."""
        self.tell(say("ontgrendelen.klaar.titel"), say("ontgrendelen.klaar.tekst"), Kind.OK)

    def show_locked(self, reason: str, login: str) -> None:
        """Say that the screen was locked, by whom or why, and that nothing was lost."""
        self.start_over(login)
        self.tell(say(f"ontgrendelen.vergrendeld.{reason}"), say("ontgrendelen.vergrendeld.bewaard"), Kind.NEUTRAL)
