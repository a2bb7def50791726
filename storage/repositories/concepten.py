"""What people are typing and did not hand in yet, in the encrypted file."""

from typing import Final

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert

from storage.need_tables import concept
from triage.ids import PersonId

_put = upsert(concept)
_KEEP: Final = _put.on_conflict_do_update(index_elements=["person", "about"], set_={"text": _put.excluded.text})
_ONE: Final = (concept.c.person == bindparam("by"), concept.c.about == bindparam("of"))
_DROP: Final = concept.delete().where(*_ONE)
_TEXT: Final = select(concept.c.text).where(*_ONE)


class SqlConcepten:
    """What is being typed (see `triage.ports.Concepten`)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, person: PersonId, about: str, text: str) -> None:
        """Keep it; an empty text takes it away."""
        if text:
            self._connection.execute(_KEEP, {"person": person, "about": about, "text": text})
        else:
            self._connection.execute(_DROP, {"by": person, "of": about})

    def text(self, person: PersonId, about: str) -> str:
        """Return what somebody was typing, or an empty text."""
        return self._connection.execute(_TEXT, {"by": person, "of": about}).scalar_one_or_none() or ""
