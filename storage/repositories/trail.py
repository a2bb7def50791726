"""The trail of one unit of work: a log line per person for each look and change, and none forgotten (hard rule 9)."""

from collections.abc import Iterable

from sqlalchemy import Connection

from storage.canonical import Json
from storage.log.chain import append_all
from triage.access.log import LogLine, Look, lines
from triage.faults import Refusal
from triage.ids import CasusId, ItemId


class UnloggedLook(RuntimeError):
    """A person's data was read in a unit of work that leaves no log line about it. A fault in this program."""


class Trail:
    """Writes log lines in the transaction of what they tell about.

    One look leaves one line for each person, through however many repositories it passes.

    Args:
        connection: of the unit of work.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._left: set[LogLine] = set()
        self._logged: set[CasusId | None] = set()
        self._read: set[CasusId] = set()
        self._refused: list[LogLine] = []

    def leave(self, look: Look, casus: CasusId | None, people: tuple[ItemId, ...] = ()) -> None:
        """Write the lines of a look that are not there yet."""
        fresh = [line for line in lines(look, casus, people) if line not in self._left]
        if fresh:
            write(self._connection, fresh)
            self._left.update(fresh)
        self._logged.add(casus)

    def read(self, casus: CasusId) -> None:
        """Note that data about people was read; before the unit of work ends there must be a line about it."""
        self._read.add(casus)

    def refuse(self, look: Look, casus: CasusId | None, code: str) -> Refusal:
        """Note that a look was refused, to be written whatever becomes of the unit of work; return the refusal."""
        self._refused.append(LogLine(look, casus, None, "geweigerd"))
        return Refusal(code)

    def settle(self) -> None:
        """Write what was refused and make sure that nothing was read without a line, before a commit."""
        refused, self._refused = self._refused, []
        if refused:
            write(self._connection, refused)
        self.demand_lines()

    def demand_lines(self) -> None:
        """Raise where data was read and no line about it stands.

        Raises:
            UnloggedLook: what was read may not be handed out.
        """
        if not self._read <= self._logged:
            raise UnloggedLook("read without a log line")

    @property
    def looked(self) -> bool:
        """Whether anything was read that leaves a line."""
        return bool(self._read)

    def take_refused(self) -> tuple[LogLine, ...]:
        """Return the refused looks that are not written yet; they are the caller's to write."""
        refused, self._refused = tuple(self._refused), []
        return refused


def write(connection: Connection, found: Iterable[LogLine]) -> None:
    """Write lines at the end of the log, in the caller's transaction."""
    append_all(connection, [entry_of(line) for line in found])


def entry_of(line: LogLine) -> tuple[dict[str, Json], dict[str, Json]]:
    """Return a line as the log keeps it: what stays, and what may be destroyed by law."""
    return {**line.meta()}, {**line.payload()}
