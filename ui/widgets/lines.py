"""A table of lines: share lines, waiting work, cases; real rows and headings, also for screen readers."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from ui.theme import colour, em, larger
from ui.widgets.chip import ICONS, Kind
from ui.widgets.icons import draw
from ui.widgets.pills import paint_pills, pills_height
from ui.widgets.text import SOFT_HYPHEN

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_SHORT = 9
_CELL = Qt.ItemDataRole.UserRole
_ID = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: words, smaller words under them, and with a `chip` the words stand on a pill of that kind.

    Args:
        pills: names on small pills of their own, under the words.
        icon: the drawing on the pill, where it is not that of its kind.
    """

    text: str
    detail: str = ""
    chip: Kind | None = None
    strong: bool = False
    pills: tuple[str, ...] = ()
    icon: str = ""

    @property
    def drawing(self) -> str:
        """The icon on the pill, or none."""
        return self.icon or (ICONS[self.chip] if self.chip is not None else "")


@dataclass(frozen=True, slots=True)
class Line:
    """One row. `id` is what `chosen` gives; `changed` marks a row that differs from last time."""

    id: str
    cells: tuple[Cell, ...]
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its words, and its share of the width against the others."""

    text: str
    share: int = 1


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    font: QFont
    ink: str
    box: QRect = field(default_factory=QRect)


class _Painter(QStyledItemDelegate):
    """Measures and paints a cell."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> None:
        """Paint ground, words and the line below."""
        cell = index.data(_CELL)
        if not isinstance(cell, Cell):
            return
        rect = _rect(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = _selected(option)
        if here:
            painter.fillRect(rect, colour("accent_soft"))
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        top = rect.top() + em(0.6)
        for place, run in enumerate(_runs(cell, option, rect.width())):
            box = run.box.translated(rect.left() + em(0.6), top)
            if cell.chip is not None and place == 0:
                box = _pill(painter, box, cell, cell.chip, "card" if here else f"{cell.chip.value}_soft")
                top += em(0.2)
            painter.setFont(run.font)
            painter.setPen(colour(run.ink))
            painter.drawText(box, _WRAP, run.text)
            top += run.box.height()
        if cell.pills:
            room = QRectF(rect.left() + em(0.6), top + em(0.2), rect.width() - em(1.2), rect.height())
            paint_pills(painter, cell.pills, option.font, room, here=here)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /) -> QSize:
        """Return the height of the wrapped words in the column's width."""
        cell, view = index.data(_CELL), self.parent()
        if not isinstance(cell, Cell) or not isinstance(view, QTableWidget):
            return QSize()
        width = view.columnWidth(index.column())
        high = sum(run.box.height() for run in _runs(cell, option, width))
        pills = pills_height(cell.pills, option.font, width - em(1.2))
        return QSize(width, high + pills + em(1.2) + (em(0.2) if cell.chip is not None else 0))


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect = option.rect
    return QRect(rect)


def _selected(option: QStyleOptionViewItem) -> bool:
    """The row is the one that Enter would choose: the table has the keyboard."""
    return bool(option.state & QStyle.StateFlag.State_Selected) and option.widget.hasFocus()


def _runs(cell: Cell, option: QStyleOptionViewItem, width: int) -> list[_Run]:
    base = QFont(option.font)
    bold, small, pill = QFont(base), larger(base, 0.93), larger(base, 0.87)
    bold.setBold(True)
    pill.setBold(True)
    chip = cell.chip is not None
    first = _Run(cell.text, pill if chip else bold if cell.strong else base, cell.chip or "text")
    runs = ([first] if cell.text else []) + ([_Run(cell.detail, small, "muted")] if cell.detail else [])
    room = QRect(0, 0, max(1, width - em(1.2) - (em(2.3) if chip else 0)), 100_000)
    return [_measured(run, room) for run in runs]


def _measured(run: _Run, room: QRect) -> _Run:
    metrics = QFontMetrics(run.font)
    text = " ".join(_fitting(word, metrics, room.width()) for word in run.text.split(" "))
    return _Run(text, run.font, run.ink, metrics.boundingRect(room, _WRAP, text))


