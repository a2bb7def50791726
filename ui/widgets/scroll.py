"""A page that scrolls as a whole and keeps its lines at a width that reads well."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.theme import em
from ui.widgets.layouts import column

_AGAIN_MS: Final = 40
_TRIES: Final = 5
_ABOVE: Final = 5
"""How much is still seen of what stands above, in em."""


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
        self._wanted = self._tries = 0
        self._fit = QTimer(self)
        self._fit.setSingleShot(True)
        self._fit.setInterval(_AGAIN_MS)
        self._fit.timeout.connect(self._refit)
        self.setWidget(inner)

    def sizeHint(self) -> QSize:
        """Whatever the window gives."""
        return QSize(em(50), em(30))

    def minimumSizeHint(self) -> QSize:
        """Small: it scrolls."""
        return QSize(em(10), em(8))

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Look once more after the content was laid out (see `_refit`)."""
        if watched is self._inner and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit.start()
        return super().eventFilter(watched, event)

    def _refit(self) -> None:
        """Let the content have the height it wants by now.

        Qt asks for it when content changes, but parts that are filled while their page is still hidden answer with
        the height of empty ones, and nobody asks again: the page would stand squeezed into the window.
        """
        layout = self._inner.layout()
        wanted = layout.heightForWidth(self._inner.width()) if layout is not None else 0
        if wanted != self._wanted:
            self._wanted, self._tries = wanted, 0
        # A few times for each height: content that may not grow so far is left as it is.
        if self._inner.height() < wanted and self._tries < _TRIES:
            self._tries += 1
            QCoreApplication.postEvent(self._inner, QEvent(QEvent.Type.LayoutRequest))

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

    def show_from(self, widget: QWidget) -> None:
        """Scroll until a widget begins near the top, with what stands right above it."""
        self.verticalScrollBar().setValue(widget.mapTo(self._inner, QPoint()).y() - em(_ABOVE))

    def _hold(self) -> None:
        self._inner.setMaximumWidth(em(self._widest))
