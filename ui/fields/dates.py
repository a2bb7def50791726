"""Reading what people type as a day, a time or a number. What cannot be read is not guessed at."""

import re
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from ui.words import MONTHS

ZONE: Final = ZoneInfo("Europe/Amsterdam")
_DAY_NAMES: Final = "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo"
_FIGURES: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WRITTEN: Final = re.compile(r"(\d{1,2})[- .]*([a-z]+)\.?[- ]*(\d{4})")
_TIME: Final = re.compile(r"(\d{1,2})[:.](\d{2})(?: ?uur)?|(\d{1,2}) ?uur")
_NUMBER: Final = re.compile(r"\d{1,9}")


def read_date(text: str) -> date | None:
    """Read `3-11-2026`, `3/11/2026`, `3 november 2026`, `di 3 nov 2026` or `2026-11-03`; None for anything else.

    A year has four figures: whether `26` is 1926 or 2026 is not for the program to say.
    """
    words = re.sub(rf"^(?:{_DAY_NAMES})[ .,]+", "", " ".join(text.lower().split()))
    if found := _FIGURES.fullmatch(words):
        return _made(int(found[3]), int(found[2]), int(found[1]))
    if found := _ISO.fullmatch(words):
        return _made(int(found[1]), int(found[2]), int(found[3]))
    if found := _WRITTEN.fullmatch(words):
        return _made(int(found[3]), _month(found[2]), int(found[1]))
    return None


def _month(name: str) -> int:
    """Return the month of which `name` is the name or a beginning of three letters or more; 0 for none."""
    if name in ("mrt", "maa"):
        return 3
    fits = [number for number, month in enumerate(MONTHS, 1) if len(name) >= 3 and month.startswith(name)]
    return fits[0] if len(fits) == 1 else 0


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1850 <= year <= 2200 else None
    except ValueError:
        return None


def read_time(text: str) -> time | None:
    """Read `14:30`, `14.30`, `9:05 uur` or `14 uur`; None for anything else."""
    found = _TIME.fullmatch(" ".join(text.lower().split()))
    if found is None:
        return None
    hour, minute = int(found[1] or found[3]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def local(day: date, at: time) -> datetime | None:
    """Return the moment in Dutch time, or None where the clock skipped it; of an hour that comes twice, the first."""
    moment = datetime.combine(day, at, tzinfo=ZONE)
    back = datetime.fromtimestamp(moment.timestamp(), tz=ZONE)
    return moment if back.replace(tzinfo=None) == moment.replace(tzinfo=None) else None


def read_number(text: str) -> int | None:
    """Read a whole number of zero or more, at most nine figures; None for anything else."""
    words = text.strip()
    return int(words) if _NUMBER.fullmatch(words) and words.isascii() else None


def written_date(day: date) -> str:
    """Return a day as the field shows it: `3-11-2026`."""
    return f"{day.day}-{day.month}-{day.year}"
