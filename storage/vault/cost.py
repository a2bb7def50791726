"""What one guess at a password costs: Argon2id (RFC 9106), tunable per slot."""

import unicodedata
from dataclasses import dataclass
from typing import Final

from argon2.low_level import Type, hash_secret_raw


@dataclass(frozen=True, slots=True)
class Cost:
    """The work that Argon2id does.

    Args:
        memory: KiB of memory.
        passes: times over that memory.
        lanes: parallel lanes.
    """

    memory: int
    passes: int
    lanes: int

    def below(self, other: "Cost") -> bool:
        """Tell whether this is less work than `other` in memory or in passes."""
        return self.memory < other.memory or self.passes < other.passes

    @property
    def sane(self) -> bool:
        """Tell whether a slot may ask this of us; a forged slot must not eat all memory."""
        return 8 * self.lanes <= self.memory <= 1 << 21 and 1 <= self.passes <= 16 and 1 <= self.lanes <= 16  # noqa: PLR2004


STANDARD: Final = Cost(memory=65536, passes=3, lanes=4)
"""RFC 9106, second recommended option: 64 MiB, three passes, four lanes; about 0.15 s."""


def normal(password: str) -> bytes:
    """Return the password as bytes, the same for every way to type the same characters (NFKC, NIST SP 800-63B)."""
    return unicodedata.normalize("NFKC", password).encode("utf-8")


def stretch(password: str, salt: bytes, cost: Cost) -> bytes:
    """Return 32 bytes that cost `cost` to compute from the password."""
    return hash_secret_raw(
        secret=normal(password),
        salt=salt,
        time_cost=cost.passes,
        memory_cost=cost.memory,
        parallelism=cost.lanes,
        hash_len=32,
        type=Type.ID,
    )
