"""Whom a casus may not tell yet: informing that is deferred, with its end (UAVG 41; hard rule 6)."""

from datetime import date

from triage.answers import Scope
from triage.casus.model import Casus
from triage.ids import ItemId


def deferred(casus: Casus, day: date) -> frozenset[ItemId]:
    """Return the persons who may not know yet on a day.

    A deferral that is still being written, without its end, counts: what was said too early cannot be taken back. Past
    its end it does not: then the person must be told, or somebody decides anew.
    """
    return frozenset(person for person in casus.of(Scope.PERSOON) if _deferred(casus, person, day))


def _deferred(casus: Casus, person: ItemId, day: date) -> bool:
    if casus.text("informeren.wanneer", person) != "uitgesteld":
        return False
    until = casus.answer("informeren.tot", person).value
    return not isinstance(until, date) or day <= until
