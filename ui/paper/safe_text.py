"""What people typed, made fit for paper: plain text in, plain text out; nothing in it is ever markup."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n(?:[ \u00a0]*\n)+")
_TAB = "    "
# Controls, lone surrogates and noncharacters: no font shows them, and no XML may hold them.
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)

# Signs without a shape of their own. The bidi ones among them can make a line read as something else than was typed
# (U+202E); the others can hide text. All of them can go without a word being lost.
_SHAPELESS = (
    0x00AD,
    0x034F,
    0x061C,
    0x180E,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0x1F3FB, 0x1F400),
    *range(0xE0000, 0xE0080),
    *range(0xE0100, 0xE01F0),
)
_SPACES = (0x1680, *range(0x2000, 0x200B), 0x205F, 0x3000)
_FITTING: dict[int, str | None] = {
    **dict.fromkeys(_SHAPELESS),
    **dict.fromkeys(_SPACES, " "),
    0x09: _TAB,
    0x202F: "\u00a0",
    0x2011: "-",
}


def safe(text: str) -> str:
    """The text with one kind of line end, one form per letter (NFC), and without signs that cannot be seen.

    Control characters and lone surrogates are shown by their code, as the typeface does with any character that it
    has no shape for.
    """
    return _UNSHOWABLE.sub(_coded, unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text)).translate(_FITTING))


def code_of(sign: str) -> str:
    """How a sign that cannot be shown stands on paper, for example `[U+1F9D1]`."""
    return f"[U+{ord(sign):04X}]"


def _coded(found: re.Match[str]) -> str:
    return code_of(found[0])


def one_line(text: str) -> str:
    """Safe text on one line, for titles and running heads."""
    return " ".join(safe(text).split())


def paragraphs(text: str) -> tuple[str, ...]:
    """Safe text parted at blank lines; other line breaks stay. Empty when there is nothing to read."""
    parts = _BLANK_LINES.split(safe(text))
    return tuple(stripped for part in parts if (stripped := part.strip("\n").rstrip()))
