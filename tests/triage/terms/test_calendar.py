"""Working days: the holidays of the Algemene termijnenwet, year by year, against a reckoning of their own."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.terms.calendar import holiday, on_or_after, working_day, working_days

YEARS = range(1990, 2101)
DAYS = st.dates(date(1990, 1, 1), date(2100, 11, 30))
SUNDAY = 6


def easter(year: int) -> date:
    """Return Easter Sunday by the anonymous Gregorian reckoning, apart from the library that the program asks."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    day = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * day) // 451
    month, left = divmod(epact + day - 7 * shift + 114, 31)
    return date(year, month, left + 1)


def birthday(year: int) -> date:
    """Return Queen's Day or King's Day, a day earlier where it falls on a Sunday."""
    day = date(year, 4, 27) if year >= 2014 else date(year, 4, 30)
    return day - timedelta(days=1) if day.weekday() == SUNDAY else day


def of_law(year: int) -> set[date]:
    moving = {easter(year) + timedelta(days=n) for n in (-2, 0, 1, 39, 49, 50)}
    fixed = {date(year, month, day) for month, day in ((1, 1), (5, 5), (12, 25), (12, 26))}
    return moving | fixed | {birthday(year)}


@pytest.mark.parametrize("year", YEARS)
def test_a_year_has_the_holidays_of_the_law_and_no_others(year: int) -> None:
    first = date(year, 1, 1)
    days = [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]
    assert {day for day in days if day.weekday() < SUNDAY and holiday(day)} == {
        day for day in of_law(year) if day.weekday() < SUNDAY
    }


def test_kings_day_on_a_sunday_is_kept_on_saturday_and_the_monday_after_is_worked() -> None:
    assert holiday(date(2025, 4, 26))
    assert working_day(date(2025, 4, 28))


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 4, 3),  # Good Friday
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 5),  # no lustrum, and a holiday in law all the same
        date(2025, 5, 5),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2025, 12, 26),
        date(2026, 11, 21),
        date(2026, 11, 22),
    ],
)
def test_holidays_of_the_law_and_weekends_are_no_working_days(day: date) -> None:
    assert not working_day(day)


@pytest.mark.parametrize("day", [date(2026, 5, 15), date(2026, 12, 24), date(2026, 12, 31), date(2026, 11, 23)])
def test_other_days_are_working_days(day: date) -> None:
    assert working_day(day)


@settings(derandomize=True)
@given(DAYS)
def test_the_next_working_day_is_near_and_any_two_weeks_hold_two(day: date) -> None:
    found = on_or_after(day)
    assert working_day(found)
    assert timedelta(0) <= found - day <= timedelta(days=4)
    assert working_days(day, day + timedelta(days=14)) >= 2
