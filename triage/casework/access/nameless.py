"""Reading a casus or a besluit without names: for an adviser who was asked, and for the FG."""

from dataclasses import dataclass, replace
from datetime import datetime

from triage.access.log import Act
from triage.besluit.pseudonym import masker, nameless
from triage.besluit.sealing import SealedFacts
from triage.besluit.snapshot import Snapshot, snapshot
from triage.casework.desk import Desk
from triage.casus.model import CasusState
from triage.casus.walk import walk
from triage.ids import BesluitId, CasusId


@dataclass(frozen=True, slots=True)
class Nameless:
    """A casus without names.

    Args:
        besluiten: id, number and moment of its seals, where this role may read those without names.
    """

    casus: CasusId
    kenmerk: str
    state: CasusState
    snapshot: Snapshot
    besluiten: tuple[tuple[BesluitId, str, datetime], ...]


def open_nameless(desk: Desk, casus_id: CasusId) -> Nameless:
    """Open a casus to read without names; leaves a log line per person in it.

    Raises:
        Refusal: `casus_onbekend`, also where the right lacks.
    """
    with desk.work() as work:
        look = desk.look(Act.CASUS_GEZIEN_ZONDER_NAMEN, "zonder_namen")
        casus = work.casussen.get(casus_id, desk.scope("casus_lezen_zonder_namen"), look)
        desk.demand("casus_lezen_zonder_namen", casus)
        sealed = work.besluiten.of(casus_id, desk.scope("besluit_lezen_zonder_namen"))
        work.commit()
    shot = nameless(snapshot(walk(casus, desk.kader_of(casus)), desk.kader_of(casus)))
    return Nameless(casus.id, casus.kenmerk, casus.state, shot, sealed)


def open_besluit_nameless(desk: Desk, besluit_id: BesluitId) -> SealedFacts:
    """Open what a sealed decision says, without names; leaves a log line per person in it.

    Raises:
        Refusal: `besluit_onbekend`, also where the right lacks.
        Trouble: `zegel_gebroken`.
    """
    with desk.work() as work:
        look = desk.look(Act.BESLUIT_GEZIEN_ZONDER_NAMEN, "zonder_namen")
        besluit = work.besluiten.get(besluit_id, desk.scope("besluit_lezen_zonder_namen"), look)
        work.commit()
    return without_names(besluit.facts)


def without_names(facts: SealedFacts) -> SealedFacts:
    """Return what was sealed without the names of betrokkenen, in the decider's own words as well."""
    hide = masker(tuple(person.name for person in facts.snapshot.people))
    verdicts = tuple(replace(one, wording=hide(one.wording)) for one in facts.verdicts)
    return replace(facts, snapshot=nameless(facts.snapshot), motivation=hide(facts.motivation), verdicts=verdicts)
