"""Waiting until the lane is at rest and the page has drawn what came of it: by what happens, not by the clock."""

from PySide6.QtCore import QElapsedTimer, QThread
from PySide6.QtWidgets import QApplication

from ui.runner import Runner

LONGEST_MS = 10_000
_ROUNDS = 4
"""So many rounds in which nothing is under way: what came back has asked for nothing more, and is laid out."""


class Resting:
    """Knows whether the lane works."""

    def __init__(self, runner: Runner) -> None:
        self._busy = False
        runner.busy.connect(self._on_busy)

    def _on_busy(self, busy: object) -> None:
        self._busy = bool(busy)

    def wait(self) -> None:
        """Wait until nothing is under way."""
        timer, calm = QElapsedTimer(), 0
        timer.start()
        while calm < _ROUNDS:
            QApplication.processEvents()
            QThread.msleep(5)
            calm = 0 if self._busy else calm + 1
            assert timer.elapsed() < LONGEST_MS, "the lane does not come to rest"
        QApplication.processEvents()
