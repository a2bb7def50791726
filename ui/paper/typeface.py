"""The letters we print with: shipped TrueType files, a fallback for what one lacks, and the width of words."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from itertools import groupby

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from ui.paper.right_to_left import MIRRORED
from ui.paper.safe_text import code_of

PLAIN = ("NotoSans-Regular", "DejaVuSans", "NotoSansSymbols2-Regular", "NotoEmoji-Regular")
BOLD = ("NotoSans-Bold", "DejaVuSans-Bold", "DejaVuSans", "NotoSansSymbols2-Regular", "NotoEmoji-Regular")

_EM = 1000
# Controls and private use: a font may hold a shape there, but no reader could tell what it means.
_UNREADABLE = (range(0x20), range(0x7F, 0xA0), range(0xE000, 0xF900), range(0xF0000, 0x110000))


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One font file. `widths` gives for each character it can show its width in thousandths of the size."""

    name: str
    font: TTFont
    widths: dict[str, float]


@lru_cache
def face(name: str) -> Face:
    """The face of that file name in `resources/fonts`, read and made known to reportlab once per process."""
    with as_file(files("resources").joinpath("fonts", f"{name}.ttf")) as path:
        font = TTFont(name, str(path), asciiReadable=False)
    _add_mirrored(font)
    registerFont(font)
    return Face(name, font, _shown_widths(font))


def _add_mirrored(font: TTFont) -> None:
    """Gives the shape of a bracket a second character, so that it can be seen as one and read as the other."""
    glyphs, widths = font.face.charToGlyph, font.face.charWidths
    for stand_in, (_, seen) in MIRRORED.items():
        if ord(seen) in glyphs:
            glyphs[ord(stand_in)], widths[ord(stand_in)] = glyphs[ord(seen)], widths[ord(seen)]


def _shown_widths(font: TTFont) -> dict[str, float]:
    widths = font.face.charWidths
    return {
        chr(code): widths[code]
        for code, glyph in font.face.charToGlyph.items()
        if glyph and not any(code in unreadable for unreadable in _UNREADABLE)
    }


class Hand:
    """A row of faces to write with: each character in the first that has it. Made anew for each document."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.main = face(names[0])
        self._fallbacks = names[1:]
        self._shown = frozenset((*self.main.widths, "\n"))
        self._widths = dict(self.main.widths)
        self._elsewhere: dict[str, Face] = {}
        self._words: dict[str, float] = {}

    def fit(self, text: str) -> str:
        """The text in characters that can be shown; any other stands there by its code, as `[U+1F9D1]`."""
        missing = set(text) - self._shown
        if not missing:
            return text
        codes = {ord(sign): code_of(sign) for sign in missing if not self.can_show(sign)}
        return text.translate(codes)

    def can_show(self, sign: str) -> bool:
        """Whether one of the faces has a shape for the sign."""
        if sign in self._widths:
            return True
        for name in self._fallbacks:
            other = face(name)
            if sign in other.widths:
                self._elsewhere[sign] = other
                self._widths[sign] = other.widths[sign]
                return True
        return False

    def measure(self, word: str) -> float:
        """Width of a fitted word, in thousandths of the size."""
        width = self._words.get(word)
        if width is None:
            width = self._words[word] = sum(map(self._widths.__getitem__, word))
        return width

    def width(self, line: str, size: float) -> float:
        """Width of a fitted line in points."""
        return sum(map(self._widths.__getitem__, line)) * size / _EM

    def is_plain(self, line: str) -> bool:
        """Whether the first face alone can show the line."""
        return not self._elsewhere or self._elsewhere.keys().isdisjoint(line)

    def runs(self, line: str) -> list[tuple[Face, str]]:
        """The line in stretches of one face each."""
        pick = groupby(line, lambda sign: self._elsewhere.get(sign, self.main).name)
        return [(face(name), "".join(signs)) for name, signs in pick]
