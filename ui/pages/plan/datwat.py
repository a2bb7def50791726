"""A short text with the dat-wat check under it: while somebody types it marks what tells too much, and says why."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from triage.plan.checks import Check, Checks
from triage.plan.datwat.model import Mark, Outcome
from triage.plan.model import TEXT, Reden
from ui.fields.editors import TextEditor
from ui.fields.form import Choice
from ui.pages.plan.filled import Keep
from ui.theme import colour, em
from ui.widgets.buttons import Button
from ui.widgets.errors import ErrorLine, announce, mark_faulty
from ui.widgets.icons import Icon
from ui.widgets.layouts import FlowRow, column, empty, row
from ui.widgets.text import Plain, Small, Strong
from ui.words import listed, say

_TOP: Final = Qt.AlignmentFlag.AlignTop
_KEEP: Final = QTextCursor.MoveMode.KeepAnchor
PAUSE_MS: Final = 250
"""The check looks after this pause in typing."""
NOTHING: Final = Outcome((), "")


def no_check(_: str) -> Outcome:
    """Find nothing: there is no vocabulary yet."""
    return NOTHING


NO_CHECKS: Final = Checks(no_check, no_check, no_check)


class MarkPanel(QWidget):
    """One kind of mark: the words, why they are marked, and a way to say that they are right here."""

    chosen = Signal()

    def __init__(self, marks: tuple[Mark, ...], reason: str) -> None:
        super().__init__()
        self.marks = marks
        quotes = listed(tuple(dict.fromkeys(f"‘{mark.quote}’" for mark in marks)))
        inside = column(self, 0, 0.2)
        inside.addWidget(Strong(quotes))
        inside.addWidget(Plain(marks[0].why))
        self.reason = Choice()
        self.reason.addItem(say("plan.check.past_niet"), "")
        for one in Reden:
            self.reason.addItem(say(f"plan.reden.{one.value}"), one.value)
        self.reason.setCurrentIndex(max(0, self.reason.findData(reason)))
        self.reason.setAccessibleName(say("plan.check.hoort_naam", woorden=quotes))
        self.reason.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.reason.setMinimumContentsLength(18)
        self.reason.activated.connect(self.chosen)
        inside.addWidget(Small(say("plan.check.hoort")))
        inside.addWidget(self.reason)

    def kept(self) -> tuple[Keep, ...]:
        """Return the words with the reason that was chosen."""
        reason = str(self.reason.currentData() or "")
        return tuple(Keep(mark.quote, mark.kind, reason) for mark in self.marks) if reason else ()


class CheckStrip(QFrame):
    """What the check says: nothing, or what is marked, why, and what to write instead."""

    taken = Signal(str)
    """The neutral words to take over."""
    changed = Signal()
    """A reason was chosen, or taken away."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "attention")
        line = row(self, 0.8, 0.7)
        icon = Icon("waarschuwing", "attention", 1.3)
        line.addWidget(icon)
        line.setAlignment(icon, _TOP)
        inside = column(None, 0, 0.5)
        line.addLayout(inside, 1)
        self.title = Strong(say("plan.check.titel"))
        inside.addWidget(self.title)
        # The way out comes first; what is marked and why is there for who wants to know, or knows better.
        self.take = Button("", small=True)
        self._take_row = FlowRow([self.take])
        inside.addWidget(self._take_row)
        self._marks = column(None, 0, 0.8)
        inside.addLayout(self._marks)
        self.panels: tuple[MarkPanel, ...] = ()
        self._outcome = NOTHING
        self.take.clicked.connect(self._on_take)
        self.hide()

    def show_outcome(self, outcome: Outcome, kept: tuple[Keep, ...]) -> None:
        """Show what is marked now; reasons chosen before stay with the same words."""
        if outcome == self._outcome:
            return
        self._outcome = outcome
        reasons = {(one.quote.casefold(), one.kind): one.reason for one in kept}
        empty(self._marks)
        kinds = dict.fromkeys(mark.kind for mark in outcome.marks)
        grouped = [tuple(mark for mark in outcome.marks if mark.kind == kind) for kind in kinds]
        self.panels = tuple(MarkPanel(marks, _reason(marks, reasons)) for marks in grouped)
        for panel in self.panels:
            panel.chosen.connect(self.changed)
            self._marks.addWidget(panel)
        self.take.set_words(say("plan.check.neem_over", tekst=outcome.suggestion))
        self._take_row.setVisible(bool(outcome.suggestion))
        self.setVisible(bool(outcome.marks))
        if outcome.marks:
            announce(self, self.spoken())

    def spoken(self) -> str:
        """Return what is marked and why, in one text."""
        told = [f"{listed(tuple(mark.quote for mark in one.marks))}: {one.marks[0].why}" for one in self.panels]
        return " ".join((self.title.text(), *told))

    def kept(self) -> tuple[Keep, ...]:
        """Return every word that stays, with its reason."""
        return tuple(one for panel in self.panels for one in panel.kept())

    @property
    def open(self) -> tuple[MarkPanel, ...]:
        """The kinds of mark without a reason to stay."""
        return tuple(panel for panel in self.panels if not panel.kept())

    def _on_take(self) -> None:
        self.taken.emit(self._outcome.suggestion)


