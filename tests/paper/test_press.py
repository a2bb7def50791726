"""The press: every document comes out whole, readable by everyone, fit to keep, and the same each time."""

import hashlib
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from random import Random
from typing import get_args

import pikepdf
import pytest

from tests.paper.judge import letters, objections, pages_read, tags, told
from tests.paper.samples import BESLUIT, CHECK, DIFFICULT, IMPRINT, SENTENCE, bars, document
from triage.records.blocks import (
    Block,
    Bullets,
    Chart,
    Choices,
    Facts,
    Heading,
    Notice,
    Paragraph,
    Table,
)
from ui.paper.flowables import TABLE
from ui.paper.lines import break_lines
from ui.paper.press import press
from ui.paper.typeface import PLAIN, Hand

ROOT = Path(__file__).resolve().parents[2]


def test_every_kind_of_block_has_its_way_to_paper() -> None:
    assert set(TABLE) == set(get_args(Block))


@pytest.mark.parametrize("name", DIFFICULT)
def test_both_validators_and_qpdf_have_nothing_against_it(name: str, tmp_path: Path) -> None:
    pdf = press(DIFFICULT[name])
    assert objections(pdf, tmp_path) == []
    checked = subprocess.run(["qpdf", "--check", str(tmp_path / "blad.pdf")], capture_output=True, check=False)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("name", DIFFICULT)
def test_all_fonts_are_in_the_file(name: str, tmp_path: Path) -> None:
    path = tmp_path / "blad.pdf"
    path.write_bytes(press(DIFFICULT[name]))
    listed = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True, text=True)
    rows = [row.split() for row in listed.stdout.splitlines()[2:]]
    assert all(row[3:6] == ["yes", "yes", "yes"] for row in rows), listed.stdout
    assert "Helvetica" not in listed.stdout


@pytest.mark.parametrize("name", ["besluit", "long", "table over pages", "watermark"])
def test_every_page_bears_its_marks(name: str) -> None:
    pages = pages_read(press(DIFFICULT[name]))
    assert len(pages) > 1
    for at, text in enumerate(pages, 1):
        assert f"Kenmerk {IMPRINT.kenmerk}" in text
        assert CHECK.code in text
        assert f"Blad {at} van {len(pages)} · vertrouwelijk" in text
        assert IMPRINT.municipality in text
        assert IMPRINT.unit in text


def test_a_code_that_no_line_names_is_printed_all_the_same() -> None:
    pages = pages_read(press(document(check=replace(CHECK, lines=("Controleer dit besluit",)))))
    assert all(f"Controlecode {CHECK.code}" in text for text in pages)


def test_a_paper_that_is_not_confidential_does_not_say_so() -> None:
    pages = pages_read(press(document(imprint=replace(IMPRINT, confidential=False))))
    assert all("vertrouwelijk" not in text for text in pages)


def test_the_watermark_is_on_every_page_and_told_nowhere(tmp_path: Path) -> None:
    pdf = press(DIFFICULT["watermark"])
    with pikepdf.open(BytesIO(pdf)) as opened:
        turned = [b"0.5773 0.8165 -0.8165 0.5773" in sheet.Contents.read_bytes() for sheet in opened.pages]
    assert turned == [True] * len(turned)
    assert "OEFENING" not in told(pdf, tmp_path)


def test_head_and_strip_are_told_once(tmp_path: Path) -> None:
    heard = told(press(DIFFICULT["long"]), tmp_path)
    for words in (IMPRINT.municipality, f"Kenmerk {IMPRINT.kenmerk}", "vertrouwelijk", CHECK.lines[0]):
        assert heard.count(words) == 1
    assert "Blad" not in heard


def test_the_head_of_a_table_comes_back_on_each_page_and_is_told_once(tmp_path: Path) -> None:
    pdf = press(DIFFICULT["table over pages"])
    pages = pages_read(pdf)
    assert all("Wanneer" in text and "Gedeeld" in text for text in pages)
    assert told(pdf, tmp_path).count("Wanneer") == 1


