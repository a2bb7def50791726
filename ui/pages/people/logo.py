"""The logo above papers: how it looks on white, another one, or none."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import colour, em
from ui.widgets.buttons import Button, Quiet
from ui.widgets.layouts import FlowRow, column
from ui.widgets.text import Small, Strong
from ui.words import say


class LogoView(QWidget):
    """A corner of white paper with the logo on it."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.show_png(b"")

    def show_png(self, png: bytes) -> None:
        """Show this logo, or that there is none."""
        self.image = QImage.fromData(png) if png else QImage()
        self.setAccessibleName(say("beheer.logo.geen" if self.image.isNull() else "beheer.logo.voorbeeld"))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the head of a paper asks for."""
        return QSize(em(16), em(5))

    def paintEvent(self, event: QPaintEvent, /) -> None:  # noqa: ARG002 (Qt's own signature)
        """Paint it on white, whatever the palette: that is what will be printed on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setBrush(QColor("#ffffff"))
        painter.setPen(QPen(colour("border"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        room = self.rect().adjusted(em(0.6), em(0.6), -em(0.6), -em(0.6))
        if self.image.isNull():
            painter.setPen(QColor("#444444"))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, say("beheer.logo.geen"))
        else:
            size = self.image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRect(room.topLeft(), size), self.image)
        painter.end()


class LogoRow(QWidget):
    """The logo with its buttons. What is chosen is stored at once: it stands apart from what is typed."""

    choose_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.view = LogoView()
        self.choose = Button(say("beheer.logo.kies"), small=True)
        self.remove = Quiet(say("beheer.logo.verwijder"), small=True)
        inside = column(self, 0, 0.3)
        for part in (
            Strong(say("beheer.logo.titel")),
            Small(say("beheer.logo.hulp")),
            self.view,
            FlowRow([self.choose, self.remove]),
        ):
            inside.addWidget(part)
        self.choose.clicked.connect(self.choose_wanted)
        self.remove.clicked.connect(self.remove_wanted)
        self.show_png(b"")

    def show_png(self, png: bytes) -> None:
        """Show this logo; without one there is nothing to remove."""
        if not png and self.remove.hasFocus():
            self.choose.setFocus()
        self.view.show_png(png)
        self.remove.setVisible(bool(png))
