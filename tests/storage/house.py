"""A clock that is set by hand, a keyring in memory, cheap Argon2, and a store in a folder of the test."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from storage.canonical import Json
from storage.places import Places
from storage.store import StoreSurroundings
from storage.vault.cost import Cost
from storage.vault.holder import KeyHolder
from storage.vault.surroundings import VaultSurroundings
from storage.vault.throttle import Throttle
from storage.vault.vault import OpenVault, create_vault

CHEAP = Cost(memory=64, passes=1, lanes=1)
PASSWORD = "paars fiets dakgoot lantaarn"
OTHER = "zilver tuinhek morgen kompas"
ACCOUNT = "sanne"
START = datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


class HandClock:
    """Stands still until it is moved."""

    def __init__(self, moment: datetime = START) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


@dataclass
class MemorySecrets:
    """A keyring that lives as long as the test."""

    backend: str = "geheugen"
    kept: dict[str, bytes] = field(default_factory=dict)

    def probe(self) -> None:
        """Works always."""

    def read(self, installation: str) -> bytes | None:
        return self.kept.get(installation)

    def write(self, installation: str, secret: bytes) -> None:
        self.kept[installation] = secret


@dataclass
class House:
    """Everything of one store in one folder."""

    places: Places
    clock: HandClock
    device: MemorySecrets

    @property
    def vault_around(self) -> VaultSurroundings:
        throttle = Throttle(self.places.throttle, self.clock)
        return VaultSurroundings(
            self.places.keys, self.device, throttle, self.clock, CHEAP, ("Elsterveen", "Noorderkade")
        )

    def new_vault(self) -> OpenVault:
        self.places.folder.mkdir(parents=True, exist_ok=True)
        return create_vault(self.vault_around, ACCOUNT, PASSWORD)

    def around(self, key: KeyHolder) -> StoreSurroundings:
        return StoreSurroundings(self.places, key, self.clock)


def house_in(folder: Path) -> House:
    return House(Places(folder / "gegevens", folder / "stand"), HandClock(), MemorySecrets())


def line(number: int = 0, **more: Json) -> tuple[Mapping[str, Json], Mapping[str, Json]]:
    meta: dict[str, Json] = {"at": START.isoformat(), "act": "casus.lezen", "actor": "sanne", "casus": f"c{number}"}
    return meta | more, {"soort": "inzage", "nummer": number}


def fingerprint(folder: Path) -> dict[str, str]:
    """Return every file below `folder` with the hash of its bytes and its moment of change."""
    return {
        str(path.relative_to(folder)): f"{hashlib.sha256(path.read_bytes()).hexdigest()} {path.stat().st_mtime_ns}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
