"""Lines of the log as a person reads them: from their numbers to values, few at a time."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Select, bindparam, select

from storage.log.find import Sought
from storage.mapping.moments import HOME
from storage.tables import log_line, log_payload, person
from triage.access.inzage import Regel
from triage.ids import CasusId, ItemId, PersonId, RoleId

BATCH: Final = 500
"""Lines that are in memory at once in an export; also stays below what one statement takes as parameters."""

_COLUMNS: Final = select(log_line.c.seq, log_line.c.meta, log_payload.c.payload).select_from(
    log_line.outerjoin(log_payload, log_payload.c.seq == log_line.c.seq)
)
_THESE: Final = _COLUMNS.where(log_line.c.seq.in_(bindparam("numbers", expanding=True)))
_PEOPLE: Final = select(person.c.id, person.c.name)


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes values of rows.

    Args:
        key: under which a pseudonym is made; without it nobody gets from a pseudonym to a person.
        names: of the people who work or worked here, by id.
    """

    key: bytes
    names: Mapping[str, str]

    def line(self, seq: int, meta: str, payload: str | None) -> Regel:
        """Return one line; its kenmerk is still empty, and nobody's name is told."""
        said: dict[str, object] = json.loads(meta)
        held: dict[str, object] = json.loads(payload) if payload else {}
        actor, casus, item = _maybe(said, "actor"), _maybe(said, "casus"), _maybe(said, "persoon")
        behalf, role = _maybe(said, "behalf"), _maybe(said, "role")
        return Regel(
            seq=seq,
            at=datetime.fromisoformat(_text(said, "at")).astimezone(HOME),
            act=_text(said, "act"),
            code=_text(said, "code"),
            actor=PersonId(actor) if actor else None,
            actor_name=self.names.get(actor or "", ""),
            role=RoleId(role) if role else None,
            team=_text(held, "team"),
            behalf=PersonId(behalf) if behalf else None,
            casus=CasusId(casus) if casus else None,
            kenmerk="",
            person=ItemId(item) if item else None,
            person_name="",
            purpose=_text(held, "purpose"),
            detail=_text(held, "detail"),
            result=_text(said, "result"),
            trace=_text(said, "trace"),
            kader=_text(said, "kader"),
            erased=payload is None,
            subject=pseudonym(self.key, casus or "", item) if item else "",
        )


def pseudonym(key: bytes, casus: str, item: str) -> str:
    """Return the pseudonym of a person in a casus: 32 hex digits, the same each time in this store and in no other."""
    said = f"pseudoniem|{casus}|{item}".encode("utf-8", "surrogatepass")
    return hmac.digest(key, said, hashlib.sha256).hex()[:32]


def reader(connection: Connection, key: bytes) -> Reader:
    """Return a reader that knows the people who work here."""
    return Reader(key, {row[0]: row[1] for row in connection.execute(_PEOPLE)})


def these(connection: Connection, by: Reader, numbers: Sequence[int]) -> Iterator[Regel]:
    """Yield the lines with these numbers, in this order."""
    for start in range(0, len(numbers), BATCH):
        part = numbers[start : start + BATCH]
        rows = {row[0]: row for row in connection.execute(_THESE, {"numbers": part})}
        yield from (by.line(*rows[number]) for number in part if number in rows)


def batches(connection: Connection, by: Reader, sought: Sought, upto: int) -> Iterator[list[Regel]]:
    """Yield every line that is sought up to a number, oldest first, some at a time."""
    for low, high in sought.spans:
        query = _hinted(_COLUMNS, sought.road).where(sought.condition, log_line.c.seq.between(low, min(high, upto)))
        for rows in connection.execute(query.order_by(log_line.c.seq)).partitions(BATCH):
            yield [by.line(*row) for row in rows]


def _hinted(query: Select[int, str, str], road: str) -> Select[int, str, str]:
    return query.with_hint(log_line, road or "NOT INDEXED", "sqlite")


def without_kenmerk(line: Regel) -> Regel:
    """Return a line about a casus that who looks may not know of; which part was seen could name it."""
    return replace(line, kenmerk=None, detail="")


def of_casussen(lines: Iterable[Regel]) -> set[CasusId]:
    """Return the casussen that lines are about."""
    return {line.casus for line in lines if line.casus}


def _text(said: Mapping[str, object], name: str) -> str:
    value = said.get(name)
    return value if isinstance(value, str) else ""


def _maybe(said: Mapping[str, object], name: str) -> str | None:
    return _text(said, name) or None
