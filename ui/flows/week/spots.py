"""Where something that is owed opens."""

from collections.abc import Mapping
from typing import Final

from triage.followup.stuk import Soort
from triage.followup.taak import CASUS, Taak
from ui.spot import At, Spot

SPOTS: Final[Mapping[Soort, At]] = {
    Soort.REGEL: At.LINE,
    Soort.GELDIGHEID: At.REVIEW,
    Soort.INFORMEREN: At.INFORM,
    Soort.CRISIS: At.CRISIS,
    Soort.VERZOEK: At.RIGHT,
    Soort.SIGNAAL: At.SIGNAL,
    Soort.BERICHT: At.NOTICE,
    Soort.OVERDRACHT: At.CLOSING,
    Soort.SLUITING: At.CLOSING,
    Soort.VERNIETIGING: At.DESTROYING,
    Soort.STEEKPROEF: At.SAMPLE,
    Soort.VERANTWOORDING: At.ACCOUNT,
    Soort.CONVENANT: At.CONVENANT,
    Soort.DPIA: At.REGISTER,
}
"""The spot of each kind of piece."""


def spot_of(taak: Taak, ways: frozenset[At]) -> Spot | None:
    """Return where something opens, or None where the casus itself is the place, or this role has no way there.

    Args:
        ways: the spots that there are for this role.
    """
    at = At.FOLLOW if taak.soort == CASUS else SPOTS[Soort(taak.soort)]
    if at not in ways or (taak.soort == CASUS and not taak.decided):
        return None
    about = taak.casus or "" if at in (At.FOLLOW, At.CLOSING) else taak.about
    return Spot(at, about)
