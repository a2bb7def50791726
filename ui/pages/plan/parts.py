"""Small inputs that more than one form of the plan uses."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from triage.plan.model import NAME
from ui.fields.days import DayEditor
from ui.fields.editors import LineEditor
from ui.fields.form import Choice, FormRow
from ui.theme import em
from ui.widgets.errors import ErrorLine, mark_faulty
from ui.widgets.layouts import column
from ui.widgets.text import Small, Strong
from ui.words import say

Items = Iterable[tuple[str, str]]
"""Pairs of a slug and its words."""


class ChoiceRow(FormRow):
    """A labelled drop-down list. Nothing is chosen beforehand; the first line says so."""

    chosen = Signal()

    def __init__(self, label: str, help_text: str = "", nothing: str = "") -> None:
        self.list = Choice()
        super().__init__(label, self.list, help_text)
        self._nothing = nothing or say("plan.kies")
        self.list.setMinimumContentsLength(12)
        self.list.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.activated.connect(self._on_chosen)
        # A list shows one line; what does not fit on it stands under it whole.
        self.whole = Small()
        layout = self.layout()
        assert layout is not None  # noqa: S101 (made by FormRow)
        layout.addWidget(self.whole)
        self.show_items(())

    def show_items(self, items: Items) -> None:
        """Offer these; what was chosen stays, where it is still there."""
        before = self.value()
        self.list.clear()
        self.list.addItem(self._nothing, "")
        for slug, words in items:
            self.list.addItem(words, slug)
        self.choose(before)

    def choose(self, slug: str) -> None:
        """Show a choice; an unknown one shows that nothing is chosen."""
        self.list.setCurrentIndex(max(0, self.list.findData(slug)))
        self._follow()

    def value(self) -> str:
        """Return the slug that is chosen, or an empty text."""
        return str(self.list.currentData() or "")

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Another width, another part of the words that fits."""
        super().resizeEvent(event)
        self._follow()

    def _follow(self) -> None:
        words = self.list.currentText()
        room = self.list.width() - em(3)
        cut = self.isVisible() and self.list.fontMetrics().horizontalAdvance(words) > room
        self.whole.setText(words if cut else "")
        self.whole.setVisible(cut)

    def _on_chosen(self) -> None:
        self.mark(None)
        self._follow()
        self.chosen.emit()


class LineRow(FormRow):
    """A labelled line of text."""

    edited = Signal()
    left = Signal()

    def __init__(self, label: str, help_text: str = "", limit: int = NAME) -> None:
        self.line = LineEditor(limit=limit)
        self._limit = limit
        super().__init__(label, self.line, help_text)
        self.line.written.connect(self._on_written)
        self.line.left.connect(self.left)
        self.line.refused.connect(self._on_refused)

    def text(self) -> str:
        """Return what is typed."""
        return self.line.words()

    def show_text(self, text: str) -> None:
        """Show a text; `edited` stays silent."""
        self.line.show_words(text)
        self.mark(None)

    def _on_written(self) -> None:
        self.mark(None)
        self.edited.emit()

    def _on_refused(self) -> None:
        self.mark(say("plan.mist.te_lang", maximum=self._limit))


class DayRow(QWidget):
    """A labelled day, typed or picked from a calendar."""

    edited = Signal()

    def __init__(self, label: str, help_text: str = "") -> None:
        super().__init__()
        self.day = DayEditor()
        self.error = ErrorLine()
        caption = Strong(label)
        caption.setBuddy(self.day.editor)
        self.day.editor.setAccessibleName(label)
        self.day.button.setAccessibleName(say("veld.datum_kalender_naam", vraag=label))
        inside = column(self, 0, 0.25)
        inside.addWidget(caption)
        if help_text:
            inside.addWidget(Small(help_text))
        inside.addWidget(self.day)
        inside.addWidget(self.error)
        self.setFocusProxy(self.day.editor)
        self.day.editor.written.connect(self._on_written)

    def text(self) -> str:
        """Return what is typed."""
        return self.day.editor.words()

    def show_text(self, text: str) -> None:
        """Show a day as typed; `edited` stays silent."""
        self.day.editor.show_words(text)
        self.mark(None)

    def mark(self, message: str | None) -> None:
        """Say what is wrong with this day, or take that away."""
        self.error.show_message(message)
        mark_faulty(self.day.editor, message)

    def _on_written(self) -> None:
        self.mark(None)
        self.edited.emit()
