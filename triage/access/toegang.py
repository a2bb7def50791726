"""Asking for access: a purpose, a motivation and a time; another person in another role answers (chapter 4).

What is asked is about a person, by name and date of birth. Whether that person is known is told to nobody by the
request itself: a request about somebody unknown reads the same to who asked it.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from triage.casus.model import Casus
from triage.ids import CasusId, ItemId, PersonId, RoleId

LONGEST: Final = 90
"""The most days that can be asked for at once."""
TEXT: Final = 2000
"""The most characters of a motivation, or of an answer."""
WORDS: Final = 200
"""The most characters of a purpose."""


class Soort(StrEnum):
    """What is asked for."""

    INHOUD = "inhoud"
    """To read the casus."""
    NAMEN = "namen"
    """The names in a casus that may be read without them: for an adviser, or the FG."""


class Oordeel(StrEnum):
    """The answer to a request."""

    TOEGEKEND = "toegekend"
    GEWEIGERD = "geweigerd"


@dataclass(frozen=True, slots=True)
class Bekend:
    """Where somebody stands, as far as a card or a request needs it.

    Args:
        casus: without one answer: who works with it, who is named on it, and how it stands.
    """

    casus: Casus
    item: ItemId


@dataclass(frozen=True, slots=True)
class Kaart:
    """The neutral card: whom to call about a person, and nothing else.

    It is the same for who is not known and for who is afgeschermd: it then names the general contact of the
    municipality. It is never a "not found", and never a red flag.

    Args:
        known: the person is known, and this card may say so.
        call: name and function of whom to call, or the team, or the municipality.
        contact: how to reach them.
        casus: what who looked may read already, or None.
    """

    known: bool
    call: tuple[str, ...]
    contact: str
    casus: CasusId | None = None


@dataclass(frozen=True, slots=True)
class Verzoek:
    """A request for access, with its answer once there is one.

    Args:
        id: random id.
        casus, item: what it turned out to be about, or None where nobody by that name is known; never shown to who
            asked.
        name, born: about whom, as it was typed; for names in a casus (`NAMEN`) its kenmerk, and no day.
        purpose: the task it is for, in a few words.
        days: for how long.
        verdict, decided_by, decided_role, decided_at, answer: the answer, with its motivation.
        until: the last day of the access that was given.
        ended_at, ended_by: when it was ended before that day, and by whom.
        behalf: who was replaced by who asked, or None: it is a request of theirs as well.
    """

    id: str
    at: datetime
    asked_by: PersonId
    role: RoleId
    team: str
    kind: Soort
    name: str
    born: date | None
    purpose: str
    motivation: str
    days: int
    casus: CasusId | None = None
    item: ItemId | None = None
    verdict: Oordeel | None = None
    decided_by: PersonId | None = None
    decided_role: RoleId | None = None
    decided_at: datetime | None = None
    answer: str = ""
    until: date | None = None
    ended_at: datetime | None = None
    ended_by: PersonId | None = None
    behalf: PersonId | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether access that was given still holds."""
        given = self.verdict is Oordeel.TOEGEKEND and self.ended_at is None
        return given and self.until is not None and day <= self.until


def told(verzoek: Verzoek) -> Verzoek:
    """Return a request as who asked it may read it.

    Only access that was given says that somebody is known. Before that, and in a refusal, nothing does: not what it
    turned out to be about, and not who refused it, for some can refuse only what they know of.
    """
    if verzoek.verdict is Oordeel.TOEGEKEND:
        return verzoek
    casus = verzoek.casus if verzoek.kind is Soort.NAMEN else None
    return replace(verzoek, casus=casus, item=None, decided_by=None, decided_role=None)


def last_day(today: date, days: int) -> date:
    """Return the last day of access for so many days; today is the first."""
    return today + timedelta(days=days - 1)
