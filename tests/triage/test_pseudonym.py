"""Names of betrokkenen do not stand in what is read without names, wherever they were typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.besluit.pseudonym import masker

NAMES = ("Danique Rutgers", "Milan Rutgers", "Joost van der Meer-Özdemir")


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Danique belt zelf.", "persoon 1 belt zelf."),
        ("DANIQUE RUTGERS belde; Milans jas.", "persoon 1 belde; persoon 2s jas."),
        ("De familie Rutgers", "De familie (naam)"),
        ("Rutgers' zoon en Danique's moeder", "(naam)' zoon en persoon 1's moeder"),
        ("Van der Meer is van de wijk", "Van der persoon 3 is van de wijk"),
        ("meer hulp voor Ozdemir", "meer hulp voor persoon 3"),
        ("de Milaanse kaas", "de Milaanse kaas"),
        ("", ""),
    ],
)
def test_names_and_their_parts_are_hidden(text: str, hidden: str) -> None:
    assert masker(NAMES)(text) == hidden


def test_without_names_nothing_is_hidden() -> None:
    assert masker(())("Danique") == "Danique"


@given(st.text(max_size=40), st.sampled_from(NAMES), st.text(max_size=40))
def test_a_whole_name_never_stays(before: str, name: str, after: str) -> None:
    hidden = masker(NAMES)(f"{before} {name} {after}")
    assert name.casefold() not in hidden.casefold()


@given(st.text())
def test_any_text_can_be_read_without_names(text: str) -> None:
    assert isinstance(masker(NAMES)(text), str)
