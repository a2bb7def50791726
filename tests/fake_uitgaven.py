"""What was issued, in memory, with the contract of the encrypted file."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any, Protocol

from triage.access.log import Look
from triage.access.rights import CasusScope
from triage.access.signing import Uitgave
from triage.answers import Scope
from triage.casus.model import Casus
from triage.faults import Refusal, Trouble
from triage.followup.stuk import Stuk
from triage.ids import CasusId, ItemId

Reach = Callable[[Casus, CasusScope], bool]


class Kept(Protocol):
    """What of the state of a store this reads and keeps."""

    casussen: dict[CasusId, Casus]
    stukken: dict[str, Stuk[Any]]
    uitgaven: tuple[tuple[Uitgave, bytes], ...]


class Log(Protocol):
    """The trail of a unit of work."""

    read: set[CasusId]

    def leave(self, look: Look, casus: CasusId | None, people: Iterable[ItemId] = ()) -> None: ...

    def refuse(self, look: Look, casus: CasusId | None, code: str) -> Refusal: ...


class MemoryUitgaven:
    """What was issued, in memory."""

    def __init__(self, state: Kept, trail: Log, in_reach: Reach) -> None:
        self._state = state
        self._trail = trail
        self._in_reach = in_reach

    def keep(self, uitgave: Uitgave, content: bytes) -> None:
        if sha256(content).hexdigest() != uitgave.digest:
            raise ValueError("not the digest of these bytes")
        about = (uitgave.digest, uitgave.casus, uitgave.stuk)
        if about not in {(one.digest, one.casus, one.stuk) for one, _ in self._state.uitgaven}:
            self._state.uitgaven += ((uitgave, content),)

    def of(self, casus: CasusId) -> tuple[Uitgave, ...]:
        self._trail.read.add(casus)
        found = (one for one, _ in self._state.uitgaven if one.casus == casus)
        return tuple(sorted(found, key=lambda one: (one.at, one.id)))

    def content(self, id_: str, scope: CasusScope, look: Look) -> bytes:
        found = next((pair for pair in self._state.uitgaven if pair[0].id == id_), None)
        if found is None or not self._there(found[0], scope):
            raise self._trail.refuse(look, None, "uitgave_onbekend")
        issued, content = found
        if issued.casus is not None:
            self._trail.read.add(issued.casus)
        self._trail.leave(look, issued.casus, self._concerned(issued))
        if sha256(content).hexdigest() != issued.digest:
            raise Trouble("uitgave_gebroken", nummer=issued.number)
        return content

    def known(self, digest: str) -> Uitgave | None:
        found = (one for one, _ in self._state.uitgaven if one.digest == digest)
        return min(found, key=lambda one: (one.at, one.id), default=None)

    def _there(self, issued: Uitgave, scope: CasusScope) -> bool:
        if issued.casus is not None:
            told = (issued.casus, *issued.also)
            return all(self._in_reach(self._state.casussen[one], scope) for one in told)
        piece = self._state.stukken.get(issued.stuk or "")
        if piece is None:
            return scope.every and issued.stuk is None
        mine = piece.team == scope.team_name
        return scope.every or (mine and (scope.team or (scope.own and piece.owner in scope.persons)))

    def _concerned(self, issued: Uitgave) -> tuple[ItemId, ...]:
        if issued.person is not None:
            return (issued.person,)
        if issued.casus is not None:
            return self._state.casussen[issued.casus].of(Scope.PERSOON)
        return self._state.stukken[issued.stuk].concerned if issued.stuk else ()
