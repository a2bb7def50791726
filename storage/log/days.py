"""Which lines belong to which day, so that a period is found without an index that every look would have to write.

The log counts by number, not by time, and a clock can be set back. So a row says at which line another day begins
(UTC, the first ten characters of `at`); as long as the day stays the same, nothing is written. Verifying compares the
rows with the lines.
"""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection

from storage.log.entry import Span

_NEW: Final = "INSERT INTO log_day (seq, day) VALUES (?, ?)"
_ALL: Final = "SELECT seq, day FROM log_day ORDER BY seq"
_THERE: Final = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'log_day'"
_LENGTH: Final = 10

Turn = tuple[int, str]
"""The number of a line with which another day begins, and that day."""


def day_of(at: object) -> str:
    """Return the day of a line by its `at`; empty when it has none."""
    return at[:_LENGTH] if isinstance(at, str) else ""


def turns(days: Iterable[Turn], last: str | None = None) -> list[Turn]:
    """Return the lines whose day differs from that of the line before.

    Args:
        days: number and day of lines that follow each other.
        last: the day of the line before the first; None when there is none.
    """
    found = []
    for seq, day in days:
        if day != last:
            found.append((seq, day))
            last = day
    return found


def keep(connection: Connection, found: list[Turn]) -> None:
    """Write that other days begin."""
    if found:
        connection.exec_driver_sql(_NEW, found)


def kept(connection: Connection) -> list[Turn] | None:
    """Return what was kept; None in a file of before this was kept."""
    if connection.exec_driver_sql(_THERE).first() is None:
        return None
    return [(seq, day) for seq, day in connection.exec_driver_sql(_ALL)]


def spans(connection: Connection, since: str, until: str) -> tuple[Span, ...]:
    """Return between which numbers the lines of a period stand, both ends counting, oldest first.

    Args:
        since, until: moments as in `at`; empty for no bound. Lines of the same day outside the period are among them.
    """
    found: list[Span] = []
    rows = kept(connection) or []
    ends = [seq - 1 for seq, _ in rows[1:]] + [_ENDLESS]
    for (seq, day), end in zip(rows, ends, strict=True):
        if (since and day < day_of(since)) or (until and day > day_of(until)):
            continue
        if found and found[-1][1] == seq - 1:
            found[-1] = (found[-1][0], end)
        else:
            found.append((seq, end))
    return tuple(found)


_ENDLESS: Final = 2**62
EVERYTHING: Final[tuple[Span, ...]] = ((1, _ENDLESS),)
"""No period at all."""
