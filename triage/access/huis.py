"""The house of people: what beheer and the informatieregisseur see of who may do what, and since when (chapter 4).

Nothing here is about a casus but counts: neither of the two sees what is in one.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from triage.access.actor import Account, Assignment, Colleague, Mandate
from triage.casus.members import Band
from triage.ids import PersonId, RoleId

REVIEW_DAYS: Final = 365
"""Rights that nobody looked at for longer than this are looked at again (own choice; yearly, as BIO asks)."""


@dataclass(frozen=True, slots=True)
class GivenRole:
    """A role as the beheerder gives it.

    Args:
        since, until: first and last day; until None means without an end.
        mandate: the mandate to decide, for roles that decide, or None.
    """

    role: RoleId
    team: str
    since: date
    until: date | None = None
    mandate: Mandate | None = None


@dataclass(frozen=True, slots=True)
class NewColleague:
    """Somebody who comes to work with the program.

    Args:
        password: made up by the beheerder; the person sets an own one at the first unlocking.
    """

    name: str
    function: str
    login: str
    password: str
    roles: tuple[GivenRole, ...]


@dataclass(frozen=True, slots=True)
class RightsReview:
    """That somebody looked whether what a colleague may do is still right."""

    person: PersonId
    at: datetime
    by: PersonId
    by_name: str


@dataclass(frozen=True, slots=True)
class BandsEnd:
    """Which bands of a person with casussen end, and after which day.

    Args:
        team: in the casussen of this team; None means in every casus.
        last: the last day on which they hold.
    """

    person: PersonId
    team: str | None
    bands: frozenset[Band]
    last: date


@dataclass(frozen=True, slots=True)
class Stand:
    """A replacement as people read it.

    Args:
        id: of the replacement.
        absent_name, by_name: the people, as they are called now.
    """

    id: str
    absent: PersonId
    absent_name: str
    by: PersonId
    by_name: str
    role: RoleId
    team: str
    since: date
    until: date
    mandate: Mandate | None = None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A colleague in the list.

    Args:
        roles: those that hold today or later.
        accounts: all, those that ended as well.
        reviewed: when the rights were last looked at, or None.
    """

    colleague: Colleague
    roles: tuple[Assignment, ...]
    accounts: tuple[Account, ...]
    reviewed: RightsReview | None

    @property
    def active(self) -> bool:
        """Tell whether this person can come in and has something to do there."""
        return bool(self.roles) and any(account.ended is None for account in self.accounts)


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Everything that beheer sees of one colleague.

    Args:
        roles: past ones as well, oldest first.
        fresh: accounts whose password somebody else made up.
        own: this is who looks.
    """

    colleague: Colleague
    roles: tuple[Assignment, ...]
    accounts: tuple[Account, ...]
    fresh: frozenset[str]
    stands: tuple[Stand, ...]
    reviewed: RightsReview | None
    own: bool


@dataclass(frozen=True, slots=True)
class Allowed:
    """An act that a role allows, and in which relations to a casus, in the words of the kader."""

    act: str
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleRights:
    """What somebody may do in one role, since when, and through what.

    Args:
        text: the name of the role in the kader.
        behalf_name: who is replaced, or empty for an own role.
    """

    role: RoleId
    text: str
    team: str
    since: date
    until: date | None
    mandate: Mandate | None
    behalf_name: str
    allowed: tuple[Allowed, ...]


@dataclass(frozen=True, slots=True)
class Rights:
    """What one colleague may do and since when.

    Args:
        named: how many casussen name this person, by band; a count and nothing more.
        logins: the accounts that open the store.
    """

    colleague: Colleague
    roles: tuple[RoleRights, ...]
    named: tuple[tuple[Band, int], ...]
    logins: tuple[Account, ...]
    reviewed: RightsReview | None
    own: bool
