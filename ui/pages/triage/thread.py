"""The questions with which a decider sent a casus back: visible until each has an answer, and after."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.answers import Ref
from triage.besluit.proposal import Vraag
from triage.casus.walk import Walk
from triage.ids import ItemId, QuestionId
from ui.fields.dates import ZONE
from ui.fields.editors import TextEditor
from ui.pages.triage.links import TextLink
from ui.pages.triage.words import shown_short
from ui.widgets.card import Card
from ui.widgets.layouts import column
from ui.widgets.text import Muted, Plain, Small, SmallStrong, Strong
from ui.words import say

ThreadKey = tuple[int, str, str]


def key_of(vraag: Vraag) -> ThreadKey:
    """Return what tells one question of a thread from another."""
    return (vraag.voorstel, vraag.about, vraag.text)


def ref_of(text: str) -> Ref | None:
    """Read a ref as it stands in a thread (`vraag@item`); None for the whole."""
    question, _, item = text.partition("@")
    return Ref(QuestionId(question), ItemId(item) if item else None) if question else None


class ThreadEntry(QWidget):
    """One question of the decider, with a field for the answer where the casus may change."""

    answered = Signal(object, str)
    """The `Vraag`, and the answer as it now is."""
    question_wanted = Signal(object)
    """The `Ref` it is about."""

    def __init__(self, walk: Walk, vraag: Vraag, *, writable: bool) -> None:
        super().__init__()
        self.vraag = vraag
        self._ref = ref_of(vraag.about)
        inside = column(self, 0, 0.3)
        inside.addWidget(
            Small(say("triage.draad.van", naam=vraag.by_name, wanneer=vraag.at.astimezone(ZONE), nummer=vraag.voorstel))
        )
        inside.addWidget(Strong(vraag.text))
        asked = walk.at(self._ref) if self._ref else None
        if asked is not None:
            link = TextLink(say("triage.draad.naar", vraag=shown_short(walk.casus, asked)))
            link.clicked.connect(self._on_link)
            inside.addWidget(link)
        inside.addWidget(SmallStrong(say("triage.draad.antwoord")))
        self.editor: TextEditor | None = None
        if writable:
            self.editor = TextEditor(least=2)
            self.editor.setAccessibleName(say("triage.draad.antwoord_naam", vraag=vraag.text))
            self.editor.show_words(vraag.answered)
            self.editor.written.connect(self._on_written)
            inside.addWidget(self.editor)
        else:
            inside.addWidget(Plain(vraag.answered or say("triage.draad.geen")))

    def _on_written(self) -> None:
        if self.editor is not None:
            self.answered.emit(self.vraag, self.editor.words())

    def _on_link(self) -> None:
        self.question_wanted.emit(self._ref)


class ThreadPanel(Card):
    """All questions of the decider, oldest first."""

    answered = Signal(object, str)
    """The `Vraag`, and the answer as it now is."""
    question_wanted = Signal(object)
    """The `Ref` of the answer somebody wants to see."""

    def __init__(self) -> None:
        super().__init__(say("triage.draad.titel"), "attention")
        self._help = Muted(say("triage.draad.uitleg"))
        self.add(self._help)
        self._entries: dict[ThreadKey, ThreadEntry] = {}
        self._writable = False
        self.hide()

    def show_thread(self, walk: Walk, thread: tuple[Vraag, ...], *, writable: bool) -> None:
        """Show a thread; an answer in the making stays."""
        keys = [key_of(vraag) for vraag in thread]
        if keys != list(self._entries) or writable != self._writable:
            self._make(walk, thread, writable=writable)
        self._writable = writable
        self._help.setVisible(writable)
        self.setVisible(bool(thread))

    def entries(self) -> tuple[ThreadEntry, ...]:
        """Return the questions."""
        return tuple(self._entries.values())

    def enter(self) -> None:
        """The first question without an answer has the focus."""
        editors = [entry.editor for entry in self.entries() if entry.editor is not None]
        waiting = [editor for editor in editors if not editor.words().strip()]
        for editor in (waiting or editors)[:1]:
            editor.setFocus()

    def _make(self, walk: Walk, thread: tuple[Vraag, ...], *, writable: bool) -> None:
        for old in self._entries.values():
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._entries = {}
        for vraag in thread:
            entry = ThreadEntry(walk, vraag, writable=writable)
            entry.answered.connect(self.answered)
            entry.question_wanted.connect(self.question_wanted)
            self._entries[key_of(vraag)] = entry
            self.add(entry)
