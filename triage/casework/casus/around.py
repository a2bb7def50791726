"""Around a casus: who may see it, since when and why, and what belongs to it. No name of a betrokkene (chapter 4)."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from triage.access.actor import Colleague
from triage.access.log import Act
from triage.casework.access.deciders import can, deciders, seats
from triage.casework.access.naming import involved, named_decides, regisseurs, shielded
from triage.casework.casus.overview import open_to
from triage.casework.desk import Desk
from triage.casus.members import Band, Member
from triage.casus.model import Casus, CasusState
from triage.ids import CasusId, PersonId
from triage.plan.overleg import OverlegState
from triage.ports import UnitOfWork

OWNER: Final = "eigen"
"""The relation of the owner; the others are the bands of `triage.casus.members`."""
ACTS: Final = (
    "casus_lezen",
    "afschermen",
    "regie_geven",
    "advies_vragen",
    "plan_lezen",
    "plan_schrijven",
    "overleg_lezen",
    "overleg_schrijven",
    "toegang_beoordelen",
    "opvolging_lezen",
    "toestemming_formulier",
)
"""What can be done from here, or opened."""
LOOKS: Final = ("casus_lijst", "casus_lezen", "casus_lezen_zonder_namen", "besluit_lezen", "plan_eigen_deel_lezen")
"""The acts of which one is enough to see something of a casus."""


@dataclass(frozen=True, slots=True)
class Seer:
    """A colleague who may see a casus.

    Args:
        roles: what they may work as today; empty when nothing, and then they are out.
        relation: a band, or `eigen`.
        inside: there is something of it that they may see today; who left, or whose role ended, may not.
    """

    person: PersonId
    name: str
    function: str
    roles: tuple[str, ...]
    relation: str
    since: date
    until: date | None = None
    inside: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """A colleague who can be chosen.

    Args:
        decides: they may decide on this casus, once they are named.
    """

    person: PersonId
    name: str
    function: str
    roles: tuple[str, ...]
    decides: bool = False


@dataclass(frozen=True, slots=True)
class Advice:
    """A question to an adviser: that it was asked, never the words."""

    adviser: str
    asked: datetime
    answered: datetime | None


@dataclass(frozen=True, slots=True)
class Met:
    """A casusoverleg, by reference."""

    id: str
    number: str
    at: datetime
    state: OverlegState


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a casus, as far as this role may know.

    Args:
        owner, owner_function: who opened it.
        regisseur: who is the casusregisseur, or empty.
        may: the acts of `ACTS` that this person may do on it now.
        able: by act, the roles that may do it, in words.
        by_team: the roles that see something of every casus of their team that is not afgeschermd, in words.
        everywhere: the roles that know of every casus that is not afgeschermd, in words.
        seers: the owner and everybody who is named, whom it is open to besides the team.
        nameable: who can be named; empty for who may not.
        regisseurs: who can have the regie; empty for who may not give it.
        needs_decider: it is afgeschermd, or would be, and nobody named may decide on it.
        adviezen: None for who may not read the casus.
        plans: id and number, oldest first; None for who may not read them.
        running: a plan of it runs: another cannot begin.
        overleggen: None for who may not read them.
    """

    casus: CasusId
    kenmerk: str
    state: CasusState
    team: str
    owner: str
    owner_function: str
    regisseur: str
    shielded: bool
    may: frozenset[str]
    able: Mapping[str, tuple[str, ...]]
    by_team: tuple[str, ...]
    everywhere: tuple[str, ...]
    seers: tuple[Seer, ...]
    nameable: tuple[Choice, ...] = ()
    regisseurs: tuple[Choice, ...] = ()
    needs_decider: bool = False
    adviezen: tuple[Advice, ...] | None = None
    plans: tuple[tuple[str, str], ...] | None = None
    running: bool = False
    overleggen: tuple[Met, ...] | None = None


def around(desk: Desk, casus_id: CasusId) -> Around:
    """Return what stands around a casus; leaves a log line per person in it.

    Raises:
        Refusal: `casus_onbekend`, also where the right lacks.
    """
    with desk.work() as work:
        casus = work.casussen.get(casus_id, desk.scope("casus_lijst"), desk.look(Act.CASUS_GEZIEN, "rondom"))
        desk.demand("casus_lijst", casus)
        found = _around(desk, work, casus)
        work.commit()
    return found


def reached(desk: Desk, casus: CasusId, acts: tuple[str, ...]) -> frozenset[str]:
    """Return the acts that this person may do on a casus. Nothing of it is read, so it leaves no log line."""
    with desk.work() as work:
        return frozenset(act for act in acts if open_to(desk, work, casus, act))


