"""A decision in the making: kept whole, never preticked, and its choices belong to one version."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.records.sealed import of_walk
from triage.besluit.decision import Uitkomst, decidable
from triage.besluit.draft import (
    RETURN,
    Draft,
    DraftLine,
    DraftQuestion,
    LineChoice,
    as_text,
    decision_of,
    from_text,
    lighter_without_words,
)

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
LINES = st.builds(DraftLine, WORDS, st.sampled_from(LineChoice), WORDS, st.lists(WORDS, max_size=3).map(tuple))
DRAFTS = st.builds(
    Draft,
    st.integers(1, 9),
    st.sampled_from(["", RETURN, *Uitkomst]),
    st.lists(LINES, max_size=3).map(tuple),
    WORDS,
    WORDS,
    WORDS,
    st.lists(st.builds(DraftQuestion, WORDS, WORDS), max_size=2).map(tuple),
)
A, B = "naar_huisarts", "naar_casemanager"


@given(DRAFTS)
def test_what_was_typed_comes_back(draft: Draft) -> None:
    assert from_text(as_text(draft), draft.version) == draft


def test_an_empty_draft_is_no_text() -> None:
    assert as_text(Draft(3)) == ""
    assert from_text("", 3) == Draft(3)


@given(DRAFTS)
def test_words_outlive_a_new_version_and_choices_do_not(draft: Draft) -> None:
    later = from_text(as_text(draft), draft.version + 1)
    assert later.motivation == draft.motivation
    assert [(one.wording, one.codes) for one in later.lines] == [(one.wording, one.codes) for one in draft.lines]
    assert later.outcome == ""
    assert all(one.choice is LineChoice.NONE for one in later.lines)
    assert later.questions == ()


@given(DRAFTS)
def test_a_draft_is_never_ticked(draft: Draft) -> None:
    assert "eigen" not in as_text(Draft(1, motivation="x"))
    assert not decision_of(draft, (), None, None, own_weighing=False).own_weighing


def test_the_draft_becomes_the_decision_it_stands_for() -> None:
    asked = decidable(of_walk("casus_3"))
    lines = (DraftLine(A, LineChoice.LIGHTER, "Hulp gewenst", ("D7",)), DraftLine(B, LineChoice.NOT, "oud", ("D2",)))
    draft = Draft(1, "deels_delen", lines, "Zo.")
    made = decision_of(draft, asked, date(2027, 2, 1), date(2027, 1, 1), own_weighing=True)
    assert [(one.line, one.granted, one.wording, one.codes) for one in made.lines] == [
        (A, True, "Hulp gewenst", ("D7",)),
        (B, False, "", ("D2",)),
    ]
    whole = decision_of(Draft(1, "delen", lines), asked, None, None, own_weighing=True)
    assert [(one.granted, one.wording, one.codes) for one in whole.lines] == [(True, "", ())] * 2
    none = decision_of(Draft(1, "niet_delen", lines), asked, None, None, own_weighing=True)
    assert [(one.granted, one.codes) for one in none.lines] == [(False, ("D7",)), (False, ("D2",))]
    assert decision_of(Draft(1, RETURN, lines), asked, None, None, own_weighing=True).outcome is None


def test_lighter_needs_words() -> None:
    asked = decidable(of_walk("casus_3"))
    draft = Draft(1, "deels_delen", (DraftLine(A, LineChoice.LIGHTER, "  "),))
    assert lighter_without_words(draft, asked) == (A,)
    assert lighter_without_words(Draft(1, "delen", draft.lines), asked) == ()
    assert draft.with_line(DraftLine(A, LineChoice.KEEP)).of(A).choice is LineChoice.KEEP
