"""The head of the first page and that of the others: who writes, the reference and, for a letter, to whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from triage.records.blocks import Document, Imprint
from ui.paper.desk import MOST_LINES, Desk
from ui.paper.logo import Logo, logo
from ui.paper.safe_text import one_line, safe
from ui.paper.styles import BODY, COLUMN, MARGIN, SMALL, TOP, Type
from ui.paper.tags import Element
from ui.paper.window import ADDRESS_MOST, ADDRESS_WIDE, BAND, BESIDE_WIDE, BODY_TOP, address_left, address_top

_LEFT = COLUMN * 0.62
_RIGHT = COLUMN * 0.36
_GUTTER = 18.0
_LETTER_LEFT = COLUMN * 0.66
_LETTER_LINES = 2  # of the name and of the unit above a letter, so that they end above the window
_UNDER_HEAD = 17.0
_LOGO_TOP = 28.0
_UNDER_LOGO = 4.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of the head: `top` from the top of the page; `x` is their left edge or, `to_right`, their right one."""

    lines: Sequence[str]
    style: Type
    element: Element
    x: float
    top: float
    to_right: bool = False

    @property
    def end(self) -> float:
        """Where they end, from the top of the page."""
        return self.top + len(self.lines) * self.style.leading


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands at the top of a page, where its number stands, and where its body starts."""

    pieces: Sequence[Piece]
    number_top: float
    body_top: float
    logo: Logo | None
    logo_top: float = _LOGO_TOP


def sheets(desk: Desk, document: Document) -> tuple[Sheet, Sheet]:
    """The head of the first page and of all others. Each text has its element once, in the order it is read."""
    head = _Head(desk, document)
    return (head.letter(), head.others()) if document.window.strip() else (head.others(), head.others())


class _Head:
    def __init__(self, desk: Desk, document: Document) -> None:
        self._desk = desk
        self._document = document
        self._is_letter = bool(document.window.strip())
        self._logo = logo(document.imprint.logo)
        place = desk.tree.add("Div")
        self._elements = {name: place.add("P") for name in ("municipality", "unit")}
        self._address = place.add("P")
        self._elements |= {name: place.add("P") for name in ("kenmerk", "dated")}
        self._left = list(self._sender(document.imprint))
        ends = [piece.end for piece in self._left] + [TOP]
        self._left_end = max(ends)

    def others(self) -> Sheet:
        """The reference at the right of the sender, the page number below it."""
        reference = list(self._reference(MARGIN + COLUMN, TOP + 2, self._beside(), to_right=True))
        number = max([piece.end for piece in reference], default=TOP + 2)
        body = max(self._left_end, number + SMALL.leading) + _UNDER_HEAD
        return Sheet([*self._left, *reference], number, body, self._logo)

    def _beside(self) -> float:
        """How wide the reference may be: what the sender leaves."""
        wide = max(
            (
                self._desk.hand(piece.style).width(line, piece.style.size)
                for piece in self._left
                for line in piece.lines
            ),
            default=0.0,
        )
        return max(_RIGHT, min(COLUMN * 0.6, COLUMN - wide - _GUTTER))

    def letter(self) -> Sheet:
        """The address where the window is, the reference beside it, and the body below the fold."""
        on_right = self._document.window_right
        address = self._addressed(on_right=on_right)
        x = MARGIN if on_right else MARGIN + COLUMN
        beside = list(self._reference(x, address.top, BESIDE_WIDE, to_right=not on_right))
        ends = [piece.end + _UNDER_HEAD for piece in (address, *beside)]
        return Sheet([*self._left, address, *beside], TOP + 2, max(BODY_TOP, *ends), self._logo)

    def _sender(self, imprint: Imprint) -> Iterator[Piece]:
        texts = (("municipality", imprint.municipality, self._desk.colours.municipality), ("unit", imprint.unit, SMALL))
        width, most = (_LETTER_LEFT, _LETTER_LINES) if self._is_letter else (_LEFT, MOST_LINES)
        made = [(name, self._desk.short(text, style, width, most), style) for name, text, style in texts]
        top = TOP
        if self._logo is not None:
            high = sum(len(lines) * style.leading for _, lines, style in made)
            if self._is_letter:
                self._logo = self._logo.within(BAND[0] - _LOGO_TOP - _UNDER_LOGO - high)
            top = _LOGO_TOP + self._logo.height + _UNDER_LOGO
        for name, lines, style in made:
            piece = Piece(lines, style, self._elements[name], MARGIN, top)
            top = piece.end
            yield piece

    def _reference(self, x: float, top: float, width: float, *, to_right: bool) -> Iterator[Piece]:
        words, imprint = self._desk.words, self._document.imprint
        kenmerk, dated = one_line(imprint.kenmerk), one_line(imprint.dated)
        texts = (
            ("kenmerk", words.kenmerk.format(kenmerk=kenmerk) if kenmerk else ""),
            ("dated", words.datum.format(datum=dated) if dated else ""),
        )
        for name, text in texts:
            piece = Piece(self._desk.short(text, SMALL, width), SMALL, self._elements[name], x, top, to_right)
            top = piece.end
            yield piece

    def _addressed(self, *, on_right: bool) -> Piece:
        typed = (" ".join(line.split()) for line in safe(self._document.window).split("\n"))
        text = "\n".join(line for line in typed if line)
        lines = self._desk.lines(text, BODY, ADDRESS_WIDE)
        if len(lines) > ADDRESS_MOST:
            lines = [*lines[: ADDRESS_MOST - 1], "\u2026"]
        top = max(address_top(len(lines) * BODY.leading), self._left_end + 8)
        return Piece(lines, BODY, self._address, address_left(on_right=on_right), top)
