"""Our own small drawings (`resources/icons/*.svg`), drawn in any colour; never the only carrier of a meaning."""

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, em


@lru_cache(maxsize=256)
def _drawing(name: str, shade: str) -> QSvgRenderer:
    source = files("resources").joinpath("icons", f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", shade).encode()))


def draw(painter: QPainter, name: str, shade: QColor, box: QRectF) -> None:
    """Draw an icon in a colour inside a box."""
    _drawing(name, shade.name()).render(painter, box)


def icon(name: str, shade: QColor, size: int, ratio: float = 1.0) -> QIcon:
    """Return an icon in a colour, `size` pixels high, for a screen of this pixel ratio."""
    picture = QPixmap(QSize(size, size) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw(painter, name, shade, QRectF(0, 0, size, size))
    painter.end()
    return QIcon(picture)


class Icon(QWidget):
    """An icon on its own, in a colour token of the palette and a height in em. Decoration: words stand beside it."""

    def __init__(self, name: str, tint: str = "text", size: float = 1.1) -> None:
        super().__init__()
        self._name, self._tint, self._size = name, tint, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, tint: str) -> None:
        """Show another drawing in another colour."""
        self._name, self._tint = name, tint
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the text asks."""
        return QSize(em(self._size), em(self._size))

    def paintEvent(self, event: QPaintEvent, /) -> None:  # noqa: ARG002 (Qt's own signature)
        """Draw the icon."""
        painter = QPainter(self)
        draw(painter, self._name, colour(self._tint), QRectF(self.rect()))
        painter.end()
