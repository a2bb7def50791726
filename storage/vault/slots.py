"""The slot file as a value: one slot for each account, one for each recovery sheet, and a MAC over it all."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, cast

from storage.canonical import Json, canonical
from storage.vault import sealing
from storage.vault.cost import Cost
from triage.faults import Trouble

FORMAT: Final = 1

Kind = Literal["account", "herstel"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in.

    Args:
        name: the account, or the name of the recovery sheet.
        kind: `account` (password and device secret) or `herstel` (key on paper, nothing else).
        salt: 16 random bytes.
        cost: the work per guess; None for a recovery slot, whose key cannot be guessed.
        device: which device secret belongs to it: a short derived name; empty for a recovery slot.
        keyring: the keyring that kept that secret when the slot was made; empty for a recovery slot.
        made: ISO date of making.
        public: the X25519 public key.
        private: the private key, wrapped under the key from the password or the paper.
        sealed: the data key, sealed to `public`.
        tested: ISO date on which a recovery sheet was last proved to open; empty when never.
    """

    name: str
    kind: Kind
    salt: bytes
    cost: Cost | None
    device: str
    keyring: str
    made: str
    public: bytes
    private: bytes = b""
    sealed: bytes = b""
    tested: str = ""

    def bound(self, installation: str) -> bytes:
        """Return what the wrapped and sealed parts are bound to: all of the slot that is open, and where it belongs."""
        return canonical({"installation": installation, **_open_part(self)})


@dataclass(frozen=True, slots=True)
class SlotFile:
    """Everything in `sleutels.json`.

    Args:
        installation: the random name of the store, also inside the data file and the log.
        version: goes up by one at every change; recorded in the log.
        slots: in order of making.
        mac: proves that a holder of the data key wrote all this; empty before `signed`.
    """

    installation: str
    version: int
    slots: tuple[Slot, ...]
    mac: bytes = b""

    def slot(self, name: str, kind: Kind) -> Slot | None:
        """Return the slot of that name and kind."""
        return next((slot for slot in self.slots if slot.name == name and slot.kind == kind), None)

    def with_slot(self, slot: Slot) -> "SlotFile":
        """Return the file with this slot added, or put in the place of the one with its name and kind."""
        rest = tuple(old for old in self.slots if (old.name, old.kind) != (slot.name, slot.kind))
        return replace(self, slots=(*rest, slot))

    def without(self, name: str, kind: Kind) -> "SlotFile":
        """Return the file without that slot."""
        return replace(self, slots=tuple(slot for slot in self.slots if (slot.name, slot.kind) != (name, kind)))

    def signed(self, data_key: bytes) -> "SlotFile":
        """Return the next version of the file, with its MAC."""
        raised = replace(self, version=self.version + 1)
        return replace(raised, mac=sealing.mac(data_key, raised.body()))

    def genuine(self, data_key: bytes) -> bool:
        """Tell whether a holder of the data key wrote the file as it is."""
        return hmac.compare_digest(self.mac, sealing.mac(data_key, self.body()))

    def body(self) -> bytes:
        """Return the bytes under the MAC."""
        return canonical(self._record())

    def to_bytes(self) -> bytes:
        """Return the file's bytes; each value has one way to be written, so a changed byte is a changed file."""
        return canonical({**self._record(), "mac": self.mac.hex()})

    def _record(self) -> dict[str, Json]:
        slots: list[Json] = [
            {**_open_part(slot), "privaat": slot.private.hex(), "verzegeld": slot.sealed.hex(), "beproefd": slot.tested}
            for slot in self.slots
        ]
        return {"formaat": FORMAT, "installatie": self.installation, "versie": self.version, "slots": slots}


def read_slots(content: bytes) -> SlotFile:
    """Read the slot file.

    Raises:
        Trouble: `sleutels_nieuwer` (fact `formaat`) when a newer program wrote it, `sleutels_beschadigd` when it is
            not exactly what this program writes. Whether it is genuine is only known after unlocking.
    """
    try:
        raw = json.loads(content)
        if isinstance(raw, dict) and isinstance(raw.get("formaat"), int) and raw["formaat"] > FORMAT:
            raise Trouble("sleutels_nieuwer", formaat=raw["formaat"])
        file = SlotFile(
            raw["installatie"], raw["versie"], tuple(_slot(entry) for entry in raw["slots"]), bytes.fromhex(raw["mac"])
        )
        same = file.to_bytes() == content
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Trouble("sleutels_beschadigd") from error
    if not same:
        raise Trouble("sleutels_beschadigd")
    return file


def _open_part(slot: Slot) -> dict[str, Json]:
    cost = slot.cost
    return {
        "naam": slot.name,
        "soort": slot.kind,
        "zout": slot.salt.hex(),
        "kosten": [cost.memory, cost.passes, cost.lanes] if cost else None,
        "apparaat": slot.device,
        "sleutelbos": slot.keyring,
        "gemaakt": slot.made,
        "publiek": slot.public.hex(),
    }


def _slot(entry: Mapping[str, object]) -> Slot:
    texts = {key: cast("str", entry[key]) for key in ("naam", "apparaat", "sleutelbos", "gemaakt", "beproefd")}
    if not all(isinstance(text, str) for text in texts.values()):
        raise TypeError(texts)
    cost = _cost(entry["kosten"])
    kind: Kind = "account" if cost else "herstel"
    if entry["soort"] != kind:
        raise ValueError(entry["soort"])
    salt, public, private, sealed = (
        bytes.fromhex(cast("str", entry[key])) for key in ("zout", "publiek", "privaat", "verzegeld")
    )
    return Slot(
        texts["naam"],
        kind,
        salt,
        cost,
        texts["apparaat"],
        texts["sleutelbos"],
        texts["gemaakt"],
        public,
        private,
        sealed,
        texts["beproefd"],
    )


def _cost(raw: object) -> Cost | None:
    if raw is None:
        return None
    memory, passes, lanes = cast("list[int]", raw)
    cost = Cost(memory, passes, lanes)
    if not cost.sane:
        raise ValueError(raw)
    return cost