def _fitting(word: str, metrics: QFontMetrics, width: int) -> str:
    """Let a word break that is wider than its column: it would run into the next one."""
    wide = metrics.horizontalAdvance(word) if len(word) > _SHORT else 0
    if wide <= width:
        return word
    piece = max(4, len(word) * width // wide - 2)
    return SOFT_HYPHEN.join(word[at : at + piece] for at in range(0, len(word), piece))


def _pill(painter: QPainter, box: QRect, cell: Cell, kind: Kind, ground: str) -> QRect:
    """Paint the pill with its icon and return where its words go."""
    room = em(1.1) if cell.drawing else 0
    pill = QRectF(box.adjusted(0, 0, em(1.2) + room, em(0.2)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(ground))
    painter.drawRoundedRect(pill, em(0.7), em(0.7))
    if cell.drawing:
        middle = pill.top() + QFontMetrics(painter.font()).height() / 2
        side = em(0.85)
        spot = QRectF(pill.left() + em(0.55), max(pill.top(), middle - side / 2), side, side)
        draw(painter, cell.drawing, colour(kind.value), spot)
    return box.translated(em(0.6) + room, em(0.1))


class LinesTable(QTableWidget):
    """A table that is as high as its rows (the page scrolls). Enter or a double click chooses a row."""

    chosen = Signal(str)
    """The id of the row that was chosen."""
    current = Signal(str)
    """The id of the row that the focus moved to."""

    _headings: tuple[Heading, ...] = ()

    def __init__(self, headings: Sequence[Heading], name: str) -> None:
        super().__init__(0, len(headings))
        self._headings = tuple(headings)
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels([heading.text for heading in headings])
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setVisible(any(heading.text for heading in headings))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setItemDelegate(_Painter(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        self.itemDoubleClicked.connect(self._on_item)
        self.currentItemChanged.connect(self._on_current)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these rows; the row that was current stays so when it is still there."""
        before = self.line_id(self.currentRow())
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for place, cell in enumerate(line.cells):
                self.setItem(row, place, _item(line, cell))
            if line.id == before:
                self.setCurrentCell(row, 0)
        self._fit()

    def line_id(self, row: int) -> str:
        """Return the id of a row; empty when there is no such row."""
        item = self.item(row, 0) if 0 <= row < self.rowCount() else None
        return str(item.data(_ID)) if item is not None else ""

    def sizeHint(self) -> QSize:
        """As high as all rows together."""
        head = self.horizontalHeader().sizeHint().height() if not self.horizontalHeader().isHidden() else 0
        return QSize(em(30), head + self.verticalHeader().length() + 2)

    def minimumSizeHint(self) -> QSize:
        """Never cut: the page scrolls."""
        return QSize(em(4) * max(1, self.columnCount()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Share the width out and wrap anew."""
        super().resizeEvent(event)
        # Rows only wrap anew at another width; their own height making the table higher asks for nothing.
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent, /) -> None:
        """Other letters, other heights."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """The page scrolls."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter chooses the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.chosen.emit(self.line_id(self.currentRow()))
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        first = self._kenmerk_width()
        whole = sum(heading.share for heading in self._headings) or 1
        room = self.viewport().width()
        if first > room * self._headings[0].share // whole:
            self.setColumnWidth(0, first)
            room, whole = room - first, max(1, whole - self._headings[0].share)
        else:
            first = 0
        for place, heading in enumerate(self._headings):
            if place or not first:
                self.setColumnWidth(place, room * heading.share // whole)
        self.resizeRowsToContents()
        self.updateGeometry()

    def _kenmerk_width(self) -> int:
        """The width at which what a row is known by stays on one line; 0 where nothing is strong."""
        font = QFont(self.font())
        font.setBold(True)
        metrics = QFontMetrics(font)
        cells = (item.data(_CELL) for row in range(self.rowCount()) if (item := self.item(row, 0)) is not None)
        widths = (metrics.horizontalAdvance(one.text) for one in cells if isinstance(one, Cell) and one.strong)
        return max((width + em(1.4) for width in widths if width < em(8)), default=0)

    def _on_item(self, item: QTableWidgetItem) -> None:
        self.chosen.emit(str(item.data(_ID)))

    def _on_current(self, item: QTableWidgetItem | None) -> None:
        if item is not None:
            self.current.emit(str(item.data(_ID)))


def _item(line: Line, cell: Cell) -> QTableWidgetItem:
    item = QTableWidgetItem(" · ".join(part for part in (cell.text, cell.detail, *cell.pills) if part))
    item.setData(_CELL, cell)
    item.setData(_ID, line.id)
    return item
