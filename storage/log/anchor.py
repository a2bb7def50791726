"""The device anchor: the last head of the log, kept outside the data file.

A chain alone cannot show that its end was cut off, that an old copy was put back, or that someone with the key
rewrote it all. A head that was kept elsewhere can.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection

from storage.canonical import canonical
from storage.disk import write_whole
from storage.faults import troubles
from storage.log.entry import DIGEST, Head


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

    It is written after each commit and without waiting for the disk: the data file does wait, so that after a loss of
    power the anchor can only be older than the log, which is `verder` and no alarm. The rename keeps it whole.

    Args:
        path: the file; its folder is made when needed. 0600.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._last: Anchor | None = None

    def read(self) -> Anchor | None:
        """Return the anchor; None when there is none or when it cannot be read."""
        try:
            with troubles(self._path):
                raw = json.loads(self._path.read_bytes()) if self._path.exists() else None
            self._last = _anchor(raw) if raw is not None else None
        except (ValueError, KeyError, TypeError):
            self._last = None
        return self._last

    def advance(self, installation: str, head: Head, at: datetime) -> None:
        """Remember a newer head; an older one, or another at the same number, is not written.

        Raises:
            Trouble: what the disk says. The transaction itself stands.
        """
        last = self._last or self.read()
        if last and last.installation == installation and last.head.seq >= head.seq:
            return
        self.replace(installation, head, at)

    def replace(self, installation: str, head: Head, at: datetime) -> None:
        """Remember this head, also when it is older: only after someone accepted a restored file with a reason."""
        record = canonical({"installatie": installation, "regel": head.seq, "h": head.h.hex(), "tijd": at.isoformat()})
        with troubles(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(self._path, record, durable=False)
        self._last = Anchor(installation, head, at)


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


def _anchor(raw: dict[str, object]) -> Anchor:
    number, digest, at = raw["regel"], bytes.fromhex(str(raw["h"])), datetime.fromisoformat(str(raw["tijd"]))
    if not isinstance(number, int) or number < 1 or len(digest) != DIGEST or at.tzinfo is None:
        raise ValueError(raw)
    return Anchor(str(raw["installatie"]), Head(number, digest), at)
