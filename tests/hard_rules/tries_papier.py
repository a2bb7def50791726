"""How the rights about forms on paper, and the part of a decision for one person, are tried."""

from typing import Final

from tests.hard_rules.rights_world import Kept
from triage.access.log import Act
from triage.answers import Scope
from triage.casework.desk import Desk
from triage.casework.papier import deel, formulier, toestemming
from triage.ids import ItemId
from triage.records.formulier import CRISIS
from triage.records.informatie import Voor

ALSO: Final = frozenset(
    {
        "formulier_niets_te_vragen",
        "formulier_leeftijd",
        "formulier_niet_vragen",
        "nog_niet_vertellen",
        "brief_niet_nodig",
    }
)
"""Refusals by which it is clear that the right itself was there: there is nothing to ask this person."""
PART_ALSO: Final = frozenset({"nog_niet_vertellen"})


def _pressed(*_: object) -> bytes:
    return b"%PDF"


def _person(kept: Kept) -> ItemId:
    return kept.casus.of(Scope.PERSOON)[0]


def _form(act: Act, desk: Desk, kept: Kept) -> object:
    return toestemming.consent_form(desk, kept.casus.id, _person(kept), Voor.VOLWASSENE, act, _pressed)


def _part(act: Act, desk: Desk, kept: Kept) -> object:
    person = ItemId(kept.besluit.facts.snapshot.people[0].id)
    return deel.part(desk, kept.besluit.id, person, act, _pressed)


FORMS: Final = (
    lambda desk, kept: toestemming.consent_forms(desk, kept.casus.id),
    lambda desk, kept: _form(Act.BRIEF_GEZIEN, desk, kept),
    lambda desk, kept: _form(Act.BRIEF_AFGEDRUKT, desk, kept),
    lambda desk, kept: _form(Act.BRIEF_BEWAARD, desk, kept),
)
READS: Final = (lambda desk, kept: _part(Act.BESLUIT_GEZIEN, desk, kept),)
PRINTS: Final = (
    lambda desk, kept: _part(Act.AFGEDRUKT, desk, kept),
    lambda desk, kept: _part(Act.BEWAARD, desk, kept),
)
LOOSE: Final = {
    "formulier_afdrukken": (
        lambda desk: formulier.blank_form(desk, "2026.1", (CRISIS,), Act.FORMULIER_AFGEDRUKT, _pressed),
        lambda desk: formulier.blank_form(desk, "2026.1", (CRISIS,), Act.FORMULIER_BEWAARD, _pressed),
    ),
}
