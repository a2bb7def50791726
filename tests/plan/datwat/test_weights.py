"""What words weigh: the data is what the tool makes of the sets, and it decides only where it should."""

from dataclasses import replace

import pytest

from tests.plan.datwat.learning import FOREIGN, WEIGHTS, learn, sentences, sets, without, written
from tests.plan.datwat.words import tables, vocabulary
from triage.plan.datwat.checking import check
from triage.plan.datwat.faults import VocabularyFaults
from triage.plan.datwat.loading import load
from triage.plan.datwat.tallying import tally
from triage.plan.datwat.weighing import telling_words, weigh

AIM_FOUND, AIM_MARKED = 0.95, 0.05


def _weight(text: str) -> float:
    return weigh(sentences(text)[0], vocabulary().weights)


def test_the_weights_are_what_the_tool_makes_of_the_sets() -> None:
    weights = learn([line for lines in sets().values() for line in lines], vocabulary().weights)
    assert weights == vocabulary().weights
    assert WEIGHTS.read_text("utf-8").endswith(written(weights, ""))


def test_weights_learned_without_the_set_that_another_wrote_still_do_on_it() -> None:
    told = tally(sets()[FOREIGN], without(FOREIGN, vocabulary()))
    assert told.found >= AIM_FOUND
    assert told.marked < AIM_MARKED


def test_a_description_weighs_more_than_an_agreement() -> None:
    assert _weight("Is altijd somber en vertrouwt niemand") > 2
    assert _weight("Begeleiding op dinsdag om 10 uur") < -2


def test_a_word_that_does_not_count_still_counts_with_its_neighbour() -> None:
    said, weights = sentences("Vader slaat moeder")[0], vocabulary().weights
    only = replace(weights, by_feature={"slaat": 4.0, "@wie+slaat": 1.0}, ground=0.0)
    assert weigh(said, only, {1}) == pytest.approx(1.0)
    assert weigh(said, only) == pytest.approx(5 / 2**0.5)


def test_a_sentence_is_marked_by_weight_and_says_by_which_words() -> None:
    files = tables()
    files["gewichten.toml"]["gewichten"] = "zwamvlok +9\nhurkt +8\n"
    text = "Zoon hurkt tussen de zwamvlok op het tapijt"
    (mark,) = check(text, load(files)).marks
    assert (mark.kind, mark.quote) == ("beschrijving", text)
    assert "“hurkt”, “zwamvlok”" in mark.why


def test_the_words_that_are_named_are_those_that_weigh_most() -> None:
    weights = replace(vocabulary().weights, by_feature={"aa": 1.0, "bb": 5.0, "cc": 2.0, "dd": 3.0, "ee": -9.0})
    assert telling_words(sentences("aa bb cc dd ee")[0], weights) == ("bb", "cc", "dd")


@pytest.mark.parametrize(
    ("told", "passes"),
    [
        ("Vader slaat moeder", "De bijeenkomst slaat in juli over"),
        ("Dochter heeft een agressieve man", "Agressief schoonmaakmiddel in de bovenkast zetten"),
        ("Uitstel want zij kan niet tegen haar vader op", "Digitaal overleg omdat de corporatie in Zwolle zit"),
        ("Heeft nog 90 euro om van te leven", "Sportcontributie van 90 euro gaat via het jeugdfonds"),
    ],
)
def test_what_is_doubtful_is_settled_by_the_rest_of_the_sentence(told: str, passes: str) -> None:
    assert check(told, vocabulary()).marks
    assert check(passes, vocabulary()).marks == ()


@pytest.mark.parametrize(
    ("lines", "text"),
    [("woord", "'woord' is geen woord met een gewicht"), ("woord veel", "'woord veel' is geen woord met een gewicht")],
)
def test_a_line_that_is_no_weight_is_a_fault(lines: str, text: str) -> None:
    files = tables()
    files["gewichten.toml"]["gewichten"] = lines
    with pytest.raises(VocabularyFaults) as faults:
        load(files)
    assert str(faults.value) == f"gewichten.toml: gewichten: {text}"


def test_a_limit_that_is_not_there_is_a_fault() -> None:
    files = tables()
    files["gewichten.toml"]["grenzen"] = {
        "grond": True, "beschrijving": 1, "gewoon": 3, "twijfel": -1, "reden": 0, "bedrag": 9
    }  # fmt: skip
    with pytest.raises(VocabularyFaults) as faults:
        load(files)
    assert str(faults.value) == "gewichten.toml: grenzen, grond: moet een getal zijn"
