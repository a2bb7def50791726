"""Adding lines to the log, inside the transaction of what they tell about. There is no way to change or remove one."""

import secrets
from collections.abc import Iterable, Mapping
from typing import Final

from sqlalchemy import Connection

from storage.canonical import Json, canonical
from storage.log.days import Turn, day_of, keep, turns
from storage.log.entry import DESTROYED, INDEXED, NOTHING, SALT, Head, commitment, link

_LINE: Final = (
    "INSERT INTO log_line (seq, prev, meta, c, h, at, act, actor, casus, persoon) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_PAYLOAD: Final = "INSERT INTO log_payload (seq, salt, payload) VALUES (?, ?, ?)"

_LAST: Final = "SELECT seq, h, at FROM log_line ORDER BY seq DESC LIMIT 1"

Entry = tuple[Mapping[str, Json], Mapping[str, Json]]
"""The `meta` (ids, codes and moments; stays for ever) and the `payload` (may be destroyed by law) of one line."""


def head(connection: Connection) -> Head | None:
    """Return the end of the chain as this transaction sees it; None when the log is still empty."""
    row = connection.exec_driver_sql("SELECT seq, h FROM log_line ORDER BY seq DESC LIMIT 1").first()
    return Head(row[0], row[1]) if row else None


def append(connection: Connection, meta: Mapping[str, Json], payload: Mapping[str, Json]) -> Head:
    """Add one line in the caller's transaction; it is there when the transaction is, or not at all.

    Args:
        connection: inside a transaction that began with `BEGIN IMMEDIATE` (see `storage.engine`).
        meta: ids, codes and moments. `at`, `act`, `actor`, `casus` and `persoon` are texts or absent.
        payload: what may one day be destroyed by law.

    Returns:
        the new end of the chain.
    """
    return append_all(connection, ((meta, payload),))


def append_all(connection: Connection, entries: Iterable[Entry]) -> Head:
    """Add several lines at once: one for each person that an act touches (see `append`). At least one."""
    row = connection.exec_driver_sql(_LAST).first()
    if row is None:
        raise ValueError("the log has no first line")
    return _write(connection, Head(row[0], row[1]), entries, day_of(row[2]))


def begin_log(connection: Connection, installation: str, schema: str, kind: str, at: str) -> Head:
    """Write the first line, which binds the log to its installation: no line fits in the log of another.

    Args:
        connection: in the transaction that makes the store.
        installation: the random name of the store.
        schema: the revision of the tables.
        kind: `echt` or `oefen`.
        at: the moment, ISO 8601 with its offset.
    """
    meta = {"act": "begin", "at": at, "installatie": installation, "schema": schema, "soort": kind}
    return _write(connection, Head(0, NOTHING), ((meta, {}),))


def _write(connection: Connection, last: Head, entries: Iterable[Entry], day: str | None = None) -> Head:
    lines: list[tuple[object, ...]] = []
    days: list[Turn] = []
    payloads: list[tuple[object, ...]] = []
    for meta, payload in entries:
        seq, salt = last.seq + 1, secrets.token_bytes(SALT)
        said, held = canonical(meta), canonical(payload)
        c = commitment(salt, held)
        h = link(seq, last.h, said, c)
        lines.append((seq, last.h, said.decode(), c, h, *_columns(meta)))
        payloads.append((seq, salt, held.decode()))
        days.append((seq, day_of(meta.get("at"))))
        last = Head(seq, h)
    if not lines:
        raise ValueError("no lines to write")
    connection.exec_driver_sql(_LINE, lines)
    connection.exec_driver_sql(_PAYLOAD, payloads)
    keep(connection, turns(days, day))
    return last


def _columns(meta: Mapping[str, Json]) -> tuple[str | None, ...]:
    return tuple(_text(meta.get(name)) for name in INDEXED)


def _text(value: Json) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError(value)
    return value


def destroy_payloads(
    connection: Connection, numbers: Iterable[int], meta: Mapping[str, Json], payload: Mapping[str, Json]
) -> Head:
    """Destroy by law what lines say beyond their `meta`, and write a line that says of which lines.

    The chain still verifies. What is gone without such a line was not destroyed by law: someone took it away.

    Args:
        connection: inside the caller's transaction.
        numbers: of the lines whose payload goes; at least one.
        meta: of the line about it (see `append`); the numbers are added to it.
        payload: of the line about it.
    """
    spans = _spans(sorted(set(numbers)))
    if not spans:
        raise ValueError("nothing to destroy")
    last = append(connection, {**meta, DESTROYED: spans}, payload)
    connection.exec_driver_sql("DELETE FROM log_payload WHERE seq BETWEEN ? AND ?", [tuple(span) for span in spans])
    return last


def _spans(numbers: list[int]) -> list[list[int]]:
    """Return ordered numbers as spans: the first and the last of each run."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return spans
