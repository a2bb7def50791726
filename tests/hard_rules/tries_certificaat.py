"""How the right to manage the certificate is tried."""

from collections.abc import Callable, Mapping
from typing import Final

from tests import makers
from tests.certificates import PASSWORD, Given, pkcs12_of
from tests.hard_rules.rights_world import Kept
from triage.access.log import Act
from triage.casework.beheer import certificaat
from triage.casework.desk import Desk
from triage.ports import Work

_MADE: Final = certificaat.make_certificate
_ID: Final = "c-proef"

LOOSE: Final[Mapping[str, tuple[Callable[[Desk], object], ...]]] = {
    "certificaat_beheren": (
        certificaat.certificates,
        _MADE,
        lambda desk: certificaat.public_certificate(desk, _MADE(desk).id),
        lambda desk: certificaat.take_in_certificate(desk, pkcs12_of(Given("p-256")), PASSWORD),
    )
}
"""It is about no casus."""

READS: Final[Mapping[str, tuple[str, Callable[[Desk, Kept], object]]]] = {
    "a certificate to publish": ("beheerder", lambda desk, _: certificaat.public_certificate(desk, _ID)),
    "a certificate made": ("beheerder", lambda desk, _: _MADE(desk)),
}
"""As it is tried with a log that takes no line."""


def fill(work: Work) -> None:
    """Keep a certificate to give away."""
    with work() as unit:
        unit.certificaten.make(_ID, "Elsterveen", makers.look(Act.CERTIFICAAT_GEWIJZIGD))
        unit.commit()
