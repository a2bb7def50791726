"""When a term ends: counting, ends that a law moves, and hours, over the years and against a reckoning of its own."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.kader.term import Length, Regime
from triage.terms.calendar import working_day, working_days
from triage.terms.counting import bare_end, end_of, later, moment_of

ZONE = ZoneInfo("Europe/Amsterdam")
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
UNITS = st.sampled_from(["dagen", "werkdagen", "weken", "maanden", "jaren"])
LENGTHS = st.builds(Length, st.integers(1, 30), UNITS)
LAWS = st.sampled_from([Regime.ATW, Regime.EU])
REGIMES = st.sampled_from(list(Regime))
LONGEST = {"dagen": 90, "werkdagen": 90, "weken": 12, "maanden": 3, "jaren": 0}
DAY = timedelta(days=1)
MIDNIGHTS = st.builds(lambda day: datetime(day.year, day.month, day.day, tzinfo=ZONE), DAYS)


def ends(start: date, length: Length, regime: Regime) -> date:
    return end_of(start, length.amount, length.unit, regime)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        (date(2026, 10, 3), 2, "werkdagen", date(2026, 10, 6)),  # the crisis of a Saturday night
        (date(2026, 10, 3), 4, "weken", date(2026, 10, 31)),  # Veilig Thuis informs
        (date(2026, 10, 3), 14, "dagen", date(2026, 10, 17)),  # Wvggz
        (date(2026, 10, 20), 4, "weken", date(2026, 11, 17)),
        (date(2026, 1, 31), 1, "maanden", date(2026, 2, 28)),
        (date(2028, 1, 31), 1, "maanden", date(2028, 2, 29)),
        (date(2026, 11, 30), 3, "maanden", date(2027, 2, 28)),
        (date(2026, 12, 15), 1, "maanden", date(2027, 1, 15)),
        (date(2028, 2, 29), 1, "jaren", date(2029, 2, 28)),
        (date(2028, 2, 29), 4, "jaren", date(2032, 2, 29)),
        (date(2096, 2, 29), 4, "jaren", date(2100, 2, 28)),  # 2100 is no leap year
        (date(2026, 12, 24), 1, "werkdagen", date(2026, 12, 28)),
        (date(2026, 4, 2), 1, "werkdagen", date(2026, 4, 7)),
        (date(2026, 11, 22), 0, "dagen", date(2026, 11, 22)),
        (date(2026, 11, 22), -2, "weken", date(2026, 11, 8)),
        (date(2026, 12, 28), -1, "werkdagen", date(2026, 12, 24)),
        (date(2026, 3, 31), -1, "maanden", date(2026, 2, 28)),
    ],
)
def test_terms_end_on_the_day_that_people_count(start: date, amount: int, unit: str, end: date) -> None:
    assert end_of(start, amount, unit, Regime.GEEN) == end


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        (date(2026, 10, 4), 6, "weken", date(2026, 11, 16)),  # ends on a Sunday
        (date(2026, 10, 26), 2, "maanden", date(2026, 12, 28)),  # second day of Christmas, a Saturday
        (date(2026, 12, 24), 3, "dagen", date(2026, 12, 29)),  # article 2: at least two working days in it
        (date(2026, 12, 24), 2, "dagen", date(2026, 12, 28)),  # article 2 asks nothing of two days
        (date(2026, 10, 20), 4, "weken", date(2026, 11, 17)),  # a Tuesday stays
        (date(2026, 8, 22), 13, "weken", date(2026, 11, 21)),  # article 4: longer than 12 weeks does not move
        (date(2026, 5, 24), 90, "dagen", date(2026, 8, 24)),
        (date(2026, 5, 24), 91, "dagen", date(2026, 8, 23)),  # a Sunday, and more than 90 days
        (date(2026, 2, 28), 3, "maanden", date(2026, 5, 28)),
        (date(2025, 11, 22), 1, "jaren", date(2026, 11, 22)),
        (date(2027, 2, 19), 5, "weken", date(2027, 3, 30)),  # Good Friday, weekend, Easter Monday
    ],
)
def test_the_algemene_termijnenwet_moves_an_end(start: date, amount: int, unit: str, end: date) -> None:
    assert end_of(start, amount, unit, Regime.ATW) == end


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        (date(2026, 1, 31), 1, "maanden", date(2026, 3, 2)),  # 28 February is a Saturday
        (date(2026, 1, 31), 3, "maanden", date(2026, 4, 30)),
        (date(2026, 11, 25), 1, "maanden", date(2026, 12, 28)),  # Christmas from Friday on
        (date(2027, 2, 26), 1, "maanden", date(2027, 3, 30)),  # Good Friday to Easter Monday
        (date(2025, 3, 26), 1, "maanden", date(2025, 4, 28)),  # King's Day, kept on Saturday
        (date(2026, 12, 24), 2, "dagen", date(2026, 12, 29)),  # lid 5: two days hold two working days
        (date(2026, 12, 24), 1, "dagen", date(2026, 12, 28)),
        (date(2026, 8, 22), 13, "weken", date(2026, 11, 23)),  # it knows no long terms that stay
        (date(2025, 11, 22), 1, "jaren", date(2026, 11, 23)),
    ],
)
def test_regulation_1182_71_moves_an_end(start: date, amount: int, unit: str, end: date) -> None:
    assert end_of(start, amount, unit, Regime.EU) == end


@settings(derandomize=True, max_examples=300)
@given(DAYS, LENGTHS)
def test_a_term_ends_later_and_grows_with_its_length(start: date, length: Length) -> None:
    end = bare_end(start, length)
    assert start < end < bare_end(start, Length(length.amount + 1, length.unit))


@settings(derandomize=True, max_examples=300)
@given(DAYS, LENGTHS, REGIMES)
def test_a_later_start_never_ends_earlier(start: date, length: Length, regime: Regime) -> None:
    assert ends(start, length, regime) <= ends(start + DAY, length, regime)


@settings(derandomize=True, max_examples=300)
@given(DAYS, LENGTHS, LAWS)
def test_a_law_moves_to_the_first_day_that_will_do_and_no_other(start: date, length: Length, law: Regime) -> None:
    bare, end = bare_end(start, length), ends(start, length, law)
    long = law is Regime.ATW and length.amount > LONGEST[length.unit]
    short = length.unit == "werkdagen" or (bare - start).days < (3 if law is Regime.ATW else 2)
    wanted = 0 if short else 2
    fits = (day for n in range(30) if working_day(day := bare + DAY * n) and working_days(start, day) >= wanted)
    assert end == (bare if long else next(fits))


@settings(derandomize=True)
@given(DAYS, LENGTHS)
def test_without_a_law_an_end_stays(start: date, length: Length) -> None:
    assert ends(start, length, Regime.GEEN) == bare_end(start, length)


@settings(derandomize=True)
@given(DAYS, st.integers(1, 40))
def test_working_days_are_counted_and_the_end_is_one(start: date, amount: int) -> None:
    end = end_of(start, amount, "werkdagen", Regime.GEEN)
    assert working_day(end)
    assert working_days(start, end) == amount


@settings(derandomize=True, max_examples=300)
@given(DAYS, st.integers(1, 60), st.sampled_from([("maanden", 1), ("jaren", 12)]))
def test_months_end_on_the_same_date_or_on_the_last_of_the_month(start: date, amount: int, of: tuple[str, int]) -> None:
    unit, months = of
    end = bare_end(start, Length(amount, unit))
    assert (end.year - start.year) * 12 + end.month - start.month == amount * months
    assert end.day == start.day or (end.day < start.day and (end + DAY).day == 1)


@settings(derandomize=True)
@given(DAYS, st.integers(1, 60), UNITS)
def test_standing_still_puts_an_end_off_by_its_days(end: date, days: int, unit: str) -> None:
    put_off = later(end, days, unit)
    assert put_off - end >= DAY * days
    assert working_day(put_off) if unit == "werkdagen" else put_off - end == DAY * days


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (datetime(2026, 10, 24, 12, tzinfo=ZONE), datetime(2026, 10, 27, 11, tzinfo=ZONE)),  # clocks go back
        (datetime(2027, 3, 27, 12, tzinfo=ZONE), datetime(2027, 3, 30, 13, tzinfo=ZONE)),  # clocks go forward
        (datetime(2026, 12, 24, 16, 30, tzinfo=ZONE), datetime(2026, 12, 27, 16, 30, tzinfo=ZONE)),  # Sunday stays
    ],
)
def test_hours_are_hours_that_went_by(start: datetime, end: datetime) -> None:
    assert moment_of(start, 72) == end
    assert moment_of(start, 72).strftime("%d %H:%M") == end.strftime("%d %H:%M")


@settings(derandomize=True, max_examples=300)
@given(MIDNIGHTS, st.integers(0, 24 * 60), st.integers(0, 200))
def test_hours_go_by_over_every_change_of_the_clock(midnight: datetime, minutes: int, hours: int) -> None:
    start = midnight + timedelta(minutes=minutes)
    end = moment_of(start, hours)
    assert end.tzinfo is start.tzinfo
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=hours)


def test_hours_need_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        moment_of(datetime(2026, 10, 24, 12), 72)  # noqa: DTZ001
