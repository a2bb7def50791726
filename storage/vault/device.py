"""The secret of this device, kept in the operating system's own keyring: the second factor beside the password."""

import secrets
from typing import Final, Protocol

from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, KeyringLocked, PasswordDeleteError

from triage.faults import Trouble

LENGTH: Final = 32

TRUSTED: Final = frozenset(
    {
        "keyring.backends.SecretService",
        "keyring.backends.libsecret",
        "keyring.backends.kwallet",
        "keyring.backends.Windows",
        "keyring.backends.macOS",
    }
)
"""Keyrings of operating systems. Everything else (none, empty, plain files) is refused; there is no fallback."""

_SERVICE: Final = "tenzij"


class DeviceSecrets(Protocol):
    """Keeps one secret of 32 bytes per installation for this user of this device."""

    @property
    def backend(self) -> str:
        """The name of the keyring, kept in the slot so that a later change of keyring is recognised."""
        ...

    def probe(self) -> None:
        """Prove that the keyring keeps and returns a value.

        Raises:
            Trouble: `geen_sleutelbos`, `sleutelbos_op_slot` or `sleutelbos_fout`.
        """
        ...

    def read(self, installation: str) -> bytes | None:
        """Return the secret, or None when this device has none for the installation."""
        ...

    def write(self, installation: str, secret: bytes) -> None:
        """Keep the secret."""
        ...


class KeyringSecrets:
    """The real keyring.

    Args:
        backend: the keyring to use; by default the one that `keyring` chooses.
        trusted: modules whose keyrings may be used; only tests give more than `TRUSTED`.
    """

    def __init__(self, backend: KeyringBackend | None = None, trusted: frozenset[str] = TRUSTED) -> None:
        self._chosen = backend
        self._trusted = trusted

    @property
    def backend(self) -> str:
        """The module and class of the keyring that is really used."""
        return _name(self._real())

    def probe(self) -> None:
        """Set, get and delete a random value: only that proves that a keyring works (see `DeviceSecrets.probe`)."""
        keyring = self._real()
        name, value = f"proef-{secrets.token_hex(8)}", secrets.token_hex(16)
        try:
            keyring.set_password(_SERVICE, name, value)
            kept = keyring.get_password(_SERVICE, name)
            keyring.delete_password(_SERVICE, name)
        except (KeyringError, RuntimeError, OSError) as error:
            raise _trouble(error, _name(keyring)) from error
        if kept != value:
            raise Trouble("geen_sleutelbos", sleutelbos=_name(keyring))

    def read(self, installation: str) -> bytes | None:
        """Return the secret (see `DeviceSecrets.read`); a value that is no 32 bytes raises `sleutelbos_fout`."""
        keyring = self._real()
        try:
            kept = keyring.get_password(_SERVICE, installation)
        except (KeyringError, RuntimeError, OSError) as error:
            raise _trouble(error, _name(keyring)) from error
        if kept is None:
            return None
        try:
            secret = bytes.fromhex(kept)
        except ValueError:
            secret = b""
        if len(secret) != LENGTH:
            raise Trouble("sleutelbos_fout", sleutelbos=_name(keyring))
        return secret

    def write(self, installation: str, secret: bytes) -> None:
        """Keep the secret, and read it back."""
        keyring = self._real()
        try:
            keyring.set_password(_SERVICE, installation, secret.hex())
        except (KeyringError, RuntimeError, OSError) as error:
            raise _trouble(error, _name(keyring)) from error
        if self.read(installation) != secret:
            raise Trouble("geen_sleutelbos", sleutelbos=_name(keyring))

    def delete(self, installation: str) -> None:
        """Forget the secret; nothing happens when there is none."""
        keyring = self._real()
        try:
            keyring.delete_password(_SERVICE, installation)
        except PasswordDeleteError:
            return
        except (KeyringError, RuntimeError, OSError) as error:
            raise _trouble(error, _name(keyring)) from error

    def _real(self) -> KeyringBackend:
        keyring = self._chosen or _default()
        # The chainer tries several in turn; only its first may be used, else a write could slip to a worse one.
        inner = getattr(keyring, "backends", None)
        if type(keyring).__module__ == "keyring.backends.chainer":
            if not inner:
                raise Trouble("geen_sleutelbos", sleutelbos=_name(keyring))
            keyring = inner[0]
        if type(keyring).__module__ not in self._trusted:
            raise Trouble("geen_sleutelbos", sleutelbos=_name(keyring))
        return keyring


def _default() -> KeyringBackend:
    import keyring  # choosing a keyring takes a tenth of a second and may wake D-Bus

    return keyring.get_keyring()


def _name(keyring: KeyringBackend) -> str:
    kind = type(keyring)
    return f"{kind.__module__}.{kind.__qualname__}"


def _trouble(error: BaseException, name: str) -> Trouble:
    code = "sleutelbos_op_slot" if isinstance(error, KeyringLocked) else "sleutelbos_fout"
    return Trouble(code, sleutelbos=name)
