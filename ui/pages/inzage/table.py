"""The table of the log: rows of one height, so that a million of them scroll as quick as ten."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.pages.inzage.model import CELL, HEADS, LogCell, LogModel
from ui.theme import colour, em, larger
from ui.widgets.icons import draw
from ui.words import say

_SHARES: Final = (8, 10, 12, 9)
_LEAST: Final = (0, 0, 0, 26)
"""Width of the table in em from which a column is there; beside the table everything is told."""
_AROUND: Final = 23
_REST_MS: Final = 30
"""Scrolling comes to rest before lines are fetched: every fetch is a look, and stands in the log."""
_ENDS: Final = {Qt.Key.Key_Home, Qt.Key.Key_End}
_UP: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Painter(QStyledItemDelegate):
    """Paints a cell in two lines that are cut with dots where the column is too narrow."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> None:
        """Paint ground, words and the line below."""
        cell = index.data(CELL)
        if not isinstance(cell, LogCell):
            return
        rect: QRect = option.rect
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, colour("accent_soft"))
            if index.column() == 0:
                painter.fillRect(QRect(rect.left(), rect.top(), em(0.2), rect.height()), colour("accent"))
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        first, second = _fonts(option.font, strong=cell.wrong)
        high = QFontMetrics(first).height()
        room = rect.adjusted(em(0.6), em(0.4), -em(0.4), 0)
        room.setHeight(high)
        if cell.wrong:
            side = em(0.95)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            spot = QRect(room.left(), room.top() + (high - side) // 2, side, side)
            draw(painter, "waarschuwing", colour("danger"), spot.toRectF())
            room.setLeft(room.left() + em(1.25))
        _line(painter, room, cell.text, first, "danger" if cell.wrong else "text")
        room.setLeft(rect.left() + em(0.6))
        _line(painter, room.translated(0, high), cell.detail, second, "muted")
        painter.restore()


def _fonts(base: QFont, *, strong: bool) -> tuple[QFont, QFont]:
    first = QFont(base)
    first.setBold(strong)
    return first, larger(base, 0.87)


def _line(painter: QPainter, room: QRect, text: str, font: QFont, ink: str) -> None:
    painter.setFont(font)
    painter.setPen(colour(ink))
    painter.drawText(room, _UP, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width()))


class LogTable(QTableView):
    """The lines of the log. Home and End go to the first and last of them; the wheel scrolls the page at either end."""

    pointed = Signal(int)
    """The row that the focus moved to."""

    def __init__(self, lines: LogModel) -> None:
        super().__init__()
        self.lines = lines
        self.setModel(lines)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(say("inzage.tabel"))
        self.setAccessibleDescription(say("inzage.tabel_uitleg"))
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(_UP)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionsClickable(False)
        heads.setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.look)
        # Not `start` itself: it would take the place of the bar for its milliseconds.
        self.verticalScrollBar().valueChanged.connect(lambda _: self._rest.start())
        lines.rowsInserted.connect(self._on_more)
        lines.modelReset.connect(self._on_more)
        lines.dataChanged.connect(self._on_data)

    def look(self) -> None:
        """Ask for what is in sight and not there yet."""
        row = max(1, self.verticalHeader().defaultSectionSize())
        first = self.verticalScrollBar().value() // row
        self.lines.need(first, first + self.viewport().height() // row + 1)

    def sizeHint(self) -> QSize:
        """As high as the window leaves beside what stands above."""
        return QSize(em(40), min(em(70), max(em(12), self.window().height() - em(_AROUND))))

    def minimumSizeHint(self) -> QSize:
        """High enough to read in."""
        return QSize(em(12), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Share the width out, and look what came into sight."""
        super().resizeEvent(event)
        self._fit()
        self.look()

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Scroll here; at either end the page around it goes on."""
        bar = self.verticalScrollBar()
        before = bar.value()
        super().wheelEvent(event)
        event.setAccepted(bar.value() != before)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Home and End are about rows: there is nothing to go to inside one."""
        rows = self.lines.rowCount()
        if event.key() in _ENDS and rows:
            self.setCurrentIndex(self.lines.index(0 if event.key() == Qt.Key.Key_Home else rows - 1, 0))
            self.scrollTo(self.currentIndex())
            return
        super().keyPressEvent(event)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex, /
    ) -> None:
        """Tell which line is looked at."""
        super().currentChanged(current, previous)
        if current.isValid():
            if not self.selectionModel().isSelected(current):
                # Coming in by Tab gives a row the keyboard without choosing it; here these are one thing.
                self.selectRow(current.row())
            self.pointed.emit(current.row())

    def _fit(self) -> None:
        high = QFontMetrics(self.font()).height() + QFontMetrics(larger(self.font(), 0.87)).height() + em(0.9)
        if high != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setMinimumSectionSize(high)
            self.verticalHeader().setDefaultSectionSize(high)
        room = self.viewport().width()
        there = [place for place in range(len(HEADS)) if room >= em(_LEAST[place])]
        whole = sum(_SHARES[place] for place in there)
        for place in range(len(HEADS)):
            self.setColumnHidden(place, place not in there)
            if place in there:
                self.setColumnWidth(place, room * _SHARES[place] // whole)
        self.verticalScrollBar().setSingleStep(high)

    def _on_more(self) -> None:
        self._fit()
        self.look()

    def _on_data(self, first: QModelIndex, last: QModelIndex) -> None:
        here = self.currentIndex().row()
        if first.row() <= here <= last.row():
            self.pointed.emit(here)
