"""Terms that run: until when and when best, standing still, running on, and one extension in time."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests import makers
from triage.faults import Refusal
from triage.kader.term import Length, Regime, Term
from triage.kader.vocabulary import OWN_TERMS
from triage.terms.calendar import working_day
from triage.terms.running import (
    Running,
    Stand,
    Suspension,
    aim,
    begin,
    days_left,
    due,
    extend,
    first_end,
    moment,
    resume,
    stand,
    started,
    suspend,
    suspended,
)

ZONE = ZoneInfo("Europe/Amsterdam")
DAY = timedelta(days=1)
KADER = makers.kader()
DAYS = st.dates(date(1990, 1, 1), date(2100, 6, 30))
LENGTHS = st.builds(Length, st.integers(1, 30), st.sampled_from(["dagen", "werkdagen", "weken", "maanden", "jaren"]))
TERMS = st.builds(
    lambda length, regime, best, more: Term(
        "t", "tekst", "besluit", length.amount, length.unit, "wet",
        regime=regime, aim=best, extension=more, suspendable=True,
    ),
    LENGTHS,
    st.sampled_from(list(Regime)),
    st.none() | st.builds(Length, st.integers(-3, 30), st.sampled_from(["dagen", "werkdagen", "weken", "maanden"])),
    LENGTHS,
)  # fmt: skip


def ends(running: Running) -> date:
    """Return the uiterste datum of a term that does not stand still."""
    end = due(running)
    assert end is not None
    return end


def refused(code: str) -> "pytest.RaisesExc[Refusal]":
    return pytest.raises(Refusal, match=f"^{code}$")


# --- worked examples, with the terms of kader 2026.1


def test_a_request_has_a_streefdatum_and_a_uiterste_datum() -> None:
    running = begin(KADER, "verzoek_antwoord", date(2026, 1, 31))
    assert (aim(running), due(running)) == (date(2026, 2, 21), date(2026, 3, 2))


def test_a_request_is_extended_once_with_notice_in_the_first_month() -> None:
    running = begin(KADER, "verzoek_antwoord", date(2026, 1, 31))
    longer = extend(running, date(2026, 2, 27), date(2026, 3, 2))
    assert due(longer) == date(2026, 4, 30)
    with refused("termijn_al_verlengd"):
        extend(longer, date(2026, 4, 1))


def test_too_late_is_too_late() -> None:
    running = begin(KADER, "verzoek_antwoord", date(2026, 1, 31))
    with refused("termijn_bericht_te_laat"):
        extend(running, date(2026, 2, 27), date(2026, 3, 3))
    with refused("termijn_voorbij"):
        extend(running, date(2026, 3, 3))
    with refused("termijn_dag_te_vroeg"):
        extend(running, date(2026, 1, 30))
    with refused("termijn_niet_op_te_schorten"):
        suspend(running, date(2026, 2, 10))


def test_the_night_of_the_crisis_is_due_on_tuesday() -> None:
    night = datetime(2026, 10, 3, 23, 10, tzinfo=ZONE)
    for term in ("crisis_bekrachtigen", "crisis_informeren"):
        assert due(begin(KADER, term, night)) == date(2026, 10, 6)


def test_a_bezwaar_stands_still_while_the_objector_mends_it() -> None:
    asked = begin(KADER, "awb_beslissen", date(2026, 3, 2))
    assert (aim(asked), due(asked)) == (date(2026, 3, 30), date(2026, 4, 13))
    still = suspend(asked, date(2026, 3, 10))
    assert due(still) is aim(still) is None
    assert stand(still, date(2026, 9, 1)) is Stand.OPGESCHORT
    again = resume(still, date(2026, 3, 17))
    assert (aim(again), due(again)) == (date(2026, 4, 6), date(2026, 4, 20))
    twice = resume(suspend(again, date(2026, 4, 1)), date(2026, 4, 3))
    assert due(twice) == date(2026, 4, 22)
    assert due(extend(twice, date(2026, 4, 22))) == date(2026, 6, 3)


def test_a_bezwaar_before_a_committee_may_take_twelve_weeks_and_six() -> None:
    running = begin(KADER, "awb_beslissen_commissie", date(2026, 3, 1))
    assert due(running) == date(2026, 5, 26)  # Whit Sunday runs on over Whit Monday
    assert due(extend(running, date(2026, 5, 1))) == date(2026, 7, 5)  # eighteen weeks: a Sunday stays


def test_a_data_breach_has_its_moment() -> None:
    found = datetime(2026, 10, 24, 12, tzinfo=ZONE)
    running = begin(KADER, "datalek_ap", found)
    assert moment(running) == datetime(2026, 10, 27, 11, tzinfo=ZONE)
    assert due(running) == aim(running) == date(2026, 10, 27)
    assert stand(running, datetime(2026, 10, 27, 11, tzinfo=ZONE)) is Stand.VANDAAG
    assert stand(running, datetime(2026, 10, 27, 11, 1, tzinfo=ZONE)) is Stand.TE_LAAT
    assert stand(running, date(2026, 10, 27)) is Stand.VANDAAG
    assert moment(begin(KADER, "crisis_informeren", found)) is None
    with pytest.raises(ValueError, match="moment"):
        begin(KADER, "datalek_ap", date(2026, 10, 24))


def test_a_reminder_comes_before_its_day() -> None:
    running = begin(KADER, "geldig_tot_herinnering", date(2026, 12, 31))
    assert (aim(running), due(running)) == (date(2026, 12, 17), date(2026, 12, 31))


def test_every_term_the_program_starts_is_there_and_begins() -> None:
    moment_of_it = datetime(2026, 11, 20, 9, 30, tzinfo=ZONE)
    for own, event in OWN_TERMS.items():
        running = begin(KADER, own, moment_of_it)
        assert running.term.start == event
        best = aim(running)
        assert best is not None
        assert best <= ends(running)
        assert running.term.source


@pytest.mark.parametrize(
    ("day", "found", "left"),
    [
        (date(2026, 11, 21), Stand.LATER, 5),
        (date(2026, 11, 22), Stand.LATER, 4),  # a Sunday: Thursday is next week
        (date(2026, 11, 23), Stand.DEZE_WEEK, 3),
        (date(2026, 11, 25), Stand.DEZE_WEEK, 1),
        (date(2026, 11, 26), Stand.VANDAAG, 0),
        (date(2026, 11, 27), Stand.TE_LAAT, -1),
    ],
)
def test_how_a_term_stands(day: date, found: Stand, left: int) -> None:
    running = begin(KADER, "heroverwegen", date(2026, 11, 26))
    assert (stand(running, day), days_left(running, day)) == (found, left)
    assert stand(running, datetime(day.year, day.month, day.day, 23, 59, tzinfo=ZONE)) is found


def test_what_cannot_be_done_is_refused() -> None:
    running = begin(KADER, "awb_beslissen", date(2026, 3, 2))
    with refused("termijn_niet_te_verlengen"):
        extend(begin(KADER, "wmo_vernietigen", date(2026, 3, 2)), date(2026, 3, 3))
    with refused("termijn_loopt_al"):
        resume(running, date(2026, 3, 10))
    with refused("termijn_dag_te_vroeg"):
        suspend(running, date(2026, 3, 2))
    with refused("termijn_voorbij"):
        suspend(running, date(2026, 4, 14))
    still = suspend(running, date(2026, 3, 10))
    with refused("termijn_al_opgeschort"):
        suspend(still, date(2026, 3, 11))
    with refused("termijn_dag_te_vroeg"):
        resume(still, date(2026, 3, 9))
    with refused("termijn_dag_te_vroeg"):
        suspend(resume(still, date(2026, 3, 12)), date(2026, 3, 11))


def test_every_refusal_names_the_term() -> None:
    with refused("termijn_niet_te_verlengen") as found:
        extend(begin(KADER, "crisis_informeren", date(2026, 3, 2)), date(2026, 3, 3))
    assert dict(found.value.facts) == {"termijn": "crisis_informeren"}


# --- over all years, lengths and laws


@settings(derandomize=True, max_examples=300)
@given(TERMS, DAYS)
def test_the_streefdatum_is_never_after_the_uiterste_datum(term: Term, start: date) -> None:
    running = started(term, start)
    end, best = due(running), aim(running)
    assert end is not None
    assert best is not None
    assert best <= end == first_end(term, start)


@settings(derandomize=True, max_examples=300)
@given(TERMS, DAYS, st.integers(1, 40), st.integers(0, 400))
def test_standing_still_adds_exactly_its_days(term: Term, start: date, after: int, days: int) -> None:
    running, since = started(replace(term, regime=Regime.GEEN), start), start + DAY * after
    assume(since <= ends(running))
    added = ends(resume(suspend(running, since), since + DAY * days)) - ends(running)
    if term.unit == "werkdagen" and days:
        assert DAY * days <= added <= DAY * (days + 4)
    else:
        assert added == DAY * days


@settings(derandomize=True, max_examples=300)
@given(TERMS, DAYS, st.integers(1, 40), st.integers(0, 400))
def test_what_stood_still_never_ends_sooner(term: Term, start: date, after: int, days: int) -> None:
    running, since = started(term, start), start + DAY * after
    assume(since <= ends(running))
    again = resume(suspend(running, since), since + DAY * days)
    assert not suspended(again)
    assert ends(running) <= ends(again)
    assert since + DAY * days <= ends(again)


@settings(derandomize=True, max_examples=300)
@given(TERMS, DAYS, st.integers(1, 40), st.lists(st.integers(0, 900), min_size=2, max_size=2))
def test_a_term_that_stands_still_is_never_lost(term: Term, start: date, after: int, looks: list[int]) -> None:
    since = start + DAY * after
    assume(since <= first_end(term, start))
    still = suspend(started(term, start), since)
    first, second = (since + DAY * look for look in sorted(looks))
    for look in (first, second):
        assert stand(still, look) is Stand.OPGESCHORT
        assert days_left(still, look) == days_left(resume(still, look), look) >= 0
    assert ends(resume(still, first)) <= ends(resume(still, second))


@settings(derandomize=True, max_examples=300)
@given(TERMS, DAYS, st.integers(0, 900), st.integers(0, 900))
def test_extension_once_and_in_time_or_not_at_all(term: Term, start: date, after: int, told: int) -> None:
    running = started(term, start)
    end, day, notice = ends(running), start + DAY * after, start + DAY * told
    if max(day, notice) > end:
        with pytest.raises(Refusal) as found:
            extend(running, day, notice)
        assert found.value.code == ("termijn_voorbij" if day > end else "termijn_bericht_te_laat")
        return
    longer = extend(running, day, notice)
    assert ends(longer) >= end
    best = aim(longer)
    assert best is not None
    assert best <= ends(longer)
    with refused("termijn_al_verlengd"):
        extend(longer, day, notice)


@settings(derandomize=True, max_examples=300)
@given(TERMS, DAYS)
def test_an_extension_by_law_ends_on_a_working_day(term: Term, start: date) -> None:
    longer = extend(started(replace(term, regime=Regime.EU), start), start)
    assert working_day(ends(longer))


@settings(derandomize=True, max_examples=300)
@given(TERMS, DAYS)
def test_a_term_is_late_after_its_last_day_and_not_before(term: Term, start: date) -> None:
    running = started(term, start)
    end = ends(running)
    assert stand(running, end + DAY) is Stand.TE_LAAT
    assert stand(running, end) is Stand.VANDAAG
    assert stand(running, end - DAY) in (Stand.DEZE_WEEK, Stand.LATER)
    assert (days_left(running, end), days_left(running, end + DAY)) == (0, -1)


def test_a_running_term_can_be_put_together_again_from_what_was_kept() -> None:
    running = resume(suspend(begin(KADER, "awb_beslissen", date(2026, 3, 2)), date(2026, 3, 10)), date(2026, 3, 17))
    kept = (Suspension(date(2026, 3, 10), date(2026, 3, 17)),)
    assert replace(begin(KADER, "awb_beslissen", date(2026, 3, 2)), suspensions=kept) == running


def test_a_day_that_the_law_added_is_still_owed_after_standing_still_on_it() -> None:
    term = Term("t", "tekst", "besluit", 13, "dagen", "wet", regime=Regime.ATW, suspendable=True)
    start, monday = date(2000, 3, 27), date(2000, 4, 10)
    assert due(started(term, start)) == monday
    again = resume(suspend(started(term, start), monday), date(2000, 4, 12))
    assert due(again) == date(2000, 4, 12)