def test_the_tree_names_what_things_are() -> None:
    kinds = tags(press(BESLUIT))
    assert kinds[0] == "Document"
    assert kinds.count("H1") == 1
    assert kinds.count("TH") == 2
    assert kinds.count("TD") == 6
    for kind in ("H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "BlockQuote", "Sect"):
        assert kind in kinds
    assert kinds[-3:] == ["Sect", "Figure", "P"]


def test_headings_never_skip_a_level() -> None:
    levels = [int(kind[1]) for kind in tags(press(DIFFICULT["first heading deep"])) if kind in {"H1", "H2", "H3"}]
    assert levels == [1, 2, 3]


def test_the_qr_code_says_in_words_what_it_is() -> None:
    with pikepdf.open(BytesIO(press(BESLUIT))) as opened:
        figure = opened.Root.StructTreeRoot.K.K[-1].K[0]
        assert str(figure.S) == "/Figure"
        assert CHECK.code in str(figure.Alt)


def test_title_language_and_outline_are_in_the_file() -> None:
    with pikepdf.open(BytesIO(press(BESLUIT))) as opened:
        with opened.open_metadata() as papers:
            assert papers["dc:title"] == BESLUIT.title
            assert papers["pdfaid:conformance"] == "A"
        assert str(opened.Root.Lang) == "nl-NL"
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        with opened.open_outline() as outline:
            assert [item.title for item in outline.root] == [BESLUIT.blocks[0].text]  # type: ignore[union-attr]
            chapters = [item.title for item in outline.root[0].children]
            part = outline.root[0].children[4]
    assert chapters == [
        "Wat is besloten",
        "Waarom zonder toestemming",
        "Wat is ook overwogen",
        "Wie heeft meegedacht",
        "Toetsvragen",
        "Wat u kunt doen",
        "Ondertekening",
    ]
    assert [item.title for item in part.children] == ["Lichtere weg"]


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    for text in pages_read(press(DIFFICULT["long"])):
        body = [line.strip() for line in text.split("Controleer dit besluit")[0].splitlines() if line.strip()]
        assert not body[-1].startswith(("Hoofdstuk", "Deel"))


@pytest.mark.parametrize("seed", range(4))
def test_no_heading_is_last_on_a_page_or_alone_with_one_line(seed: int) -> None:
    """Whatever comes before it, on a page of whatever height."""
    chance = Random(seed)
    blocks: list[Block] = []
    for at in range(60):
        blocks.append(Heading(f"Kop{at}", chance.choice((2, 3))))
        blocks.append(
            chance.choice(
                (
                    Paragraph(SENTENCE * chance.randint(2, 9)),
                    Bullets((SENTENCE,) * chance.randint(2, 5)),
                    Facts((("Naam", SENTENCE),) * chance.randint(2, 9)),
                    Table("T", ("Een", "Twee"), (("a", SENTENCE * chance.randint(1, 9)),) * chance.randint(2, 5)),
                    Choices("Vraag", ("Ja", "Nee")),
                    Chart("Grafiek", bars(9), "Veel."),
                    Notice("Let op", SENTENCE * chance.randint(1, 5)),
                )
            )
        )
    made = document(Heading("Titel", 1), *blocks, check=None)
    for page in pages_read(press(made))[:-1]:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert not any(line.startswith("Kop") for line in lines[-2:]), lines[-3:]


@pytest.mark.parametrize("name", ["besluit", "letter", "form", "chart over pages", "long names", "markup"])
def test_nothing_is_smaller_than_eleven_points(name: str) -> None:
    with pikepdf.open(BytesIO(press(DIFFICULT[name]))) as opened:
        drawn = b"\n".join(sheet.Contents.read_bytes() for sheet in opened.pages)
    sizes = {float(found) for found in re.findall(rb"/F\S+ ([\d.]+) Tf", drawn)}
    assert sizes
    assert min(sizes) >= 11


def test_the_words_of_a_table_are_not_parted_for_the_sake_of_an_endless_one(tmp_path: Path) -> None:
    head = ("Nr.", "Wat er is besloten", "Wanneer", "Gedeeld?")
    pdf = press(document(Heading("T", 1), Table("T", head, (("1", "x" * 500, "y" * 500, "ja"),))))
    assert "Nr. Wat er is besloten Wanneer Gedeeld?" in " ".join(" ".join(pages_read(pdf)).split())
    assert "x" * 500 in letters(told(pdf, tmp_path))


def test_an_article_stays_with_its_number() -> None:
    assert break_lines("aaaa art. 18 lid 1 onder d", Hand(PLAIN), 11, 50)[1:] == ["art. 18 ", "lid 1 ", "onder d"]


def test_a_page_is_saved_where_little_would_stand_on_the_last() -> None:
    few = [Paragraph("Tekst van een brief.") for _ in range(27)]
    pages = {
        count: len(pages_read(press(document(Heading("Brief", 1), *few[:count], Paragraph("Groet,\n\nDe gemeente")))))
        for count in (20, 24, 27)
    }
    assert pages[20] == 1
    assert set(pages.values()) == {1, 2}


def test_the_same_document_gives_the_same_bytes() -> None:
    for name in ("besluit", "strange signs", "table over pages"):
        assert press(DIFFICULT[name]) == press(DIFFICULT[name])


_OTHER_PROCESS = """
import hashlib, sys
from tests.paper.block_words import words_of
from tests.paper.samples import DIFFICULT
from ui.paper.lines import break_lines
from ui.paper.press import press
from ui.paper.typeface import PLAIN, Hand
for name in ("besluit", "strange signs"):
    print(hashlib.sha256(press(DIFFICULT[name])).hexdigest())
print(sorted(name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6", "storage")))
"""


def test_another_process_gives_the_same_bytes_and_loads_no_screen() -> None:
    told_by_other = subprocess.run(
        [sys.executable, "-c", _OTHER_PROCESS],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONHASHSEED": "7", "PATH": "/usr/bin:/bin", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        text=True,
    )
    here = [hashlib.sha256(press(DIFFICULT[name])).hexdigest() for name in ("besluit", "strange signs")]
    assert told_by_other.stdout.splitlines() == [*here, "[]"]


def test_threads_may_press_at_once() -> None:
    names = ["besluit", "strange signs", "watermark", "besluit"] * 2
    alone = {name: press(DIFFICULT[name]) for name in set(names)}
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda name: press(DIFFICULT[name]), names))
    assert together == [alone[name] for name in names]


def test_importing_the_room_alone_loads_no_reportlab() -> None:
    asked = "import sys, ui.paper; print('reportlab' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, cwd=ROOT, text=True)
    assert said.stdout.strip() == "False"


def test_a_megabyte_of_text_comes_out_whole(tmp_path: Path) -> None:
    text = SENTENCE * (1_000_000 // len(SENTENCE))
    pdf = press(document(Heading("Groot", 1), Paragraph(text)))
    assert letters(text) in letters(told(pdf, tmp_path))


def test_a_word_without_end_is_parted_not_lost(tmp_path: Path) -> None:
    word = "abcdefghij" * 10_000
    pdf = press(document(Heading("Groot", 1), Paragraph(word), Table("T", ("a", "b"), ((word, word),))))
    assert letters(told(pdf, tmp_path)).count(word) == 3


@pytest.mark.parametrize("content", ["kénmerk", "x" * 1001])
def test_a_qr_code_that_would_not_scan_is_refused(content: str) -> None:
    with pytest.raises(ValueError, match="QR code"):
        press(document(check=replace(CHECK, qr=content)))
