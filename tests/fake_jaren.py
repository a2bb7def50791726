"""What is counted of a year, in memory, with the contract of the encrypted file."""

from collections import Counter
from datetime import datetime
from typing import Any, Protocol, TypeVar

from storage.mapping.moments import HOME
from triage.access.log import Look
from triage.account.counted_seal import GeteldZegel, zegel_of
from triage.account.ports import Gevraagd, Versie
from triage.besluit.sealing import Besluit, digest
from triage.faults import Trouble
from triage.followup.kinds import soort_of
from triage.followup.stuk import Stuk

T = TypeVar("T")


class Kept(Protocol):
    """What of the state in memory is counted."""

    besluiten: tuple[Besluit, ...]
    stukken: dict[str, Stuk[Any]]
    stuk_changed: dict[str, datetime]
    stuk_versions: dict[str, tuple[Versie[Any], ...]]


class Leaves(Protocol):
    """The trail of a unit of work."""

    def leave(self, look: Look, casus: None) -> None: ...


class MemoryJaren:
    """What is counted, in memory."""

    def __init__(self, state: Kept, trail: Leaves) -> None:
        self._state = state
        self._trail = trail

    def zegels(self, year: int, look: Look) -> tuple[GeteldZegel, ...]:
        self._trail.leave(look, None)
        return tuple(_checked(one) for one in self._of(year) if one.canonical)

    def vernietigd(self, year: int, look: Look) -> dict[str, int]:
        self._trail.leave(look, None)
        return dict(Counter(one.facts.kind for one in self._of(year) if not one.canonical))

    def jaren(self) -> tuple[int, ...]:
        return tuple(sorted({one.facts.sealed_on.year for one in self._state.besluiten}))

    def stukken(self, asked: Gevraagd[T], look: Look) -> tuple[Stuk[T], ...]:
        self._trail.leave(look, None)
        return tuple(self._state.stuk_versions[one.id][-1].stuk for one in self._asked(asked))

    def verloop(self, asked: Gevraagd[T], look: Look) -> tuple[tuple[Versie[T], ...], ...]:
        self._trail.leave(look, None)
        return tuple(self._state.stuk_versions[one.id] for one in self._asked(asked))

    def _of(self, year: int) -> list[Besluit]:
        return [one for one in self._state.besluiten if one.facts.sealed_at.startswith(f"{year:04}-")]

    def _asked(self, asked: Gevraagd[Any]) -> list[Stuk[Any]]:
        soort = soort_of(asked.content)
        found = [one for one in self._state.stukken.values() if one.soort is soort and self._wanted(one, asked)]
        return sorted(found, key=lambda one: (one.made, one.id))

    def _wanted(self, one: Stuk[Any], asked: Gevraagd[Any]) -> bool:
        changed = self._state.stuk_changed[one.id].astimezone(HOME).date() >= asked.since
        return (
            (changed or one.state in asked.also)
            and (asked.only is None or one.state in asked.only)
            and (one.version > 0 or not asked.touched)
        )


def _checked(one: Besluit) -> GeteldZegel:
    if digest(one.canonical) != one.digest:
        raise Trouble("zegel_gebroken", nummer=one.number)
    return zegel_of(one.id, one.canonical)
