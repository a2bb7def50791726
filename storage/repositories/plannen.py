"""The 1-plannen in the encrypted file: each as it stands, and what it was after every change."""

from dataclasses import replace
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    true,
)

from storage.mapping.casus import Cell
from storage.mapping.moments import at_home
from storage.mapping.plan import colleagues, plan_of, plan_row, version_of, version_row
from storage.need_tables import plan as table
from storage.need_tables import plan_helper, plan_version
from storage.repositories.reach import HELPS, IN_REACH, branches, reach
from storage.repositories.trail import Trail
from storage.tables import casus
from triage.access.log import Look
from triage.access.rights import CasusScope
from triage.faults import Refusal
from triage.ids import CasusId
from triage.plan.model import Plan, PlanRow, PlanState, PlanVersion
from triage.plan.ports import About, household
from triage.plan.reading import row_of

_MINE: Final = exists().where(plan_helper.c.plan == table.c.id, plan_helper.c.person == bindparam("person"))
_OWN_PART: Final = and_(HELPS, _MINE)
"""Who gives help on a casus has a part in the plans in which they do, and in no other of that casus."""
_THERE: Final = or_(IN_REACH, and_(bindparam("helping"), _OWN_PART))
_JOINED: Final = table.join(casus, casus.c.id == table.c.casus)
_ONE: Final = select(table.c.content).select_from(_JOINED).where(table.c.id == bindparam("plan"), _THERE)
_WITHIN: Final = select(table.c.id).select_from(_JOINED).where(table.c.id == bindparam("plan"), _THERE)
_OF: Final = select(table.c.id, table.c.number).where(table.c.casus == bindparam("of"))
_RUNNING: Final = select(table.c.id).where(table.c.casus == bindparam("of"), table.c.state == PlanState.LOOPT.value)
_VERSIONS: Final = (
    select(plan_version, table.c.casus)
    .join(table, table.c.id == plan_version.c.plan)
    .where(plan_version.c.plan == bindparam("of"))
    .order_by(plan_version.c.version)
)
_SAVED: Final = ("state", "version", "changed", "content")
_UPDATE: Final = (
    table.update()
    .where(table.c.id == bindparam("same"), table.c.version == bindparam("was"))
    .values({name: bindparam(name) for name in _SAVED})
)
_DROP_HELPERS: Final = plan_helper.delete().where(plan_helper.c.plan == bindparam("of"))


class SqlPlannen:
    """The 1-plannen (see `triage.plan.ports.Plannen`)."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

    def add(self, plan: Plan, act: str, look: Look) -> None:
        """Keep a new plan as its first version, with its log lines."""
        self._connection.execute(table.insert(), plan_row(plan, look))
        self._keep(plan, act, look)
        self._trail.leave(look, plan.casus, household(plan))

    def within(self, plan: str, scope: CasusScope) -> bool:
        """Tell whether a plan is in scope; nothing of it is read."""
        return self._connection.execute(_WITHIN, {"plan": plan, **_reach(scope)}).first() is not None

    def get(self, plan: str, scope: CasusScope, look: Look, about: About = household) -> Plan:
        """Return a plan after writing a log line for each person whom the look concerns."""
        content = self._connection.execute(_ONE, {"plan": plan, **_reach(scope)}).scalar_one_or_none()
        if content is None:
            raise self._trail.refuse(look, None, "plan_onbekend")
        found = plan_of(content)
        self._trail.read(found.casus)
        self._trail.leave(look, found.casus, about(found))
        return found

    def save(self, before: Plan, after: Plan, act: str, look: Look, about: About = household) -> None:
        """Keep a changed plan as its next version, with its log lines."""
        row = plan_row(after, look)
        given = {name: row[name] for name in _SAVED}
        done = self._connection.execute(_UPDATE, {"same": before.id, "was": before.version, **given})
        if done.rowcount != 1:
            raise Refusal("inmiddels_gewijzigd")
        self._keep(after, act, look)
        self._trail.leave(look, after.casus, tuple(dict.fromkeys((*about(before), *about(after)))))

    def of(self, casus: CasusId) -> tuple[tuple[str, str], ...]:
        """Return id and number of the plans of a casus, oldest first."""
        self._trail.read(casus)
        rows = self._connection.execute(_OF, {"of": casus}).all()
        return tuple(sorted(((one, number) for one, number in rows), key=lambda row: (len(row[1]), row[1])))

    def running(self, casus: CasusId) -> str | None:
        """Return the id of the plan of a casus that is not closed, or None."""
        self._trail.read(casus)
        found: str | None = self._connection.execute(_RUNNING, {"of": casus}).scalar_one_or_none()
        return found

    def versions(self, plan: str) -> tuple[PlanVersion, ...]:
        """Return what a plan was after each change, oldest first."""
        rows = self._connection.execute(_VERSIONS, {"of": plan}).mappings().all()
        for row in rows[:1]:
            self._trail.read(CasusId(row["casus"]))
        return tuple(version_of(row) for row in rows)

    def rows(
        self, scope: CasusScope, look: Look, number: str = "", limit: int = 200, skip: int = 0
    ) -> tuple[PlanRow, ...]:
        """Return plans in scope, last changed first; leaves one log line about no person."""
        # A plan is an own part only where no other relation gives the whole of it.
        whole = or_(*branches(replace(scope, helps=False)) or [false()]).label("whole")
        query = (
            select(table.c.content, table.c.changed, casus.c.kenmerk, whole)
            .select_from(_JOINED)
            .where(table.c.id.in_(_ids(scope, number, limit + skip)))
            .order_by(table.c.changed.desc(), table.c.number.desc())
            .limit(limit)
            .offset(skip)
        )
        found = self._connection.execute(query, reach(scope)).all()
        self._trail.leave(look, None)
        return tuple(
            row_of(plan_of(content), kenmerk, at_home(changed), None if all_ else scope.person)
            for content, changed, kenmerk, all_ in found
        )

    def count(self, scope: CasusScope, number: str = "") -> int:
        """Return how many plans `rows` would give without a limit."""
        within = _ids(scope, number).subquery()
        query = select(func.count(func.distinct(within.c.id)))
        return int(self._connection.execute(query, reach(scope)).scalar_one())

    def _keep(self, plan: Plan, act: str, look: Look) -> None:
        self._connection.execute(plan_version.insert(), version_row(plan, act, look))
        self._connection.execute(_DROP_HELPERS, {"of": plan.id})
        rows = [{"plan": plan.id, "person": person} for person in colleagues(plan)]
        if rows:
            self._connection.execute(plan_helper.insert(), rows)


def _reach(scope: CasusScope) -> dict[str, Cell]:
    """Return the parameters of `_THERE`; giving help reaches the plans with an own part, not every one of a casus."""
    return {**reach(replace(scope, helps=False)), "helping": scope.helps}


def _ids(scope: CasusScope, number: str, most: int | None = None) -> Select[tuple[str]]:
    """Return a query for the ids of plans in scope; of each relation at most so many, last changed first."""
    sought = number.strip().upper().encode("utf-8", "replace").decode()
    named: ColumnElement[bool] = func.instr(table.c.number, literal(sought)) > 0 if sought else true()
    ways = branches(replace(scope, helps=False))
    if scope.helps:
        ways.append(_OWN_PART)
    parts = []
    for way in ways or [false()]:
        part = select(table.c.id).select_from(_JOINED).where(way, named)
        if most is not None:
            part = part.order_by(table.c.changed.desc(), table.c.number.desc()).limit(most)
        parts.append(select(part.subquery().c.id))
    return parts[0] if len(parts) == 1 else select(parts[0].union(*parts[1:]).subquery().c.id)
