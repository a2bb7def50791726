"""Reading the log of the store in memory, by the same rules as `storage.repositories.inzage`."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from storage.log.reading import pseudonym
from storage.mapping.marks import marks_of_people
from tests.fake_mensen import People
from triage.access.actor import Colleague
from triage.access.inzage import Betrokkene, Gezocht, Regel, Stand, Zicht
from triage.access.log import EVENT_ACTION, LogLine, Look
from triage.access.rights import CasusScope
from triage.access.standbewijs import Peil, Standbewijs
from triage.answers import Scope
from triage.casus.model import Casus
from triage.followup.informeren import Informeren
from triage.followup.stuk import Stuk
from triage.followup.untold import untold
from triage.ids import CasusId, ItemId, PersonId

HOME = ZoneInfo("Europe/Amsterdam")
Reaches = Callable[[Casus, CasusScope], bool]


class Kept(Protocol):
    """What of the state in memory this looks at."""

    log: tuple[LogLine, ...]
    casussen: dict[CasusId, Casus]
    people: dict[PersonId, Colleague]
    bewijzen: tuple[Standbewijs, ...]
    house: People
    stukken: dict[str, Stuk[Any]]


class Leaves(Protocol):
    """The trail of a unit of work."""

    read: set[CasusId]

    def leave(self, look: Look, casus: CasusId | None, people: tuple[ItemId, ...] = ()) -> None: ...


class MemoryInzage:
    """The log as it is read, in memory."""

    def __init__(self, state: Kept, trail: Leaves, reaches: Reaches, key: bytes) -> None:
        self._state = state
        self._trail = trail
        self._reaches = reaches
        self._key = key

    def lines(
        self, wanted: Gezocht, sight: Zicht, look: Look, limit: int = 200, before: int | None = None
    ) -> tuple[Regel, ...]:
        names = self._names(wanted.casus, sight)
        found = [
            replace(self._seen(line, sight), person_name=names.get(line.person or ItemId(""), ""))
            for line in reversed(self._sought(wanted))
            if before is None or line.seq < before
        ][:limit]
        self._leave(look, wanted, tuple(line.person for line in found if line.person and line.person_name))
        return tuple(found)

    def every(self, wanted: Gezocht, sight: Zicht, look: Look) -> Iterator[Regel]:
        found = [self._seen(line, sight) for line in self._sought(wanted)]
        self._leave(look, wanted, ())
        yield from found

    def about(
        self, people: tuple[tuple[CasusId, ItemId], ...], since: date | None = None, until: date | None = None
    ) -> tuple[Regel, ...]:
        self._trail.read.update(casus for casus, _ in people)
        return tuple(line for line in self._sought(Gezocht(since, until)) if (line.casus, line.person) in people)

    def told(self, look: Look, casus: CasusId, person: ItemId) -> None:
        self._trail.leave(look, casus, (person,))

    def same_person(self, casus: CasusId, person: ItemId) -> tuple[tuple[CasusId, ItemId], ...]:
        marks = {
            (one.id, item): mark
            for one in self._state.casussen.values()
            for item, mark in marks_of_people(one, self._key).items()
        }
        mine = marks.get((casus, person))
        same = sorted(place for place, mark in marks.items() if mine and mark == mine)
        return tuple(dict.fromkeys(((casus, person), *same)))

    def untold(self, casus: CasusId, day: date) -> frozenset[ItemId]:
        found = self._state.casussen.get(casus)
        pieces = (one for one in self._state.stukken.values() if one.casus == casus)
        informing = (one for one in pieces if isinstance(one.content, Informeren))
        return untold(found, informing, day) if found else frozenset()

    def casus(self, kenmerk: str, scope: CasusScope) -> CasusId | None:
        named = (one for one in self._state.casussen.values() if one.kenmerk == kenmerk.strip())
        return next((one.id for one in named if self._reaches(one, scope)), None)

    def people(self, casus: CasusId, sight: Zicht, look: Look) -> tuple[Betrokkene, ...]:
        found = self._state.casussen.get(casus)
        items = found.of(Scope.PERSOON) if found and self._reaches(found, sight.casussen) else ()
        names = self._names(casus, sight)
        self._leave(look, Gezocht(casus=casus), tuple(item for item in items if item in names))
        return tuple(Betrokkene(item, number, names.get(item, "")) for number, item in enumerate(items, 1))

    def actors(self) -> tuple[PersonId, ...]:
        now = dict(self._state.house.same_as)
        return tuple(sorted({now.get(line.look.actor.person, line.look.actor.person) for line in self._state.log}))

    def stand(self) -> Stand:
        last = self._state.log[-1] if self._state.log else None
        count = len(self._state.log)
        peil = Peil(count, f"{count:064x}") if last else None
        return Stand(count, peil, last.look.at if last else None, len(self._state.bewijzen))

    def installation(self) -> str:
        return "geheugen"

    def digests(self) -> dict[int, str]:
        return {one.number: one.digest for one in self._state.bewijzen}

    def add(self, bewijs: Standbewijs, by: PersonId) -> None:
        del by
        self._state.bewijzen += (bewijs,)

    def _sought(self, wanted: Gezocht) -> list[Regel]:
        lines = (self._line(seq, line) for seq, line in enumerate(self._state.log, 1))
        ids = {old for old, now in self._state.house.same_as if now == wanted.actor} | {wanted.actor}
        return [line for line in lines if _fits(line, wanted) and (wanted.actor is None or line.actor in ids)]

    def _line(self, seq: int, line: LogLine) -> Regel:
        look, casus = line.look, line.casus
        actor = self._state.people.get(look.actor.person)
        return Regel(
            seq=seq,
            at=look.at.astimezone(HOME),
            act=look.act.value,
            code=EVENT_ACTION[look.act],
            actor=look.actor.person,
            actor_name=actor.name if actor else "",
            role=look.actor.role,
            team=look.actor.team,
            behalf=look.actor.on_behalf_of,
            casus=casus,
            kenmerk="",
            person=line.person,
            person_name="",
            purpose=look.purpose,
            detail=look.detail,
            result=line.result,
            trace=look.trace,
            kader=look.kader,
            subject=pseudonym(self._key, casus or "", line.person) if line.person else "",
        )

    def _seen(self, line: Regel, sight: Zicht) -> Regel:
        if line.casus is None:
            return line
        found = self._state.casussen.get(line.casus)
        if found is None or not self._reaches(found, sight.casussen):
            return replace(line, kenmerk=None, detail="")
        return replace(line, kenmerk=found.kenmerk)

    def _names(self, casus: CasusId | None, sight: Zicht) -> dict[ItemId, str]:
        found = self._state.casussen.get(casus) if casus else None
        if found is None or not any(self._reaches(found, scope) for scope in sight.names):
            return {}
        named = {item: found.text("persoon.naam", item) for item in found.of(Scope.PERSOON)}
        return {item: name for item, name in named.items() if name.strip()}

    def _leave(self, look: Look, wanted: Gezocht, told: tuple[ItemId, ...]) -> None:
        asked = (wanted.person,) if wanted.casus and wanted.person else ()
        self._trail.leave(look, wanted.casus, tuple(dict.fromkeys((*asked, *told))))


def _fits(line: Regel, wanted: Gezocht) -> bool:
    day = line.at.date()
    return (
        (wanted.since is None or wanted.since <= day)
        and (wanted.until is None or day <= wanted.until)
        and wanted.casus in (None, line.casus)
        and wanted.person in (None, line.person)
        and (not wanted.acts or line.act in {act.value for act in wanted.acts})
    )
