"""How the acts about the register of processing and the DPIA are tried; they are about no casus."""

from collections.abc import Callable
from typing import Final

from tests import makers
from tests.hard_rules.rights_world import HERE, OTHER, TODAY
from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casework.register import register
from triage.faults import Refusal
from triage.followup.dpia import Dpia, Uitkomst
from triage.followup.stuk import Soort, Stuk

CONTENT: Final = Dpia(TODAY, "1.0", Uitkomst.MET_MAATREGELEN)


def _change(desk: Desk) -> None:
    """Try a DPIA that no store has: the right is asked before whether it is there."""
    stuk = Stuk("nergens", Soort.DPIA, "2026-P99", None, HERE, OTHER, "geldt", makers.NOW, CONTENT)
    try:
        register.change_dpia(desk, stuk, CONTENT)
    except Refusal as refusal:
        if refusal.code != "stuk_onbekend":
            raise


def _paper(act: Act) -> Callable[[Desk], object]:
    return lambda desk: register.paper(desk, act, lambda _: b"%PDF")


LOOSE: Final = {
    "register_lezen": (
        register.read,
        *map(_paper, (Act.REGISTER_GEZIEN, Act.REGISTER_AFGEDRUKT, Act.REGISTER_BEWAARD)),
    ),
    "register_bijhouden": (lambda desk: register.record_dpia(desk, CONTENT), _change),
}
"""Ways that are about no casus, with the act that will do."""
