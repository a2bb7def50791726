"""Beginning a piece of the follow-up: its id, its number, and whose work it is; and a page of a list of pieces."""

from dataclasses import dataclass
from typing import Final, TypeVar

from triage.casework.desk import Desk
from triage.casus.model import Casus
from triage.followup.kinds import soort_of
from triage.followup.stuk import Stuk, StukRow
from triage.ids import ItemId
from triage.ports import UnitOfWork
from triage.terms.running import Running

T = TypeVar("T")
PAGE: Final = 50
"""Pieces on a page of a list."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A page of a list: numbers, days and states; no name.

    Args:
        total: how many there are in reach.
        skip: how many come before this page.
    """

    rows: tuple[StukRow, ...]
    total: int
    skip: int = 0


def piece(
    desk: Desk,
    work: UnitOfWork,
    casus: Casus | None,
    content: T,
    state: str,
    concerned: tuple[ItemId, ...],
    terms: tuple[Running, ...] = (),
) -> Stuk[T]:
    """Return a new piece; it still has to be added. The owner of the casus sees to it, or else the actor.

    Args:
        casus: to which it belongs, or None for what stands by itself; then it is of the actor's team.
    """
    now = desk.clock.now()
    soort = soort_of(type(content))
    return Stuk(
        id=desk.ids(),
        soort=soort,
        number=work.stukken.next_number(soort, casus.kenmerk if casus else str(now.year)),
        casus=casus.id if casus else None,
        team=casus.team if casus else desk.actor.team,
        owner=casus.owner if casus else desk.actor.person,
        state=state,
        made=now,
        content=content,
        concerned=concerned,
        terms=terms,
    )
