"""The keyring: the real one works, and whatever is none, empty, shut or plain is refused."""

import secrets
from collections.abc import Callable
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError

from storage.vault.device import KeyringSecrets
from storage.vault.surroundings import VaultSurroundings
from storage.vault.throttle import Throttle
from storage.vault.vault import create_vault, unlock
from tests.storage.house import ACCOUNT, CHEAP, PASSWORD, HandClock
from triage.faults import Trouble

HERE = frozenset({__name__})


class InMemory(KeyringBackend):
    """A keyring as the operating system's, in memory."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError(username)


class Forgetful(InMemory):
    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password[:-1]


class Shut(InMemory):
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked(f"{service} {username} {len(password)}")


class Dismissed(InMemory):
    def set_password(self, service: str, username: str, password: str) -> None:
        raise InitError(f"Prompt dismissed {service} {username} {len(password)}")


def test_a_working_keyring_keeps_the_secret_and_the_probe_leaves_nothing() -> None:
    backend = InMemory()
    device = KeyringSecrets(backend, HERE)
    device.probe()
    assert backend.kept == {}
    secret = secrets.token_bytes(32)
    assert device.read("abc") is None
    device.write("abc", secret)
    assert device.read("abc") == secret
    device.delete("abc")
    device.delete("abc")
    assert device.read("abc") is None
    assert device.backend == f"{__name__}.InMemory"


@pytest.mark.parametrize("kind", [fail.Keyring, null.Keyring, chainer.ChainerBackend, InMemory])
def test_no_keyring_an_empty_one_or_an_unknown_one_is_refused(kind: Callable[[], KeyringBackend]) -> None:
    device = KeyringSecrets(kind())
    uses: tuple[Callable[[], object], ...] = (
        device.probe,
        lambda: device.read("abc"),
        lambda: device.write("abc", bytes(32)),
    )
    for use in uses:
        with pytest.raises(Trouble, match="geen_sleutelbos"):
            use()


def test_a_plain_file_keyring_is_refused() -> None:
    class PlaintextKeyring(InMemory):
        pass

    PlaintextKeyring.__module__ = "keyrings.alt.file"
    PlaintextKeyring.__qualname__ = "PlaintextKeyring"
    with pytest.raises(Trouble, match="geen_sleutelbos") as trouble:
        KeyringSecrets(PlaintextKeyring()).probe()
    assert trouble.value.facts == {"sleutelbos": "keyrings.alt.file.PlaintextKeyring"}


@pytest.mark.parametrize("name", ["fail", "null"])
def test_what_the_environment_chooses_is_judged_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"keyring.backends.{name}.Keyring")
    before = keyring.get_keyring()
    keyring.core.init_backend()
    try:
        with pytest.raises(Trouble, match="geen_sleutelbos"):
            KeyringSecrets().probe()
    finally:
        keyring.set_keyring(before)


def test_a_keyring_that_keeps_something_else_is_none() -> None:
    device = KeyringSecrets(Forgetful(), HERE)
    with pytest.raises(Trouble, match="geen_sleutelbos"):
        device.probe()
    with pytest.raises(Trouble, match="sleutelbos_fout"):
        device.write("abc", bytes(32))


def test_shut_and_dismissed_are_told_apart() -> None:
    with pytest.raises(Trouble, match="sleutelbos_op_slot"):
        KeyringSecrets(Shut(), HERE).probe()
    with pytest.raises(Trouble, match="sleutelbos_op_slot"):
        KeyringSecrets(Shut(), HERE).read("abc")
    with pytest.raises(Trouble, match="sleutelbos_fout"):
        KeyringSecrets(Dismissed(), HERE).probe()


def test_a_value_that_is_no_secret_is_not_used() -> None:
    backend = InMemory()
    for value in ("", "geen hex", "00" * 31):
        backend.kept["tenzij", "abc"] = value
        with pytest.raises(Trouble, match="sleutelbos_fout"):
            KeyringSecrets(backend, HERE).read("abc")


@pytest.mark.sleutelbos
def test_the_real_keyring_keeps_the_secret_of_a_vault(tmp_path: Path) -> None:
    device, clock = KeyringSecrets(), HandClock()
    around = VaultSurroundings(tmp_path / "sleutels.json", device, Throttle(tmp_path / "p.json", clock), clock, CHEAP)
    vault = create_vault(around, ACCOUNT, PASSWORD)
    try:
        assert device.backend.startswith("keyring.backends.")
        assert unlock(around, ACCOUNT, PASSWORD).data_key() == vault.data_key()
        kept = device.read(vault.installation)
        assert kept is not None
        assert kept != vault.data_key()
    finally:
        device.delete(vault.installation)
    with pytest.raises(Trouble, match="apparaatsleutel_weg"):
        unlock(around, ACCOUNT, PASSWORD)
