"""The port of the follow-up: what the use cases need from a store for every kind of piece. Part of a unit of work."""

from datetime import date
from typing import Any, Protocol, TypeVar

from triage.access.log import Look
from triage.access.rights import CasusScope
from triage.followup.stuk import OwedRow, Soort, Step, Stuk, StukRow
from triage.ids import CasusId, PersonId

T = TypeVar("T")


class Stukken(Protocol):
    """The pieces. One that belongs to a casus is met by who may meet that casus for an act.

    One that stands by itself is met by its team, by who made it, or by everybody, as the scope says.
    """

    def next_number(self, soort: Soort, before: str) -> str:
        """Return the next free number of a kind: `before` is a kenmerk (`2026-0148`) or a year (`2026`)."""
        ...

    def add(self, stuk: Stuk[Any], look: Look) -> None:
        """Keep a new piece with its log lines.

        Raises:
            Refusal: `overgang_kan_niet` when it does not begin where its kind begins.
        """
        ...

    def get(self, stuk: str, content: type[T], scope: CasusScope, look: Look) -> Stuk[T]:
        """Return a piece of a kind, named by its content, after writing a log line per person concerned.

        Raises:
            Refusal: `stuk_onbekend` when there is none of that kind in scope; whether it exists is not told.
        """
        ...

    def save(self, before: Stuk[T], after: Stuk[T], act: str, look: Look) -> None:
        """Keep what an act made of a piece, with its log lines.

        Args:
            act: the act of its machine.

        Raises:
            Refusal: `inmiddels_gewijzigd`, `overgang_kan_niet`, or `termijn_zou_verdwijnen`.
        """
        ...

    def of(self, casus: CasusId, content: type[T]) -> tuple[Stuk[T], ...]:
        """Return the pieces of a kind of a casus, oldest first. Call after a look at that casus, which leaves lines."""
        ...

    def about_nobody(self, content: type[T]) -> tuple[Stuk[T], ...]:
        """Return every piece of a kind that is about nobody (`kinds.ABOUT_NOBODY`), oldest first.

        It leaves no log line, for nothing about a person is read; who shows it as a page writes the line of that page.

        Raises:
            ValueError: pieces of this kind can be about people.
        """
        ...

    def history(self, stuk: str) -> tuple[Step, ...]:
        """Return what was done with a piece, oldest first. Call after `get`."""
        ...

    def rows(
        self,
        scope: CasusScope,
        look: Look,
        soorten: frozenset[Soort],
        states: frozenset[str] | None = None,
        limit: int = 100,
        skip: int = 0,
    ) -> tuple[StukRow, ...]:
        """Return pieces in scope, last changed first; leaves one log line about no person.

        Args:
            states: only those that stand so; None for all.
        """
        ...

    def count(self, scope: CasusScope, soorten: frozenset[Soort], states: frozenset[str] | None = None) -> int:
        """Return how many pieces `rows` would give without a limit."""
        ...

    def owed(
        self,
        scope: CasusScope,
        until: date | None = None,
        owners: tuple[PersonId, ...] | None = None,
        limit: int = 100,
        skip: int = 0,
        soorten: frozenset[Soort] = frozenset(Soort),
        since: date | None = None,
    ) -> tuple[OwedRow, ...]:
        """Return what is owed in scope, soonest first, suspended ones last; leaves no log line.

        Args:
            until: only what ends on or before this day.
            owners: only what these people have to see to; None for everybody.
            soorten: only pieces of these kinds.
            since: only what ends on or after this day.
        """
        ...
