"""How the right to check a paper is tried, and that a check tells what was decided to nobody else than a reader."""

from typing import Final

from tests.hard_rules.rights_world import Kept
from triage.access.echtheid import Verdict
from triage.casework.desk import Desk
from triage.casework.papier.controleren import check_code, check_file
from triage.faults import Refusal

NOWHERE: Final = "2031-0099-B1"
"""A number that no seal bears."""


def content(desk: Desk, kept: Kept) -> object:
    """Check the paper of a decision as somebody who holds it; that only it belongs together is no reading of it."""
    found = check_code(desk, kept.besluit.number, kept.besluit.check_code)
    if found is None or found.inhoud is None:
        raise Refusal("besluit_onbekend")
    return found


LOOSE: Final = {
    "papier_controleren": (
        lambda desk: check_code(desk, NOWHERE, "0000-0000-0000-0000"),
        lambda desk: check_file(desk, Verdict("00" * 32)),
    ),
}
