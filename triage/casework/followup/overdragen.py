"""Handing the regie over, recorded with its reason (ch. 8).

To a colleague: with everything owed, and the access of who had it ends at once. To an organisation outside: with what
the new regisseur needs and no more, on one paper.
"""

from collections.abc import Callable
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
from triage.casework.followup.afronden import drop_draft, open_pieces
from triage.casework.followup.pieces import piece
from triage.casework.uitgeven import Blad, Papier, issued
from triage.casus.members import Band, Member, Members, ended, named
from triage.casus.model import Casus, CasusState
from triage.faults import Refusal
from triage.followup.overdracht import Mee, Naar, Overdracht
from triage.followup.stuk import Stuk
from triage.ids import CasusId, ItemId, PersonId
from triage.plan.model import Gedaan
from triage.ports import Settings, UnitOfWork

ACT, PURPOSE = "regie_overdragen", "afronden"
Press = Callable[[str, Overdracht, Settings], bytes]
"""Makes a PDF of the number of a transfer, the transfer, and what the municipality set."""
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
        carry: what would go along to an organisation outside: agreements that run and terms that are open.
    """

    casus: Casus
    owner: Colleague | None
    successors: tuple[Successor, ...]
    earlier: tuple[Stuk[Overdracht], ...]
    today: date
    carry: tuple[Mee, ...] = ()


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
    _demand_said(desk, shown, since, motivation)
    look = desk.look(Act.OVERGEDRAGEN, PURPOSE)
    with desk.work() as work:
        now = _fresh(desk, work, shown, look)
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


def hand_outside(
    desk: Desk, shown: OpenTransfer, to: tuple[str, str], since: date, motivation: str
) -> Stuk[Overdracht]:
    """Record that an organisation outside has the regie, with what goes along: dat-information, and no names.

    The casus stays here until it is closed; what was shared about a person is a verstrekking of its own.

    Args:
        to: the organisation, and who there by function.

    Raises:
        Refusal: `overdracht_naar_wie`, `overdracht_zonder_reden`, `overdracht_dag`, `inmiddels_gewijzigd`, a text that
            cannot be kept, or a right that lacks.
    """
    name, function = (part.strip() for part in to)
    check_texts(name, function)
    if not name or not function:
        raise Refusal("overdracht_naar_wie")
    _demand_said(desk, shown, since, motivation)
    look = desk.look(Act.OVERGEDRAGEN, PURPOSE)
    with desk.work() as work:
        now = _fresh(desk, work, shown, look)
        content = replace(
            _content(desk, now, Successor(desk.actor.person, name, function, ""), since, motivation),
            to=Naar.ORGANISATIE,
            to_person=None,
            carried=now.carry,
        )
        made = piece(desk, work, now.casus, content, "overgedragen", _people(now.casus))
        work.stukken.add(made, look)
        drop_draft(desk, work, now.casus)
        work.commit()
    return made


def transfer_paper(desk: Desk, stuk_id: str, act: Act, press: Press) -> bytes:
    """Return the paper that goes along to an organisation outside, logged before it is given.

    Args:
        act: what it is taken for: `BRIEF_GEZIEN`, `BRIEF_AFGEDRUKT` or `BRIEF_BEWAARD`.

    Raises:
        Refusal: `stuk_onbekend`, or a right that lacks.
    """
    desk.demand(ACT)
    with desk.work() as work:
        stuk = work.stukken.get(stuk_id, Overdracht, desk.scope(ACT), desk.look(act, PURPOSE, stuk_id))
        if stuk.content.to is not Naar.ORGANISATIE:
            raise Refusal("stuk_onbekend")
        paper = press(stuk.number, stuk.content, work.mensen.settings())
        issued(desk, work, act, Blad(Papier.OVERDRACHT, stuk.number, stuk.casus, stuk.id), paper)
        work.commit()
    return paper


def _demand_said(desk: Desk, shown: OpenTransfer, since: date, motivation: str) -> None:
    check_texts(motivation)
    if not motivation.strip():
        raise Refusal("overdracht_zonder_reden")
    if not shown.casus.made.date() <= since <= desk.clock.today():
        raise Refusal("overdracht_dag")


def _fresh(desk: Desk, work: UnitOfWork, shown: OpenTransfer, look: Look) -> OpenTransfer:
    now = _fetch(desk, work, shown.casus.id, look)
    if now.casus.version != shown.casus.version:
        raise Refusal("inmiddels_gewijzigd", kenmerk=now.casus.kenmerk)
    return now


def _carry(desk: Desk, work: UnitOfWork, casus: Casus, look: Look) -> tuple[Mee, ...]:
    """Return agreements of the 1-plan that run, as kind of support and organisation, and what is owed by a day."""
    found: list[Mee] = []
    plan_id = work.plannen.running(casus.id) if desk.may("plan_lezen", casus) else None
    if plan_id is not None:
        plan, today = work.plannen.get(plan_id, desk.scope("plan_lezen"), look), desk.clock.today()
        helpers, supports = {one.id: one.organisation for one in plan.helpers}, desk.kader.supports
        for one in plan.afspraken:
            # An organisation whose name alone tells something special stays home.
            if one.done is Gedaan.LOOPT and not one.special and (one.until is None or one.until >= today):
                support = supports[one.support].text if one.support in supports else one.support
                by = helpers.get(one.helper, "") if one.helper else ""
                found.append(Mee("afspraak", f"{support}, {by}" if by else support, one.until))
    found += [Mee("termijn", one.text, one.due) for one in open_pieces(work, casus) if one.text]
    return tuple(found)


def _fetch(desk: Desk, work: UnitOfWork, casus_id: CasusId, look: Look) -> OpenTransfer:
    casus = work.casussen.get(casus_id, desk.scope(ACT), look)
    desk.demand(ACT, casus)
    owner = next((one for one in work.mensen.colleagues() if one.person == casus.owner), None)
    earlier = work.stukken.of(casus.id, Overdracht)
    carry = _carry(desk, work, casus, look)
    return OpenTransfer(casus, owner, _successors(desk, work, casus), earlier, desk.clock.today(), carry)


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
