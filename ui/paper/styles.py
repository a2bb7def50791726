"""Sizes, room and colour of our paper. Lengths in points; contrast of all text is at least 4.5 to 1."""

import re
from dataclasses import dataclass

Colour = tuple[float, float, float]

PAGE_WIDTH, PAGE_HEIGHT = 595.276, 841.89
MARGIN = 60.0
TOP = 44.0
BOTTOM = 36.0
COLUMN = PAGE_WIDTH - 2 * MARGIN

WHITE: Colour = (1.0, 1.0, 1.0)
INK: Colour = (0.09, 0.1, 0.11)
MUTED: Colour = (0.29, 0.32, 0.34)
GRID: Colour = (0.7, 0.76, 0.78)
WATERMARK: Colour = (0.925, 0.925, 0.925)

_ENOUGH = 4.6  # a little over 4.5, so that rounding to the PDF's decimals cannot fall below it


@dataclass(frozen=True, slots=True)
class Type:
    """How a piece of text is set: size and leading in points."""

    size: float
    leading: float
    bold: bool = False
    colour: Colour = INK


BODY = Type(11, 16.5)
STRONG = Type(11, 16.5, bold=True)
LABEL = Type(11, 16.5, colour=MUTED)
SMALL = Type(11, 14.5, colour=MUTED)
CELL = Type(11, 15)
CELL_HEAD = Type(11, 15, bold=True)
STRIP = Type(11, 14.5, colour=MUTED)
STRIP_HEAD = Type(11, 14.5, bold=True)


@dataclass(frozen=True, slots=True)
class Palette:
    """The municipality's colour, dark enough to read, and a breath of it behind heads and frames."""

    strong: Colour
    tint: Colour

    def heading(self, level: int) -> Type:
        """How a heading of that level is set."""
        if level == 1:
            return Type(17.5, 24, bold=True)
        return Type(13, 18, bold=True, colour=self.strong) if level == 2 else STRONG

    @property
    def municipality(self) -> Type:
        """How the municipality's name at the top is set."""
        return Type(13, 18, bold=True, colour=self.strong)


def palette(colour: str) -> Palette:
    """The palette of a colour `#rrggbb`; ink when it is not one, since a paper must come out all the same."""
    digits = re.fullmatch(r"#([0-9a-fA-F]{6})", colour)
    if digits is None:
        return Palette(INK, _mix(INK, 0.06))
    red, green, blue = bytes.fromhex(digits[1])
    own = (red / 255, green / 255, blue / 255)
    return Palette(_darkened(own), _mix(own, 0.07))


def contrast(one: Colour, other: Colour) -> float:
    """Contrast of two colours as WCAG 2.1 reckons it, from 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _darkened(colour: Colour) -> Colour:
    tint = _mix(colour, 0.07)
    while contrast(colour, tint) < _ENOUGH or contrast(colour, WATERMARK) < _ENOUGH:
        red, green, blue = colour
        colour = (red * 0.95, green * 0.95, blue * 0.95)
    return colour


def _mix(colour: Colour, part: float) -> Colour:
    red, green, blue = colour
    return (1 - part * (1 - red), 1 - part * (1 - green), 1 - part * (1 - blue))


def _luminance(colour: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
