"""From a login name and a password to an open store: the ways in, each with a page of its own.

The everyday way, the recovery sheet, one's own password after a temporary one, and a file that is older than expected.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.pages.door.unlock import UnlockPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from triage.casework.entering import Gate, Session
    from triage.faults import Refusal, Trouble
    from ui.pages.door.older_store import OlderStorePage
    from ui.pages.door.own_password import OwnPasswordPage
    from ui.pages.door.recovery import RecoveryPage
    from ui.runner import Runner

T = TypeVar("T")
_Asking: TypeAlias = "UnlockPage | RecoveryPage | OwnPasswordPage | OlderStorePage"
"""A page that asks something, and says what was wrong with the answer."""


class UnlockingFlow(QObject):
    """Owns the unlock page and the pages behind it."""

    opened = Signal(object)
    """The `Session`; a temporary password has been replaced by then."""
    page_wanted = Signal(QWidget)
    leave_wanted = Signal()
    """The store is open, but somebody rather shuts it again."""
    troubled = Signal(object)
    """A `Trouble` that keeps the store shut."""
    broke = Signal(object)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._gate: Gate | None = None
        self._typed = ("", "")
        self._pending: Callable[[], None] | None = None
        self._session: Session | None = None
        self.page = UnlockPage()
        self._asking: _Asking = self.page
        self.page.unlock_wanted.connect(self._on_unlock_wanted)
        self.page.recovery_wanted.connect(self._ask_sheet)

    @property
    def ready(self) -> bool:
        """The store was looked at and can be opened."""
        return self._gate is not None

    def open_with(self, gate: Gate) -> None:
        """From now on there is something to open; whoever typed before that is served now."""
        self._gate = gate
        pending, self._pending = self._pending, None
        if pending is not None:
            pending()

    def show(self) -> None:
        """Show the unlock page, empty but for the name."""
        self._drop()
        self.page.start_over()
        self._show(self.page)

    def show_locked(self, reason: str) -> None:
        """Show that the screen was locked, by whom or why."""
        self._drop()
        self.page.show_locked(reason, self._typed[0])
        self._show(self.page)

    def show_ready(self, login: str) -> None:
        """Show that a new store waits for its first unlocking."""
        self._drop()
        self.page.start_over(login)
        self.page.tell_ready()
        self._show(self.page)

    def ask_sheet(self) -> None:
        """Open with the recovery sheet."""
        self._ask_sheet(self.page.login.words())

    def forget(self) -> None:
        """Drop the password and what still waited; the login name may stay."""
        self._pending = None
        self._typed = (self._typed[0], "")

    # ------------------------------------------------------------------------------------------------ the ways
    def _on_unlock_wanted(self, login: str, password: str) -> None:
        self._typed = (login, password)
        self._at_gate(lambda gate: gate.unlock(login, password), self._on_session)

    def _ask_sheet(self, login: str) -> None:
        from ui.pages.door.recovery import RecoveryPage

        page = RecoveryPage(login)
        page.recover_wanted.connect(self._on_recover)
        page.back_wanted.connect(self.show)
        self._show(page)

    def _on_recover(self, login: str, key: str, password: str) -> None:
        self._typed = (login, password)
        self._at_gate(lambda gate: gate.recover(login, key, password), self._on_session)

    def _on_session(self, session: Session) -> None:
        self._session = session
        if not session.fresh:
            self._enter()
            return
        from ui.pages.door.own_password import OwnPasswordPage

        page = OwnPasswordPage()
        page.change_wanted.connect(self._on_change)
        page.leave_wanted.connect(self.leave_wanted)
        self._show(page)

    def _on_change(self, new: str) -> None:
        login, old = self._typed
        self._at_gate(lambda gate: gate.change_password(login, old, new), lambda _: self._enter())

    def _ask_older(self) -> None:
        from ui.pages.door.older_store import OlderStorePage

        page = OlderStorePage()
        page.accept_wanted.connect(self._on_accept_older)
        page.back_wanted.connect(self.show)
        self._show(page)

    def _on_accept_older(self, reason: str) -> None:
        from triage.casework.entering import OlderDoor

        gate = self._gate
        if isinstance(gate, OlderDoor):
            self._run(partial(gate.accept_older, *self._typed, reason), self._on_session)

    # -------------------------------------------------------------------------------------------------- inside
    def _at_gate(self, call: Callable[[Gate], T], on_result: Callable[[T], None]) -> None:
        """Ask something of the door; as soon as it is there, for who types faster than the store is looked at."""
        if self._gate is None:
            self._pending = partial(self._at_gate, call, on_result)
        else:
            self._run(partial(call, self._gate), on_result)

    def _run(self, call: Callable[[], T], on_result: Callable[[T], None]) -> None:
        self._runner.run(call, self, on_result, self._on_wrong, self._on_trouble, self.broke.emit)

    def _enter(self) -> None:
        session, self._session = self._session, None
        self.forget()
        if session is not None:
            self.opened.emit(session)

    def _on_wrong(self, refusal: Refusal) -> None:
        """Say it on the page that asked; where somebody left that meanwhile, on the unlock page."""
        page = self._asking
        if page is not self.page and isValid(page):
            page.show_fault(refusal)
        else:
            self.forget()
            self.page.show_fault(refusal)

    def _on_trouble(self, trouble: Trouble) -> None:
        from triage.casework.entering import OlderDoor

        if trouble.code == "teruggezet" and isinstance(self._gate, OlderDoor):
            self._ask_older()
        else:
            self.troubled.emit(trouble)

    def _show(self, page: _Asking) -> None:
        self._asking = page
        self.page_wanted.emit(page)

    def _drop(self) -> None:
        self._session = None
        self.forget()
