"""The casusoverleggen in the encrypted file."""

from typing import Final

from sqlalchemy import Connection, bindparam, select

from storage.mapping.overleg import overleg_of, overleg_row
from storage.need_tables import overleg as table
from storage.repositories.reach import IN_REACH, reach
from storage.repositories.trail import Trail
from storage.tables import casus
from triage.access.log import Look
from triage.access.rights import CasusScope
from triage.faults import Refusal
from triage.ids import CasusId
from triage.plan.overleg import Overleg
from triage.plan.ports import betrokkenen

_ONE: Final = (
    select(table.c.content)
    .select_from(table.join(casus, casus.c.id == table.c.casus))
    .where(table.c.id == bindparam("overleg"), IN_REACH)
)
_OF: Final = select(table.c.content).where(table.c.casus == bindparam("of")).order_by(table.c.at, table.c.id)
_SAVED: Final = ("at", "state", "version", "content")
_UPDATE: Final = (
    table.update()
    .where(table.c.id == bindparam("same"), table.c.version == bindparam("was"))
    .values({name: bindparam(name) for name in _SAVED})
)


class SqlOverleggen:
    """The casusoverleggen (see `triage.plan.ports.Overleggen`)."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

    def add(self, overleg: Overleg, look: Look) -> None:
        """Keep a new meeting with its log lines."""
        self._connection.execute(table.insert(), overleg_row(overleg))
        self._trail.leave(look, overleg.casus, betrokkenen(overleg))

    def get(self, overleg: str, scope: CasusScope, look: Look) -> Overleg:
        """Return a meeting after writing a log line per betrokkene; out of scope is the same as unknown."""
        content = self._connection.execute(_ONE, {"overleg": overleg, **reach(scope)}).scalar_one_or_none()
        if content is None:
            raise self._trail.refuse(look, None, "overleg_onbekend")
        found = overleg_of(content)
        self._trail.read(found.casus)
        self._trail.leave(look, found.casus, betrokkenen(found))
        return found

    def save(self, before: Overleg, after: Overleg, look: Look) -> None:
        """Keep a changed meeting, with its log lines."""
        row = overleg_row(after)
        given = {name: row[name] for name in _SAVED}
        done = self._connection.execute(_UPDATE, {"same": before.id, "was": before.version, **given})
        if done.rowcount != 1:
            raise Refusal("inmiddels_gewijzigd")
        self._trail.leave(look, after.casus, tuple(dict.fromkeys((*betrokkenen(before), *betrokkenen(after)))))

    def of(self, casus: CasusId) -> tuple[Overleg, ...]:
        """Return the meetings of a casus, oldest first."""
        self._trail.read(casus)
        return tuple(overleg_of(content) for content in self._connection.execute(_OF, {"of": casus}).scalars())
