"""The certificate that papers are signed with: which one holds, another one, and giving the public part away.

eIDAS (EU 910/2014) art. 35 and 36 say what an electronic seal of an organisation is; a certificate of our own makes an
ordinary one, and one of PKIoverheid tells by whom it was vouched for. A certificate is about an organisation and about
no person; who may manage it is `certificaat_beheren`.
"""

from typing import Final

from triage.access.log import Act
from triage.access.signing import Certificaat, Herkomst
from triage.answers import check_texts
from triage.casework.desk import Desk
from triage.ports import Settings

RIGHT: Final = "certificaat_beheren"
PURPOSE: Final = "certificaat"


def certificates(desk: Desk) -> tuple[Certificaat, ...]:
    """Return every certificate, oldest first; the one that holds now is last.

    Raises:
        Refusal: `geen_recht`.
    """
    desk.demand(RIGHT)
    with desk.work() as work:
        found = work.certificaten.all()
        work.logboek.write(desk.look(Act.MENSEN_GEZIEN, PURPOSE))
        work.commit()
    return found


def public_certificate(desk: Desk, id_: str) -> bytes:
    """Return a certificate as DER, to publish it: whoever has it can check every paper that it signed.

    Raises:
        Refusal: `certificaat_onbekend`, `geen_recht`.
    """
    desk.demand(RIGHT)
    with desk.work() as work:
        found = work.certificaten.public(id_)
        work.logboek.write(desk.look(Act.MENSEN_GEZIEN, PURPOSE, id_))
        work.commit()
    return found


def make_certificate(desk: Desk) -> Certificaat:
    """Sign with a new certificate of our own from now on; the key of the one before is wiped.

    Raises:
        Refusal: `geen_recht`.
    """
    desk.demand(RIGHT)
    with desk.work() as work:
        look = desk.look(Act.CERTIFICAAT_GEWIJZIGD, PURPOSE)
        made = work.certificaten.make(desk.ids(), organisation_of(work.mensen.settings()), look)
        work.commit()
    return made


def take_in_certificate(desk: Desk, pkcs12: bytes, password: str) -> Certificaat:
    """Sign with a certificate from an authority from now on; the key of the one before is wiped.

    Args:
        pkcs12: the file as the authority gave it, with the key.
        password: of that file; it is used once and kept nowhere.

    Raises:
        Refusal: `certificaat_…` (see `triage.access.signing.Certificaten.take_in`), `geen_recht`; nothing was changed.
    """
    desk.demand(RIGHT)
    check_texts(password)
    with desk.work() as work:
        look = desk.look(Act.CERTIFICAAT_GEWIJZIGD, PURPOSE)
        taken = work.certificaten.take_in(desk.ids(), pkcs12, password, look)
        work.commit()
    return taken


def organisation_of(settings: Settings) -> str:
    """Return to whom a certificate of our own is given; one for practice says so in its name."""
    name = settings.municipality.strip()
    return f"OEFENEN {name}" if settings.practice and name else name


def replaced_an_ended_one(certificaten: tuple[Certificaat, ...]) -> bool:
    """Tell whether one of our own holds because one of an authority ended, and nobody chose since."""
    *earlier, holding = certificaten
    if not earlier or (earlier[-1].kind, holding.kind) != (Herkomst.INGEVOERD, Herkomst.EIGEN):
        return False
    return earlier[-1].until <= holding.taken
