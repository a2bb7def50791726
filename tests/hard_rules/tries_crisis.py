"""How the rights about a crisis are tried."""

from typing import Final

from tests import makers
from tests.hard_rules.rights_world import OTHER, TODAY, Kept, crisis_of
from triage.answers import Scope
from triage.casework.followup.crisis import Fields, bring_up_to_date, record_shared, report_crisis, tell_person
from triage.casework.followup.crisis_reading import begin_crisis, open_crisis
from triage.followup.crisis import Hoe, Ontvanger

FIELDS: Final = Fields("Naam", "Gevaar", "Dat er een baby is", (Ontvanger("112", "centralist"),), OTHER, makers.NOW)


def _id(kept: Kept) -> str:
    return crisis_of(kept.casus).id


READS: Final = (lambda desk, kept: open_crisis(desk, _id(kept)),)
REPORTS: Final = (lambda desk, kept: record_shared(desk, _id(kept), makers.NOW),)
TELLS: Final = (
    lambda desk, kept: tell_person(desk, _id(kept), kept.casus.of(Scope.PERSOON)[0], TODAY, Hoe.GESPREK),
    lambda desk, kept: bring_up_to_date(desk, _id(kept)),
)
LOOSE: Final = {"crisis_melden": (begin_crisis, lambda desk: report_crisis(desk, FIELDS))}
"""Writing one down is about no casus in particular: it makes its own, or goes into one that may be written in."""
