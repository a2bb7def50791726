"""Fields for a day and for a day with a time: typed as people write it, or picked from a calendar."""

from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from triage.answers import Answer, Value
from triage.casus.walk import Asked
from ui.fields.base import Field
from ui.fields.dates import ZONE, local, read_date, read_time, written_date
from ui.fields.days import DayEditor
from ui.fields.editors import LineEditor
from ui.widgets.layouts import row
from ui.words import clock_time, say


class DatumField(Field):
    """A day. What cannot be read as one is kept as typed, and said so once somebody leaves the field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = DayEditor()
        self.watch(self.day.editor)
        self.body.addWidget(self.day)

    def build(self, asked: Asked) -> None:
        """Nothing depends on the question."""

    def write(self, answer: Answer) -> None:
        """Show the day, or what was typed."""
        value = answer.value
        self.day.editor.show_words(written_date(value) if isinstance(value, date) else answer.typed)

    def read(self) -> tuple[Value | None, str]:
        """Return the day; or None and the text."""
        text = self.day.editor.words()
        day = read_date(text)
        return day, "" if day is not None else text

    def parts(self) -> tuple[QWidget, ...]:
        """The line and the calendar button."""
        return (self.day.editor, self.day.button)

    def name_parts(self, question: str) -> None:
        """Named after the question."""
        self.day.editor.setAccessibleName(question)
        self.day.button.setAccessibleName(say("veld.datum_kalender_naam", vraag=question))

    def complaint(self) -> str | None:
        """Say that it is no day."""
        return say("veld.datum_onleesbaar") if self.read()[1].strip() else None


class TijdstipField(Field):
    """A day and a time, Dutch time. What cannot be read is kept as typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = DayEditor()
        self.time = LineEditor()
        self.time.setPlaceholderText(say("veld.tijd_hint"))
        for editor in (self.day.editor, self.time):
            self.watch(editor)
        line = row(None, 0, 0.6)
        line.addWidget(self.day, 2)
        line.addWidget(self.time, 1)
        self.body.addLayout(line)

    def build(self, asked: Asked) -> None:
        """Nothing depends on the question."""

    def write(self, answer: Answer) -> None:
        """Show day and time, or what was typed: the day on the first line, the time on the second."""
        value = answer.value
        if isinstance(value, datetime):
            here = value.astimezone(ZONE)
            day, at = written_date(here.date()), clock_time(here)
        else:
            day, _, at = answer.typed.partition("\n")
        self.day.editor.show_words(day)
        self.time.show_words(at)

    def read(self) -> tuple[Value | None, str]:
        """Return the moment; or None and both texts on two lines."""
        texts = (self.day.editor.words(), self.time.words())
        day, at = read_date(texts[0]), read_time(texts[1])
        moment = local(day, at) if day is not None and at is not None else None
        return (moment, "") if moment is not None else (None, "\n".join(texts) if any(texts) else "")

    def parts(self) -> tuple[QWidget, ...]:
        """Day, calendar, time."""
        return (self.day.editor, self.day.button, self.time)

    def name_parts(self, question: str) -> None:
        """Named after the question."""
        self.day.editor.setAccessibleName(say("veld.dag_naam", vraag=question))
        self.day.button.setAccessibleName(say("veld.datum_kalender_naam", vraag=question))
        self.time.setAccessibleName(say("veld.tijd_naam", vraag=question))

    def complaint(self) -> str | None:
        """Say what cannot be read, once both lines hold something."""
        day, at = self.day.editor.words().strip(), self.time.words().strip()
        if not day or not at or self.read()[0] is not None:
            return None
        skipped = read_date(day) is not None and read_time(at) is not None
        return say("veld.tijd_bestaat_niet" if skipped else "veld.tijd_onleesbaar")
