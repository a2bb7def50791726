"""How papers that were issued and dossiers for the archive are tried, by whoever knows the ids."""

from collections.abc import Callable, Mapping
from typing import Final

from tests.hard_rules.rights_world import Kept
from triage.casework.desk import Desk
from triage.casework.papier.bundelen import bundle, to_bundle
from triage.casework.uitgeven import issued_of, issued_paper
from triage.faults import Refusal

Read = Callable[[Desk, Kept], object]


def _pressed(*_: object) -> bytes:
    return b"%PDF"


def _bundle(desk: Desk, kept: Kept) -> object:
    return bundle(desk, kept.casus.id, _pressed, lambda found: found)


def _issued(desk: Desk, kept: Kept) -> object:
    """Open a paper that is not there: so much is only told to who may see which papers left the house."""
    try:
        return issued_paper(desk, kept.casus.id, "bestaat-niet")
    except Refusal as refusal:
        if refusal.code != "uitgave_onbekend":
            raise
    return None


BUNDLES: Final = (_bundle,)
ALSO: Final = frozenset({"casus_niet_gesloten"})
ISSUED: Final = (lambda desk, kept: issued_of(desk, kept.casus.id), _issued)
LOOSE: Final = {"dossier_bundelen": (to_bundle,)}
READS: Final[Mapping[str, tuple[str, Read]]] = {
    "papers that were issued": ("procesregisseur", lambda desk, kept: issued_of(desk, kept.casus.id)),
    "a paper as it was issued": ("procesregisseur", _issued),
    "a dossier for the archive": ("procesregisseur", _bundle),
    "casussen to make a dossier of": ("procesregisseur", lambda desk, _: to_bundle(desk)),
}
"""Ways to read, by whom."""
