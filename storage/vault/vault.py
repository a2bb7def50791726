"""Opening the store with a password or with the recovery sheet, and keeping the ways in.

The design and what it does not stop stand in `docs/decisions/0004-keys-in-slots.md`.
"""

import secrets
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from storage.vault import opening
from storage.vault.holder import KeyBox
from storage.vault.passwords import check_password
from storage.vault.recovery import RecoveryKey, new_recovery_key, read_recovery_key
from storage.vault.slots import Slot, SlotFile
from storage.vault.surroundings import VaultSurroundings, read_file
from triage.faults import Refusal, Trouble


class OpenVault:
    """An unlocked vault: gives the data key, and changes who can get in. Made by the functions below."""

    def __init__(self, around: VaultSurroundings, file: SlotFile, data_key: bytes) -> None:
        self._around = around
        self._file = file
        self._box = KeyBox(data_key)

    @property
    def installation(self) -> str:
        """The random name of the store."""
        return self._file.installation

    @property
    def practice(self) -> bool:
        """Always false: what has slots is real."""
        return False

    @property
    def version(self) -> int:
        """The version of the slot file, for the log: it goes up by one at each change."""
        return self._file.version

    @property
    def accounts(self) -> tuple[str, ...]:
        """The accounts that can get in."""
        return _names(self._file, "account")

    @property
    def recovery_sheets(self) -> tuple[tuple[str, str, str], ...]:
        """Each recovery sheet: its name, the ISO date of making and of the last proof (empty when never)."""
        return tuple((slot.name, slot.made, slot.tested) for slot in self._file.slots if slot.kind == "herstel")

    def data_key(self) -> bytes:
        """Return the key of the data file, or refuse with `kluis_op_slot` after `lock`."""
        return self._box.read()

    def lock(self) -> None:
        """Wipe the key. To go on, unlock anew."""
        self._box.wipe()

    def add_slot(self, account: str, password: str, names: Iterable[str] = ()) -> None:
        """Let an account in, on this device.

        Args:
            account: the account's id; needs no slot yet.
            password: its first password.
            names: the person's own names, which the password may not lean on.

        Raises:
            Refusal: `account_bestaat`, or what `check_password` refuses.
            Trouble: the keyring or the disk; nothing was changed.
        """
        if self._file.slot(account, "account"):
            raise Refusal("account_bestaat", account=account)
        self._put(account, password, names)

    def set_password(self, account: str, password: str, names: Iterable[str] = ()) -> None:
        """Give an account that forgot its password a new one, on this device (see `add_slot` for the refusals)."""
        if not self._file.slot(account, "account"):
            raise Refusal("account_onbekend", account=account)
        self._put(account, password, names)

    def change_password(self, account: str, old: str, new: str, names: Iterable[str] = ()) -> None:
        """Change one's own password; the old one must be right (see `unlock` and `add_slot` for the refusals)."""
        _enter(self._around, self._file, account, old)
        self._put(account, new, names)

    def remove_slot(self, account: str) -> None:
        """Let an account in no more.

        Raises:
            Refusal: `account_onbekend`, or `laatste_sleutel` for the last account: someone must be able to get in.
        """
        if not self._file.slot(account, "account"):
            raise Refusal("account_onbekend", account=account)
        if len(self.accounts) == 1:
            raise Refusal("laatste_sleutel", account=account)
        self._keep(self._file.without(account, "account"))

    def add_recovery_sheet(self, name: str) -> RecoveryKey:
        """Make a recovery sheet. The key is returned this once, for paper; it is kept nowhere.

        Raises:
            Refusal: `herstelblad_bestaat` when a sheet has that name.
        """
        if self._file.slot(name, "herstel"):
            raise Refusal("herstelblad_bestaat", blad=name)
        key = new_recovery_key()
        slot = opening.recovery_slot(self.installation, name, key, self._around.today(), self.data_key())
        self._keep(self._file.with_slot(slot))
        return key

    def remove_recovery_sheet(self, name: str) -> None:
        """Make a recovery sheet worthless; `herstelblad_onbekend` when there is none by that name."""
        if not self._file.slot(name, "herstel"):
            raise Refusal("herstelblad_onbekend", blad=name)
        self._keep(self._file.without(name, "herstel"))

    def prove_recovery(self, typed: str) -> str:
        """Prove that a sheet still opens, and note the date; return its name.

        Raises:
            Refusal: `herstelsleutel_tikfout` or `herstelsleutel_onjuist`.
        """
        slot, _ = _open_sheet(self._file, typed)
        self._keep(self._file.with_slot(replace(slot, tested=self._around.today())))
        return slot.name

    def _put(self, account: str, password: str, names: Iterable[str]) -> None:
        check_password(password, (*self._around.context, account, *names))
        self._put_unchecked(account, password)

    def _put_unchecked(self, account: str, password: str) -> None:
        device = self._around.device_secret(self.installation)
        slot = opening.account_slot(
            self.installation, account, password, device, self._around.cost, self._around.today(), self.data_key()
        )
        self._keep(self._file.with_slot(slot))

    def _keep(self, file: SlotFile) -> None:
        """Write the next version, after making sure that the one on disk is still ours and genuine."""
        if self._around.read() != self._file or not self._file.genuine(self.data_key()):
            raise Trouble("sleutels_veranderd", pad=str(self._around.path))
        signed = file.signed(self.data_key())
        self._around.write(signed)
        self._file = signed

    def renew(self, account: str, password: str) -> None:
        """Write the account's slot anew when its work per guess is less than is now the rule."""
        slot = self._file.slot(account, "account")
        if slot and slot.cost and slot.cost.below(self._around.cost):
            self._put_unchecked(account, password)


