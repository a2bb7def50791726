"""Versions that were put to a decider, and the thread of questions, in the encrypted file."""

from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from storage.mapping.besluit import voorstel_of, voorstel_row, vraag_of, vraag_row
from storage.repositories.trail import Trail
from storage.tables import voorstel, vraag
from triage.besluit.proposal import Voorstel, Vraag
from triage.faults import Refusal
from triage.ids import CasusId

_OF: Final = select(voorstel).where(voorstel.c.casus == bindparam("of")).order_by(voorstel.c.number)
_THREAD: Final = (
    select(*(column for column in vraag.c if column.name != "seq"))
    .where(vraag.c.casus == bindparam("of"))
    .order_by(vraag.c.seq)
)
_SAME: Final = select(func.min(vraag.c.seq)).where(
    *(
        vraag.c[name] == bindparam(f"was_{name}")
        for name in ("casus", "voorstel", "at", "by", "by_name", "about", "text", "answered")
    )
)
_ANSWER: Final = vraag.update().where(vraag.c.seq == _SAME.scalar_subquery()).values(answered=bindparam("words"))


class SqlVoorstellen:
    """Versions and questions (see `triage.ports.Voorstellen`)."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

    def add(self, voorstel_: Voorstel) -> None:
        """Keep a version put forward."""
        self._connection.execute(voorstel.insert(), voorstel_row(voorstel_))

    def of(self, casus: CasusId) -> tuple[Voorstel, ...]:
        """Return the versions of a casus, oldest first."""
        self._trail.read(casus)
        return tuple(voorstel_of(row) for row in self._connection.execute(_OF, {"of": casus}).mappings())

    def ask(self, vraag_: Vraag) -> None:
        """Keep a question with which a casus goes back."""
        self._connection.execute(vraag.insert(), vraag_row(vraag_))

    def answer(self, vraag_: Vraag, answer: str) -> None:
        """Keep the proposer's answer to a question.

        Raises:
            Refusal: `inmiddels_gewijzigd` when the question does not stand there as it was shown.
        """
        same = {f"was_{name}": value for name, value in vraag_row(vraag_).items()}
        if self._connection.execute(_ANSWER, {**same, "words": answer}).rowcount != 1:
            raise Refusal("inmiddels_gewijzigd")

    def thread(self, casus: CasusId) -> tuple[Vraag, ...]:
        """Return the questions about a casus, oldest first."""
        self._trail.read(casus)
        return tuple(vraag_of(row) for row in self._connection.execute(_THREAD, {"of": casus}).mappings())
