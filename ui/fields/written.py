"""Fields in which people type: one line, many lines, a number."""

from PySide6.QtWidgets import QWidget

from triage.answers import Answer, Value
from triage.casus.walk import Asked
from ui.fields.base import Field
from ui.fields.dates import read_number
from ui.fields.editors import LineEditor, TextEditor
from ui.words import say


class KortField(Field):
    """One line of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = LineEditor()
        self.watch(self.editor)
        self.body.addWidget(self.editor)

    def build(self, asked: Asked) -> None:
        """Nothing depends on the question."""

    def write(self, answer: Answer) -> None:
        """Show the text."""
        self.editor.show_words(answer.value if isinstance(answer.value, str) else answer.typed)

    def read(self) -> tuple[Value | None, str]:
        """Return the text, or None when there is none."""
        return self.editor.words() or None, ""

    def parts(self) -> tuple[QWidget, ...]:
        """The editor."""
        return (self.editor,)

    def name_parts(self, question: str) -> None:
        """Named after the question."""
        self.editor.setAccessibleName(question)


class LangField(Field):
    """Text in one's own words; the editor grows with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = TextEditor()
        self.watch(self.editor)
        self.body.addWidget(self.editor)

    def build(self, asked: Asked) -> None:
        """Nothing depends on the question."""

    def write(self, answer: Answer) -> None:
        """Show the text."""
        self.editor.show_words(answer.value if isinstance(answer.value, str) else answer.typed)

    def read(self) -> tuple[Value | None, str]:
        """Return the text, or None when there is none."""
        return self.editor.words() or None, ""

    def parts(self) -> tuple[QWidget, ...]:
        """The editor."""
        return (self.editor,)

    def name_parts(self, question: str) -> None:
        """Named after the question."""
        self.editor.setAccessibleName(question)


class GetalField(KortField):
    """A whole number; what cannot be read as one is kept as typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor.setProperty("kort", True)

    def write(self, answer: Answer) -> None:
        """Show the number, or what was typed."""
        value = answer.value
        self.editor.show_words(str(value) if isinstance(value, int) else answer.typed)

    def read(self) -> tuple[Value | None, str]:
        """Return the number; or None and the text."""
        text = self.editor.words()
        number = read_number(text)
        return number, "" if number is not None else text

    def complaint(self) -> str | None:
        """Say that it is no number."""
        return say("veld.getal_onleesbaar") if self.read()[1].strip() else None
