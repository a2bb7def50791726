"""Exact matches and requests for access, in memory."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Protocol

from storage.mapping.marks import mark_of_person, marks_of_people, same_words
from triage.access.log import Look
from triage.access.rights import CasusScope
from triage.access.toegang import Bekend, Verzoek
from triage.answers import Scope
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import CasusId, ItemId, PersonId, RoleId


class Kept(Protocol):
    """Where it is kept."""

    toegangen: tuple[Verzoek, ...]
    casussen: dict[CasusId, Casus]


class Trail(Protocol):
    """The log lines of the unit of work."""

    read: set[CasusId]

    def leave(self, look: Look, casus: CasusId | None, people: Iterable[ItemId] = ()) -> None: ...

    def refuse(self, look: Look, casus: CasusId | None, code: str) -> Refusal: ...


InReach = Callable[[Casus, CasusScope], bool]


class MemoryToegangen:
    """Requests in memory."""

    def __init__(self, state: Kept, trail: Trail, in_reach: InReach, key: bytes) -> None:
        self._state, self._trail, self._in_reach, self._key = state, trail, in_reach, key

    def known(self, name: str, born: date, look: Look) -> tuple[Bekend, ...]:
        sought = mark_of_person(name, born, self._key)
        found = [
            Bekend(bare(casus), item)
            for casus in self._state.casussen.values()
            for item, mark in marks_of_people(casus, self._key).items()
            if mark == sought
        ]
        for one in found:
            self._trail.read.add(one.casus.id)
            self._trail.leave(replace(look, concerned=(one.item,)), one.casus.id, (one.item,))
        if not found:
            self._trail.leave(look, None)
        return tuple(sorted(found, key=lambda one: one.casus.made, reverse=True))

    def add(self, verzoek: Verzoek, look: Look) -> None:
        self._state.toegangen += (verzoek,)
        self._leave(look, (verzoek,))

    def get(self, verzoek: str, scope: CasusScope, look: Look) -> tuple[Verzoek, Casus | None]:
        found = next((one for one in self._state.toegangen if one.id == verzoek), None)
        mine = found is not None and _own(found, scope, look.actor.also)
        if found is None or not (self._reached(found, scope) or mine):
            raise self._trail.refuse(look, None, "verzoek_onbekend")
        self._leave(look, (found,))
        return found, bare(self._state.casussen[found.casus]) if found.casus else None

    def answer(self, verzoek: Verzoek, look: Look) -> None:
        self._change(verzoek, look, lambda one: one.verdict is None)

    def end(self, verzoek: Verzoek, look: Look) -> None:
        self._change(verzoek, look, lambda one: one.ended_at is None)

    def asked_by(
        self, persons: tuple[PersonId, ...], look: Look, limit: int = 100, skip: int = 0
    ) -> tuple[Verzoek, ...]:
        found = self._ordered(lambda one: one.asked_by in persons)[::-1][skip : skip + limit]
        self._leave(look, found)
        return found

    def count_asked(self, persons: tuple[PersonId, ...]) -> int:
        return sum(one.asked_by in persons for one in self._state.toegangen)

    def earlier(self, verzoek: Verzoek, look: Look) -> tuple[Verzoek, ...]:
        def same(one: Verzoek) -> bool:
            before = one.id != verzoek.id and one.at <= verzoek.at
            if (one.asked_by, one.casus) != (verzoek.asked_by, verzoek.casus) or not before:
                return False
            return bool(verzoek.casus) or (same_words(one.name, verzoek.name) and one.born == verzoek.born)

        found = self._ordered(same)
        if found:
            self._leave(look, found)
        return found

    def waiting(
        self, scope: CasusScope, role: RoleId, look: Look, limit: int = 100, skip: int = 0
    ) -> tuple[Verzoek, ...]:
        found = self._waiting(scope, role, look.actor.also)[skip : skip + limit]
        self._leave(look, found)
        return found

    def count_waiting(self, scope: CasusScope, role: RoleId, also: tuple[PersonId, ...] = ()) -> int:
        return len(self._waiting(scope, role, also))

    def given_by(self, scope: CasusScope, look: Look, limit: int = 100) -> tuple[Verzoek, ...]:
        me = (scope.person, *look.actor.also)
        held = self._ordered(lambda one: one.decided_by in me and one.holds_on(scope.day))
        found = tuple(one for one in held if one.casus and self._reached(one, scope))[:limit]
        if found:
            self._leave(look, found)
        return found

    def shut(self, scope: CasusScope, look: Look, limit: int = 100) -> tuple[tuple[Verzoek, Casus], ...]:
        def is_shut(one: Verzoek) -> bool:
            about = self._state.casussen[one.casus] if one.casus else None
            shielded = about is not None and about.shielded and not self._in_reach(about, scope)
            return scope.every and one.verdict is None and not _own(one, scope, look.actor.also) and shielded

        found = self._ordered(is_shut)[:limit]
        if found:
            self._leave(look, found)
        return tuple((one, bare(self._state.casussen[one.casus])) for one in found if one.casus)

    def _waiting(self, scope: CasusScope, role: RoleId, also: tuple[PersonId, ...]) -> tuple[Verzoek, ...]:
        def waits(one: Verzoek) -> bool:
            open_ = one.verdict is None and one.role != role
            return open_ and not _own(one, scope, also) and self._reached(one, scope)

        return self._ordered(waits)

    def _reached(self, one: Verzoek, scope: CasusScope) -> bool:
        return self._in_reach(self._state.casussen[one.casus], scope) if one.casus else scope.every

    def _ordered(self, wanted: Callable[[Verzoek], bool]) -> tuple[Verzoek, ...]:
        return tuple(sorted(filter(wanted, self._state.toegangen), key=lambda one: (one.at, one.id)))

    def _change(self, verzoek: Verzoek, look: Look, still: Callable[[Verzoek], bool]) -> None:
        found = list(self._state.toegangen)
        place = next((at for at, one in enumerate(found) if one.id == verzoek.id and still(one)), None)
        if place is None:
            raise Refusal("inmiddels_gewijzigd")
        found[place] = verzoek
        self._state.toegangen = tuple(found)
        self._leave(look, (verzoek,))

    def _leave(self, look: Look, found: Iterable[Verzoek]) -> None:
        told = False
        for one in found:
            told = True
            if one.casus is None:
                self._trail.leave(look, None)
                continue
            self._trail.read.add(one.casus)
            if one.item is not None:
                self._trail.leave(replace(look, concerned=(one.item,)), one.casus, (one.item,))
            else:
                self._trail.leave(look, one.casus, self._state.casussen[one.casus].of(Scope.PERSOON))
        if not told:
            self._trail.leave(look, None)


def bare(casus: Casus) -> Casus:
    """Return a casus with its persons, as ids, and without an answer."""
    return replace(casus, items={Scope.PERSOON: casus.of(Scope.PERSOON)}, answers={})


def _own(one: Verzoek, scope: CasusScope, also: tuple[PersonId, ...]) -> bool:
    return bool({one.asked_by, one.behalf} & {*scope.persons, *also})
