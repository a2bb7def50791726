"""How the acts about agreements with organisations are tried; they are about no casus."""

from collections.abc import Callable
from typing import Final

from tests import makers
from tests.hard_rules.rights_world import HERE, OTHER, TODAY
from triage.access.log import Act
from triage.casework.convenanten import convenanten, papers
from triage.casework.convenanten.convenanten import OpenConvenant
from triage.casework.desk import Desk
from triage.faults import Refusal
from triage.followup.convenant import Convenant, Gegeven, Stand
from triage.followup.stuk import Soort, Stuk

CONTENT: Final = Convenant(
    "GGD Elsterveen", purpose="Hulp", covers=(Gegeven.DAT,), data=("naam",), basis="AVG 6(1)(e)", since=TODAY
)


def _nowhere() -> OpenConvenant:
    """Return an agreement that no store has: the right is asked before whether it is there."""
    stuk = Stuk("nergens", Soort.CONVENANT, "2026-K99", None, HERE, OTHER, "concept", makers.NOW, CONTENT)
    return OpenConvenant(stuk, Stand.CONCEPT, (), TODAY, may_keep=True)


def _past_the_right(call: Callable[[Desk], object]) -> Callable[[Desk], object]:
    def tried(desk: Desk) -> None:
        try:
            call(desk)
        except Refusal as refusal:
            # There is no such agreement: so much is only told to who has the right.
            if refusal.code != "stuk_onbekend":
                raise

    return tried


def _list(act: Act) -> Callable[[Desk], object]:
    return lambda desk: papers.public_list(desk, act, lambda *_: b"%PDF")


LOOSE: Final = {
    "convenanten_lezen": (
        convenanten.overview,
        _past_the_right(lambda desk: convenanten.open_convenant(desk, "nergens")),
        *map(_list, (Act.CONVENANT_GEZIEN, Act.CONVENANTEN_AFGEDRUKT, Act.CONVENANTEN_BEWAARD)),
    ),
    "convenanten_beheren": (
        lambda desk: convenanten.record(desk, CONTENT),
        _past_the_right(lambda desk: convenanten.change(desk, _nowhere(), CONTENT)),
        _past_the_right(lambda desk: convenanten.let_hold(desk, _nowhere())),
        _past_the_right(lambda desk: convenanten.drop(desk, _nowhere())),
        _past_the_right(lambda desk: convenanten.end(desk, _nowhere(), TODAY, "Niet meer nodig.")),
    ),
}
"""Ways that are about no casus, with the act that will do."""
