"""The page of a casusoverleg: when, what is on the table, who is asked and why, and whether the betrokkene is there."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from triage.plan.overleg import OverlegState
from ui.fields.choices import Tick
from ui.pages.meeting.guests import GuestsCard
from ui.pages.meeting.parts import PartsCard
from ui.pages.meeting.reading import MeetingView
from ui.pages.meeting.shown import Filled, Point, ShownMeeting, filled_of, moment_of
from ui.pages.plan.datwat import no_check
from ui.pages.plan.parts import DayRow, LineRow
from ui.pages.plan.shown import Check
from ui.widgets.buttons import Button, Danger, Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Chip, Kind
from ui.widgets.layouts import Columns, FlowRow, Panel, column, empty
from ui.widgets.saved import SavedLabel
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import Muted, PrimaryHeading
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
        self._shown: ShownMeeting | None = None
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
        self._editing = (self.when, self.agenda, self.guests, self.parts, self._foot)
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

    def show_meeting(self, shown: ShownMeeting, check: Check = no_check, draft: Filled | None = None) -> None:
        """Show a meeting to work on, to read, or to plan."""
        self._shown = shown
        overleg = shown.overleg
        self._show_head(shown)
        filled = draft or (filled_of(overleg) if overleg else Filled())
        open_still = shown.may_change and (overleg is None or overleg.state is not OverlegState.AFGELAST)
        for part in self._editing:
            part.setVisible(open_still)
        self.view.setVisible(not open_still)
        if open_still:
            self._put(shown, filled, check)
        elif overleg is not None:
            self.view.show_meeting(shown)
        self._show_agreed(shown)
        QTimer.singleShot(0, self, self._enter)

    def _show_head(self, shown: ShownMeeting) -> None:
        overleg = shown.overleg
        self.state.setVisible(overleg is not None)
        self.about.setText(say("overleg.bij", kenmerk=shown.kenmerk))
        if overleg is None:
            self.title.setText(say("overleg.nieuw"))
            return
        self.title.setText(say("overleg.met_nummer", nummer=overleg.number))
        self.state.show_state(say(f"overleg.staat.{overleg.state.value}"), _KINDS[overleg.state])
        self.about.setText(say("overleg.op", kenmerk=shown.kenmerk, wanneer=moment(overleg.at)))

    def _put(self, shown: ShownMeeting, filled: Filled, check: Check) -> None:
        planned = shown.overleg is not None and shown.overleg.state is OverlegState.GEPLAND
        self.day.show_text(filled.day)
        self.time.show_text(filled.time)
        empty(self._points)
        self.point_ticks = {}
        for point in shown.points:
            tick = Tick(point.words)
            tick.setChecked(point.slug in filled.agenda)
            tick.toggled.connect(self._on_agenda)
            self.point_ticks[point.slug] = tick
            self._points.addWidget(tick)
        if not shown.points:
            self._points.addWidget(Muted(say("overleg.agenda_leeg")))
        self.guests.show_guests(shown, filled.guests, self.chosen_points(), check)
        self.parts.show_parts(shown.people, shown.codes, filled.parts)
        self.keep.set_words(say("overleg.plan_knop" if shown.overleg is None else "overleg.bewaar_knop"))
        self.held.setVisible(planned)
        self.cancel.setVisible(planned)

    def _show_agreed(self, shown: ShownMeeting) -> None:
        empty(self._agreed)
        for words in shown.agreed:
            self._agreed.addWidget(Muted(words))
        can = bool(shown.plan) and shown.overleg is not None and shown.overleg.state is not OverlegState.AFGELAST
        self.agree.setVisible(can)
        if not shown.agreed:
            self._agreed.addWidget(Muted(say("overleg.afspraken_geen" if shown.plan else "overleg.geen_plan")))
        self.agreed.setVisible(shown.overleg is not None and (can or bool(shown.agreed) or not shown.plan))

    # ---------------------------------------------------------------------------------------------------- reading
    @property
    def shown(self) -> ShownMeeting | None:
        """What is on the page, or None while it is on its way."""
        return self._shown

    def chosen_points(self) -> tuple[Point, ...]:
        """Return the points that are on the agenda, in order."""
        shown = self._shown
        points = shown.points if shown is not None else ()
        return tuple(one for one in points if self.point_ticks[one.slug].isChecked())

    def filled(self) -> Filled:
        """Return what is filled in."""
        agenda = tuple(one.slug for one in self.chosen_points())
        return Filled(self.day.text(), self.time.text(), agenda, self.guests.guests(), self.parts.parts())

    def complain(self) -> QWidget | None:
        """Say what lacks; return the first place, or None."""
        readable = moment_of(self.filled()) is not None
        self.day.mark(None if readable else say("overleg.mist.wanneer"))
        guests, parts = self.guests.complain(), self.parts.complain()
        return (None if readable else self.day) or guests or parts

    def set_busy(self, *, busy: bool) -> None:
        """Let the page rest while it is on its way."""
        for button in (self.keep, self.held, self.cancel):
            button.setEnabled(not busy)

    # ----------------------------------------------------------------------------------------------------- inside
    def _on_agenda(self, _on: bool) -> None:
        self.guests.show_agenda(self.chosen_points())
        self.edited.emit()

    def _on_keep(self) -> None:
        if self._ready():
            self.keep_wanted.emit()

    def _on_held(self) -> None:
        if self._ready():
            self.held_wanted.emit()

    def _ready(self) -> bool:
        first = self.complain()
        if first is not None:
            first.setFocus()
        return first is None

    def _enter(self) -> None:
        if self.isVisible():
            (self.day if self.when.isVisible() else self.leave).setFocus()
