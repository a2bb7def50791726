"""How the rights about signals, and about looking at a decision again, are tried."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from tests import makers
from tests.casework.signals import given
from tests.hard_rules.rights_world import TODAY, Kept, validity
from tests.plan.offices import CHECKS
from triage.casework.desk import Desk
from triage.casework.followup import heroverwegen, intrekken, signaal_einde, signaal_uitstel, signalen
from triage.casework.followup.heroverwegen import OpenReview
from triage.faults import Refusal
from triage.followup.signaal import Onterecht, Signaal, Verzwegen, Wijze
from triage.followup.stuk import Soort, Stuk
from triage.ids import PersonId

REVIEW_ALSO: Final = frozenset({"eigen_voorstel", "eigen_besluit", "geen_mandaat", "heroverweging_dag"})
"""Refusals by which it is clear that the right itself was there."""


def _shown(kept: Kept) -> OpenReview:
    """Return what somebody would have in hand who saw it somewhere, somehow."""
    return OpenReview(validity(kept.casus, kept.besluit), kept.casus, kept.besluit, (), (), frozenset(), (), (), TODAY)


def reads(desk: Desk, kept: Kept) -> object:
    """Open a decision to look at it again."""
    return heroverwegen.open_review(desk, validity(kept.casus, kept.besluit).id)


REVIEWS: Final = (
    lambda desk, kept: heroverwegen.stays(desk, _shown(kept), "Nagekeken.", TODAY + timedelta(1)),
    lambda desk, kept: heroverwegen.reopen(desk, _shown(kept), "Nagekeken."),
)
WITHDRAWS: Final = (lambda desk, kept: intrekken.withdraw(desk, _shown(kept), "Nagekeken."),)


def _nowhere() -> Stuk[Signaal]:
    """Return a signal that no store has: the right is asked before whether it is there."""
    content = Signaal(
        name="Naam",
        born=None,
        about=None,
        area="",
        kind="",
        concern=(),
        source=None,
        source_name="",
        unnamed=Verzwegen.ANONIEM,
        received=TODAY,
        by=PersonId("Ander"),
        by_name="Ander",
        by_function="",
    )
    person = PersonId("Ander")
    return Stuk("nergens", Soort.SIGNAAL, "2026-S99", None, makers.TEAM, person, "open", makers.NOW, content)


def _past_the_right(call: Callable[[Desk], object]) -> Callable[[Desk], object]:
    """Try an act on a signal that is not there: who has the right hears that, and nobody else."""

    def tried(desk: Desk) -> object:
        try:
            return call(desk)
        except Refusal as refusal:
            if refusal.code != "stuk_onbekend":
                raise
            return None

    return tried


SIGNALS: Final = {
    "signaal_lezen": (signalen.signalen,),
    "signaal_lezen uitstel_besluiten": (_past_the_right(lambda desk: signalen.open_signaal(desk, "nergens")),),
    "signaal_registreren": (lambda desk: signalen.record_signaal(desk, given(), CHECKS),),
    "signaal_behandelen": tuple(
        _past_the_right(call)
        for call in (
            lambda desk: signalen.tell(desk, _nowhere(), TODAY, Wijze.BRIEF),
            lambda desk: signalen.ask_source(desk, _nowhere(), "School", "", TODAY),
            lambda desk: signaal_uitstel.lift_deferral(desk, _nowhere()),
            lambda desk: signaal_einde.no_action(desk, _nowhere()),
            lambda desk: signaal_einde.unfounded(desk, _nowhere(), Onterecht.KLOPT_NIET),
            lambda desk: signaal_einde.destroy(desk, _nowhere()),
        )
    ),
    "uitstel_besluiten": tuple(
        _past_the_right(call)
        for call in (
            lambda desk: signaal_uitstel.decide_deferral(desk, _nowhere(), "Ja.", agreed=True),
            lambda desk: signaal_einde.decide_never_to_tell(desk, _nowhere(), "Ja.", agreed=True),
        )
    ),
}
"""Ways that are about no casus, with the acts of which one will do."""
