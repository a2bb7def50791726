"""Which casussen a person may meet, inside the query: what is out of reach is the same as what is not there."""

from typing import Final

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    true,
)

from storage.mapping.casus import Cell
from storage.need_tables import casus_member
from storage.tables import casus
from triage.access.rights import CasusScope
from triage.casus.members import Band
from triage.casus.model import CasusState
from triage.ports import EVERY, Wanted

# Written in the statement itself: only then SQLite sees that the small index of what was put forward will do.
_PUT: Final[ColumnElement[str]] = literal_column(f"'{CasusState.VOORGELEGD.value}'")
_SEALED: Final = or_(casus.c.state == CasusState.BESLOTEN.value, casus.c.state == CasusState.GESLOTEN.value)
"""Where a besluit can stand to be read. What is closed is afgeschermd as well, so it counts for who is named there."""
_DAY: Final[ColumnElement[str]] = bindparam("day")
_PERSON: Final[ColumnElement[str]] = bindparam("person")
_BEHALF: Final[ColumnElement[str]] = bindparam("behalf")
_TODAY: Final = and_(casus_member.c.since <= _DAY, or_(casus_member.c.until.is_(None), casus_member.c.until >= _DAY))


def _is(band: Band) -> ColumnElement[bool]:
    return and_(casus_member.c.casus == casus.c.id, casus_member.c.band == band.value, _TODAY)


_NAMED: Final = exists().where(_is(Band.GENOEMD), casus_member.c.person == _PERSON)
_OPEN: Final = or_(casus.c.shielded == 0, _NAMED)
"""What goes by the team, or by everything, goes for a casus that is afgeschermd only for who is named there."""

_OWNER: Final = or_(casus.c.owner == _PERSON, casus.c.owner == _BEHALF)
_REGIE: Final = exists().where(
    _is(Band.REGIE),
    or_(casus_member.c.person == _PERSON, and_(casus_member.c.person == _BEHALF, casus.c.shielded == 0)),
)
_THERE: Final = or_(casus_member.c.team.is_(None), casus_member.c.team == bindparam("team_name"))
"""What was given in a team counts in that team alone: who left it has it no more."""
_SELF: Final = {
    band: exists().where(_is(band), casus_member.c.person == _PERSON, _THERE)
    for band in (Band.TOEGANG, Band.ADVIES, Band.HULP)
}
HELPS: Final = _SELF[Band.HULP]
"""Gives help in the 1-plan of a casus today; takes the parameters of `reach`."""
_TEAM: Final = casus.c.team == bindparam("team_name")

IN_REACH: Final[ColumnElement[bool]] = or_(
    and_(
        _OPEN,
        or_(
            bindparam("every"),
            and_(bindparam("own"), _OWNER, _TEAM),
            and_(bindparam("team"), _TEAM),
            and_(bindparam("put_forward"), _TEAM, casus.c.state == _PUT),
            and_(bindparam("sealed"), _TEAM, _SEALED),
        ),
    ),
    and_(bindparam("regie"), _TEAM, _REGIE),
    and_(bindparam("granted"), _SELF[Band.TOEGANG]),
    and_(bindparam("advises"), _SELF[Band.ADVIES]),
    and_(bindparam("helps"), _SELF[Band.HULP]),
)
"""For one casus, found by its id; takes the parameters of `reach`."""


def reach(scope: CasusScope) -> dict[str, Cell]:
    """Return the parameters of `IN_REACH`."""
    return {
        "every": scope.every,
        "own": scope.own,
        "team": scope.team,
        "put_forward": scope.put_forward,
        "sealed": scope.sealed,
        "regie": scope.regie,
        "granted": scope.granted,
        "advises": scope.advises,
        "helps": scope.helps,
        **_who(scope),
    }


def _who(scope: CasusScope) -> dict[str, Cell]:
    return {
        "person": scope.person,
        # Nobody is replaced: then no owner and no member is the empty name.
        "behalf": scope.behalf or "",
        "team_name": scope.team_name,
        "day": scope.day.isoformat(),
    }


def branches(scope: CasusScope) -> list[ColumnElement[bool]]:
    """Return the relations that count, each as a condition that has an index; none when nothing is in reach."""
    found = [_OPEN] if scope.every else [and_(one, _OPEN) for one in _team_branches(scope)]
    if scope.regie:
        by = casus_member.c.person.in_(scope.persons)
        mine = select(casus_member.c.casus).where(casus_member.c.band == Band.REGIE.value, by, _TODAY)
        found.append(and_(casus.c.id.in_(mine), _TEAM, _REGIE))
    if scope.bands:
        kinds = casus_member.c.band.in_([band.value for band in scope.bands])
        found.append(
            casus.c.id.in_(select(casus_member.c.casus).where(casus_member.c.person == _PERSON, kinds, _TODAY, _THERE))
        )
    return found


def _team_branches(scope: CasusScope) -> list[ColumnElement[bool]]:
    if scope.team:
        return [_TEAM]
    found: list[ColumnElement[bool]] = []
    if scope.own:
        found += [and_(casus.c.owner == person, _TEAM) for person in scope.persons]
    if scope.put_forward:
        found.append(and_(_TEAM, casus.c.state == _PUT))
    if scope.sealed:
        found.append(and_(_TEAM, _SEALED))
    return found


def _narrowed(wanted: Wanted) -> ColumnElement[bool]:
    every = wanted.states == EVERY.states
    states = true() if every else casus.c.state.in_(sorted(state.value for state in wanted.states))
    return and_(states, casus.c.crisis == 1) if wanted.crisis else states


def ids_in_reach(
    scope: CasusScope, kenmerk: str, most: int | None = None, wanted: Wanted = EVERY
) -> Select[tuple[str]]:
    """Return a query for the ids of casussen in reach whose kenmerk holds a part; it holds its own parameters.

    Args:
        wanted: only casussen in these states, or with a crisis.
        most: of each relation at most so many, last changed first, so that a list reads no further than it shows.
    """
    named = and_(_narrowed(wanted), func.instr(casus.c.kenmerk, literal(kenmerk)) > 0 if kenmerk else true())
    parts = []
    for branch in branches(scope) or [false()]:
        part = select(casus.c.id).where(branch, named)
        if most is not None:
            part = part.order_by(casus.c.changed.desc(), casus.c.kenmerk.desc()).limit(most)
        parts.append(select(part.subquery().c.id))
    whole = parts[0] if len(parts) == 1 else select(parts[0].union(*parts[1:]).subquery().c.id)
    return whole.params(_who(scope))
