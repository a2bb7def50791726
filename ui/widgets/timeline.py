"""A course of time: a bar for each thing that lasts, with today in it. Every bar says in words what it shows."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, em, larger
from ui.widgets.layouts import column, empty
from ui.words import say, short_day

_WRAP: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_OPEN_END: Final = 60
"""Days that a bar without an end goes on past today, or past the last end."""


class Going(StrEnum):
    """How a bar is drawn: filled, outlined with a tick behind its name, or hatched; the words say it as well."""

    RUNS = "loopt"
    DONE = "klaar"
    STOPPED = "gestopt"


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing that lasts.

    Args:
        id: what `chosen` gives.
        title: stands before the bar.
        note: smaller, under the title: how far it is, in words.
        spoken: everything it shows, in words, for who hears it.
        until: its last day, or None while nobody knows.
    """

    id: str
    title: str
    note: str
    spoken: str
    since: date
    until: date | None
    going: Going = Going.RUNS


@dataclass(frozen=True, slots=True)
class Span:
    """The days that are shown, first and last."""

    first: date
    last: date

    def part(self, when: date) -> float:
        """Return where a day lies, from 0 to 1."""
        whole = max(1, (self.last - self.first).days)
        return min(1.0, max(0.0, (when - self.first).days / whole))


def span_of(bars: tuple[Bar, ...], today: date) -> Span:
    """Return the days that hold every bar and today, from the first of a month."""
    days = [today, *(bar.since for bar in bars), *(bar.until for bar in bars if bar.until)]
    first, last = min(days), max(days)
    if any(bar.until is None for bar in bars):
        last += timedelta(days=_OPEN_END)
    return Span(first.replace(day=1), last + timedelta(days=7))


