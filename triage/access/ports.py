"""The ports of need to know: what the use cases need from a store for asking, advising, and looking at the log."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Protocol

from triage.access.advies import Adviesvraag
from triage.access.inzage import Betrokkene, Gezocht, Keuring, Regel, Stand, Zicht
from triage.access.log import Look
from triage.access.rights import CasusScope
from triage.access.standbewijs import Peil, Standbewijs
from triage.access.toegang import Bekend, Verzoek
from triage.casus.model import Casus
from triage.ids import CasusId, ItemId, PersonId, RoleId


class Toegangen(Protocol):
    """Exact matches, and requests for access. A request stays; it gets one answer."""

    def known(self, name: str, born: date, look: Look) -> tuple[Bekend, ...]:
        """Return where somebody with exactly this name and date of birth stands, newest first; nothing of a casus else.

        Writes a log line per person found, or one about nobody; capitals and spaces make no difference.
        """
        ...

    def add(self, verzoek: Verzoek, look: Look) -> None:
        """Keep a request, with a log line about the person it turned out to concern."""
        ...

    def get(self, verzoek: str, scope: CasusScope, look: Look) -> tuple[Verzoek, Casus | None]:
        """Return a request, and the casus it is about without its answers, after writing the log lines.

        About a casus in scope; with `every` in the scope also about nobody who is known; and what the actor asked.

        Raises:
            Refusal: `verzoek_onbekend`; whether it exists is not told.
        """
        ...

    def answer(self, verzoek: Verzoek, look: Look) -> None:
        """Keep the answer to a request, with its log line.

        Raises:
            Refusal: `inmiddels_gewijzigd` when it has one already.
        """
        ...

    def end(self, verzoek: Verzoek, look: Look) -> None:
        """Keep that access was ended before its day, with its log line.

        Raises:
            Refusal: `inmiddels_gewijzigd` when it was ended already.
        """
        ...

    def asked_by(
        self, persons: tuple[PersonId, ...], look: Look, limit: int = 100, skip: int = 0
    ) -> tuple[Verzoek, ...]:
        """Return what somebody asked, under any of their ids, newest first, with a log line per person concerned."""
        ...

    def count_asked(self, persons: tuple[PersonId, ...]) -> int:
        """Return how many requests somebody made."""
        ...

    def earlier(self, verzoek: Verzoek, look: Look) -> tuple[Verzoek, ...]:
        """Return what the same colleague asked before about the same casus, oldest first, with its log lines.

        Where nobody by that name is known: what they asked before about the same name and date of birth. Call after
        `get`, which leaves the line of the look where there was nothing.
        """
        ...

    def waiting(
        self, scope: CasusScope, role: RoleId, look: Look, limit: int = 100, skip: int = 0
    ) -> tuple[Verzoek, ...]:
        """Return requests that somebody may answer, oldest first, with a log line per person concerned.

        Those about casussen in scope, with `every` in the scope those about nobody who is known as well; never one of
        the actor's own, and none that was asked in the role the actor works in.
        """
        ...

    def count_waiting(self, scope: CasusScope, role: RoleId, also: tuple[PersonId, ...] = ()) -> int:
        """Return how many requests `waiting` would give without a limit.

        Args:
            also: ids under which the actor was known before.
        """
        ...

    def given_by(self, scope: CasusScope, look: Look, limit: int = 100) -> tuple[Verzoek, ...]:
        """Return access that the actor gave and that holds, to casussen in scope, oldest first, with its log lines."""
        ...

    def shut(self, scope: CasusScope, look: Look, limit: int = 100) -> tuple[tuple[Verzoek, Casus], ...]:
        """Return requests that wait about what is afgeschermd and out of scope, oldest first; only with `every`.

        The caller tells no more of them than that they wait, and who can answer. Call after `waiting`.
        """
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


KeepOn = Callable[[int], bool]
"""Is told how many lines were done, now and then, and says whether to go on."""


def go_on(_: int) -> bool:
    """Go on to the end."""
    return True


class LogCheck(Protocol):
    """Walks along the whole log beside the work: it holds nobody up, and sees the log as it stood at the beginning."""

    def __call__(self, known: tuple[Peil, ...] = (), on: KeepOn = go_on) -> Keuring:
        """Return what is wrong first.

        Args:
            known: heads that were kept elsewhere; the anchor of this device is compared by itself.

        Raises:
            Refusal: `log_gestopt` when `on` said to stop.
        """
        ...


class Inzage(Protocol):
    """Reading the log. Reading it is a look of its own."""

    def lines(
        self, wanted: Gezocht, sight: Zicht, look: Look, limit: int = 200, before: int | None = None
    ) -> tuple[Regel, ...]:
        """Return lines of the log, newest first.

        Leaves a log line for each person whose name is told; else one, about the casus and person that were asked for.

        Args:
            before: only lines with a lower number, to go on where the last ones ended.
        """
        ...

    def every(self, wanted: Gezocht, sight: Zicht, look: Look) -> Iterator[Regel]:
        """Yield lines of the log, oldest first, few at a time, for an export; without names of persons.

        Use inside the unit of work. Its own log line comes first and is not among them.
        """
        ...

    def about(
        self, people: tuple[tuple[CasusId, ItemId], ...], since: date | None = None, until: date | None = None
    ) -> tuple[Regel, ...]:
        """Return every line about these persons, oldest first. Say in this same unit of work who was `told`.

        The kenmerk is not among it: it is their own casus, whoever asks for them.
        """
        ...

    def told(self, look: Look, casus: CasusId, person: ItemId) -> None:
        """Leave the log line about a person whose lines were read by `about`."""
        ...

    def same_person(self, casus: CasusId, person: ItemId) -> tuple[tuple[CasusId, ItemId], ...]:
        """Return where this person stands: here, and in casussen with exactly the same name and date of birth."""
        ...

    def untold(self, casus: CasusId, day: date) -> frozenset[ItemId]:
        """Return who in a casus may not know yet of what was decided there, on a day."""
        ...

    def casus(self, kenmerk: str, scope: CasusScope) -> CasusId | None:
        """Return the casus with exactly this kenmerk in scope, or None."""
        ...

    def people(self, casus: CasusId, sight: Zicht, look: Look) -> tuple[Betrokkene, ...]:
        """Return the persons in a casus, with a log line for each whose name is told, else one about the casus."""
        ...

    def actors(self) -> tuple[PersonId, ...]:
        """Return everybody who did something that stands in the log; two who turned out to be one stand there once."""
        ...

    def stand(self) -> Stand:
        """Return where the log stands, in this transaction."""
        ...

    def installation(self) -> str:
        """Return the random name of the store."""
        ...

    def digests(self) -> dict[int, str]:
        """Return the digest of each standbewijs that was given out, by number."""
        ...

    def add(self, bewijs: Standbewijs, by: PersonId) -> None:
        """Keep that a standbewijs was given out. It is no anchor: who can write the file can write this too."""
        ...
