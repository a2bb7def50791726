"""The 1-plan in the workplace: the list, beginning one, and the plan itself."""

from typing import ClassVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.flows.plan.begin import PlanBeginFlow
from ui.flows.plan.list import PlanListFlow
from ui.flows.plan.open import PlanOpenFlow
from ui.flows.section import Kit, Section
from ui.shell.navigation import Place
from ui.spot import At, Spot


class PlanSection(Section):
    """Owns the pages of the plan.

    `NEW_PLAN` is about a casus, or about a casus and its plan (`<casus> <plan>`) to change what it began with. `PLAN`
    is about a plan, or about a plan and a meeting (`<plan> <number>`) that an agreement comes from.
    """

    acts: ClassVar[tuple[str, ...]] = ("plan_lezen", "plan_eigen_deel_lezen")
    spots: ClassVar[tuple[At, ...]] = (At.PLANS, At.PLAN, At.NEW_PLAN)

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(kit, parent)
        self.list = PlanListFlow(kit.context, self)
        self.begin = PlanBeginFlow(kit.context, self)
        self.plan = PlanOpenFlow(kit.context, self)
        for flow in (self.list, self.begin, self.plan):
            flow.wanted.connect(self.wanted)

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return every page with its entry of the menu."""
        return tuple((one.page, Place.PLANNEN) for one in (self.list, self.begin, self.plan))

    def open(self, spot: Spot) -> QWidget:
        """Begin to fetch what belongs at a spot."""
        first, _, second = spot.about.partition(" ")
        if spot.at is At.PLAN:
            self.plan.papers = At.PLAN_PAPER in self.ways
            self.plan.open(first, second)
            return self.plan.page
        if spot.at is At.NEW_PLAN:
            self.begin.open(first, second)
            return self.begin.page
        self.list.open()
        return self.list.page

    def flush(self) -> None:
        """Put everything that was typed on its way to the store."""
        self.plan.keeper.flush()
        self.begin.keeper.flush()

    @property
    def busy(self) -> bool:
        """Something that was typed is not stored yet."""
        return self.plan.keeper.busy or self.begin.keeper.busy

    @property
    def unsaved(self) -> bool:
        """Something that was typed could not be stored."""
        return self.plan.unsaved or self.begin.keeper.unsaved