def months_of(span: Span) -> tuple[date, ...]:
    """Return the first days of the months to name, at most some fourteen of them."""
    found, at = [], span.first
    while at <= span.last:
        found.append(at)
        at = (at + timedelta(days=32)).replace(day=1)
    step = -(-len(found) // 14)
    return tuple(found[::step])


def _frame(width: int) -> QRect:
    """Return where bars lie in a row of this width: beside the title, or under it where there is little room."""
    left = em(16) if width >= em(40) else em(0.6)
    return QRect(left, 0, max(em(4), width - left - em(0.8)), 0)


_Text = tuple[str, QFont, str, QRect]


class _Months(QWidget):
    """The names of the months above the bars. Decoration: the bars say their days in words."""

    def __init__(self, span: Span, today: date) -> None:
        super().__init__()
        self._span, self._today = span, today
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines: today above, the months below."""
        return QSize(em(20), em(3.1))

    def paintEvent(self, event: QPaintEvent, /) -> None:  # noqa: ARG002 (Qt's own signature)
        """Paint the months, and where today is."""
        painter = QPainter(self)
        font = larger(self.font(), 0.82)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        frame, used = _frame(self.width()), -1
        painter.setPen(colour("muted"))
        for month in months_of(self._span):
            words = short_day(month, month).rpartition(" ")[2] + (
                f" {month.year}" if month.month == 1 or used < 0 else ""
            )
            left = frame.left() + round(self._span.part(month) * frame.width())
            wide = metrics.horizontalAdvance(words)
            if left > used and left + wide < self.width():
                painter.drawText(left, em(2.7), words)
                used = left + wide + em(0.6)
        self._paint_today(painter, font, frame)
        painter.end()

    def _paint_today(self, painter: QPainter, font: QFont, frame: QRect) -> None:
        bold = QFont(font)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(colour("danger"))
        words = say("tijdlijn.vandaag")
        wide = QFontMetrics(bold).horizontalAdvance(words)
        left = frame.left() + round(self._span.part(self._today) * frame.width()) - wide // 2
        painter.drawText(max(0, min(left, self.width() - wide)), em(1.3), words)


class BarRow(QWidget):
    """One bar with its title. It has the keyboard: its name says what it shows."""

    chosen = Signal(str)

    def __init__(self, bar: Bar, span: Span, today: date) -> None:
        super().__init__()
        self.bar, self._span, self._today = bar, span, today
        self._measured: dict[tuple[int, int], list[_Text]] = {}
        self._heights: dict[tuple[int, int], int] = {}
        self.setAccessibleName(bar.spoken)
        self.setToolTip(bar.spoken)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The title wraps."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """Return the height of the title, and of the bar under it where there is little room."""
        key = (width, self.font().pixelSize())
        if key not in self._heights:
            self._heights[key] = self._height(width)
        return self._heights[key]

    def _height(self, width: int) -> int:
        words = sum(box.height() for _, _, _, box in self._texts(width))
        return max(em(2.2), words + em(0.6)) + (0 if self._beside(width) else em(1.5))

    def sizeHint(self) -> QSize:
        """As high as the title at an ordinary width."""
        return QSize(em(30), self.heightForWidth(em(48)))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for large letters."""
        return QSize(em(12), em(2.2))

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """A click takes the keyboard here."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        """Choose it, as Enter does."""
        self.chosen.emit(self.bar.id)
        super().mouseDoubleClickEvent(event)

    @staticmethod
    def _beside(width: int) -> bool:
        return _frame(width).left() > em(2)

    def _texts(self, width: int) -> list[_Text]:
        """Return title and note with where they go; measured once per width and font, as a layout asks often."""
        key = (width, self.font().pixelSize())
        if key not in self._measured:
            self._measured[key] = self._measure(width)
        return self._measured[key]

    def _measure(self, width: int) -> list[_Text]:
        wide = em(15) if self._beside(width) else width - em(1.2)
        room = QRect(0, 0, max(1, wide), 100_000)
        small = larger(self.font(), 0.82)
        plan = ((self.bar.title, self.font(), "text"), (self.bar.note, small, "muted"))
        return [(text, font, ink, QFontMetrics(font).boundingRect(room, _WRAP, text)) for text, font, ink in plan]

    def paintEvent(self, event: QPaintEvent, /) -> None:  # noqa: ARG002 (Qt's own signature)
        """Paint the title, the months' lines, the bar, and today."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = em(0.3)
        for text, font, ink, box in self._texts(self.width()):
            painter.setFont(font)
            painter.setPen(colour(ink))
            painter.drawText(QRect(em(0.2), top, box.width() + 2, box.height()), _WRAP, text)
            top += box.height()
        frame = _frame(self.width())
        middle = self.height() / 2 if self._beside(self.width()) else self.height() - em(0.9)
        self._paint_lines(painter, frame)
        self._paint_bar(painter, frame, middle)
        self._paint_today(painter, frame)
        painter.end()

    def _at(self, frame: QRect, when: date) -> float:
        return frame.left() + self._span.part(when) * frame.width()

    def _paint_lines(self, painter: QPainter, frame: QRect) -> None:
        if not self._beside(self.width()):
            return
        painter.setPen(QPen(colour("line"), 1))
        for month in months_of(self._span):
            left = self._at(frame, month)
            painter.drawLine(QPointF(left, 0), QPointF(left, self.height()))

    def _paint_bar(self, painter: QPainter, frame: QRect, middle: float) -> None:
        last = self.bar.until or self._span.last
        left, right = self._at(frame, self.bar.since), self._at(frame, last + timedelta(days=1))
        box = QRectF(left, middle - em(0.5), max(em(0.5), right - left), em(1))
        ink = colour("accent")
        painter.setPen(QPen(ink, max(1.5, em(0.1))))
        painter.setBrush(ink if self.bar.going is Going.RUNS else colour("card"))
        painter.drawRoundedRect(box, em(0.25), em(0.25))
        if self.bar.going is Going.STOPPED:
            painter.setBrush(QBrush(ink, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(box, em(0.25), em(0.25))
        if self.bar.until is None and self.bar.going is Going.RUNS:
            self._paint_open_end(painter, box)

    def _paint_open_end(self, painter: QPainter, box: QRectF) -> None:
        """A bar without an end runs out in an arrow, so that its edge reads as no day."""
        painter.setBrush(colour("card"))
        painter.setPen(Qt.PenStyle.NoPen)
        right, half = box.right(), box.height() / 2
        for side in (box.top(), box.bottom()):
            tip = QPointF(right + 1, box.center().y())
            corner = QPointF(right + 1, side + (1 if side == box.bottom() else -1))
            painter.drawPolygon([tip, corner, QPointF(right - half, corner.y())])

    def _paint_today(self, painter: QPainter, frame: QRect) -> None:
        pen = QPen(colour("danger"), max(1.5, em(0.1)), Qt.PenStyle.DashLine)
        painter.setPen(pen)
        left = self._at(frame, self._today)
        top = 0 if self._beside(self.width()) else self.height() - em(1.7)
        painter.drawLine(QPointF(left, top), QPointF(left, self.height()))


class Timeline(QWidget):
    """Bars under each other. One stop for Tab; Up and Down, Home and End go along the bars; Enter chooses one."""

    chosen = Signal(str)
    """The id of the bar that was chosen."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._column = column(self, 0, 0)
        self.rows: tuple[BarRow, ...] = ()

    def show_bars(self, bars: tuple[Bar, ...], today: date) -> None:
        """Show these bars instead."""
        empty(self._column)
        span = span_of(bars, today)
        self.rows = tuple(BarRow(bar, span, today) for bar in bars)
        if bars:
            self._column.addWidget(_Months(span, today))
        for place, row in enumerate(self.rows):
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == 0 else Qt.FocusPolicy.ClickFocus)
            row.chosen.connect(self.chosen)
            self._column.addWidget(row)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Go along the bars, or choose one."""
        at = next((place for place, row in enumerate(self.rows) if row.hasFocus()), -1)
        last = len(self.rows) - 1
        moves = {Qt.Key.Key_Down: at + 1, Qt.Key.Key_Up: at - 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        to = moves.get(Qt.Key(event.key()))
        if at >= 0 and to is not None and 0 <= to <= last:
            self._move(to)
        elif at >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.rows[at].bar.id)
        else:
            super().keyPressEvent(event)

    def _move(self, to: int) -> None:
        for place, row in enumerate(self.rows):
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == to else Qt.FocusPolicy.ClickFocus)
        self.rows[to].setFocus(Qt.FocusReason.TabFocusReason)
