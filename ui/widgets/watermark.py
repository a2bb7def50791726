"""The word OEFENING over everything in practice mode: always in sight, never in the way."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import colour, em
from ui.words import say


class Watermark(QWidget):
    """Lies over a widget, lets every click through, and says the word in faint letters."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setAccessibleName(say("venster.oefening"))
        over.installEventFilter(self)
        self._cover()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Stay over all of it."""
        if watched is self._over and event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded):
            self._cover()
        return super().eventFilter(watched, event)

    def _cover(self) -> None:
        self.setGeometry(self._over.rect())
        self.raise_()

    def paintEvent(self, event: QPaintEvent, /) -> None:  # noqa: ARG002 (Qt's own signature)
        """Write the word slantwise, again and again."""
        painter = QPainter(self)
        shade = colour("muted")
        shade.setAlphaF(0.06)
        font = QFont(self.font())
        font.setPixelSize(em(2.6))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(shade)
        painter.rotate(-24)
        step, line = em(26), em(11)
        for row, y in enumerate(range(0, self.height() * 2, line)):
            for x in range(-self.height() - (row % 2) * step // 2, self.width(), step):
                painter.drawText(x, y, say("venster.oefening"))
        painter.end()
