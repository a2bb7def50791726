"""Handing the regie over to a colleague: recorded with its reason; the access of who had it ends at once (ch. 8)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from triage.access.actor import Actor, Colleague
from triage.access.log import Act, Look
from triage.access.rights import may
from triage.answers import Scope, check_texts
from triage.casework.access.deciders import can, seats
from triage.casework.access.naming import demand_named_decider
from triage.casework.desk import Desk
from triage.casework.followup.afronden import drop_draft
from triage.casework.followup.pieces import piece
from triage.casus.members import Band, Member, Members, ended, named
from triage.casus.model import Casus, CasusState
from triage.faults import Refusal
from triage.followup.overdracht import Naar, Overdracht
from triage.followup.stuk import Stuk
from triage.ids import CasusId, ItemId, PersonId
from triage.ports import UnitOfWork

ACT, PURPOSE = "regie_overdragen", "afronden"
_TAKES: Final = ("casus_lezen", "triage_schrijven")
"""What who gets the regie must be able to do with an own casus."""


@dataclass(frozen=True, slots=True)
class Successor:
    """A colleague who can get the regie, and the team in which."""

    person: PersonId
    name: str
    function: str
    team: str


@dataclass(frozen=True, slots=True)
class OpenTransfer:
    """A casus as somebody looks to whom its regie can go.

    Args:
        owner: who has it now, or None where that person is not known any more.
        earlier: the transfers before, oldest first.
    """

    casus: Casus
    owner: Colleague | None
    successors: tuple[Successor, ...]
    earlier: tuple[Stuk[Overdracht], ...]
    today: date


def open_transfer(desk: Desk, casus_id: CasusId) -> OpenTransfer:
    """Open a casus to hand its regie over; leaves a log line per person in it.

    Raises:
        Refusal: `casus_onbekend`, or a right that lacks.
    """
    with desk.work() as work:
        opened = _fetch(desk, work, casus_id, desk.look(Act.CASUS_GEZIEN, PURPOSE))
        work.commit()
    return opened


def hand_over(
    desk: Desk, shown: OpenTransfer, person: PersonId, team: str, since: date, motivation: str
) -> Stuk[Overdracht]:
    """Give the regie to a colleague, with everything that is owed; the casus goes to that team.

    Args:
        since: from which day the other has it; today, or a day on which it happened already.

    Raises:
        Refusal: `overdracht_geen_collega`, `overdracht_zonder_reden`, `overdracht_dag`, `inmiddels_gewijzigd`,
            `laatste_genoemde` or `afgeschermd_zonder_beslisser` for a casus that is afgeschermd, a text that cannot be
            kept, or a right that lacks.
    """
    check_texts(motivation)
    if not motivation.strip():
        raise Refusal("overdracht_zonder_reden")
    if not shown.casus.made.date() <= since <= desk.clock.today():
        raise Refusal("overdracht_dag")
    look = desk.look(Act.OVERGEDRAGEN, PURPOSE)
    with desk.work() as work:
        now = _fetch(desk, work, shown.casus.id, look)
        if now.casus.version != shown.casus.version:
            raise Refusal("inmiddels_gewijzigd", kenmerk=now.casus.kenmerk)
        to = next((one for one in now.successors if (one.person, one.team) == (person, team)), None)
        if to is None:
            raise Refusal("overdracht_geen_collega")
        made = piece(
            desk, work, now.casus, _content(desk, now, to, since, motivation), "overgedragen", _people(now.casus)
        )
        work.stukken.add(made, look)
        work.erasing.hand_over(now.casus.id, to.team, to.person)
        after = _given(desk, now.casus, to)
        _demand_reached(desk, work, after)
        work.casussen.keep_naming(now.casus, after, look)
        drop_draft(desk, work, now.casus)
        work.commit()
    return made


def _fetch(desk: Desk, work: UnitOfWork, casus_id: CasusId, look: Look) -> OpenTransfer:
    casus = work.casussen.get(casus_id, desk.scope(ACT), look)
    desk.demand(ACT, casus)
    owner = next((one for one in work.mensen.colleagues() if one.person == casus.owner), None)
    earlier = work.stukken.of(casus.id, Overdracht)
    return OpenTransfer(casus, owner, _successors(desk, work, casus), earlier, desk.clock.today())


def _successors(desk: Desk, work: UnitOfWork, casus: Casus) -> tuple[Successor, ...]:
    """Return who could have the regie: whoever may work on an own casus today, in each of their teams."""
    found: dict[tuple[PersonId, str], Successor] = {}
    for one in work.mensen.colleagues():
        for seat in seats(desk, work, one.person):
            there = (one.person, seat.team)
            if there != (casus.owner, casus.team) and seat.on_behalf_of is None and _takes(desk, seat, casus):
                found[there] = Successor(one.person, one.name, one.function, seat.team)
    return tuple(found.values())


def _takes(desk: Desk, seat: Actor, casus: Casus) -> bool:
    theirs = replace(casus, owner=seat.person, team=seat.team, shielded=False, state=CasusState.CONCEPT, members=())
    return all(may(desk.kader, seat, act, desk.clock.today(), theirs) for act in _TAKES)


def _content(desk: Desk, now: OpenTransfer, to: Successor, since: date, motivation: str) -> Overdracht:
    return Overdracht(
        to=Naar.COLLEGA,
        since=since,
        motivation=motivation.strip(),
        from_person=now.casus.owner,
        from_name=now.owner.name if now.owner else "",
        from_team=now.casus.team,
        to_person=to.person,
        to_team=to.team,
        to_name=to.name,
        to_function=to.function,
        by=desk.actor.person,
        by_name=desk.actor.name,
        by_function=desk.actor.function,
    )


def _people(casus: Casus) -> tuple[ItemId, ...]:
    return casus.of(Scope.PERSOON)


def _given(desk: Desk, casus: Casus, to: Successor) -> Casus:
    """Return the casus as the other has it: who had it is named no more, and neither is the regie of another team."""
    today = desk.clock.today()
    members: Members = casus.members
    for band in (Band.GENOEMD, Band.REGIE, Band.TOEGANG):
        members = ended(members, casus.owner, band, today)
    if to.team != casus.team:
        for one in casus.members:
            members = ended(members, one.person, Band.REGIE, today)
    if casus.shielded:
        members = named(members, Member(to.person, Band.GENOEMD, today, by=desk.actor.person))
    return replace(casus, owner=to.person, team=to.team, members=members, version=casus.version + 1)


def _demand_reached(desk: Desk, work: UnitOfWork, casus: Casus) -> None:
    """Refuse that a casus that is afgeschermd would be left with nobody who can let others in, or decide on it."""
    if not casus.shielded:
        return
    lasting = {one.person for one in casus.members if one.band is Band.GENOEMD and one.until is None}
    if not any(can(desk, work, person, "afschermen", casus) for person in lasting):
        raise Refusal("laatste_genoemde")
    if casus.state is CasusState.VOORGELEGD:
        demand_named_decider(desk, work, casus)
