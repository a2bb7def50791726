"""The end of a triage: looked through, put to a decider or recorded without one, and taken back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from triage.besluit.sealing import Besluit
from triage.casework.casus import answering, deciding, proposing
from triage.casework.casus.answering import FallsAway, Opened
from triage.casework.desk import Desk
from triage.faults import Fault
from ui.flows.triage.moving import Moving
from ui.flows.triage.standing import Standing


class Closing(QObject):
    """Does what the foot of the review asks, on the newest casus and after everything that was typed."""

    put_forward = Signal(str)
    """The `CasusId` that was put to a decider."""
    recorded = Signal(str)
    """The `BesluitId` of a casus that was recorded without a tenzij decision."""
    withdrawn = Signal(str)
    """The `CasusId` that was taken back, and can be worked on again."""

    def __init__(self, standing: Standing, moving: Moving, parent: QObject) -> None:
        super().__init__(parent)
        self._standing, self._moving = standing, moving
        self._page = standing.page
        closing = self._page.middle.review.closing
        closing.stamp_wanted.connect(self._on_stamp)
        closing.put_forward_wanted.connect(self._on_put_forward)
        closing.record_wanted.connect(self._on_record)
        closing.withdraw_wanted.connect(self._on_withdraw)

    def _on_stamp(self) -> None:
        self._change(answering.stamp, self._on_stamped)

    def _on_stamped(self, opened: Opened) -> None:
        self._standing.take(opened)
        self._standing.refresh()
        self._page.enter_closing()

    def _on_put_forward(self) -> None:
        self._change(proposing.put_forward, self._on_put)

    def _on_put(self, opened: Opened) -> None:
        self._standing.take(opened)
        self._standing.refresh()
        self.put_forward.emit(str(opened.casus.id))

    def _on_withdraw(self) -> None:
        self._change(proposing.withdraw, lambda opened: self.withdrawn.emit(str(opened.casus.id)))

    def _on_record(self, words: str) -> None:
        held = self._standing.held
        if held is None:
            return
        self._moving.flush()
        self._standing.run(lambda: deciding.record(held.desk, held.opened, words), self._on_recorded, self._on_fault)

    def _on_recorded(self, besluit: Besluit) -> None:
        self.recorded.emit(str(besluit.id))

    def _change(self, call: Callable[[Desk, Opened], Opened], then: Callable[[Opened], None]) -> None:
        """Run a use case on the newest casus, after everything that was typed."""
        held = self._standing.held
        if held is None:
            return
        self._moving.flush()

        def done(result: Opened | FallsAway) -> None:
            if isinstance(result, Opened):
                then(result)

        self._standing.run(lambda: held.change(call), done, self._on_fault)

    def _on_fault(self, fault: Fault) -> None:
        """Say what is in the way; what is missing stands on the page as links, and gets the focus."""
        self._standing.take_newest()
        self._standing.refresh()
        self._standing.fault(fault)
        if fault.code == "vragen_open" and self._page.asked.entries():
            self._page.asked.enter()
        else:
            self._page.enter_closing()
