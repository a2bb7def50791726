"""The device anchor: the last head of the log, kept outside the data file.

A chain alone cannot show that its end was cut off, that an old copy was put back, or that someone with the key
rewrote it all. A head that was kept elsewhere can.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from storage.disk import write_whole
from storage.faults import troubles
from storage.log.entry import Head

_BLOCK: Final = 512
"""Bytes of one head: no more than what a disk writes at once."""
_CHECK: Final = 64


@dataclass(frozen=True, slots=True)
class Anchor:
    """What this device remembers.

    Args:
        installation: the random name of the store.
        head: the end of the log after the last transaction that this device saw.
        at: the moment of that.
    """

    installation: str
    head: Head
    at: datetime


class Standing(StrEnum):
    """How the log stands to the anchor at opening."""

    GELIJK = "gelijk"
    """Both are at the same line."""
    VERDER = "verder"
    """The log went on after the anchor: a stop between writing the one and the other, or another user's work."""
    GEEN = "geen"
    """There is no anchor (a new device, a new user), or it cannot be read."""
    ANDERS = "anders"
    """The anchor is of another installation."""
    TERUGGEZET = "teruggezet"
    """The log is behind the anchor, or holds another line at its number: an old or other file was put back."""


class AnchorFile:
    """The file with the anchor, for this user on this device.

    It holds the last two heads, each in a block of its own with a check, and a new one goes over the older: what is
    cut off in writing leaves the other. That takes a hundredth of the time of a new file and a rename, at each commit.
    It does not wait for the disk: the data file does wait, so that after a loss of power the anchor can only be older
    than the log, which is `verder` and no alarm.

    Args:
        path: the file; its folder is made when needed. 0600.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._blocks: list[Anchor | None] = [None, None]
        self._last: Anchor | None = None

    def read(self) -> Anchor | None:
        """Return the anchor; None when there is none or when it cannot be read."""
        try:
            content = self._path.read_bytes()
        except OSError:
            content = b""
        self._blocks = [_unpack(content[start : start + _BLOCK]) for start in (0, _BLOCK)]
        self._last = max((block for block in self._blocks if block), key=lambda block: block.head.seq, default=None)
        return self._last

    def advance(self, installation: str, head: Head, at: datetime) -> None:
        """Remember a newer head; an older one, or another at the same number, is not written.

        Raises:
            Trouble: what the disk says. The transaction itself stands.
        """
        last = self._last or self.read()
        if last is None or last.installation != installation:
            self.replace(installation, head, at)
        elif head.seq > last.head.seq:
            anchor = Anchor(installation, head, at)
            spare = 0 if self._blocks[0] is not last else 1
            with troubles(self._path), self._path.open("rb+", buffering=0) as file:
                file.seek(spare * _BLOCK)
                file.write(_pack(anchor))
            self._blocks[spare] = self._last = anchor

    def replace(self, installation: str, head: Head, at: datetime) -> None:
        """Remember this head alone, also when it is older: after someone accepted a restored file with a reason."""
        anchor = Anchor(installation, head, at)
        with troubles(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(self._path, _pack(anchor) + bytes(_BLOCK), durable=False)
        self._blocks, self._last = [anchor, None], anchor


def standing(connection: Connection, installation: str, anchor: Anchor | None) -> Standing:
    """Compare the log with the anchor, by looking at two lines of it."""
    if anchor is None:
        return Standing.GEEN
    if anchor.installation != installation:
        return Standing.ANDERS
    found = connection.exec_driver_sql("SELECT h FROM log_line WHERE seq = ?", (anchor.head.seq,)).scalar()
    if found != anchor.head.h:
        return Standing.TERUGGEZET
    last = connection.exec_driver_sql("SELECT max(seq) FROM log_line").scalar()
    return Standing.GELIJK if last == anchor.head.seq else Standing.VERDER


def _pack(anchor: Anchor) -> bytes:
    record = {
        "installatie": anchor.installation,
        "regel": anchor.head.seq,
        "h": anchor.head.h.hex(),
        "tijd": anchor.at.isoformat(),
    }
    content = json.dumps(record).encode()
    return (hashlib.sha256(content).hexdigest().encode() + content).ljust(_BLOCK)


def _unpack(block: bytes) -> Anchor | None:
    content = block[_CHECK:].rstrip()
    if hashlib.sha256(content).hexdigest().encode() != block[:_CHECK]:
        return None
    raw = json.loads(content)
    return Anchor(raw["installatie"], Head(raw["regel"], bytes.fromhex(raw["h"])), datetime.fromisoformat(raw["tijd"]))
