"""A plan on the screen: fetches it, keeps what is typed, and puts agreements in it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from triage.casework.desk import Desk
from triage.casework.plan import agreeing, planning
from triage.casework.plan import drafts as plan_drafts
from triage.casework.plan.desk import OpenPlan
from triage.casework.plan.drafts import Typing
from triage.faults import Fault, Refusal
from triage.ids import ItemId
from triage.plan.changes import Change
from triage.plan.checks import Checks, WatInformatie
from triage.plan.model import Hulpverlener, Slot
from ui.datwat import checks
from ui.flows.context import Context
from ui.flows.plan.keeping import DraftKeeper
from ui.flows.plan.putting import Put, put_line, put_own
from ui.notices import QuestionDialog
from ui.pages.plan.filled import OTHER, Filled, Person, as_text, from_text, helper_of
from ui.pages.plan.page import PlanPage
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Loaded:
    visit: int
    opened: OpenPlan
    draft: Filled | None
    checks: Checks


class PlanOpenFlow(QObject):
    """Owns the page of a plan."""

    wanted = Signal(object)
    """A `Spot` to go to."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._loaded: _Loaded | None = None
        self._visit = 0
        self._overleg = ""
        self.papers = False
        """There is a page that makes papers of a plan."""
        self.page = PlanPage()
        self.keeper = DraftKeeper(context, Typing.PLAN, self._typed, self.page.form.saved, self)
        page = self.page
        page.form.edited.connect(self.keeper.edited)
        page.form.wanted.connect(self._on_put)
        page.form.cancelled.connect(self.keeper.forget)
        page.form.away_wanted.connect(self._on_away)
        page.close_wanted.connect(self._on_close)
        page.helpers.save_wanted.connect(self._on_helper)
        page.history.wanted.connect(self._on_history)
        page.print_for_bewoner.connect(self._on_paper)
        page.print_for_helper.connect(self._on_paper)
        page.household_wanted.connect(self._on_household)
        page.meetings.open_wanted.connect(lambda one: self.wanted.emit(Spot(At.MEETING, str(one))))
        page.meetings.new_wanted.connect(lambda: self._go_casus(At.NEW_MEETING))
        page.casus_wanted.connect(lambda: self._go_casus(At.TRIAGE))
        page.leave_wanted.connect(lambda: self.wanted.emit(Spot(At.PLANS)))

    # ---------------------------------------------------------------------------------------------------- opening
    def open(self, plan: str, overleg: str = "") -> None:
        """Fetch a plan and show it.

        Args:
            overleg: number of the meeting that an agreement comes from: the form opens with it.
        """
        self.keeper.flush()
        self._visit += 1
        self._loaded, self._overleg = None, overleg
        self.keeper.hold(None)
        self.page.show_nothing()
        self._context.runner.run(partial(_fetch, self._context.desk, plan, self._visit), self, self._on_opened)

    @property
    def opened(self) -> OpenPlan | None:
        """The plan on the page, or None while it is on its way."""
        return self._loaded.opened if self._loaded else None

    def _on_opened(self, loaded: _Loaded) -> None:
        if loaded.visit != self._visit:
            return
        self.keeper.hold(loaded.opened.plan.casus)
        self._show(loaded)
        if self._overleg and loaded.opened.may.agree:
            before = loaded.draft if loaded.draft is not None and not loaded.draft.line else Filled()
            self.page.open_form(replace(before, overleg=self._overleg))

    def _show(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        desk = self._context.desk
        shown = _worded(desk, loaded.opened)
        casus = desk.may("casus_lezen")
        self.page.show_plan(shown, desk.clock.now(), loaded.checks, loaded.draft, papers=self.papers, casus=casus)

    def _typed(self) -> str:
        return as_text(self.page.form.filled()) if self.page.typing else ""

    # ----------------------------------------------------------------------------------------------- an agreement
    def _on_put(self) -> None:
        loaded, form = self._loaded, self.page.form
        if loaded is None:
            return
        line, desk = form.agreed(), self._context.desk
        if loaded.opened.whole:
            call = partial(put_line, desk, loaded.opened, line, helper_of(form.filled()), loaded.checks)
        else:
            call = partial(put_own, desk, loaded.opened, line, loaded.checks)
        self.keeper.flush()
        self._run(call, self._on_done)

    def _on_done(self, put: Put) -> None:
        form = self.page.form
        filled = form.filled()
        if put.refusal is None:
            told = say("plan.gewijzigd" if filled.line else "plan.toegevoegd")
            self._arrive(put.opened, told)
            return
        # The helper stands in the plan by now; the agreement is still in the form, and names that helper.
        if put.helper is not None and filled.helper == OTHER:
            filled = replace(filled, helper=put.helper, person=Person())
        self._stay(put.opened, filled)
        self._on_refused(put.refusal)

    def _stay(self, opened: OpenPlan, filled: Filled) -> None:
        loaded = self._loaded
        if loaded is not None:
            self._show(replace(loaded, opened=opened, draft=filled))
            if self.page.typing:
                self.keeper.edited()

    def _arrive(self, opened: OpenPlan, told: str) -> None:
        """Show the plan as it now stands; what was typed is in it."""
        loaded = self._loaded
        if loaded is None:
            return
        self.page.show_form_busy(busy=False)
        self.page.close_form()
        self.keeper.forget()
        self._show(replace(loaded, opened=opened, draft=None))
        self._context.notices.tell(told, "", Kind.OK)

    @property
    def unsaved(self) -> bool:
        """Something that was typed is not in the store, and will not be by itself."""
        return self.keeper.unsaved or self.page.helpers.editor.changed

    def _on_helper(self, helper: Hulpverlener) -> None:
        loaded = self._loaded
        if loaded is not None:
            call = partial(agreeing.put_helper, self._context.desk, loaded.opened, helper, loaded.checks)
            self._run(call, self._on_helper_put)

    def _on_helper_put(self, opened: OpenPlan) -> None:
        """Show the plan as it now stands; an agreement that is being filled in stays in the form."""
        self.page.show_form_busy(busy=False)
        filled = self.page.form.filled() if self.page.typing else Filled()
        self._stay(opened, filled)
        self._context.notices.tell(say("plan.hulp.bewaard"), "", Kind.OK)

    def _on_away(self) -> None:
        loaded, line = self._loaded, self.page.form.before
        if loaded is None or line is None:
            return
        call = partial(agreeing.take_away, self._context.desk, loaded.opened, line.id)
        QuestionDialog(
            self.page.window(),
            say("plan.form.haal_weg_zeker"),
            say("plan.form.haal_weg_uitleg"),
            say("plan.form.haal_weg"),
            lambda: self._run(call, lambda opened: self._arrive(opened, say("plan.weggehaald"))),
            destructive=True,
        ).open()

    # --------------------------------------------------------------------------------------------------- the rest
    def _on_close(self, why: Slot) -> None:
        loaded = self._loaded
        if loaded is None:
            return
        number = loaded.opened.plan.number
        call = partial(planning.close_plan, self._context.desk, loaded.opened, why)
        QuestionDialog(
            self.page.window(),
            say("plan.sluiten.zeker", nummer=number),
            say("plan.sluiten.zeker_uitleg", waarom=say(f"plan.slot.{why.value}")),
            say("plan.sluiten.knop"),
            lambda: self._run(call, lambda opened: self._arrive(opened, say("plan.gesloten", nummer=number))),
            destructive=True,
        ).open()

    def _on_history(self) -> None:
        loaded = self._loaded
        if loaded is not None:
            call = partial(planning.history, self._context.desk, loaded.opened.plan.id)
            self._context.runner.run(call, self, partial(self._on_changes, self._visit))

    def _on_changes(self, visit: int, found: tuple[Change, ...]) -> None:
        if visit == self._visit:
            versions = tuple(one.version for one in found)
            self.page.history.show_history(versions, self._context.desk.clock.now())

    def _on_paper(self, reader: ItemId) -> None:
        opened = self.opened
        if opened is not None:
            self.wanted.emit(Spot(At.PLAN_PAPER, f"{opened.plan.id} {opened.plan.number} {reader}"))

    def _on_household(self) -> None:
        opened = self.opened
        if opened is not None:
            self.wanted.emit(Spot(At.NEW_PLAN, f"{opened.plan.casus} {opened.plan.id}"))

    def _go_casus(self, at: At) -> None:
        opened = self.opened
        if opened is not None:
            self.wanted.emit(Spot(at, opened.plan.casus))

    # ----------------------------------------------------------------------------------------------------- inside
    def _run(self, call: Callable[[], T], then: Callable[[T], None]) -> None:
        self.page.show_form_busy(busy=True)
        self._context.runner.run(call, self, then, self._on_refused, self._on_trouble, self._on_bug)

    def _on_refused(self, refusal: Refusal) -> None:
        self.page.show_form_busy(busy=False)
        if isinstance(refusal, WatInformatie):
            self.page.form.complain()
        loaded = self._loaded
        if refusal.code == "inmiddels_gewijzigd" and loaded is not None:
            # What was typed is kept, and comes back with the plan as it is now.
            self.open(loaded.opened.plan.id, self._overleg)
        self._context.runner.refused.emit(refusal)

    def _on_trouble(self, fault: Fault) -> None:
        self.page.show_form_busy(busy=False)
        self._context.runner.troubled.emit(fault)

    def _on_bug(self, bug: BaseException) -> None:
        self.page.show_form_busy(busy=False)
        self._context.runner.broke.emit(bug)


def _fetch(desk: Desk, plan: str, visit: int) -> _Loaded:
    opened = planning.open_plan(desk, plan)
    may = opened.may.agree or opened.may.own
    draft = from_text(plan_drafts.kept(desk, opened.plan.casus, Typing.PLAN)) if may else None
    return _Loaded(visit, opened, draft, checks())


def _worded(desk: Desk, opened: OpenPlan) -> OpenPlan:
    """Return a plan with the words of every kind of support, for who may read what they may not choose."""
    if opened.choices.supports:
        return opened
    words = {one.id: one for kader in desk.kaders.values() for one in kader.supports.values()}
    return replace(opened, choices=replace(opened.choices, supports=tuple(words.values())))
