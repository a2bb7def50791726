"""Finding lines of a long log by their numbers, newest first: it never walks along what is not asked for.

Three indexes do it, and no more, for each is a page to write at every look: by person, by casus, and by who did what.
Who did something and what was done are few, so either alone is found by going through the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappush, heapreplace
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, select

from storage.log.days import EVERYTHING
from storage.log.entry import Span
from storage.tables import log_line

_SEQ: Final = log_line.c.seq
_BY_PERSON: Final = "INDEXED BY ix_log_line_persoon_seq"
_BY_CASUS: Final = "INDEXED BY ix_log_line_casus_seq"
_BY_NUMBER: Final = "NOT INDEXED"
_BRANCH: Final = (
    "SELECT seq FROM log_line INDEXED BY ix_log_line_actor_act "
    "WHERE actor IS ? AND act = ? AND seq BETWEEN ? AND ? ORDER BY seq DESC LIMIT ?"
)
_BRANCH_WITHIN: Final = (
    "SELECT seq FROM log_line INDEXED BY ix_log_line_actor_act "
    "WHERE actor IS ? AND act = ? AND seq BETWEEN ? AND ? AND at >= ? AND at < ? ORDER BY seq DESC LIMIT ?"
)
_NEVER: Final = "~"
"""Later than every moment."""
_NEXT_ACTOR: Final = "SELECT min(actor) FROM log_line WHERE actor > ?"
_NEXT_ACT: Final = "SELECT min(act) FROM log_line WHERE actor IS ? AND act > ?"


@dataclass(frozen=True, slots=True)
class Sought:
    """Which lines are sought; what is empty narrows nothing.

    Args:
        since, until: moments as they stand in `at`; `until` itself does not count.
        spans: between which numbers that period lies.
        actors: any of these did it.
        acts: any of these was done.
    """

    since: str = ""
    until: str = ""
    spans: tuple[Span, ...] = EVERYTHING
    casus: str = ""
    person: str = ""
    actors: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()

    @property
    def condition(self) -> ColumnElement[bool]:
        """What a line must be, apart from its number."""
        c = log_line.c
        wanted: list[ColumnElement[bool]] = [_SEQ > 0]
        for given, one in (
            (self.since, c.at >= self.since),
            (self.until, c.at < self.until),
            (self.casus, c.casus == self.casus),
            (self.person, c.persoon == self.person),
        ):
            if given:
                wanted.append(one)
        if self.actors:
            wanted.append(c.actor.in_(self.actors))
        if self.acts:
            wanted.append(c.act.in_(self.acts))
        return and_(*wanted)

    @property
    def road(self) -> str:
        """Which index leads there; empty where it takes going through who did what."""
        if self.person:
            return _BY_PERSON
        if self.casus:
            return _BY_CASUS
        return "" if self.actors or self.acts else _BY_NUMBER


def newest(connection: Connection, sought: Sought, limit: int, before: int | None = None) -> list[int]:
    """Return the numbers of at most so many lines, newest first.

    Args:
        before: only lower numbers.
    """
    found: list[int] = []
    for low, high in reversed(sought.spans):
        top = high if before is None else min(high, before - 1)
        if top >= low and len(found) < limit:
            found += _within(connection, sought, (low, top), limit - len(found))
    return found


def _within(connection: Connection, sought: Sought, span: Span, limit: int) -> list[int]:
    if sought.road:
        query = select(_SEQ).where(sought.condition, _SEQ.between(*span)).order_by(_SEQ.desc()).limit(limit)
        return list(connection.execute(query.with_hint(log_line, sought.road, "sqlite")).scalars())
    return _merged([_Branch(connection, sought, span, pair) for pair in _pairs(connection, sought)], limit)


@dataclass(frozen=True, slots=True)
class _Branch:
    """Lines of one person who did one thing: they stand in order in the index."""

    connection: Connection
    sought: Sought
    span: Span
    pair: tuple[str | None, str]

    def newest(self, limit: int) -> list[int]:
        """Return the numbers of at most so many, newest first."""
        given: tuple[object, ...] = (*self.pair, *self.span)
        if not (self.sought.since or self.sought.until):
            return list(self.connection.exec_driver_sql(_BRANCH, (*given, limit)).scalars())
        period = (self.sought.since, self.sought.until or _NEVER)
        return list(self.connection.exec_driver_sql(_BRANCH_WITHIN, (*given, *period, limit)).scalars())


def _merged(branches: Sequence[_Branch], limit: int) -> list[int]:
    """Return the newest of several rows of numbers; a row that begins below what was found is not read on."""
    heads = [(head[0], place) for place, branch in enumerate(branches) if (head := branch.newest(1))]
    best: list[int] = []
    for first, place in sorted(heads, reverse=True):
        if len(best) == limit and first < best[0]:
            break
        for number in branches[place].newest(limit):
            if len(best) < limit:
                heappush(best, number)
            elif number > best[0]:
                heapreplace(best, number)
            else:
                break
    return sorted(best, reverse=True)


def _pairs(connection: Connection, sought: Sought) -> Iterator[tuple[str | None, str]]:
    """Who did what, as far as it is sought."""
    doers: Sequence[str | None] = sought.actors or (*actors(connection), None)
    for actor in doers:
        for act in sought.acts or _acts(connection, actor):
            yield actor, act


def actors(connection: Connection) -> list[str]:
    """Return everybody who did something, by one step in the index each."""
    found: list[str] = []
    last = connection.exec_driver_sql(_NEXT_ACTOR, ("",)).scalar()
    while isinstance(last, str):
        found.append(last)
        last = connection.exec_driver_sql(_NEXT_ACTOR, (last,)).scalar()
    return found


def _acts(connection: Connection, actor: str | None) -> Iterator[str]:
    last = connection.exec_driver_sql(_NEXT_ACT, (actor, "")).scalar()
    while isinstance(last, str):
        yield last
        last = connection.exec_driver_sql(_NEXT_ACT, (actor, last)).scalar()
