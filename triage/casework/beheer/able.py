"""Whether the house can still work after a change of people: somebody beheert, and somebody else can decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from triage.access.actor import Assignment
from triage.casework.desk import Desk
from triage.casework.first_people import Lack, any_may, lack_of
from triage.faults import Refusal
from triage.ids import PersonId, RoleId
from triage.kader.model import Kader
from triage.ports import Mensen


@dataclass(frozen=True, slots=True)
class Able:
    """How the house stands on a day.

    Args:
        beheer: who may do beheer and can come in.
        lack: what is lacking for four eyes, or None.
    """

    beheer: frozenset[PersonId]
    lack: Lack | None


def able_on(mensen: Mensen, kader: Kader, day: date) -> Able:
    """Return how the house stands on a day, as far as is known now."""
    there = {account.person for account in mensen.accounts() if account.ended is None}
    roles: dict[PersonId, list[RoleId]] = {}
    for held in mensen.every_role():
        if held.person in there and held.holds_on(day) and _counts(held, kader, day):
            roles.setdefault(held.person, []).append(held.role)
    beheer = frozenset(person for person, held in roles.items() if any_may(kader, held, "beheer"))
    return Able(beheer, lack_of(list(roles.values()), kader))


def _counts(held: Assignment, kader: Kader, day: date) -> bool:
    """A role that decides counts for nothing while its mandate does not hold."""
    deciding = any_may(kader, (held.role,), "besluiten")
    return not deciding or (held.mandate is not None and held.mandate.holds_on(day))


def demand_able(desk: Desk, mensen: Mensen, before: Able, days: Iterable[date], *, sure: bool) -> None:
    """Refuse a change, made in this very transaction, that leaves the house unable to work.

    Args:
        before: how it stood before the change.
        days: the days on which the change shows.
        sure: it was told that nobody can decide any more, and it is meant.

    Raises:
        Refusal: `laatste_beheerder`, which nobody can be sure about; or `werk_stokt` (fact `tekort`).
    """
    for day in days:
        after = able_on(mensen, desk.kader, day)
        if not after.beheer:
            raise Refusal("laatste_beheerder")
        if after.lack and not before.lack and not sure:
            raise Refusal("werk_stokt", tekort=after.lack.value)
