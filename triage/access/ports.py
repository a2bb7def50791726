"""The ports of need to know: what the use cases need from a store for asking, advising, and looking at the log."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Protocol

from triage.access.advies import Adviesvraag
from triage.access.inzage import Gezocht, Regel
from triage.access.log import Look
from triage.access.rights import CasusScope
from triage.access.toegang import Verzoek
from triage.ids import CasusId, ItemId, PersonId


class Toegangen(Protocol):
    """Exact matches, and requests for access. A request stays; it gets one answer."""

    def known(self, name: str, born: date, look: Look) -> tuple[tuple[CasusId, ItemId], ...]:
        """Return the casussen in which somebody with exactly this name and date of birth stands, newest first.

        Writes a log line per person found, or one about nobody; capitals and spaces make no difference.
        """
        ...

    def add(self, verzoek: Verzoek, look: Look) -> None:
        """Keep a request, with a log line about the person it turned out to concern."""
        ...

    def answer(self, verzoek: Verzoek, look: Look) -> None:
        """Keep the answer to a request, with its log line.

        Raises:
            Refusal: `inmiddels_gewijzigd` when it has one already.
        """
        ...

    def end(self, verzoek: Verzoek, look: Look) -> None:
        """Keep that access was ended before its day."""
        ...

    def asked_by(self, person: PersonId) -> tuple[Verzoek, ...]:
        """Return what somebody asked, newest first. Their own words: it leaves no log line."""
        ...

    def waiting(self, scope: CasusScope, look: Look, limit: int = 200, skip: int = 0) -> tuple[Verzoek, ...]:
        """Return requests without an answer, oldest first, with a log line per person concerned.

        Those about casussen in scope; with `every` in the scope those about nobody who is known as well.
        """
        ...

    def about(self, casus: CasusId) -> tuple[Verzoek, ...]:
        """Return every request about a casus, oldest first. Call after `Casussen.get`, which writes the log lines."""
        ...


class Adviezen(Protocol):
    """Questions to advisers, and their advice."""

    def add(self, vraag: Adviesvraag) -> None:
        """Keep a question. Call after `Casussen.save`, which writes the log lines."""
        ...

    def answer(self, vraag: Adviesvraag, answer: str, at: datetime) -> None:
        """Keep the advice.

        Raises:
            Refusal: `inmiddels_gewijzigd` when there is one already.
        """
        ...

    def of(self, casus: CasusId) -> tuple[Adviesvraag, ...]:
        """Return the questions about a casus, oldest first. Call after `Casussen.get`."""
        ...

    def asked_of(self, person: PersonId) -> tuple[Adviesvraag, ...]:
        """Return the questions to somebody, newest first, without a word of the casus."""
        ...


class Inzage(Protocol):
    """Reading the log. Reading it is a look of its own."""

    def lines(
        self, wanted: Gezocht, scope: CasusScope, look: Look, limit: int = 200, before: int | None = None
    ) -> tuple[Regel, ...]:
        """Return lines of the log, newest first.

        Args:
            scope: which casussen who looks may know of; of another the line is told without its kenmerk.
            before: only lines with a lower number, to go on where the last ones ended.
        """
        ...

    def every(self, wanted: Gezocht, scope: CasusScope, look: Look) -> Iterator[Regel]:
        """Yield lines of the log, oldest first, few at a time, for an export. Use inside the unit of work."""
        ...

    def same_person(self, casus: CasusId, person: ItemId) -> tuple[tuple[CasusId, ItemId], ...]:
        """Return where this person stands: here, and in casussen with exactly the same name and date of birth."""
        ...
