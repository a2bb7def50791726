"""The dossier of a closed casus for the e-depot: every paper as it was issued, and what the archive must know of it.

Everything of a casus leaves the program at once, so it asks a right of its own. Like every other look it is only for
who may meet the casus: a closed one is afgeschermd, so whoever makes its dossier was named on it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Final, TypeVar

from triage.access.log import Act, Look
from triage.access.signing import Uitgave
from triage.besluit.sealing import Besluit
from triage.casework.casus.papers import Press, log_mark
from triage.casework.desk import Desk
from triage.casework.uitgeven import BUNDLES, Papier
from triage.casus.model import Casus, CasusState
from triage.faults import Refusal
from triage.followup.bewaren import Keeping, keeping
from triage.followup.sluiting import Sluiting
from triage.followup.stuk import Stuk
from triage.ids import BesluitId, CasusId, PersonId
from triage.ports import UnitOfWork, Wanted
from triage.records.dossier import Bundel
from triage.records.mdto import Archiefstuk, Dossier, Termijn

PURPOSE: Final = "archief"
_CLOSED: Final = Wanted(states=frozenset({CasusState.GESLOTEN}))
_MOST: Final = 100_000
"""More closed casussen than any municipality keeps."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Gesloten:
    """A closed casus in reach, by its kenmerk.

    Args:
        practice: it is about invented people.
    """

    casus: CasusId
    kenmerk: str
    changed: date
    practice: bool = False


Pack = Callable[[Bundel], T]
"""Makes of a dossier what goes to the archive."""


def bundle(desk: Desk, casus_id: CasusId, press: Press, pack: Pack[T]) -> T:
    """Return the packed dossier of a closed casus, after logging it for each person in it.

    A decision whose paper was never made gets it now, as at its first look; it is kept.

    Args:
        press: makes the PDF of a decision.
        pack: packs it, inside the transaction: where that fails nothing is logged. Writing to a disk comes after.

    Raises:
        Refusal: `casus_onbekend`, `niet_in_deze_staat` where it is not closed, or a right that lacks.
        Trouble: `zegel_gebroken`, `uitgave_gebroken`, or what the store cannot do.
    """
    look, scope = desk.look(Act.DOSSIER_GEBUNDELD, PURPOSE), desk.scope(BUNDLES)
    with desk.work() as work:
        casus = work.casussen.get(casus_id, scope, look)
        desk.demand(BUNDLES, casus)
        closings = work.stukken.of(casus.id, Sluiting)
        closed = next((one for one in closings if one.state == "gesloten"), None)
        if closed is None:
            raise Refusal("casus_niet_gesloten")
        found = sorted(_papers(desk, work, casus, press, look), key=lambda one: (one.made, one.soort, one.number))
        packed = pack(_bundle(desk, work, casus, closed, tuple(found)))
        work.commit()
    return packed


def to_bundle(desk: Desk) -> tuple[Gesloten, ...]:
    """Return the closed casussen in reach, oldest first, without a name; leaves a log line about no person.

    Raises:
        Refusal: a right that lacks.
    """
    desk.demand(BUNDLES)
    look, scope = desk.look(Act.LIJST_GEZIEN, PURPOSE), desk.scope(BUNDLES)
    with desk.work() as work:
        rows = work.casussen.rows(scope, look, limit=_MOST, wanted=_CLOSED)
        practice = work.mensen.settings().practice
        work.commit()
    ordered = sorted(rows, key=lambda row: row.kenmerk)
    return tuple(Gesloten(row.id, row.kenmerk, row.changed.date(), practice) for row in ordered)


@dataclass(frozen=True, slots=True)
class _Found:
    """A paper on its way into a dossier."""

    soort: str
    number: str
    made: datetime
    role: str
    content: bytes


def _papers(desk: Desk, work: UnitOfWork, casus: Casus, press: Press, look: Look) -> list[_Found]:
    functions = {one.person: one.function for one in work.mensen.colleagues()}
    issued = work.uitgaven.of(casus.id)
    # What a paper tells of another casus is kept by the rules of that one, and is not this archive's.
    mine = (one for one in issued if one.soort != Papier.BESLUIT and not one.also)
    found = [_issued(desk, work, one, functions, look) for one in mine]
    for seal, _, _ in work.besluiten.of(casus.id, desk.scope(BUNDLES)):
        found.append(_sealed(desk, work, seal, press, look))
    return found


def _issued(desk: Desk, work: UnitOfWork, one: Uitgave, functions: Mapping[PersonId, str], look: Look) -> _Found:
    content = work.uitgaven.content(one.id, desk.scope(BUNDLES), look)
    return _Found(one.soort, one.number, one.at, functions.get(one.by, ""), content)


def _sealed(desk: Desk, work: UnitOfWork, seal: BesluitId, press: Press, look: Look) -> _Found:
    """Return the paper of a seal as it is kept; one that was never made is made now."""
    besluit = work.besluiten.get(seal, desk.scope(BUNDLES), look)
    paper = work.besluiten.paper(seal)
    if paper is None:
        paper = press(besluit, log_mark(*work.logboek.head()), work.mensen.settings())
        work.besluiten.keep_paper(seal, paper)
    facts = besluit.facts
    return _Found(facts.kind, facts.number, facts.sealed_on, _function(besluit), paper)


def _function(besluit: Besluit) -> str:
    """Return the function of who decided; of a record without a decision, of who recorded it."""
    facts = besluit.facts
    return facts.decider.function or facts.proposer.function


def _bundle(desk: Desk, work: UnitOfWork, casus: Casus, closed: Stuk[Sluiting], found: tuple[_Found, ...]) -> Bundel:
    settings, functions = work.mensen.settings(), {one.person: one.function for one in work.mensen.colleagues()}
    dossier = Dossier(
        kenmerk=casus.kenmerk,
        municipality=settings.municipality,
        unit=settings.unit,
        begun=casus.made.date(),
        closed=closed.content.closed_on,
        closed_role=functions.get(closed.content.by, ""),
        bundled=desk.clock.now(),
        termijn=_term(_kept(desk, work, casus)),
        papers=tuple(_stuk(place, one) for place, one in enumerate(found, 1)),
        shielded=closed.content.shielded_before,
        deferred=bool(work.inzage.untold(casus.id, desk.clock.today())),
        practice=settings.practice,
    )
    return Bundel(dossier, tuple(one.content for one in found), settings)


def _kept(desk: Desk, work: UnitOfWork, casus: Casus) -> Keeping:
    (held,) = work.erasing.held(desk.scope(BUNDLES), desk.look(Act.DOSSIER_GEBUNDELD, PURPOSE), casus.id)
    return keeping(held, desk.kader)


def _term(found: Keeping) -> Termijn:
    return Termijn(found.source, found.labels[0].years, found.last_change, found.destroy_on)


def _stuk(place: int, one: _Found) -> Archiefstuk:
    digest = sha256(one.content).hexdigest()
    return Archiefstuk(one.soort, one.number, place, one.made, one.role, len(one.content), digest)
