"""The casusoverleg in the workplace: planning one, who is asked and why, and what was agreed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from triage.casework.desk import Desk
from triage.casework.plan import drafts as plan_drafts
from triage.casework.plan import meeting
from triage.casework.plan.drafts import Typing
from triage.casework.plan.meeting_desk import OpenMeeting
from triage.faults import Fault, Refusal
from triage.ids import CasusId, ItemId
from triage.plan.checks import Checks, WatInformatie
from ui.datwat import checks
from ui.flows.plan.keeping import DraftKeeper
from ui.flows.plan.meeting_saving import Saved, save
from ui.flows.section import Kit, Section
from ui.notices import QuestionDialog
from ui.pages.meeting.filled import Filled, as_text, from_text, moment_of
from ui.pages.meeting.page import MeetingPage
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Loaded:
    visit: int
    opened: OpenMeeting
    draft: Filled | None
    checks: Checks


class MeetingSection(Section):
    """Owns the page of a casusoverleg."""

    acts: ClassVar[tuple[str, ...]] = ("overleg_lezen", "overleg_schrijven")
    spots: ClassVar[tuple[At, ...]] = (At.MEETING, At.NEW_MEETING)

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(kit, parent)
        self._visit = 0
        self._casus: CasusId | None = None
        self._loaded: _Loaded | None = None
        self.page = MeetingPage()
        self.keeper = DraftKeeper(kit.context, Typing.OVERLEG, self._typed, self.page.saved, self)
        page = self.page
        page.edited.connect(self._on_edited)
        page.keep_wanted.connect(self._on_keep)
        page.held_wanted.connect(self._on_held)
        page.cancelled_wanted.connect(self._on_cancel)
        page.agree_wanted.connect(self._on_agree)
        page.leave_wanted.connect(self._on_leave)

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the page."""
        return ((self.page, Place.PLANNEN),)

    def open(self, spot: Spot) -> QWidget:
        """Show a meeting, or ask when one is to be."""
        self.keeper.flush()
        self._visit += 1
        self._loaded, self._casus = None, None
        self.keeper.hold(None)
        if spot.at is At.NEW_MEETING:
            self._casus = CasusId(spot.about)
            self.page.show_new()
        else:
            self.page.show_nothing()
            call = partial(_fetch, self.kit.context.desk, spot.about, self._visit)
            self.kit.context.runner.run(call, self, self._on_opened)
        return self.page

    def flush(self) -> None:
        """Put everything that was typed on its way to the store."""
        self.keeper.flush()

    @property
    def busy(self) -> bool:
        """Something that was typed is not stored yet."""
        return self.keeper.busy

    @property
    def unsaved(self) -> bool:
        """Something that was typed could not be stored."""
        return self.keeper.unsaved

    @property
    def opened(self) -> OpenMeeting | None:
        """The meeting on the page, or None."""
        return self._loaded.opened if self._loaded else None

    # ---------------------------------------------------------------------------------------------------- opening
    def _on_opened(self, loaded: _Loaded) -> None:
        if loaded.visit == self._visit:
            self.keeper.hold(loaded.opened.overleg.casus if loaded.opened.may_write else None)
            self._show(loaded)

    def _show(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        now = self.kit.context.desk.clock.now()
        self.page.show_meeting(loaded.opened, now, loaded.checks.words, loaded.draft)

    def _typed(self) -> str:
        loaded = self._loaded
        return "" if loaded is None else f"{loaded.opened.overleg.id}\n{as_text(self.page.filled())}"

    def _on_edited(self) -> None:
        if self._loaded is not None:
            self.keeper.edited()

    # ---------------------------------------------------------------------------------------------------- keeping
    def _on_keep(self) -> None:
        loaded, filled = self._loaded, self.page.filled()
        at = moment_of(filled)
        if loaded is not None:
            self._save(loaded, filled, self._on_saved)
        elif self._casus is not None and at is not None:
            self._run(partial(meeting.plan_meeting, self.kit.context.desk, self._casus, at), self._on_planned)

    def _on_planned(self, opened: OpenMeeting) -> None:
        self.page.set_busy(busy=False)
        self.wanted.emit(Spot(At.MEETING, opened.overleg.id))
        self.kit.context.notices.tell(say("overleg.gepland", nummer=opened.overleg.number), "", Kind.OK)

    def _save(self, loaded: _Loaded, filled: Filled, then: Callable[[Saved], None]) -> None:
        self.keeper.flush()
        self._run(partial(save, self.kit.context.desk, loaded.opened, filled, loaded.checks), then)

    def _on_saved(self, saved: Saved) -> None:
        if self._arrived(saved):
            self.kit.context.notices.tell(say("overleg.bewaard"), "", Kind.OK)

    def _arrived(self, saved: Saved) -> bool:
        """Show how far saving came; tell whether it came to the end."""
        loaded = self._loaded
        if loaded is None:
            return False
        self.page.set_busy(busy=False)
        if saved.refusal is None:
            self.keeper.forget()
            self._show(_Loaded(self._visit, saved.opened, None, loaded.checks))
            return True
        self._show(_Loaded(self._visit, saved.opened, saved.filled, loaded.checks))
        self.keeper.edited()
        self._on_refused(saved.refusal)
        return False

    def _on_held(self) -> None:
        loaded, filled = self._loaded, self.page.filled()
        if loaded is not None:
            self._save(loaded, filled, self._hold)

    def _hold(self, saved: Saved) -> None:
        present = tuple(ItemId(one.id) for one in saved.filled.guests if one.present == "ja")
        if self._arrived(saved):
            call = partial(meeting.hold_meeting, self.kit.context.desk, saved.opened, present)
            self._run(call, partial(self._on_ended, say("overleg.gehouden")))

    def _on_cancel(self) -> None:
        loaded = self._loaded
        if loaded is None:
            return
        call = partial(meeting.cancel_meeting, self.kit.context.desk, loaded.opened)
        QuestionDialog(
            self.page.window(),
            say("overleg.afgelast_zeker", nummer=loaded.opened.overleg.number),
            say("overleg.afgelast_uitleg"),
            say("overleg.afgelast_knop"),
            lambda: self._run(call, partial(self._on_ended, say("overleg.afgelast"))),
            destructive=True,
        ).open()

    def _on_ended(self, told: str, opened: OpenMeeting) -> None:
        loaded = self._loaded
        if loaded is None:
            return
        self.page.set_busy(busy=False)
        self.keeper.forget()
        self.keeper.hold(None)
        self._show(_Loaded(self._visit, opened, None, loaded.checks))
        self.kit.context.notices.tell(told, "", Kind.OK)

    # ------------------------------------------------------------------------------------------------------- ways
    def _on_agree(self) -> None:
        opened = self.opened
        if opened is not None and opened.plan is not None:
            self.wanted.emit(Spot(At.PLAN, f"{opened.plan} {opened.overleg.number}"))

    def _on_leave(self) -> None:
        opened = self.opened
        plan = opened.plan if opened is not None and self.kit.context.desk.may("plan_lezen") else None
        if plan:
            self.wanted.emit(Spot(At.PLAN, plan))
        elif opened is not None and At.AROUND in self.ways:
            self.wanted.emit(Spot(At.AROUND, opened.overleg.casus))
        else:
            self.wanted.emit(Spot(At.PLANS))

    # ----------------------------------------------------------------------------------------------------- inside
    def _run(self, call: Callable[[], T], then: Callable[[T], None]) -> None:
        self.page.set_busy(busy=True)
        self.kit.context.runner.run(call, self, then, self._on_refused, self._on_trouble, self._on_bug)

    def _on_refused(self, refusal: Refusal) -> None:
        self.page.set_busy(busy=False)
        loaded = self._loaded
        if isinstance(refusal, WatInformatie):
            self.page.complain()
        if refusal.code == "inmiddels_gewijzigd" and loaded is not None:
            # What was typed is kept, and comes back with the meeting as it is now.
            self.open(Spot(At.MEETING, loaded.opened.overleg.id))
        self.kit.context.runner.refused.emit(refusal)

    def _on_trouble(self, fault: Fault) -> None:
        self.page.set_busy(busy=False)
        self.kit.context.runner.troubled.emit(fault)

    def _on_bug(self, bug: BaseException) -> None:
        self.page.set_busy(busy=False)
        self.kit.context.runner.broke.emit(bug)


def _fetch(desk: Desk, overleg: str, visit: int) -> _Loaded:
    opened = meeting.open_meeting(desk, overleg)
    kept = plan_drafts.kept(desk, opened.overleg.casus, Typing.OVERLEG) if opened.may_write else ""
    about, _, typed = kept.partition("\n")
    return _Loaded(visit, opened, from_text(typed) if about == overleg else None, checks())
