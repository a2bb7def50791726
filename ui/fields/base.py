"""What every field is: it shows an answer, tells of each change, and never loses what was typed."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from triage.answers import MAX_TEXT, NOTHING, Answer, Value
from triage.casus.walk import Asked
from ui.fields.editors import LineEditor, TextEditor
from ui.widgets.buttons import Button
from ui.widgets.errors import ErrorLine, mark_faulty
from ui.widgets.layouts import FlowRow, column
from ui.words import say

_PLACES: Final = 10 * MAX_TEXT
Editor = LineEditor | TextEditor


class UitzoekenToggle(Button):
    """The quiet switch `Nog uitzoeken`: an answer that makes a task."""

    def __init__(self) -> None:
        super().__init__(say("veld.uitzoeken"))
        self.setCheckable(True)
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self, on: bool) -> None:
        self.setText(say("veld.uitzoeken_aan" if on else "veld.uitzoeken"))


class Field(QWidget):
    """The input for one asked question. A subclass says how it shows and reads a value.

    The page shows the question itself; the field bears its text as accessible name.
    """

    edited = Signal(object)
    """An `Answer`, on each change by a person."""
    left = Signal()
    """The person went on to something else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: Asked | None = None
        self._touched = False
        self._showing = False
        self._marked: str | None = None
        self._own: str | None = None
        self._outer = column(self, 0, 0.35)
        self.body: QVBoxLayout = column(None, 0, 0.35)
        self.error = ErrorLine()
        self.uitzoeken = UitzoekenToggle()
        self.foot = FlowRow([self.uitzoeken])
        self._outer.addLayout(self.body)
        self._outer.addWidget(self.error)
        self.uitzoeken.toggled.connect(self.tell)

    # ------------------------------------------------------------------------------------------ for the page
    def show_answer(self, asked: Asked, *, anew: bool = False) -> None:
        """Show a question and its answer; `edited` stays silent.

        Once somebody typed here, the field knows best: the same question coming back from the store (perhaps an
        earlier letter of it) changes nothing, unless `anew` says that the answer changed elsewhere.
        """
        before = self._asked
        other = before is None or (before.ref, before.question) != (asked.ref, asked.question)
        choices = before is None or before.options != asked.options
        self._asked = asked
        shown = asked.answer if other or anew or not self._touched else self.answer()
        if other or choices:
            self._name(asked.question.text)
        if other or choices or anew or shown != self.answer():
            place = self.focus_place() if before is not None and self._has_focus() else None
            self._put(asked, shown, rebuild=other or choices)
            if place is not None and not other:
                self.restore_place(place)
        if other or anew:
            self._touched = False
            self._say_own(self.complaint())

    def answer(self) -> Answer:
        """Return what is filled in now."""
        value, typed = self.read()
        return Answer(value, typed, self.uitzoeken.isChecked())

    def mark(self, message: str | None) -> None:
        """Say under the field what is wrong with it, or take that away."""
        self._marked = message
        self._say()

    def focus_place(self) -> int:
        """Return which part has the focus and where its cursor stands, as one number; 0 where nothing has."""
        for index, part in enumerate(self.parts()):
            if part.hasFocus():
                return index * _PLACES + (part.focus_place() if isinstance(part, Editor) else 0)
        return 0

    def restore_place(self, place: int) -> None:
        """Put focus and cursor back where `focus_place` found them."""
        parts = self.parts()
        if not parts:
            return
        part = parts[min(max(place, 0) // _PLACES, len(parts) - 1)]
        if isinstance(part, Editor):
            part.restore_place(max(place, 0) % _PLACES)
        else:
            part.setFocus()

    # ------------------------------------------------------------------------------------- for each kind of field
    def build(self, asked: Asked) -> None:
        """Make the parts anew for a question and its options."""
        raise NotImplementedError

    def write(self, answer: Answer) -> None:
        """Show a value."""
        raise NotImplementedError

    def read(self) -> tuple[Value | None, str]:
        """Return the value, and what was typed that cannot be read as one."""
        raise NotImplementedError

    def parts(self) -> tuple[QWidget, ...]:
        """Return the parts that can have the focus, in order."""
        raise NotImplementedError

    def judged(self) -> tuple[Editor, ...]:
        """Return the editors that bear the field's fault; none where each has its own."""
        return tuple(part for part in self.parts() if isinstance(part, Editor))

    def reading_order(self) -> tuple[QWidget, ...]:
        """Return everything that Tab goes along, in the order it is read."""
        return (*self.parts(), self.uitzoeken)

    def name_parts(self, question: str) -> None:
        """Give the parts their accessible names."""
        raise NotImplementedError

    def complaint(self) -> str | None:
        """Return what the field itself finds unreadable, or None."""
        return None

    def tell(self) -> None:
        """Pass a change on; subclasses connect their parts to this."""
        if self._showing:
            return
        self._touched = True
        self._say_own(None)
        self.edited.emit(self.answer())

    def leave(self) -> None:
        """Pass on that somebody left a part; subclasses connect their parts to this."""
        self._say_own(self.complaint())
        self.left.emit()

    def watch(self, editor: Editor) -> None:
        """Follow an editor: its changes, its leaving, and what it refuses."""
        editor.written.connect(self.tell)
        editor.left.connect(self.leave)
        editor.refused.connect(self._on_refused)

    # ------------------------------------------------------------------------------------------------- inside
    def _put(self, asked: Asked, answer: Answer, *, rebuild: bool) -> None:
        self._showing = True
        if rebuild:
            self.build(asked)
            self.name_parts(asked.question.text)
            # The foot comes in after the parts, so that Tab reaches it after them; parts made anew are put in order.
            self._outer.addWidget(self.foot)
            for first, second in pairwise(self.reading_order()):
                QWidget.setTabOrder(first, second)
        self.write(answer)
        self.uitzoeken.setChecked(answer.uitzoeken)
        self._showing = False

    def _has_focus(self) -> bool:
        return any(part.hasFocus() for part in self.parts())

    def _name(self, question: str) -> None:
        self.setAccessibleName(question)
        self.uitzoeken.setAccessibleName(say("veld.uitzoeken_naam", vraag=question))

    def _on_refused(self) -> None:
        self._say_own(say("veld.te_lang", maximum=MAX_TEXT))

    def _say_own(self, message: str | None) -> None:
        self._own = message
        self._say()

    def _say(self) -> None:
        message = self._own or self._marked
        self.error.show_message(message)
        for editor in self.judged() if self._asked is not None else ():
            mark_faulty(editor, message)

    @property
    def asked(self) -> Asked | None:
        """The question that is shown."""
        return self._asked

    @property
    def shown_before(self) -> Answer:
        """The answer as it was last shown from the store."""
        return NOTHING if self._asked is None else self._asked.answer
