"""Advice in memory, with the same contract as the encrypted file."""

from dataclasses import replace
from datetime import datetime
from typing import Protocol

from triage.access.advies import Adviesvraag
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import CasusId, PersonId


class Kept(Protocol):
    """Where it is kept."""

    adviezen: tuple[Adviesvraag, ...]
    casussen: dict[CasusId, Casus]


class Reads(Protocol):
    """The trail of the unit of work."""

    read: set[CasusId]


class MemoryAdviezen:
    def __init__(self, state: Kept, trail: Reads) -> None:
        self._state = state
        self._trail = trail

    def add(self, vraag: Adviesvraag) -> None:
        self._state.adviezen += (vraag,)

    def answer(self, vraag: Adviesvraag, answer: str, at: datetime) -> None:
        open_ = [one for one in self._state.adviezen if one.id == vraag.id and one.answered_at is None]
        if not open_:
            raise Refusal("inmiddels_gewijzigd")
        self._state.adviezen = tuple(
            replace(one, answer=answer, answered_at=at) if one is open_[0] else one for one in self._state.adviezen
        )

    def of(self, casus: CasusId) -> tuple[Adviesvraag, ...]:
        self._trail.read.add(casus)
        return tuple(one for one in self._state.adviezen if one.casus == casus)

    def asked_of(self, person: PersonId) -> tuple[Adviesvraag, ...]:
        mine = [one for one in self._state.adviezen if one.adviser == person]
        return tuple(replace(one, kenmerk=self._state.casussen[one.casus].kenmerk) for one in reversed(mine))
