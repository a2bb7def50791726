"""A page that scrolls as a whole and keeps its lines at a width that reads well."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.theme import em
from ui.widgets.layouts import column


class ScrollPage(QScrollArea):
    """A scrolling page; add to `content`.

    Args:
        widest: width of the content in em at which it stops growing and stays left.
    """

    def __init__(self, widest: float = 92, margins: float = 1.6) -> None:
        super().__init__()
        self._widest = widest
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        inner = QWidget()
        inner.setObjectName("rolvlak")
        self._outer = column(inner, (margins, margins * 0.9, margins, margins), 1.2)
        self.content: QVBoxLayout = column(None, 0, 1.1)
        self._outer.addLayout(self.content)
        self._outer.addStretch(1)
        self._inner = inner
        self.setWidget(inner)

    def sizeHint(self) -> QSize:
        """Whatever the window gives."""
        return QSize(em(50), em(30))

    def minimumSizeHint(self) -> QSize:
        """Small: it scrolls."""
        return QSize(em(10), em(8))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Hold the content at its widest."""
        super().resizeEvent(event)
        self._hold()

    def changeEvent(self, event: QEvent, /) -> None:
        """Larger text makes a wider widest."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._hold()

    def show_widget(self, widget: QWidget) -> None:
        """Scroll until a widget can be seen."""
        self.ensureWidgetVisible(widget, em(1), em(3))

    def _hold(self) -> None:
        self._inner.setMaximumWidth(em(self._widest))
