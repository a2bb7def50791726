"""Answers: what fits a question, what is whole, and what is refused."""

from datetime import UTC, date, datetime

import pytest

from triage.answers import MAX_TEXT, NOTHING, Answer, AnswerKind, Ref, Toets, Uitgelegd, Value, check, texts
from triage.faults import Refusal
from triage.ids import ItemId, QuestionId

FITTING: dict[AnswerKind, Value] = {
    AnswerKind.KORT: "woord",
    AnswerKind.LANG: "woorden\nen meer",
    AnswerKind.JA_NEE: False,
    AnswerKind.TOETS: Toets(ja=False, woorden="nee, want"),
    AnswerKind.KEUZE: "slug",
    AnswerKind.KEUZES: ("a", "b"),
    AnswerKind.UITGELEGD: Uitgelegd((("a", "want"),)),
    AnswerKind.DATUM: date(2026, 11, 22),
    AnswerKind.TIJDSTIP: datetime(2026, 11, 22, 9, tzinfo=UTC),
    AnswerKind.GETAL: 0,
}


@pytest.mark.parametrize("kind", AnswerKind)
@pytest.mark.parametrize("of", AnswerKind)
def test_only_a_value_of_its_kind_fits(kind: AnswerKind, of: AnswerKind) -> None:
    words = {AnswerKind.KORT, AnswerKind.LANG, AnswerKind.KEUZE}
    answer = Answer(FITTING[of])
    if kind is of or {kind, of} <= words:
        check(kind, answer)
        assert answer.settled
        return
    with pytest.raises(Refusal) as refused:
        check(kind, answer)
    assert refused.value.code == "antwoord_soort"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (AnswerKind.GETAL, -1),
        (AnswerKind.GETAL, True),
        (AnswerKind.TIJDSTIP, datetime(2026, 11, 22, 9)),  # noqa: DTZ001 - a time without a zone is what is refused
        (AnswerKind.DATUM, datetime(2026, 11, 22, 9, tzinfo=UTC)),
    ],
)
def test_what_nearly_fits_is_refused(kind: AnswerKind, value: Value) -> None:
    with pytest.raises(Refusal, match="antwoord_soort"):
        check(kind, Answer(value))


@pytest.mark.parametrize(
    "answer",
    [
        NOTHING,
        Answer(typed="3 me"),
        Answer(date(2026, 1, 1), typed="3 me"),
        Answer("  "),
        Answer(()),
        Answer(Toets(ja=True)),
        Answer(Toets(woorden="want")),
        Answer(Uitgelegd()),
        Answer(Uitgelegd((("a", "want"), ("b", " ")))),
        Answer("weet ik nog niet", uitzoeken=True),
    ],
)
def test_what_is_not_whole_is_not_settled_and_is_kept(answer: Answer) -> None:
    assert not answer.settled
    assert answer.empty is (answer == NOTHING)


@pytest.mark.parametrize(
    "answer",
    [
        Answer("x" * (MAX_TEXT + 1)),
        Answer(typed="x" * (MAX_TEXT + 1)),
    ],
)
def test_a_text_that_is_too_long_is_refused(answer: Answer) -> None:
    check(AnswerKind.LANG, Answer("x" * MAX_TEXT))
    with pytest.raises(Refusal) as refused:
        check(AnswerKind.LANG, answer)
    assert (refused.value.code, refused.value.facts["lengte"]) == ("tekst_te_lang", MAX_TEXT + 1)


def test_a_long_explanation_is_refused_too() -> None:
    with pytest.raises(Refusal, match="tekst_te_lang"):
        check(AnswerKind.UITGELEGD, Answer(Uitgelegd((("a", "x" * (MAX_TEXT + 1)),))))
    assert texts(Answer(Toets(ja=True, woorden="want"), typed="half")) == ("want", "half")


def test_a_ref_is_written_as_people_read_it() -> None:
    assert str(Ref(QuestionId("doel.vast"))) == "doel.vast"
    assert str(Ref(QuestionId("grond.b1"), ItemId("a"))) == "grond.b1@a"


@pytest.mark.parametrize("text", ["half \ud83d", "nul \x00"])
def test_a_text_that_nothing_can_write_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="tekst_onleesbaar"):
        check(AnswerKind.LANG, Answer(text))
    with pytest.raises(Refusal, match="tekst_onleesbaar"):
        check(AnswerKind.DATUM, Answer(typed=text))
