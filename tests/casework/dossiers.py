"""Closed casussen with papers that were issued, for the tests of the archive."""

from tests import makers
from tests.casework import test_afronden as closing
from tests.casework import test_informing as informing
from tests.casework.steps import CASUS_3, Office
from triage.access.log import Act
from triage.besluit.sealing import Besluit
from triage.casework.casus.papers import paper
from triage.casework.followup import afronden
from triage.casework.followup.informatiebrief import Adressering, information_letter
from triage.followup.informeren import Variant
from triage.followup.sluiting import Reden
from triage.ids import CasusId

MIRJAM = makers.actor(closing.MIRJAM, "procesregisseur")
DAAN = makers.actor("Daan Brouwer", "informatieregisseur")
LETTER = b"%PDF een brief aan Huib Wiersinga"


def pressed(besluit: Besluit, *_: object) -> bytes:
    """Return what stands for the paper of a decision."""
    return f"%PDF {besluit.number} {besluit.digest}".encode()


def closed(office: Office, *, issue: bool = True) -> Besluit:
    """Return the decision of a casus that was closed; its besluit was printed, and a letter about it saved."""
    sealed = office.sealed(CASUS_3)
    if issue:
        paper(office.desk(), sealed.id, Act.AFGEDRUKT, pressed)
        stuk = informing.piece(office, sealed, "huib")
        given = Adressering(Variant.VOLWASSENE)
        information_letter(office.desk(), stuk.id, given, Act.BRIEF_BEWAARD, lambda *_: LETTER)
    shut(office, sealed.casus)
    return sealed


def shut(office: Office, casus: CasusId) -> None:
    """Close a casus, with Mirjam named on it."""
    desk = office.desk(MIRJAM)
    closing._settle(office, afronden.open_closing(desk, casus).casus)  # noqa: SLF001 (one house of tests)
    afronden.close(desk, afronden.open_closing(desk, casus), Reden.DOEL_BEREIKT, "", closing.MIRJAM)
