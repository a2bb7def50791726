"""What waits for whom: the worklist, the list of casussen, and search by reference. No names of persons."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casus.model import EDITABLE, CasusState
from triage.ids import BesluitId, CasusId
from triage.ports import CasusRow, UnitOfWork, Wanted


@dataclass(frozen=True, slots=True)
class Worklist:
    """What waits for the person at the desk.

    Args:
        crises: casussen with danger that are not decided yet.
        to_decide: put forward, and not by this person.
        returned: came back with questions.
        mine: own work in progress.
        waiting: put forward by this person, waiting for a decider.
    """

    crises: tuple[CasusRow, ...]
    to_decide: tuple[CasusRow, ...]
    returned: tuple[CasusRow, ...]
    mine: tuple[CasusRow, ...]
    waiting: tuple[CasusRow, ...]

    @property
    def count(self) -> int:
        """How much asks for attention: crises, decisions and what came back, each casus once."""
        return len({row.id for row in (*self.crises, *self.to_decide, *self.returned)})


_UNDECIDED = frozenset(CasusState) - {CasusState.BESLOTEN, CasusState.GESLOTEN}
_REFERENCE = re.compile(r"[0-9BVbv-]{1,20}")


def worklist(desk: Desk) -> Worklist:
    """Return what waits for the person at the desk, and for whom they stand in."""
    desk.demand("casus_lijst")
    scope = desk.scope("casus_lijst")
    us = scope.persons
    with desk.work() as work:
        look = desk.look(Act.LIJST_GEZIEN, "werkvoorraad")
        crises = work.casussen.rows(scope, look, wanted=Wanted(_UNDECIDED, crisis=True))
        put = work.casussen.rows(scope, look, wanted=Wanted(frozenset({CasusState.VOORGELEGD})))
        back = work.casussen.rows(scope, look, wanted=Wanted(frozenset({CasusState.TERUGGEGEVEN})))
        begun = work.casussen.rows(scope, look, wanted=Wanted(EDITABLE - {CasusState.TERUGGEGEVEN}))
        work.commit()
    decides = desk.may("besluiten")
    return Worklist(
        crises=crises,
        to_decide=tuple(row for row in put if decides and row.proposer not in us),
        returned=tuple(row for row in back if row.owner in us),
        mine=tuple(row for row in begun if row.owner in us),
        waiting=tuple(row for row in put if row.proposer in us),
    )


def casussen(desk: Desk, kenmerk: str = "", limit: int = 100, skip: int = 0) -> tuple[tuple[CasusRow, ...], int]:
    """Return casussen in reach with how many there are; `kenmerk` narrows to references that contain it."""
    desk.demand("casus_lijst")
    act = Act.GEZOCHT if kenmerk else Act.LIJST_GEZIEN
    with desk.work() as work:
        look = desk.look(act, "zoeken" if kenmerk else "lijst", _reference(kenmerk))
        rows = work.casussen.rows(desk.listed(), look, kenmerk, limit, skip)
        total = work.casussen.count(desk.listed(), kenmerk)
        work.commit()
    return rows, total


_SETTLED: Final = frozenset({CasusState.BESLOTEN, CasusState.GESLOTEN})
"""The states in which nothing is being decided."""


class Way(StrEnum):
    """What somebody gets to see of a casus that is chosen from a list."""

    BESLUIT = "besluit"
    CASUS = "casus"
    ZONDER_NAMEN = "zonder_namen"
    ALLEEN_LIJST = "alleen_lijst"
    """Only that it is there: kenmerk, state, organisations, and who works with it."""


@dataclass(frozen=True, slots=True)
class Opens:
    """What opens for the person at the desk.

    Args:
        besluit: its newest seal, where that is what opens.
    """

    way: Way
    casus: CasusId
    besluit: BesluitId | None = None


def what_opens(desk: Desk, casus: CasusId) -> Opens:
    """Tell what a casus opens as for this role. Ids only: opening it is what reads, asks rights, and is logged.

    Raises:
        Refusal: `casus_onbekend` where it may not be met at all; that it was tried is logged.
    """
    with desk.work() as work:
        sealed = work.besluiten.of(casus, desk.scope("besluit_lezen"))
        # A casus that was opened again is read as it stands; its seals are found from there.
        if sealed and not _reopened(desk, work, casus):
            return Opens(Way.BESLUIT, casus, sealed[-1][0])
        if open_to(desk, work, casus, "casus_lezen"):
            return Opens(Way.CASUS, casus)
        if open_to(desk, work, casus, "casus_lezen_zonder_namen"):
            return Opens(Way.ZONDER_NAMEN, casus)
        if work.casussen.stands(casus, desk.listed()) is None:
            # Refuses, and leaves the line that says so.
            work.casussen.get(casus, desk.scope("casus_lijst"), desk.look(Act.CASUS_GEZIEN, "lijst"))
    return Opens(Way.ALLEEN_LIJST, casus)


def _reopened(desk: Desk, work: UnitOfWork, casus: CasusId) -> bool:
    """Tell whether a decision is being taken anew, and this person may read the casus."""
    state = work.casussen.stands(casus, desk.scope("casus_lezen"))
    return state is not None and state not in _SETTLED


def open_to(desk: Desk, work: UnitOfWork, casus: CasusId, act: str) -> bool:
    """Tell whether this person may do an act on a casus as it stands; nothing of it is read."""
    state = work.casussen.stands(casus, desk.scope(act))
    return state is not None and state in desk.kader.acts[act].states


def _reference(typed: str) -> str:
    """Return what was searched for where it is part of a reference; the log holds no other words that were typed."""
    return typed if _REFERENCE.fullmatch(typed) else ""
