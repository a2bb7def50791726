"""The list of plans: fetches a page of it, and finds the casus with which somebody wants to begin a plan."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from triage.casework.casus import overview
from triage.casework.desk import Desk
from triage.casework.plan import planning
from triage.ids import CasusId
from triage.plan.model import PlanRow
from ui.flows.context import Context
from ui.pages.plan.list import PAGE, PlansPage
from ui.spot import At, Spot
from ui.words import say

Found = tuple[tuple[tuple[PlanRow, ...], int], int]


class PlanListFlow(QObject):
    """Owns the list page."""

    wanted = Signal(object)
    """A `Spot` to go to."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.page = PlansPage()
        self.page.open_wanted.connect(self._on_open)
        self.page.page_wanted.connect(self.fetch)
        self.page.new_wanted.connect(self._on_new)

    def open(self) -> None:
        """Show the list from its beginning."""
        self.page.show_nothing()
        self.fetch(0)

    def fetch(self, skip: int) -> None:
        """Fetch rows of the list."""
        self._context.runner.run(partial(_fetch, self._context.desk, skip), self, self._on_rows)

    def _on_rows(self, found: Found) -> None:
        (rows, total), skip = found
        desk = self._context.desk
        may = desk.may("plan_schrijven")
        self.page.show_rows(rows, total, skip, desk.clock.now(), may_begin=may)
        if self.page.isVisible() and (rows or may):
            self.page.first_focus().setFocus()

    def _on_open(self, plan: str) -> None:
        self.wanted.emit(Spot(At.PLAN, plan))

    def _on_new(self, kenmerk: str) -> None:
        self._context.runner.run(partial(_casus, self._context.desk, kenmerk), self, self._on_casus)

    def _on_casus(self, casus: CasusId | None) -> None:
        if casus is None:
            self.page.kenmerk.mark(say("plan.lijst.kenmerk_onbekend"))
            self.page.kenmerk_line.setFocus()
        else:
            self.wanted.emit(Spot(At.NEW_PLAN, casus))


def _fetch(desk: Desk, skip: int) -> Found:
    return planning.plans(desk, limit=PAGE, skip=skip), skip


def _casus(desk: Desk, kenmerk: str) -> CasusId | None:
    """Return the one casus in reach with exactly this kenmerk, or None."""
    rows, _ = overview.casussen(desk, kenmerk)
    return next((row.id for row in rows if row.kenmerk == kenmerk), None)
