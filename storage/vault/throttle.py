"""Waiting after wrong passwords. Slows who guesses at the screen; what a guess costs offline is Argon2id's work."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from storage.disk import write_whole
from storage.faults import troubles
from triage.clock import Clock
from triage.faults import Refusal

FREE: Final = 5
"""Wrong passwords before the first wait."""
LONGEST: Final = 60
"""Seconds of the longest wait."""


@dataclass(frozen=True, slots=True)
class _Count:
    wrong: int
    last: datetime


class Throttle:
    """Counts wrong passwords per account in a small file outside the data file, so that it survives a restart.

    Args:
        path: the file; its folder is made when needed.
        clock: tells when a wait is over.
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock

    def enter(self, account: str) -> None:
        """Ask leave to try, and count the try as wrong until `passed`: pulling the plug wins no free guess.

        Raises:
            Refusal: `even_wachten` with fact `seconden` while a wait runs; then nothing is counted.
        """
        counts, now = self._read(), self._clock.now()
        count = counts.get(account)
        if count is not None:
            # A clock set back may not turn a wait of a minute into one of a year.
            since = max(0.0, (now - count.last).total_seconds())
            left = wait_after(count.wrong) - since
            if left > 0:
                if now < count.last:
                    self._write(counts | {account: _Count(count.wrong, now)})
                raise Refusal("even_wachten", seconden=int(left) + (left % 1 > 0))
        self._write(counts | {account: _Count((count.wrong if count else 0) + 1, now)})

    def passed(self, account: str) -> None:
        """Forget the wrong tries of an account that got in."""
        counts = self._read()
        if counts.pop(account, None) is not None:
            self._write(counts)

    def wait(self, account: str) -> int:
        """Return the seconds until the next try is allowed after the last wrong one; zero when none is needed."""
        count = self._read().get(account)
        return wait_after(count.wrong) if count else 0

    def _read(self) -> dict[str, _Count]:
        try:
            raw = json.loads(self._path.read_bytes())
            return {str(name): _Count(int(wrong), _aware(last)) for name, (wrong, last) in raw.items()}
        except (FileNotFoundError, ValueError, TypeError, AttributeError):
            # Who can spoil or remove this file can also copy the slot file and guess elsewhere: start afresh.
            return {}

    def _write(self, counts: dict[str, _Count]) -> None:
        content = {name: [count.wrong, count.last.isoformat()] for name, count in counts.items()}
        with troubles(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(self._path, json.dumps(content).encode(), durable=False)


def wait_after(wrong: int) -> int:
    """Return the seconds to wait after so many wrong passwords: none up to five, then 1, 2, 4 ... 60."""
    return 0 if wrong < FREE else int(min(LONGEST, 1 << min(wrong - FREE, 6)))


def _aware(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment
