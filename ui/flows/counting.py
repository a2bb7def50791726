"""The lane, with a count of what is under way: a screen that locks or closes waits until that is nothing."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from triage.faults import Refusal, Trouble
from ui.runner import Runner

T = TypeVar("T")


class Counted:
    """Runs calls in the lane and counts those that did not come back yet.

    Args:
        owner: what comes back arrives only while this still exists.
    """

    def __init__(self, runner: Runner, owner: QObject) -> None:
        self._runner, self._owner = runner, owner
        self._under_way = 0

    @property
    def busy(self) -> bool:
        """Something is under way."""
        return self._under_way > 0

    def run(
        self,
        call: Callable[[], T],
        on_result: Callable[[T], None],
        on_refusal: Callable[[Refusal], None],
        on_trouble: Callable[[Trouble], None],
    ) -> None:
        """Run `call` in the lane; it no longer counts once a handler hears of it. A bug goes to the runner's signal."""
        self._under_way += 1
        self._runner.run(
            call,
            self._owner,
            self._back(on_result),
            self._back(on_refusal),
            self._back(on_trouble),
            self._back(self._runner.broke.emit),
        )

    def _back(self, then: Callable[[T], None]) -> Callable[[T], None]:
        def back(came: T) -> None:
            self._under_way -= 1
            then(came)

        return back
