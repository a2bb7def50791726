"""The key of a practice store: made in memory, never kept. When the program stops, nobody can open the store."""

import secrets

from storage.vault.holder import KeyBox


class PracticeVault:
    """A random key without slots, password or keyring (see `KeyHolder`)."""

    def __init__(self) -> None:
        self._box = KeyBox(secrets.token_bytes(32))
        self._installation = f"oefen-{secrets.token_hex(16)}"

    @property
    def installation(self) -> str:
        """A random name that begins with `oefen-`, which no real store has."""
        return self._installation

    @property
    def practice(self) -> bool:
        """Always true."""
        return True

    def data_key(self) -> bytes:
        """Return the key, or refuse with `kluis_op_slot` after `lock`."""
        return self._box.read()

    def lock(self) -> None:
        """Wipe the key, for good."""
        self._box.wipe()
