"""Random walks: whatever is filled in, and in whatever order, the walk stays calm."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from resources.reading import kader_tables, kader_versions
from tests.triage import full, small
from triage.answers import Answer, AnswerKind, Ref, Scope, Toets, Uitgelegd, Value, check
from triage.casus.choices import options_of
from triage.casus.fates import Lot, Sight, telling
from triage.casus.model import Casus
from triage.casus.terms import terms_of
from triage.casus.walk import Asked, Walk, falls_away, walk
from triage.kader.loading import load
from triage.kader.model import Kader, Question
from triage.kader.places import fact_domain
from triage.kader.vocabulary import FACT_WORDS

KADERS = {"klein": small.kader(), **{version: load(kader_tables(version)) for version in kader_versions()}}
kaders = pytest.mark.parametrize("kader", KADERS.values(), ids=KADERS.keys())
# A casus of a hundred answers shrinks slowly; the first that fails is shown as it is.
calm = settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

WORDS = st.text(st.characters(exclude_categories=["C"]), max_size=12)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(  # noqa: DTZ001 - the zone comes with the map
    lambda moment: moment.replace(tzinfo=full.ZONE)
)


def values(question: Question, options: list[str]) -> st.SearchStrategy[Answer]:
    """Return anything that can be filled in at a question, sensible or not."""
    slug = st.sampled_from([*options, "bestaat_niet"])
    kinds: dict[AnswerKind, st.SearchStrategy[object]] = {
        AnswerKind.KORT: WORDS,
        AnswerKind.LANG: WORDS,
        AnswerKind.JA_NEE: st.booleans(),
        AnswerKind.TOETS: st.builds(Toets, st.none() | st.booleans(), WORDS),
        AnswerKind.KEUZE: slug,
        AnswerKind.KEUZES: st.lists(slug, max_size=3, unique=True).map(tuple),
        AnswerKind.UITGELEGD: st.lists(st.tuples(slug, WORDS), max_size=3).map(tuple).map(Uitgelegd),
        AnswerKind.DATUM: st.dates(date(2026, 1, 1), date(2027, 12, 31)),
        AnswerKind.TIJDSTIP: MOMENTS,
        AnswerKind.GETAL: st.integers(0, 110),
    }
    return st.builds(
        Answer, kinds[question.kind], st.just(""), st.booleans() if options else st.just(value=False)
    ) | st.builds(Answer, typed=WORDS)


def answered(draw: Callable[[st.SearchStrategy[Answer]], Answer], kader: Kader, casus: Casus) -> Casus:
    """Go down the questions once, and answer most of them at random."""
    found = walk(casus, kader)
    for asked in found.asked:
        options = [option.id for option in asked.options]
        casus = casus.with_answer(asked.ref, draw(values(asked.question, options)))
    return casus


@st.composite
def casussen(draw: st.DrawFn, kader: Kader) -> Casus:
    """Return a casus filled in at random in two rounds, so that answers of the first may sleep in the second."""
    counts = draw(st.tuples(*[st.integers(0, 2)] * 4))
    return answered(draw, kader, answered(draw, kader, full.empty(kader, *counts)))


def _same_start(shorter: Walk, longer: Walk, count: int) -> bool:
    return [asked.ref for asked in shorter.asked][:count] == [asked.ref for asked in longer.asked][:count]


@kaders
def test_a_walk_never_fails_and_says_the_same_twice(kader: Kader) -> None:
    @calm
    @given(casussen(kader))
    def holds(casus: Casus) -> None:
        found = walk(casus, kader)
        assert walk(casus, kader) == found
        assert walk(replace(casus, answers=found.casus.answers), kader).asked == found.asked
        assert found.casus.answers == {a.ref: a.answer for a in found.asked if not a.answer.empty}
        assert terms_of(found, kader) == terms_of(walk(casus, kader), kader)
        assert set(found.fates) == set(casus.of(Scope.REGEL))
        for asked in found.asked:
            if asked.answer.value is not None:
                check(asked.question.kind, asked.answer)

    holds()


@kaders
def test_changing_an_answer_and_changing_it_back_changes_nothing(kader: Kader) -> None:
    @calm
    @given(casussen(kader), st.data())
    def holds(casus: Casus, data: st.DataObject) -> None:
        before = walk(casus, kader)
        asked = data.draw(st.sampled_from(before.asked))
        other = data.draw(values(asked.question, [option.id for option in asked.options]))
        changed = casus.with_answer(asked.ref, other)
        between = walk(changed, kader)
        back = walk(changed.with_answer(asked.ref, asked.answer), kader)
        assert back == before
        assert falls_away(before, before) == ()
        assert asked.ref not in {one.ref for one in falls_away(before, between) if one.ref not in _refs(between)}

    holds()


def _refs(found: Walk) -> set[object]:
    return {asked.ref for asked in found.asked}


@kaders
def test_what_is_filled_in_later_never_moves_what_was_asked_before(kader: Kader) -> None:
    @calm
    @given(casussen(kader), st.data())
    def holds(casus: Casus, data: st.DataObject) -> None:
        whole = walk(casus, kader)
        count = data.draw(st.integers(0, len(whole.asked)))
        early = {asked.ref: asked.answer for asked in whole.asked[:count] if not asked.answer.empty}
        halfway = walk(replace(casus, answers=early), kader)
        assert _same_start(halfway, whole, count)

    holds()


@kaders
def test_facts_give_only_what_the_vocabulary_says(kader: Kader) -> None:
    @calm
    @given(casussen(kader))
    def holds(casus: Casus) -> None:
        sight = Sight(walk(casus, kader).casus, kader)
        for name, word in FACT_WORDS.items():
            items = (None,) if word.scope is Scope.CASUS else casus.of(word.scope)
            for item in items:
                assert sight.fact(name, item) in fact_domain(kader, name), name

    holds()


class Noting(dict[Ref, Answer]):
    """Answers that note which questions were looked at."""

    def __init__(self, answers: Mapping[Ref, Answer]) -> None:
        super().__init__(answers)
        self.seen: set[str] = set()

    def get(self, key: Ref, default: Any = None) -> Any:  # noqa: ANN401 - as a mapping gives it
        self.seen.add(key.question)
        return super().get(key, default)


@kaders
def test_facts_and_fates_follow_from_no_other_question_than_is_said(kader: Kader) -> None:
    """Else the walk would keep a fact that an answer has made another."""

    @calm
    @given(casussen(kader))
    def holds(casus: Casus) -> None:
        noting = Noting(casus.answers)
        sight = Sight(replace(casus, answers=noting), kader)
        for name, word in FACT_WORDS.items():
            for item in (None,) if word.scope is Scope.CASUS else casus.of(word.scope):
                sight.fact(name, item)
        assert noting.seen <= telling(kader)

    holds()


@kaders
def test_a_line_that_ended_has_a_code_and_a_casus_that_is_complete_has_no_open_line(kader: Kader) -> None:
    @calm
    @given(casussen(kader))
    def holds(casus: Casus) -> None:
        found = walk(casus, kader)
        for fate in found.fates.values():
            assert bool(fate.blocks) is (fate.lot in (Lot.NIET, Lot.JURIST))
            assert fate.codes or fate.lot is not Lot.NIET
        if not found.missing:
            assert all(fate.lot is not Lot.OPEN for fate in found.fates.values())

    holds()


@kaders
def test_going_down_the_questions_ends_with_nothing_left_to_ask(kader: Kader) -> None:
    @settings(calm, max_examples=8)
    @given(st.randoms(use_true_random=False))
    def holds(chance: Random) -> None:
        def pick(asked: Asked) -> Value | None:
            options = [option.id for option in asked.options]
            if asked.question.kind is AnswerKind.KEUZE:
                return chance.choice(options) if options else None
            if asked.question.kind is AnswerKind.JA_NEE:
                return chance.random() < 0.5
            return full.plain(asked)

        casus = full.filled(full.empty(kader, 2, 2, 2, 1), kader, pick)
        unanswered = [asked.ref for asked in walk(casus, kader).asked if asked.answer.empty and asked.question.needed]
        assert not unanswered, "a needed question has nothing to choose: a dead end"

    holds()


def test_options_are_the_same_each_time_they_are_looked_at() -> None:
    kader = KADERS["klein"]
    casus = full.empty(kader, 1, 1, 1, 1)
    for asked in walk(casus, kader).asked:
        again = options_of(Sight(casus, kader), asked.question, asked.ref.item)
        assert again == asked.options
