"""What was issued, in the encrypted file: put there when a paper leaves the program, and never changed."""

import json
from hashlib import sha256
from typing import Final

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, bindparam, func, or_, select

from storage.followup_tables import stuk
from storage.mapping.uitgave import uitgave_of, uitgave_row
from storage.paper_tables import uitgave
from storage.repositories.reach import IN_REACH, reach
from storage.repositories.stukken import WITHIN
from storage.repositories.trail import Trail
from storage.tables import besluit_paper, casus, casus_item
from triage.access.log import Look
from triage.access.rights import CasusScope
from triage.access.signing import Uitgave
from triage.answers import Scope
from triage.faults import Trouble
from triage.ids import CasusId, ItemId

_BARE: Final = tuple(column for column in uitgave.c if column.name != "content")
_BESLUIT: Final = "besluit"
"""The kind of paper whose bytes stand with the seal already."""
_WITHIN: Final[ColumnElement[bool]] = or_(
    and_(uitgave.c.casus.is_not(None), IN_REACH),
    and_(uitgave.c.casus.is_(None), stuk.c.id.is_not(None), WITHIN),
    and_(uitgave.c.casus.is_(None), uitgave.c.stuk.is_(None), bindparam("every")),
)
"""Who meets a paper: who meets its casus, or its piece; one about neither is for who meets everything."""
_JOINED: Final = uitgave.outerjoin(casus, casus.c.id == uitgave.c.casus).outerjoin(stuk, stuk.c.id == uitgave.c.stuk)
_ONE: Final = (
    select(
        *_BARE,
        func.coalesce(uitgave.c.content, besluit_paper.c.content).label("content"),
        stuk.c.concerned.label("concerned"),
    )
    .select_from(_JOINED.outerjoin(besluit_paper, besluit_paper.c.besluit == uitgave.c.stuk))
    .where(uitgave.c.id == bindparam("wanted"), _WITHIN)
)
_OF: Final = select(*_BARE).where(uitgave.c.casus == bindparam("of"))
_KNOWN: Final = select(*_BARE).where(uitgave.c.digest == bindparam("sought"))
_MET: Final = select(casus.c.id).where(casus.c.id.in_(bindparam("others", expanding=True)), IN_REACH)
_PEOPLE: Final = select(casus_item.c.id).where(
    casus_item.c.casus == bindparam("of"), casus_item.c.scope == Scope.PERSOON.value
)
_SEALED: Final = select(besluit_paper.c.content).where(besluit_paper.c.besluit == bindparam("of"))


class SqlUitgaven:
    """What was issued (see `triage.access.signing.Uitgaven`)."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

    def keep(self, uitgave_: Uitgave, content: bytes) -> None:
        """Keep a paper as it goes out; one that is there already byte for byte stays as it was.

        Raises:
            ValueError: the digest is not that of the bytes.
        """
        if sha256(content).hexdigest() != uitgave_.digest:
            raise ValueError("not the digest of these bytes")
        if not any(_same(uitgave_, one) for one in self._with(uitgave_.digest)):
            kept = None if self._stands(uitgave_, content) else content
            self._connection.execute(uitgave.insert(), {**uitgave_row(uitgave_), "content": kept})

    def of(self, casus: CasusId) -> tuple[Uitgave, ...]:
        """Return what was issued about a casus, oldest first. Call after a look at that casus."""
        self._trail.read(casus)
        found = (uitgave_of(row) for row in self._connection.execute(_OF, {"of": casus}).mappings())
        return tuple(sorted(found, key=lambda one: (one.at, one.id)))

    def content(self, id_: str, scope: CasusScope, look: Look) -> bytes:
        """Return a paper as it was issued, after writing its log lines; out of scope is the same as unknown.

        Raises:
            Refusal: `uitgave_onbekend`.
            Trouble: `uitgave_gebroken` when the bytes are not those that were issued.
        """
        row = self._connection.execute(_ONE, {"wanted": id_, **reach(scope)}).mappings().one_or_none()
        if row is None:
            raise self._trail.refuse(look, None, "uitgave_onbekend")
        found = uitgave_of(row)
        if not self._meets_others(found, scope):
            raise self._trail.refuse(look, None, "uitgave_onbekend")
        if found.casus is not None:
            self._trail.read(found.casus)
        self._trail.leave(look, found.casus, self._concerned(found, row))
        content = bytes(row["content"] or b"")
        if sha256(content).hexdigest() != found.digest:
            raise Trouble("uitgave_gebroken", nummer=found.number)
        return content

    def known(self, digest: str) -> Uitgave | None:
        """Return what was issued with exactly these bytes, or None. Names no person; call within a logged check."""
        return min(self._with(digest), key=lambda one: (one.at, one.id), default=None)

    def _meets_others(self, issued: Uitgave, scope: CasusScope) -> bool:
        """Tell whether every other casus that a paper tells of is in reach as well."""
        given = {"others": list(issued.also), **reach(scope)}
        met = self._connection.execute(_MET, given).scalars() if issued.also else ()
        return set(issued.also) == set(met)

    def _with(self, digest: str) -> list[Uitgave]:
        return [uitgave_of(row) for row in self._connection.execute(_KNOWN, {"sought": digest}).mappings()]

    def _stands(self, issued: Uitgave, content: bytes) -> bool:
        """Tell whether these bytes are kept with their seal."""
        if issued.soort != _BESLUIT:
            return False
        return self._connection.execute(_SEALED, {"of": issued.stuk}).scalar_one_or_none() == content

    def _concerned(self, issued: Uitgave, row: RowMapping) -> tuple[ItemId, ...]:
        """Return whom a look at a paper concerns: whom it was for, else everybody in its casus or its piece."""
        if issued.person is not None:
            return (issued.person,)
        if issued.casus is not None:
            found = self._connection.execute(_PEOPLE, {"of": issued.casus}).scalars()
            return tuple(ItemId(one) for one in found)
        return tuple(ItemId(one) for one in json.loads(row["concerned"] or "[]"))


def _same(one: Uitgave, other: Uitgave) -> bool:
    """Tell whether two papers with the same bytes are about the same: what goes with a casus takes no other along."""
    return (one.casus, one.stuk) == (other.casus, other.stuk)
