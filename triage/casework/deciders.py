"""Who may decide on a casus: by role, mandate that holds, relation to it, and no hand in the proposal."""

from dataclasses import replace
from typing import Final

from triage.access.actor import Actor, Assignment, Colleague
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
    put = replace(casus, state=CasusState.VOORGELEGD)
    hands = (casus.proposer, casus.last_editor, desk.actor.person)
    return tuple(
        colleague
        for colleague in work.mensen.colleagues()
        if colleague.person not in hands and can(desk, work, colleague.person, "besluiten", put)
    )


def can(desk: Desk, work: UnitOfWork, person: PersonId, act: str, casus: Casus) -> bool:
    """Tell whether somebody holds a role today in which they may do an act; to decide it takes a mandate as well."""
    return any(_can(desk, person, act, casus, held) for held in work.mensen.assignments(person))


def _can(desk: Desk, person: PersonId, act: str, casus: Casus, held: Assignment) -> bool:
    today = desk.clock.today()
    if not held.holds_on(today):
        return False
    mandated = held.mandate is not None and held.mandate.holds_on(today)
    actor = Actor(person, _NO_ACCOUNT, "", "", held.role, held.team, held.mandate, None, held.until)
    return (mandated or act != "besluiten") and may(desk.kader, actor, act, today, casus)
