"""The municipality's logo above a paper. A file that is no picture after all gives none: the name then stands alone."""

import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader

_HIGHEST, _WIDEST = 42.0, 170.0  # points
_LEAST = 12.0
_DOTS = 4.0  # of the picture to a point: 288 to an inch
_MOST_DOTS = 16_000_000
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, OverflowError, struct.error, zlib.error)


@dataclass(frozen=True, slots=True, eq=False)
class Logo:
    """A picture with the width and height, in points, in which it keeps its proportions."""

    image: ImageReader
    width: float
    height: float

    def within(self, height: float) -> "Logo":
        """The same, made smaller where it is higher than that; no smaller than can be recognised."""
        scale = min(1.0, max(height, _LEAST) / self.height)
        return Logo(self.image, self.width * scale, self.height * scale)


@lru_cache(maxsize=4)
def logo(png: bytes) -> Logo | None:
    """The logo of a PNG, what is see-through in it filled with white; None when there is nothing to show."""
    if not png:
        return None
    try:
        with Image.open(BytesIO(png), formats=("PNG",)) as found:
            return None if found.width * found.height > _MOST_DOTS else _fitted(found)
    except _BROKEN:
        return None


def _fitted(found: Image.Image) -> Logo:
    scale = min(_HIGHEST / found.height, _WIDEST / found.width)
    width, height = found.width * scale, found.height * scale
    whole = found.convert("RGBA")
    flat = Image.alpha_composite(Image.new("RGBA", whole.size, "white"), whole).convert("RGB")
    dots = (max(1, round(width * _DOTS)), max(1, round(height * _DOTS)))
    if flat.width > dots[0] or flat.height > dots[1]:
        flat = flat.resize(dots, Image.Resampling.LANCZOS)
    return Logo(ImageReader(flat), width, height)
