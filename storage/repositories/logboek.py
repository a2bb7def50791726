"""The log of looks and changes, as the use cases meet it."""

from sqlalchemy import Connection

from storage.log.chain import head
from storage.log.entry import mark
from storage.repositories.trail import Trail
from triage.access.log import Look


class SqlLogboek:
    """The log (see `triage.ports.Logboek`)."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

    def write(self, look: Look) -> None:
        """Write a line about no person."""
        self._trail.leave(look, None)

    def head(self) -> tuple[int, str]:
        """Return the number and the short mark of the newest line, for paper."""
        last = head(self._connection)
        return (last.seq, mark(last.h)) if last else (0, "")
