"""The form of an agreement: a new one, one to change, or what a helper may change of their own. It stands on the page.

The check of its text, the proposal of who sees it and the condition follow what is filled in, at once.
"""

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from triage.casework.plan.desk import OpenPlan
from triage.ids import ItemId
from triage.plan.checks import Checks
from triage.plan.model import Afspraak, Gedaan
from ui.fields.dates import written_date
from ui.pages.plan.datwat import CheckedText
from ui.pages.plan.filled import TOGETHER, Filled, filled_of, line_of, missing
from ui.pages.plan.helper import HelperPicker
from ui.pages.plan.offers import conditions, grounds, held_meetings
from ui.pages.plan.parts import ChoiceRow, DayRow, LineRow
from ui.pages.plan.readers import ReadersPicker
from ui.pages.plan.words import for_whom
from ui.widgets.buttons import Button, Danger, Primary
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.layouts import Columns, FlowRow, Panel
from ui.widgets.saved import SavedLabel
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted
from ui.words import say

_LEAST: Final = 20
_ROWS: Final = ("about", "helper", "organisation", "support", "since", "until", "basis", "done_on")


class AfspraakForm(Card):
    """One agreement. `edited` tells of every change, `wanted` that somebody wants it in the plan."""

    edited = Signal()
    wanted = Signal()
    """Everything that is needed is there: put it in the plan."""
    missing = Signal(object)
    """The first input at which something lacks; it has the keyboard now."""
    cancelled = Signal()
    """Rather not; what was filled in goes."""
    away_wanted = Signal()
    """Take the agreement that is being changed out of the plan."""

    def __init__(self) -> None:
        super().__init__(say("plan.form.nieuw"))
        self._shown: OpenPlan | None = None
        self._before: Afspraak | None = None
        self._readers: tuple[str, ...] | None = None
        self._today = date.min
        self._make()
        self._place()
        self._wire()

    def _make(self) -> None:
        self.intro = Muted()
        self.about = ChoiceRow(say("plan.form.voor"))
        self.helper = HelperPicker()
        self.support = ChoiceRow(say("plan.form.soort"))
        self.text = CheckedText(say("plan.form.tekst"), say("plan.form.tekst_uitleg"))
        self.since = DayRow(say("plan.form.vanaf"))
        self.until = DayRow(say("plan.form.tot"))
        self.done = ChoiceRow(say("plan.form.gedaan"))
        self.done_on = DayRow(say("plan.form.gedaan_op"))
        self.basis = ChoiceRow(say("plan.form.waarop"))
        self.condition = ChoiceRow(
            say("plan.form.voorwaarde"), say("plan.form.voorwaarde_uitleg"), say("plan.form.geen_voorwaarde")
        )
        self.reveals = MessageStrip()
        self.meeting = ChoiceRow(say("plan.form.overleg"), "", say("plan.form.geen_overleg"))
        self.readers = ReadersPicker()
        self.add_button = Primary(say("plan.form.voeg_toe"))
        self.cancel_button = Button(say("plan.form.annuleer"))
        self.away_button = Danger(say("plan.form.haal_weg"))
        self.saved = SavedLabel()

    def _place(self) -> None:
        self._kind = Columns((Panel(self.about, _LEAST), Panel(self.support, _LEAST)))
        self._days = Columns((Panel(self.since, _LEAST), Panel(self.until, _LEAST)))
        self._progress = Columns((Panel(self.done, _LEAST), Panel(self.done_on, _LEAST)))
        self._ground = Columns((Panel(self.basis, _LEAST), Panel(self.meeting, _LEAST)))
        parts = (
            self.intro, self._kind, self.helper, self.text, self._days, self._progress, self._ground,
            self.reveals, self.condition, self.readers,
        )  # fmt: skip
        for part in parts:
            self.add(part)
        self.add(FlowRow([self.add_button, self.cancel_button, self.away_button, self.saved]))

    def _wire(self) -> None:
        self.about.chosen.connect(self._on_scope)
        self.condition.chosen.connect(self._on_scope)
        self.helper.revealed.connect(self._on_revealed)
        self.basis.chosen.connect(self._on_changed)
        self.helper.edited.connect(self._on_changed)
        self.done.chosen.connect(self._on_done)
        for choice in (self.support, self.meeting):
            choice.chosen.connect(self.edited)
        for typed in (self.text, self.since, self.until, self.done_on):
            typed.edited.connect(self.edited)
        self.readers.edited.connect(self._on_readers)
        self.readers.helped.connect(self.edited)
        self.add_button.clicked.connect(self._on_add)
        self.cancel_button.clicked.connect(self.cancelled)
        self.away_button.clicked.connect(self.away_wanted)

    # ---------------------------------------------------------------------------------------------------- showing
    def show_plan(self, shown: OpenPlan, checks: Checks, today: date) -> None:
        """Offer what this plan has; what is filled in is put by `show_filled`."""
        self._shown, self._today = shown, today
        plan, choices = shown.plan, shown.choices
        self.about.show_items([(TOGETHER, say("plan.form.samen")), *((one.id, one.name) for one in plan.bewoners)])
        with QSignalBlocker(self.helper):
            self.helper.offer(plan, choices.colleagues, checks)
        self.support.show_items([(one.id, one.text) for one in choices.supports])
        self.basis.show_items(grounds(shown))
        self.meeting.show_items(held_meetings(choices.meetings))
        self.done.show_items([(one.value, say(f"plan.gedaan.{one.value}")) for one in Gedaan])
        self.text.set_check(checks.text)
        self.show_filled(Filled())

    def show_filled(self, filled: Filled) -> None:
        """Show an agreement as filled in: a draft, one of the plan, or an empty form."""
        shown = self._shown
        if shown is None:
            return
        lines = {one.id: one for one in shown.plan.afspraken}
        self._before = lines.get(ItemId(filled.line))
        self._readers = filled.readers
        self._put(filled)
        self._head(shown)
        self._reach(shown)
        self.forget_marks()
        self._follow()

    def show_line(self, line: Afspraak) -> None:
        """Show an agreement of the plan to change it."""
        self.show_filled(filled_of(line))

    def _put(self, filled: Filled) -> None:
        self.about.choose(filled.about)
        # What is only shown proposes no other readers than stand there, and is no change to keep.
        with QSignalBlocker(self.helper):
            self.helper.show_helper(filled.helper, filled.person)
        self.support.choose(filled.support)
        self.text.show_text(filled.text, filled.kept)
        self.since.show_text(filled.since or ("" if filled.line else written_date(self._today)))
        self.until.show_text(filled.until)
        self.basis.choose(filled.basis)
        self._offer_conditions()
        self.condition.choose(filled.condition)
        self.done.choose(filled.done)
        self.done_on.show_text(filled.done_on)
        self.meeting.choose(filled.overleg)
        self.readers.show_helpers(filled.helpers)

    def _head(self, shown: OpenPlan) -> None:
        changes = self._before is not None
        self.heading.setText(say("plan.form.wijzig" if changes else "plan.form.nieuw"))
        self.intro.setVisible(changes)
        if self._before is not None:
            self.intro.setText(say("plan.form.wijzig_uitleg", voor=for_whom(shown.plan, self._before)))
        self.add_button.set_words(say("plan.form.bewaar" if changes else "plan.form.voeg_toe"))

    def _reach(self, shown: OpenPlan) -> None:
        """Show the inputs that whoever is here may use, and no others."""
        mine, changes = shown.whole and shown.may.agree, self._before is not None
        for part in (self._kind, self.helper, self.readers):
            part.setVisible(mine)
        self.basis.setVisible(mine)
        self.meeting.setVisible(mine and bool(shown.choices.meetings))
        self._ground.setVisible(mine)
        self._progress.setVisible(changes)
        self.away_button.setVisible(mine and changes)

    # ---------------------------------------------------------------------------------------------------- reading
    def filled(self) -> Filled:
        """Return what is filled in now."""
        return Filled(
            line=self._before.id if self._before else "",
            about=self.about.value(),
            helper=self.helper.helper,
            person=self.helper.person(),
            support=self.support.value(),
            text=self.text.text(),
            kept=self.text.kept(),
            since=self.since.text(),
            until=self.until.text(),
            basis=self.basis.value(),
            readers=self._readers,
            helpers=self.readers.helper_values(),
            condition=self.condition.value(),
            done=self.done.value() or Gedaan.LOOPT.value,
            done_on=self.done_on.text(),
            overleg=self.meeting.value(),
        )

    def agreed(self) -> Afspraak:
        """Return the agreement that the form stands for, with who sees it as the boxes stand."""
        made = line_of(self.filled(), self._before, self._today)
        return _with_readers(made, self.readers.values())

    @property
    def before(self) -> Afspraak | None:
        """The agreement that is changed, as it was; None for a new one."""
        return self._before

    def complain(self) -> QWidget | None:
        """Say at each input what lacks; return the first of them, or None when nothing lacks."""
        self.forget_marks()
        shown = self._shown
        own = shown is not None and not (shown.whole and shown.may.agree)
        first: QWidget | None = None
        for slug in missing(self.filled(), own=own):
            row = self._row(slug)
            row.mark(say(f"plan.mist.{slug}"))
            first = first or row
        if not self.text.look():
            self.text.mark(say("plan.mist.datwat"))
            first = first or self.text.editor
        if own:
            return first
        first = first or self.helper.complain()
        if self.helper.reveals and not self.condition.value():
            self.condition.mark(say("plan.mist.voorwaarde"))
            first = first or self.condition
        return first

    def forget_marks(self) -> None:
        """Take every complaint away."""
        for slug in _ROWS:
            self._row(slug).mark(None)
        self.text.mark(None)
        self.condition.mark(None)

    def _row(self, slug: str) -> ChoiceRow | DayRow | LineRow:
        rows: dict[str, ChoiceRow | DayRow | LineRow] = {
            "about": self.about,
            "helper": self.helper.who,
            "organisation": self.helper.organisation,
            "support": self.support,
            "since": self.since,
            "until": self.until,
            "basis": self.basis,
            "done_on": self.done_on,
        }
        return rows[slug]

    # ----------------------------------------------------------------------------------------------------- inside
    def _follow(self) -> None:
        """Let boxes and condition follow what is filled in."""
        shown = self._shown
        if shown is None:
            return
        filled = self.filled()
        mine = shown.whole and shown.may.agree
        special = mine and bool(self.helper.reveals or filled.condition)
        self.condition.setVisible(special)
        self.reveals.setVisible(special)
        self.reveals.show_message(say("plan.form.bijzonder"), say("plan.form.bijzonder_uitleg"), Kind.NEUTRAL)
        self.done_on.setVisible(filled.done != Gedaan.LOOPT)
        line = line_of(filled, self._before, self._today)
        self.readers.show_line(shown.plan, line, shown.deferred, self._readers)

    def _on_scope(self) -> None:
        """Another person or another condition: who may see it is proposed anew."""
        self._readers = None
        self._on_changed()

    def _on_revealed(self) -> None:
        self._offer_conditions()
        self._readers = None
        self._on_changed()

    def _offer_conditions(self) -> None:
        """Offer the conditions that fit what the organisation gives away (AVG 9 and 10 each ask their own)."""
        if self._shown is not None:
            self.condition.show_items(conditions(self._shown, self.helper.reveals, self._before))

    def _on_changed(self) -> None:
        self._follow()
        self.edited.emit()

    def _on_readers(self) -> None:
        self._readers = self.readers.values()
        self.edited.emit()

    def _on_done(self) -> None:
        if self.done.value() != Gedaan.LOOPT and not self.done_on.text().strip():
            self.done_on.show_text(written_date(self._today))
        self._on_changed()

    def _on_add(self) -> None:
        first = self.complain()
        if first is None:
            self.wanted.emit()
        else:
            _focus(first)
            self.missing.emit(first)


def _with_readers(line: Afspraak, readers: tuple[str, ...]) -> Afspraak:
    return replace(line, readers=tuple(ItemId(one) for one in readers))


def _focus(part: QWidget) -> None:
    inner = part.editor if isinstance(part, ChoiceRow | LineRow) else part
    inner.setFocus()
