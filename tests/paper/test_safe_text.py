"""Anything that can be typed comes out on paper: as itself, or by its code; nothing hides and nothing turns."""

import string
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.paper.judge import objections, pages_read, told
from tests.paper.samples import STRANGE, document
from triage.records.blocks import Block, Bullets, Facts, Heading, Notice, Paragraph, Quote, Signature, Table
from ui.paper.lines import break_lines
from ui.paper.press import press
from ui.paper.right_to_left import MIRRORED, clusters, stretches
from ui.paper.safe_text import one_line, paragraphs, safe
from ui.paper.styles import INK, MUTED, WATERMARK, WHITE, contrast, palette
from ui.paper.typeface import BOLD, PLAIN, Hand

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)
BLOCKS = st.one_of(
    st.builds(Heading, ANY_TEXT, st.integers(1, 3)),
    st.builds(Paragraph, ANY_TEXT, st.booleans()),
    st.builds(Quote, ANY_TEXT, ANY_TEXT),
    st.builds(Bullets, st.lists(ANY_TEXT, max_size=3).map(tuple)),
    st.builds(Facts, st.lists(st.tuples(ANY_TEXT, ANY_TEXT), max_size=3).map(tuple)),
    st.builds(
        Table, ANY_TEXT, st.tuples(ANY_TEXT, ANY_TEXT), st.lists(st.tuples(ANY_TEXT, ANY_TEXT), max_size=3).map(tuple)
    ),
    st.builds(Notice, ANY_TEXT, ANY_TEXT),
    st.builds(Signature, st.lists(ANY_TEXT, max_size=2).map(tuple)),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(BLOCKS, max_size=5), ANY_TEXT)
def test_whatever_is_typed_presses_and_validates(blocks: list[Block], title: str) -> None:
    pdf = press(document(Heading("Titel", 1), *blocks, title=f"Stuk {title}"))
    with tempfile.TemporaryDirectory() as folder:
        assert objections(pdf, Path(folder)) == []


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=400), st.floats(5, 500))
def test_breaking_lines_loses_no_letter_and_keeps_to_the_width(text: str, width: float) -> None:
    hand = Hand(PLAIN)
    fitted = hand.fit(safe(text))
    lines = break_lines(fitted, hand, 11, width)
    assert "".join("".join(lines).split()) == "".join(fitted.split())
    for line in lines:
        # One sign may be wider than the column, with what combines with it.
        bare = [sign for sign in line.strip(" ") if not unicodedata.combining(sign)]
        assert hand.width(line.rstrip(" "), 11) <= width + 0.01 or len(bare) <= 1


def test_signs_are_shown_by_a_fallback_or_by_their_code(tmp_path: Path) -> None:
    pdf = press(document(Heading("Tekens", 1), Paragraph(STRANGE)))
    heard = told(pdf, tmp_path)
    for words in ("Ωμέγα", "Жанна", "მარიამ", "😀", "👍", "✓", "שלום", "السلام", "é ö", "vast samen", "tab    punt"):
        assert words in heard, words
    for code in ("U+0000", "U+0007", "U+001B", "U+D83D", "U+E000", "U+FFFF", "U+5F20", "U+4F1F"):
        assert f"[{code}]" in heard, code


def test_emoji_are_drawn_and_read(tmp_path: Path) -> None:
    said = "dag 🙂 🏠 📞 ✓ 👍🏽"
    assert "dag 🙂 🏠 📞 ✓ 👍" in told(press(document(Heading("Tekens", 1), Paragraph(said))), tmp_path)


def test_an_override_cannot_turn_a_word_around() -> None:
    text = "".join(
        pages_read(press(document(Heading("A", 1), Paragraph("be\u202ednerebraw\u202cslist\u200b \u2066x\u2069"))))
    )
    assert "bednerebrawslist x" in text


def test_blank_lines_part_paragraphs_and_single_ones_stay() -> None:
    assert paragraphs("\n\neen\r\ntwee\n \n\n  drie \n") == ("een\ntwee", "  drie")
    assert paragraphs(" \n\t\n") == ()
    assert one_line(" een\n\x0btwee\t drie ") == "een twee drie"


@pytest.mark.parametrize("names", [PLAIN, BOLD])
def test_dutch_needs_no_fallback(names: tuple[str, ...]) -> None:
    text = (
        string.printable.strip()
        + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿŁłŞşĞğİıŐőŰűŠšŽžČčĆćĐđ€§–—‘’“”„…·•×"
    )
    hand = Hand(names)
    assert hand.fit(text) == text
    assert hand.is_plain(text)


def _as_seen(text: str) -> str:
    signs = "".join(reversed(clusters(text, Hand(PLAIN).can_show)))
    return "".join(MIRRORED[sign][1] if sign in MIRRORED else sign for sign in signs)


def test_right_to_left_words_are_turned_and_their_digits_are_not() -> None:
    assert stretches("van שלום 12.5 עולם af") == [("van ", False), ("שלום 12.5 עולם", True), (" af", False)]
    assert _as_seen("שלום 12.5 (עולם)") == "(םלוע) 12.5 םולש"


@pytest.mark.parametrize(
    ("line", "turned"),
    [
        ("aan שרה (לוי) af", ["שרה (לוי)"]),
        ("aan שרה (לוי, oma) af", ["שרה", "לוי"]),
        ("(שרה) לוי", ["שרה", "לוי"]),
        ("(שרה לוי) af", ["שרה לוי"]),
        ("שרה [(לוי)] {", ["שרה [(לוי)]"]),
        ("שרה ) ( לוי ]", ["שרה", "לוי"]),
    ],
)
def test_brackets_turn_as_a_pair_or_not_at_all(line: str, turned: list[str], tmp_path: Path) -> None:
    parts = stretches(line)
    assert [part for part, is_turned in parts if is_turned] == turned
    assert "".join(part for part, _ in parts) == line
    assert line in told(press(document(Heading("A", 1), Paragraph(line))), tmp_path)


def test_arabic_letters_join() -> None:
    assert _as_seen("بيت") == "\ufe96\ufef4\ufe91"
    assert _as_seen("دار") == "\ufead\ufe8d\ufea9"


@given(st.integers(0, 0xFFFFFF))
def test_text_in_the_municipalitys_colour_can_be_read(colour: int) -> None:
    colours = palette(f"#{colour:06x}")
    for ground in (WHITE, colours.tint, WATERMARK):
        assert contrast(colours.strong, ground) >= 4.5
        assert contrast(MUTED, ground) >= 4.5
        assert contrast(INK, ground) >= 4.5


def test_a_colour_that_is_none_gives_ink() -> None:
    assert palette("blauw").strong == INK
    assert contrast(WHITE, (0.0, 0.0, 0.0)) == pytest.approx(21)
