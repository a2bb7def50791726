"""Walking the whole chain, and naming the first thing that is not as it was written."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeGuard

from sqlalchemy import Connection

from storage.log.days import Turn, day_of, kept
from storage.log.entry import DESTROYED, DIGEST, INDEXED, NOTHING, SALT, Head, commitment, link


class Finding(StrEnum):
    """What is wrong; the first found counts."""

    LEEG = "leeg"
    """There is no line at all."""
    BEGIN = "begin"
    """The first line is not that of this installation."""
    GAT = "gat"
    """A number is missing, double or out of order."""
    SCHAKEL = "schakel"
    """A line does not hold on to the one before."""
    REGEL = "regel"
    """A line is not what was hashed."""
    INHOUD = "inhoud"
    """A payload is not the one that the line was written with."""
    VERDWENEN = "verdwenen"
    """A payload is gone, and no line says that it was destroyed by law."""
    OPBOUW = "opbouw"
    """The file does not hang together: a list could leave out lines that are there."""
    KOLOM = "kolom"
    """What lists go by (a column, or where a day begins) says something else than the line."""
    ONLEESBAAR = "onleesbaar"
    """A field holds something that this program never writes."""
    TERUGGEZET = "teruggezet"
    """The log is older than, or other than, a head that was kept outside it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a walk along the chain.

    Args:
        finding: what is wrong first; None when all is as it was written.
        seq: the number of the line where that is; 0 when it is about no line.
        lines: how many lines stand in the log up to there.
        destroyed: how many of those have no payload any more.
        head: the last line that was found good; None when there is none.
    """

    finding: Finding | None
    seq: int
    lines: int
    destroyed: int
    head: Head | None

    @property
    def good(self) -> bool:
        """Tell whether the log is as it was written."""
        return self.finding is None


# As bytes: who can write the file can also write what is no text at all, and that must have a name like any other.
_LINES: Final = """
SELECT l.seq, l.prev, CAST(l.meta AS BLOB), l.c, l.h, p.salt, CAST(p.payload AS BLOB),
    CAST(l.at AS BLOB), CAST(l.act AS BLOB), CAST(l.actor AS BLOB), CAST(l.casus AS BLOB), CAST(l.persoon AS BLOB)
