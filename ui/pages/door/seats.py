"""A list of seats to take: one large button for each, with a name, a line under it, and what one can do there."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import colour, em
from ui.widgets.layouts import column
from ui.words import say

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_KEYS = 9


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat: its name, a line about it, and what one can do there."""

    name: str
    about: str
    can: str


class SeatButton(QAbstractButton):
    """A button of several lines; Enter, space and a click press it."""

    def __init__(self, seat: Seat, number: int) -> None:
        super().__init__()
        self._seat = seat
        self._number = str(number) if number <= _KEYS else ""
        self.setText(seat.name.replace("&", "&&"))
        self.setAccessibleName(f"{seat.name}. {seat.about}")
        key = say("rol.toets", cijfer=number) if self._number else ""
        self.setAccessibleDescription(f"{seat.can} {key}".strip())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The lines wrap."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """Return the height of the wrapped lines."""
        return self._lay(width, None)

    def sizeHint(self) -> QSize:
        """As wide as reads well."""
        return QSize(em(34), self.heightForWidth(em(34)))

    def minimumSizeHint(self) -> QSize:
        """Narrow: it wraps."""
        return QSize(em(14), em(4))

    def paintEvent(self, event: QPaintEvent, /) -> None:  # noqa: ARG002 (Qt's own signature)
        """Paint the panel, the number and the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.underMouse() or self.isDown()
        painter.setBrush(colour("accent_soft" if lit else "card"))
        painter.setPen(QPen(colour("border"), 1))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), em(0.6), em(0.6))
        if self._number:
            painter.setFont(self._font(0.95, bold=True))
            painter.setPen(colour("accent"))
            painter.drawText(QRect(em(1), em(0.95), em(1.5), em(1.6)), _WRAP, self._number)
        self._lay(self.width(), painter)
        painter.end()

    def _lay(self, width: int, painter: QPainter | None) -> int:
        """Lay the lines out, paint them where there is a painter, and return the height they take."""
        left, top = em(2.6), em(0.9)
        room = max(em(4), width - left - em(1.1))
        for text, font, ink in (
            (self._seat.name, self._font(1.08, bold=True), "text"),
            (self._seat.about, self._font(0.93), "muted"),
            (self._seat.can, self._font(0.93), "text"),
        ):
            if not text:
                continue
            box = QFontMetrics(font).boundingRect(QRect(0, 0, room, 10_000), _WRAP, text)
            if painter is not None:
                painter.setFont(font)
                painter.setPen(colour(ink))
                painter.drawText(QRect(left, top, room, box.height()), _WRAP, text)
            top += box.height() + em(0.2)
        return top + em(0.7)

    def _font(self, size: float, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(em(size))
        font.setBold(bold)
        return font


class SeatList(QWidget):
    """The seats under each other; the keys 1 to 9 take one, the arrows go along them."""

    chosen = Signal(int)
    """The index of the seat."""

    def __init__(self, seats: tuple[Seat, ...]) -> None:
        super().__init__()
        self.buttons = tuple(SeatButton(seat, number) for number, seat in enumerate(seats, 1))
        inside = column(self, 0, 0.7)
        for index, button in enumerate(self.buttons):
            inside.addWidget(button)
            self._wire(index, button)

    def _wire(self, index: int, button: SeatButton) -> None:
        button.clicked.connect(lambda: self.chosen.emit(index))
        if index < _KEYS:
            QShortcut(QKeySequence(str(index + 1)), self).activated.connect(lambda: self.chosen.emit(index))