def _around(desk: Desk, work: UnitOfWork, casus: Casus) -> Around:
    people = {one.person: one for one in work.mensen.colleagues()}
    roles = {person: _roles(desk, work, person) for person in people}
    may = frozenset(act for act in ACTS if desk.may(act, casus))
    owner = people.get(casus.owner)
    return Around(
        casus=casus.id,
        kenmerk=casus.kenmerk,
        state=casus.state,
        team=casus.team,
        owner=owner.name if owner else "",
        owner_function=owner.function if owner else "",
        regisseur=", ".join(_name(people, one.person) for one in _running(desk, casus) if one.band is Band.REGIE),
        shielded=casus.shielded,
        may=may,
        able={act: _able(desk, act) for act in ACTS},
        by_team=_seeing(desk, {"team", "voorgelegd"}, LOOKS),
        everywhere=_seeing(desk, {"alle"}, ("casus_lijst",)),
        seers=_seers(desk, work, casus, people, roles),
        nameable=_nameable(desk, work, casus, roles) if "afschermen" in may else (),
        regisseurs=_can_have_regie(desk, work, casus, roles) if "regie_geven" in may else (),
        needs_decider="afschermen" in may and _needs_decider(desk, work, casus),
        adviezen=_adviezen(work, casus, people) if "casus_lezen" in may else None,
        plans=work.plannen.of(casus.id) if "plan_lezen" in may else None,
        running="plan_schrijven" in may and work.plannen.running(casus.id) is not None,
        overleggen=_overleggen(work, casus) if "overleg_lezen" in may else None,
    )


def _seers(
    desk: Desk,
    work: UnitOfWork,
    casus: Casus,
    people: Mapping[PersonId, Colleague],
    roles: Mapping[PersonId, tuple[str, ...]],
) -> tuple[Seer, ...]:
    day = desk.clock.today()
    own = Member(casus.owner, Band.GENOEMD, casus.made.date())
    listed = [(OWNER, own), *((one.band.value, one) for one in casus.members if one.holds_on(day))]
    return tuple(
        Seer(
            one.person,
            _name(people, one.person),
            people[one.person].function if one.person in people else "",
            roles.get(one.person, ()),
            relation,
            one.since,
            one.until,
            any(can(desk, work, one.person, act, casus) for act in LOOKS),
        )
        for relation, one in listed
    )


def _running(desk: Desk, casus: Casus) -> tuple[Member, ...]:
    return tuple(one for one in casus.members if one.holds_on(desk.clock.today()))


def _name(people: Mapping[PersonId, Colleague], person: PersonId) -> str:
    return people[person].name if person in people else ""


def _roles(desk: Desk, work: UnitOfWork, person: PersonId) -> tuple[str, ...]:
    held = (seat.role for seat in seats(desk, work, person))
    return tuple(dict.fromkeys(desk.kader.roles[role].text for role in held if role in desk.kader.roles))


def _able(desk: Desk, act: str) -> tuple[str, ...]:
    return tuple(role.text for role in desk.kader.roles.values() if role.rights.get(act))


def _seeing(desk: Desk, relations: AbstractSet[str], acts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the roles that may do one of these acts in one of these relations, in words."""
    roles = desk.kader.roles.values()
    return tuple(role.text for role in roles if any(relations & set(role.rights.get(act, ())) for act in acts))


def _nameable(
    desk: Desk, work: UnitOfWork, casus: Casus, roles: Mapping[PersonId, tuple[str, ...]]
) -> tuple[Choice, ...]:
    """Return whom to name: everybody with a role today who is not named yet, or not without an end."""
    there = {one.person for one in _running(desk, casus) if one.band is Band.GENOEMD and one.until is None}
    if not casus.shielded:
        there |= set(involved(desk, casus))
    free = replace(casus, shielded=False)
    deciding = {one.person for one in deciders(desk, work, free)}
    return tuple(
        Choice(one.person, one.name, one.function, roles[one.person], one.person in deciding)
        for one in work.mensen.colleagues()
        if roles.get(one.person) and one.person not in there
    )


def _can_have_regie(
    desk: Desk, work: UnitOfWork, casus: Casus, roles: Mapping[PersonId, tuple[str, ...]]
) -> tuple[Choice, ...]:
    has = {one.person for one in _running(desk, casus) if one.band is Band.REGIE}
    free = set(regisseurs(desk, work, casus)) - has
    return tuple(
        Choice(one.person, one.name, one.function, roles.get(one.person, ()))
        for one in work.mensen.colleagues()
        if one.person in free
    )


def _needs_decider(desk: Desk, work: UnitOfWork, casus: Casus) -> bool:
    """Tell whether nobody named could decide; before it is put forward whoever edited it last would propose it."""
    if casus.state in (CasusState.BESLOTEN, CasusState.GESLOTEN):
        return False
    then = casus if casus.shielded else shielded(desk, casus)
    if casus.state is not CasusState.VOORGELEGD:
        then = replace(then, proposer=casus.last_editor)
    return not named_decides(desk, work, then)


def _adviezen(work: UnitOfWork, casus: Casus, people: Mapping[PersonId, Colleague]) -> tuple[Advice, ...]:
    return tuple(Advice(_name(people, one.adviser), one.at, one.answered_at) for one in work.adviezen.of(casus.id))


def _overleggen(work: UnitOfWork, casus: Casus) -> tuple[Met, ...]:
    return tuple(Met(one.id, one.number, one.at, one.state) for one in work.overleggen.of(casus.id))
