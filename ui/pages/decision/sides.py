"""Two sides that scroll apart where there is room, and one under the other where there is not."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from ui.theme import em
from ui.widgets.layouts import column, row
from ui.widgets.scroll import ScrollPage

TWO: Final = 60
"""Width in em from which the two sides stand beside each other."""
_LEFT, _RIGHT = 9, 6


class Sides(QWidget):
    """The reasoning on the left, the decision on the right. Page Up and Page Down move the reasoning.

    Args:
        head: stands above both, and scrolls along where there is room for one side only.
    """

    def __init__(self, left: QWidget, right: QWidget, head: QWidget) -> None:
        super().__init__()
        self._widget, self._head = right, head
        self._two: bool | None = None
        self.left, self.right = ScrollPage(64, 0.8), ScrollPage(44, 0.8)
        self._outer = column(self, 0, 0.5)
        line = row(None, 0, 0)
        self._outer.addLayout(line, 1)
        for page, share in ((self.left, _LEFT), (self.right, _RIGHT)):
            page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            line.addWidget(page, share)
        self.left.content.addWidget(left)
        self._arrange()
        for key, pages in (("PgDown", 1), ("PgUp", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._down if pages > 0 else self._up)

    @property
    def beside(self) -> bool:
        """The sides stand beside each other."""
        return bool(self._two)

    def show_place(self, place: QWidget) -> None:
        """Scroll until a widget is in sight."""
        for page in (self.left, self.right):
            if page.isAncestorOf(place):
                page.ensureWidgetVisible(place, em(1), em(3))

    def show_top(self, place: QWidget) -> None:
        """Scroll until a widget stands at the top."""
        page = self.right if self.right.isAncestorOf(place) else self.left
        inner = page.widget()
        if inner is not None:
            page.verticalScrollBar().setValue(place.mapTo(inner, place.rect().topLeft()).y() - em(1))

    def to_top(self) -> None:
        """Begin at the beginning."""
        self.left.verticalScrollBar().setValue(0)
        self.right.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Another width, another arrangement."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent, /) -> None:
        """Larger letters need more width."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "right"):
            self._arrange()

    def _arrange(self) -> None:
        two = self.width() >= em(TWO)
        if two == self._two:
            return
        self._two = two
        focus: QWidget | None = self.focusWidget()
        (self.right if two else self.left).content.addWidget(self._widget)
        if two:
            self._outer.insertWidget(0, self._head)
        else:
            self.left.content.insertWidget(0, self._head)
        self.right.setVisible(two)
        if focus is not None and self.isAncestorOf(focus) and self.isVisible():
            # What moves to the other side loses the keyboard on the way.
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, focus, lambda: self.show_place(focus))

    def _down(self) -> None:
        bar = self.left.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep() - em(3))

    def _up(self) -> None:
        bar = self.left.verticalScrollBar()
        bar.setValue(bar.value() - bar.pageStep() + em(3))
