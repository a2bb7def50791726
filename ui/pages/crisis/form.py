"""The form of six fields: filled in by keyboard in under two minutes, and kept while it is typed."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from triage.answers import MAX_TEXT
from triage.casework.followup.crisis import Fields
from triage.casework.followup.crisis_reading import Beginning
from triage.ids import PersonId
from ui.fields.dates import local, read_time, written_date
from ui.fields.editors import TextEditor
from ui.fields.form import Choice, FormRow
from ui.pages.crisis.recipients import Recipients
from ui.pages.crisis.typed import TypedCrisis
from ui.pages.door.form_rows import DayRow, LineRow, mark_all
from ui.widgets.buttons import Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.layouts import Columns, FlowRow, Panel, column, row
from ui.widgets.saved import SavedLabel
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, PrimaryHeading, Small, Strong
from ui.words import clock_time, say

_HAND_IN: Final = ("Ctrl+Return", "Ctrl+Enter")


def first_typed(begun: Beginning) -> TypedCrisis:
    """Return the form as it begins: now, and who sits here as who decided."""
    decider = begun.colleagues[0].person if begun.colleagues else ""
    return TypedCrisis(decider=decider, day=written_date(begun.now.date()), time=clock_time(begun.now))


class CrisisForm(ScrollPage):
    """Six fields."""

    handed_in = Signal(object)
    """The `Fields`."""
    written = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(widest=74)
        self._now: datetime | None = None
        self._busy = False
        self.first = MessageStrip(say("spoed.formulier.eerst_titel"), say("spoed.formulier.eerst"), Kind.ATTENTION)
        self.earlier = MessageStrip(say("spoed.formulier.eerder_titel"), say("spoed.formulier.eerder"), Kind.ACCENT)
        self.where = Muted()
        self._make_fields()
        self.save, self.leave = Primary(say("spoed.formulier.bewaar")), Quiet(say("spoed.formulier.terug"))
        self.saved = SavedLabel()
        self._lay_out()
        self._connect()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show nothing of anybody, while the form is fetched."""
        self._now = None
        self._write(TypedCrisis())
        for part in (self.card, self.earlier):
            part.hide()
        self.where.setText(say("spoed.formulier.laden"))
        self.set_busy(busy=False)

    def show_form(self, begun: Beginning, typed: TypedCrisis) -> None:
        """Show the form.

        Args:
            typed: what somebody was typing, or how it begins.
        """
        self._now = begun.now
        self.decider.clear()
        for one in begun.colleagues:
            called = ", ".join(part for part in (one.name, one.function) if part)
            self.decider.addItem(called, str(one.person))
        key = "in_casus" if begun.kenmerk else "in_nieuwe"
        self.where.setText(say(f"spoed.formulier.{key}", kenmerk=begun.kenmerk))
        self._write(typed)
        self.earlier.setVisible(typed != first_typed(begun))
        self.card.show()
        self.set_busy(busy=False)

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts: the first field that is still empty."""
        texts: tuple[tuple[str, QWidget], ...] = (
            (self.who.line.words(), self.who.line),
            (self.danger.words(), self.danger),
            (self.data.words(), self.data),
            (self.recipients.pairs[0][0], self.recipients.rows[0].name),
        )
        return next((editor for words, editor in texts if not words.strip()), self.who.line)

    def set_busy(self, *, busy: bool) -> None:
        """Rest while it is handed in."""
        self._busy = busy
        self.save.setEnabled(not busy)

    @property
    def typed(self) -> TypedCrisis:
        """What stands there now."""
        return TypedCrisis(
            who=self.who.line.words(),
            danger=self.danger.words(),
            data=self.data.words(),
            recipients=self.recipients.pairs,
            decider=str(self.decider.currentData() or ""),
            day=self.day.day.editor.words(),
            time=self.time.line.words(),
            shared=self.shared.line.words(),
        )

    def hand_in(self) -> None:
        """Hand the form in, or say what is missing and go there."""
        if self._busy or not self.card.isVisible():
            return
        wrong = mark_all(self._faults())
        if wrong is not None:
            wrong.setFocus()
            self.show_widget(wrong)
            return
        self.set_busy(busy=True)
        self.handed_in.emit(self._fields())

    # -------------------------------------------------------------------------------------------------------- making
    def _make_fields(self) -> None:
        self.who = LineRow(say("spoed.formulier.wie"), say("spoed.formulier.wie_uitleg"))
        self.danger, self.data = TextEditor(least=2, limit=MAX_TEXT), TextEditor(least=2, limit=MAX_TEXT)
        self._danger = FormRow(say("spoed.formulier.gevaar"), self.danger, say("spoed.formulier.gevaar_uitleg"))
        self._data = FormRow(say("spoed.formulier.gegevens"), self.data, say("spoed.formulier.gegevens_uitleg"))
        self.recipients = Recipients()
        self._to = FormRow(say("spoed.formulier.ontvanger"), self.recipients, say("spoed.formulier.ontvanger_uitleg"))
        self.decider = Choice()
        self._by = FormRow(say("spoed.formulier.beslisser"), self.decider, say("spoed.formulier.beslisser_uitleg"))
        self.day, self.time = DayRow(say("spoed.formulier.dag_kort")), LineRow(say("spoed.formulier.tijd_kort"))
        self.shared = LineRow(say("spoed.formulier.gedeeld_kort"))
        self.day.day.editor.setAccessibleName(say("spoed.formulier.dag"))
        self.time.line.setAccessibleName(say("spoed.formulier.tijd"))
        self.shared.line.setAccessibleName(say("spoed.formulier.gedeeld"))
        self._when = QWidget()
        inside = column(self._when, 0, 0.25)
        inside.addWidget(Strong(say("spoed.formulier.wanneer")))
        inside.addWidget(Small(say("spoed.formulier.wanneer_uitleg")))
        inside.addWidget(Columns([Panel(self.day, 15, 2), Panel(self.time, 9), Panel(self.shared, 15)]))

    def _lay_out(self) -> None:
        self.title = PrimaryHeading(say("spoed.formulier.titel"))
        self.card = Card()
        for part in (self.who, self._danger, self._data, self._to, self._by, self._when):
            self.card.add(part)
        foot = row(None, 0, 0.6)
        foot.addWidget(FlowRow([self.save, self.leave]), 1)
        foot.addWidget(self.saved)
        self.card.add(foot)
        for widget in (
            self.title,
            Muted(say("spoed.formulier.uitleg")),
            self.first,
            self.earlier,
            self.where,
            self.card,
        ):
            self.content.addWidget(widget)

    def _connect(self) -> None:
        lines = (self.who.line, self.day.day.editor, self.time.line, self.shared.line)
        for editor in (*lines, self.danger, self.data, self.recipients):
            editor.written.connect(self.written)
        self.decider.activated.connect(self.written)
        self.danger.refused.connect(lambda: self._danger.mark(say("spoed.formulier.te_lang", maximum=MAX_TEXT)))
        self.data.refused.connect(lambda: self._data.mark(say("spoed.formulier.te_lang", maximum=MAX_TEXT)))
        self.save.clicked.connect(self.hand_in)
        self.leave.clicked.connect(self.close_wanted)
        for key in _HAND_IN:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.hand_in)

    # ------------------------------------------------------------------------------------------------------- reading
    def _write(self, typed: TypedCrisis) -> None:
        self.who.line.show_words(typed.who)
        self.danger.show_words(typed.danger)
        self.data.show_words(typed.data)
        self.recipients.show_pairs(typed.recipients)
        self.decider.setCurrentIndex(max(0, self.decider.findData(typed.decider)) if self.decider.count() else -1)
        self.day.day.editor.show_words(typed.day)
        self.time.line.show_words(typed.time)
        self.shared.line.show_words(typed.shared)
        mark_all(dict.fromkeys(self._rows()))

    def _rows(self) -> tuple[FormRow, ...]:
        return (self.who, self._danger, self._data, self._to, self._by, self.day, self.time, self.shared)

    def _moment(self, words: str) -> datetime | None:
        day, at = self.day.value(), read_time(words)
        return local(day, at) if day is not None and at is not None else None

    def _fields(self) -> Fields:
        at = self._moment(self.time.words())
        assert at is not None  # noqa: S101 (`_faults` saw to it)
        return Fields(
            who=self.who.words(),
            danger=self.danger.words().strip(),
            data=self.data.words().strip(),
            recipients=self.recipients.value(),
            decider=PersonId(str(self.decider.currentData() or "")),
            at=at,
            shared_at=self._moment(self.shared.words()),
        )

    def _faults(self) -> dict[FormRow, str | None]:
        to = bool(self.recipients.value()) and self.recipients.loose is None
        found: dict[FormRow, str | None] = {
            self.who: None if self.who.words() else "leeg",
            self._danger: None if self.danger.words().strip() else "leeg",
            self._data: None if self.data.words().strip() else "leeg",
            self._to: None if to else "ontvanger_leeg",
            self._by: None if self.decider.currentData() else "leeg",
            self.day: None if self.day.value() is not None else "dag_fout",
            **self._wrong_times(),
        }
        return {one: say(f"spoed.formulier.{key}") if key else None for one, key in found.items()}

    def _wrong_times(self) -> dict[FormRow, str | None]:
        at, shared = self._moment(self.time.words()), self._moment(self.shared.words())
        late = shared is None and bool(self.shared.words())
        before = at is not None and shared is not None and shared < at
        return {
            self.time: "tijd_fout" if read_time(self.time.words()) is None or (self.day.value() and not at) else None,
            self.shared: "gedeeld_fout" if late else "volgorde" if before else None,
        }
