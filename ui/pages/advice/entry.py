"""One question to an adviser, with the advice below it or the room to write it."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.access.advies import Adviesvraag
from ui.fields.editors import TextEditor
from ui.fields.form import FormRow
from ui.widgets.buttons import Primary
from ui.widgets.card import Card
from ui.widgets.layouts import column, row
from ui.widgets.saved import SavedLabel
from ui.widgets.text import Muted, Plain, SmallStrong, Strong
from ui.words import near_moment, say


class AskedEntry(QWidget):
    """A question and its advice, to read.

    Args:
        who: the name of the adviser, or of who asks: whoever is not the one who reads.
    """

    def __init__(self, asked: Adviesvraag, who: str, now: datetime) -> None:
        super().__init__()
        inside = column(self, 0, 0.25)
        inside.addWidget(Muted(say("advies.gevraagd", wie=who, wanneer=near_moment(asked.at, now))))
        inside.addWidget(Strong(asked.question))
        if asked.answered_at is None:
            inside.addWidget(Muted(say("advies.wacht")))
        else:
            inside.addWidget(SmallStrong(say("advies.gegeven", wanneer=near_moment(asked.answered_at, now))))
            inside.addWidget(Plain(asked.answer))


class AdviceCard(Card):
    """Where an adviser writes."""

    given = Signal(str)
    """The words of the advice."""
    written = Signal()

    def __init__(self, asked: Adviesvraag, typed: str, now: datetime) -> None:
        super().__init__(say("advies.vraag_aan_u"), "attention")
        self.asked = asked
        self.add(Muted(say("advies.gevraagd", wie=asked.asked_by_name, wanneer=near_moment(asked.at, now))))
        self.add(Strong(asked.question))
        self.editor = TextEditor()
        self.editor.show_words(typed)
        self.line = FormRow(say("advies.uw_advies"), self.editor, say("advies.uw_advies_uitleg"))
        self.add(self.line)
        self.give = Primary(say("advies.geven"))
        self.saved = SavedLabel()
        foot = row(None, 0, 0.6)
        foot.addWidget(self.give)
        foot.addWidget(self.saved, 1)
        self.add(foot)
        self.give.clicked.connect(self._on_give)
        self.editor.written.connect(self.written)

    def _on_give(self) -> None:
        words = self.editor.words()
        self.line.mark(None if words.strip() else say("advies.nog_leeg"))
        if words.strip():
            self.given.emit(words)
        else:
            self.editor.setFocus()
