"""Beginning a plan, and changing its goal, its contact and its household afterwards."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from triage.casework.desk import Desk
from triage.casework.plan import drafts as plan_drafts
from triage.casework.plan import planning
from triage.casework.plan.desk import OpenPlan
from triage.casework.plan.drafts import Typing
from triage.casework.plan.planning import Beginning
from triage.faults import Fault, Refusal
from triage.ids import CasusId
from triage.plan.checks import Checks
from triage.plan.model import Bewoner, Plan
from ui.datwat import checks
from ui.flows.context import Context
from ui.flows.plan.keeping import DraftKeeper
from ui.pages.plan.begin import BeginPage, Begun, as_text, from_text
from ui.pages.plan.filled import Keep, kept_words
from ui.pages.plan.household import typed_of
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What came out of the lane.

    Args:
        plan: the plan that changes, or None where one begins.
    """

    visit: int
    beginning: Beginning
    plan: OpenPlan | None
    draft: Begun | None
    checks: Checks


class PlanBeginFlow(QObject):
    """Owns the page with which a plan begins."""

    wanted = Signal(object)
    """A `Spot` to go to."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._loaded: _Loaded | None = None
        self._visit = 0
        self.page = BeginPage()
        self.keeper = DraftKeeper(context, Typing.BEGIN, self._typed, self.page.saved, self)
        self.page.edited.connect(self.keeper.edited)
        self.page.begin_wanted.connect(self._on_begin)
        self.page.casus_wanted.connect(self._on_casus)
        self.page.leave_wanted.connect(self._on_leave)

    def open(self, casus: str, plan: str) -> None:
        """Show what a plan of a casus begins with; with a plan, what changes in it."""
        self._visit += 1
        self._loaded = None
        self.keeper.hold(None)
        self.page.show_nothing()
        call = partial(_fetch, self._context.desk, CasusId(casus), plan, self._visit)
        self._context.runner.run(call, self, self._on_loaded)

    def _on_loaded(self, loaded: _Loaded) -> None:
        if loaded.visit != self._visit:
            return
        beginning, opened = loaded.beginning, loaded.plan
        if opened is None and beginning.running is not None:
            self.wanted.emit(Spot(At.PLAN, beginning.running))
            return
        self._loaded = loaded
        self.keeper.hold(beginning.casus)
        shown = beginning if opened is None else _of_plan(beginning, opened.plan)
        draft = loaded.draft or (_begun(opened.plan, beginning) if opened else None)
        who = ", ".join(part for part in (shown.regisseur.name, shown.regisseur.function) if part)
        self.page.show_beginning(shown, who, loaded.checks.words, draft, changing=opened is not None)

    def _typed(self) -> str:
        return as_text(self.page.begun())

    def _on_begin(self) -> None:
        loaded = self._loaded
        if loaded is None:
            return
        begun, household = self.page.begun(), self.page.household.household()
        call = partial(_put, self._context.desk, loaded, begun, household)
        self.keeper.flush()
        self.page.set_busy(busy=True)
        self._context.runner.run(call, self, self._on_put, self._on_refused, self._on_trouble, self._on_bug)

    def _on_put(self, opened: OpenPlan) -> None:
        changed = self._loaded is not None and self._loaded.plan is not None
        self.page.set_busy(busy=False)
        self.keeper.forget()
        self.keeper.hold(None)
        self.wanted.emit(Spot(At.PLAN, opened.plan.id))
        told = say("plan.bewaard") if changed else say("plan.begonnen", nummer=opened.plan.number)
        self._context.notices.tell(told, "", Kind.OK)

    def _on_refused(self, refusal: Refusal) -> None:
        self.page.set_busy(busy=False)
        self._context.runner.refused.emit(refusal)

    def _on_trouble(self, fault: Fault) -> None:
        self.page.set_busy(busy=False)
        self._context.runner.troubled.emit(fault)

    def _on_bug(self, bug: BaseException) -> None:
        self.page.set_busy(busy=False)
        self._context.runner.broke.emit(bug)

    def _on_casus(self) -> None:
        if self._loaded is not None:
            self.wanted.emit(Spot(At.TRIAGE, self._loaded.beginning.casus))

    def _on_leave(self) -> None:
        opened = self._loaded.plan if self._loaded else None
        self.wanted.emit(Spot(At.PLAN, opened.plan.id) if opened else Spot(At.PLANS))


def _fetch(desk: Desk, casus: CasusId, plan: str, visit: int) -> _Loaded:
    beginning = planning.open_beginning(desk, casus)
    opened = planning.open_plan(desk, plan) if plan else None
    draft = from_text(plan_drafts.kept(desk, casus, Typing.BEGIN))
    return _Loaded(visit, beginning, opened, draft, checks())


def _of_plan(beginning: Beginning, plan: Plan) -> Beginning:
    """Return a beginning with what the plan already holds."""
    known = {one.id: one for one in plan.bewoners}
    people = tuple(known.get(one.id, one) for one in beginning.people)
    return replace(beginning, goal=plan.goal, people=people, regisseur=plan.regisseur)


def _begun(plan: Plan, beginning: Beginning) -> Begun:
    """Return a plan as filled in: who is in the casus and not in the plan is not ticked."""
    kept = tuple(Keep(one.quote, one.kind, one.reason.value) for one in plan.goal_kept)
    known = {one.id: one for one in plan.bewoners}
    people = tuple(typed_of(known.get(one.id, one), within=one.id in known) for one in beginning.people)
    return Begun(plan.goal, kept, plan.regisseur.contact, people)


def _put(desk: Desk, loaded: _Loaded, begun: Begun, household: tuple[Bewoner, ...]) -> OpenPlan:
    kept, checks, opened = kept_words(begun.kept), loaded.checks, loaded.plan
    if opened is None:
        casus = loaded.beginning.casus
        return planning.begin_plan(desk, casus, begun.goal, household, checks, kept=kept, contact=begun.contact)
    plan = opened.plan
    if begun.goal.strip() != plan.goal:
        opened = planning.set_goal(desk, opened, begun.goal, checks, kept)
    if begun.contact.strip() != plan.regisseur.contact:
        opened = planning.set_regisseur(desk, opened, plan.regisseur.person, begun.contact, checks)
    return planning.set_household(desk, opened, household) if household != plan.bewoners else opened
