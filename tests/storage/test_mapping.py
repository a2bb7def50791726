"""What goes into a row comes out of it, exactly, whatever people type."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.mapping.answers import answer_of, answer_text
from storage.mapping.casus import item_of, item_text
from storage.mapping.marks import marks_of_text
from storage.mapping.moments import at_home, micros, moment_of, moment_text
from storage.repositories.changes import differs
from tests.storage.contract import LONG
from triage.answers import Answer, Toets, Uitgelegd
from triage.ids import ItemId

ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=40)
ZONES = st.sampled_from(
    [UTC, ZoneInfo("Europe/Amsterdam"), ZoneInfo("America/St_Johns"), timezone(timedelta(hours=-3, minutes=-30))]
)
MOMENTS = st.datetimes(timezones=ZONES, allow_imaginary=False, min_value=datetime(1900, 1, 1))  # noqa: DTZ001
VALUES = st.one_of(
    st.none(),
    ANY_TEXT,
    st.booleans(),
    st.integers(),
    st.dates(),
    MOMENTS,
    st.lists(ANY_TEXT, max_size=4).map(tuple),
    st.builds(Toets, st.one_of(st.none(), st.booleans()), ANY_TEXT),
    st.builds(Uitgelegd, st.lists(st.tuples(ANY_TEXT, ANY_TEXT), max_size=3).map(tuple)),
)
ANSWERS = st.builds(Answer, VALUES, ANY_TEXT, st.booleans())


@given(ANSWERS)
def test_an_answer_comes_back_as_it_was(answer: Answer) -> None:
    text = answer_text(answer)
    back = answer_of(text)
    assert back == answer
    assert type(back.value) is type(answer.value)
    assert text.isascii()
    assert answer_text(back) == text


@pytest.mark.parametrize("text", ["\0", "\ud800", "👨‍👩‍👧", "é", "e\u0301", "\u202e", '"\\', "a" * 20_000])
def test_strange_text_comes_back_as_it_was(text: str) -> None:
    assert answer_of(answer_text(Answer(text, text))) == Answer(text, text)


@pytest.mark.parametrize("text", ['{"datum":1}', '{"tekst":"a","ja":true}', '{"toets":[1,"a"]}', "[]x", '{"zo":"a"}'])
def test_what_is_no_answer_is_said_to_be_none(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        answer_of(text)


@given(MOMENTS)
def test_a_moment_comes_back_with_its_zone(moment: datetime) -> None:
    back = moment_of(moment_text(moment))
    assert back == moment
    assert back.utcoffset() == moment.utcoffset()


def test_both_hours_of_the_night_the_clock_goes_back() -> None:
    zone = ZoneInfo("Europe/Amsterdam")
    for fold in (0, 1):
        moment = datetime(2026, 10, 25, 2, 30, tzinfo=zone, fold=fold)
        back = moment_of(moment_text(moment))
        assert (back, back.fold, back.tzinfo) == (moment, fold, zone)
    assert moment_text(datetime(2026, 10, 25, 2, 30, tzinfo=zone, fold=1)) == (
        "2026-10-25T02:30:00+01:00[Europe/Amsterdam]"
    )


def test_a_zone_that_is_not_known_leaves_its_offset() -> None:
    moment = moment_of("2026-11-22T09:00:00+01:00[Mars/Olympus]")
    assert moment == datetime(2026, 11, 22, 8, tzinfo=UTC)
    with pytest.raises(ValueError, match="zone"):
        moment_text(datetime(2026, 11, 22))  # noqa: DTZ001


@given(MOMENTS)
def test_order_is_kept_to_the_microsecond(moment: datetime) -> None:
    assert at_home(micros(moment)).astimezone(UTC) == moment.astimezone(UTC)


def test_an_item_is_never_taken_for_the_casus_itself() -> None:
    assert (item_text(None), item_of("")) == ("", None)
    assert item_of(item_text(ItemId("p1"))) == "p1"
    with pytest.raises(ValueError, match="name"):
        item_text(ItemId(""))


def test_yes_is_not_one() -> None:
    assert differs(Answer(value=True), Answer(1))
    assert not differs(Answer("a"), Answer("a"))
    assert differs(Answer(date(2026, 1, 1)), Answer(datetime(2026, 1, 1, tzinfo=UTC)))


@given(ANY_TEXT, st.binary(min_size=32, max_size=32))
def test_marks_take_any_text(text: str, key: bytes) -> None:
    assert marks_of_text(text * 4, key) == marks_of_text(text * 4, key)


def test_a_mark_tells_nothing_without_the_key() -> None:
    one, other = (marks_of_text(LONG, key) for key in (b"een", b"twee"))
    assert one
    assert not one & other
    assert marks_of_text(f"{LONG}\nEn nog iets.", b"een") > one
