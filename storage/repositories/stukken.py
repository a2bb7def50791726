"""The pieces of the follow-up in the encrypted file."""

from datetime import date
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, or_, select, true

from storage.followup_tables import stuk as table
from storage.followup_tables import stuk_term, stuk_version
from storage.mapping.stuk import letter, listed, owed_of, step_of, stuk_of, stuk_row, term_rows, version_row
from storage.repositories.owed import owed_dated, owed_still
from storage.repositories.reach import IN_REACH, reach
from storage.repositories.trail import Trail
from storage.tables import casus, person
from triage.access.log import Look
from triage.access.rights import CasusScope
from triage.faults import Refusal
from triage.followup.kinds import ABOUT_NOBODY, MACHINES, soort_of
from triage.followup.stuk import OwedRow, Soort, Step, Stuk, StukRow, demand_begun, demand_moved
from triage.ids import CasusId, PersonId

T = TypeVar("T")

_BESIDE: Final = or_(
    bindparam("every"),
    and_(bindparam("team"), table.c.team == bindparam("team_name")),
    and_(
        bindparam("own"),
        table.c.team == bindparam("team_name"),
        or_(table.c.owner == bindparam("person"), table.c.owner == bindparam("behalf")),
    ),
)
"""Who meets a piece that stands by itself, without a casus."""
WITHIN: Final[ColumnElement[bool]] = or_(
    and_(table.c.casus.is_not(None), IN_REACH), and_(table.c.casus.is_(None), _BESIDE)
)
_JOINED: Final = table.outerjoin(casus, casus.c.id == table.c.casus)
_ONE: Final = (
    select(table)
    .select_from(_JOINED)
    .where(table.c.id == bindparam("stuk"), table.c.soort == bindparam("soort"), WITHIN)
)
_OF: Final = (
    select(table)
    .where(table.c.casus == bindparam("of"), table.c.soort == bindparam("soort"))
    .order_by(table.c.made, table.c.id)
)
_EVERY: Final = (
    select(table).where(table.c.casus.is_(None), table.c.soort == bindparam("soort")).order_by(table.c.made, table.c.id)
)
_SAVED: Final = ("owner", "team", "state", "version", "changed", "concerned", "content")
_UPDATE: Final = (
    table.update()
    .where(table.c.id == bindparam("same"), table.c.version == bindparam("was"))
    .values({name: bindparam(name) for name in _SAVED})
)
_HISTORY: Final = select(stuk_version).where(stuk_version.c.stuk == bindparam("stuk")).order_by(stuk_version.c.version)
_NUMBERS: Final = select(table.c.number).where(
    table.c.number >= bindparam("since"), table.c.number < bindparam("until")
)
_FIRST: Final = select(func.min(stuk_term.c.due)).where(stuk_term.c.stuk == table.c.id).scalar_subquery().label("due")
_LISTED: Final = select(
    table.c.id, table.c.soort, table.c.number, table.c.casus, casus.c.kenmerk, table.c.team, table.c.owner,
    person.c.name.label("owner_name"), table.c.state, table.c.made, table.c.changed, _FIRST,
).select_from(_JOINED.outerjoin(person, person.c.id == table.c.owner))  # fmt: skip


