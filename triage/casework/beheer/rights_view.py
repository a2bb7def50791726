"""What each may see and since when, and the last look at it: for the informatieregisseur and beheer (chapter 4).

Both see roles, days and counts. Neither sees a casus here, nor a kenmerk.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from triage.access.actor import Assignment, Colleague
from triage.access.huis import REVIEW_DAYS, Allowed, PersonRow, Rights, RightsReview, RoleRights, Stand
from triage.access.log import Act
from triage.casework.beheer.beheer import PURPOSE, demand_other, known, saw
from triage.casework.beheer.people import matches, rows_of, stands
from triage.casework.desk import Desk
from triage.casus.members import Band
from triage.ids import PersonId, RoleId
from triage.kader.model import Kader
from triage.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class RightsFound:
    """A page of the list of rights.

    Args:
        total: how many there are in all.
        due: how many of everybody were not looked at for longer than a year.
    """

    rows: tuple[PersonRow, ...]
    total: int
    due: int


def demand_view(desk: Desk) -> None:
    """Refuse who may not see what others may do.

    Raises:
        Refusal: `geen_recht`, or `rol_voorbij`.
    """
    if not desk.may("beheer"):
        desk.demand("rechten_nakijken")


def rights_list(desk: Desk, sought: str = "", limit: int = 50, skip: int = 0, *, only_due: bool = False) -> RightsFound:
    """Return everybody who can do anything, with the last look at their rights.

    Args:
        only_due: only whose rights nobody looked at for longer than a year.
    """
    demand_view(desk)
    today = desk.clock.today()
    with desk.work() as work:
        standing_in = {one.by for one in work.mensen.replacements() if one.until >= today}
        rows = rows_of(work.mensen, today)
        saw(desk, work, "rechten")
        work.commit()
    active = [row for row in rows if row.active or row.colleague.person in standing_in]
    due = [row for row in active if is_due(row.reviewed, today)]
    found = [row for row in (due if only_due else active) if matches(row, sought)]
    return RightsFound(tuple(found[skip : skip + limit]), len(found), len(due))


def is_due(reviewed: RightsReview | None, today: date) -> bool:
    """Tell whether somebody's rights are to be looked at: never done, or longer than a year ago."""
    return reviewed is None or reviewed.at.date() < today - timedelta(days=REVIEW_DAYS)


def rights(desk: Desk, person: PersonId) -> Rights:
    """Return what one colleague may do, role by role, since when and through what.

    Raises:
        Refusal: `mens_onbekend`.
    """
    demand_view(desk)
    with desk.work() as work:
        found = _rights(desk, work, known(work, person))
        saw(desk, work, f"rechten {person}")
        work.commit()
    return found


def _rights(desk: Desk, work: UnitOfWork, colleague: Colleague) -> Rights:
    mensen, today, kader = work.mensen, desk.clock.today(), desk.kader
    held = sorted(mensen.assignments(colleague.person), key=lambda one: one.since)
    roles = [_of_role(kader, one) for one in held if one.until is None or one.until >= today]
    theirs = (one for one in stands(mensen) if one.by == colleague.person and one.until >= today)
    roles += [_of_stand(kader, one) for one in theirs]
    counts = mensen.band_counts(today)
    return Rights(
        colleague,
        tuple(roles),
        _named(counts, colleague.person),
        tuple(one for one in mensen.accounts() if one.person == colleague.person and one.ended is None),
        mensen.reviews().get(colleague.person),
        own=desk.actor.counts_as(colleague.person),
    )


def _named(counts: Mapping[tuple[PersonId, Band], int], person: PersonId) -> tuple[tuple[Band, int], ...]:
    return tuple((band, counts[person, band]) for band in Band if counts.get((person, band)))


def _of_role(kader: Kader, held: Assignment) -> RoleRights:
    allowed, text = _allowed(kader, held.role), _text(kader, held.role)
    return RoleRights(held.role, text, held.team, held.since, held.until, held.mandate, "", allowed)


def _of_stand(kader: Kader, stand: Stand) -> RoleRights:
    allowed, text = _allowed(kader, stand.role), _text(kader, stand.role)
    return RoleRights(stand.role, text, stand.team, stand.since, stand.until, stand.mandate, stand.absent_name, allowed)


def _text(kader: Kader, role: RoleId) -> str:
    known_role = kader.roles.get(role)
    return known_role.text if known_role else role


def _allowed(kader: Kader, role: RoleId) -> tuple[Allowed, ...]:
    found = kader.roles.get(role)
    if found is None:
        return ()
    return tuple(
        Allowed(kader.acts[act].text, tuple(kader.relations[near] for near in nears))
        for act, nears in found.rights.items()
        if nears and act in kader.acts
    )


def review(desk: Desk, person: PersonId) -> None:
    """Keep that somebody looked at what a colleague may do, now; never about oneself.

    Raises:
        Refusal: `geen_recht`, `eigen_rol`, `mens_onbekend`.
    """
    demand_view(desk)
    demand_other(desk, person)
    with desk.work() as work:
        known(work, person)
        actor = desk.actor
        work.mensen.add_review(RightsReview(person, desk.clock.now(), actor.person, actor.name))
        work.logboek.write(desk.look(Act.RECHTEN_NAGEKEKEN, PURPOSE, person))
        work.commit()
