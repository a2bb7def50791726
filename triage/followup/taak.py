"""Something that is owed by a date, as a list shows it, and how a list is narrowed. No names of citizens."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from triage.ids import CasusId
from triage.terms.running import Stand


class Wie(StrEnum):
    """Whose work."""

    MIJ = "mij"
    """What the person at the desk, or whom they stand in for, has to see to."""
    IEDER = "ieder"
    """Everything in reach: the own casussen, the team, or all of it, as the role has it."""


class Wanneer(StrEnum):
    """Until when."""

    ALLES = "alles"
    WEEK = "week"
    """Late, today, and the rest of this week."""
    LAAT = "laat"


@dataclass(frozen=True, slots=True)
class Filter:
    """What to show.

    Args:
        soort: a kind of piece, `casus` for the terms of casussen, or empty for all.
    """

    wie: Wie = Wie.IEDER
    soort: str = ""
    wanneer: Wanneer = Wanneer.ALLES


ALL: Final = Filter()
"""Everything in reach."""
CASUS: Final = "casus"
"""The kind, in a `Filter` and a `Taak`, of a term of a casus itself."""


@dataclass(frozen=True, slots=True)
class Taak:
    """Something that is owed by a date.

    Args:
        soort: the kind of piece, or `casus`.
        about: the id of the piece, or of the casus.
        reference: what people call it: the number of the piece, or the kenmerk.
        act: what must be done, the sentence of the term in the kader.
        mine: the person at the desk, or whom they stand in for, has to see to it.
        aim, due: streefdatum and uiterste datum; None while it stands still, and no aim where there is no own one.
        stand: as it is today.
        waiting: somebody else has to, or it is only waited for; nobody here is late.
        decided: the casus was decided.
    """

    soort: str
    about: str
    casus: CasusId | None
    reference: str
    term: str
    act: str
    owner_name: str
    mine: bool
    aim: date | None
    due: date | None
    stand: Stand
    waiting: bool
    decided: bool

    @property
    def presses(self) -> bool:
        """It is for today or late, and one of us has to."""
        return self.stand in (Stand.TE_LAAT, Stand.VANDAAG) and not self.waiting


@dataclass(frozen=True, slots=True)
class Blad:
    """One page of what is owed.

    Args:
        skip: how many come before.
        more: there is a next page.
        near: how many of mine are for today or late, a hundred at most.
    """

    taken: tuple[Taak, ...]
    skip: int
    more: bool
    near: int


@dataclass(frozen=True, slots=True)
class Week:
    """What is owed in a week, day by day.

    Args:
        days: Monday to Sunday, each with what ends on it.
        carried: what was late before this week began; only in the week of today.
        more: there was more than a week shows.
    """

    monday: date
    days: tuple[tuple[date, tuple[Taak, ...]], ...]
    carried: tuple[Taak, ...]
    more: bool


def monday_of(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def stand_of(due: date | None, today: date) -> Stand:
    """Tell how something stands that is owed on a day, or on no day while it stands still."""
    if due is None:
        return Stand.OPGESCHORT
    if due <= today:
        return Stand.VANDAAG if due == today else Stand.TE_LAAT
    return Stand.DEZE_WEEK if due <= monday_of(today) + timedelta(days=6) else Stand.LATER
