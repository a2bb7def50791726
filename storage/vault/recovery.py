"""The key on the recovery sheet: 160 random bits, printed once, kept in an envelope by someone else."""

import secrets
from dataclasses import dataclass
from typing import Final

from storage import crockford
from triage.faults import Refusal

LENGTH: Final = 20


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """The key, and how it stands on paper.

    Args:
        content: 20 random bytes.
    """

    content: bytes

    def __repr__(self) -> str:
        """Show nothing of the key: values get into messages and notes."""
        return "RecoveryKey(...)"

    @property
    def printed(self) -> str:
        """Eight groups of four characters and a check symbol, as in `ABCD-EFGH-…-5`."""
        return f"{crockford.grouped(crockford.encode(self.content))}-{crockford.check_symbol(self.content)}"


def new_recovery_key() -> RecoveryKey:
    """Return a fresh random key."""
    return RecoveryKey(secrets.token_bytes(LENGTH))


def read_recovery_key(typed: str) -> RecoveryKey:
    """Read the key as someone typed it from paper.

    Raises:
        Refusal: `herstelsleutel_tikfout` when it cannot be a key: a character is missing, wrong or swapped.
    """
    content = crockford.decode_checked(typed, LENGTH)
    if content is None:
        raise Refusal("herstelsleutel_tikfout")
    return RecoveryKey(content)
