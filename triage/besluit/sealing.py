"""Sealing: canonical bytes, a digest, a link to the seal before it, a number and a short check code.

Canonical JSON is RFC 8785 (library `rfc8785`), digests are SHA-256. The seal covers every sentence as asked, so that a
sealed decision reads the same in twenty years, whatever the kader has become.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Final

import rfc8785

from triage.access.actor import Actor
from triage.besluit.decision import Decision, LineDecision
from triage.besluit.snapshot import SealedCode, Snapshot, from_json, known_only
from triage.ids import BesluitId, CasusId, CodeId

FORM: Final = "tenzij/besluit/1"
WITH_RECIPIENTS: Final = "tenzij/besluit/2"
"""The form of a seal that tells of its recipients under which agreement something goes to them."""
NO_SEAL: Final = "0" * 64
"""What the first seal of a store links back to."""
_CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who took part, as the record names them: name, function, role, and the mandate where there is one."""

    name: str
    function: str
    role: str
    mandate: str = ""


@dataclass(frozen=True, slots=True)
class SealedVerdict:
    """The decision on one line: granted or not, the lighter wording, the D codes with their sentences."""

    line: str
    granted: bool
    wording: str
    codes: tuple[SealedCode, ...]


@dataclass(frozen=True, slots=True)
class SealedFacts:
    """Everything a seal covers.

    Args:
        number: `2026-0148-B2`; a record without a decider ends in `V1`.
        kind: `besluit` or `vastlegging`.
        outcome, outcome_text, title: the outcome with its words, and the title on paper.
        previous: hex digest of the seal before it in this store.
        municipality, unit: as set on that day.
        sentence: the sentence that was ticked by hand, or empty for a vastlegging.
    """

    form: str
    number: str
    kind: str
    casus: str
    sealed_at: str
    previous: str
    municipality: str
    unit: str
    outcome: str
    outcome_text: str
    title: str
    verdicts: tuple[SealedVerdict, ...]
    motivation: str
    valid_until: str
    review_on: str
    sentence: str
    proposer: Signer
    proposed_at: str
    version: int
    decider: Signer
    snapshot: Snapshot

    def verdict(self, line: str) -> SealedVerdict | None:
        """Return the verdict on a line, or None when nobody had to decide on it."""
        return next((one for one in self.verdicts if one.line == line), None)

    @property
    def sealed_on(self) -> datetime:
        """The moment of sealing, aware."""
        return datetime.fromisoformat(self.sealed_at)

    @property
    def valid(self) -> date | None:
        """Last day on which granted lines may be shared."""
        return date.fromisoformat(self.valid_until) if self.valid_until else None

    @property
    def review(self) -> date | None:
        """Day of review."""
        return date.fromisoformat(self.review_on) if self.review_on else None


@dataclass(frozen=True, slots=True)
class Besluit:
    """A sealed decision: its facts, the canonical bytes, and their digest. Never changed (hard rule 10)."""

    id: BesluitId
    casus: CasusId
    facts: SealedFacts
    canonical: bytes
    digest: str

    @property
    def number(self) -> str:
        """The number people use."""
        return self.facts.number

    @property
    def check_code(self) -> str:
        """The short check code on paper."""
        return check_code(self.digest)


def canonical(facts: SealedFacts) -> bytes:
    """Return the canonical bytes of sealed facts (RFC 8785)."""
    plain = asdict(facts)
    return rfc8785.dumps({**plain, "snapshot": known_only(plain["snapshot"])})


def form_of(shot: Snapshot) -> str:
    """Return the form of a seal over a snapshot."""
    return FORM if shot.recipients is None else WITH_RECIPIENTS


def read(content: bytes) -> SealedFacts:
    """Return the facts behind canonical bytes.

    Raises:
        ValueError: the bytes are not the canonical form of a sealed decision.
    """
    try:
        facts = _facts(json.loads(content))
    except (KeyError, TypeError, RecursionError) as wrong:
        raise ValueError("not a sealed decision") from wrong
    if canonical(facts) != content:
        raise ValueError("not in canonical form")
    return facts


def _facts(data: dict[str, Any]) -> SealedFacts:
    return SealedFacts(
        **{
            **data,
            "proposer": Signer(**data["proposer"]),
            "decider": Signer(**data["decider"]),
            "snapshot": from_json(data["snapshot"]),
            "verdicts": tuple(
                SealedVerdict(v["line"], v["granted"], v["wording"], tuple(SealedCode(**c) for c in v["codes"]))
                for v in data["verdicts"]
            ),
        }
    )


def digest(content: bytes) -> str:
    """Return the hex SHA-256 of canonical bytes."""
    return hashlib.sha256(content).hexdigest()


def check_code(hex_digest: str) -> str:
    """Return the first 80 bits of a digest as four groups of four Crockford base32 letters."""
    number = int(hex_digest[:20], 16)
    letters = "".join(_CROCKFORD[(number >> shift) & 31] for shift in range(75, -1, -5))
    return "-".join(letters[i : i + 4] for i in range(0, 16, 4))


def same_code(typed: str, hex_digest: str) -> bool:
    """Tell whether a code read from paper belongs to a digest; look-alikes (O, I, L) and case do not matter."""
    cleaned = "".join(typed.upper().replace("-", "").split()).translate(str.maketrans("OIL", "011"))
    return hmac.compare_digest(cleaned.encode(), check_code(hex_digest).replace("-", "").encode())


def seal(besluit: BesluitId, casus: CasusId, facts: SealedFacts) -> Besluit:
    """Return facts with their canonical bytes and digest."""
    content = canonical(facts)
    return Besluit(besluit, casus, facts, content, digest(content))


def opened(besluit: BesluitId, casus: CasusId, content: bytes, stored_digest: str) -> Besluit:
    """Return a stored seal as a value, after checking it.

    Raises:
        ValueError: the content no longer has the digest it was sealed with.
    """
    if digest(content) != stored_digest:
        raise ValueError("digest differs")
    return Besluit(besluit, casus, read(content), content, stored_digest)


def verdicts(decision: Decision, codes: Mapping[CodeId, SealedCode]) -> tuple[SealedVerdict, ...]:
    """Return a decision's lines with the sentences of their codes."""

    def one(line: LineDecision) -> SealedVerdict:
        found = tuple(codes[code] for code in dict.fromkeys(line.codes))
        return SealedVerdict(line.line, line.granted, line.wording.strip(), found)

    return tuple(one(line) for line in decision.lines)


def signer(actor: Actor, role_text: str) -> Signer:
    """Return how a record names an actor."""
    return Signer(actor.name, actor.function, role_text, actor.mandate.reference if actor.mandate else "")
