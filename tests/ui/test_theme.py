"""Colours that can be read, sizes that follow the text, and the choice between the system's look and one's own."""

import re

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui import theme as looks
from ui.theme import Look, Scheme, Theme, book, colour, contrast, em, spaced, style_sheet


@pytest.mark.parametrize("scheme", Scheme)
def test_letters_can_be_read_on_every_ground_they_stand_on(scheme: Scheme) -> None:
    shades = book().palettes[scheme]
    poor = [
        (ink, ground)
        for ink, ground in book().letter_pairs
        if contrast(getattr(shades, ink), getattr(shades, ground)) < 4.5
    ]
    assert not poor


@pytest.mark.parametrize("scheme", Scheme)
def test_signs_and_borders_can_be_seen(scheme: Scheme) -> None:
    shades = book().palettes[scheme]
    poor = [
        (ink, ground)
        for ink, ground in book().sign_pairs
        if contrast(getattr(shades, ink), getattr(shades, ground)) < 3
    ]
    assert not poor


def test_every_pair_in_the_style_sheet_is_among_the_pairs_that_are_checked() -> None:
    known = {*book().letter_pairs}
    rules = re.findall(r"\{([^}]*)\}", book().sheet)
    pairs = set()
    for rule in rules:
        ink = re.search(r"(?<![-\w])color: \$([a-z_]+)", rule)
        ground = re.search(r"background: \$([a-z_]+)", rule)
        if ink and ground:
            pairs.add((ink[1], ground[1]))
    assert len(pairs) > 8
    assert pairs <= known


def test_contrast_is_what_wcag_says_it_is() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_left_open_in_the_style_sheet(scheme: Scheme, scale: int) -> None:
    sheet = style_sheet(Look(scheme, scale))
    assert "$" not in sheet
    assert not re.search(r"\dem\b", sheet)


def test_every_length_doubles_at_twice_the_text() -> None:
    small, large = (
        [int(size) for size in re.findall(r"font-size: (\d+)px", style_sheet(Look(Scheme.LICHT, scale)))]
        for scale in (100, 200)
    )
    assert len(small) > 8
    assert all(abs(two - 2 * one) <= 1 for one, two in zip(small, large, strict=True))


def test_the_shipped_letters_are_there(theme: Theme) -> None:
    assert theme.chosen is Scheme.LICHT
    assert "Noto Sans" in QFontDatabase.families()


def test_a_choice_of_colours_is_seen_at_once(theme: Theme) -> None:
    seen: list[object] = []
    theme.changed.connect(seen.append)
    theme.choose(Scheme.DONKER)
    assert colour("page") == QColor(book().palettes[Scheme.DONKER].page)
    assert seen == [Look(Scheme.DONKER, 100)]


def test_without_a_choice_the_system_decides(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "system_scheme", lambda: Scheme.CONTRAST)
    theme.choose(None)
    assert looks.look().scheme is Scheme.CONTRAST
    monkeypatch.setattr(looks, "system_scheme", lambda: Scheme.DONKER)
    QGuiApplication.styleHints().colorSchemeChanged.emit(QGuiApplication.styleHints().colorScheme())
    assert looks.look().scheme is Scheme.DONKER


def test_the_scale_stays_within_bounds(theme: Theme) -> None:
    theme.set_scale(500)
    assert looks.look().scale == 200
    theme.bigger()
    assert looks.look().scale == 200
    theme.smaller()
    assert looks.look().scale == 175
    theme.set_scale(1)
    assert looks.look().scale == 100


def test_margins_and_fonts_follow_the_scale(theme: Theme, qapp: QApplication) -> None:
    widget = QWidget()
    layout = QVBoxLayout(widget)
    spaced(layout, 2, 1)
    before = layout.contentsMargins().left(), layout.spacing(), qapp.font().pixelSize()
    theme.set_scale(200)
    after = layout.contentsMargins().left(), layout.spacing(), qapp.font().pixelSize()
    assert before == (em(2) // 2, em(1) // 2, book().base)
    assert after == tuple(2 * size for size in before)
    widget.deleteLater()
