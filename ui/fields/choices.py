"""Check boxes and radio buttons that wrap their text and show help and law under it.

Qt's own cut a long text off; ours are painted here, and stay check boxes and radio buttons for screen readers.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QRadioButton, QSizePolicy

from ui.theme import colour, em, larger

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_COMFORTABLE = 34


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    font: QFont
    token: str


class _Look:
    """Measures and paints one choice: the box or circle, its text, and smaller lines of explanation under it."""

    def __init__(self, button: QAbstractButton, text: str, notes: tuple[str, ...], *, strong: bool) -> None:
        self._button = button
        self._text = text
        self._notes = tuple(note for note in notes if note)
        self._strong = strong
        self._heights: dict[tuple[int, int, bool], int] = {}

    def bolder(self, *, strong: bool) -> "_Look":
        return _Look(self._button, self._text, self._notes, strong=strong)

    def lines(self) -> list[_Line]:
        font = QFont(self._button.font())
        font.setBold(self._strong or (self._button.isChecked() and isinstance(self._button, QRadioButton)))
        small = larger(self._button.font(), 0.9)
        ink = "text" if self._button.isEnabled() else "muted"
        return [_Line(self._text, font, ink), *(_Line(note, small, "muted") for note in self._notes)]

    @property
    def indent(self) -> int:
        return em(1.8)

    def height(self, width: int) -> int:
        """Measured once per width and font: a layout of many choices asks a hundred times."""
        key = (width, self._button.font().pixelSize(), self._button.isChecked())
        if key not in self._heights:
            self._heights[key] = em(0.3) * 2 + sum(self._box(line, width).height() for line in self.lines())
        return self._heights[key]

    def width(self) -> int:
        widest = max(QFontMetrics(line.font).horizontalAdvance(line.text) for line in self.lines())
        return self.indent + min(widest, em(_COMFORTABLE)) + 4

    def least_width(self) -> int:
        metrics = QFontMetrics(self.lines()[0].font)
        words = [word for line in self.lines() for word in line.text.split()] or [""]
        return self.indent + min(max(metrics.horizontalAdvance(word) for word in words), em(16)) + 4

    def _box(self, line: _Line, width: int) -> QRect:
        room = QRect(0, 0, max(1, width - self.indent), 100_000)
        return QFontMetrics(line.font).boundingRect(room, _WRAP, line.text)

    def paint(self) -> None:
        painter = QPainter(self._button)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._mark(painter)
        top = em(0.3)
        for line in self.lines():
            box = self._box(line, self._button.width())
            painter.setFont(line.font)
            painter.setPen(colour(line.token))
            room = QRect(self.indent, top, self._button.width() - self.indent, box.height())
            painter.drawText(room, _WRAP, line.text)
            top += box.height()
        painter.end()

    def _mark(self, painter: QPainter) -> None:
        size = em(1.15)
        first = QFontMetrics(self.lines()[0].font).height()
        box = QRectF(1.5, em(0.3) + (first - size) / 2, size - 1, size - 1)
        checked, usable = self._button.isChecked(), self._button.isEnabled()
        edge = colour("accent" if checked and usable else "border")
        painter.setPen(QPen(edge, max(2.0, size / 9)))
        painter.setBrush(colour("card" if usable else "soft"))
        if isinstance(self._button, QRadioButton):
            painter.drawEllipse(box)
            if checked:
                painter.setBrush(edge)
                painter.drawEllipse(box.center(), size * 0.2, size * 0.2)
            return
        painter.drawRoundedRect(box, size * 0.18, size * 0.18)
        if checked:
            self._tick(painter, box)

    @staticmethod
    def _tick(painter: QPainter, box: QRectF) -> None:
        painter.setBrush(painter.pen().color())
        painter.drawRoundedRect(box, box.width() * 0.18, box.width() * 0.18)
        painter.setPen(QPen(colour("on_fill"), max(2.0, box.width() / 8), c=Qt.PenCapStyle.RoundCap))
        spots = [(0.24, 0.53), (0.43, 0.72), (0.77, 0.31)]
        painter.drawPolyline([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in spots])


def _prepare(button: QAbstractButton, text: str, notes: tuple[str, ...]) -> None:
    button.setAccessibleName(text)
    button.setAccessibleDescription(" ".join(note for note in notes if note))
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    button.setCursor(Qt.CursorShape.PointingHandCursor)


class Tick(QCheckBox):
    """A check box: `Tick("Opnieuw toestemming vragen", help_text, law, strong=True)`."""

    def __init__(self, text: str, *notes: str, strong: bool = False) -> None:
        super().__init__()
        self._look = _Look(self, text, notes, strong=strong)
        _prepare(self, text, notes)

    def set_strong(self, strong: bool) -> None:
        """Show the text bold, or not."""
        self._look = self._look.bolder(strong=strong)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as is comfortable to read."""
        width = self._look.width()
        return QSize(width, self._look.height(width))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest word."""
        return QSize(self._look.least_width(), em(1.6))

    def hasHeightForWidth(self) -> bool:
        """The text wraps."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """Return the height of the wrapped text."""
        return self._look.height(width)

    def hitButton(self, pos: QPoint, /) -> bool:
        """The text may be clicked as well."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent, /) -> None:  # noqa: ARG002 (Qt's own signature)
        """Paint box and text."""
        self._look.paint()


class Dot(QRadioButton):
    """A radio button: `Dot("Niet delen", help_text, law)`. Delete or Backspace clears the choice of its group."""

    def __init__(self, text: str, *notes: str, strong: bool = False) -> None:
        super().__init__()
        self._look = _Look(self, text, notes, strong=strong)
        _prepare(self, text, notes)
        self.toggled.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As wide as is comfortable to read."""
        width = self._look.width()
        return QSize(width, self._look.height(width))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest word."""
        return QSize(self._look.least_width(), em(1.6))

    def hasHeightForWidth(self) -> bool:
        """The text wraps."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """Return the height of the wrapped text."""
        return self._look.height(width)

    def hitButton(self, pos: QPoint, /) -> bool:
        """The text may be clicked as well."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Clear the choice with Delete or Backspace; everything else as Qt does it."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.isChecked():
            clear(self.group())
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:  # noqa: ARG002 (Qt's own signature)
        """Paint circle and text."""
        self._look.paint()


def clear(group: QButtonGroup) -> None:
    """Take the choice of a group away, as if nobody had chosen yet."""
    chosen = group.checkedButton()
    if chosen is None:
        return
    group.setExclusive(False)
    chosen.setChecked(False)
    group.setExclusive(True)
