"""Who is named on a casus: afschermen, naming people on what is afgeschermd, and giving the regie (chapter 4).

None of this is an edit: no answer, no stamp and no term changes by it. Each act reads the casus and keeps the naming in
one transaction; what was done by somebody else in the meantime is refused, never merged in silence.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from triage.access.log import Act
from triage.casework.access.deciders import can, deciders, decides, seats
from triage.casework.desk import Desk
from triage.casus.members import Band, Member, Members, bands, ended, named
from triage.casus.model import Casus, CasusState
from triage.faults import Refusal
from triage.ids import CasusId, PersonId, RoleId
from triage.ports import UnitOfWork

REGISSEUR: Final = RoleId("casusregisseur")
Change = Callable[[UnitOfWork, Casus], Casus]


def shield(desk: Desk, casus_id: CasusId, also: tuple[PersonId, ...] = ()) -> None:
    """Shield a casus: from now on it is only for who is named, not for the whole team.

    Who shields, the owner, the casusregisseur and the proposer are named at once; who was named stays so.

    Args:
        also: who else to name in the same breath; needed where it waits for a decider and none of those named decides.

    Raises:
        Refusal: `inmiddels_gewijzigd` when it is afgeschermd already, `geen_rol_vandaag`,
            `afgeschermd_zonder_beslisser`, or a right that lacks.
    """

    def change(work: UnitOfWork, casus: Casus) -> Casus:
        _demand(casus, as_shown=not casus.shielded)
        for person in also:
            _demand_role(desk, work, person)
        return _demand_decider(desk, work, shielded(desk, casus, also))

    _change(desk, casus_id, "afschermen", Act.AFGESCHERMD, change)


def unshield(desk: Desk, casus_id: CasusId) -> None:
    """Give a casus back to its team. Nobody is named any more: shielding it again begins anew.

    Raises:
        Refusal: `inmiddels_gewijzigd` when it is not afgeschermd, or a right that lacks.
    """

    def change(_work: UnitOfWork, casus: Casus) -> Casus:
        _demand(casus, as_shown=casus.shielded)
        members = casus.members
        for one in casus.members:
            if one.band is Band.GENOEMD:
                members = ended(members, one.person, Band.GENOEMD, desk.clock.today())
        return replace(casus, shielded=False, members=members)

    _change(desk, casus_id, "afschermen", Act.AFSCHERMING_OPGEHEVEN, change)


def name_person(desk: Desk, casus_id: CasusId, person: PersonId, until: date | None = None) -> None:
    """Name somebody on a casus that is afgeschermd; what they may do there follows from their role.

    Args:
        until: the last day; None for as long as it is afgeschermd.

    Raises:
        Refusal: `inmiddels_gewijzigd` when it is not afgeschermd, `geen_rol_vandaag`, `dag_voorbij`,
            `laatste_genoemde`, `afgeschermd_zonder_beslisser`, or a right that lacks.
    """

    def change(work: UnitOfWork, casus: Casus) -> Casus:
        _demand(casus, as_shown=casus.shielded)
        _demand_role(desk, work, person)
        if until is not None and until < desk.clock.today():
            raise Refusal("dag_voorbij")
        after = replace(casus, members=_naming(desk, casus.members, person, until))
        return _demand_keeper(desk, work, after)

    _change(desk, casus_id, "afschermen", Act.GENOEMD, change, person)


def unname(desk: Desk, casus_id: CasusId, person: PersonId) -> None:
    """Name somebody no more: today they are out.

    Raises:
        Refusal: `inmiddels_gewijzigd` when they were not named, `laatste_genoemde`, `afgeschermd_zonder_beslisser`
            while it waits for a decider, or a right that lacks.
    """

    def change(work: UnitOfWork, casus: Casus) -> Casus:
        today = desk.clock.today()
        _demand(casus, as_shown=casus.shielded and Band.GENOEMD in bands(casus.members, person, today))
        after = replace(casus, members=ended(casus.members, person, Band.GENOEMD, today))
        return _demand_decider(desk, work, _demand_keeper(desk, work, after))

    _change(desk, casus_id, "afschermen", Act.NIET_MEER_GENOEMD, change, person)


def give_regie(desk: Desk, casus_id: CasusId, person: PersonId) -> None:
    """Let somebody be the casusregisseur; there is one at a time.

    Raises:
        Refusal: `geen_casusregisseur` when they do not hold that role today in the team of the casus,
            `inmiddels_gewijzigd` when they are it already, or a right that lacks.
    """

    def change(work: UnitOfWork, casus: Casus) -> Casus:
        if person not in regisseurs(desk, work, casus):
            raise Refusal("geen_casusregisseur")
        today = desk.clock.today()
        _demand(casus, as_shown=Band.REGIE not in bands(casus.members, person, today))
        member = Member(person, Band.REGIE, today, by=desk.actor.person)
        return replace(casus, members=named(_without_regie(casus, today), member))

    _change(desk, casus_id, "regie_geven", Act.REGIE_GEGEVEN, change, person)


def end_regie(desk: Desk, casus_id: CasusId) -> None:
    """End the regie: from today nobody is the casusregisseur.

    Raises:
        Refusal: `inmiddels_gewijzigd` when nobody was, or a right that lacks.
    """

    def change(_work: UnitOfWork, casus: Casus) -> Casus:
        today = desk.clock.today()
        _demand(casus, as_shown=any(Band.REGIE is one.band and one.holds_on(today) for one in casus.members))
        return replace(casus, members=_without_regie(casus, today))

    _change(desk, casus_id, "regie_geven", Act.REGIE_BEEINDIGD, change)


def demand_named_decider(desk: Desk, work: UnitOfWork, casus: Casus) -> None:
    """Refuse where nobody who is named may decide on a casus that is afgeschermd.

    Args:
        casus: with the proposer and the last editor it would have.

    Raises:
        Refusal: `afgeschermd_zonder_beslisser`.
    """
    if casus.shielded and not named_decides(desk, work, casus):
        raise Refusal("afgeschermd_zonder_beslisser")


def shielded(desk: Desk, casus: Casus, also: tuple[PersonId, ...] = ()) -> Casus:
    """Return a casus as shielding would leave it."""
    members = casus.members
    for person in dict.fromkeys((*involved(desk, casus), *also)):
        members = _naming(desk, members, person)
    return replace(casus, shielded=True, members=members)


def named_decides(desk: Desk, work: UnitOfWork, casus: Casus) -> bool:
    """Tell whether somebody who is named on a casus that is afgeschermd may decide on it."""
    return decides(desk, work, desk.actor.person, casus) or bool(deciders(desk, work, casus))


def _change(
    desk: Desk, casus_id: CasusId, right: str, act: Act, change: Change, person: PersonId | None = None
) -> None:
    look = desk.look(act, "rondom", person or "")
    with desk.work() as work:
        casus = work.casussen.get(casus_id, desk.scope(right), look)
        desk.demand(right, casus)
        after = change(work, casus)
        work.casussen.keep_naming(casus, replace(after, version=casus.version + 1), look)
        work.commit()


def _demand(casus: Casus, *, as_shown: bool) -> None:
    """Refuse what no longer fits how the casus stands: somebody else was first."""
    if not as_shown:
        raise Refusal("inmiddels_gewijzigd", kenmerk=casus.kenmerk)


def _demand_role(desk: Desk, work: UnitOfWork, person: PersonId) -> None:
    if next(seats(desk, work, person), None) is None:
        raise Refusal("geen_rol_vandaag")


def _demand_keeper(desk: Desk, work: UnitOfWork, casus: Casus) -> Casus:
    """Refuse a change after which nobody is left, without an end, who may shield: then nobody could mend it."""
    lasting = {one.person for one in casus.members if one.band is Band.GENOEMD and one.until is None}
    if not any(can(desk, work, person, "afschermen", casus) for person in lasting):
        raise Refusal("laatste_genoemde")
    return casus


def _demand_decider(desk: Desk, work: UnitOfWork, casus: Casus) -> Casus:
    if casus.state is CasusState.VOORGELEGD:
        demand_named_decider(desk, work, casus)
    return casus


def involved(desk: Desk, casus: Casus) -> tuple[PersonId, ...]:
    """Return who is named when it is shielded: who does that, the owner, the casusregisseur, the proposer."""
    today = desk.clock.today()
    regie = (one.person for one in casus.members if one.band is Band.REGIE and one.holds_on(today))
    proposer = () if casus.proposer is None else (casus.proposer,)
    return (desk.actor.person, casus.owner, *regie, *proposer)


def _naming(desk: Desk, members: Members, person: PersonId, until: date | None = None) -> Members:
    """Return the members with somebody named until a day, in place of how they were named before."""
    today = desk.clock.today()
    running = tuple(one for one in members if (one.person, one.band) == (person, Band.GENOEMD) and one.holds_on(today))
    since = min((one.since for one in running), default=today)
    kept = tuple(one for one in members if one not in running)
    return (*kept, Member(person, Band.GENOEMD, since, until, desk.actor.person))


def _without_regie(casus: Casus, today: date) -> Members:
    members = casus.members
    for one in casus.members:
        members = ended(members, one.person, Band.REGIE, today)
    return members


def regisseurs(desk: Desk, work: UnitOfWork, casus: Casus) -> tuple[PersonId, ...]:
    """Return who can have the regie over a casus: the casusregisseurs of its team, today."""
    return tuple(
        one.person
        for one in work.mensen.colleagues()
        if any((seat.role, seat.team) == (REGISSEUR, casus.team) for seat in seats(desk, work, one.person))
    )
