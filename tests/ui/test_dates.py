"""Days, times and numbers as people type them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.fields.dates import local, read_date, read_number, read_time, written_date
from ui.words import day

THIRD = date(2026, 11, 3)


@pytest.mark.parametrize(
    "text",
    [
        "3-11-2026", "03-11-2026", "3/11/2026", "3.11.2026", "3 11 2026", " 3-11-2026 ", "2026-11-03",
        "3 november 2026", "3 NOV 2026", "3 nov. 2026", "3november2026", "di 3 nov 2026", "dinsdag 3 november 2026",
        "3-nov-2026",
    ],
)  # fmt: skip
def test_ways_to_write_a_day(text: str) -> None:
    assert read_date(text) == THIRD


@pytest.mark.parametrize(
    "text",
    [
        "", "3-11-26", "31-2-2026", "11-13-2026", "3 november", "november 2026", "begin maart", "3 ma 2026", "0-1-2026",
        "3-11-20266", "3 brumaire 2026", "1-1-0026", "3-11-2026 14:00", "x" * 10_000,
    ],
)  # fmt: skip
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    assert read_date(text) is None


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_reads_back_as_it_is_written(when: date) -> None:
    assert read_date(written_date(when)) == when
    assert read_date(day(when)) == when


@given(st.text(max_size=40))
def test_no_text_breaks_the_readers(text: str) -> None:
    for reader in (read_date, read_time, read_number):
        reader(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:30", time(14, 30)),
        ("9.05 uur", time(9, 5)),
        ("14 uur", time(14)),
        ("24:00", None),
        ("12:60", None),
        ("14", None),
    ],
)
def test_times(text: str, expected: time | None) -> None:
    assert read_time(text) == expected


def test_the_skipped_hour_is_no_moment_and_the_double_one_is_the_first() -> None:
    assert local(date(2026, 3, 29), time(2, 30)) is None
    double = local(date(2026, 10, 25), time(2, 30))
    assert double is not None
    assert double.isoformat() == "2026-10-25T02:30:00+02:00"


@pytest.mark.parametrize(
    ("text", "expected"), [("9", 9), ("009", 9), ("0", 0), ("-1", None), ("1,5", None), ("9" * 10, None), ("٩", None)]
)
def test_numbers(text: str, expected: int | None) -> None:
    assert read_number(text) == expected
