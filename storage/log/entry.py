"""What binds one line of the log to the next: lengths before fields, SHA-256, and a salt for what may be destroyed.

    c = SHA-256(0x00 ‖ lp(salt, payload))
    h = SHA-256("tenzij/log/v1" ‖ 0x00 ‖ 0x01 ‖ lp(seq, prev, meta, c))

`lp` puts the length of each field (8 bytes, big-endian) before it, so that no two lists of fields read the same.
"""

import hashlib
from dataclasses import dataclass
from typing import Final

from storage.crockford import encode, grouped

DOMAIN: Final = b"tenzij/log/v1\0"
SALT: Final = 16
DIGEST: Final = 32
_LINE: Final = DOMAIN + b"\x01"
NOTHING: Final = bytes(DIGEST)
"""What stands as `prev` in the first line."""

INDEXED: Final = ("at", "act", "actor", "casus", "persoon")
"""Fields of `meta` that also stand in a column of their own, for lists."""

DESTROYED: Final = "vernietigd"
"""Field of `meta` in a line about lawful destruction: the spans of line numbers whose payload went."""


Span = tuple[int, int]
"""Lines from one number to another, both ends counting."""


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain at some moment: who holds this can tell later whether the log up to here still stands.

    Args:
        seq: the number of the last line; lines count from 1.
        h: its hash, 32 bytes; or the first ten of them, as paper holds them.
    """

    seq: int
    h: bytes


def commitment(salt: bytes, payload: bytes) -> bytes:
    """Return what the chain holds of a payload. Without the salt nobody can guess the payload from it."""
    # A million lines are hashed when the log is checked: fields are joined once.
    said = (b"\x00", _length(salt), salt, _length(payload), payload)
    return hashlib.sha256(b"".join(said)).digest()


def link(seq: int, prev: bytes, meta: bytes, c: bytes) -> bytes:
    """Return the hash of a line."""
    number = seq.to_bytes(8, "big")
    said = (_LINE, _length(number), number, _length(prev), prev, _length(meta), meta, _length(c), c)
    return hashlib.sha256(b"".join(said)).digest()


def mark(h: bytes) -> str:
    """Return the mark of a line for paper: the first 80 bits of its hash, as in `ABCD-EFGH-JKLM-NPQR`."""
    return grouped(encode(h[:10]))


def _length(field: bytes) -> bytes:
    return len(field).to_bytes(8, "big")
