"""Differences: word by word, and never a word more or less than what stands there."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.records.sealed import of_walk
from triage.besluit.difference import Change, Segment, between, words
from triage.besluit.snapshot import SealedAnswer, Snapshot

TEXT = st.text(st.sampled_from("ab .\n\t\u00a0"), max_size=60) | st.text(max_size=40)


@given(TEXT, TEXT)
def test_what_stayed_and_came_is_the_new_text_and_what_stayed_and_went_the_old(before: str, after: str) -> None:
    segments = words(before, after)
    assert "".join(s.text for s in segments if s.change is not Change.GONE) == after
    assert "".join(s.text for s in segments if s.change is not Change.ADDED) == before
    assert all(s.text for s in segments)


@given(TEXT)
def test_the_same_text_has_no_difference(text: str) -> None:
    assert all(s.change is Change.SAME for s in words(text, text))


def test_a_word_is_the_unit() -> None:
    assert words("de huisarts komt", "de wijkverpleging komt") == (
        Segment(Change.SAME, "de "),
        Segment(Change.GONE, "huisarts"),
        Segment(Change.ADDED, "wijkverpleging"),
        Segment(Change.SAME, " komt"),
    )


def test_a_very_long_text_is_compared_whole_and_at_once() -> None:
    long = "woord " * 5_000
    assert words(long, f"{long}erbij") == (Segment(Change.GONE, long), Segment(Change.ADDED, f"{long}erbij"))
    assert words(long, long) == (Segment(Change.SAME, long),)
    assert words("", "") == ()


def changed(shot: Snapshot, question: str, words_now: str | None) -> Snapshot:
    """Return a snapshot with one answer in other words, or gone."""

    def one(answer: SealedAnswer) -> SealedAnswer | None:
        if answer.question != question:
            return answer
        return replace(answer, answer=words_now) if words_now is not None else None

    steps = tuple(
        replace(step, answers=tuple(kept for answer in step.answers if (kept := one(answer)))) for step in shot.steps
    )
    return replace(shot, steps=steps)


def test_between_names_what_changed_came_and_went() -> None:
    shot = of_walk("casus_3")
    assert between(shot, shot) == ()
    other = changed(shot, "doel.woorden", "Meneer woont veilig.")
    (found,) = between(shot, other)
    assert (found.question, found.short) == ("doel.woorden", "Doel")
    assert "".join(s.text for s in found.segments if s.change is not Change.GONE) == "Meneer woont veilig."
    gone = changed(shot, "doel.woorden", None)
    (left,) = between(shot, gone)
    assert {s.change for s in left.segments} == {Change.GONE}
    (came,) = between(gone, shot)
    assert {s.change for s in came.segments} == {Change.ADDED}
