"""Sealed decisions in the encrypted file: they are put there, and never changed (hard rule 10)."""

from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, RowMapping, bindparam, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from storage.erasing_tables import gewist
from storage.mapping.besluit import besluit_of, besluit_row
from storage.repositories.reach import IN_REACH, reach
from storage.repositories.trail import Trail
from storage.tables import besluit, besluit_paper, casus
from triage.access.log import Look
from triage.access.rights import CasusScope
from triage.besluit.sealing import NO_SEAL, Besluit, digest, read
from triage.faults import Trouble
from triage.ids import BesluitId, CasusId, ItemId
from triage.ports import SealMark

_LAST: Final = select(besluit.c.digest).order_by(besluit.c.seq.desc()).limit(1)
_COUNT: Final = select(func.count()).where(besluit.c.casus == bindparam("of"), besluit.c.kind == bindparam("sort"))
_ONE: Final = (
    select(besluit).join(casus, casus.c.id == besluit.c.casus).where(besluit.c.id == bindparam("id"), IN_REACH)
)
_OF: Final = (
    select(besluit.c.id, besluit.c.number, besluit.c.sealed_at)
    .join(casus, casus.c.id == besluit.c.casus)
    .where(besluit.c.casus == bindparam("of"), IN_REACH)
    .order_by(besluit.c.seq)
)
_NUMBERED: Final = (
    select(besluit.c.id)
    .join(casus, casus.c.id == besluit.c.casus)
    .where(besluit.c.number == bindparam("sought"), IN_REACH)
)
_OUTSIDE: Final = select(
    besluit.c.id, besluit.c.casus, besluit.c.number, besluit.c.kind, besluit.c.sealed_at, besluit.c.digest
)
_MARK: Final = _OUTSIDE.where(besluit.c.number == bindparam("sought"))
_MARKS: Final = (
    # Moments are kept in local time, so their first ten characters are the local day.
    _OUTSIDE.where(besluit.c.sealed_at >= bindparam("since"), besluit.c.sealed_at < bindparam("after")).order_by(
        besluit.c.seq
    )
)
_CHAIN: Final = (
    select(besluit.c.number, besluit.c.previous, besluit.c.digest, besluit.c.content, gewist.c.id)
    .select_from(besluit.outerjoin(gewist, gewist.c.id == besluit.c.casus))
    .order_by(besluit.c.seq)
)
_KEEP_PAPER: Final = upsert(besluit_paper).on_conflict_do_nothing()
_PAPER: Final = (
    select(besluit.c.casus, besluit_paper.c.content)
    .join(besluit, besluit.c.id == besluit_paper.c.besluit)
    .where(besluit_paper.c.besluit == bindparam("of"))
)


class SqlBesluiten:
    """Sealed decisions (see `triage.ports.Besluiten`)."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

    def last_digest(self) -> str:
        """Return the digest of the newest seal of the store, or `NO_SEAL`."""
        return self._connection.execute(_LAST).scalar_one_or_none() or NO_SEAL

    def count(self, casus: CasusId, kind: str) -> int:
        """Return how many seals of a kind a casus has."""
        return self._connection.execute(_COUNT, {"of": casus, "sort": kind}).scalar_one()

    def add(self, sealed: Besluit, look: Look) -> None:
        """Keep a seal with its log lines, together or not at all."""
        self._connection.execute(besluit.insert(), besluit_row(sealed))
        self._trail.leave(look, sealed.casus, _people(sealed))

    def get(self, besluit: BesluitId, scope: CasusScope, look: Look) -> Besluit:
        """Return a seal after checking it and writing its log lines; out of scope is the same as unknown."""
        row = self._connection.execute(_ONE, {"id": besluit, **reach(scope)}).mappings().one_or_none()
        if row is None:
            raise self._trail.refuse(look, None, "besluit_onbekend")
        found = besluit_of(row)
        self._trail.read(found.casus)
        self._trail.leave(look, found.casus, _people(found))
        return found

    def of(self, casus: CasusId, scope: CasusScope) -> tuple[tuple[BesluitId, str, datetime], ...]:
        """Return id, number and moment of the seals of a casus in scope, oldest first."""
        rows = self._connection.execute(_OF, {"of": casus, **reach(scope)})
        return tuple((BesluitId(one), number, datetime.fromisoformat(at)) for one, number, at in rows)

    def by_number(self, number: str, scope: CasusScope) -> BesluitId | None:
        """Return the id behind a number in scope, or None."""
        found = self._connection.execute(_NUMBERED, {"sought": _sought(number), **reach(scope)}).scalar_one_or_none()
        return BesluitId(found) if found else None

    def chain(self) -> tuple[tuple[str, str], ...]:
        """Return number and digest of every seal in order, after checking each link to the one before.

        Of a seal that was destroyed by law only the link is checked: its content is gone.

        Raises:
            Trouble: `zegel_gebroken` with the number of the first that does not fit.
        """
        found: list[tuple[str, str]] = []
        last = NO_SEAL
        for number, previous, said, content, gone in self._connection.execute(_CHAIN):
            whole = digest(content) == said and _says(content, number, previous)
            if previous != last or not (whole or (gone is not None and content == b"")):
                raise Trouble("zegel_gebroken", nummer=str(number))
            found.append((number, said))
            last = said
        return tuple(found)

    def marks(self, since: date, until: date) -> tuple[SealMark, ...]:
        """Return the outside of every seal of a period, in order of sealing."""
        given = {"since": since.isoformat(), "after": (until + timedelta(days=1)).isoformat()}
        rows = self._connection.execute(_MARKS, given).mappings()
        return tuple(_mark(row) for row in rows)

    def mark(self, number: str) -> SealMark | None:
        """Return the outside of the seal with a number, or None."""
        row = self._connection.execute(_MARK, {"sought": _sought(number)}).mappings().one_or_none()
        return _mark(row) if row else None

    def keep_paper(self, besluit: BesluitId, paper: bytes) -> None:
        """Keep the issued PDF of a seal; the first one stays."""
        self._connection.execute(_KEEP_PAPER, {"besluit": besluit, "content": paper})

    def paper(self, besluit: BesluitId) -> bytes | None:
        """Return the issued PDF, or None."""
        row = self._connection.execute(_PAPER, {"of": besluit}).one_or_none()
        if row is None:
            return None
        self._trail.read(CasusId(row[0]))
        return bytes(row[1])


def _sought(number: str) -> str:
    return number.strip().upper().encode("utf-8", "replace").decode()


def _mark(row: RowMapping) -> SealMark:
    sealed_at = datetime.fromisoformat(row["sealed_at"])
    one, of = BesluitId(row["id"]), CasusId(row["casus"])
    return SealMark(one, of, row["number"], row["kind"], sealed_at, row["digest"])


def _people(sealed: Besluit) -> tuple[ItemId, ...]:
    return tuple(ItemId(person.id) for person in sealed.facts.snapshot.people)


def _says(content: bytes, number: str, previous: str) -> bool:
    """Tell whether the sealed content itself names this number and this link."""
    try:
        facts = read(content)
    except ValueError:
        return False
    return (facts.number, facts.previous) == (number, previous)
