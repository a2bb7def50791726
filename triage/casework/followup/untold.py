"""Who of a casus may not know yet, for every use case that shows or prints something to the household (UAVG 41)."""

from datetime import date

from triage.casus.model import Casus
from triage.followup.informeren import Informeren
from triage.followup.untold import untold
from triage.ids import ItemId
from triage.ports import UnitOfWork


def may_not_know(work: UnitOfWork, casus: Casus, day: date) -> frozenset[ItemId]:
    """Return the persons of a casus who may not know yet. Call after a look at that casus, which leaves lines."""
    return untold(casus, work.stukken.of(casus.id, Informeren), day)