FROM log_line l LEFT JOIN log_payload p ON p.seq = l.seq ORDER BY l.seq
"""
_ORPHAN: Final = "SELECT p.seq FROM log_payload p LEFT JOIN log_line l ON l.seq = p.seq WHERE l.seq IS NULL LIMIT 1"
_BATCH: Final = 1000
_read: Final = json.JSONDecoder().decode


class Stopped(Exception):
    """Whoever asked for the walk said to stop."""


def _on(_: int) -> bool:
    return True


def verify(
    connection: Connection, installation: str, known: Sequence[Head] = (), on: Callable[[int], bool] = _on
) -> Verdict:
    """Walk along the chain.

    Args:
        connection: a transaction of its own, so that the log stands still meanwhile.
        installation: the random name of the store, from the slot file.
        known: heads that were kept outside: of this device, of paper, of the FG. Without one, cutting off the end
            and rewriting everything cannot be seen.
        on: is told how many lines were walked, each thousand, and says whether to go on.

    Raises:
        Stopped: `on` said no.
    """
    walk = _Walk(installation, known)
    for rows in connection.exec_driver_sql(_LINES).partitions(_BATCH):
        for row in rows:
            finding = walk.step(tuple(row))
            if finding:
                return walk.verdict(finding, row[0] if isinstance(row[0], int) else 0)
        if not on(walk.count):
            raise Stopped
    return walk.end(connection.exec_driver_sql(_ORPHAN).scalar(), kept(connection))


class _Walk:
    """Where the walk is: the last good line and the counts."""

    def __init__(self, installation: str, known: Sequence[Head]) -> None:
        self._known: dict[int, list[bytes]] = {}
        for one in known:
            self._known.setdefault(one.seq, []).append(one.h)
        self._installation = installation
        self._last = Head(0, NOTHING)
        self._turns: list[Turn] = []
        self._gone: list[int] = []
        self._allowed: list[tuple[int, int]] = []

    @property
    def count(self) -> int:
        """How many lines were found good."""
        return self._last.seq

    def step(self, row: tuple[object, ...]) -> Finding | None:
        """Judge one line; on None it becomes the last good one."""
        seq, prev, meta, c, h, salt, payload, *columns = row
        if not (isinstance(seq, int) and isinstance(meta, bytes) and _digest(prev) and _digest(c) and _digest(h)):
            return Finding.ONLEESBAAR
        if seq != self._last.seq + 1:
            return Finding.GAT
        if prev != self._last.h:
            return Finding.SCHAKEL
        if link(seq, prev, meta, c) != h:
            return Finding.REGEL
        finding = self._about(seq, meta, columns) or self._payload(seq, c, salt, payload)
        if finding is None and seq in self._known and not all(map(h.startswith, self._known[seq])):
            finding = Finding.TERUGGEZET
        if finding is None:
            self._last = Head(seq, h)
        return finding

    def _about(self, seq: int, meta: bytes, columns: list[object]) -> Finding | None:
        try:
            record, lists = _read(meta.decode()), [_text(column) for column in columns]
        except (ValueError, RecursionError):
            return Finding.ONLEESBAAR
        if not isinstance(record, dict):
            return Finding.ONLEESBAAR
        if [*map(record.get, INDEXED)] != lists:
            return Finding.KOLOM
        day = day_of(lists[0])
        if not self._turns or self._turns[-1][1] != day:
            self._turns.append((seq, day))
        if seq == 1 and (record.get("act") != "begin" or record.get("installatie") != self._installation):
            return Finding.BEGIN
        return self._allow(seq, record.get(DESTROYED, []))

    def _allow(self, seq: int, spans: object) -> Finding | None:
        """Keep which payloads a line says were destroyed; only of lines before itself."""
        if not isinstance(spans, list):
            return Finding.ONLEESBAAR
        for span in spans:
            match span:
                case [int(first), int(last)] if 0 < first <= last < seq:
                    self._allowed.append((first, last))
                case _:
                    return Finding.ONLEESBAAR
        return None

    def _vanished(self) -> int | None:
        """Return the first line whose payload is gone without a line that says so."""
        allowed = iter(sorted(self._allowed))
        first, last = next(allowed, (0, 0))
        for number in self._gone:
            while last < number and first:
                first, last = next(allowed, (0, 0))
            if not first <= number <= last:
                return number
        return None

    def _payload(self, seq: int, c: bytes, salt: object, payload: object) -> Finding | None:
        if salt is None and payload is None:
            self._gone.append(seq)
            return None
        if not isinstance(salt, bytes) or len(salt) != SALT or not isinstance(payload, bytes):
            return Finding.ONLEESBAAR
        return None if commitment(salt, payload) == c else Finding.INHOUD

    def end(self, orphan: int | None, days: list[Turn] | None) -> Verdict:
        """Judge what only shows at the end: nothing there, payloads without a line, a log that is too short."""
        if self._last.seq == 0:
            return self.verdict(Finding.LEEG, 0)
        if orphan is not None:
            return self.verdict(Finding.INHOUD, orphan)
        vanished = self._vanished()
        if vanished is not None:
            return self.verdict(Finding.VERDWENEN, vanished)
        if max(self._known, default=0) > self._last.seq:
            return self.verdict(Finding.TERUGGEZET, self._last.seq)
        if days is not None and days != self._turns:
            odd = {seq for seq, _ in set(days) ^ set(self._turns)}
            return self.verdict(Finding.KOLOM, min(odd, default=0))
        return self.verdict(None, 0)

    def verdict(self, finding: Finding | None, seq: int) -> Verdict:
        """Return the outcome as it is here."""
        last = self._last if self._last.seq else None
        return Verdict(finding, seq, self._last.seq, len(self._gone), last)


def _digest(value: object) -> TypeGuard[bytes]:
    return isinstance(value, bytes) and len(value) == DIGEST


def _text(column: object) -> str | None:
    """Return what a column says.

    Raises:
        ValueError: it is no text.
    """
    return column.decode() if isinstance(column, bytes) else None
