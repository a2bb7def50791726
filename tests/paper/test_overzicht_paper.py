"""The overview for a citizen and the standbewijs, pressed: valid for both validators, whole, and readable by ear."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.paper.judge import letters, objections, pages_read, tags, told
from tests.paper.samples import STRANGE
from tests.records import inzage_papers as made
from triage.ports import Settings
from triage.records.blocks import Document
from triage.records.overzicht import overzicht_document
from triage.records.standbewijs import standbewijs_document
from ui.paper.press import press

LONG = replace(
    made.SETTINGS,
    municipality="Gemeente Sint Anthonisdorp aan den Langendijk-Noorderkwartier en Omstreken",
    unit="Sociaal domein · wijkteam Noorderkade-Zuid, Oosterpoort en Achter de Hoge Zeedijk",
    practice=True,
    overview_names=True,
)


PROCESSINGS = made.processings()


def overzicht(count: int, settings: Settings = made.SETTINGS) -> Document:
    by = "Annemarie-Geertruida van der Meulen-Hoogeveen" if settings.overview_names else ""
    return overzicht_document(made.shown(count, settings=settings, by=by), PROCESSINGS, made.overzicht_words())


def strange() -> Document:
    lines = tuple(replace(line, name=STRANGE, function=STRANGE, count=2) for line in made.looked(3))
    shown = replace(made.shown(name=STRANGE, settings=LONG), lines=lines)
    return overzicht_document(shown, PROCESSINGS, made.overzicht_words())


PAPERS: dict[str, Callable[[], Document]] = {
    "nine": lambda: overzicht(9),
    "nothing": lambda: overzicht(0),
    "long": lambda: overzicht(300, LONG),
    "strange": strange,
    "standbewijs": lambda: standbewijs_document(made.bewijs(), made.SETTINGS, made.bewijs_words()),
    "first standbewijs": lambda: standbewijs_document(made.bewijs("", LONG.municipality), LONG, made.bewijs_words()),
}


@pytest.mark.parametrize("name", PAPERS)
def test_both_validators_have_nothing_against_it(name: str, tmp_path: Path) -> None:
    assert objections(press(PAPERS[name]()), tmp_path) == []


def test_the_head_of_the_list_comes_back_on_every_page_and_pages_are_counted() -> None:
    pages = pages_read(press(overzicht(60)))
    assert len(pages) > 3
    for at, page in enumerate(pages, 1):
        assert f"Blad {at} van {len(pages)}" in page
        assert "overzicht-1204" in page
    inside = [page for page in pages if "09:02 uur" in page or "10:02 uur" in page]
    assert inside
    assert all("Wat deed die" in page for page in inside)


def test_a_screen_reader_hears_every_line_once_and_in_order(tmp_path: Path) -> None:
    paper = overzicht(60)
    pdf = press(paper)
    heard, at = letters(told(pdf, tmp_path)), 0
    rows = [row for block in paper.blocks for row in getattr(block, "rows", ())]
    assert len(rows) == 60
    for row in rows:
        found = heard.find(letters("".join(row)), at)
        assert found >= at, row
        at = found + 1
    assert tags(pdf).count("TR") == 61


@pytest.mark.parametrize("name", ["standbewijs", "first standbewijs"])
def test_a_standbewijs_is_one_page(name: str) -> None:
    pages = pages_read(press(PAPERS[name]()))
    assert len(pages) == 1
    assert "1048576-7YDB-5H1Z-KASC-8FWT" in pages[0]
