"""Where the address of a letter stands, so that it shows through the window of an envelope and nothing else does.

The measures hold for the Dutch window envelopes DL and EA5/6 (110 x 220 mm), C5/6 (114 x 229 mm) and C5 (162 x 229
mm), with the window left or right, 20 mm from the side; a sheet in them has some 10 to 19 mm of play. All are in
points, from the top and the left of the sheet.
"""

from typing import Final

from ui.paper.styles import COLUMN, MARGIN, PAGE_HEIGHT

_MM: Final = 72 / 25.4

BAND: Final = (39 * _MM, 94 * _MM)
"""From where to where, from the top, something can show in one of them, however the sheet lies."""
BAND_LEFT: Final = (0.0, 130 * _MM)
BAND_RIGHT: Final = (80 * _MM, 200 * _MM)
"""The same from the left, for a window on the left and one on the right."""
ADDRESS: Final = (50 * _MM, 79 * _MM)
"""From where to where something always shows."""
ADDRESS_WIDE: Final = 195.0
ADDRESS_MOST: Final = 20
"""Lines of an address; a letter of one page still has its body below so many."""
BESIDE_WIDE: Final = MARGIN + COLUMN - BAND_LEFT[1] - 6
"""How wide what stands beside the window may be."""

BODY_TOP: Final = PAGE_HEIGHT / 3 + 8
"""The letter itself starts below the first fold."""

FOLDS: Final = (PAGE_HEIGHT / 3, PAGE_HEIGHT / 2, PAGE_HEIGHT * 2 / 3)
"""In three for DL and C5/6, in two for C5."""
FOLD_MARK: Final = (14.0, 24.0)


def address_left(*, on_right: bool) -> float:
    """The left edge of the address."""
    return MARGIN + COLUMN - ADDRESS_WIDE if on_right else MARGIN


def address_top(height: float) -> float:
    """The top of an address of that height: in the middle of where it always shows, and never above that."""
    first, last = ADDRESS
    return max(first, (first + last - height) / 2)
