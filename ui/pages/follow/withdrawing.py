"""Writing down that a person withdrew a consent: as easy as it was to give one (AVG art. 7 lid 3)."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.answers import MAX_TEXT
from triage.casework.followup.verstrekken import Ingetrokken
from ui.fields.editors import TextEditor
from ui.fields.form import FormRow
from ui.pages.door.form_rows import DayRow, mark_all
from ui.pages.follow.dots import Dots
from ui.pages.follow.typed import TypedLine
from ui.widgets.buttons import Button, Danger
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow, column
from ui.widgets.text import Muted
from ui.words import say

_ALL, _ONE = "ja", "nee"


class WithdrawForm(Card):
    """On which day, about what, and in which words; opened by a button, for it ends something."""

    written = Signal()
    withdrawn = Signal(object)
    """What is to be kept, as `Ingetrokken`."""

    def __init__(self) -> None:
        super().__init__(say("verstrekken.intrekken.titel"))
        self.add(Muted(say("verstrekken.intrekken.uitleg")))
        self.begin = Button(say("verstrekken.intrekken.begin"))
        self._start = FlowRow([self.begin])
        self._form = QWidget()
        inside = column(self._form, 0, 0.7)
        self.day = DayRow(say("verstrekken.intrekken.dag"))
        told = {
            _ALL: (say("verstrekken.intrekken.alles_ja"),),
            _ONE: (say("verstrekken.intrekken.alles_nee"),),
        }
        self.whole = Dots(told)
        self.whole_row = FormRow(say("verstrekken.intrekken.alles"), self.whole)
        self.words = TextEditor(least=2, limit=MAX_TEXT)
        help_text = say("verstrekken.intrekken.woorden_hulp")
        self.words_row = FormRow(say("verstrekken.intrekken.woorden"), self.words, help_text)
        self.do = Danger(say("verstrekken.intrekken.doe"))
        for part in (self.day, self.whole_row, self.words_row, FlowRow([self.do])):
            inside.addWidget(part)
        self.add(self._start)
        self.add(self._form)
        self._wire()

    def _wire(self) -> None:
        self.begin.clicked.connect(self._on_begin)
        self.day.day.editor.written.connect(self.written)
        self.words.written.connect(self.written)
        self.whole.changed.connect(self.written)
        self.do.clicked.connect(self._on_do)

    def show_typed(self, typed: TypedLine) -> None:
        """Show what was typed; the form is open where something was."""
        self.day.day.editor.show_words(typed.end_day)
        self.whole.show_choice(typed.end_whole)
        self.words.show_words(typed.end_words)
        mark_all(dict.fromkeys((self.day, self.whole_row)))
        self._open(shown=bool(typed.end_day or typed.end_whole or typed.end_words))

    def typed(self, beside: TypedLine) -> TypedLine:
        """Return what stands there now, beside what stands in the other form."""
        words = self.day.day.editor.words(), self.whole.chosen, self.words.words()
        return replace(beside, end_day=words[0], end_whole=words[1], end_words=words[2])

    def set_busy(self, *, busy: bool) -> None:
        """Rest while it is handed in."""
        self.do.setEnabled(not busy)

    def _open(self, *, shown: bool) -> None:
        self._start.setVisible(not shown)
        self._form.setVisible(shown)

    def _on_begin(self) -> None:
        self._open(shown=True)
        self.day.day.editor.setFocus()

    def _on_do(self) -> None:
        day = self.day.value()
        wrong = mark_all(
            {
                self.day: None if day is not None else say("verstrekken.intrekken.dag_fout"),
                self.whole_row: None if self.whole.chosen else say("verstrekken.intrekken.alles_leeg"),
            }
        )
        if wrong is not None or day is None:
            (wrong or self.day.day.editor).setFocus()
            return
        self.set_busy(busy=True)
        self.withdrawn.emit(Ingetrokken(day, self.whole.chosen == _ALL, self.words.words()))
