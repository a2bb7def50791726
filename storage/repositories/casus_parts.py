"""The parts of a casus in the encrypted file: items, answers, marks of words, terms. Only what changed is written."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert

from storage.mapping.answers import answer_text
from storage.mapping.casus import Cell, item_rows, item_text, member_rows, term_rows
from storage.mapping.marks import marks_of_answer, marks_of_people
from storage.need_tables import casus_member, person_mark
from storage.repositories.changes import changed_answers, changed_items
from storage.repositories.prepared import Prepared
from storage.tables import answer, casus_item, casus_term, text_mark
from triage.answers import Answer, Ref
from triage.casus.model import Casus
from triage.casus.terms import Due
from triage.ids import CasusId

_put = upsert(answer)
_PUT_ANSWER: Final = Prepared(
    _put.on_conflict_do_update(index_elements=["casus", "question", "item"], set_={"value": _put.excluded.value})
)
_DROP_ANSWER: Final = Prepared(
    answer.delete().where(
        answer.c.casus == bindparam("of"), answer.c.question == bindparam("asked"), answer.c.item == bindparam("about")
    )
)
_put = upsert(casus_item)
_PUT_ITEM: Final = Prepared(
    _put.on_conflict_do_update(
        index_elements=["casus", "id"], set_={"scope": _put.excluded.scope, "place": _put.excluded.place}
    )
)
_DROP_ITEM: Final = Prepared(
    casus_item.delete().where(casus_item.c.casus == bindparam("of"), casus_item.c.id == bindparam("it"))
)
_PUT_MARK: Final = Prepared(upsert(text_mark).on_conflict_do_nothing())
_DROP_MARKS: Final = Prepared(
    text_mark.delete().where(
        text_mark.c.casus == bindparam("of"),
        text_mark.c.question == bindparam("asked"),
        text_mark.c.item == bindparam("about"),
    )
)
_TERMS: Final = Prepared(
    select(casus_term.c.term, casus_term.c.text, casus_term.c.due)
    .where(casus_term.c.casus == bindparam("casus"))
    .order_by(casus_term.c.place)
)
_DROP_TERMS: Final = Prepared(casus_term.delete().where(casus_term.c.casus == bindparam("of")))
_PUT_TERM: Final = Prepared(casus_term.insert())
_DROP_MEMBERS: Final = Prepared(casus_member.delete().where(casus_member.c.casus == bindparam("of")))
_PUT_MEMBER: Final = Prepared(casus_member.insert())
_DROP_KNOWN: Final = Prepared(
    person_mark.delete().where(person_mark.c.casus == bindparam("of"), person_mark.c.item == bindparam("it"))
)
_put = upsert(person_mark)
_PUT_KNOWN: Final = Prepared(
    _put.on_conflict_do_update(index_elements=["casus", "item"], set_={"mark": _put.excluded.mark})
)


class CasusParts:
    """Writes what differs between two values of a casus, beside its own row."""

    def __init__(self, connection: Connection, mark_key: bytes) -> None:
        self._connection = connection
        self._mark_key = mark_key

    def keep_items(self, before: Casus, after: Casus) -> None:
        """Write items that came, moved or went."""
        if before.items == after.items:
            return
        gone, put = changed_items(item_rows(before), item_rows(after))
        _DROP_ITEM.run_each(self._connection, [{"of": after.id, "it": item} for item in gone])
        rows: list[Mapping[str, Cell]] = [
            {"casus": after.id, "id": item, "scope": scope, "place": at} for item, (scope, at) in put.items()
        ]
        _PUT_ITEM.run_each(self._connection, rows)

    def keep_answers(self, before: Casus, after: Casus) -> None:
        """Write answers that changed, and the marks of their words."""
        casus = after.id
        old, new = changed_answers(before, after)
        _DROP_ANSWER.run_each(self._connection, [_at(casus, ref) for ref in old if ref not in new])
        rows = [_key(casus, ref) | {"value": answer_text(given)} for ref, given in new.items()]
        _PUT_ANSWER.run_each(self._connection, rows)
        self._keep_marks(casus, old, new)

    def _keep_marks(self, casus: CasusId, old: Mapping[Ref, Answer | None], new: Mapping[Ref, Answer]) -> None:
        was = {ref: marks for ref, given in old.items() if (marks := marks_of_answer(given, self._mark_key))}
        now = {ref: marks for ref, given in new.items() if (marks := marks_of_answer(given, self._mark_key))}
        spent = [_at(casus, ref) for ref, marks in was.items() if marks != now.get(ref)]
        _DROP_MARKS.run_each(self._connection, spent)
        fresh = [_key(casus, ref) | {"mark": m} for ref, marks in now.items() if marks != was.get(ref) for m in marks]
        _PUT_MARK.run_each(self._connection, fresh)

    def keep_terms(self, of: Casus, due: tuple[Due, ...]) -> None:
        """Put these terms in place of those that stood there, where they differ."""
        terms, casus = term_rows(due), of.id
        if [tuple(row) for row in _TERMS.run(self._connection, {"casus": casus})] == terms:
            return
        _DROP_TERMS.run(self._connection, {"of": casus})
        hands: dict[str, Cell] = {"team": of.team, "owner": of.owner}
        rows: list[Mapping[str, Cell]] = [
            {"casus": casus, "place": place, "term": term, "text": text, "due": day, **hands}
            for place, (term, text, day) in enumerate(terms)
        ]
        _PUT_TERM.run_each(self._connection, rows)

    def keep_members(self, before: Casus, after: Casus) -> None:
        """Put who is named now in place of who was, where that differs."""
        if before.members == after.members:
            return
        _DROP_MEMBERS.run(self._connection, {"of": after.id})
        _PUT_MEMBER.run_each(self._connection, [{"casus": after.id, **row} for row in member_rows(after.members)])

    def keep_known(self, before: Casus, after: Casus) -> None:
        """Keep the marks by which the persons of a casus are known on an exact match, and no other way."""
        was, now = marks_of_people(before, self._mark_key), marks_of_people(after, self._mark_key)
        gone = [{"of": after.id, "it": item} for item in was if item not in now]
        _DROP_KNOWN.run_each(self._connection, gone)
        rows: list[Mapping[str, Cell]] = [
            {"casus": after.id, "item": item, "mark": mark} for item, mark in now.items() if was.get(item) != mark
        ]
        _PUT_KNOWN.run_each(self._connection, rows)


def _key(casus: CasusId, ref: Ref) -> dict[str, Cell]:
    return {"casus": casus, "question": ref.question, "item": item_text(ref.item)}


def _at(casus: CasusId, ref: Ref) -> dict[str, Cell]:
    return {"of": casus, "asked": ref.question, "about": item_text(ref.item)}
