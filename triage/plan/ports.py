"""The ports of the 1-plan and the casusoverleg: what the use cases need from a store. Part of a unit of work."""

from collections.abc import Callable
from typing import Protocol

from triage.access.log import Look
from triage.access.rights import CasusScope
from triage.ids import CasusId, ItemId
from triage.plan.model import Plan, PlanRow, PlanVersion
from triage.plan.overleg import Overleg

About = Callable[[Plan], tuple[ItemId, ...]]
"""Tells whom of the household a look at a plan concerns."""


def household(plan: Plan) -> tuple[ItemId, ...]:
    """Return everybody of the household: whom a look at the whole plan concerns."""
    return tuple(one.id for one in plan.bewoners)


def betrokkenen(overleg: Overleg) -> tuple[ItemId, ...]:
    """Return whom a look at a meeting concerns."""
    return tuple(one.person for one in overleg.parts)


class Plannen(Protocol):
    """The 1-plannen. Each belongs to a casus; who may meet that for an act, may meet the plan for it.

    Who meets a casus only because they give help there (`CasusScope.helps`), meets the plans in which they do.
    """

    def add(self, plan: Plan, act: str, look: Look) -> None:
        """Keep a new plan as its first version, with its log lines.

        Args:
            act: what was done, for the history.
        """
        ...

    def within(self, plan: str, scope: CasusScope) -> bool:
        """Tell whether a plan is in scope. Nothing of it is read, so it leaves no log line."""
        ...

    def get(self, plan: str, scope: CasusScope, look: Look, about: About = household) -> Plan:
        """Return a plan after writing a log line for each person whom the look concerns.

        Raises:
            Refusal: `plan_onbekend` when there is none in scope; whether it exists is not told.
        """
        ...

    def save(self, before: Plan, after: Plan, act: str, look: Look, about: About = household) -> None:
        """Keep a changed plan as its next version, with its log lines.

        Args:
            about: whom the change concerns, asked of the plan before and after it.

        Raises:
            Refusal: `inmiddels_gewijzigd` when the store holds another version than `before`.
        """
        ...

    def of(self, casus: CasusId) -> tuple[tuple[str, str], ...]:
        """Return id and number of the plans of a casus, oldest first. Call after `Casussen.get`."""
        ...

    def running(self, casus: CasusId) -> str | None:
        """Return the id of the plan of a casus that is not closed, or None. Call after `Casussen.get`."""
        ...

    def versions(self, plan: str) -> tuple[PlanVersion, ...]:
        """Return what a plan was after each change, oldest first. Call after `get`, which writes the log lines."""
        ...

    def rows(
        self, scope: CasusScope, look: Look, number: str = "", limit: int = 200, skip: int = 0
    ) -> tuple[PlanRow, ...]:
        """Return plans in scope, last changed first; `number` narrows to numbers that contain it.

        Who meets a plan only because they give help in it, sees no other organisation than those of their own part.
        """
        ...

    def count(self, scope: CasusScope, number: str = "") -> int:
        """Return how many plans `rows` would give without a limit."""
        ...


class Overleggen(Protocol):
    """The casusoverleggen."""

    def add(self, overleg: Overleg, look: Look) -> None:
        """Keep a new meeting with its log lines."""
        ...

    def get(self, overleg: str, scope: CasusScope, look: Look) -> Overleg:
        """Return a meeting after writing a log line per betrokkene.

        Raises:
            Refusal: `overleg_onbekend` when there is none in scope.
        """
        ...

    def save(self, before: Overleg, after: Overleg, look: Look) -> None:
        """Keep a changed meeting, with its log lines.

        Raises:
            Refusal: `inmiddels_gewijzigd`.
        """
        ...

    def of(self, casus: CasusId) -> tuple[Overleg, ...]:
        """Return the meetings of a casus, oldest first. Call after `Casussen.get`, which writes the log lines."""
        ...
