"""Coming in: the unlock page at once, the store looked at behind it, then warnings, role, and to work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from triage.ids import AccountId, RoleId
from triage.kader.faults import KaderFaults
from ui.flows.door.seating import SeatingFlow
from ui.flows.door.unlocking import UnlockingFlow
from ui.widgets.dropping import FileDrop

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from triage.casework.desk import Desk
    from triage.casework.entering import Gate, Session, StoreState
    from triage.faults import Refusal, Trouble
    from ui.flows.door.founding import FoundingFlow
    from ui.flows.door.start import Kaders, Start
    from ui.notices import NoticeStrip
    from ui.pages.door.practice_door import PracticeDoorPage
    from ui.runner import Runner

_BY_SHEET: Final = frozenset({"apparaatsleutel_weg", "sleutelbos_anders", "ander_apparaat"})
"""Troubles of a device that the recovery sheet takes away."""

T = TypeVar("T")


class EnteringFlow(QObject):
    """From a closed store to a desk, and back at locking.

    Args:
        start: what it needs from outside.
        runner: the lane in which everything about the store runs.
        notices: the strip of the window, for what no page of the door can say.
    """

    entered = Signal(object)
    """The `Desk` of whoever came in."""
    page_changed = Signal(QWidget)
    """Another page must be shown."""
    ready = Signal()
    """The door is made and the kader is read: whoever comes can come in."""
    practice_wanted = Signal()
    """Somebody rather practises first."""

    def __init__(self, start: Start, runner: Runner, notices: NoticeStrip, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start, self._runner, self._notices = start, runner, notices
        self._gate: Gate | None = None
        self._kaders: Kaders = ({}, "")
        self._session: Session | None = None
        self._wanted_role: RoleId | None = None
        self._founding: FoundingFlow | None = None
        self._unlocking = UnlockingFlow(runner, self)
        self._seating = SeatingFlow(start, runner, self)
        self._door = _practice_door() if start.practice else None
        self._page: QWidget = self._unlocking.page
        if self._door is not None:
            self._door.chosen.connect(self._on_seat)
            FileDrop(self._door).dropped.connect(self._on_check)
        self._unlocking.opened.connect(self._on_session)
        self._unlocking.page_wanted.connect(self._show)
        self._unlocking.leave_wanted.connect(self._leave_unseated)
        self._unlocking.troubled.connect(self._on_trouble)
        self._unlocking.broke.connect(self._on_bug)
        self._unlocking.page.check_wanted.connect(self._on_check)
        self._seating.seated.connect(self._on_desk)
        self._seating.page_wanted.connect(self._show)
        self._seating.leave_wanted.connect(self._leave_unseated)
        self._seating.refused.connect(self._on_no_role)
        self._seating.troubled.connect(self._on_trouble)
        self._seating.broke.connect(self._on_bug)

    @property
    def page(self) -> QWidget:
        """The page to show now."""
        return self._page

    @property
    def unproved(self) -> bool:
        """Whether the keys of a new store are not yet proved to be on paper: not a moment to close the window."""
        return self._founding is not None and self._founding.unproved

    @property
    def founding(self) -> FoundingFlow | None:
        """The first start, while it goes on."""
        return self._founding

    def show(self) -> None:
        """Show the door, and do not look behind it yet."""
        self._show(self._door or self._unlocking.page)

    @property
    def gate(self) -> Gate:
        """The door of the store, once it was looked at."""
        if self._gate is None:
            raise RuntimeError("the store was not looked at yet")
        return self._gate

    def begin(self) -> None:
        """Show the door at once, and look behind it."""
        self.show()
        if self._door is not None:
            self._run(self._practice, self._on_practice, self._on_refused)
        else:
            self._run(self._look, self._on_gate)

    def lock(self, desk: Desk, reason: str) -> None:
        """Shut the door behind somebody: the page goes at once, the log line and the lock follow in the lane.

        Who locks by hand chooses a role again at the next unlocking; after another lock the same person comes back in
        the same role.

        Args:
            desk: whose desk it was.
            reason: `zelf`, `stil`, `systeem` or `gesloten`.
        """
        self._session = None
        self._seating.stop(keep_role=reason != "zelf")
        if self._door is not None:
            self._door.open_again()
            self._show(self._door)
        else:
            self._unlocking.show_locked(reason)
        gate = self._gate
        self._run(lambda: _leave(desk, reason, gate), _nothing, on_trouble=self._notices.show_fault)

    # ----------------------------------------------------------------------------------------------- beginning
    def _look(self) -> tuple[Gate, StoreState]:
        gate = self._start.make_gate()

        from triage.casework.entering import StoreState

        state = gate.state()
        if state is StoreState.ABSENT:
            # A device that cannot keep its half of the key says so before a quarter of an hour of typing.
            gate.probe()
        return gate, state

    def _practice(self) -> tuple[Gate, Kaders]:
        return self._start.make_gate(), self._start.load_kaders()

    def _on_gate(self, found: tuple[Gate, StoreState]) -> None:
        from triage.casework.entering import StoreState

        self._gate, state = found
        after = self._on_absent if state is StoreState.ABSENT else self._unlocking.open_with
        self._run(self._start.load_kaders, lambda kaders: self._on_kaders(kaders, after), self._on_refused)

    def _on_kaders(self, kaders: Kaders, after: Callable[[Gate], None]) -> None:
        self._kaders = kaders
        if self._gate is not None:
            after(self._gate)
        self.ready.emit()

    def _on_absent(self, gate: Gate) -> None:
        from ui.flows.door.founding import FoundingFlow

        self._unlocking.forget()
        self._unlocking.page.start_over()
        kaders, newest = self._kaders
        self._founding = FoundingFlow(self._start, self._runner, gate, kaders[newest], self)
        self._founding.page_changed.connect(self._show)
        self._founding.practice_wanted.connect(self.practice_wanted)
        self._founding.founded.connect(self._on_founded)
        FileDrop(self._founding.wizard).dropped.connect(self._on_check)
        self._founding.begin()

    def _on_founded(self, login: str) -> None:
        if self._gate is not None:
            self._unlocking.open_with(self._gate)
        self._unlocking.show_ready(login)
        if self._founding is not None:
            self._founding.deleteLater()
            self._founding = None

    def _on_practice(self, found: tuple[Gate, Kaders]) -> None:
        from triage.casework.entering import PracticeDoor

        self._gate, self._kaders = found
        kaders, newest = self._kaders
        if self._door is not None and isinstance(self._gate, PracticeDoor):
            self._door.show_seats(self._gate.accounts(), kaders[newest])
            self._door.setFocus()
        self.ready.emit()

    # ---------------------------------------------------------------------------------------- the way to a desk
    def _on_session(self, session: Session) -> None:
        self._session = session
        if not session.warnings:
            self._ask_role()
            return
        from ui.pages.door.trouble import WarningsPage

        page = WarningsPage(session.warnings)
        page.go_on_wanted.connect(self._ask_role)
        page.leave_wanted.connect(self._leave_unseated)
        self._show(page)

    def _on_seat(self, account: str, role: str) -> None:
        from triage.casework.entering import PracticeDoor

        gate = self._gate
        self._wanted_role = RoleId(role)
        if isinstance(gate, PracticeDoor):
            self._run(lambda: gate.enter(AccountId(account)), self._on_session, self._on_no_role)

    def _ask_role(self) -> None:
        if self._session is not None:
            self._seating.begin(self._session, self._kaders, self._wanted_role)

    def _on_no_role(self, refusal: Refusal) -> None:
        """Nobody to work as today: say so, and shut the door again."""
        self._leave_unseated()
        if self._door is not None:
            self._door.tell_fault(refusal)
        else:
            self._unlocking.page.show_fault(refusal)

    def _on_desk(self, desk: Desk) -> None:
        self._wanted_role = None
        self._unlocking.page.start_over()
        self.entered.emit(desk)

    def _leave_unseated(self) -> None:
        """Shut the door before anybody sat down; there is no look to log yet."""
        self._session = None
        self._seating.stop()
        self._to_door()
        gate = self._gate
        if gate is not None:
            self._run(gate.lock, _nothing, on_trouble=self._notices.show_fault)

    # ------------------------------------------------------------------------------------------------- trouble
    def _on_refused(self, refusal: Refusal) -> None:
        """A kader that cannot be used keeps everybody out, with each fault by its place; the store is not touched."""
        if isinstance(refusal, KaderFaults):
            from ui.pages.door.trouble import KaderFaultsPage

            page = KaderFaultsPage(refusal)
            page.retry_wanted.connect(self._on_retry)
            self._show(page)
        else:
            self._notices.show_fault(refusal)

    def _on_trouble(self, trouble: Trouble) -> None:
        """Nothing was touched: say what happened, and try again from where it began."""
        from ui.pages.door.trouble import TroublePage

        self._unlocking.forget()
        page = TroublePage(trouble, self._start.store_place, by_sheet=trouble.code in _BY_SHEET)
        page.retry_wanted.connect(self._on_retry)
        page.recovery_wanted.connect(self._unlocking.ask_sheet)
        self._show(page)

    def _on_retry(self) -> None:
        self._to_door()
        if not self._kaders[0]:
            self.begin()

    def _to_door(self) -> None:
        """Show the door itself, with nothing of before on it."""
        if self._door is not None:
            self._door.open_again()
            self._show(self._door)
        else:
            self._unlocking.show()

    # ------------------------------------------------------------------------------------------------ a paper
    def _on_check(self, files: tuple[Path, ...]) -> None:
        """Check a paper without coming in: the store is not touched by it."""
        from ui.flows.door.checking import CheckingFlow

        checking = CheckingFlow(self._runner)
        # It lives as long as its page.
        checking.setParent(checking.page)
        checking.back_wanted.connect(self._after_check)
        checking.broke.connect(self._runner.broke)
        self._show(checking.page)
        if files:
            checking.look(files)

    def _after_check(self) -> None:
        """Go back to where a paper was dropped: the door, or the first start with all that was filled in."""
        if self._founding is not None:
            self._show(self._founding.wizard)
        else:
            self._to_door()

    # -------------------------------------------------------------------------------------------------- inside
    def _show(self, page: QWidget) -> None:
        """Show a page; the one before it goes, unless it is one of those that come back."""
        before, self._page = self._page, page
        self.page_changed.emit(page)
        page.setFocus()
        if before is not page and not self._comes_back(before):
            before.deleteLater()

    def _comes_back(self, page: QWidget) -> bool:
        founding = self._founding
        kept = (self._unlocking.page, self._door, *((founding.wizard, founding.sheet) if founding else ()))
        return page in kept

    def _run(
        self,
        call: Callable[[], T],
        on_result: Callable[[T], None],
        on_refusal: Callable[[Refusal], None] | None = None,
        on_trouble: Callable[[Trouble], None] | None = None,
    ) -> None:
        """Run in the lane. After a bug, which the window tells, the door can be tried again.

        Nothing is looked at any more for whoever closed the window while the door was still being made.
        """
        if self._runner.stopped:
            return
        self._runner.run(call, self, on_result, on_refusal, on_trouble or self._on_trouble, self._on_bug)

    def _on_bug(self, bug: BaseException) -> None:
        self._unlocking.page.show_busy()
        if self._door is not None:
            self._door.open_again()
        self._runner.broke.emit(bug)


def _practice_door() -> PracticeDoorPage:
    from ui.pages.door.practice_door import PracticeDoorPage

    return PracticeDoorPage()


def _leave(desk: Desk, reason: str, gate: Gate | None) -> None:
    """Write the line and shut the door; the door shuts also where the line could not be written."""
    from triage.casework.entering import stand_up

    try:
        stand_up(desk, reason)
    finally:
        if gate is not None:
            gate.lock()


def _nothing(_result: object) -> None:
    """What went well at the door needs no word."""
