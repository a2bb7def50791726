"""The ports of the 1-plan and the casusoverleg: what the use cases need from a store. Part of a unit of work."""

from typing import Protocol

from triage.access.log import Look
from triage.access.rights import CasusScope
from triage.ids import CasusId
from triage.plan.model import Plan, PlanRow, PlanVersion
from triage.plan.overleg import Overleg


class Plannen(Protocol):
    """The 1-plannen. Each belongs to a casus; who may meet that for an act, may meet the plan for it."""

    def add(self, plan: Plan, act: str, look: Look) -> None:
        """Keep a new plan as its first version, with its log lines.

        Args:
            act: what was done, for the history.
        """
        ...

    def get(self, plan: str, scope: CasusScope, look: Look) -> Plan:
        """Return a plan after writing a log line per person of its household.

        Raises:
            Refusal: `plan_onbekend` when there is none in scope; whether it exists is not told.
        """
        ...

    def save(self, before: Plan, after: Plan, act: str, look: Look) -> None:
        """Keep a changed plan as its next version, with its log lines.

        Raises:
            Refusal: `inmiddels_gewijzigd` when the store holds another version than `before`.
        """
        ...

    def of(self, casus: CasusId) -> tuple[tuple[str, str], ...]:
        """Return id and number of the plans of a casus, oldest first. Call after `Casussen.get`."""
        ...

    def versions(self, plan: str) -> tuple[PlanVersion, ...]:
        """Return what a plan was after each change, oldest first. Call after `get`, which writes the log lines."""
        ...

    def rows(
        self, scope: CasusScope, look: Look, number: str = "", limit: int = 200, skip: int = 0
    ) -> tuple[PlanRow, ...]:
        """Return plans in scope, last changed first; `number` narrows to numbers that contain it."""
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
