"""What holds for any text: it never fails, says exactly where, and what it offers has no marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plan.datwat.words import SETS, labelled, vocabulary
from triage.plan.datwat.checking import check, check_organisation
from triage.plan.datwat.model import Outcome

_SENTENCES = [text for name in SETS for text, _ in labelled(name)]
_PIECES = st.one_of(
    st.sampled_from(_SENTENCES),
    st.text(max_size=12),
    st.sampled_from(
        ["\u0301", "\u00ad", "\u200b", "-", " - ", ", ", ".", "\n", "€ 500", "12k", "İ", "ﬁ", "ĳ", "(", "'s"]
    ),
)
TEXTS = st.lists(_PIECES, max_size=6).map(" ".join) | st.lists(_PIECES, max_size=6).map("".join)


def _sound(text: str, outcome: Outcome) -> None:
    after = 0
    for mark in outcome.marks:
        assert after <= mark.start < mark.end <= len(text)
        assert text[mark.start : mark.end] == mark.quote
        assert mark.why
        after = mark.end


@given(TEXTS)
def test_marks_stand_where_they_say_in_order_and_apart(text: str) -> None:
    _sound(text, check(text, vocabulary()))
    _sound(text, check_organisation(text, vocabulary()))


@given(TEXTS)
def test_what_is_offered_has_no_marks(text: str) -> None:
    outcome = check(text, vocabulary())
    if outcome.suggestion:
        assert outcome.marks
        assert check(outcome.suggestion, vocabulary()) == Outcome((), "")


def test_every_offer_for_the_labelled_sentences_has_no_marks() -> None:
    offers = {offer for text in _SENTENCES if (offer := check(text, vocabulary()).suggestion)}
    assert len(offers) > 20
    assert [offer for offer in sorted(offers) if check(offer, vocabulary()).marks] == []


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "a-" * 100_000,
        "a " * 100_000,
        "é\u0301" * 100_000,
        "heeft " * 40_000,
        "last van " * 25_000,
        "omdat " * 40_000,
        "Begeleiding bij depressie, elke dinsdag om 10 uur. " * 20_000,
    ],
    ids=["one word", "hyphens", "letters", "accents", "have", "last", "reasons", "sentences"],
)
def test_a_very_long_text_that_was_pasted_ends(text: str) -> None:
    # The time is watched by pytest's own limit; the bench is about speed.
    _sound(text, check(text, vocabulary()))