def create_vault(around: VaultSurroundings, account: str, password: str, names: Iterable[str] = ()) -> OpenVault:
    """Make the key and the slot file of a new store, with its first account.

    Raises:
        Refusal: the password (see `check_password`).
        Trouble: `sleutels_bestaan_al`, the keyring or the disk; nothing was made then.
    """
    check_password(password, (*around.context, account, *names))
    if around.path.exists():
        raise Trouble("sleutels_bestaan_al", pad=str(around.path))
    installation, data_key = secrets.token_hex(16), secrets.token_bytes(32)
    device = around.device_secret(installation)
    made = around.today()
    slot = opening.account_slot(installation, account, password, device, around.cost, made, data_key)
    file = SlotFile(installation, 0, (slot,)).signed(data_key)
    around.write(file)
    return OpenVault(around, file, data_key)


def unlock(around: VaultSurroundings, account: str, password: str) -> OpenVault:
    """Open the vault for an account.

    Raises:
        Refusal: `account_onbekend`; `even_wachten` (fact `seconden`); `wachtwoord_onjuist` (fact `seconden`: the
            wait before the next try).
        Trouble: `sleutels_ontbreken`, `sleutels_beschadigd`, `sleutels_nieuwer`, `sleutels_veranderd` (the file was
            not written by a key holder), `apparaatsleutel_weg`, `sleutelbos_anders` (facts `was`, `nu`),
            `ander_apparaat`, or what the keyring says. Nothing was changed.
    """
    file = around.read()
    data_key = _enter(around, file, account, password)
    vault = OpenVault(around, file, data_key)
    vault.renew(account, password)
    return vault


def recover(around: VaultSurroundings, account: str, typed: str, password: str, names: Iterable[str] = ()) -> OpenVault:
    """Open the vault with a recovery sheet, and give the account a new password and this device's secret.

    Args:
        around: the vault's surroundings; the keyring may be new and empty.
        account: who gets a new slot; its old one is replaced.
        typed: the key from the sheet.
        password: the new password.
        names: the person's own names.

    Raises:
        Refusal: `herstelsleutel_tikfout`, `herstelsleutel_onjuist`, or the password.
        Trouble: the slot file, the keyring or the disk; nothing was changed.
    """
    file = around.read()
    slot, data_key = _open_sheet(file, typed)
    _must_be_genuine(around, file, data_key)
    check_password(password, (*around.context, account, *names))
    made = around.today()
    device = around.device_secret(file.installation)
    fresh = opening.account_slot(file.installation, account, password, device, around.cost, made, data_key)
    signed = file.with_slot(replace(slot, tested=made)).with_slot(fresh).signed(data_key)
    around.write(signed)
    around.throttle.passed(account)
    return OpenVault(around, signed, data_key)


def prove_sheet(around: VaultSurroundings, typed: str) -> str:
    """Note that a recovery sheet opens the vault, by its key alone; return the name of the sheet.

    Raises:
        Refusal: `herstelsleutel_tikfout` or `herstelsleutel_onjuist`.
        Trouble: the slot file or the disk; nothing was changed.
    """
    file = around.read()
    slot, data_key = _open_sheet(file, typed)
    _must_be_genuine(around, file, data_key)
    around.write(file.with_slot(replace(slot, tested=around.today())).signed(data_key))
    return slot.name


def accounts(path: Path) -> tuple[str, ...]:
    """Return the accounts in a slot file, without opening it (so they are not yet proved genuine)."""
    return _names(read_file(path), "account")


def _enter(around: VaultSurroundings, file: SlotFile, account: str, password: str) -> bytes:
    slot = file.slot(account, "account")
    if slot is None:
        raise Refusal("account_onbekend", account=account)
    secret = around.kept_secret(file.installation, slot)
    around.throttle.enter(account)
    data_key = opening.open_account(slot, file.installation, password, secret)
    if data_key is None:
        raise Refusal("wachtwoord_onjuist", seconden=around.throttle.wait(account))
    _must_be_genuine(around, file, data_key)
    around.throttle.passed(account)
    return data_key


def _open_sheet(file: SlotFile, typed: str) -> tuple[Slot, bytes]:
    key = read_recovery_key(typed)
    for slot in file.slots:
        if slot.kind == "herstel":
            data_key = opening.open_recovery(slot, file.installation, key)
            if data_key is not None:
                return slot, data_key
    raise Refusal("herstelsleutel_onjuist")


def _must_be_genuine(around: VaultSurroundings, file: SlotFile, data_key: bytes) -> None:
    if not file.genuine(data_key):
        raise Trouble("sleutels_veranderd", pad=str(around.path))


def _names(file: SlotFile, kind: str) -> tuple[str, ...]:
    return tuple(slot.name for slot in file.slots if slot.kind == kind)
