"""What is owed by a date, in order, read no further than it is shown: each relation, kind and term by its own index.

Every part asks the reach of each casus again (`IN_REACH`): an index says where to look, never who may see.
"""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, Table, and_, bindparam, exists, false, literal, or_, select, true

from storage.followup_tables import stuk, stuk_term
from storage.repositories.reach import IN_REACH, ids_in_reach
from storage.tables import casus, casus_term, person
from triage.access.rights import CasusScope
from triage.casus.terms import Sought
from triage.followup.stuk import Soort
from triage.ids import PersonId

Part = Select[Any]
_KEPT: Final = 128
"""How many queries are kept as they were made: making one takes longer than asking it."""


def _reached(column: ColumnElement[Any]) -> ColumnElement[bool]:
    return select(literal(1)).select_from(casus).where(casus.c.id == column, IN_REACH).correlate_except(casus).exists()


_BESIDE: Final = or_(
    bindparam("every"),
    and_(
        stuk_term.c.team == bindparam("team_name"),
        or_(
            bindparam("team"),
            and_(
                bindparam("own"),
                or_(stuk_term.c.owner == bindparam("person"), stuk_term.c.owner == bindparam("behalf")),
            ),
        ),
    ),
)
"""Who meets a term of a piece that stands by itself."""
_STUK_MET: Final = or_(
    and_(stuk_term.c.casus.is_not(None), _reached(stuk_term.c.casus)),
    and_(stuk_term.c.casus.is_(None), _BESIDE),
)
_CASUS_MET: Final = _reached(casus_term.c.casus)
_STUK_ROWS: Final = select(
    stuk_term.c.stuk, stuk.c.soort, stuk.c.number, stuk.c.casus, casus.c.kenmerk, stuk_term.c.team, stuk.c.owner,
    person.c.name.label("owner_name"), stuk.c.state, stuk_term.c.term, stuk_term.c.aim, stuk_term.c.due,
).select_from(
    stuk_term.join(stuk, stuk.c.id == stuk_term.c.stuk)
    .outerjoin(casus, casus.c.id == stuk_term.c.casus)
    .outerjoin(person, person.c.id == stuk.c.owner)
)  # fmt: skip
_CASUS_ROWS: Final = select(
    casus_term.c.casus, casus.c.kenmerk, casus.c.state, casus_term.c.term, casus_term.c.text, casus_term.c.due,
    casus.c.owner, person.c.name.label("owner_name"),
).select_from(
    casus_term.join(casus, casus.c.id == casus_term.c.casus).outerjoin(person, person.c.id == casus.c.owner)
)  # fmt: skip


@lru_cache(maxsize=_KEPT)
def owed_dated(
    scope: CasusScope,
    soorten: frozenset[Soort],
    days: tuple[date | None, date | None],
    owners: tuple[PersonId, ...] | None,
    most: int,
) -> Part:
    """Return the query for terms of pieces that have a last day, soonest first; takes the parameters of `reach`."""
    keys = select(stuk_term.c.stuk, stuk_term.c.term, stuk_term.c.due)
    parts = [
        keys.where(way, stuk_term.c.soort == soort.value, *_between(stuk_term.c.due, days), _STUK_MET)
        for way in _stuk_ways(scope, owners)
        for soort in sorted(soorten)
    ]
    return _rows(_STUK_ROWS, (stuk_term.c.stuk, stuk_term.c.term), stuk_term.c.due, parts, most)


@lru_cache(maxsize=_KEPT)
def owed_still(scope: CasusScope, soorten: frozenset[Soort], owners: tuple[PersonId, ...] | None) -> Part:
    """Return the query for terms of pieces that stand still, which have no last day."""
    kinds = stuk_term.c.soort.in_(sorted(soort.value for soort in soorten))
    ways = or_(*_stuk_ways(scope, owners))
    return _STUK_ROWS.where(kinds, stuk_term.c.due.is_(None), ways, _STUK_MET).order_by(
        stuk_term.c.stuk, stuk_term.c.term
    )


@lru_cache(maxsize=_KEPT)
def terms_dated(
    scope: CasusScope,
    sought: tuple[Sought, ...] | None,
    days: tuple[date | None, date | None],
    owners: tuple[PersonId, ...] | None,
    most: int,
) -> Part:
    """Return the query for terms of casussen, soonest first; takes the parameters of `reach`."""
    keys = select(casus_term.c.casus, casus_term.c.place, casus_term.c.due)
    asked: list[ColumnElement[bool]] = [true()] if sought is None else [_asked(one) for one in sought]
    parts = [
        keys.where(way, one, *_between(casus_term.c.due, days), _CASUS_MET)
        for way in _ways(casus_term, scope, owners)
        for one in asked
    ]
    return _rows(_CASUS_ROWS, (casus_term.c.casus, casus_term.c.place), casus_term.c.due, parts, most)


def _rows(
    rows: Part,
    key: tuple[ColumnElement[Any], ColumnElement[Any]],
    due: ColumnElement[Any],
    parts: list[Part],
    most: int,
) -> Part:
    """Return the rows behind the keys of parts, of each part no more than can be shown."""
    first = [select(part.order_by(due, *key).limit(most).subquery()) for part in parts]
    if not first:
        return rows.where(false())
    found = (first[0] if len(first) == 1 else first[0].union(*first[1:])).subquery()
    one, other = list(found.c)[:2]
    return rows.join(found, and_(one == key[0], other == key[1])).order_by(due, *key).limit(most)


def _between(due: ColumnElement[Any], days: tuple[date | None, date | None]) -> tuple[ColumnElement[bool], ...]:
    since, until = days
    first = due.is_not(None) if since is None else due >= since.isoformat()
    return (first,) if until is None else (first, due <= until.isoformat())


def _asked(sought: Sought) -> ColumnElement[bool]:
    parts: list[ColumnElement[bool]] = [casus_term.c.term == sought.term]
    if sought.since is not None:
        parts.append(casus_term.c.due >= sought.since.isoformat())
    if sought.states is not None:
        stands = casus.c.state.in_(sorted(sought.states))
        of = select(literal(1)).select_from(casus).where(casus.c.id == casus_term.c.casus, stands)
        parts.append(of.correlate_except(casus).exists())
    if sought.unless:
        kinds = stuk.c.soort.in_(sorted(sought.unless))
        parts.append(~exists().where(stuk.c.casus == casus_term.c.casus, kinds))
    return and_(*parts)


def _ways(
    table: Table,
    scope: CasusScope,
    owners: tuple[PersonId, ...] | None,
) -> list[ColumnElement[bool]]:
    """Return where to look, each with an index of its own; what is found there is still asked whether it is met."""
    if owners is not None:
        return [table.c.owner == one for one in owners]
    if scope.every:
        return [true()]
    found = [table.c.team == scope.team_name] if scope.team or scope.sealed else []
    rest = replace(scope, team=False, sealed=False)
    return found if rest.empty else [*found, table.c.casus.in_(ids_in_reach(rest, ""))]


def _stuk_ways(scope: CasusScope, owners: tuple[PersonId, ...] | None) -> list[ColumnElement[bool]]:
    found = _ways(stuk_term, scope, owners)
    if owners is None and scope.own and not (scope.every or scope.team):
        mine = (and_(stuk_term.c.owner == one, stuk_term.c.casus.is_(None)) for one in scope.persons)
        return [*found, *mine]
    return found
