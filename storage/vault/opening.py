"""Making a slot, and opening one: from a password and a device secret, or from the key on paper."""

import secrets
from dataclasses import replace

from storage.vault import sealing
from storage.vault.cost import Cost, stretch
from storage.vault.recovery import RecoveryKey
from storage.vault.slots import Slot


def device_name(secret: bytes) -> str:
    """Return a short name of a device secret that tells nothing about it."""
    return sealing.derive(secret, b"", "apparaat").hex()[:16]


def account_slot(
    installation: str, account: str, password: str, device: tuple[bytes, str], cost: Cost, made: str, data_key: bytes
) -> Slot:
    """Return a new slot for an account.

    Args:
        installation: the store.
        account: the account's id.
        password: already judged by `check_password`.
        device: the device secret and the name of its keyring.
        cost: the work per guess.
        made: ISO date of today.
        data_key: what the slot opens to.
    """
    secret, keyring = device
    slot = Slot(account, "account", secrets.token_bytes(16), cost, device_name(secret), keyring, made, b"")
    return _filled(slot, installation, _password_key(slot, installation, password, secret), data_key)


def recovery_slot(installation: str, name: str, key: RecoveryKey, made: str, data_key: bytes) -> Slot:
    """Return a new recovery slot by the name of its sheet."""
    slot = Slot(name, "herstel", secrets.token_bytes(16), None, "", "", made, b"")
    return _filled(slot, installation, _paper_key(slot, installation, key), data_key)


def open_account(slot: Slot, installation: str, password: str, secret: bytes) -> bytes | None:
    """Return the data key, or None when the password or the device secret is wrong or the slot was changed."""
    return _opened(slot, installation, _password_key(slot, installation, password, secret))


def open_recovery(slot: Slot, installation: str, key: RecoveryKey) -> bytes | None:
    """Return the data key, or None when this is not the key of the sheet or the slot was changed."""
    return _opened(slot, installation, _paper_key(slot, installation, key))


def _password_key(slot: Slot, installation: str, password: str, secret: bytes) -> bytes:
    if slot.cost is None:
        raise ValueError(slot.kind)
    return sealing.derive(stretch(password, slot.salt, slot.cost), secret, "slot-v1", installation, slot.name)


def _paper_key(slot: Slot, installation: str, key: RecoveryKey) -> bytes:
    return sealing.derive(key.content, slot.salt, "herstel-v1", installation, slot.name)


def _filled(slot: Slot, installation: str, key: bytes, data_key: bytes) -> Slot:
    private, public = sealing.new_pair()
    slot = replace(slot, public=public)
    bound = slot.bound(installation)
    return replace(slot, private=sealing.wrap(private, key, bound), sealed=sealing.seal(data_key, public, bound))


def _opened(slot: Slot, installation: str, key: bytes) -> bytes | None:
    bound = slot.bound(installation)
    private = sealing.unwrap(slot.private, key, bound)
    if private is None or sealing.public_of(private) != slot.public:
        return None
    return sealing.unseal(slot.sealed, private, bound)
