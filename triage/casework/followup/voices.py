"""To whom a letter to a person speaks, by age (UAVG art. 5): to the person, to somebody young, or to who represents."""

from datetime import date
from typing import Final

from triage.casus.facts import age
from triage.casus.model import Casus
from triage.ids import ItemId
from triage.kader.model import Kader
from triage.records.informatie import Voor

_BY_RIGHTS: Final = {
    "zelf": (Voor.VOLWASSENE,),
    "vertegenwoordiger": (Voor.VERTEGENWOORDIGER,),
    "beiden": (Voor.JONGERE, Voor.VERTEGENWOORDIGER),
}


def voices_at(kader: Kader, years: int | None) -> tuple[Voor, ...]:
    """Return to whom a letter speaks at an age in years; every way where the age is not known."""
    if years is None:
        return tuple(Voor)
    rules = (one for one in kader.ages if one.law == "avg" and (one.below is None or years < one.below))
    return next((_BY_RIGHTS[one.rights_by] for one in rules), tuple(Voor))


def voices_of(kader: Kader, casus: Casus, person: ItemId, day: date) -> tuple[Voor, ...]:
    """Return to whom letters about somebody of a casus speak, on a day.

    Who cannot decide on it is told all the same, and so is who represents them.
    """
    if casus.text("persoon.wilsbekwaam", person) == "nee":
        return (Voor.VOLWASSENE, Voor.VERTEGENWOORDIGER)
    return voices_at(kader, years_of(casus, person, day))


def years_of(casus: Casus, person: ItemId, day: date) -> int | None:
    """Return how old somebody of a casus is on a day: by the day of birth, or as it was filled in with the years since.

    An age that was filled in may be a year higher by now: nobody is called a child for longer than is sure.
    """
    born = casus.answer("persoon.geboortedatum", person).value
    if isinstance(born, date):
        return years_on(born, day)
    filled = age(casus, person)
    return None if filled is None else filled + (day.year - casus.made.year)


def years_on(born: date, day: date) -> int:
    """Return the age in whole years on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
