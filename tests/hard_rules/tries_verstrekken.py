"""How the rights about what follows a decision, about a line that may leave, and about a consent are tried."""

from typing import Final

from tests import makers
from tests.hard_rules.rights_world import TODAY, Kept, line_of
from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casework.followup import opvolging, verstrekken, verstrekkingsbrief
from triage.casework.followup.verstrekken import Gedeeld, Ingetrokken

ALSO: Final = frozenset({"overgang_kan_niet"})
"""A refusal by which it is clear that the right itself was there: nobody had refused the line before."""
_SAID: Final = Gedeeld(makers.NOW, "R. Siebenga", "Casemanager", "telefoon", "Hulp is gewenst")


def _letter(act: Act, desk: Desk, kept: Kept) -> object:
    return verstrekkingsbrief.recipient_letter(desk, line_of(kept.casus, kept.besluit).id, act, lambda *_: b"")


READS: Final = (
    lambda desk, kept: opvolging.open_follow(desk, kept.casus.id),
    lambda desk, kept: opvolging.open_line(desk, line_of(kept.casus, kept.besluit).id),
    lambda desk, kept: _letter(Act.BRIEF_GEZIEN, desk, kept),
)
RECORDS: Final = (
    lambda desk, kept: verstrekken.record_verstrekking(desk, line_of(kept.casus, kept.besluit), _SAID),
    lambda desk, kept: verstrekken.record_refusal(desk, line_of(kept.casus, kept.besluit), _SAID),
    lambda desk, kept: verstrekken.want_after_all(desk, line_of(kept.casus, kept.besluit)),
    lambda desk, kept: _letter(Act.BRIEF_AFGEDRUKT, desk, kept),
    lambda desk, kept: _letter(Act.BRIEF_BEWAARD, desk, kept),
)
WITHDRAWS: Final = (
    lambda desk, kept: verstrekken.withdraw_consent(
        desk, line_of(kept.casus, kept.besluit), Ingetrokken(TODAY, whole=True)
    ),
)
