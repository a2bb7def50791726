"""Ends the chain of wrapped text inside wrapped text.

Qt asks each layout for its height at a width, and each asks those inside it again, more than once a level. On a page
of some hundred lines that takes minutes. Here a part is asked once for each width, and is of a fixed height to
whatever stands around it.
"""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Settled(QWidget):
    """Holds one part, as high as the part needs at the width there is."""

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        self.part = part
        part.setParent(self)
        part.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the part likes."""
        return QSize(self.part.sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """As narrow as the part can be."""
        return QSize(self.part.minimumSizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Another width, another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Follow the part when something in it grows, shrinks, comes or goes."""
        if watched is self.part and event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

    def show_at(self, width: int) -> None:
        """Show the part, and take at once the height it needs at the width it will most likely get."""
        self.show()
        self.resize(width, self.height())
        self.fit()

    def fit(self) -> None:
        """Take the height that the part needs."""
        width = self.width()
        layout = self.part.layout()
        if layout is not None and layout.hasHeightForWidth():
            height = layout.totalHeightForWidth(width)
        else:
            height = self.part.sizeHint().height()
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
        self.part.setGeometry(0, 0, width, height)
