"""The terms that run in a casus as it is kept: those of the triage, and those that began at its last decision.

A casus that is opened again, changed or closed keeps what its decision set running: no term is lost by a save.
"""

from datetime import date

from triage.casework.desk import Desk
from triage.casus.terms import Due, terms_of
from triage.casus.walk import Walk
from triage.kader.vocabulary import DECIDED
from triage.ports import UnitOfWork

_DECISION = "-B"
"""How the number of a decision goes on after its kenmerk; a record without one ends in `-V1`, a withdrawal in `-H1`."""


def running(desk: Desk, work: UnitOfWork, then: Walk) -> tuple[Due, ...]:
    """Return the terms of a casus that is about to be saved."""
    day = decided_on(desk, work, then)
    return terms_of(then, desk.kader_of(then.casus), {DECIDED: day} if day else None)


def decided_on(desk: Desk, work: UnitOfWork, then: Walk) -> date | None:
    """Return the day of the last decision of a casus, or None. Ids and days only: it leaves no log line."""
    seals = work.besluiten.of(then.casus.id, desk.listed())
    days = [at.date() for _, number, at in seals if number.startswith(f"{then.casus.kenmerk}{_DECISION}")]
    return max(days, default=None)
