"""What is counted of a year, out of the encrypted file: its seals, and the history of pieces that nobody can change."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from itertools import groupby
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, bindparam, func, literal_column, or_, select

from storage.followup_tables import stuk as table
from storage.followup_tables import stuk_version
from storage.mapping.moments import HOME, micros, moment_of
from storage.mapping.stuk import stuk_of
from storage.repositories.trail import Trail
from storage.tables import besluit
from triage.access.log import Look
from triage.account.counted_seal import GeteldZegel, zegel_of
from triage.account.ports import Gevraagd, Versie
from triage.besluit.sealing import digest
from triage.faults import Trouble
from triage.followup.kinds import soort_of
from triage.followup.stuk import Stuk

T = TypeVar("T")

# Moments are kept in local time, so their first four characters are the local year.
_OF_YEAR: Final = and_(besluit.c.sealed_at >= bindparam("since"), besluit.c.sealed_at < bindparam("until"))
_SEALS: Final = (
    select(besluit.c.id, besluit.c.number, besluit.c.kind, besluit.c.digest, besluit.c.content)
    .where(_OF_YEAR, func.length(besluit.c.content) > 0)
    .order_by(besluit.c.seq)
)
_DESTROYED: Final = (
    select(besluit.c.kind, func.count().label("count"))
    .where(_OF_YEAR, func.length(besluit.c.content) == 0)
    .group_by(besluit.c.kind)
)
_YEARS: Final = select(func.substr(besluit.c.sealed_at, 1, 4).label("year")).distinct().order_by(literal_column("year"))
_FIXED: Final = (
    table.c.id, table.c.soort, table.c.number, table.c.casus, table.c.team, table.c.owner, table.c.made,
    table.c.concerned,
)  # fmt: skip
_OWN: Final = (stuk_version.c.state, stuk_version.c.version, stuk_version.c.content)
_LAST: Final = select(*_FIXED, *_OWN).select_from(
    table.join(stuk_version, and_(stuk_version.c.stuk == table.c.id, stuk_version.c.version == table.c.version))
)
_EVERY: Final = (
    select(*_FIXED, *_OWN, stuk_version.c.at, stuk_version.c.act)
    .select_from(table.join(stuk_version, stuk_version.c.stuk == table.c.id))
    .order_by(table.c.made, table.c.id, stuk_version.c.version)
)


class SqlJaren:
    """What is counted (see `triage.account.ports.Jaren`)."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

    def zegels(self, year: int, look: Look) -> tuple[GeteldZegel, ...]:
        """Return the seals of a year in order, each checked; those that were destroyed are left out."""
        self._trail.leave(look, None)
        return tuple(map(_checked, self._connection.execute(_SEALS, _within(year)).mappings()))

    def vernietigd(self, year: int, look: Look) -> dict[str, int]:
        """Return how many seals of a year were destroyed by law, by kind."""
        self._trail.leave(look, None)
        rows = self._connection.execute(_DESTROYED, _within(year))
        return {str(kind): int(count) for kind, count in rows}

    def jaren(self) -> tuple[int, ...]:
        """Return the years in which something was sealed, oldest first."""
        return tuple(int(year) for year in self._connection.execute(_YEARS).scalars())

    def stukken(self, asked: Gevraagd[T], look: Look) -> tuple[Stuk[T], ...]:
        """Return the pieces that are asked for, as the last version in their history says."""
        self._trail.leave(look, None)
        query = _LAST.where(*_asked(asked)).order_by(table.c.made, table.c.id)
        return tuple(stuk_of(row) for row in self._connection.execute(query).mappings())

    def verloop(self, asked: Gevraagd[T], look: Look) -> tuple[tuple[Versie[T], ...], ...]:
        """Return every version of the pieces that are asked for: each piece with its versions in order."""
        self._trail.leave(look, None)
        return tuple(_pieces(self._connection, _EVERY.where(*_asked(asked))))


def _within(year: int) -> dict[str, str]:
    return {"since": f"{year:04}", "until": f"{year + 1:04}"}


def _checked(row: RowMapping) -> GeteldZegel:
    """Return what is counted of a seal, after making sure that it is what was sealed.

    Raises:
        Trouble: `zegel_gebroken` with its number.
    """
    content = bytes(row["content"])
    try:
        found = zegel_of(row["id"], content)
    except ValueError as wrong:
        raise Trouble("zegel_gebroken", nummer=str(row["number"])) from wrong
    if digest(content) != row["digest"] or (found.number, found.kind) != (row["number"], row["kind"]):
        raise Trouble("zegel_gebroken", nummer=str(row["number"]))
    return found


def _asked(asked: Gevraagd[T]) -> Iterable[ColumnElement[bool]]:
    since = micros(datetime.combine(asked.since, time(), HOME))
    yield table.c.soort == soort_of(asked.content).value
    yield or_(table.c.changed >= since, table.c.state.in_(sorted(asked.also)))
    if asked.only is not None:
        yield table.c.state.in_(sorted(asked.only))
    if asked.touched:
        yield table.c.version > 0


def _pieces(connection: Connection, query: Select[Any]) -> Iterator[tuple[Versie[Any], ...]]:
    rows = connection.execute(query).mappings()
    for _, versions in groupby(rows, key=lambda row: str(row["id"])):
        yield tuple(Versie(moment_of(row["at"]), row["act"], stuk_of(row)) for row in versions)
