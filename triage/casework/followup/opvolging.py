"""What follows the decisions of a casus on one page, and one line that may leave: looking, and nothing else.

Reading leaves a log line for each person it is about (hard rule 9). A kind of piece that this role may not read is not
read, and does not show.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from triage.access.log import Act, Look
from triage.access.rights import may
from triage.answers import Scope
from triage.casework.desk import Desk
from triage.casework.followup.regels import Told, deferred, held, reflects_until
from triage.casework.followup.verstrekken import RECORDS, WITHDRAWS
from triage.casus.model import Casus, CasusState
from triage.faults import Refusal
from triage.followup.bericht import Bericht
from triage.followup.informeren import Informeren
from triage.followup.kinds import CONTENTS, MACHINES
from triage.followup.regel import Regel, Rem
from triage.followup.stuk import Soort, Stuk
from triage.ids import CasusId, ItemId
from triage.ports import UnitOfWork
from triage.terms.running import aim, due, suspended

READS: Final = "opvolging_lezen"
_OWN_READS: Final[Mapping[Soort, str]] = {
    Soort.VERZOEK: "verzoek_lezen",
    Soort.SIGNAAL: "signaal_lezen",
    Soort.VERNIETIGING: "vernietiging_lezen",
}
"""Kinds whose rows ask a right of their own; the others come with the page."""
ACTS: Final = (
    "casus_lezen",
    "casus_lijst",
    "besluit_lezen",
    "verzoek_registreren",
    "casus_sluiten",
    "regie_overdragen",
)
"""What can be done from here, or opened."""
_PURPOSE: Final = "opvolging"


@dataclass(frozen=True, slots=True)
class Rij:
    """A piece of the follow-up on the page of its casus.

    Args:
        names: of the people in the casus it is about.
        to: for a notice, to whom it goes; or empty.
        over: nothing is owed or done with it any more.
        aim, due: what is owed first: streefdatum and uiterste datum, or None.
        waits: a term of it stands still.
    """

    id: str
    soort: Soort
    number: str
    state: str
    names: tuple[str, ...]
    to: str
    over: bool
    aim: date | None
    due: date | None
    waits: bool


@dataclass(frozen=True, slots=True)
class Lijn:
    """A line as it stands today.

    Args:
        about_name: the person it is about.
        remmen: what holds it back today; empty when it may leave.
        reflects: the last day of the reflection period after a letter, or None.
        deferred: the person may not know yet, and that holds today.
    """

    stuk: Stuk[Regel]
    about_name: str
    remmen: tuple[Rem, ...]
    reflects: date | None
    deferred: bool


@dataclass(frozen=True, slots=True)
class Opvolging:
    """Everything of a casus after its decisions.

    Args:
        rows: every piece but the lines, oldest first.
        lines: oldest first; those that were replaced among them.
        besluiten: id and number of its seals, oldest first; empty for who may not read them.
        may: the acts of `ACTS` that this person may do now.
    """

    casus: CasusId
    kenmerk: str
    state: CasusState
    rows: tuple[Rij, ...]
    lines: tuple[Lijn, ...]
    besluiten: tuple[tuple[str, str], ...]
    may: frozenset[str]


@dataclass(frozen=True, slots=True)
class OpenLijn:
    """One line on the screen.

    Args:
        kenmerk: of its casus.
        may: of `verstrekking_vastleggen`, `toestemming_intrekken` and `besluit_lezen`, what this person may do now.
    """

    lijn: Lijn
    casus: CasusId
    kenmerk: str
    may: frozenset[str]


def open_follow(desk: Desk, casus_id: CasusId) -> Opvolging:
    """Return what follows the decisions of a casus; leaves a log line for every person in it.

    Raises:
        Refusal: `casus_onbekend`, or a right that lacks.
    """
    look = desk.look(Act.OPVOLGING_GEZIEN, _PURPOSE)
    with desk.work() as work:
        casus = work.casussen.get(casus_id, desk.scope(READS), look)
        desk.demand(READS, casus)
        found = Opvolging(
            casus.id,
            casus.kenmerk,
            casus.state,
            rows=tuple(_row(casus, one) for one in _pieces(desk, work, casus)),
            lines=_lines(desk, work, casus),
            besluiten=_besluiten(desk, work, casus),
            may=_may(desk, casus, ACTS),
        )
        work.commit()
    return found


def open_line(desk: Desk, stuk: str) -> OpenLijn:
    """Return a line that may leave, or might have; leaves a log line for the person it is about.

    Raises:
        Refusal: `stuk_onbekend`, or a right that lacks.
    """
    with desk.work() as work:
        kept, casus = met(desk, work, stuk, READS, desk.look(Act.REGEL_GEZIEN, _PURPOSE, stuk))
        told = work.stukken.of(casus.id, Informeren)
        line = _line(desk, casus, kept, told)
        acts = _may(desk, casus, (RECORDS, WITHDRAWS, "besluit_lezen"))
        work.commit()
    return OpenLijn(line, casus.id, casus.kenmerk, acts)


def met(desk: Desk, work: UnitOfWork, stuk: str, act: str, look: Look) -> tuple[Stuk[Regel], Casus]:
    """Return a line and its casus where this person may do an act on it."""
    kept = work.stukken.get(stuk, Regel, desk.scope(act), look)
    if kept.casus is None:
        raise Refusal("stuk_onbekend")
    casus = work.casussen.get(kept.casus, desk.scope(act), replace(look, concerned=kept.concerned))
    desk.demand(act, casus)
    return kept, casus


def name_of(casus: Casus, person: ItemId) -> str:
    """Return how a person in a casus is called; empty for who was taken out of it."""
    return casus.name_of(Scope.PERSOON, person) if person in casus.of(Scope.PERSOON) else ""


def _may(desk: Desk, casus: Casus, acts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(act for act in acts if may(desk.kader, desk.actor, act, desk.clock.today(), casus))


def _besluiten(desk: Desk, work: UnitOfWork, casus: Casus) -> tuple[tuple[str, str], ...]:
    found = work.besluiten.of(casus.id, desk.scope("besluit_lezen"))
    return tuple((besluit, number) for besluit, number, _ in found)


def _pieces(desk: Desk, work: UnitOfWork, casus: Casus) -> tuple[Stuk[Any], ...]:
    kinds = (soort for soort in CONTENTS if soort is not Soort.REGEL)
    mine = (soort for soort in kinds if desk.may(_OWN_READS.get(soort, READS), casus))
    return tuple(one for soort in mine for one in sorted(work.stukken.of(casus.id, CONTENTS[soort]), key=_in_order))


def _row(casus: Casus, stuk: Stuk[Any]) -> Rij:
    found = [(day, term) for term in stuk.terms if term.term.owed and (day := due(term)) is not None]
    first = min(found, key=lambda one: one[0])[1] if found else None
    return Rij(
        id=stuk.id,
        soort=stuk.soort,
        number=stuk.number,
        state=stuk.state,
        names=tuple(name for person in stuk.concerned if (name := name_of(casus, person))),
        to=stuk.content.name if isinstance(stuk.content, Bericht) else "",
        over=stuk.state in MACHINES[stuk.soort].ends and not stuk.terms,
        aim=aim(first) if first is not None else None,
        due=due(first) if first is not None else None,
        waits=any(suspended(term) for term in stuk.terms),
    )


def _lines(desk: Desk, work: UnitOfWork, casus: Casus) -> tuple[Lijn, ...]:
    told = work.stukken.of(casus.id, Informeren)
    found = sorted(work.stukken.of(casus.id, Regel), key=_in_order)
    return tuple(_line(desk, casus, one, told) for one in found)


def _in_order(stuk: Stuk[Any]) -> tuple[int, str]:
    """The order of numbers: `R2` before `R10`; what one seal made was all made in the same moment."""
    return len(stuk.number), stuk.number


def _line(desk: Desk, casus: Casus, stuk: Stuk[Regel], told: Told) -> Lijn:
    today, regel = desk.clock.today(), stuk.content
    return Lijn(
        stuk,
        name_of(casus, regel.about),
        held(stuk, told, desk.kader, today),
        reflects_until(regel, told, desk.kader),
        deferred(regel, told, today),
    )
