"""The parts of a casus in the encrypted file: items, answers, marks of words, terms. Only what changed is written."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert

from storage.mapping.answers import answer_text
from storage.mapping.casus import item_rows, item_text, term_rows
from storage.mapping.marks import marks_of_answer
from storage.repositories.changes import changed_answers, changed_items
from storage.tables import answer, casus_item, casus_term, text_mark
from triage.answers import Answer, Ref
from triage.casus.model import Casus
from triage.casus.terms import Due
from triage.ids import CasusId

_put = upsert(answer)
_PUT_ANSWER: Final = _put.on_conflict_do_update(
    index_elements=["casus", "question", "item"], set_={"value": _put.excluded.value}
)
_DROP_ANSWER: Final = answer.delete().where(
    answer.c.casus == bindparam("of"), answer.c.question == bindparam("asked"), answer.c.item == bindparam("about")
)
_put = upsert(casus_item)
_PUT_ITEM: Final = _put.on_conflict_do_update(
    index_elements=["casus", "id"], set_={"scope": _put.excluded.scope, "place": _put.excluded.place}
)
_DROP_ITEM: Final = casus_item.delete().where(casus_item.c.casus == bindparam("of"), casus_item.c.id == bindparam("it"))
_PUT_MARK: Final = upsert(text_mark).on_conflict_do_nothing()
_DROP_MARKS: Final = text_mark.delete().where(
    text_mark.c.casus == bindparam("of"),
    text_mark.c.question == bindparam("asked"),
    text_mark.c.item == bindparam("about"),
)
_TERMS: Final = (
    select(casus_term.c.term, casus_term.c.text, casus_term.c.due)
    .where(casus_term.c.casus == bindparam("casus"))
    .order_by(casus_term.c.place)
)
_DROP_TERMS: Final = casus_term.delete().where(casus_term.c.casus == bindparam("of"))


class CasusParts:
    """Writes what differs between two values of a casus, beside its own row."""

    def __init__(self, connection: Connection, mark_key: bytes) -> None:
        self._connection = connection
        self._mark_key = mark_key

    def keep_items(self, before: Casus, after: Casus) -> None:
        """Write items that came, moved or went."""
        gone, put = changed_items(item_rows(before), item_rows(after))
        if gone:
            self._connection.execute(_DROP_ITEM, [{"of": after.id, "it": item} for item in gone])
        if put:
            rows = [{"casus": after.id, "id": i, "scope": scope, "place": at} for i, (scope, at) in put.items()]
            self._connection.execute(_PUT_ITEM, rows)

    def keep_answers(self, before: Casus, after: Casus) -> None:
        """Write answers that changed, and the marks of their words."""
        casus = after.id
        old, new = changed_answers(before, after)
        gone = [ref for ref in old if ref not in new]
        if gone:
            self._connection.execute(_DROP_ANSWER, [_at(casus, ref) for ref in gone])
        if new:
            rows = [_key(casus, ref) | {"value": answer_text(given)} for ref, given in new.items()]
            self._connection.execute(_PUT_ANSWER, rows)
        self._keep_marks(casus, old, new)

    def _keep_marks(self, casus: CasusId, old: Mapping[Ref, Answer | None], new: Mapping[Ref, Answer]) -> None:
        was = {ref: marks for ref, given in old.items() if (marks := marks_of_answer(given, self._mark_key))}
        now = {ref: marks for ref, given in new.items() if (marks := marks_of_answer(given, self._mark_key))}
        spent = [_at(casus, ref) for ref, marks in was.items() if marks != now.get(ref)]
        if spent:
            self._connection.execute(_DROP_MARKS, spent)
        fresh = [_key(casus, ref) | {"mark": m} for ref, marks in now.items() if marks != was.get(ref) for m in marks]
        if fresh:
            self._connection.execute(_PUT_MARK, fresh)

    def keep_terms(self, casus: CasusId, due: tuple[Due, ...]) -> None:
        """Put these terms in place of those that stood there, where they differ."""
        terms = term_rows(due)
        if [tuple(row) for row in self._connection.execute(_TERMS, {"casus": casus})] == terms:
            return
        self._connection.execute(_DROP_TERMS, {"of": casus})
        rows = [
            {"casus": casus, "place": place, "term": term, "text": text, "due": day}
            for place, (term, text, day) in enumerate(terms)
        ]
        if rows:
            self._connection.execute(casus_term.insert(), rows)


def _key(casus: CasusId, ref: Ref) -> dict[str, str | bytes]:
    return {"casus": casus, "question": ref.question, "item": item_text(ref.item)}


def _at(casus: CasusId, ref: Ref) -> dict[str, str]:
    return {"of": casus, "asked": ref.question, "about": item_text(ref.item)}
