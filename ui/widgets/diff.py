"""A difference between two versions, word by word: in words and with underline or strike, and colour on top."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from ui.theme import colour, em
from ui.words import say


class Change(StrEnum):
    """What happened to a stretch of text."""

    SAME = "gelijk"
    ADDED = "erbij"
    REMOVED = "weg"


Segments = tuple[tuple[Change, str], ...]


class DiffText(QPlainTextEdit):
    """Shows stretches of text; what was added reads `[erbij: …]`, what was removed `[weg: …]`."""

    def __init__(self, segments: Segments = ()) -> None:
        super().__init__()
        self._segments: Segments = ()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(say("verschil.naam"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size)
        self.show_segments(segments)

    def show_segments(self, segments: Segments) -> None:
        """Show these stretches."""
        self._segments = segments
        self.clear()
        cursor = self.textCursor()
        for change, text in segments:
            if text:
                cursor.insertText(_worded(change, text), _format(change))
        if all(change is Change.SAME for change, _ in segments):
            self.setAccessibleDescription(say("verschil.niets"))

    def sizeHint(self) -> QSize:
        """As high as its lines: the page scrolls."""
        lines = max(1, round(self.document().size().height()))
        return QSize(em(20), lines * self.fontMetrics().lineSpacing() + em(0.3))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return QSize(em(8), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Another width wraps to another height."""
        super().resizeEvent(event)
        self.updateGeometry()

    def changeEvent(self, event: QEvent, /) -> None:
        """Other colours: write it again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._segments:
            self.show_segments(self._segments)

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """The page scrolls."""
        event.ignore()

    def _on_size(self) -> None:
        self.updateGeometry()


def _worded(change: Change, text: str) -> str:
    if change is Change.SAME:
        return text
    core = text.strip()
    if not core:
        return text
    before, _, after = text.partition(core)
    return f"{before}[{say(f'verschil.{change.value}')}: {core}]{after}"


def _format(change: Change) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(colour("text"))
    if change is Change.ADDED:
        made.setFontUnderline(True)
        made.setBackground(QColor(colour("added_soft")))
    elif change is Change.REMOVED:
        made.setFontStrikeOut(True)
        made.setBackground(QColor(colour("removed_soft")))
    return made
