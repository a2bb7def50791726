"""What a vault needs from outside: the slot file on the disk, the keyring of the device, the clock."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from storage.disk import write_whole
from storage.faults import troubles
from storage.vault import opening
from storage.vault.cost import STANDARD, Cost
from storage.vault.device import LENGTH, DeviceSecrets
from storage.vault.slots import Slot, SlotFile, read_slots
from storage.vault.throttle import Throttle
from triage.clock import Clock
from triage.faults import Trouble


@dataclass(frozen=True, slots=True)
class VaultSurroundings:
    """What a vault needs from outside.

    Args:
        path: the slot file.
        device: the keyring of this device.
        throttle: the count of wrong passwords.
        clock: dates in the slots.
        cost: the work per guess for new slots; slots with less are renewed at the next unlocking.
        context: words that no password may lean on (municipality, team).
    """

    path: Path
    device: DeviceSecrets
    throttle: Throttle
    clock: Clock
    cost: Cost = STANDARD
    context: tuple[str, ...] = ()

    def today(self) -> str:
        """Return the date of today in ISO form."""
        return self.clock.today().isoformat()

    def read(self) -> SlotFile:
        """Read the slot file (see `read_file`)."""
        return read_file(self.path)

    def write(self, file: SlotFile) -> None:
        """Put the slot file in place, whole and on the disk."""
        with troubles(self.path):
            write_whole(self.path, file.to_bytes(), durable=True)

    def kept_secret(self, installation: str, slot: Slot) -> bytes:
        """Return the device secret that belongs to the slot, or say precisely why it is not to be had."""
        secret = self.device.read(installation)
        if secret is None:
            now = self.device.backend
            if slot.keyring != now:
                raise Trouble("sleutelbos_anders", was=slot.keyring, nu=now)
            raise Trouble("apparaatsleutel_weg", sleutelbos=now)
        if opening.device_name(secret) != slot.device:
            raise Trouble("ander_apparaat", account=slot.name)
        return secret

    def device_secret(self, installation: str) -> tuple[bytes, str]:
        """Return this device's secret and its keyring's name; make the secret when there is none yet."""
        self.device.probe()
        secret = self.device.read(installation)
        if secret is None:
            secret = secrets.token_bytes(LENGTH)
            self.device.write(installation, secret)
        return secret, self.device.backend


def read_file(path: Path) -> SlotFile:
    """Read a slot file.

    Raises:
        Trouble: `sleutels_ontbreken`, `sleutels_beschadigd`, `sleutels_nieuwer`, or what the disk says.
    """
    try:
        with troubles(path):
            content = path.read_bytes()
    except Trouble as trouble:
        if trouble.code == "bestand_ontbreekt":
            raise Trouble("sleutels_ontbreken", pad=str(path)) from trouble
        raise
    return read_slots(content)