def _reason(marks: tuple[Mark, ...], reasons: dict[tuple[str, str], str]) -> str:
    found = {reasons.get((mark.quote.casefold(), mark.kind), "") for mark in marks}
    return found.pop() if len(found) == 1 else ""


class CheckedText(QWidget):
    """A label, a short text, and the check under it.

    Args:
        check: what looks at the text.
        limit: the most characters.
    """

    edited = Signal()

    def __init__(self, label: str, help_text: str = "", limit: int = TEXT, least: int = 1) -> None:
        super().__init__()
        self._check: Check = no_check
        self._kept: tuple[Keep, ...] = ()
        self._limit = limit
        self.editor = TextEditor(least=least, most=6, limit=limit)
        self.label = Strong(label)
        self.label.setBuddy(self.editor)
        self.editor.setAccessibleName(label)
        self.strip = CheckStrip()
        self.error = ErrorLine()
        inside = column(self, 0, 0.25)
        inside.addWidget(self.label)
        if help_text:
            inside.addWidget(Small(help_text))
        for part in (self.editor, self.error):
            inside.addWidget(part)
        inside.addSpacing(em(0.2))
        inside.addWidget(self.strip)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.editor.written.connect(self._on_written)
        self.editor.left.connect(self.look)
        self.editor.refused.connect(self._on_refused)
        self.strip.taken.connect(self._on_taken)
        self.strip.changed.connect(self._on_reason)

    def set_check(self, check: Check) -> None:
        """Look with this check from now on."""
        self._check = check
        self.look()

    def show_text(self, text: str, kept: tuple[Keep, ...] = ()) -> None:
        """Show a text with the reasons chosen before; `edited` stays silent."""
        self.editor.show_words(text)
        self._kept = kept
        self.mark(None)
        self.look()

    def text(self) -> str:
        """Return the text."""
        return self.editor.words()

    def kept(self) -> tuple[Keep, ...]:
        """Return the marked words that stay."""
        return self.strip.kept()

    def look(self) -> bool:
        """Let the check look now; tell whether everything marked has a reason to stay."""
        self._pause.stop()
        outcome = self._check(self.editor.words())
        self._kept = (*self._kept, *self.strip.kept())
        self.strip.show_outcome(outcome, self._kept)
        self._underline(outcome.marks)
        return not self.strip.open

    @property
    def outcome(self) -> Outcome:
        """What the check says of the text as it is now."""
        return self._check(self.editor.words())

    def mark(self, message: str | None) -> None:
        """Say what is wrong with this text, or take that away."""
        self.error.show_message(message)
        mark_faulty(self.editor, message)

    def _underline(self, marks: tuple[Mark, ...]) -> None:
        """Underline what is marked; the strip says the same in words."""
        selections = []
        for mark in marks:
            selection = QTextEdit.ExtraSelection()
            made = QTextCharFormat()
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            made.setUnderlineColor(colour("attention"))
            made.setFontUnderline(True)
            made.setBackground(colour("attention_soft"))
            cursor = QTextCursor(self.editor.document())
            cursor.setPosition(mark.start)
            cursor.setPosition(min(mark.end, self.editor.document().characterCount() - 1), _KEEP)
            selection.format, selection.cursor = made, cursor
            selections.append(selection)
        self.editor.setExtraSelections(selections)

    def _on_written(self) -> None:
        self.mark(None)
        self._pause.start()
        self.edited.emit()

    def _on_refused(self) -> None:
        self.mark(say("plan.mist.te_lang", maximum=self._limit))

    def _on_taken(self, text: str) -> None:
        self.editor.show_words(text)
        self.editor.setFocus()
        self.look()
        self.mark(None)
        self.edited.emit()

    def _on_reason(self) -> None:
        # What was chosen last counts; a reason that was taken away does not come back by itself.
        self._kept = self.strip.kept()
        self.mark(None)
        self.edited.emit()
