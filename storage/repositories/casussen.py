"""The casussen in the encrypted file."""

from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy import Connection, bindparam, distinct, func, literal, select
from sqlalchemy.dialects.sqlite import insert as upsert

from storage.mapping.casus import (
    Cell,
    casus_of,
    casus_row,
    item_text,
    listed,
    place_of,
    term_of,
)
from storage.mapping.marks import marks_of_text
from storage.need_tables import casus_member
from storage.repositories.casus_parts import CasusParts
from storage.repositories.owed import terms_dated
from storage.repositories.prepared import Prepared
from storage.repositories.reach import IN_REACH, ids_in_reach, reach
from storage.repositories.trail import Trail
from storage.tables import answer, casus_item, casus_place, decision_draft, person, text_mark
from storage.tables import casus as table
from triage.access.log import Look
from triage.access.rights import CasusScope
from triage.answers import Scope
from triage.casus.model import Casus, CasusState
from triage.casus.terms import Due, Sought
from triage.faults import Refusal
from triage.followup.standen import demand_casus_moved
from triage.ids import CasusId, PersonId
from triage.ports import EVERY, CasusRow, Place, TermRow, Wanted

_KENMERKEN: Final = select(table.c.kenmerk).where(
    table.c.kenmerk >= bindparam("since"), table.c.kenmerk < bindparam("until")
)
_ONE: Final = Prepared(select(table).where(table.c.id == bindparam("id"), IN_REACH))
_STATE: Final = Prepared(select(table.c.state).where(table.c.id == bindparam("id"), IN_REACH))
_ITEMS: Final = Prepared(
    select(casus_item.c.id, casus_item.c.scope)
    .where(casus_item.c.casus == bindparam("casus"))
    .order_by(casus_item.c.scope, casus_item.c.place)
)
_ANSWERS: Final = Prepared(
    select(answer.c.question, answer.c.item, answer.c.value).where(answer.c.casus == bindparam("casus"))
)
_MEMBERS: Final = Prepared(
    select(*(casus_member.c[name] for name in ("person", "band", "since", "until", "by", "team")))
    .where(casus_member.c.casus == bindparam("casus"))
    .order_by(casus_member.c.place)
)
_FIXED: Final = frozenset({"id", "kenmerk", "made", "kader", "owner", "team", "shielded"})
"""What filling in never changes: owner, team and whether it is afgeschermd have ways of their own."""
_SAVED: Final = tuple(column.name for column in table.c if column.name not in _FIXED)
_ADD: Final = Prepared(table.insert())
_UPDATE: Final = Prepared(
    table.update()
    .where(table.c.id == bindparam("same"), table.c.version == bindparam("was"))
    .values({name: bindparam(name) for name in _SAVED})
)
_NAME: Final = Prepared(
    table.update()
    .where(table.c.id == bindparam("same"), table.c.version == bindparam("was"))
    .values({name: bindparam(name) for name in ("shielded", "version")})
)
_MARKED: Final = (
    select(literal(1))
    .select_from(text_mark.join(table, table.c.id == text_mark.c.casus))
    .where(text_mark.c.mark.in_(bindparam("marks", expanding=True)), text_mark.c.casus != bindparam("casus"), IN_REACH)
    .limit(1)
)
_put = upsert(casus_place)
_PUT_PLACE: Final = Prepared(
    _put.on_conflict_do_update(
        index_elements=["casus", "person"],
        set_={"question": _put.excluded.question, "item": _put.excluded.item, "cursor": _put.excluded.cursor},
    )
)
_PLACE: Final = Prepared(
    select(casus_place.c.question, casus_place.c.item, casus_place.c.cursor).where(
        casus_place.c.casus == bindparam("casus"), casus_place.c.person == bindparam("person")
    )
)
_LISTED: Final = select(
    table.c.id, table.c.kenmerk, table.c.state, table.c.owner, person.c.name.label("owner_name"), table.c.parties,
    table.c.changed, table.c.crisis, table.c.proposer,
).select_from(table.outerjoin(person, person.c.id == table.c.owner))  # fmt: skip

