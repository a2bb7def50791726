"""Questions to advisers and their advice, in the encrypted file."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, RowMapping, bindparam, select

from storage.mapping.moments import maybe_moment, moment_of, moment_text
from storage.need_tables import adviesvraag
from storage.repositories.trail import Trail
from storage.tables import casus as casussen
from triage.access.advies import Adviesvraag
from triage.faults import Refusal
from triage.ids import CasusId, PersonId

_OF: Final = (
    select(adviesvraag).where(adviesvraag.c.casus == bindparam("of")).order_by(adviesvraag.c.at, adviesvraag.c.id)
)
_ASKED: Final = (
    select(adviesvraag, casussen.c.kenmerk)
    .join(casussen, casussen.c.id == adviesvraag.c.casus)
    .where(adviesvraag.c.adviser == bindparam("of"))
    .order_by(adviesvraag.c.at.desc(), adviesvraag.c.id)
)
_ANSWER: Final = (
    adviesvraag.update()
    .where(adviesvraag.c.id == bindparam("which"), adviesvraag.c.answered_at.is_(None))
    .values(answer=bindparam("words"), answered_at=bindparam("moment"))
)


class SqlAdviezen:
    """Questions and advice (see `triage.access.ports.Adviezen`)."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

    def add(self, vraag: Adviesvraag) -> None:
        """Keep a question."""
        row = {
            "id": vraag.id,
            "casus": vraag.casus,
            "at": moment_text(vraag.at),
            "asked_by": vraag.asked_by,
            "asked_by_name": vraag.asked_by_name,
            "adviser": vraag.adviser,
            "question": vraag.question,
            "answer": vraag.answer,
            "answered_at": moment_text(vraag.answered_at) if vraag.answered_at else None,
        }
        self._connection.execute(adviesvraag.insert(), row)

    def answer(self, vraag: Adviesvraag, answer: str, at: datetime) -> None:
        """Keep the advice; there is one for each question."""
        given = {"which": vraag.id, "words": answer, "moment": moment_text(at)}
        if self._connection.execute(_ANSWER, given).rowcount != 1:
            raise Refusal("inmiddels_gewijzigd")

    def of(self, casus: CasusId) -> tuple[Adviesvraag, ...]:
        """Return the questions about a casus, oldest first."""
        self._trail.read(casus)
        return tuple(_vraag(row) for row in self._connection.execute(_OF, {"of": casus}).mappings())

    def asked_of(self, person: PersonId) -> tuple[Adviesvraag, ...]:
        """Return the questions to somebody, newest first."""
        return tuple(_vraag(row) for row in self._connection.execute(_ASKED, {"of": person}).mappings())


def _vraag(row: RowMapping) -> Adviesvraag:
    return Adviesvraag(
        id=row["id"],
        casus=CasusId(row["casus"]),
        at=moment_of(row["at"]),
        asked_by=PersonId(row["asked_by"]),
        asked_by_name=row["asked_by_name"],
        adviser=PersonId(row["adviser"]),
        question=row["question"],
        answer=row["answer"],
        answered_at=maybe_moment(row["answered_at"]),
        kenmerk=row.get("kenmerk", ""),
    )
