"""Typing as a person does, in any alphabet. Qt's own `keyClicks` ends the process at the first ë."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget


def type_text(widget: QWidget, text: str) -> None:
    """Send each character of a text as a key press and release."""
    for sign in text:
        key = Qt.Key.Key_Return.value if sign == "\n" else 0
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sign))


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press and release a key that is no character."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key.value, modifier))


def paste(widget: QWidget, text: str) -> None:
    """Put a text on the clipboard and paste it by keyboard."""
    # A QMimeData of our own would outlive Python inside Qt's clipboard, and be torn down by nobody.
    QGuiApplication.clipboard().setText(text)
    press(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def wheel(widget: QWidget) -> None:
    """Turn the wheel one notch over a widget."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