_put = upsert(decision_draft)
_PUT_DRAFT: Final = Prepared(
    _put.on_conflict_do_update(index_elements=["casus", "person"], set_={"text": _put.excluded.text})
)
_DROP_DRAFT: Final = Prepared(
    decision_draft.delete().where(decision_draft.c.casus == bindparam("of"), decision_draft.c.person == bindparam("by"))
)
_DRAFT: Final = Prepared(
    select(decision_draft.c.text).where(
        decision_draft.c.casus == bindparam("of"), decision_draft.c.person == bindparam("by")
    )
)


class SqlCasussen:
    """The casussen (see `triage.ports.Casussen`).

    Args:
        connection: of the unit of work.
        trail: its log lines.
        mark_key: the key under which words are recognised.
    """

    def __init__(self, connection: Connection, trail: Trail, mark_key: bytes) -> None:
        self._connection = connection
        self._trail = trail
        self._mark_key = mark_key
        self._parts = CasusParts(connection, mark_key)

    def next_kenmerk(self, year: int) -> str:
        """Return the next free kenmerk of a year."""
        # A full stop is the character after the dash, so these two hold every kenmerk of the year between them.
        given = self._connection.execute(_KENMERKEN, {"since": f"{year}-", "until": f"{year}."}).scalars()
        last = max((int(kenmerk.partition("-")[2]) for kenmerk in given), default=0)
        return f"{year}-{last + 1:04}"

    def add(self, casus: Casus, look: Look) -> None:
        """Keep a new casus."""
        _ADD.run(self._connection, casus_row(casus, look))
        bare = replace(casus, items={}, answers={})
        self._parts.keep_items(bare, casus)
        self._parts.keep_answers(bare, casus)
        self._parts.keep_members(replace(bare, members=()), casus)
        self._parts.keep_known(bare, casus)
        self._trail.leave(look, casus.id, casus.of(Scope.PERSOON))

    def get(self, casus: CasusId, scope: CasusScope, look: Look) -> Casus:
        """Return a casus after writing a log line per person in it; out of scope is the same as unknown."""
        row = _ONE.run(self._connection, {"id": casus, **reach(scope)}).mappings().one_or_none()
        if row is None:
            raise self._trail.refuse(look, casus, "casus_onbekend")
        # Read to the end at once: a statement that is left half-read when the disk fails, cannot be used a next time.
        items = _ITEMS.run(self._connection, {"casus": casus}).all()
        answers = _ANSWERS.run(self._connection, {"casus": casus}).all()
        members = _MEMBERS.run(self._connection, {"casus": casus}).all()
        found = casus_of(
            row,
            (tuple(one) for one in items),
            (tuple(one) for one in answers),
            (tuple(one) for one in members),
        )
        self._trail.read(casus)
        self._trail.leave(look, casus, found.of(Scope.PERSOON))
        return found

    def stands(self, casus: CasusId, scope: CasusScope) -> CasusState | None:
        """Return where a casus in scope stands, or None."""
        state = _STATE.run(self._connection, {"id": casus, **reach(scope)}).scalar_one_or_none()
        return CasusState(state) if state else None

    def save(self, before: Casus, after: Casus, terms: tuple[Due, ...], look: Look) -> None:
        """Keep what changed between two values of a casus, with its log lines."""
        demand_casus_moved(before, after)
        row = casus_row(after, look)
        given = {name: row[name] for name in _SAVED}
        done = _UPDATE.run(self._connection, {"same": before.id, "was": before.version, **given})
        if done.rowcount != 1:
            raise Refusal("inmiddels_gewijzigd", kenmerk=before.kenmerk)
        self._parts.keep_items(before, after)
        self._parts.keep_answers(before, after)
        self._parts.keep_members(before, after)
        self._parts.keep_known(before, after)
        self._parts.keep_terms(after, terms)
        people = dict.fromkeys((*before.of(Scope.PERSOON), *after.of(Scope.PERSOON)))
        self._trail.leave(look, after.id, tuple(people))

    def keep_naming(self, before: Casus, after: Casus, look: Look) -> None:
        """Keep who is named on a casus and whether it is afgeschermd, and nothing else of it."""
        given: dict[str, Cell] = {"shielded": after.shielded, "version": after.version}
        done = _NAME.run(self._connection, {"same": before.id, "was": before.version, **given})
        if done.rowcount != 1:
            raise Refusal("inmiddels_gewijzigd", kenmerk=before.kenmerk)
        self._parts.keep_members(before, after)
        self._trail.leave(look, after.id, after.of(Scope.PERSOON))

    def rows(
        self, scope: CasusScope, look: Look, kenmerk: str = "", limit: int = 200, skip: int = 0, wanted: Wanted = EVERY
    ) -> tuple[CasusRow, ...]:
        """Return casussen in scope, last changed first; leaves one log line about no person."""
        within = ids_in_reach(scope, _written(kenmerk), limit + skip, wanted)
        query = _LISTED.where(table.c.id.in_(within)).order_by(table.c.changed.desc(), table.c.kenmerk.desc())
        found = tuple(listed(row) for row in self._connection.execute(query.limit(limit).offset(skip)).mappings())
        self._trail.leave(look, None)
        return found

    def count(self, scope: CasusScope, kenmerk: str = "") -> int:
        """Return how many casussen `rows` would give without a limit."""
        within = ids_in_reach(scope, _written(kenmerk)).subquery()
        return self._connection.execute(select(func.count(distinct(within.c.id)))).scalar_one()

    def terms(
        self,
        scope: CasusScope,
        until: date | None,
        sought: tuple[Sought, ...] | None = None,
        owners: tuple[PersonId, ...] | None = None,
        since: date | None = None,
        limit: int = 10_000,
    ) -> tuple[TermRow, ...]:
        """Return terms in scope, soonest first."""
        query = terms_dated(scope, sought, (since, until), owners, limit)
        return tuple(term_of(row) for row in self._connection.execute(query, reach(scope)).mappings())

    def keep_place(self, casus: CasusId, person: PersonId, place: Place) -> None:
        """Keep where somebody is."""
        item = item_text(place.ref.item)
        at: dict[str, Cell] = {"question": place.ref.question, "item": item, "cursor": place.cursor}
        _PUT_PLACE.run(self._connection, {"casus": casus, "person": person, **at})

    def place(self, casus: CasusId, person: PersonId) -> Place | None:
        """Return where somebody was, or None."""
        row = _PLACE.run(self._connection, {"casus": casus, "person": person}).mappings().one_or_none()
        return place_of(row) if row else None

    def keep_draft(self, casus: CasusId, person: PersonId, draft: str) -> None:
        """Keep the decision somebody is typing about a casus; an empty text takes it away."""
        if draft:
            _PUT_DRAFT.run(self._connection, {"casus": casus, "person": person, "text": draft})
        else:
            _DROP_DRAFT.run(self._connection, {"of": casus, "by": person})

    def draft(self, casus: CasusId, person: PersonId) -> str:
        """Return the decision somebody was typing, or an empty text."""
        return _DRAFT.run(self._connection, {"of": casus, "by": person}).scalar_one_or_none() or ""

    def text_elsewhere(self, casus: CasusId, text: str, scope: CasusScope) -> bool:
        """Tell whether the same words stand in another casus in scope, by a keyed digest; nothing of it is read."""
        marks = sorted(marks_of_text(text, self._mark_key))
        given = {"marks": marks, "casus": casus, **reach(scope)}
        return bool(marks) and self._connection.execute(_MARKED, given).first() is not None


def _written(kenmerk: str) -> str:
    """Return a search as the file can take it; what no encoding takes is in no kenmerk either."""
    return kenmerk.encode("utf-8", "replace").decode()
