"""Which days count as working days in the Netherlands.

A working day is no Saturday, no Sunday and no holiday of the Algemene termijnenwet article 3: New Year's Day, Good
Friday (equal by lid 2), Easter Monday, King's Day, the fifth of May (every year: the law knows no lustrum, which is a
matter of labour agreements), Ascension Day, Whit Monday and both days of Christmas. Days that a royal decree makes
equal for some years (lid 3) are not counted in, so that a date is never later than the law allows.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Final

DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5


def working_day(day: date) -> bool:
    """Tell whether a day counts as a working day (Algemene termijnenwet articles 1 and 3)."""
    return day.weekday() < _SATURDAY and not holiday(day)


def holiday(day: date) -> bool:
    """Tell whether a day is a holiday of the Algemene termijnenwet article 3."""
    return date(day.year, day.month, day.day) in _holidays(day.year)


def holiday_name(day: date) -> str:
    """Return what a holiday of the Algemene termijnenwet article 3 is called in Dutch; empty for another day."""
    return _holidays(day.year).get(date(day.year, day.month, day.day), "")


def on_or_after(day: date) -> date:
    """Return the first working day from a day on, that day included."""
    while not working_day(day):
        day += DAY
    return day


def working_days(start: date, end: date) -> int:
    """Return how many working days stand after a day, up to and with another."""
    return sum(working_day(start + DAY * number) for number in range(1, (end - start).days + 1))


@cache
def _holidays(year: int) -> Mapping[date, str]:
    # Loaded at the first term and not at the start: the library takes a tenth of a second.
    import holidays  # noqa: PLC0415

    # Good Friday, and Liberation Day outside a lustrum, stand there as optional; the law counts both.
    return dict(holidays.country_holidays("NL", categories=("public", "optional"), years=year, language="nl"))
