"""Rows of a form for coming in: a line, a day and a password, each with its label, help and fault."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.fields.dates import read_date
from ui.fields.days import DayEditor
from ui.fields.editors import LineEditor, TextEditor
from ui.fields.form import FormRow, PasswordEditor
from ui.widgets.errors import announce, mark_faulty
from ui.widgets.text import Small
from ui.words import say

_LONGEST = 300


class LineRow(FormRow):
    """One line of text."""

    def __init__(self, label: str, help_text: str = "") -> None:
        self.line = LineEditor(limit=_LONGEST)
        super().__init__(label, self.line, help_text)

    def words(self) -> str:
        """Return what was typed, without spaces around it."""
        return self.line.words().strip()


class TextRow(FormRow):
    """A few lines of text."""

    def __init__(self, label: str, help_text: str = "") -> None:
        self.text = TextEditor(least=2, most=6, limit=1_000)
        super().__init__(label, self.text, help_text)

    def words(self) -> str:
        """Return what was typed, without spaces around it."""
        return self.text.words().strip()


class DayRow(FormRow):
    """A day, typed or picked; may stay empty."""

    def __init__(self, label: str, help_text: str = "") -> None:
        self.day = DayEditor()
        super().__init__(label, self.day, help_text)
        self.day.setFocusProxy(self.day.editor)
        self.day.editor.setAccessibleName(label)
        self.day.button.setAccessibleName(say("veld.datum_kalender_naam", vraag=label))

    def words(self) -> str:
        """Return what was typed."""
        return self.day.editor.words().strip()

    def value(self) -> date | None:
        """Return the day, or None when there is none or it cannot be read."""
        return read_date(self.words())

    def mark(self, message: str | None) -> None:
        """Mark the line itself as well."""
        super().mark(message)
        mark_faulty(self.day.editor, message)


class PasswordRow(FormRow):
    """A password: hidden unless asked, pasting allowed, and a hint when Caps Lock seems to be on."""

    entered = Signal()
    """Enter was pressed."""

    def __init__(self, label: str, help_text: str = "") -> None:
        self.password = PasswordEditor()
        super().__init__(label, self.password)
        self._rules = Small(help_text)
        self._caps = Small(say("ontgrendelen.hoofdletters"))
        self._caps.hide()
        inside = self.layout()
        if isinstance(inside, QVBoxLayout):
            inside.insertWidget(1, self._rules)
            self._rules.setVisible(bool(help_text))
            inside.addWidget(self._caps)
        self.password.line.installEventFilter(self)
        self.password.entered.connect(self.entered)

    def show_help(self, label: str, help_text: str) -> None:
        """Ask for another kind of password: another label and other help."""
        self.label.setText(label)
        self.password.setAccessibleName(label)
        self._rules.setText(help_text)

    @property
    def caps_hint(self) -> bool:
        """Whether the hint about Caps Lock is shown."""
        return not self._caps.isHidden()

    def words(self) -> str:
        """Return what was typed, to the letter."""
        return self.password.words()

    def mark(self, message: str | None) -> None:
        """Mark the line itself as well."""
        super().mark(message)
        mark_faulty(self.password.line, message)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Look at each letter: a capital without Shift means that Caps Lock is on. Qt tells it in no other way."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._look_at(event)
        elif event.type() is QEvent.Type.FocusOut:
            self._caps.hide()
        return super().eventFilter(watched, event)

    def _look_at(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._caps.hide()
        elif len(letter) == 1 and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            on = letter.isupper() is not shifted
            if on and not self.caps_hint:
                announce(self, self._caps.text())
            self._caps.setVisible(on)


def mark_all(faults: dict[FormRow, str | None]) -> QWidget | None:
    """Mark these rows, or take their marks away; return the editor of the first that is wrong."""
    for row, message in faults.items():
        row.mark(message)
    return next((row.editor for row, message in faults.items() if message), None)
