"""Hands on the keyboard, and a script that waits as a person waits: until the screen has answered."""

from collections.abc import Callable, Generator
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

Script = Generator[Callable[[], bool], None, None]
"""What hands do: between acts it yields what must be so before it goes on."""

_FARTHEST: Final = 400
_LOOK_MS: Final = 5
_PATIENCE_MS: Final = 30_000
_BLINK_MS: Final = 250


def moment(milliseconds: int = _BLINK_MS) -> Callable[[], bool]:
    """Return what becomes true after a moment: a person looks at a page for longer than it takes to lay it out."""
    since = QElapsedTimer()
    since.start()
    return lambda: since.elapsed() >= milliseconds


class Stuck(Exception):
    """The screen did not come where the hands wanted to go."""


class Hands:
    """Presses keys in a window.

    Args:
        window: the window whose keyboard it is.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window

    @property
    def focus(self) -> QWidget:
        """What has the keyboard now."""
        return QApplication.focusWidget() or self._window

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key that is no character."""
        QTest.keyClick(self.focus, key, modifier)

    def type(self, text: str) -> None:
        """Type a text where the keyboard is. A line break is typed as one."""
        for sign in text:
            if sign == "\n":
                self.key(Qt.Key.Key_Return)
                continue
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                # Qt's own helper ends the program at the first letter that is not ASCII.
                QApplication.sendEvent(self.focus, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))

    def reach(self, target: QWidget) -> None:
        """Go to a widget with Tab, and with the arrow keys inside a group of choices.

        Raises:
            Stuck: the keyboard does not get there.
        """
        for _ in range(_FARTHEST):
            focus = self.focus
            if focus is target:
                return
            self.key(_towards(focus, target) if _together(focus, target) else Qt.Key.Key_Tab)
        raise Stuck(f"{type(target).__name__} {target.objectName() or target.accessibleName()}")

    def push(self, target: QWidget) -> None:
        """Go to a button or a choice and press the space bar."""
        self.reach(target)
        self.key(Qt.Key.Key_Space)

    def write(self, target: QWidget, text: str) -> None:
        """Go to a text, and type it in place of what is there."""
        self.reach(target)
        self.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.key(Qt.Key.Key_Delete)
        self.type(text)


def _towards(one: QWidget, other: QWidget) -> Qt.Key:
    """The arrow key that goes from one button of a group towards another."""
    here, there = one.mapToGlobal(one.rect().center()), other.mapToGlobal(other.rect().center())
    if abs(here.y() - there.y()) < one.height() // 2:
        return Qt.Key.Key_Right if there.x() > here.x() else Qt.Key.Key_Left
    return Qt.Key.Key_Down if there.y() > here.y() else Qt.Key.Key_Up


def _together(one: QWidget, other: QWidget) -> bool:
    """Two radio buttons of one group: the arrow keys go between them, Tab does not."""
    if not isinstance(one, QRadioButton) or not isinstance(other, QRadioButton):
        return False
    return one.group() is not None and one.group() is other.group()


class Player(QObject):
    """Plays a script on the screen's own thread, without ever holding it up."""

    done = Signal()
    """The script ran to its end."""
    failed = Signal(object)
    """The exception that ended it."""

    def __init__(self, script: Script, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._script = script
        self._ready: Callable[[], bool] = lambda: True
        self._waited = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def play(self) -> None:
        """Begin."""
        self._timer.start()

    def _look(self) -> None:
        try:
            self._go_on()
        except StopIteration:
            self._end(None)
        except (Stuck, AssertionError, LookupError, AttributeError, RuntimeError, TypeError, ValueError) as fault:
            self._end(fault)

    def _go_on(self) -> None:
        self._waited += _LOOK_MS
        if not self._ready():
            if self._waited > _PATIENCE_MS:
                raise Stuck("the screen did not answer")
            return
        # What is done now may take longer than the time between two looks.
        self._timer.stop()
        self._waited = 0
        self._ready = next(self._script)
        self._timer.start()

    def _end(self, fault: BaseException | None) -> None:
        self._timer.stop()
        if fault is None:
            self.done.emit()
        else:
            self.failed.emit(fault)
