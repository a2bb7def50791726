"""Terms: calendar and working days, months, holidays of the law, and ends that move."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.triage import full, small
from triage.answers import Answer, Ref
from triage.casus.terms import terms_of
from triage.casus.walk import walk
from triage.ids import QuestionId
from triage.kader.term import Regime, Term
from triage.terms.calendar import working_day
from triage.terms.running import first_end as due

DAYS = st.dates(date(2020, 1, 1), date(2050, 12, 31))
UNITS = st.sampled_from(["dagen", "werkdagen", "weken", "maanden", "jaren"])


def term(amount: int, unit: str, *, statutory: bool = False) -> Term:
    return Term("t", "tekst", "besluit", amount, unit, "bron", regime=Regime.ATW if statutory else Regime.GEEN)


def test_the_crisis_of_a_saturday_night_is_due_on_tuesday() -> None:
    assert due(term(2, "werkdagen"), date(2026, 10, 3)) == date(2026, 10, 6)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        (date(2026, 10, 20), 4, "weken", date(2026, 11, 17)),
        (date(2026, 10, 3), 14, "dagen", date(2026, 10, 17)),
        (date(2026, 1, 31), 1, "maanden", date(2026, 2, 28)),
        (date(2028, 1, 31), 1, "maanden", date(2028, 2, 29)),
        (date(2026, 11, 30), 3, "maanden", date(2027, 2, 28)),
        (date(2026, 12, 15), 1, "maanden", date(2027, 1, 15)),
        (date(2028, 2, 29), 1, "jaren", date(2029, 2, 28)),
        (date(2026, 12, 24), 1, "werkdagen", date(2026, 12, 28)),
        (date(2026, 4, 2), 1, "werkdagen", date(2026, 4, 7)),
    ],
)
def test_terms_end_on_the_day_that_people_count(start: date, amount: int, unit: str, end: date) -> None:
    assert due(term(amount, unit), start) == end


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


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        (date(2026, 10, 4), 6, "weken", date(2026, 11, 16)),  # ends on a Sunday
        (date(2026, 10, 26), 2, "maanden", date(2026, 12, 28)),  # second day of Christmas, a Saturday
        (date(2026, 12, 24), 3, "dagen", date(2026, 12, 29)),  # article 2: at least two working days in it
        (date(2026, 10, 20), 4, "weken", date(2026, 11, 17)),  # a Tuesday stays
        (date(2026, 8, 22), 13, "weken", date(2026, 11, 21)),  # article 4: longer than 12 weeks does not move
        (date(2025, 11, 22), 1, "jaren", date(2026, 11, 22)),
    ],
)
def test_a_statutory_end_moves_as_the_law_says(start: date, amount: int, unit: str, end: date) -> None:
    assert due(term(amount, unit, statutory=True), start) == end


@given(DAYS, st.integers(1, 90), UNITS)
def test_a_term_ends_later_and_grows_with_its_length(start: date, amount: int, unit: str) -> None:
    end = due(term(amount, unit), start)
    assert start < end < due(term(amount + 1, unit), start)


@given(DAYS, st.integers(1, 40))
def test_working_days_are_counted_and_the_end_is_one(start: date, amount: int) -> None:
    end = due(term(amount, "werkdagen"), start)
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert working_day(end)
    assert sum(working_day(day) for day in between) == amount


@given(DAYS, st.integers(1, 12))
def test_a_short_statutory_term_ends_on_a_working_day_and_never_sooner(start: date, amount: int) -> None:
    plain, moved = (due(term(amount, "weken", statutory=s), start) for s in (False, True))
    assert working_day(moved)
    assert timedelta(0) <= moved - plain <= timedelta(days=9)


def test_terms_of_a_casus_start_at_its_answers_and_at_the_decision() -> None:
    kader = small.kader()
    casus = full.empty(kader, people=2)
    night = datetime(2026, 10, 3, 23, 14, tzinfo=full.ZONE)
    for question, item, answer in (
        ("gevaar.nu", None, Answer(True)),
        ("spoed.tijd", None, Answer(night)),
    ):
        casus = casus.with_answer(Ref(QuestionId(question), item), answer)
    found = terms_of(walk(casus, kader), kader)
    assert [(one.term.id, one.item, one.due) for one in found] == [("afronden", None, date(2026, 10, 6))]
    decided = terms_of(walk(casus, kader), kader, {"besluit": date(2026, 10, 4)})
    assert [(one.term.id, one.due) for one in decided] == [
        ("afronden", date(2026, 10, 6)),
        ("bezwaar", date(2026, 11, 16)),
    ]


def test_a_term_does_not_start_at_an_answer_that_is_still_to_be_found_out() -> None:
    kader = small.kader()
    casus = full.empty(kader).with_answer(Ref(QuestionId("gevaar.nu")), Answer(True))
    moment = Answer(datetime(2026, 10, 3, 23, tzinfo=full.ZONE), uitzoeken=True)
    casus = casus.with_answer(Ref(QuestionId("spoed.tijd")), moment)
    assert terms_of(walk(casus, kader), kader) == ()
