"""Forms and parts of decisions as real PDFs: archival and accessible, on as many pages as they should have."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.paper.judge import objections, pages_read
from tests.records import forms
from triage.records.blocks import Document
from ui.paper.press import press

SAMPLES: dict[str, Callable[[], Document]] = forms.samples()


@cache
def pressed(name: str) -> bytes:
    return press(SAMPLES[name]())


@pytest.mark.parametrize("name", SAMPLES)
def test_both_validators_have_nothing_against_it(name: str, tmp_path: Path) -> None:
    assert objections(pressed(name), tmp_path) == []


@pytest.mark.parametrize("name", ["formulier: spoed", "formulier: oefening"])
def test_the_crisis_form_fits_on_one_page(name: str) -> None:
    assert len(pages_read(pressed(name))) == 1


def test_the_version_of_the_kader_stands_on_every_page() -> None:
    pages = pages_read(pressed("formulier: thuis"))
    assert len(pages) > 10
    assert all("formulier kader 2026.1" in page for page in pages)


@pytest.mark.parametrize("name", [one for one in SAMPLES if one.startswith("deel")])
def test_the_number_and_code_of_the_seal_stand_on_every_page_of_a_part(name: str) -> None:
    paper = SAMPLES[name]()
    assert paper.check is not None
    for page in pages_read(pressed(name)):
        assert paper.imprint.kenmerk in page
        assert paper.check.code in page


def test_practice_says_so_on_a_form() -> None:
    assert "OEFENING: dit formulier is niet echt" in pages_read(pressed("toestemming: lang"))[0]
