"""How the acts of closing, handing over, keeping and destroying are tried, by whoever knows the ids."""

from collections.abc import Callable
from typing import Final

from tests import makers
from tests.hard_rules.rights_world import HERE, OTHER, TODAY, Kept
from triage.casework.desk import Desk
from triage.casework.followup import afronden, overdragen, vernietigen
from triage.casework.followup.afronden import OpenClosing
from triage.casework.followup.overdragen import OpenTransfer
from triage.casework.followup.vernietigen import OpenList
from triage.casus.model import CasusState
from triage.faults import Refusal
from triage.followup.bewaren import keeping
from triage.followup.erasing_ports import Held
from triage.followup.sluiting import Reden
from triage.followup.stuk import Soort, Stuk
from triage.followup.vernietiging import Hand, Vernietiging
from triage.ids import CasusId


def _closing(kept: Kept) -> OpenClosing:
    held = Held(kept.casus.id, kept.casus.kenmerk, CasusState.CONCEPT, HERE, "2026.1", TODAY)
    return OpenClosing(kept.casus, (), (), keeping(held, makers.kader()), None, (), TODAY)


def _close(desk: Desk, kept: Kept) -> object:
    return afronden.close(desk, _closing(kept), Reden.DOEL_BEREIKT, "", OTHER)


def _reopen(desk: Desk, kept: Kept) -> None:
    afronden.reopen(desk, _closing(kept), "Er is weer gebeld.")


def _hand_over(desk: Desk, kept: Kept) -> object:
    shown = OpenTransfer(kept.casus, None, (), (), TODAY)
    return overdragen.hand_over(desk, shown, OTHER, HERE, TODAY, "Ik ga met verlof.")


def _hand_outside(desk: Desk, kept: Kept) -> object:
    shown = OpenTransfer(kept.casus, None, (), (), TODAY)
    return overdragen.hand_outside(desk, shown, ("Gemeente Zuidwolde", "regisseur"), TODAY, "Het gezin verhuisde.")


CLOSES: Final = (lambda desk, kept: afronden.open_closing(desk, kept.casus.id), _close, _reopen)
TRANSFERS: Final = (lambda desk, kept: overdragen.open_transfer(desk, kept.casus.id), _hand_over, _hand_outside)
ALSO: Final = frozenset(
    {"nog_iets_open", "sluiting_geen_regisseur", "casus_al_gesloten", "casus_niet_gesloten", "overdracht_geen_collega"}
) | frozenset({"afgeschermd_zonder_beslisser", "laatste_genoemde"})


def _nowhere() -> OpenList:
    """Return a list that no store has: the right is asked before whether it is there."""
    hand = Hand(OTHER, "Ander", "functie", makers.NOW)
    content = Vernietiging("Vernietiging 2026-X99", (), hand)
    stuk = Stuk("nergens", Soort.VERNIETIGING, "2026-X99", None, HERE, OTHER, "voorgesteld", makers.NOW, content)
    return OpenList(stuk, (), (), TODAY)


def _past_the_right(call: Callable[[Desk], object]) -> Callable[[Desk], object]:
    def tried(desk: Desk) -> None:
        try:
            call(desk)
        except Refusal as refusal:
            # There is no such list, or nothing to put on one: so much is only told to who has the right.
            if refusal.code not in ("stuk_onbekend", "niets_te_vernietigen"):
                raise

    return tried


LISTS: Final = {
    "vernietiging_lezen": (
        vernietigen.kept,
        _past_the_right(lambda desk: vernietigen.open_list(desk, "nergens")),
    ),
    "vernietiging_voorstellen": (
        _past_the_right(vernietigen.propose),
        _past_the_right(lambda desk: vernietigen.withdraw_list(desk, _nowhere())),
    ),
    "vernietiging_voorstellen vernietiging_goedkeuren": (
        _past_the_right(lambda desk: vernietigen.except_case(desk, _nowhere(), CasusId("c"), "Nog nodig.")),
    ),
    "vernietiging_goedkeuren": (_past_the_right(lambda desk: vernietigen.approve(desk, _nowhere(), "x")),),
    "vernietiging_stoppen": (
        _past_the_right(
            lambda desk: vernietigen.stop(desk, _nowhere(), "De rechter."),
        ),
    ),
    "vernietiging_uitvoeren": (_past_the_right(lambda desk: vernietigen.carry_out(desk, _nowhere())),),
}
"""Ways that are about a list, with the acts of which one will do."""
