"""How the rights about requests of citizens, and about the notices that follow from them, are tried."""

from collections.abc import Callable, Mapping
from typing import Final

from tests.hard_rules.rights_world import TODAY, Kept, notice_of, request_of
from triage.access.log import Act
from triage.answers import Scope
from triage.casework.desk import Desk
from triage.casework.followup import berichten, verzoeken, verzoeken_stappen
from triage.casework.followup.berichten_brieven import notice_letter
from triage.casework.followup.verzoeken import NewVerzoek
from triage.casework.followup.verzoeken_besluit import Judgement, decide
from triage.casework.followup.verzoeken_brieven import letter
from triage.followup.verzoek import Oordeel, Recht
from triage.records.antwoord import Briefsoort

ALSO: Final = frozenset({"eigen_eerste_besluit", "geen_mandaat", "weglaten_zonder_reden"})
"""Refusals by which it is clear that the right itself was there."""
_SAID: Final = Judgement(Oordeel.TOEGEWEZEN, "U krijgt alles.", withheld="Niets.")


def _new(desk: Desk, kept: Kept) -> object:
    person = kept.casus.of(Scope.PERSOON)[0]
    asked = NewVerzoek(
        Recht.INZAGE, "Naam", "Naam", TODAY, "brief", "Wat weet u van mij?", casus=kept.casus.id, about=person
    )
    return verzoeken.register(desk, asked)


def _letter(act: Act, desk: Desk, kept: Kept) -> object:
    return letter(desk, request_of(kept.casus).id, Briefsoort.ONTVANGST, act, lambda *_: b"")


def _notice(act: Act, desk: Desk, kept: Kept) -> object:
    return notice_letter(desk, notice_of(kept.casus).id, act, lambda *_: b"")


REGISTERS: Final = (lambda desk, kept: verzoeken.choices(desk, kept.casus.id), _new)
READS: Final = (
    lambda desk, kept: verzoeken.open_verzoek(desk, request_of(kept.casus).id),
    lambda desk, kept: _letter(Act.BRIEF_GEZIEN, desk, kept),
)
HANDLES: Final = (
    lambda desk, kept: verzoeken_stappen.receipt_sent(desk, request_of(kept.casus).id, TODAY, "brief"),
    lambda desk, kept: verzoeken_stappen.identity_doubted(desk, request_of(kept.casus).id, "Kom langs.", TODAY),
    lambda desk, kept: verzoeken_stappen.withdraw(desk, request_of(kept.casus).id, "Laat maar.", TODAY),
    lambda desk, kept: _letter(Act.BRIEF_AFGEDRUKT, desk, kept),
    lambda desk, kept: _letter(Act.BRIEF_BEWAARD, desk, kept),
)
DECIDES: Final = (lambda desk, kept: decide(desk, request_of(kept.casus).id, _SAID),)
NOTICES: Final = (
    lambda desk, kept: berichten.open_bericht(desk, notice_of(kept.casus).id),
    lambda desk, kept: berichten.berichten_of(desk, kept.casus.id),
    lambda desk, kept: _notice(Act.BRIEF_GEZIEN, desk, kept),
)
SENDS: Final = (
    lambda desk, kept: berichten.sent(desk, notice_of(kept.casus).id, TODAY, "brief"),
    lambda desk, kept: berichten.not_needed(desk, notice_of(kept.casus).id, "Bestaat niet meer."),
    lambda desk, kept: _notice(Act.BRIEF_AFGEDRUKT, desk, kept),
    lambda desk, kept: _notice(Act.BRIEF_BEWAARD, desk, kept),
)
LISTS: Final[Mapping[str, tuple[Callable[[Desk], object], ...]]] = {
    "verzoek_lezen": (verzoeken.list_verzoeken,),
    "verzoek_registreren": (lambda desk: verzoeken.find_casus(desk, "2026-9999"),),
    "bericht_versturen": (berichten.waiting,),
}
"""Ways that are about no casus in particular."""
