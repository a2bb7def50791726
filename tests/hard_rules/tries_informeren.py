"""How the rights about informing and its deferral are tried."""

from datetime import timedelta
from typing import Final

from tests.hard_rules.rights_world import TODAY, YESTERDAY, Kept, informing_of
from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casework.followup import informatiebrief, informeren_desk, uitstel, vertellen
from triage.casework.followup.informatiebrief import Adressering
from triage.casework.followup.uitstel import Keuze, Opzet, Uitspraak
from triage.casework.followup.vertellen import Mededeling
from triage.followup.informeren import Informeren, Punt, Variant, Weg
from triage.followup.stuk import Stuk

ALSO: Final = frozenset({"overgang_kan_niet", "verteld_dag"})
"""Refusals by which it is clear that the right itself was there: nothing was proposed, nothing to take back."""
_POINTS: Final = tuple(Punt(letter, "Woorden.") for letter in "abcdefgh")
_LONGER: Final = Opzet(("C1",), TODAY + timedelta(5), "Nog niet veilig.", _POINTS)
_SAID: Final = Mededeling(TODAY, Weg.GESPREK, Variant.VOLWASSENE, "de betrokkene")


def _open(kept: Kept) -> Stuk[Informeren]:
    return informing_of(kept.casus, kept.besluit)


def _later(kept: Kept) -> Stuk[Informeren]:
    return informing_of(kept.casus, kept.besluit, until=YESTERDAY)


def _letter(act: Act, desk: Desk, kept: Kept) -> object:
    given = Adressering(Variant.VOLWASSENE)
    return informatiebrief.information_letter(desk, _open(kept).id, given, act, lambda *_: b"")


READS: Final = (lambda desk, kept: informeren_desk.open_informing(desk, _open(kept).id),)
TELLS: Final = (
    lambda desk, kept: vertellen.tell(desk, _open(kept), _SAID),
    lambda desk, kept: vertellen.representative_known(desk, _open(kept), "Een mentor", TODAY),
    lambda desk, kept: _letter(Act.BRIEF_GEZIEN, desk, kept),
    lambda desk, kept: _letter(Act.BRIEF_AFGEDRUKT, desk, kept),
    lambda desk, kept: _letter(Act.BRIEF_BEWAARD, desk, kept),
)
PROPOSES: Final = (
    lambda desk, kept: uitstel.propose(desk, _later(kept), _LONGER),
    lambda desk, kept: uitstel.take_back(desk, _later(kept)),
)
DECIDES: Final = (
    lambda desk, kept: uitstel.decide_deferral(
        desk, _later(kept), Uitspraak(Keuze.INFORMEREN, "Nu kan het.", own_weighing=True)
    ),
)
