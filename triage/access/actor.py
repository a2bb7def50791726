"""Who is at the desk: one person, in one role at a time."""

from dataclasses import dataclass
from datetime import date, datetime

from triage.ids import AccountId, PersonId, RoleId


@dataclass(frozen=True, slots=True)
class Mandate:
    """The mandate to decide: its reference, and the days it holds (product.md chapter 4)."""

    reference: str
    since: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether the mandate holds on a day; both ends count."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Assignment:
    """A role that a person holds in a team, from when to when."""

    person: PersonId
    role: RoleId
    team: str
    since: date
    until: date | None = None
    mandate: Mandate | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether the person holds the role on a day; both ends count."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Replacement:
    """Somebody who stands in for an absent colleague, in one role of theirs, from day to day; both ends count.

    A mandate does not go along by itself: who decides in the place of another needs one of their own.

    Args:
        id: random id.
        absent: who is replaced.
        by: who stands in.
        mandate: the mandate to decide in their place, or None.
    """

    id: str
    absent: PersonId
    by: PersonId
    role: RoleId
    team: str
    since: date
    until: date
    mandate: Mandate | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether it holds on a day."""
        return self.since <= day <= self.until


@dataclass(frozen=True, slots=True)
class Team:
    """A team, and how to reach it: the neutral card names no other number.

    Args:
        contact: a telephone number or address for colleagues.
    """

    name: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person who works with the program, as others see them."""

    person: PersonId
    name: str
    function: str


@dataclass(frozen=True, slots=True)
class Account:
    """A way to log in. Two accounts may belong to one person; that person stays one (hard rule 3).

    Args:
        since: the day it was made, or None when that was never written down.
        ended: the moment from which it opens nothing, or None.
    """

    account: AccountId
    person: PersonId
    login: str
    since: date | None = None
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the person, the account, the role of this moment, and on whose behalf.

    Args:
        on_behalf_of: the person who is replaced, or None.
        mandate: the mandate to decide that belongs to the role, or None.
        until: the last day on which the role holds, or None. Who is still at the desk the day after may do nothing.
        behalf_name: the name of who is replaced, or empty.
        also: ids under which the actor, or who is replaced, was known before two persons turned out to be one.
    """

    person: PersonId
    account: AccountId
    name: str
    function: str
    role: RoleId
    team: str
    mandate: Mandate | None = None
    on_behalf_of: PersonId | None = None
    until: date | None = None
    behalf_name: str = ""
    also: tuple[PersonId, ...] = ()

    def holds_on(self, day: date) -> bool:
        """Tell whether the role holds on a day."""
        return self.until is None or day <= self.until

    def counts_as(self, person: PersonId | None) -> bool:
        """Tell whether somebody is the actor or who is replaced, under whatever id (hard rule 3)."""
        return person is not None and person in {self.person, self.on_behalf_of, *self.also}
