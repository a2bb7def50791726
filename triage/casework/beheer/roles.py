"""Beheer of roles: giving one, and ending one with all that hung on it in casussen (chapter 4).

Nobody gives themselves a role, or takes one away from themselves: another beheerder does that.
"""

from datetime import date, timedelta

from triage.access.actor import Assignment
from triage.access.huis import BandsEnd, GivenRole
from triage.access.log import Act
from triage.answers import check_texts
from triage.casework.beheer.able import able_on, demand_able
from triage.casework.beheer.beheer import PURPOSE, changed, demand_other, known
from triage.casework.desk import Desk
from triage.casework.first_people import any_may
from triage.casus.members import Band
from triage.faults import Refusal
from triage.ids import CasusId, PersonId
from triage.ports import UnitOfWork


def give_role(desk: Desk, person_id: PersonId, role: GivenRole) -> None:
    """Give a colleague a role, from today or a later day.

    Raises:
        Refusal: `eigen_rol`, `mens_onbekend`, `rol_al_gegeven`, and what `demand_role` refuses.
    """
    desk.demand("beheer")
    demand_other(desk, person_id)
    with desk.work() as work:
        known(work, person_id)
        given = assignment_of(desk, person_id, role, desk.clock.today())
        if any(_overlap(held, given) for held in work.mensen.assignments(person_id)):
            raise Refusal("rol_al_gegeven")
        work.mensen.give(given)
        changed(desk, work, "rol_gegeven", person_id, role.role)
        work.commit()


def _overlap(one: Assignment, other: Assignment) -> bool:
    same = (one.role, one.team) == (other.role, other.team)
    return (
        same and (one.until is None or other.since <= one.until) and (other.until is None or one.since <= other.until)
    )


def assignment_of(desk: Desk, person_id: PersonId, given: GivenRole, today: date) -> Assignment:
    """Return the role as it is kept, after `demand_role`."""
    demand_role(desk, given, today)
    return Assignment(person_id, given.role, given.team.strip(), given.since, given.until, given.mandate)


def demand_role(desk: Desk, given: GivenRole, today: date) -> None:
    """Refuse a role that cannot be given so.

    Raises:
        Refusal: `rol_onbekend`, `team_ontbreekt`, `datum_voorbij`, `datum_omgekeerd`, `mandaat_ontbreekt`, `tekst_…`.
    """
    mandate = given.mandate
    check_texts(given.team, mandate.reference if mandate else "")
    if given.role not in desk.kader.roles:
        raise Refusal("rol_onbekend", rol=given.role)
    if not given.team.strip():
        raise Refusal("team_ontbreekt")
    if given.since < today:
        raise Refusal("datum_voorbij")
    if given.until is not None and given.until < given.since:
        raise Refusal("datum_omgekeerd")
    if any_may(desk.kader, (given.role,), "besluiten") and (mandate is None or not mandate.reference.strip()):
        raise Refusal("mandaat_ontbreekt", rol=given.role)
    if mandate and mandate.until is not None and mandate.until < mandate.since:
        raise Refusal("datum_omgekeerd")


def end_role(desk: Desk, held: Assignment, last: date | None = None, *, sure: bool = False) -> int:
    """End a role, at once or after a day, with all that hung on it in casussen.

    Args:
        last: the last day on which it holds; None means that it holds no more from now.
        sure: it was told that nobody can decide any more, and it is meant.

    Returns:
        In how many casussen the colleague was named and is no more.

    Raises:
        Refusal: `eigen_rol`, `rol_onbekend`, `datum_voorbij`, `laatste_beheerder`, `werk_stokt`.
    """
    desk.demand("beheer")
    demand_other(desk, held.person)
    today = desk.clock.today()
    if last is not None and last < today:
        raise Refusal("datum_voorbij")
    with desk.work() as work:
        if held not in work.mensen.assignments(held.person) or (held.until is not None and held.until < today):
            raise Refusal("rol_onbekend", rol=held.role)
        before = able_on(work.mensen, desk.kader, today)
        after = today if last is None else last + timedelta(days=1)
        work.mensen.end_role(held, after - timedelta(days=1))
        demand_able(desk, work.mensen, before, (after,), sure=sure)
        changed(desk, work, "rol_beeindigd", held.person, held.role)
        count = _end_what_hung_on_it(desk, work, held, after)
        work.commit()
    return count


def _end_what_hung_on_it(desk: Desk, work: UnitOfWork, held: Assignment, after: date) -> int:
    """End replacements, and being named in casussen, that no role of this person carries any more from a day on."""
    left = [one for one in work.mensen.assignments(held.person) if one.until is None or one.until >= after]
    last = after - timedelta(days=1)
    _end_replacements(desk, work, held, last, leaves=not left)
    carried = {band for band in Band for one in left if one.team == held.team and _carries(desk, one, band)}
    ends = [BandsEnd(held.person, held.team if left else None, frozenset(Band) - carried - {Band.ADVIES}, last)]
    # Advice goes with the person and not with a team.
    if not any(_carries(desk, one, Band.ADVIES) for one in left):
        ends.append(BandsEnd(held.person, None, frozenset({Band.ADVIES}), last))
    look = desk.look(Act.NIET_MEER_GENOEMD, PURPOSE, held.person)
    return len(frozenset[CasusId]().union(*(work.mensen.end_bands(one, look) for one in ends)))


def _end_replacements(desk: Desk, work: UnitOfWork, held: Assignment, last: date, *, leaves: bool) -> None:
    for one in work.mensen.replacements():
        theirs = one.absent == held.person and (one.role, one.team) == (held.role, held.team)
        if (theirs or (one.by == held.person and leaves)) and one.until > last:
            work.mensen.end_replacement(one.id, last)
            changed(desk, work, "vervanging_beeindigd", one.absent, one.by)


def _carries(desk: Desk, held: Assignment, band: Band) -> bool:
    """Tell whether a role does something with a band; being named in a casus goes with any role."""
    role = desk.kader.roles.get(held.role)
    return role is not None and (band is Band.GENOEMD or any(band.value in near for near in role.rights.values()))