class SqlStukken:
    """The pieces (see `triage.followup.ports.Stukken`)."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

    def next_number(self, soort: Soort, before: str) -> str:
        """Return the next free number of a kind."""
        start = f"{before}-{letter(soort)}"
        # A colon is the character after the nine, so these two hold every number of the kind between them.
        given = self._connection.execute(_NUMBERS, {"since": start, "until": f"{start}:"}).scalars()
        last = max((int(number.removeprefix(start)) for number in given), default=0)
        return f"{start}{last + 1}"

    def add(self, stuk: Stuk[Any], look: Look) -> None:
        """Keep a new piece with its log lines."""
        demand_begun(stuk, MACHINES[stuk.soort])
        self._connection.execute(table.insert(), stuk_row(stuk, look))
        self._connection.execute(stuk_version.insert(), version_row(stuk, "begonnen", look))
        self._keep_terms(stuk)
        self._trail.leave(look, stuk.casus, stuk.concerned)

    def get(self, stuk: str, content: type[T], scope: CasusScope, look: Look) -> Stuk[T]:
        """Return a piece after writing a log line per person concerned; out of scope is the same as unknown."""
        given = {"stuk": stuk, "soort": soort_of(content).value, **reach(scope)}
        row = self._connection.execute(_ONE, given).mappings().one_or_none()
        if row is None:
            raise self._trail.refuse(look, None, "stuk_onbekend")
        found = stuk_of(row)
        if found.casus is not None:
            self._trail.read(found.casus)
        self._trail.leave(look, found.casus, found.concerned)
        return found

    def save(self, before: Stuk[T], after: Stuk[T], act: str, look: Look) -> None:
        """Keep what an act made of a piece, with its log lines."""
        demand_moved(before, after, MACHINES[before.soort], act)
        row = stuk_row(after, look)
        given = {name: row[name] for name in _SAVED}
        done = self._connection.execute(_UPDATE, {"same": before.id, "was": before.version, **given})
        if done.rowcount != 1:
            raise Refusal("inmiddels_gewijzigd")
        self._connection.execute(stuk_version.insert(), version_row(after, act, look))
        self._keep_terms(after)
        self._trail.leave(look, after.casus, tuple(dict.fromkeys((*before.concerned, *after.concerned))))

    def of(self, casus: CasusId, content: type[T]) -> tuple[Stuk[T], ...]:
        """Return the pieces of a kind of a casus, oldest first."""
        self._trail.read(casus)
        rows = self._connection.execute(_OF, {"of": casus, "soort": soort_of(content).value}).mappings()
        return tuple(stuk_of(row) for row in rows)

    def about_nobody(self, content: type[T]) -> tuple[Stuk[T], ...]:
        """Return every piece of a kind that is about nobody, oldest first."""
        soort = soort_of(content)
        if soort not in ABOUT_NOBODY:
            raise ValueError(f"a {soort.value} can be about people")
        return tuple(stuk_of(row) for row in self._connection.execute(_EVERY, {"soort": soort.value}).mappings())

    def history(self, stuk: str) -> tuple[Step, ...]:
        """Return what was done with a piece, oldest first."""
        return tuple(step_of(row) for row in self._connection.execute(_HISTORY, {"stuk": stuk}).mappings())

    def rows(
        self,
        scope: CasusScope,
        look: Look,
        soorten: frozenset[Soort],
        states: frozenset[str] | None = None,
        limit: int = 100,
        skip: int = 0,
    ) -> tuple[StukRow, ...]:
        """Return pieces in scope, last changed first; leaves one log line about no person."""
        query = _LISTED.where(*_wanted(soorten, states)).order_by(table.c.changed.desc(), table.c.number.desc())
        found = self._connection.execute(query.limit(limit).offset(skip), reach(scope)).mappings().all()
        self._trail.leave(look, None)
        return tuple(listed(row) for row in found)

    def count(self, scope: CasusScope, soorten: frozenset[Soort], states: frozenset[str] | None = None) -> int:
        """Return how many pieces `rows` would give without a limit."""
        query = select(func.count()).select_from(_JOINED).where(*_wanted(soorten, states))
        return self._connection.execute(query, reach(scope)).scalar_one()

    def owed(
        self,
        scope: CasusScope,
        until: date | None = None,
        owners: tuple[PersonId, ...] | None = None,
        limit: int = 100,
        skip: int = 0,
        soorten: frozenset[Soort] = frozenset(Soort),
        since: date | None = None,
    ) -> tuple[OwedRow, ...]:
        """Return what is owed in scope, soonest first, suspended ones last."""
        most = skip + limit
        given = reach(scope)
        dated = owed_dated(scope, soorten, (since, until), owners, most)
        rows = list(self._connection.execute(dated, given).mappings())
        if len(rows) < most and since is None and until is None:
            rows += self._connection.execute(owed_still(scope, soorten, owners), given).mappings()
        return tuple(owed_of(row) for row in rows[skip:most])

    def _keep_terms(self, stuk: Stuk[Any]) -> None:
        self._connection.execute(stuk_term.delete().where(stuk_term.c.stuk == stuk.id))
        rows = term_rows(stuk)
        if rows:
            self._connection.execute(stuk_term.insert(), rows)


def _wanted(soorten: frozenset[Soort], states: frozenset[str] | None) -> tuple[ColumnElement[bool], ...]:
    kinds = table.c.soort.in_(sorted(soort.value for soort in soorten))
    stand = true() if states is None else table.c.state.in_(sorted(states))
    return (WITHIN, kinds, stand)
