"""Something long in the lane: how far it is, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

_EVERY_MS: Final = 150


class Going:
    """What the lane tells, and whether it may go on. Plain, so that it may be thrown away in any thread."""

    def __init__(self) -> None:
        self.done = 0
        self._stopped = False

    def __call__(self, done: int) -> bool:
        """Hear how far it is; tell whether to go on. Called in the lane."""
        self.done = done
        return not self._stopped

    def stop(self) -> None:
        """Let it end at the next step."""
        self._stopped = True


class Watch(QObject):
    """Looks now and then how far something is, and stops it when its owner goes: a screen that locks does not wait."""

    passed = Signal(int)
    """How many steps were done."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._going: Going | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> Callable[[int], bool]:
        """Return what the lane tells its steps to, from now on."""
        going = Going()
        self._going = going
        self.destroyed.connect(going.stop)
        self._timer.start()
        return going

    @property
    def running(self) -> bool:
        """Something is under way."""
        return self._going is not None

    def stop(self) -> None:
        """Stop what is under way."""
        if self._going is not None:
            self._going.stop()

    def end(self) -> None:
        """It ended."""
        self._timer.stop()
        self._going = None

    def _look(self) -> None:
        if self._going is not None:
            self.passed.emit(self._going.done)
