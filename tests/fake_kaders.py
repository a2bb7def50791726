"""The versions of the kader in memory, with the same contract as the encrypted file."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from triage.casus.model import Casus, CasusState
from triage.ids import CasusId, PersonId
from triage.kader.versions import Activation, Own


class Kept(Protocol):
    """Where it is kept."""

    kaders: tuple[Own, ...]
    activations: tuple[Activation, ...]
    casussen: dict[CasusId, Casus]


class MemoryKaders:
    def __init__(self, state: Kept) -> None:
        self._state = state

    def own(self) -> tuple[Own, ...]:
        return self._state.kaders

    def add(self, own: Own, at: datetime, by: PersonId) -> None:
        assert at.tzinfo
        assert by
        self._state.kaders += (own,)

    def activations(self) -> tuple[Activation, ...]:
        return self._state.activations

    def activate(self, activation: Activation) -> None:
        self._state.activations += (activation,)

    def open_casussen(self) -> Mapping[str, int]:
        casussen = self._state.casussen.values()
        return Counter(one.kader for one in casussen if one.state not in (CasusState.BESLOTEN, CasusState.GESLOTEN))
