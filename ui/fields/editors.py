"""Where people type: text that is never cut, never markup, and never changed by a mouse wheel."""

import re
from typing import Final

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from triage.answers import MAX_TEXT
from ui.theme import em

_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """Return text without the two things no store can keep: NUL, and halves of characters."""
    return _UNSTORABLE.sub("", text)


class LineEditor(QLineEdit):
    """One line. Text over `limit` is refused as a whole; what stood there stays."""

    written = Signal()
    """Somebody changed the text."""
    left = Signal()
    """The cursor left this editor."""
    refused = Signal()
    """A text was refused because it is too long."""

    def __init__(self, parent: QWidget | None = None, limit: int = MAX_TEXT) -> None:
        super().__init__(parent)
        self._limit = limit
        self._kept = ("", 0)
        # Qt cuts a long paste silently. One sign over the limit is how we see that it did, and take all of it back.
        self.setMaxLength(limit + 1)
        self.textEdited.connect(self._on_edited)

    def words(self) -> str:
        """Return the text."""
        return storable(self.text())

    def show_words(self, text: str) -> None:
        """Show a text; `written` stays silent."""
        self.setText(text)
        self.setCursorPosition(0)
        self._kept = (text, 0)

    def write_words(self, text: str) -> None:
        """Write a text as if somebody typed it: `written` tells."""
        self.setText(text)
        self._on_edited(text)

    def focus_place(self) -> int:
        """Return where the cursor stands."""
        return self.cursorPosition()

    def restore_place(self, place: int) -> None:
        """Put the cursor back and take the focus."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCursorPosition(place)

    def minimumSizeHint(self) -> QSize:
        """Room for a few words at any scale."""
        return QSize(em(8), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Remember where the cursor stood, should the text turn out too long."""
        self._kept = (self._kept[0], self.cursorPosition())
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        """Tell that the cursor left, except to a menu or another window."""
        super().focusOutEvent(event)
        if _really_left(event):
            self.left.emit()

    def _on_edited(self, text: str) -> None:
        if len(text) > self._limit:
            kept, place = self._kept
            self.setText(kept)
            self.setCursorPosition(min(place, len(kept)))
            self.refused.emit()
            return
        self._kept = (text, self.cursorPosition())
        self.written.emit()


class TextEditor(QPlainTextEdit):
    """Any number of lines; grows with its text up to `most` lines and scrolls from there. Tab goes on to what follows.

    Args:
        least: lines shown when empty.
        most: lines after which it scrolls inside.
        limit: longest text; a longer one is refused as a whole.
    """

    written = Signal()
    """Somebody changed the text."""
    left = Signal()
    """The cursor left this editor."""
    refused = Signal()
    """A text was refused because it is too long."""

    def __init__(self, parent: QWidget | None = None, least: int = 3, most: int = 16, limit: int = MAX_TEXT) -> None:
        super().__init__(parent)
        self._least, self._most, self._limit = least, most, limit
        self._kept = ("", 0)
        self._silent = False
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size)

    def words(self) -> str:
        """Return the text."""
        return storable(self.toPlainText())

    def show_words(self, text: str) -> None:
        """Show a text; `written` stays silent."""
        self._silent = True
        self.setPlainText(text)
        self._silent = False
        self._kept = (text, 0)

    def focus_place(self) -> int:
        """Return where the cursor stands."""
        return self.textCursor().position()

    def restore_place(self, place: int) -> None:
        """Put the cursor back, in sight, and take the focus."""
        self._put_cursor(place)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureCursorVisible()

    def sizeHint(self) -> QSize:
        """As high as its lines, within bounds."""
        lines = max(self._least, min(self._most, round(self.document().size().height())))
        around = self.frameWidth() * 2 + round(self.document().documentMargin() * 2) + 2
        return QSize(em(20), lines * self.fontMetrics().lineSpacing() + around)

    def minimumSizeHint(self) -> QSize:
        """As high as its hint: the page scrolls, not the field."""
        return QSize(em(8), self.sizeHint().height())

    def insertFromMimeData(self, source: QMimeData, /) -> None:
        """Take a paste in when it fits, and refuse it whole when it does not."""
        chosen = self.textCursor().selectionEnd() - self.textCursor().selectionStart()
        after = len(self.toPlainText()) - chosen + len(source.text())
        if after > self._limit:
            self.refused.emit()
            return
        self.insertPlainText(source.text())

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Remember where the cursor stood, should the text turn out too long."""
        self._kept = (self._kept[0], self.textCursor().position())
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Scroll inside only when somebody is working here; else the page scrolls."""
        if self.hasFocus() and self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        """Tell that the cursor left, except to a menu or another window."""
        super().focusOutEvent(event)
        if _really_left(event):
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Another width wraps to another height."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _on_size(self) -> None:
        self.updateGeometry()

    def _put_cursor(self, place: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(max(0, min(place, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)

    def _on_changed(self) -> None:
        text = self.toPlainText()
        if self._silent or text == self._kept[0]:
            return
        if len(text) > self._limit:
            self._take_back()
            return
        self._kept = (text, self.textCursor().position())
        self.written.emit()

    def _take_back(self) -> None:
        kept, place = self._kept
        self._silent = True
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(kept)
        self._silent = False
        self._put_cursor(place)
        self.refused.emit()


def _really_left(event: QFocusEvent) -> bool:
    elsewhere = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
    return event.reason() not in elsewhere
