"""The amber ring around whatever has the focus, the same for every widget, with a dark line that keeps it visible."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QMainWindow, QScrollArea, QWidget
from shiboken6 import isValid

from ui.theme import colour

_RING = 3
_AROUND = _RING + 1
_POPUP = Qt.WindowType.Popup


class Ring(QWidget):
    """Drawn around one widget, above its neighbours, in the same scrolled page; it follows the widget's place."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(_home(target))
        self._target = target
        self._left = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        part: QWidget | None = target
        while part is not None and part is not self.parentWidget():
            part.installEventFilter(self)
            part = part.parentWidget()
        self.follow()
        self.show()

    def leave(self) -> None:
        """Go away for good: what still moves before Qt deletes this brings no ring back."""
        self._left = True
        self.hide()
        self.deleteLater()

    def follow(self) -> None:
        """Lie around the widget where it is now."""
        if self._left:
            return
        home = _home(self._target)
        if home is not self.parentWidget():
            # A page that grew narrow put the widget elsewhere.
            self.setParent(home)
        if not self._target.isVisible():
            self.hide()
            return
        corner = self._target.mapTo(home, self._target.rect().topLeft())
        self.setGeometry(QRect(corner, self._target.size()).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Move along when the widget or something around it moves."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self.follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent, /) -> None:  # noqa: ARG002 (Qt's own signature)
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(QPen(colour("focus_line"), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(QPen(colour("focus"), _RING - 0.5))
        painter.drawRoundedRect(box.adjusted(2.2, 2.2, -2.2, -2.2), 7, 7)
        painter.end()


def _home(target: QWidget) -> QWidget:
    """Return what the ring lives in: the content of the scroll area the widget scrolls with, or its window."""
    part = target
    while (above := part.parentWidget()) is not None and not part.isWindow():
        area = above.parentWidget()
        if isinstance(area, QScrollArea) and area.viewport() is above and part is area.widget():
            return part
        part = above
    centre = part.centralWidget() if isinstance(part, QMainWindow) else None
    return centre if centre is not None and centre.isAncestorOf(target) else part


class FocusRing(QObject):
    """Puts the ring where the focus is. One of these lives as long as the program's window.

    Args:
        parent: what it lives with; the application when there is none.
    """

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent or app)
        self._ring: Ring | None = None
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.leave()
        deserved = new is not None and not isinstance(new, QScrollArea) and new.window().windowType() != _POPUP
        self._ring = Ring(new) if new is not None and deserved else None
