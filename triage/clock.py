"""The one clock. It is injected everywhere, so that a test or a practice day can set it."""

from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time in the municipality's own zone (Europe/Amsterdam)."""

    def now(self) -> datetime:
        """Return the present moment, aware, in local time."""
        ...

    def today(self) -> date:
        """Return the local calendar day."""
        ...
