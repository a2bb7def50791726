"""Exact matches, and requests for access, in the encrypted file."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, bindparam, func, not_, or_, select

from storage.mapping.casus import casus_of
from storage.mapping.marks import mark_of_person, same_words
from storage.mapping.toegang import answer_cells, end_cells, verzoek_of, verzoek_row
from storage.need_tables import casus_member, person_mark, toegang
from storage.repositories.reach import IN_REACH, reach
from storage.repositories.trail import Trail
from storage.tables import casus as casussen
from storage.tables import casus_item
from triage.access.log import Look
from triage.access.rights import CasusScope
from triage.access.toegang import Bekend, Oordeel, Verzoek
from triage.answers import Scope
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import CasusId, ItemId, PersonId, RoleId

_KNOWN: Final = (
    select(casussen, person_mark.c.item)
    .join(person_mark, person_mark.c.casus == casussen.c.id)
    .where(person_mark.c.mark == bindparam("mark"))
    .order_by(casussen.c.changed.desc(), casussen.c.kenmerk.desc())
)
_ITEMS: Final = (
    select(casus_item.c.id, casus_item.c.scope)
    .where(casus_item.c.casus == bindparam("of"), casus_item.c.scope == Scope.PERSOON.value)
    .order_by(casus_item.c.place)
)
_MEMBERS: Final = (
    select(*(casus_member.c[name] for name in ("person", "band", "since", "until", "by", "team")))
    .where(casus_member.c.casus == bindparam("of"))
    .order_by(casus_member.c.place)
)
_CASUS: Final = select(casussen).where(casussen.c.id == bindparam("of"))
_WITH_CASUS: Final = toegang.outerjoin(casussen, casussen.c.id == toegang.c.casus)
_OWN: Final = or_(
    toegang.c.asked_by.in_(bindparam("persons", expanding=True)),
    func.coalesce(toegang.c.behalf, "").in_(bindparam("persons", expanding=True)),
)
_ONE: Final = (
    select(toegang)
    .select_from(_WITH_CASUS)
    .where(
        toegang.c.id == bindparam("which"),
        or_(IN_REACH, and_(bindparam("every"), toegang.c.casus.is_(None)), _OWN),
    )
)
_OPEN: Final[ColumnElement[bool]] = and_(toegang.c.verdict.is_(None), not_(_OWN))
_TO_ANSWER: Final = and_(
    _OPEN,
    toegang.c.role != bindparam("role"),
    or_(IN_REACH, and_(bindparam("every"), toegang.c.casus.is_(None))),
)
_WAITING: Final = select(toegang).select_from(_WITH_CASUS).where(_TO_ANSWER).order_by(toegang.c.at, toegang.c.id)
_HOW_MANY: Final = select(func.count()).select_from(_WITH_CASUS).where(_TO_ANSWER)
_SHUT: Final = (
    select(toegang)
    .select_from(_WITH_CASUS)
    .where(_OPEN, casussen.c.shielded == 1, bindparam("every"), not_(IN_REACH))
    .order_by(toegang.c.at, toegang.c.id)
)
_ASKED: Final = toegang.c.asked_by.in_(bindparam("by", expanding=True))
_MINE: Final = select(toegang).where(_ASKED).order_by(toegang.c.at.desc(), toegang.c.id.desc())
_HOW_MANY_MINE: Final = select(func.count()).select_from(toegang).where(_ASKED)
_GIVEN: Final = (
    select(toegang)
    .select_from(_WITH_CASUS)
    .where(
        toegang.c.decided_by.in_(bindparam("by", expanding=True)),
        toegang.c.verdict == Oordeel.TOEGEKEND.value,
        toegang.c.ended_at.is_(None),
        toegang.c.until >= bindparam("today"),
        # Who left the team, or is not named on what was afgeschermd since, has nothing to do with it any more.
        IN_REACH,
    )
    .order_by(toegang.c.at, toegang.c.id)
)
_UNANSWERED: Final = and_(toegang.c.id == bindparam("which"), toegang.c.verdict.is_(None))
_NOT_ENDED: Final = and_(toegang.c.id == bindparam("which"), toegang.c.ended_at.is_(None))


class SqlToegangen:
    """Exact matches and requests (see `triage.access.ports.Toegangen`).

    Args:
        connection: of the unit of work.
        trail: its log lines.
        mark_key: the key under which a name and a date of birth are recognised.
    """

    def __init__(self, connection: Connection, trail: Trail, mark_key: bytes) -> None:
        self._connection = connection
        self._trail = trail
        self._mark_key = mark_key

    def known(self, name: str, born: date, look: Look) -> tuple[Bekend, ...]:
        """Return where somebody stands, by a keyed digest of name and day; no answer of a casus is read."""
        mark = mark_of_person(name, born, self._mark_key)
        rows = self._connection.execute(_KNOWN, {"mark": mark}).mappings().all()
        found = tuple(Bekend(self._bare(row), ItemId(row["item"])) for row in rows)
        for one in found:
            self._trail.read(one.casus.id)
            self._trail.leave(replace(look, concerned=(one.item,)), one.casus.id, (one.item,))
        if not found:
            self._trail.leave(look, None)
        return found

    def add(self, verzoek: Verzoek, look: Look) -> None:
        """Keep a request, with a log line about the person it turned out to concern."""
        self._connection.execute(toegang.insert(), verzoek_row(verzoek))
        self._leave(look, (verzoek,))

    def get(self, verzoek: str, scope: CasusScope, look: Look) -> tuple[Verzoek, Casus | None]:
        """Return a request with its casus; out of scope is the same as unknown."""
        given = {"which": verzoek, **_who(scope, look.actor.also)}
        row = self._connection.execute(_ONE, given).mappings().one_or_none()
        if row is None:
            raise self._trail.refuse(look, None, "verzoek_onbekend")
        found = verzoek_of(row)
        casus = self._casus(found.casus) if found.casus else None
        self._leave(look, (found,))
        return found, casus

    def answer(self, verzoek: Verzoek, look: Look) -> None:
        """Keep the answer to a request; there is one."""
        self._change(_UNANSWERED, verzoek, answer_cells(verzoek), look)

    def end(self, verzoek: Verzoek, look: Look) -> None:
        """Keep that access was ended; once."""
        self._change(_NOT_ENDED, verzoek, end_cells(verzoek), look)

    def asked_by(
        self, persons: tuple[PersonId, ...], look: Look, limit: int = 100, skip: int = 0
    ) -> tuple[Verzoek, ...]:
        """Return what somebody asked, newest first."""
        rows = self._connection.execute(_MINE.limit(limit).offset(skip), {"by": list(persons)}).mappings()
        return self._told(rows, look)

    def count_asked(self, persons: tuple[PersonId, ...]) -> int:
        """Return how many requests somebody made."""
        return self._connection.execute(_HOW_MANY_MINE, {"by": list(persons)}).scalar_one()

    def earlier(self, verzoek: Verzoek, look: Look) -> tuple[Verzoek, ...]:
        """Return what the same colleague asked before about the same, oldest first."""
        about = toegang.c.casus == verzoek.casus if verzoek.casus else toegang.c.casus.is_(None)
        query = _MINE.where(about, toegang.c.id != verzoek.id)
        rows = self._connection.execute(query, {"by": [verzoek.asked_by]}).mappings().all()
        found = [one for one in map(verzoek_of, reversed(rows)) if one.at <= verzoek.at and _same(one, verzoek)]
        if found:
            self._leave(look, found)
        return tuple(found)

    def waiting(
        self, scope: CasusScope, role: RoleId, look: Look, limit: int = 100, skip: int = 0
    ) -> tuple[Verzoek, ...]:
        """Return requests to answer, oldest first."""
        given = {"role": role, **_who(scope, look.actor.also)}
        return self._told(self._connection.execute(_WAITING.limit(limit).offset(skip), given).mappings(), look)

    def count_waiting(self, scope: CasusScope, role: RoleId, also: tuple[PersonId, ...] = ()) -> int:
        """Return how many requests there are to answer."""
        return self._connection.execute(_HOW_MANY, {"role": role, **_who(scope, also)}).scalar_one()

    def given_by(self, scope: CasusScope, look: Look, limit: int = 100) -> tuple[Verzoek, ...]:
        """Return access that the actor gave and that still holds, to casussen in scope, oldest first."""
        given = {"by": [scope.person, *look.actor.also], "today": scope.day.isoformat(), **reach(scope)}
        rows = self._connection.execute(_GIVEN.limit(limit), given).mappings().all()
        found = tuple(verzoek_of(row) for row in rows)
        if found:
            self._leave(look, found)
        return found

    def shut(self, scope: CasusScope, look: Look, limit: int = 100) -> tuple[tuple[Verzoek, Casus], ...]:
        """Return requests about what is afgeschermd and out of scope, oldest first."""
        rows = self._connection.execute(_SHUT.limit(limit), _who(scope, look.actor.also)).mappings().all()
        found = [verzoek_of(row) for row in rows]
        if found:
            self._leave(look, found)
        return tuple((one, self._casus(one.casus)) for one in found if one.casus)

    # ------------------------------------------------------------------------------------------------- inside
    def _change(
        self, which: ColumnElement[bool], verzoek: Verzoek, cells: dict[str, str | int | bytes | None], look: Look
    ) -> None:
        done = self._connection.execute(toegang.update().where(which).values(cells), {"which": verzoek.id})
        if done.rowcount != 1:
            raise Refusal("inmiddels_gewijzigd")
        self._leave(look, (verzoek,))

    def _told(self, rows: Iterable[RowMapping], look: Look) -> tuple[Verzoek, ...]:
        found = tuple(verzoek_of(row) for row in rows)
        self._leave(look, found)
        return found

    def _leave(self, look: Look, found: Iterable[Verzoek]) -> None:
        """Leave a line per person concerned; one about nobody where nobody is known, or nothing was found."""
        told = False
        for one in found:
            told = True
            if one.casus is None:
                self._trail.leave(look, None)
                continue
            self._trail.read(one.casus)
            if one.item is not None:
                self._trail.leave(replace(look, concerned=(one.item,)), one.casus, (one.item,))
            else:
                self._trail.leave(look, one.casus, self._people(one.casus))
        if not told:
            self._trail.leave(look, None)

    def _people(self, casus: CasusId) -> tuple[ItemId, ...]:
        return tuple(ItemId(row[0]) for row in self._connection.execute(_ITEMS, {"of": casus}))

    def _casus(self, casus: CasusId) -> Casus:
        return self._bare(self._connection.execute(_CASUS, {"of": casus}).mappings().one())

    def _bare(self, row: RowMapping) -> Casus:
        """Return a casus with its persons, as ids, and who is named on it; without an answer."""
        items = self._connection.execute(_ITEMS, {"of": row["id"]})
        members = self._connection.execute(_MEMBERS, {"of": row["id"]})
        return casus_of(row, (tuple(one) for one in items), (), (tuple(one) for one in members))


def _who(scope: CasusScope, also: tuple[PersonId, ...]) -> dict[str, object]:
    return {**reach(scope), "persons": [*scope.persons, *also]}


def _same(one: Verzoek, other: Verzoek) -> bool:
    """Tell whether two requests are about the same; where nobody is known, about the same name and day."""
    if other.casus is not None:
        return True
    return same_words(one.name, other.name) and one.born == other.born
