"""Asking for advice on a casus, with what was asked before."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.access.advising import Thread
from ui.fields.editors import TextEditor
from ui.fields.form import Choice, FormRow
from ui.pages.advice.entry import AskedEntry
from ui.widgets.buttons import Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow, column, empty, row
from ui.widgets.saved import SavedLabel
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import EmptyState
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import say


class AskAdvicePage(ScrollPage):
    """What was asked about one casus, and a question to ask."""

    asked = Signal(str, str)
    """The adviser, and the question."""
    written = Signal()
    casus_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.about = PrimaryHeading(), Muted(say("advies.uitleg"))
        self.back = Quiet(say("advies.terug"))
        self._thread = column(None, 0, 1.0)
        self.card = Card(say("advies.nieuwe_vraag"))
        self.adviser, self.editor = Choice(), TextEditor()
        self._line = FormRow(say("advies.vraag"), self.editor, say("advies.vraag_uitleg"))
        self.ask = Primary(say("advies.vragen"))
        self.saved = SavedLabel()
        for part in (FormRow(say("advies.aan"), self.adviser), self._line):
            self.card.add(part)
        foot = row(None, 0, 0.6)
        foot.addWidget(self.ask)
        foot.addWidget(self.saved, 1)
        self.card.add(foot)
        self._nobody = EmptyState(say("advies.niemand"), say("advies.niemand_uitleg"))
        head = column(None, 0, 0.3)
        top: tuple[QWidget, ...] = (self.title, self.about, FlowRow([self.back]))
        for line in top:
            head.addWidget(line)
        self.content.addLayout(head)
        self.content.addWidget(self.card)
        self.content.addWidget(self._nobody)
        self.content.addLayout(self._thread)
        self.back.clicked.connect(self.casus_wanted)
        self.ask.clicked.connect(self._on_ask)
        self.editor.written.connect(self.written)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show nothing of anybody, while something is fetched."""
        self.title.setText(say("advies.laden"))
        empty(self._thread)
        self.editor.show_words("")
        self.adviser.clear()
        self.card.hide()
        self._nobody.hide()

    def show_thread(self, thread: Thread, typed: str, now: datetime) -> None:
        """Show what was asked, and who can be asked more."""
        self.title.setText(say("advies.over", kenmerk=thread.kenmerk))
        empty(self._thread)
        self.adviser.clear()
        names = {one.person: one.name for one in thread.advisers}
        for one in thread.advisers:
            self.adviser.addItem(say("advies.adviseur", naam=one.name, functie=one.function), one.person)
        self.editor.show_words(typed)
        self._line.mark(None)
        self.card.setVisible(thread.may_ask and bool(thread.advisers))
        self._nobody.setVisible(thread.may_ask and not thread.advisers)
        if thread.asked:
            card = Card(say("advies.gevraagd_titel"))
            for asked in reversed(thread.asked):
                card.add(AskedEntry(asked, names.get(asked.adviser, say("advies.een_adviseur")), now))
            self._thread.addWidget(card)
        self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.adviser if not self.card.isHidden() else self.back

    @property
    def typed(self) -> str:
        """The question that is being typed."""
        return self.editor.words()

    def _on_ask(self) -> None:
        words = self.editor.words()
        self._line.mark(None if words.strip() else say("advies.nog_leeg"))
        if words.strip():
            self.asked.emit(self.adviser.currentData(), words)
        else:
            self.editor.setFocus()
