"""Letters in a window envelope: the address shows, and nothing of anybody else does; and the logo above them."""

import re
import subprocess
from dataclasses import replace
from io import BytesIO
from random import Random

import pikepdf
import pytest
from PIL import Image

from tests.paper.judge import pages_read
from tests.paper.samples import IMPRINT, SENTENCE, document, png
from tests.records.informing_papers import ADDRESS, LONG, PAPERS
from triage.records.blocks import Document, Heading, Paragraph
from ui.paper.logo import logo
from ui.paper.press import press
from ui.paper.window import ADDRESS as SHOWS
from ui.paper.window import BAND, BAND_LEFT, BAND_RIGHT

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
_MUNICIPALITY = "Gemeente Sint Anthonisdorp aan den Langendijk-Noorderkwartier en Omstreken"


def words(pdf: bytes) -> list[tuple[float, float, float, float, str]]:
    """Words of the first page with their left, top, right and bottom edge."""
    read = subprocess.run(["pdftotext", "-l", "1", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True)
    return [
        (*(float(edge) for edge in found.groups()[:4]), found[5])  # type: ignore[misc]
        for found in _WORD.finditer(read.stdout.decode())
    ]


def showing(pdf: bytes, *, on_right: bool) -> str:
    """What can show through the window in one of the envelopes, however the sheet lies."""
    left, right = BAND_RIGHT if on_right else BAND_LEFT
    seen = [
        word for x, top, end, foot, word in words(pdf) if end > left and x < right and foot > BAND[0] and top < BAND[1]
    ]
    return " ".join(seen)


def letter(*, on_right: bool, **changes: object) -> Document:
    base = document(Heading("Titel", 1), Paragraph("Beste lezer, " + SENTENCE * 40), **changes)
    return replace(base, window=f"Huib Wiersinga\n{ADDRESS}", window_right=on_right)


@pytest.mark.parametrize("on_right", [False, True])
@pytest.mark.parametrize("municipality", [IMPRINT.municipality, _MUNICIPALITY])
@pytest.mark.parametrize("with_logo", [False, True])
def test_only_the_address_shows_and_it_shows_in_every_envelope(
    on_right: bool,  # noqa: FBT001
    municipality: str,
    with_logo: bool,  # noqa: FBT001
) -> None:
    imprint = replace(IMPRINT, municipality=municipality, logo=png() if with_logo else b"", kenmerk="2026-0151-B1-" * 5)
    pdf = press(letter(on_right=on_right, imprint=imprint))
    assert showing(pdf, on_right=on_right) == "Huib Wiersinga Kadestraat 12 1234 AB Elsterveen"
    for _, top, _, foot, word in words(pdf):
        if word in {"Huib", "Kadestraat", "1234"}:
            assert SHOWS[0] <= top
            assert foot <= SHOWS[1]


@pytest.mark.parametrize("name", PAPERS)
def test_through_the_window_of_a_real_letter_nobody_else_is_seen(name: str) -> None:
    paper = PAPERS[name]()
    for on_right in (False, True):
        unmarked = replace(paper, window_right=on_right, imprint=replace(paper.imprint, watermark=""))
        shown = showing(press(unmarked), on_right=on_right)
        assert shown.split() == paper.window.split()


def test_the_side_of_the_window_is_that_of_the_settings() -> None:
    for on_right in (False, True):
        left = next(x for x, _, _, _, word in words(press(letter(on_right=on_right))) if word == "Kadestraat")
        assert (left > 300) is on_right


def test_the_reference_stands_beside_the_window_and_at_the_top_of_further_pages() -> None:
    for on_right in (False, True):
        pdf = press(letter(on_right=on_right))
        at = {word: (x, top) for x, top, _, _, word in words(pdf)}
        assert at["Kenmerk"][1] == pytest.approx(at["Huib"][1], abs=3)
        assert (at["Kenmerk"][0] < at["Huib"][0]) is on_right
        assert "Kenmerk 2026-0151-B1" in pages_read(pdf)[1]


def test_a_long_name_stays_whole_and_the_letter_starts_below_it() -> None:
    pdf = press(replace(letter(on_right=True), window=f"{LONG}\nBegeleid Wonen De Hoge Zeedijk\nachter\n" * 3))
    at = {word: top for _, top, _, _, word in words(pdf)}
    assert at["Titel"] > max(at["achter"], 842 / 3)
    assert showing(pdf, on_right=True).startswith("Wilhelmina Geertruida van den")


def test_fold_marks_are_on_the_first_page_of_a_letter_alone() -> None:
    with pikepdf.open(BytesIO(press(letter(on_right=False)))) as opened:
        marks = [sheet.Contents.read_bytes().count(b"14.00 561.26 m 24.00 561.26 l") for sheet in opened.pages]
    assert marks == [1] + [0] * (len(marks) - 1)
    assert b"14.00 561" not in press(document(Heading("Geen brief", 1)))


def test_a_logo_keeps_its_proportions_and_stands_on_every_page() -> None:
    for size in ((300, 100), (100, 300), (3000, 20), (1, 1)):
        found = logo(png(*size))
        assert found is not None
        assert found.width / found.height == pytest.approx(size[0] / size[1])
        assert found.height <= 42.01
        assert found.width <= 170.01
    pdf = press(letter(on_right=False, imprint=replace(IMPRINT, logo=png())))
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert all(len(sheet.Resources.XObject) == 1 for sheet in opened.pages)
        assert all("/SMask" not in image for sheet in opened.pages for image in sheet.Resources.XObject.values())


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_any_kind_of_png_is_a_logo(mode: str) -> None:
    assert logo(png(mode=mode) if mode != "I;16" else _deep()) is not None


def _deep() -> bytes:
    kept = BytesIO()
    Image.new("I;16", (30, 10), 40_000).save(kept, "PNG")
    return kept.getvalue()


def test_a_broken_logo_never_breaks_a_letter() -> None:
    whole = png()
    chance = Random(4)
    broken = [b"", b"geen plaatje", whole[:60], whole[:-80], b"GIF89a" + whole, png(5000, 4000)]
    for _ in range(150):
        changed = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        broken.append(bytes(changed))
    for one in broken:
        logo(one)
    assert all(logo(one) is None for one in broken[:6])
    assert (
        IMPRINT.municipality in pages_read(press(letter(on_right=False, imprint=replace(IMPRINT, logo=whole[:60]))))[0]
    )
