"""The pages at which a triage stops: what would fall away, a clash, a step that is not open yet, and nothing to ask."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.answers import Answer
from triage.casus.walk import Asked, FoundClash, Walk
from triage.ids import StepId
from triage.kader.model import Kader, Step
from ui.fields.editors import TextEditor
from ui.pages.triage.links import LinkList
from ui.pages.triage.words import about, answer_words, change_refs, clash_of, opens, shown_short
from ui.widgets.buttons import Danger, Link, Primary
from ui.widgets.facts import FactsList
from ui.widgets.layouts import FlowRow, column
from ui.widgets.text import Muted, Plain, QuestionHeading, SmallStrong, Strong
from ui.words import say


class FallsAwayPanel(QWidget):
    """What a change would take with it, before anything is changed. The way back has the focus."""

    confirmed = Signal()
    """Change it all the same."""
    cancelled = Signal()
    """Leave it as it was."""

    def __init__(self) -> None:
        super().__init__()
        inside = column(self, 0, 0.8)
        self._title, self._text = QuestionHeading(), Plain()
        self._facts = FactsList()
        self.no_button, self.yes_button = Primary(say("triage.vervalt.nee")), Danger(say("triage.vervalt.ja"))
        for part in (self._title, self._text, self._facts, FlowRow([self.no_button, self.yes_button])):
            inside.addWidget(part)
        self.no_button.clicked.connect(self.cancelled)
        self.yes_button.clicked.connect(self.confirmed)

    def show_lost(self, walk: Walk, lost: Sequence[Asked], *, removed: str = "") -> None:
        """Name each answer that would fall away; `removed` is the name of an item that would go."""
        key = "weg" if removed else "wijziging"
        self._title.setText(say(f"triage.vervalt.{key}", naam=removed))
        self._text.setText(say(f"triage.vervalt.{key}_uitleg", aantal=len(lost)))
        self._facts.show_facts([(shown_short(walk.casus, asked), answer_words(asked)) for asked in lost])
        self.no_button.set_words(say("triage.vervalt.houd" if removed else "triage.vervalt.nee"))
        self.yes_button.set_words(say("triage.vervalt.verwijder" if removed else "triage.vervalt.ja"))

    @property
    def words(self) -> str:
        """Everything that is named, as one text."""
        return "\n".join(label.text() for label in self.findChildren(Plain) if label.text())

    def enter(self) -> None:
        """The safe way has the focus."""
        self.no_button.setFocus()


class ClashPage(QWidget):
    """Answers that contradict each other: change a fact, explain, or stop here for now."""

    change_wanted = Signal(object)
    """The `Ref` of the answer to change."""
    edited = Signal(object, object)
    """The `Ref` of the clash and the explanation, an `Answer`."""
    left = Signal(object)
    """The person went on from the explanation."""

    def __init__(self) -> None:
        super().__init__()
        self._found: FoundClash | None = None
        inside = column(self, 0, 0.8)
        self._about, self._text = SmallStrong(), Plain()
        self.changes = LinkList()
        self.changes.wanted.connect(self.change_wanted)
        self._explain = QWidget()
        words = column(self._explain, 0, 0.4)
        self._explain_head = Strong(say("triage.botsing.uitleg"))
        self.editor = TextEditor()
        self.editor.setAccessibleName(say("triage.botsing.uitleg"))
        for part in (self._explain_head, Muted(say("triage.botsing.uitleg_hulp")), self.editor):
            words.addWidget(part)
        for widget in (
            self._about,
            QuestionHeading(say("triage.botsing.titel")),
            self._text,
            Strong(say("triage.botsing.wijzig")),
            self.changes,
            self._explain,
            Muted(say("triage.botsing.later")),
        ):
            inside.addWidget(widget)
        self.editor.written.connect(self._on_written)
        self.editor.left.connect(self._on_left)

    @property
    def found(self) -> FoundClash | None:
        """The clash that is shown."""
        return self._found

    def show_clash(self, walk: Walk, kader: Kader, found: FoundClash, *, writable: bool) -> None:
        """Name a clash, with the answers that can be changed; text in the making stays."""
        fresh = self._found is None or self._found.ref != found.ref
        self._found = found
        clash = clash_of(kader, found.id)
        who = about(walk.casus, clash.scope, found.item)
        self._about.setText(who)
        self._about.setVisible(bool(who))
        self._text.setText(clash.text)
        self._explain.setVisible(clash.explain)
        self.editor.setReadOnly(not writable)
        if fresh:
            self.editor.show_words(walk.explanations.get(found.ref, ""))
        changes = change_refs(walk, kader, found)
        self.changes.show_links([(shown_short(walk.casus, asked), asked.ref) for asked in changes])

    def explained(self) -> bool:
        """Tell whether there are words of explanation now."""
        return bool(self.editor.words().strip())

    def enter(self) -> None:
        """The first answer to change has the focus, or the explanation."""
        first: QWidget = next(iter(self.changes.links()), self.editor)
        first.setFocus()

    def _on_written(self) -> None:
        if self._found is not None:
            self.edited.emit(self._found.ref, Answer(self.editor.words() or None))

    def _on_left(self) -> None:
        if self._found is not None:
            self.left.emit(self._found.ref)


class ClosedPage(QWidget):
    """A step without a question now: it is not open yet, asks nothing here, or is for somebody else."""

    step_wanted = Signal(str)
    """The `StepId` to go to first."""
    missing_wanted = Signal()
    """Show what is still missing."""

    def __init__(self) -> None:
        super().__init__()
        inside = column(self, 0, 0.8)
        self._title, self._text = QuestionHeading(), Plain()
        self.ways = LinkList()
        self.ways.wanted.connect(self._on_step)
        self.missing_button = Link(say("triage.wat_mist"))
        self.missing_button.clicked.connect(self.missing_wanted)
        for part in (self._title, self._text, self.ways, FlowRow([self.missing_button])):
            inside.addWidget(part)

    def show_step(self, walk: Walk, kader: Kader, step: Step) -> None:
        """Say why nothing is asked here, with buttons to what opens it."""
        task = walk.task(step.id)
        why = opens(walk, kader, step.id)
        self._title.setText(step.title)
        self._text.setText(why or (say("triage.leeg") if step.questions else step.intro))
        first = tuple(kader.step(one) for one in task.opens) if task and why else ()
        self.ways.show_links([(say("triage.naar_stap", titel=one.title), one.id) for one in first])
        self.missing_button.setVisible(bool(why))

    def enter(self) -> None:
        """The first way out has the focus."""
        for link in self.ways.links()[:1]:
            link.setFocus()

    def _on_step(self, step: StepId) -> None:
        self.step_wanted.emit(step)
