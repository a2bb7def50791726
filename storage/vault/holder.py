"""What the engine asks of a vault: a key for as long as it is unlocked."""

from typing import Protocol

from storage.vault.sealing import derive
from triage.faults import Refusal


class KeyHolder(Protocol):
    """Holds the data key of one store."""

    @property
    def installation(self) -> str:
        """The random name of the store that the key belongs to."""
        ...

    @property
    def practice(self) -> bool:
        """Whether this is a key for practice, which lives in memory only."""
        ...

    def data_key(self) -> bytes:
        """Return the 32 bytes.

        Raises:
            Refusal: `kluis_op_slot` after locking.
        """
        ...


class KeyBox:
    """Thirty-two bytes that can be wiped. Python may have copied them on the way; this takes away the lasting one."""

    def __init__(self, key: bytes) -> None:
        self._key = bytearray(key)
        self._open = True

    def read(self) -> bytes:
        """Return the bytes, or refuse with `kluis_op_slot` when they are wiped."""
        if not self._open:
            raise Refusal("kluis_op_slot")
        return bytes(self._key)

    def wipe(self) -> None:
        """Overwrite the bytes with zeros; they cannot be read any more."""
        self._open = False
        self._key[:] = bytes(len(self._key))


def file_salt(data_key: bytes) -> bytes:
    """Return the 16 bytes with which the data file begins.

    SQLCipher begins its file with a salt in the clear. With a raw key the salt only serves to derive the key for
    the page checks, so it may follow from the data key. That tells, before opening, whether file and key belong
    together: the one thing that SQLCipher's own error ("not a database") cannot tell from damage.
    """
    return derive(data_key, b"", "bestandszout")[:16]
