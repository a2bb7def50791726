"""The tally on labelled sentences: what was used to tune on, and what was kept apart."""

import pytest

from tests.plan.datwat.words import HARD, SETS, labelled, vocabulary
from triage.plan.datwat.tallying import Tally, tally

AIM_FOUND, AIM_MARKED = 0.95, 0.05
HARD_FOUND, HARD_MARKED = 0.85, 0.07


@pytest.mark.parametrize("name", SETS)
def test_nearly_all_wat_is_found_and_hardly_any_dat_is_marked(name: str) -> None:
    told = tally(labelled(name), vocabulary())
    assert told.found >= AIM_FOUND, "\n".join(told.missed)
    assert told.marked < AIM_MARKED, "\n".join(text for text, _ in told.overmarked)


@pytest.mark.parametrize("name", HARD)
def test_hard_sentences_that_were_never_tuned_on_are_mostly_told_apart(name: str) -> None:
    told = tally(labelled(name), vocabulary())
    assert told.found >= HARD_FOUND, "\n".join(told.missed)
    assert told.marked < HARD_MARKED, "\n".join(text for text, _ in told.overmarked)


def test_the_sets_are_large_and_no_sentence_stands_in_them_twice() -> None:
    lines = [line for name in SETS for line in labelled(name)]
    assert sum(wat for _, wat in lines) >= 600
    assert sum(not wat for _, wat in lines) >= 600
    texts = [text.lower() for text, _ in lines]
    assert len(texts) - len(set(texts)) < len(texts) // 100


def test_a_tally_counts_misses_and_overmarks_by_name() -> None:
    told = tally([("depressie", True), ("Begeleiding", True), ("Dagbesteding", False), ("drugs", False)], vocabulary())
    assert (told.wat, told.dat) == (2, 2)
    assert told.missed == ("Begeleiding",)
    assert told.overmarked == (("drugs", ("drugs (middel)",)),)
    assert (told.found, told.marked) == (0.5, 0.5)


def test_a_tally_of_nothing_is_perfect() -> None:
    assert (Tally(0, 0, (), ()).found, Tally(0, 0, (), ()).marked) == (1.0, 0.0)
