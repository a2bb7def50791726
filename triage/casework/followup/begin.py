"""What begins when a decision is sealed: in the transaction of the seal itself, so that nothing owed is forgotten."""

from collections.abc import Callable
from typing import Final

from triage.access.log import Look
from triage.besluit.sealing import Besluit
from triage.casework.desk import Desk
from triage.casework.followup.crisis_course import ratify
from triage.casework.followup.geldigheid import begin_validity
from triage.casework.followup.informeren import begin_informing
from triage.casework.followup.regels import begin_lines
from triage.casus.model import Casus
from triage.ports import UnitOfWork

Begin = Callable[[Desk, UnitOfWork, Casus, Besluit, Look], None]
"""Makes the pieces that follow from a seal; takes the look of the seal, so that one act leaves one line a person."""

STEPS: Final[tuple[Begin, ...]] = (begin_lines, begin_validity, begin_informing, ratify)
"""Each in its turn; a crisis is settled last, when it is clear who is informed and who may not know yet."""


def follow(desk: Desk, work: UnitOfWork, casus: Casus, besluit: Besluit, look: Look) -> None:
    """Begin everything that follows from a seal."""
    for step in STEPS:
        step(desk, work, casus, besluit, look)
