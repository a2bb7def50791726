"""Which casussen a person may meet, inside the query: what is out of reach is the same as what is not there."""

from typing import Final

from sqlalchemy import ColumnElement, Select, and_, bindparam, false, func, literal, literal_column, or_, select, true

from storage.mapping.casus import Cell
from storage.tables import casus
from triage.access.rights import CasusScope
from triage.casus.model import CasusState
from triage.ports import EVERY, Wanted

# Written in the statement itself: only then SQLite sees that the small index of what was put forward will do.
_PUT: Final[ColumnElement[str]] = literal_column(f"'{CasusState.VOORGELEGD.value}'")

IN_REACH: Final[ColumnElement[bool]] = or_(
    bindparam("every"),
    and_(bindparam("own"), casus.c.owner == bindparam("person"), casus.c.team == bindparam("team_name")),
    and_(bindparam("team"), casus.c.team == bindparam("team_name")),
    and_(bindparam("put_forward"), casus.c.team == bindparam("team_name"), casus.c.state == _PUT),
)
"""For one casus, found by its id; takes the parameters of `reach`."""


def reach(scope: CasusScope) -> dict[str, Cell]:
    """Return the parameters of `IN_REACH`."""
    return {
        "every": scope.every,
        "own": scope.own,
        "team": scope.team,
        "put_forward": scope.put_forward,
        "person": scope.person,
        "team_name": scope.team_name,
    }


def branches(scope: CasusScope) -> list[ColumnElement[bool]]:
    """Return the relations that count, each as a condition that has an index; none when nothing is in reach."""
    if scope.every:
        return [true()]
    found: list[ColumnElement[bool]] = []
    if scope.own:
        found.append(and_(casus.c.owner == scope.person, casus.c.team == scope.team_name))
    if scope.team:
        found.append(casus.c.team == scope.team_name)
        return found
    if scope.put_forward:
        found.append(and_(casus.c.team == scope.team_name, casus.c.state == _PUT))
    if scope.sealed:
        found.append(and_(casus.c.team == scope.team_name, casus.c.state == CasusState.BESLOTEN.value))
    return found


def _narrowed(wanted: Wanted) -> ColumnElement[bool]:
    every = wanted.states == EVERY.states
    states = true() if every else casus.c.state.in_(sorted(state.value for state in wanted.states))
    return and_(states, casus.c.crisis == 1) if wanted.crisis else states


def ids_in_reach(
    scope: CasusScope, kenmerk: str, most: int | None = None, wanted: Wanted = EVERY
) -> Select[tuple[str]]:
    """Return a query for the ids of casussen in reach whose kenmerk holds a part.

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
    return parts[0] if len(parts) == 1 else select(parts[0].union(*parts[1:]).subquery().c.id)
