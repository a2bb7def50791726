"""Whom the answers of a casus say may not be told yet: informing that is deferred, with its end (UAVG 41; hard rule 6).

How a deferral that was sealed stands since, its pieces say: `triage.followup.untold` asks both.
"""

from datetime import date

from triage.answers import Scope
from triage.casus.model import Casus
from triage.ids import ItemId


def deferred(casus: Casus, day: date) -> frozenset[ItemId]:
    """Return the persons who may not know yet on a day, by the answers alone.

    A deferral that is still being written, without its end, counts: what was said too early cannot be taken back. Past
    its end it does not: then the person must be told, or somebody decides anew.
    """
    return frozenset(person for person in casus.of(Scope.PERSOON) if _deferred(casus, person, day))


def until(casus: Casus, person: ItemId) -> date | None:
    """Return the last day of a deferral as it stands in the answers, or None."""
    value = casus.answer("informeren.tot", person).value
    return value if isinstance(value, date) else None


def _deferred(casus: Casus, person: ItemId, day: date) -> bool:
    if casus.text("informeren.wanneer", person) != "uitgesteld":
        return False
    last = until(casus, person)
    return last is None or day <= last
