"""Notices that nobody is at the screen any more."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Counts from the last key, movement or click in any window of the program.

    Args:
        after_ms: time without use after which `idle` comes.
        warn_ms: how long before that `warning` comes (WCAG 2.2.1: people can extend it by any key).
    """

    idle = Signal()
    warning = Signal()
    resumed = Signal()
    """Somebody came back after the warning."""

    def __init__(self, after_ms: int, warn_ms: int = 60_000, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._warned = False
        self._warn_ms = warn_ms
        self._last = self._timer(after_ms, self._on_idle)
        self._first = self._timer(max(0, after_ms - warn_ms), self._on_warning)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    def start(self) -> None:
        """Count from now: somebody unlocked the program."""
        self._watch(QGuiApplication.focusWindow())
        self.touch()

    def stop(self) -> None:
        """Count no more: the program is locked."""
        self._first.stop()
        self._last.stop()

    @property
    def minutes(self) -> int:
        """After how many minutes it locks."""
        return self._last.interval() // 60_000

    def set_minutes(self, minutes: int) -> None:
        """Lock after so many minutes from now on; what already counts begins anew."""
        self._last.setInterval(minutes * 60_000)
        self._first.setInterval(max(0, minutes * 60_000 - self._warn_ms))

    def touch(self) -> None:
        """Somebody is there."""
        self._first.start()
        self._last.start()
        if self._warned:
            self._warned = False
            self.resumed.emit()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """See the signs of life that arrive at a window; they go on as they came."""
        if event.type() in _SIGNS and self._last.isActive():
            self.touch()
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _on_warning(self) -> None:
        self._warned = True
        self.warning.emit()

    def _on_idle(self) -> None:
        self._warned = False
        self.idle.emit()
