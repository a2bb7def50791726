"""The certificates in memory, with the same contract as the encrypted file."""

from dataclasses import replace
from typing import TYPE_CHECKING

from storage.certificates import KeyPair, made, taken_in
from storage.mapping.certificaat import described
from triage.access.log import Look
from triage.access.signing import Certificaat, Herkomst
from triage.faults import Refusal

if TYPE_CHECKING:
    from tests.fakes import State, Trail


class MemoryCertificaten:
    """Certificates with what signs now beside them."""

    def __init__(self, state: "State", trail: "Trail") -> None:
        self._state = state
        self._trail = trail

    def all(self) -> tuple[Certificaat, ...]:
        return self._state.certificaten

    def public(self, id_: str) -> bytes:
        if id_ not in self._state.public:
            raise Refusal("certificaat_onbekend")
        return self._state.public[id_]

    def make(self, id_: str, organisation: str, look: Look) -> Certificaat:
        return self._put(id_, Herkomst.EIGEN, made(organisation, look.at), look)

    def take_in(self, id_: str, pkcs12: bytes, password: str, look: Look) -> Certificaat:
        pair = taken_in(pkcs12, password, look.at)
        if self._state.signer is not None and self._state.signer.chain[0] == pair.chain[0]:
            raise Refusal("certificaat_zelfde")
        return self._put(id_, Herkomst.INGEVOERD, pair, look)

    def _put(self, id_: str, kind: Herkomst, pair: KeyPair, look: Look) -> Certificaat:
        told = described(id_, kind, pair.certificates[0], look.at)
        before = tuple(one if one.retired else replace(one, retired=look.at) for one in self._state.certificaten)
        self._state.certificaten = (*before, told)
        self._state.public[id_] = pair.chain[0]
        self._state.signer = pair
        detail = " ".join(filter(None, (look.detail, kind.value, told.fingerprint)))
        self._trail.leave(replace(look, detail=detail), None)
        return told
