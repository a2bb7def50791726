"""Charts, boxes to tick and lines to write on: what they say is told, and nothing rests on a colour alone."""

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from tests.paper.judge import letters, pages_read, tags, told
from tests.paper.samples import DIFFICULT, bars, document
from triage.records.blocks import Bar, Chart, Choices, Heading, Paragraph, Ruled
from ui.paper.press import press

COUNTED = Chart(
    "Hoe vaak is gedeeld",
    (Bar("Wmo 2015", 120, "120"), Bar("Jeugdwet", 30, "30"), Bar("Wgs", None, "minder dan 5"), Bar("Wvggz", 0, "0")),
    "Er is 150 keer gedeeld, vooral onder de Wmo 2015.",
)


def pages_drawn(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [sheet.Contents.read_bytes().decode("latin-1") for sheet in opened.pages]


def drawn(pdf: bytes) -> str:
    return "\n".join(pages_drawn(pdf))


def bars_of(pdf: bytes) -> list[float]:
    """Lengths of the bars, in points; those that are kept back are framed and not filled."""
    return [float(found) for found in re.findall(r"rg [\d.]+ [\d.]+ ([\d.]+) 11\.00 re f Q", drawn(pdf))]


def figures(pdf: bytes) -> list[tuple[str, bool]]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [(str(kid.Alt), "/A" in kid) for kid in opened.Root.StructTreeRoot.K.K if pikepdf.Name.Figure == kid.S]


def test_a_chart_tells_its_title_labels_and_numbers_in_order_and_its_summary_as_alternative_text(
    tmp_path: Path,
) -> None:
    pdf = press(document(Heading("Jaar", 1), COUNTED, check=None))
    wanted = COUNTED.title + "".join(bar.label + bar.shown for bar in COUNTED.bars)
    assert letters(wanted) in letters(told(pdf, tmp_path))
    assert figures(pdf) == [(COUNTED.summary, True)]
    lines = pages_read(pdf)[0].splitlines()
    assert any(re.search(r"^\s*Wmo 2015 +120$", line) for line in lines)


def test_bars_are_as_long_as_their_numbers_and_a_number_kept_back_shows_none() -> None:
    long, short, none = bars_of(press(document(Heading("Jaar", 1), COUNTED, check=None)))
    assert long == pytest.approx(4 * short, rel=0.01)
    assert none == 0
    stubs = []
    for count in (1, 4000):
        chart = Chart("T", (Bar("a", count, "n"), Bar("b", None, "< 5")), "")
        pdf = press(document(Heading("J", 1), chart, check=None))
        stubs += re.findall(r"RG 0\.8 w [\d.]+ [\d.]+ ([\d.]+) 11\.00 re S", drawn(pdf))
        assert "W n" in drawn(pdf)
    assert len(set(stubs)) == 1


def test_a_bar_of_one_among_many_is_seen() -> None:
    chart = Chart("T", (Bar("a", 100_000, "100.000"), Bar("b", 1, "1")), "S")
    assert min(bars_of(press(document(Heading("J", 1), chart, check=None)))) > 1


def test_many_bars_go_over_pages_with_each_label_beside_its_number(tmp_path: Path) -> None:
    pdf = press(DIFFICULT["chart over pages"])
    pages = pages_read(pdf)
    assert len(pages) > 1
    heard = letters(told(pdf, tmp_path))
    for bar in bars(60):
        assert letters(bar.label + bar.shown) in heard
    assert figures(pdf) == [("Alle wijkteams samen: veel.", False)]


def test_each_choice_stands_in_a_list_behind_an_empty_box(tmp_path: Path) -> None:
    options = ("Ja", "Nee", "Weet ik nog niet")
    pdf = press(document(Heading("Formulier", 1), Choices("Mogen wij delen?", options), check=None))
    assert drawn(pdf).count("11.00 11.00 re S Q") == len(options)
    kinds = tags(pdf)
    assert kinds.count("LI") == kinds.count("LBody") == len(options)
    assert letters("Mogen wij delen?" + "".join(options)) in letters(told(pdf, tmp_path))


def test_lines_to_write_on_have_room_for_a_hand() -> None:
    pdf = press(document(Heading("Formulier", 1), Ruled("Waarom?", 5), check=None))
    feet = sorted({float(one) for one in re.findall(r"60\.00 ([\d.]+) m 535\.28 \1 l", drawn(pdf))})
    assert len(feet) == 5
    gaps = [high - low for low, high in pairwise(feet)]
    assert min(gaps) >= 8 / 25.4 * 72


def test_a_label_never_stands_alone_at_the_foot() -> None:
    for count in range(34, 46):
        blocks = [Paragraph("Regel.") for _ in range(count)]
        pages = pages_read(press(document(Heading("F", 1), *blocks, Choices("Vraag?", ("Ja", "Nee")), check=None)))
        foot = [line.strip() for line in pages[0].splitlines() if line.strip()][-1]
        assert foot not in {"Vraag?", "Ja"}


def test_a_few_lines_to_write_on_stay_below_their_question() -> None:
    asked: list[Paragraph | Ruled | Choices] = []
    for at in range(40):
        asked += [Paragraph("Regel." * (1 + at % 3)), Ruled(f"Waarom {at}?", 4)]
        asked += [Choices("Mag dat?", ("Ja", "Nee"))] * (at % 2)
    pages = pages_drawn(press(document(Heading("F", 1), *asked, check=None)))
    found = [len(set(re.findall(r"60\.00 ([\d.]+) m 535\.28 \1 l", page))) for page in pages]
    assert sum(found) == 160
    assert {count % 4 for count in found} == {0}
