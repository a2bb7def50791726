"""The pieces of the follow-up in memory, with the contract of the encrypted file."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from storage.mapping.codec import from_json, to_json
from storage.mapping.running import running_json, running_of
from storage.mapping.stuk import content_text, letter
from triage.access.actor import Colleague
from triage.access.log import Look
from triage.access.rights import CasusScope
from triage.account.ports import Versie
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.followup.kinds import ABOUT_NOBODY, CONTENTS, MACHINES, soort_of
from triage.followup.stuk import OwedRow, Soort, Step, Stuk, StukRow, demand_begun, demand_moved
from triage.ids import CasusId, ItemId, PersonId
from triage.terms.running import aim, due

T = TypeVar("T")
Reach = Callable[[Casus, CasusScope], bool]


class Kept(Protocol):
    """What the pieces keep in the state of a store."""

    casussen: dict[CasusId, Casus]
    people: dict[PersonId, Colleague]
    stukken: dict[str, Stuk[Any]]
    stuk_changed: dict[str, datetime]
    stuk_steps: dict[str, tuple[Step, ...]]
    stuk_versions: dict[str, tuple[Versie[Any], ...]]


class Log(Protocol):
    """The trail of a unit of work."""

    read: set[CasusId]

    def leave(self, look: Look, casus: CasusId | None, people: Iterable[ItemId] = ()) -> None: ...

    def refuse(self, look: Look, casus: CasusId | None, code: str) -> Refusal: ...


class MemoryStukken:
    """The pieces in memory."""

    def __init__(self, state: Kept, trail: Log, in_reach: Reach) -> None:
        self._state = state
        self._trail = trail
        self._in_reach = in_reach

    def next_number(self, soort: Soort, before: str) -> str:
        start = f"{before}-{letter(soort)}"
        given = (one.number.removeprefix(start) for one in self._state.stukken.values() if one.number.startswith(start))
        return f"{start}{max((int(number) for number in given), default=0) + 1}"

    def add(self, stuk: Stuk[Any], look: Look) -> None:
        demand_begun(stuk, MACHINES[stuk.soort])
        self._keep(stuk, "begonnen", look)
        self._trail.leave(look, stuk.casus, stuk.concerned)

    def get(self, stuk: str, content: type[T], scope: CasusScope, look: Look) -> Stuk[T]:
        found = self._state.stukken.get(stuk)
        if found is None or found.soort is not soort_of(content) or not self._there(found, scope):
            raise self._trail.refuse(look, None, "stuk_onbekend")
        if found.casus is not None:
            self._trail.read.add(found.casus)
        self._trail.leave(look, found.casus, found.concerned)
        return found

    def save(self, before: Stuk[T], after: Stuk[T], act: str, look: Look) -> None:
        demand_moved(before, after, MACHINES[before.soort], act)
        kept = self._state.stukken.get(before.id)
        if kept is None or kept.version != before.version:
            raise Refusal("inmiddels_gewijzigd")
        self._keep(after, act, look)
        self._trail.leave(look, after.casus, dict.fromkeys((*before.concerned, *after.concerned)))

    def of(self, casus: CasusId, content: type[T]) -> tuple[Stuk[T], ...]:
        self._trail.read.add(casus)
        soort = soort_of(content)
        found = (one for one in self._state.stukken.values() if one.casus == casus and one.soort is soort)
        return tuple(sorted(found, key=lambda one: (one.made, one.id)))

    def about_nobody(self, content: type[T]) -> tuple[Stuk[T], ...]:
        soort = soort_of(content)
        if soort not in ABOUT_NOBODY:
            raise ValueError(f"a {soort.value} can be about people")
        found = (one for one in self._state.stukken.values() if one.casus is None and one.soort is soort)
        return tuple(sorted(found, key=lambda one: (one.made, one.id)))

    def history(self, stuk: str) -> tuple[Step, ...]:
        return self._state.stuk_steps.get(stuk, ())

    def rows(
        self,
        scope: CasusScope,
        look: Look,
        soorten: frozenset[Soort],
        states: frozenset[str] | None = None,
        limit: int = 100,
        skip: int = 0,
    ) -> tuple[StukRow, ...]:
        found = sorted(
            self._wanted(scope, soorten, states),
            key=lambda one: (self._state.stuk_changed[one.id], one.number),
            reverse=True,
        )
        self._trail.leave(look, None)
        return tuple(self._row(one) for one in found[skip : skip + limit])

    def count(self, scope: CasusScope, soorten: frozenset[Soort], states: frozenset[str] | None = None) -> int:
        return len(self._wanted(scope, soorten, states))

    def owed(
        self,
        scope: CasusScope,
        until: date | None = None,
        owners: tuple[PersonId, ...] | None = None,
        limit: int = 100,
        skip: int = 0,
        soorten: frozenset[Soort] = frozenset(Soort),
        since: date | None = None,
    ) -> tuple[OwedRow, ...]:
        found = [
            self._owed(one, term.term.id, aim(term), due(term))
            for one in self._state.stukken.values()
            if one.soort in soorten and self._there(one, scope) and (owners is None or one.owner in owners)
            for term in one.terms
        ]
        every = since is None and until is None
        first, last = since or date.min, until or date.max
        wanted = [row for row in found if (every if row.due is None else first <= row.due <= last)]
        wanted.sort(key=lambda row: (row.due is None, row.due or date.max, row.stuk, row.term))
        return tuple(wanted[skip : skip + limit])

    def _keep(self, stuk: Stuk[Any], act: str, look: Look) -> None:
        # What cannot be written down and read back as it was, a real store could not keep either.
        assert from_json(CONTENTS[stuk.soort], to_json(stuk.content)) == stuk.content
        assert tuple(running_of(running_json(one)) for one in stuk.terms) == stuk.terms
        assert content_text(stuk).isascii()
        self._state.stukken[stuk.id] = stuk
        self._state.stuk_changed[stuk.id] = look.at
        step = Step(stuk.version, look.at, look.actor.person, look.actor.name, act, stuk.state)
        self._state.stuk_steps[stuk.id] = (*self._state.stuk_steps.get(stuk.id, ()), step)
        version = Versie(look.at, act, stuk)
        self._state.stuk_versions[stuk.id] = (*self._state.stuk_versions.get(stuk.id, ()), version)

    def _there(self, stuk: Stuk[Any], scope: CasusScope) -> bool:
        if stuk.casus is not None:
            return self._in_reach(self._state.casussen[stuk.casus], scope)
        mine = stuk.team == scope.team_name
        return scope.every or (mine and (scope.team or (scope.own and stuk.owner in scope.persons)))

    def _wanted(self, scope: CasusScope, soorten: frozenset[Soort], states: frozenset[str] | None) -> list[Stuk[Any]]:
        return [
            one
            for one in self._state.stukken.values()
            if one.soort in soorten and (states is None or one.state in states) and self._there(one, scope)
        ]

    def _row(self, stuk: Stuk[Any]) -> StukRow:
        ends = [day for term in stuk.terms if (day := due(term)) is not None]
        return StukRow(
            id=stuk.id,
            soort=stuk.soort,
            number=stuk.number,
            casus=stuk.casus,
            kenmerk=self._kenmerk(stuk),
            team=stuk.team,
            owner=stuk.owner,
            owner_name=self._name(stuk.owner),
            state=stuk.state,
            made=stuk.made,
            changed=self._state.stuk_changed[stuk.id],
            due=min(ends, default=None),
        )

    def _owed(self, stuk: Stuk[Any], term: str, goal: date | None, last: date | None) -> OwedRow:
        return OwedRow(
            stuk=stuk.id,
            soort=stuk.soort,
            number=stuk.number,
            casus=stuk.casus,
            kenmerk=self._kenmerk(stuk),
            team=stuk.team,
            owner=stuk.owner,
            owner_name=self._name(stuk.owner),
            state=stuk.state,
            term=term,
            aim=goal,
            due=last,
        )

    def _kenmerk(self, stuk: Stuk[Any]) -> str:
        return self._state.casussen[stuk.casus].kenmerk if stuk.casus is not None else ""

    def _name(self, person: PersonId) -> str:
        found = self._state.people.get(person)
        return found.name if found else ""
