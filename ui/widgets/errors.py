"""The line under a field that says what is wrong: an icon and words, told to screen readers as well."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.icons import Icon
from ui.widgets.layouts import row
from ui.widgets.text import Plain
from ui.words import say


class ErrorText(Plain):
    """The words of a fault at a field."""


class ErrorLine(QWidget):
    """Hidden until there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        line = row(self, 0, 0.35)
        line.addWidget(Icon("waarschuwing", "danger", 1.0), 0, Qt.AlignmentFlag.AlignTop)
        self._words = ErrorText()
        line.addWidget(self._words, 1)
        self.hide()

    @property
    def message(self) -> str:
        """What is said now; empty when nothing is."""
        return self._words.text()

    def show_message(self, message: str | None) -> None:
        """Say this, or nothing."""
        if (message or "") == self.message:
            return
        self._words.setText(message or "")
        self.setVisible(bool(message))
        if message:
            announce(self, say("veld.fout_naam", melding=message))


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say something that just appeared; silent when none is there."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def mark_faulty(editor: QWidget, message: str | None) -> None:
    """Give an editor the red border and the words of its fault as description, or take both away."""
    editor.setProperty("fout", bool(message))
    editor.setAccessibleDescription(message or "")
    editor.style().unpolish(editor)
    editor.style().polish(editor)
