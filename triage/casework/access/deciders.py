"""Who may decide on a casus: by role, mandate that holds, relation to it, and no hand in the proposal."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from triage.access.actor import Actor, Colleague
from triage.access.rights import may
from triage.casework.desk import Desk
from triage.casus.model import Casus, CasusState
from triage.ids import AccountId, PersonId
from triage.ports import UnitOfWork

_NO_ACCOUNT: Final = AccountId("")


def deciders(desk: Desk, work: UnitOfWork, casus: Casus) -> tuple[Colleague, ...]:
    """Return who else may decide on a casus as it would stand when it is put forward; never who sits at the desk.

    Args:
        casus: with the proposer and the last editor it would have.
    """
    return tuple(
        colleague
        for colleague in work.mensen.colleagues()
        if colleague.person != desk.actor.person and decides(desk, work, colleague.person, casus)
    )


def decides(desk: Desk, work: UnitOfWork, person: PersonId, casus: Casus) -> bool:
    """Tell whether somebody may decide on a casus as it would stand: by a mandate, and with no hand in it."""
    put = replace(casus, state=CasusState.VOORGELEGD)
    today = desk.clock.today()
    return any(
        seat.mandate is not None
        and seat.mandate.holds_on(today)
        and not (seat.counts_as(casus.proposer) or seat.counts_as(casus.last_editor))
        and may(desk.kader, seat, "besluiten", today, put)
        for seat in seats(desk, work, person)
    )


def can(desk: Desk, work: UnitOfWork, person: PersonId, act: str, casus: Casus) -> bool:
    """Tell whether somebody may do an act on a casus, in a role they hold today; to decide, see `decides`."""
    today = desk.clock.today()
    return any(may(desk.kader, seat, act, today, casus) for seat in seats(desk, work, person))


def seats(desk: Desk, work: UnitOfWork, person: PersonId) -> Iterator[Actor]:
    """Yield somebody in each role they can work in today, their own and those of whom they stand in for."""
    today = desk.clock.today()
    also = work.mensen.earlier_ids(person)
    for held in work.mensen.assignments(person):
        if held.holds_on(today):
            yield Actor(person, _NO_ACCOUNT, "", "", held.role, held.team, held.mandate, also=also)
    for stand in work.mensen.replacements():
        theirs = work.mensen.assignments(stand.absent)
        held_still = any((one.role, one.team) == (stand.role, stand.team) and one.holds_on(today) for one in theirs)
        if stand.by == person and stand.holds_on(today) and held_still:
            others = (*also, *work.mensen.earlier_ids(stand.absent))
            yield Actor(person, _NO_ACCOUNT, "", "", stand.role, stand.team, stand.mandate, stand.absent, also=others)
