"""The page of a casusoverleg: when, what is on the table, who is asked and why, and whether the betrokkene is there."""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from triage.casework.plan.meeting_desk import OpenMeeting
from triage.plan.checks import Check
from triage.plan.overleg import OverlegState
from ui.fields.choices import Tick
from ui.pages.meeting.filled import Filled, filled_of, moment_of
from ui.pages.meeting.guests import GuestsCard
from ui.pages.meeting.parts import PartsCard
from ui.pages.meeting.reading import MeetingView
from ui.pages.meeting.words import Offered, agreed_words, offered
from ui.pages.plan.datwat import no_check
from ui.pages.plan.parts import DayRow, LineRow
from ui.widgets.buttons import Button, Danger, Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Chip, Kind
from ui.widgets.layouts import Columns, FlowRow, Panel, column, empty
from ui.widgets.saved import SavedLabel
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import Muted, Plain, PrimaryHeading
from ui.words import moment, say

_KINDS = {
    OverlegState.GEPLAND: Kind.ACCENT,
    OverlegState.GEHOUDEN: Kind.OK,
    OverlegState.AFGELAST: Kind.NEUTRAL,
}


class MeetingPage(ScrollPage):
    """A meeting, or one to plan."""

    keep_wanted = Signal()
    """What is filled in goes to the store."""
    held_wanted = Signal()
    cancelled_wanted = Signal()
    agree_wanted = Signal()
    """An agreement that comes out of this meeting."""
    leave_wanted = Signal()
    edited = Signal()

    def __init__(self) -> None:
        super().__init__(widest=80)
        self._shown: OpenMeeting | None = None
        self._offered: Offered = ()
        self._make_head()
        self._make_when()
        self._make_agenda()
        self.guests, self.parts, self.view = GuestsCard(), PartsCard(), MeetingView()
        self.agreed = Card(say("overleg.afspraken"))
        self._agreed = column(None, 0, 0.3)
        self.agree = Button(say("overleg.afspraak_maken"), icon_name="plus")
        self.agreed.add(self._agreed)
        self.agreed.add(FlowRow([self.agree]))
        self.keep, self.saved = Primary(say("overleg.plan_knop")), SavedLabel()
        self.held, self.cancel = Button(say("overleg.gehouden_knop")), Danger(say("overleg.afgelast_knop"))
        self._foot = FlowRow([self.keep, self.held, self.cancel, self.saved])
        self._editing: tuple[QWidget, ...] = (self.when, self.agenda, self.guests, self.parts, self._foot)
        for part in (self.view, self.when, self.agenda, self.guests, self.parts, self.agreed, self._foot):
            self.content.addWidget(part)
        self._wire()
        self.show_nothing()

    def _make_head(self) -> None:
        self.title, self.about = PrimaryHeading(), Muted()
        self.title.setWordWrap(False)
        self.state = Chip("", Kind.ACCENT)
        self.leave = Quiet(say("overleg.terug"), icon_name="terug")
        head = column(None, 0, 0.2)
        head.addWidget(FlowRow([self.title, self.state, self.leave], 0.9))
        head.addWidget(self.about)
        self.content.addLayout(head)

    def _make_when(self) -> None:
        self.when = Card(say("overleg.wanneer"))
        self.day, self.time = DayRow(say("overleg.dag")), LineRow(say("overleg.tijd"), limit=20)
        self.time.line.setPlaceholderText(say("veld.tijd_hint"))
        self.when.add(Columns((Panel(self.day, 16, 2), Panel(self.time, 10, 1))))

    def _make_agenda(self) -> None:
        self.agenda = Card(say("overleg.agenda"))
        self.agenda.add(Muted(say("overleg.agenda_uitleg")))
        self._points = column(None, 0, 0.1)
        self.agenda.add(self._points)
        self.point_ticks: dict[str, Tick] = {}

    def _wire(self) -> None:
        self.leave.clicked.connect(self.leave_wanted)
        self.keep.clicked.connect(self._on_keep)
        self.held.clicked.connect(self._on_held)
        self.cancel.clicked.connect(self.cancelled_wanted)
        self.agree.clicked.connect(self.agree_wanted)
        for part in (self.day, self.time, self.guests, self.parts):
            part.edited.connect(self.edited)

    # ---------------------------------------------------------------------------------------------------- showing
    def show_nothing(self) -> None:
        """Show nothing of anybody, while something is fetched."""
        self._shown = None
        self.title.setText(say("overleg.laden"))
        self.about.setText("")
        for part in (*self._editing, self.state, self.agreed, self.view):
            part.hide()

    def show_new(self, draft: Filled | None = None) -> None:
        """Ask when a meeting is to be; the rest follows once it is planned."""
        self.show_nothing()
        self.title.setText(say("overleg.nieuw"))
        self.about.setText(say("overleg.nieuw_uitleg"))
        filled = draft or Filled()
        self.day.show_text(filled.day)
        self.time.show_text(filled.time)
        self.keep.set_words(say("overleg.plan_knop"))
        for part in (self.held, self.cancel):
            part.hide()
        self.when.show()
        self._foot.show()
        QTimer.singleShot(0, self, self._enter)

    def show_meeting(
        self, shown: OpenMeeting, now: datetime, check: Check = no_check, draft: Filled | None = None
    ) -> None:
        """Show a meeting to work on, or to read."""
        self._shown = shown
        overleg = shown.overleg
        self.title.setText(say("overleg.met_nummer", nummer=overleg.number))
        self.state.show_state(say(f"overleg.staat.{overleg.state.value}"), _KINDS[overleg.state])
        self.state.show()
        when = moment(overleg.at.astimezone(now.tzinfo))
        self.about.setText(say("overleg.op", kenmerk=shown.kenmerk, wanneer=when))
        for part in self._editing:
            part.setVisible(shown.may_write)
        self.view.setVisible(not shown.may_write)
        if shown.may_write:
            self._put(shown, draft or filled_of(overleg), check, past=overleg.at <= now)
        else:
            self.view.show_meeting(shown)
        self._show_agreed(shown)
        QTimer.singleShot(0, self, self._enter)

    def _put(self, shown: OpenMeeting, filled: Filled, check: Check, *, past: bool) -> None:
        self.day.show_text(filled.day)
        self.time.show_text(filled.time)
        empty(self._points)
        self.point_ticks = {}
        self._offered = offered(shown)
        for slug, words in self._offered:
            tick = Tick(words)
            tick.setChecked(slug in filled.agenda)
            tick.toggled.connect(self._on_agenda)
            self.point_ticks[slug] = tick
            self._points.addWidget(tick)
        if not self._offered:
            self._points.addWidget(Muted(say("overleg.agenda_leeg")))
        self.guests.show_guests(shown, filled.guests, self.chosen_points(), check, past=past)
        self.parts.show_parts(shown.names, shown.codes, filled.parts)
        self.keep.set_words(say("overleg.bewaar_knop"))
        # Before its moment a meeting cannot have been held.
        self.held.setVisible(past)
        self.cancel.show()

    def _show_agreed(self, shown: OpenMeeting) -> None:
        held = shown.overleg.state is OverlegState.GEHOUDEN
        self.agreed.setVisible(held)
        empty(self._agreed)
        words = agreed_words(shown)
        for one in words:
            self._agreed.addWidget(Plain(one))
        if not words:
            self._agreed.addWidget(Muted(say("overleg.afspraken_geen" if shown.plan else "overleg.geen_plan")))
        self.agree.setVisible(shown.may_agree)

    # ---------------------------------------------------------------------------------------------------- reading
    @property
    def shown(self) -> OpenMeeting | None:
        """The meeting on the page, or None."""
        return self._shown

    def chosen_points(self) -> Offered:
        """Return the points that are on the agenda, in order."""
        ticks = self.point_ticks
        return tuple((slug, words) for slug, words in self._offered if slug in ticks and ticks[slug].isChecked())

    def filled(self) -> Filled:
        """Return what is filled in."""
        agenda = tuple(slug for slug, _ in self.chosen_points())
        return Filled(self.day.text(), self.time.text(), agenda, self.guests.guests(), self.parts.parts())

    def complain(self) -> QWidget | None:
        """Say what lacks; return the first place, or None."""
        readable = moment_of(self.filled()) is not None
        self.day.mark(None if readable else say("overleg.mist.wanneer"))
        first = None if readable else self.day
        if self._shown is None:
            return first
        guests, parts = self.guests.complain(), self.parts.complain()
        return first or guests or parts

    def set_busy(self, *, busy: bool) -> None:
        """Let the page rest while it is on its way."""
        for button in (self.keep, self.held, self.cancel):
            button.setEnabled(not busy)

    # ----------------------------------------------------------------------------------------------------- inside
    def _on_agenda(self, _on: bool) -> None:
        self.guests.show_agenda(self.chosen_points())
        self.edited.emit()

    def _on_keep(self) -> None:
        if self._clear(self.complain()):
            self.keep_wanted.emit()

    def _on_held(self) -> None:
        first = self.complain()
        if self._clear(first or self.guests.complain_presence()):
            self.held_wanted.emit()

    def _enter(self) -> None:
        if self.isVisible():
            (self.day if self.when.isVisible() else self.leave).setFocus()

    def _clear(self, first: QWidget | None) -> bool:
        """Tell whether nothing lacks; else go to where something does."""
        if first is not None:
            first.setFocus()
            self.show_widget(first)
        return first is None
