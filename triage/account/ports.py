"""The port of the account: what a store hands out to be counted. Part of a unit of work: `work.jaren`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Protocol, TypeVar

from triage.access.log import Look
from triage.account.counted_seal import GeteldZegel
from triage.followup.stuk import Stuk

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Versie(Generic[T]):
    """A piece as it was after an act: what stands in the history that nobody can change."""

    at: datetime
    act: str
    stuk: Stuk[T]


@dataclass(frozen=True, slots=True)
class Gevraagd(Generic[T]):
    """Which pieces are asked for.

    Args:
        content: of which kind.
        since: those that changed on or after this day.
        also: also those that stand so, whenever they changed.
        only: none but those that stand so; None for all.
        touched: none but those with which something was done after they began.
    """

    content: type[T]
    since: date
    also: frozenset[str] = frozenset()
    only: frozenset[str] | None = None
    touched: bool = False


class Jaren(Protocol):
    """The seals and the history of a year, of every team and also of who is afgeschermd: only to be counted.

    Each call leaves one log line about no person; a look that is passed on leaves it once.
    """

    def zegels(self, year: int, look: Look) -> tuple[GeteldZegel, ...]:
        """Return the seals of a year in order, each checked against its digest; those that were destroyed are left out.

        Raises:
            Trouble: `zegel_gebroken` with the number when the content is not what was sealed.
        """
        ...

    def vernietigd(self, year: int, look: Look) -> Mapping[str, int]:
        """Return how many seals of a year were destroyed by law, by kind."""
        ...

    def jaren(self) -> tuple[int, ...]:
        """Return the years in which something was sealed, oldest first. Says nothing of anybody: leaves no line."""
        ...

    def stukken(self, asked: Gevraagd[T], look: Look) -> tuple[Stuk[T], ...]:
        """Return the pieces that are asked for, as the last version in their history says."""
        ...

    def verloop(self, asked: Gevraagd[T], look: Look) -> tuple[tuple[Versie[T], ...], ...]:
        """Return every version of the pieces that are asked for: each piece with its versions in order.

        Of a piece whose history was destroyed by law only what is left is there.
        """
        ...
