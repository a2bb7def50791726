"""Heads of the log that somebody keeps elsewhere: the mark on paper, and the standbewijs that the FG keeps.

A chain alone does not show that its end was cut off, that an older file was put back, or that all of it was written
anew. Who kept a head can tell (decision 0005).
"""

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

import rfc8785

from triage.faults import Refusal

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ: Final = {char: value for value, char in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_MARK_DIGITS: Final = 20
"""A mark on paper holds the first 80 bits of a hash: 20 hex digits, 16 letters."""
_TYPED: Final = re.compile(r"\s*(\d{1,15})\s*[-–—\s]\s*((?:[0-9A-Za-z][-–—\s]*){16})")
_HASH: Final = re.compile(r"[0-9a-f]{64}")
FORM: Final = "tenzij-standbewijs-1"
_CHECK: Final = "controle"


@dataclass(frozen=True, slots=True)
class Peil:
    """A head of the log: the number of a line and its hash.

    Args:
        h: 64 hex digits, or the first 20 of them when it comes from paper.
    """

    seq: int
    h: str

    @property
    def mark(self) -> str:
        """The first 80 bits as on paper: `ABCD-EFGH-JKLM-NPQR`."""
        number = int(self.h[:_MARK_DIGITS], 16)
        letters = "".join(ALPHABET[number >> shift & 31] for shift in range(75, -1, -5))
        return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


def read_mark(typed: str) -> Peil:
    """Return the head behind a mark from paper, `1234-ABCD-EFGH-JKLM-NPQR`, as a person types it over.

    Capitals, spaces and dashes make no difference; O reads as 0, I and L as 1.

    Raises:
        Refusal: `anker_onleesbaar`.
    """
    found = _TYPED.fullmatch(typed)
    letters = [char for char in found[2].upper() if char.isalnum()] if found else []
    if not found or any(char not in _READ for char in letters):
        raise Refusal("anker_onleesbaar")
    number = 0
    for char in letters:
        number = number << 5 | _READ[char]
    return Peil(int(found[1]), f"{number:0{_MARK_DIGITS}x}")


@dataclass(frozen=True, slots=True)
class Standbewijs:
    """A head of the log that was given out, to be kept where who writes the log cannot come.

    Args:
        installation: the random name of the store.
        number: counts from 1; no number is skipped.
        seq, h: the last line at that moment and its hash, 64 hex digits.
        at: the moment, ISO 8601 with its offset.
        by: function of who made it.
        previous: digest of the standbewijs before it; empty for the first.
    """

    installation: str
    municipality: str
    number: int
    seq: int
    h: str
    at: str
    by: str
    previous: str

    @property
    def peil(self) -> Peil:
        """The head that it keeps."""
        return Peil(self.seq, self.h)

    @property
    def made_on(self) -> datetime:
        """The moment."""
        return datetime.fromisoformat(self.at)

    @property
    def digest(self) -> str:
        """The digest of its content, 64 hex digits."""
        return hashlib.sha256(rfc8785.dumps(_said(self))).hexdigest()


def _said(bewijs: Standbewijs) -> dict[str, str | int]:
    return {"vorm": FORM, **asdict(bewijs)}


def as_text(bewijs: Standbewijs) -> str:
    """Return a standbewijs as the content of a file: canonical JSON in one line, with a digest over the rest."""
    return rfc8785.dumps({**_said(bewijs), _CHECK: bewijs.digest}).decode() + "\n"


def from_text(content: str) -> Standbewijs:
    """Return the standbewijs in the content of a file.

    Raises:
        Refusal: `standbewijs_onleesbaar` when it is none; `standbewijs_gewijzigd` when it is not as it was given out.
    """
    try:
        raw = json.loads(content)
    except (ValueError, RecursionError) as fault:
        raise Refusal("standbewijs_onleesbaar") from fault
    if not isinstance(raw, dict) or raw.pop("vorm", None) != FORM:
        raise Refusal("standbewijs_onleesbaar")
    check = raw.pop(_CHECK, None)
    kinds = {name: int if name in ("number", "seq") else str for name in Standbewijs.__dataclass_fields__}
    if raw.keys() != kinds.keys() or any(type(raw[name]) is not kind for name, kind in kinds.items()):
        raise Refusal("standbewijs_onleesbaar")
    bewijs = Standbewijs(**raw)
    if not _sane(bewijs):
        raise Refusal("standbewijs_onleesbaar")
    if bewijs.digest != check:
        raise Refusal("standbewijs_gewijzigd")
    return bewijs


def _sane(bewijs: Standbewijs) -> bool:
    try:
        aware = bewijs.made_on.tzinfo is not None
        return aware and bool(bewijs.digest) and _HASH.fullmatch(bewijs.h) is not None and bewijs.seq > 0
    except (ValueError, rfc8785.CanonicalizationError):
        return False
