"""One question on the page: whom it is about, the question, its field, and what may be looked at once more."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QPlainTextEdit, QWidget

from triage.answers import Answer, Ref
from triage.casework.casus.hints import Hint
from triage.casus.walk import Asked
from ui.fields.base import Field
from ui.fields.editors import LineEditor
from ui.fields.table import field_for
from ui.pages.triage.words import answer_words, lost_choice
from ui.widgets.chip import Kind
from ui.widgets.layouts import column
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, Plain, QuestionHeading, Small, SmallStrong, Strong
from ui.words import say


class QuestionBlock(QWidget):
    """A question with its field, or with the words of its answer where nothing may change.

    Args:
        about: whom or what it is about, or empty.
        alone: it stands alone in the middle of the page, and is as large as it deserves.
        writable: it may be answered now.
        fixed: its answer lies fast for good (the purpose); said so.
    """

    edited = Signal(object, object)
    """The `Ref`, and the `Answer` as it now is."""
    left = Signal(object)
    """The person went on from this `Ref`."""
    entered = Signal(object)
    """Enter was pressed in a line of this `Ref`."""
    offered = Signal(object, str)
    """The `Ref`, and which of the names that were offered was chosen."""

    def __init__(self, asked: Asked, about: str, *, alone: bool, writable: bool, fixed: bool = False) -> None:
        super().__init__()
        self.ref: Ref = asked.ref
        self.asked = asked
        self._writable = writable and not fixed
        self._offered: tuple[str, ...] = ()
        inside = column(self, 0, 0.45)
        self._about = SmallStrong(about)
        inside.addWidget(self._about)
        inside.addWidget(QuestionHeading(asked.question.text) if alone else Strong(asked.question.text))
        if alone and asked.question.enough:
            inside.addWidget(Muted(asked.question.enough))
        if not asked.question.needed:
            inside.addWidget(Small(say("triage.hoeft_niet")))
        if fixed:
            inside.addWidget(Small(say("triage.ligt_vast")))
        self._lost = Small()
        self._lost.hide()
        self.field: Field | None = None
        self._words = Plain()
        if self._writable:
            self._make_field(asked)
            inside.addWidget(self._lost)
            inside.addWidget(self._field_widget())
        else:
            self._words.setText(answer_words(asked))
            self._words.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self._words.setAccessibleName(f"{asked.question.text} {answer_words(asked)}")
            inside.addWidget(self._words)
        self._notes = Small()
        self._notes.hide()
        inside.addWidget(self._notes)
        self._hints = MessageStrip(kind=Kind.ATTENTION)
        self._hints.hide()
        inside.addWidget(self._hints)
        self.show_asked(asked, about)

    @property
    def writable(self) -> bool:
        """There is a field."""
        return self._writable

    def show_asked(self, asked: Asked, about: str, *, anew: bool = False) -> None:
        """Show the same question as it is asked now; what somebody is typing stays."""
        self.asked = asked
        self._about.setText(about)
        self._about.setVisible(bool(about))
        if self.field is not None:
            self.field.show_answer(asked, anew=anew)
            lost = lost_choice(asked)
            self._lost.setText(say("triage.keuze_weg") if lost else "")
            self._lost.setVisible(lost)
        else:
            self._words.setText(answer_words(asked))

    def field_back(self, asked: Asked) -> None:
        """Show the answer as it is stored, in place of what was filled in."""
        self.asked = asked
        if self.field is not None:
            self.field.show_answer(asked, anew=True)

    def show_hints(self, hints: tuple[Hint, ...]) -> None:
        """Point at what may be looked at once more. Nothing is held up by it."""
        self._hints.setVisible(bool(hints))
        if hints:
            words = "\n".join(say(f"triage.hint.{hint.kind}", woorden=hint.quote) for hint in hints)
            self._hints.show_message(say("triage.hint.kop"), words, Kind.ATTENTION)

    def show_notes(self, notes: tuple[str, ...]) -> None:
        """Tell quietly what is agreed about this answer. Nothing is held up by it."""
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))

    @property
    def noted(self) -> str:
        """What is told now; empty when nothing is."""
        return "" if self._notes.isHidden() else self._notes.text()

    def offer(self, names: tuple[str, ...]) -> None:
        """Offer names while somebody types; anything else can be typed as well."""
        line = next((part for part in self.field.parts() if isinstance(part, LineEditor)), None) if self.field else None
        if line is None or names == self._offered:
            return
        self._offered = names
        completer = QCompleter(list(names), line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._on_offered)
        line.setCompleter(completer)
        line.setAccessibleDescription(say("convenanten.aanbod") if names else "")

    def _on_offered(self, name: str) -> None:
        line = next(part for part in self._field_widget().parts() if isinstance(part, LineEditor))
        line.write_words(name)
        self.offered.emit(self.ref, name)

    @property
    def hinted(self) -> str:
        """What is pointed at now; empty when nothing is."""
        return "" if self._hints.isHidden() else self._hints.text.text()

    def mark(self, message: str | None) -> None:
        """Say at the field what is wrong, or take that away."""
        if self.field is not None:
            self.field.mark(message)

    def enter(self, cursor: int = 0) -> None:
        """Put the focus in the field, at a cursor."""
        if self.field is None:
            self._words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._words.setFocus()
        elif cursor:
            self.field.restore_place(cursor)
        else:
            self._enter_new(self.field)

    @property
    def spot(self) -> int:
        """Where the focus stands inside the field."""
        return self.field.focus_place() if self.field is not None else 0

    @staticmethod
    def _enter_new(field: Field) -> None:
        parts = [part for part in field.parts() if part.isVisibleTo(field)]
        chosen = next((part for part in parts if part.property("checked") is True), None)
        start = chosen or next(iter(parts), None)
        if start is None:
            return
        start.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(start, LineEditor):
            start.end(False)
        elif isinstance(start, QPlainTextEdit):
            start.moveCursor(start.textCursor().MoveOperation.End)

    def _make_field(self, asked: Asked) -> None:
        self.field = field_for(asked)
        self.field.edited.connect(self._on_edited)
        self.field.left.connect(self._on_left)
        for part in self.field.parts():
            if isinstance(part, LineEditor):
                part.installEventFilter(self)

    def _field_widget(self) -> Field:
        assert self.field is not None  # noqa: S101 (made just before)
        return self.field

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Enter in a line goes on; everything else is the line's own."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
                self.entered.emit(self.ref)
                return True
        return super().eventFilter(watched, event)

    def _on_edited(self, given: Answer) -> None:
        self.edited.emit(self.ref, given)

    def _on_left(self) -> None:
        self.left.emit(self.ref)
