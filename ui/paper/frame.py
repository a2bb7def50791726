"""What stands on every page: head, page number, control strip and, in practice mode, the watermark."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from triage.records.blocks import Check, Imprint
from ui.paper.flowables import Desk
from ui.paper.pen import Pen
from ui.paper.qr import qr_path
from ui.paper.safe_text import one_line
from ui.paper.styles import (
    BOTTOM,
    COLUMN,
    GRID,
    INK,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SMALL,
    STRIP,
    STRIP_HEAD,
    TOP,
    WATERMARK,
    Type,
)
from ui.paper.tags import Element

_LEFT = COLUMN * 0.56
_RIGHT = COLUMN * 0.42
_UNDER_HEAD = 20.0
_ABOVE_STRIP = 12.0
_QR = 58.0
_QR_ROOM = _QR + 12.0
_MOST_LINES = 8  # of a text in head or strip; the rest of an endless name gives way to the letter itself
_STRONG_SMALL = replace(SMALL, bold=True, colour=INK)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines of the frame at a height: from the top of the page, on pages after the first decoration."""

    lines: Sequence[str]
    style: Type
    element: Element
    top: float
    on_right: bool = False


class Frame:
    """The furniture of all pages of one document, and the room it leaves for the body.

    The head is read once, at the start of the document, the strip once at its end; on further pages both are
    decoration. The page number always is.
    """

    def __init__(self, desk: Desk, imprint: Imprint, check: Check | None) -> None:
        self._desk = desk
        self._imprint = imprint
        self._check = check
        self._watermark = desk.hand(STRIP_HEAD).fit(one_line(imprint.watermark))
        head = desk.tree.add("Div")
        left, left_end = self._stack(
            head, TOP, _LEFT, ((imprint.municipality, desk.colours.municipality), (imprint.unit, SMALL))
        )
        right, right_end = self._stack(head, TOP + 2, _RIGHT, self._reference(), on_right=True)
        self._page_top = right_end
        self._secret = head.add("P")
        self._pieces = [*left, *right]
        self.body_top = max(left_end, right_end + SMALL.leading) + _UNDER_HEAD
        self._strip = self._strip_lines()
        high = max(_QR, len(self._strip) * STRIP.leading) if check else 0.0
        self._strip_top = PAGE_HEIGHT - BOTTOM - high
        self.room = self._strip_top - (2 * _ABOVE_STRIP if check else 0.0) - self.body_top

    def _reference(self) -> tuple[tuple[str, Type], ...]:
        words = self._desk.words
        kenmerk, dated = one_line(self._imprint.kenmerk), one_line(self._imprint.dated)
        return (
            (words.kenmerk.format(kenmerk=kenmerk) if kenmerk else "", SMALL),
            (words.datum.format(datum=dated) if dated else "", SMALL),
        )

    def _stack(
        self, place: Element, top: float, width: float, texts: Sequence[tuple[str, Type]], *, on_right: bool = False
    ) -> tuple[list[_Piece], float]:
        pieces = []
        for text, style in texts:
            lines = self._lines(text, style, width)
            pieces.append(_Piece(lines, style, place.add("P"), top, on_right))
            top += len(lines) * style.leading
        return pieces, top

    def _lines(self, text: str, style: Type, width: float) -> list[str]:
        line = one_line(text)
        lines = self._desk.lines(line, style, width) if line else []
        if len(lines) > _MOST_LINES:
            return [*lines[: _MOST_LINES - 1], "\u2026"]
        return lines

    def _strip_lines(self) -> list[tuple[str, Type]]:
        if self._check is None:
            return []
        code = one_line(self._check.code)
        texts = [one_line(text) for text in self._check.lines]
        if not any(code in text for text in texts):
            texts.insert(1, self._desk.words.controlecode.format(code=code))
        styles = [STRIP_HEAD, *[STRIP] * len(texts)]
        return [
            (line, style)
            for text, style in zip(texts, styles, strict=False)
            for line in self._lines(text, style, COLUMN - _QR_ROOM)
        ]

    def add_strip(self) -> None:
        """Gives the strip its place in the tree: after everything else that was added."""
        self._strip_place = self._desk.tree.add("Sect")
        code = self._check.code if self._check else ""
        self._figure = self._strip_place.add("Figure", alt=self._desk.words.qr.format(code=one_line(code)))
        bottom = PAGE_HEIGHT - self._strip_top - _QR
        self._figure.box = (MARGIN, bottom, MARGIN + _QR, bottom + _QR)
        self._strip_text = self._strip_place.add("P")
        self._qr = qr_path(self._check.qr, _QR) if self._check else ""

    def draw(self, pen: Pen, pages: int) -> None:
        """Draws all of it on the page under the pen, out of `pages`."""
        is_first = pen.page == 0
        if self._watermark:
            self._draw_watermark(pen)
        for piece in self._pieces:
            element = piece.element if is_first else None
            if not piece.on_right:
                pen.text(element, piece.lines, piece.style, MARGIN, piece.top)
                continue
            for at, line in enumerate(piece.lines):
                top = piece.top + at * piece.style.leading
                pen.text_right(element, line.rstrip(), piece.style, MARGIN + COLUMN, top)
        self._draw_page_number(pen, pages, is_first=is_first)
        if self._check is not None:
            self._draw_strip(pen, is_first=is_first)

    def _draw_page_number(self, pen: Pen, pages: int, *, is_first: bool) -> None:
        words = self._desk.words
        right, top = MARGIN + COLUMN, self._page_top
        number = words.blad.format(blad=pen.page + 1, bladen=pages)
        if self._imprint.confidential:
            pen.text_right(self._secret if is_first else None, words.vertrouwelijk, _STRONG_SMALL, right, top)
            right -= self._desk.hand(_STRONG_SMALL).width(words.vertrouwelijk, _STRONG_SMALL.size)
            number += " \u00b7 "
        pen.text_right(None, number, SMALL, right, top)

    def _draw_strip(self, pen: Pen, *, is_first: bool) -> None:
        line = self._strip_top - _ABOVE_STRIP
        pen.strokes(((MARGIN, line, MARGIN + COLUMN, line),), GRID, 0.6)
        pen.shape(self._figure if is_first else None, self._qr, (0.0, 0.0, 0.0), MARGIN, self._strip_top)
        for at, (text, style) in enumerate(self._strip):
            element = self._strip_text if is_first else None
            pen.text(element, [text], style, MARGIN + _QR_ROOM, self._strip_top + at * STRIP.leading - 1)

    def _draw_watermark(self, pen: Pen) -> None:
        diagonal = math.hypot(PAGE_WIDTH, PAGE_HEIGHT)
        wide = self._desk.hand(STRIP_HEAD).width(self._watermark, 1)
        size = min(84.0, diagonal * 0.72 / wide)
        style = Type(size, size, bold=True, colour=WATERMARK)
        pen.slanted(self._watermark, style, PAGE_WIDTH / diagonal, PAGE_HEIGHT / diagonal)
