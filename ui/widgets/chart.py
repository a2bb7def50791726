"""A chart of bars: each with its words before it and its number behind it, so that no colour has to tell anything.

One stop for Tab; the arrows go from bar to bar, and what a bar says is its name for who hears it. The same numbers
always stand in a table beside it.
"""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from triage.records.blocks import Bar, Chart
from ui.theme import colour, em
from ui.widgets.layouts import column, empty
from ui.words import say

_LABEL: Final = 13
"""Width in em of the words before the bars."""
_BESIDE: Final = 30
"""Width in em from which the words stand before the bars; in less room they stand above them."""
_BAR: Final = 1.1
_STUB: Final = 1.4
"""Length in em of a bar whose number is not shown: the same for all, so that it tells nothing."""
_WRAP: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class BarRow(QWidget):
    """One bar. It has the keyboard: its name says what it shows.

    Args:
        bar: what is shown; a value of None is a number that is kept back.
        most: the value of the longest bar of the chart.
        room: the widest number of the chart, in words: every bar leaves as much room behind it.
        spoken: what it says to who hears it.
    """

    def __init__(self, bar: Bar, most: int, room: str, spoken: str) -> None:
        super().__init__()
        self.bar, self._most, self._room = bar, most, room
        self._heights: dict[tuple[int, int], int] = {}
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """Return the height of the words, and of the bar under them where there is little room."""
        key = (width, self.font().pixelSize())
        if key not in self._heights:
            words = self._words(width).height()
            self._heights[key] = max(words, em(_BAR)) + em(0.7) if _beside(width) else words + em(_BAR + 0.9)
        return self._heights[key]

    def sizeHint(self) -> QSize:
        """As high as the words at an ordinary width."""
        return QSize(em(_BESIDE), self.heightForWidth(em(_BESIDE)))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for large letters."""
        return QSize(em(12), em(2))

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """A click takes the keyboard here."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:  # noqa: ARG002 (Qt's own signature)
        """Paint the words, the bar and its number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = self._words(self.width())
        beside = _beside(self.width())
        painter.setPen(colour("text"))
        box = QRect(words.left(), 0, words.width(), self.height()) if beside else words.translated(0, em(0.2))
        painter.drawText(box, _WRAP, self.bar.label)
        middle = self.height() / 2 if beside else self.height() - em(_BAR / 2 + 0.3)
        self._paint_bar(painter, em(_LABEL + 1) if beside else em(0.3), middle)
        painter.end()

    def _words(self, width: int) -> QRect:
        wide = em(_LABEL) if _beside(width) else max(em(4), width - em(0.6))
        room = QRect(em(0.3), 0, wide, 100_000)
        return QFontMetrics(self.font()).boundingRect(room, _WRAP & ~int(Qt.AlignmentFlag.AlignVCenter), self.bar.label)

    def _paint_bar(self, painter: QPainter, left: int, middle: float) -> None:
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        behind = metrics.horizontalAdvance(self._room) + em(0.9)
        long = self._length(max(em(3), self.width() - left - behind))
        box = QRectF(left, middle - em(_BAR) / 2, long, em(_BAR))
        self._paint_foot(painter, left)
        if long:
            painter.setPen(QPen(colour("accent"), max(1.5, em(0.1))))
            hatched = QBrush(colour("accent"), Qt.BrushStyle.BDiagPattern)
            painter.setBrush(hatched if self.bar.value is None else QBrush(colour("accent")))
            painter.drawRect(box)
        painter.setFont(bold)
        painter.setPen(colour("text"))
        room = QRectF(left + long + em(0.5), middle - metrics.height(), behind + em(1), metrics.height() * 2)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.bar.shown)

    def _length(self, room: int) -> int:
        """Return how long the bar is, in pixels; at least something where there is anything at all."""
        if self.bar.value is None:
            return em(_STUB)
        return max(em(0.2), round(room * self.bar.value / self._most)) if self.bar.value else 0

    def _paint_foot(self, painter: QPainter, left: int) -> None:
        """The line at which every bar begins: a bar of nothing stands at it as well."""
        painter.setPen(QPen(colour("border"), max(1.0, em(0.08))))
        top = 0 if _beside(self.width()) else self.height() - em(_BAR + 0.5)
        painter.drawLine(left, top, left, self.height())


class BarChart(QWidget):
    """Bars under each other. One stop for Tab; the arrows, Home and End go along them."""

    def __init__(self) -> None:
        super().__init__()
        self._column = column(self, 0, 0)
        self.rows: tuple[BarRow, ...] = ()

    def show_chart(self, chart: Chart) -> None:
        """Show this chart instead. Its title is its name, its summary its description."""
        empty(self._column)
        self.setAccessibleName(say("grafiek.naam", titel=chart.title))
        self.setAccessibleDescription(chart.summary)
        most = max((bar.value or 0 for bar in chart.bars), default=0) or 1
        room = max((bar.shown for bar in chart.bars), key=len, default="")
        self.rows = tuple(BarRow(bar, most, room, _spoken(chart, place)) for place, bar in enumerate(chart.bars))
        for place, row in enumerate(self.rows):
            row.setFocusPolicy(_policy(here=place == 0))
            self._column.addWidget(row)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Go along the bars."""
        at = next((place for place, row in enumerate(self.rows) if row.hasFocus()), -1)
        last = len(self.rows) - 1
        moves = {
            Qt.Key.Key_Down: at + 1,
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_Up: at - 1,
            Qt.Key.Key_Left: at - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        to = moves.get(Qt.Key(event.key()))
        if at < 0 or to is None:
            super().keyPressEvent(event)
        elif 0 <= to <= last:
            self._move(to)

    def _move(self, to: int) -> None:
        for place, row in enumerate(self.rows):
            row.setFocusPolicy(_policy(here=place == to))
        self.rows[to].setFocus(Qt.FocusReason.TabFocusReason)


def _beside(width: int) -> bool:
    return width >= em(_BESIDE)


def _policy(*, here: bool) -> Qt.FocusPolicy:
    """Only the bar where somebody is, or was last, is a stop for Tab."""
    return Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus


def _spoken(chart: Chart, place: int) -> str:
    bar = chart.bars[place]
    of = say("grafiek.staaf", wat=bar.label, getal=bar.shown, plaats=place + 1, aantal=len(chart.bars))
    # Who comes into the chart hears first what it is about.
    return f"{say('grafiek.naam', titel=chart.title)}: {of}" if place == 0 else of
