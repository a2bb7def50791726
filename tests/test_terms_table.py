"""The page of terms that a jurist reads is what the program counts. `TENZIJ_SCHRIJF_TERMIJNEN=1` writes it anew."""

import os
from dataclasses import replace
from pathlib import Path

from tests import makers
from tests.terms_text import EVENTS_IN_WORDS, length_in_words, terms_page
from triage.kader.term import Length
from triage.kader.vocabulary import EVENTS, OWN_TERMS

PAGE = Path(__file__).parent.parent / "docs" / "termijnen.md"


def test_the_page_is_the_kader_and_the_counting() -> None:
    made = terms_page(makers.kader())
    if "TENZIJ_SCHRIJF_TERMIJNEN" in os.environ:
        PAGE.write_text(made, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == made


def test_every_event_has_its_words() -> None:
    assert EVENTS_IN_WORDS.keys() == EVENTS


def test_every_term_stands_there_once_with_its_source() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    for term in makers.kader().terms.values():
        (row,) = (line for line in lines if line.startswith(f"| {term.text} `{term.id}` |"))
        assert row.endswith(f"| {term.source} |")


def test_what_the_program_starts_stands_apart_from_the_triage() -> None:
    triage, _, after = PAGE.read_text(encoding="utf-8").partition("## Termijnen na het besluit")
    for name in makers.kader().terms:
        assert (f"`{name}` |" in after) is (name in OWN_TERMS)
        assert (f"`{name}` |" in triage) is (name not in OWN_TERMS)


def test_another_length_is_another_page() -> None:
    kader = makers.kader()
    longer = replace(kader.terms["klacht_antwoord"], amount=7)
    assert terms_page(replace(kader, terms={**kader.terms, "klacht_antwoord": longer})) != terms_page(kader)


def test_lengths_read_as_people_say_them() -> None:
    told = [length_in_words(Length(*one)) for one in ((1, "maanden"), (72, "uren"), (0, "dagen"), (-2, "weken"))]
    assert told == ["1 maand", "72 uur", "dezelfde dag", "2 weken ervoor"]
