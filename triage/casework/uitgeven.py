"""What leaves the house is kept as it left: byte for byte, in the transaction that logs its printing or saving.

One place for every kind of paper. A paper that is only shown is none of this: it is made anew whenever somebody looks,
and what is not handed out binds nobody. A paper that was printed or saved may lie with a citizen, a recipient or a
court, so the municipality must be able to show the same paper (Archiefwet 1995 art. 3; AVG art. 5 lid 2).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Final

from triage.access.log import Act
from triage.access.signing import Uitgave
from triage.answers import Scope
from triage.casework.desk import Desk
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import CasusId, ItemId
from triage.ports import UnitOfWork

PURPOSE: Final = "papier"


class Papier(StrEnum):
    """The kinds of paper about somebody that leave the house.

    A blank form is none, and nor is what is published about nobody (the account, the register, the agreements): what
    that is made of is kept in its versions.
    """

    BESLUIT = "besluit"
    BESLUIT_PERSOON = "besluit_persoon"
    INFORMATIEBRIEF = "informatiebrief"
    VERSTREKKINGSBRIEF = "verstrekkingsbrief"
    TOESTEMMINGSFORMULIER = "toestemmingsformulier"
    PLAN = "plan"
    INZAGE_OVERZICHT = "inzage_overzicht"
    ANTWOORD = "antwoord"
    KENNISGEVING = "kennisgeving"
    HERROEPING = "herroeping"
    SIGNAALBRIEF = "signaalbrief"
    OVERDRACHT = "overdracht"
    VERNIETIGINGSVERKLARING = "vernietigingsverklaring"


READS: Final[Mapping[Papier, str]] = {
    Papier.BESLUIT: "besluit_lezen",
    Papier.BESLUIT_PERSOON: "besluit_lezen",
    Papier.INFORMATIEBRIEF: "opvolging_lezen",
    Papier.VERSTREKKINGSBRIEF: "opvolging_lezen",
    Papier.TOESTEMMINGSFORMULIER: "casus_lezen",
    Papier.PLAN: "plan_lezen",
    Papier.INZAGE_OVERZICHT: "inzage_overzicht",
    Papier.ANTWOORD: "verzoek_lezen",
    Papier.KENNISGEVING: "opvolging_lezen",
    Papier.HERROEPING: "opvolging_lezen",
    Papier.SIGNAALBRIEF: "signaal_lezen",
    Papier.OVERDRACHT: "opvolging_lezen",
    Papier.VERNIETIGINGSVERKLARING: "vernietiging_lezen",
}
"""Who may read a paper again: who may read what it was made of."""
LISTS: Final = "opvolging_lezen"
"""The right to see which papers of a casus left the house."""
BUNDLES: Final = "dossier_bundelen"
"""The right to make a dossier of a closed casus for the archive."""
LEAVES: Final = frozenset(
    act for act in Act if act in (Act.AFGEDRUKT, Act.BEWAARD) or act.value.endswith(("_afgedrukt", "_bewaard"))
) - {Act.TERMIJNEN_BEWAARD}
"""The acts by which a paper leaves the program. A file for a calendar is no paper."""


@dataclass(frozen=True, slots=True)
class Blad:
    """What a paper is.

    Args:
        number: its kenmerk.
        casus, stuk: the casus, and the piece or the seal, that it is about.
        person: the one it is about, where it is about one.
        also: other casussen that it tells of.
    """

    papier: Papier
    number: str
    casus: CasusId | None = None
    stuk: str | None = None
    person: ItemId | None = None
    also: tuple[CasusId, ...] = ()


def issued(desk: Desk, work: UnitOfWork, act: Act, blad: Blad, paper: bytes) -> bytes:
    """Return a paper, kept where it leaves the house. Call in the transaction that logs what it is taken for."""
    if act in LEAVES:
        work.uitgaven.keep(
            Uitgave(
                id=desk.ids(),
                soort=blad.papier.value,
                number=blad.number,
                digest=sha256(paper).hexdigest(),
                at=desk.clock.now(),
                by=desk.actor.person,
                casus=blad.casus,
                stuk=blad.stuk,
                person=blad.person,
                also=tuple(sorted({one for one in blad.also if one != blad.casus})),
            ),
            paper,
        )
    return paper


@dataclass(frozen=True, slots=True)
class Uitgegeven:
    """The papers of a casus that left the house, oldest first, as far as whoever is at the desk may read them.

    That there are others is not told: a letter about a request tells that there was one.

    Args:
        about: the name of the one whom a paper is about, by its id; papers about nobody in particular are not in it.
        bundles: this person can make a dossier of the casus for the archive now.
        practice: it is about invented people.
    """

    casus: CasusId
    kenmerk: str
    papers: tuple[Uitgave, ...]
    about: Mapping[str, str]
    bundles: bool = False
    practice: bool = False


def issued_of(desk: Desk, casus_id: CasusId) -> Uitgegeven:
    """Return which papers of a casus left the house; leaves a log line per person in it.

    Raises:
        Refusal: `casus_onbekend`, or a right that lacks.
    """
    with desk.work() as work:
        casus = work.casussen.get(casus_id, desk.scope(LISTS), desk.look(Act.UITGAVE_GEZIEN, PURPOSE))
        desk.demand(LISTS, casus)
        mine = tuple(one for one in work.uitgaven.of(casus.id) if _may_read(desk, work, casus, one))
        practice = work.mensen.settings().practice
        work.commit()
    there = casus.of(Scope.PERSOON)
    about = {one.id: casus.name_of(Scope.PERSOON, one.person) for one in mine if one.person in there and one.person}
    return Uitgegeven(casus.id, casus.kenmerk, mine, about, desk.may(BUNDLES, casus), practice)


def issued_paper(desk: Desk, casus_id: CasusId, uitgave: str) -> bytes:
    """Return a paper of a casus as it was issued, after logging that it is looked at.

    Raises:
        Refusal: `uitgave_onbekend`, also where it may not be read; `casus_onbekend`, or a right that lacks.
        Trouble: `uitgave_gebroken` when the bytes are not those that were issued.
    """
    look = desk.look(Act.UITGAVE_GEZIEN, PURPOSE, uitgave)
    with desk.work() as work:
        casus = work.casussen.get(casus_id, desk.scope(LISTS), look)
        desk.demand(LISTS, casus)
        found = next((one for one in work.uitgaven.of(casus.id) if one.id == uitgave), None)
        if found is None or not _may_read(desk, work, casus, found):
            raise Refusal("uitgave_onbekend")
        content = work.uitgaven.content(found.id, desk.scope(READS[Papier(found.soort)]), look)
        work.commit()
    return content


def _may_read(desk: Desk, work: UnitOfWork, casus: Casus, one: Uitgave) -> bool:
    """Tell whether whoever is at the desk may read a paper of a casus again, and meets all that it tells of."""
    right = READS[Papier(one.soort)]
    scope = desk.scope(right)
    return desk.may(right, casus) and all(work.casussen.stands(other, scope) is not None for other in one.also)
