"""Who knows what was shared: each person, the way to inform them, and writing down that it was told before the seal."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.followup.crisis_reading import OpenCrisis
from triage.followup.crisis import Hoe
from triage.ids import ItemId
from ui.fields.dates import written_date
from ui.fields.editors import TextEditor
from ui.fields.form import Choice, FormRow
from ui.pages.door.form_rows import DayRow, mark_all
from ui.widgets.buttons import Button, Primary
from ui.widgets.card import Card
from ui.widgets.layouts import Columns, FlowRow, Panel, column, empty, row
from ui.widgets.saved import SavedLabel
from ui.widgets.text import Plain
from ui.words import say

_LONGEST = 2_000


class TellingCard(Card):
    """The persons of the casus."""

    told = Signal(str, object, object, str)
    """Whom (id), on which `date`, `Hoe`, and the words."""
    inform_wanted = Signal(str)
    """The id of a piece of informing."""
    written = Signal()

    def __init__(self) -> None:
        super().__init__(say("spoed.vertellen.titel"))
        self._people = QWidget()
        self._list = column(self._people, 0, 0.4)
        self.add(self._people)
        self._form = QWidget()
        inside = column(self._form, (0, 0.6, 0, 0), 0.7)
        self.who, self.how, self.day = Choice(), Choice(), DayRow(say("spoed.vertellen.dag"))
        for one in Hoe:
            self.how.addItem(say(f"spoed.hoe.{one.value}"), one.value)
        self.words = TextEditor(least=2, limit=_LONGEST)
        self.save, self.saved = Primary(say("spoed.vertellen.knop")), SavedLabel()
        inside.addWidget(FormRow(say("spoed.vertellen.over"), self.who))
        inside.addWidget(Columns([Panel(self.day, 15), Panel(FormRow(say("spoed.vertellen.hoe"), self.how), 15)]))
        help_text = say("spoed.vertellen.woorden_uitleg")
        inside.addWidget(FormRow(say("spoed.vertellen.woorden"), self.words, help_text))
        foot = row(None, 0, 0.6)
        foot.addWidget(FlowRow([self.save]), 1)
        foot.addWidget(self.saved)
        inside.addLayout(foot)
        self.add(self._form)
        self.save.clicked.connect(self._on_save)
        self.words.written.connect(self.written)

    def show_people(self, opened: OpenCrisis, words: str, *, may_inform: bool) -> None:
        """Show who knows.

        Args:
            words: what somebody was typing.
            may_inform: there is a page of informing for this role.
        """
        empty(self._list)
        self.who.clear()
        if not opened.people:
            self._list.addWidget(Plain(say("spoed.vertellen.niemand")))
        for one in opened.people:
            key = "weet" if one.told else "weet_niet"
            self._list.addWidget(Plain(say(f"spoed.vertellen.{key}", naam=one.name)))
            if one.informing and not one.told and may_inform:
                button = Button(say("spoed.vertellen.informeer", naam=one.name), small=True)
                button.clicked.connect(lambda _=False, piece=one.informing: self.inform_wanted.emit(piece))
                self._list.addWidget(FlowRow([button]))
            if not one.told and not one.informing:
                self.who.addItem(one.name, str(one.person))
        self._form.setVisible(opened.tells and self.who.count() > 0)
        self.day.day.editor.show_words(written_date(opened.today))
        self.words.show_words(words)
        mark_all({self.day: None})
        self.set_busy(busy=False)

    def show_nothing(self) -> None:
        """Show nobody."""
        empty(self._list)
        self.who.clear()
        self.words.show_words("")
        self._form.hide()

    def set_busy(self, *, busy: bool) -> None:
        """Rest while it is handed in."""
        self.save.setEnabled(not busy)

    def _on_save(self) -> None:
        day = self.day.value()
        self.day.mark(None if day else say("spoed.vertellen.dag_fout"))
        if day is None:
            self.day.day.editor.setFocus()
            return
        self.set_busy(busy=True)
        person, how = ItemId(str(self.who.currentData())), Hoe(str(self.how.currentData()))
        self.told.emit(person, day, how, self.words.words())
