"""The informatiebrief, pressed: valid for both validators, whole, and readable by ear."""

from pathlib import Path

import pytest

from tests.paper.judge import letters, objections, pages_read, tags, told
from tests.paper.samples import STRANGE
from tests.records.informing_papers import ADDRESS, PAPERS, document, info
from triage.records.blocks import Paragraph
from triage.records.brief import Addressee
from ui.paper.press import press


@pytest.mark.parametrize("name", PAPERS)
def test_both_validators_have_nothing_against_it(name: str, tmp_path: Path) -> None:
    assert objections(press(PAPERS[name]()), tmp_path) == []


def test_strange_letters_are_printed_as_they_are(tmp_path: Path) -> None:
    assert objections(press(document(info("casus_3", "huib", to=Addressee(STRANGE, address=STRANGE)))), tmp_path) == []


def test_the_kenmerk_stands_on_every_page_and_the_address_above_the_letter() -> None:
    pages = pages_read(press(PAPERS["met adres"]()))
    assert len(pages) > 1
    for at, page in enumerate(pages, 1):
        assert "Kenmerk 2026-0001-I1" in page
        assert f"Blad {at} van {len(pages)}" in page
    top = pages[0]
    assert top.index("Kadestraat 12") < top.index("Wij delen gegevens over u")
    assert ADDRESS.splitlines()[1] in top
    assert "Persoonlijk overhandigd" in pages_read(press(PAPERS["volwassene"]()))[0]


def test_a_screen_reader_hears_it_in_order(tmp_path: Path) -> None:
    paper = PAPERS["jongere"]()
    pdf = press(paper)
    heard, at = letters(told(pdf, tmp_path)), 0
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            found = heard.find(letters(block.text), at)
            assert found >= 0, block.text
            at = found
    assert tags(pdf).count("H1") == 1


def test_practice_is_written_across_it() -> None:
    assert "OEFENING: deze brief is niet echt" in pages_read(press(PAPERS["oefening"]()))[0]
