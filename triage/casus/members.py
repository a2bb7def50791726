"""How colleagues are named on a casus, each for a time: the relations that do not follow from a team (chapter 4)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from triage.ids import PersonId


class Band(StrEnum):
    """What somebody is to one casus."""

    REGIE = "regie"
    """The casusregisseur of this casus."""
    GENOEMD = "genoemd"
    """May know of a casus that is afgeschermd; what they may do there follows from their role."""
    TOEGANG = "toegang"
    """Asked for access and got it, for a time."""
    ADVIES = "advies"
    """Was asked for advice on it."""
    HULP = "hulp"
    """Gives help that stands in the 1-plan, and so has an own part of it."""


@dataclass(frozen=True, slots=True)
class Member:
    """A colleague who is named on a casus, from day to day; both ends count.

    Args:
        by: who named them; for the log and for the view of what somebody may see and since when.
        team: the team in which it was given, and in which alone it counts; empty where it goes with the person.
    """

    person: PersonId
    band: Band
    since: date
    until: date | None = None
    by: PersonId | None = None
    team: str = ""

    def holds_on(self, day: date) -> bool:
        """Tell whether it holds on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


Members = tuple[Member, ...]


def bands(members: Members, person: PersonId, day: date, team: str = "") -> frozenset[Band]:
    """Return what a person is to a casus on a day, at work in a team: what was given in another team does not count."""
    mine = (one for one in members if one.person == person and one.holds_on(day))
    return frozenset(one.band for one in mine if one.team in ("", team))


def named(members: Members, member: Member) -> Members:
    """Return the members with one more; who is that already, without an end, is not named twice."""
    if any((one.person, one.band, one.until) == (member.person, member.band, None) for one in members):
        return members
    return (*members, member)


def ended(members: Members, person: PersonId, band: Band, today: date) -> Members:
    """Return the members with a band ended at once: today it does not hold any more."""
    before = today - timedelta(days=1)
    return tuple(
        replace(one, until=before) if one.person == person and one.band is band and one.holds_on(today) else one
        for one in members
    )
