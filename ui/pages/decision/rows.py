"""Rows of a label and its words; a changed one shows the difference, in words and signs as well as in colour."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.pages.decision.sections import Part, Row
from ui.theme import em, spaced
from ui.widgets.chip import Chip, Kind
from ui.widgets.diff import DiffText
from ui.widgets.layouts import FlowRow, column
from ui.widgets.text import Plain, SmallStrong, Strong
from ui.words import say

_LABEL = 11.0


class RowsGrid(QWidget):
    """The rows of one part: labels beside their words, or above them where the page is narrow."""

    def __init__(self, rows: tuple[Row, ...], *, beside: bool) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        spaced(self._grid, 0, 0.2)
        self._pairs: list[tuple[QWidget, QWidget]] = []
        self.places: dict[str, QWidget] = {}
        self._beside = beside
        for row in rows:
            label, words = _headed(row.label), _words(row)
            self._pairs.append((label, words))
            self.places[row.key] = words
            self._grid.addWidget(label)
            self._grid.addWidget(words)
        self.set_beside(beside)

    def set_beside(self, beside: bool) -> None:
        """Put the labels beside their words, or above them."""
        self._beside = beside
        for index, (label, words) in enumerate(self._pairs):
            self._grid.removeWidget(label)
            self._grid.removeWidget(words)
            if beside:
                self._grid.addWidget(label, index * 2, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(words, index * 2, 1)
            else:
                self._grid.addWidget(label, index * 2, 0, 1, 2)
                self._grid.addWidget(words, index * 2 + 1, 0, 1, 2)
        self._hold()
        self._grid.setColumnStretch(0, 1 if beside else 0)
        self._grid.setColumnStretch(1, 3)
        self._grid.invalidate()
        self.updateGeometry()

    def changeEvent(self, event: QEvent, /) -> None:
        """Another height of text, another width of the labels."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._hold()

    def _hold(self) -> None:
        self._grid.setColumnMinimumWidth(0, em(_LABEL) if self._beside else 0)


def _headed(label: str) -> QWidget:
    """A label with some room above it, so that it belongs to the words below or beside it."""
    head = QWidget()
    column(head, (0, 0.35, 0, 0), 0).addWidget(SmallStrong(label))
    return head


def _roomy(text: Plain) -> QWidget:
    words = QWidget()
    inside = column(words, (0, 0.3, 0, 0), 0)
    inside.addWidget(text)
    # Beside a label of more lines the words begin where the label begins.
    inside.addStretch(1)
    return words


def _words(row: Row) -> QWidget:
    if not row.segments:
        text = Plain(row.text)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setAccessibleName(f"{row.label}: {row.text}")
        return _roomy(text)
    changed = QWidget()
    inside = column(changed, (0, 0.3, 0, 0), 0.2)
    difference = DiffText(row.segments)
    difference.setAccessibleName(say("besluiten.gewijzigd_naam", onderdeel=row.label))
    inside.addWidget(FlowRow([Chip(say("besluiten.gewijzigd"), Kind.ATTENTION, "potlood")]))
    inside.addWidget(difference)
    changed.setFocusProxy(difference)
    return changed


class PartView(QWidget):
    """One part: whom or what it is about, its status in words, and its rows."""

    def __init__(self, part: Part, *, beside: bool) -> None:
        super().__init__()
        inside = column(self, 0, 0.4)
        if part.title:
            # Assent, dissent and refusal stand on the same ground: none is louder than another.
            head = [Strong(part.title)] if not part.note else [Strong(part.title), Chip(part.note, Kind.NEUTRAL, "-")]
            inside.addWidget(FlowRow(head) if len(head) > 1 else head[0])
        self.grid = RowsGrid(part.rows, beside=beside)
        if part.rows:
            inside.addWidget(self.grid)
