"""The 1-plannen and the casusoverleggen in memory, with the contract of the encrypted file."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from storage.mapping.plan import colleagues
from triage.access.log import Look
from triage.access.rights import CasusScope
from triage.casus.members import Band, bands
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import CasusId, ItemId
from triage.plan.model import Plan, PlanRow, PlanState, PlanVersion
from triage.plan.overleg import Overleg
from triage.plan.ports import About, betrokkenen, household
from triage.plan.reading import row_of

Reach = Callable[[Casus, CasusScope], bool]


class Kept(Protocol):
    """What these two keep in the state of a store."""

    casussen: dict[CasusId, Casus]
    plannen: dict[str, tuple[PlanVersion, ...]]
    plan_changed: dict[str, datetime]
    overleggen: dict[str, Overleg]


class Log(Protocol):
    """The trail of a unit of work."""

    read: set[CasusId]

    def leave(self, look: Look, casus: CasusId | None, people: Iterable[ItemId] = ()) -> None: ...

    def refuse(self, look: Look, casus: CasusId | None, code: str) -> Refusal: ...


class MemoryPlannen:
    """The 1-plannen in memory."""

    def __init__(self, state: Kept, trail: Log, in_reach: Reach) -> None:
        self._state = state
        self._trail = trail
        self._in_reach = in_reach

    def add(self, plan: Plan, act: str, look: Look) -> None:
        self._keep(plan, act, look)
        self._trail.leave(look, plan.casus, household(plan))

    def within(self, plan: str, scope: CasusScope) -> bool:
        found = self._now(plan)
        return found is not None and self._there(found, scope)

    def get(self, plan: str, scope: CasusScope, look: Look, about: About = household) -> Plan:
        found = self._now(plan)
        if found is None or not self._there(found, scope):
            raise self._trail.refuse(look, None, "plan_onbekend")
        self._trail.read.add(found.casus)
        self._trail.leave(look, found.casus, about(found))
        return found

    def save(self, before: Plan, after: Plan, act: str, look: Look, about: About = household) -> None:
        kept = self._now(before.id)
        if kept is None or kept.version != before.version:
            raise Refusal("inmiddels_gewijzigd")
        self._keep(after, act, look)
        self._trail.leave(look, after.casus, dict.fromkeys((*about(before), *about(after))))

    def of(self, casus: CasusId) -> tuple[tuple[str, str], ...]:
        self._trail.read.add(casus)
        found = [(one.id, one.number) for one in self._all() if one.casus == casus]
        return tuple(sorted(found, key=lambda row: (len(row[1]), row[1])))

    def running(self, casus: CasusId) -> str | None:
        self._trail.read.add(casus)
        found = (one.id for one in self._all() if one.casus == casus and one.state is PlanState.LOOPT)
        return next(found, None)

    def versions(self, plan: str) -> tuple[PlanVersion, ...]:
        found = self._state.plannen.get(plan, ())
        self._trail.read |= {one.plan.casus for one in found}
        return found

    def rows(
        self, scope: CasusScope, look: Look, number: str = "", limit: int = 200, skip: int = 0
    ) -> tuple[PlanRow, ...]:
        found = sorted(self._found(scope, number), key=lambda p: (self._state.plan_changed[p.id], p.number))
        self._trail.leave(look, None)
        return tuple(self._row(plan, scope) for plan in reversed(found))[skip : skip + limit]

    def count(self, scope: CasusScope, number: str = "") -> int:
        return len(self._found(scope, number))

    def _all(self) -> list[Plan]:
        return [versions[-1].plan for versions in self._state.plannen.values()]

    def _now(self, plan: str) -> Plan | None:
        versions = self._state.plannen.get(plan)
        return versions[-1].plan if versions else None

    def _whole(self, plan: Plan, scope: CasusScope) -> bool:
        return self._in_reach(self._state.casussen[plan.casus], replace(scope, helps=False))

    def _there(self, plan: Plan, scope: CasusScope) -> bool:
        mine = bands(self._state.casussen[plan.casus].members, scope.person, scope.day, scope.team_name)
        helping = scope.helps and Band.HULP in mine and scope.person in colleagues(plan)
        return helping or self._whole(plan, scope)

    def _found(self, scope: CasusScope, number: str) -> list[Plan]:
        sought = number.strip().upper()
        return [one for one in self._all() if sought in one.number and self._there(one, scope)]

    def _row(self, plan: Plan, scope: CasusScope) -> PlanRow:
        only_for = None if self._whole(plan, scope) else scope.person
        casus = self._state.casussen[plan.casus]
        return row_of(plan, casus.kenmerk, self._state.plan_changed[plan.id], only_for)

    def _keep(self, plan: Plan, act: str, look: Look) -> None:
        version = PlanVersion(plan.version, look.at, look.actor.person, look.actor.name, act, plan)
        self._state.plannen[plan.id] = (*self._state.plannen.get(plan.id, ()), version)
        self._state.plan_changed[plan.id] = look.at


class MemoryOverleggen:
    """The casusoverleggen in memory."""

    def __init__(self, state: Kept, trail: Log, in_reach: Reach) -> None:
        self._state = state
        self._trail = trail
        self._in_reach = in_reach

    def add(self, overleg: Overleg, look: Look) -> None:
        self._state.overleggen[overleg.id] = overleg
        self._trail.leave(look, overleg.casus, betrokkenen(overleg))

    def get(self, overleg: str, scope: CasusScope, look: Look) -> Overleg:
        found = self._state.overleggen.get(overleg)
        if found is None or not self._in_reach(self._state.casussen[found.casus], scope):
            raise self._trail.refuse(look, None, "overleg_onbekend")
        self._trail.read.add(found.casus)
        self._trail.leave(look, found.casus, betrokkenen(found))
        return found

    def save(self, before: Overleg, after: Overleg, look: Look) -> None:
        kept = self._state.overleggen.get(before.id)
        if kept is None or kept.version != before.version:
            raise Refusal("inmiddels_gewijzigd")
        self._state.overleggen[after.id] = after
        self._trail.leave(look, after.casus, dict.fromkeys((*betrokkenen(before), *betrokkenen(after))))

    def of(self, casus: CasusId) -> tuple[Overleg, ...]:
        self._trail.read.add(casus)
        found = (one for one in self._state.overleggen.values() if one.casus == casus)
        return tuple(sorted(found, key=lambda one: (one.at, one.id)))
