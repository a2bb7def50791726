"""A line for a day, typed as people write it or picked from a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QFrame, QWidget

from ui.fields.dates import read_date, written_date
from ui.fields.editors import LineEditor
from ui.widgets.buttons import Button
from ui.widgets.layouts import column, row
from ui.words import say


class CalendarPopup(QFrame):
    """A calendar under its button; Escape closes it. Nothing is chosen before somebody does."""

    picked = Signal(object)
    """The `date` that was chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.calendar = QCalendarWidget(self)
        self.calendar.setLocale(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setAccessibleName(say("veld.datum_kalender"))
        column(self, 0.4).addWidget(self.calendar)
        self.calendar.clicked.connect(self._on_picked)
        self.calendar.activated.connect(self._on_picked)

    def open_at(self, place: QPoint, day: date | None) -> None:
        """Show the calendar at a place on the screen, on a day or on today."""
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.move(place)
        self.show()
        self.calendar.setFocus()

    def _on_picked(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(date(day.year(), day.month(), day.day()))


class DayEditor(QWidget):
    """A line for a day with a calendar beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.editor = LineEditor()
        self.editor.setPlaceholderText(say("veld.datum_hint"))
        self.button = Button("", icon_name="kalender")
        self.button.setToolTip(say("veld.datum_kalender"))
        line = row(self, 0, 0.4)
        line.addWidget(self.editor, 1)
        line.addWidget(self.button)
        self._popup: CalendarPopup | None = None
        self.button.clicked.connect(self._on_calendar)

    def _on_calendar(self) -> None:
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.picked.connect(self._on_picked)
        below = self.button.mapToGlobal(self.button.rect().bottomLeft())
        self._popup.open_at(below, read_date(self.editor.words()))

    def _on_picked(self, day: date) -> None:
        self.editor.setFocus()
        self.editor.write_words(written_date(day))
