"""What stands on every page: head, page number, control strip and, in practice mode, the watermark."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from triage.records.blocks import Document
from ui.paper.desk import Desk
from ui.paper.heads import Piece, Sheet, sheets
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
    WATERMARK,
    Type,
)
from ui.paper.window import FOLD_MARK, FOLDS

_ABOVE_STRIP = 10.0
_QR = 58.0
_QR_ROOM = _QR + 12.0
_DOT = " \u00b7 "
_STRONG_SMALL = replace(SMALL, bold=True, colour=INK)


class Frame:
    """The furniture of all pages of one document, and the room it leaves for the body.

    The head is read once, at the start of the document, the strip once at its end; on further pages both are
    decoration. The page number always is.
    """

    def __init__(self, desk: Desk, document: Document) -> None:
        self._desk = desk
        self._imprint = document.imprint
        self._check = document.check
        self._watermark = desk.hand(STRIP_HEAD).fit(one_line(document.imprint.watermark))
        self._first, self._other = sheets(desk, document)
        self._folds = FOLDS if document.window.strip() else ()
        self._secret = desk.tree.add("P")
        self._strip = list(self._strip_lines())
        high = max(_QR, len(self._strip) * STRIP.leading) if self._check else 0.0
        self._strip_top = PAGE_HEIGHT - BOTTOM - high
        self._body_end = self._strip_top - (2 * _ABOVE_STRIP if self._check else 0.0)

    @property
    def room_first(self) -> float:
        """Height of the body of the first page, in points."""
        return self._body_end - self._first.body_top

    @property
    def room(self) -> float:
        """Height of the body of any other page, in points."""
        return self._body_end - self._other.body_top

    def body_top(self, page: int) -> float:
        """Where the body of a page starts, in points from its top."""
        return self._sheet(page).body_top

    def _sheet(self, page: int) -> Sheet:
        return self._other if page else self._first

    def _strip_lines(self) -> Iterator[tuple[str, Type]]:
        if self._check is None:
            return
        code = one_line(self._check.code)
        texts = [one_line(text) for text in self._check.lines]
        if not any(code in text for text in texts):
            texts.insert(1, self._desk.words.controlecode.format(code=code))
        for at, text in enumerate(texts):
            style = STRIP if at else STRIP_HEAD
            yield from ((line, style) for line in self._parted(text, style))

    def _parted(self, text: str, style: Type) -> list[str]:
        """A line of the strip in lines; one that is too long parts at its middle dots, where its facts part."""
        width = COLUMN - _QR_ROOM
        lines = self._desk.short(text, style, width)
        if len(lines) == 1:
            return lines
        parts = [self._desk.short(part, style, width) for part in text.split(_DOT)]
        if any(len(part) != 1 for part in parts):
            return lines
        return _joined([part[0] for part in parts], lambda one: len(self._desk.lines(one, style, width)) == 1)

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
        sheet = self._sheet(pen.page)
        if self._watermark:
            self._draw_watermark(pen)
        if sheet.logo is not None:
            picture = sheet.logo
            pen.picture(picture.image, MARGIN, sheet.logo_top, picture.width, picture.height)
        for piece in sheet.pieces:
            _draw_piece(pen, piece, is_first=is_first)
        self._draw_page_number(pen, pages, is_first=is_first)
        if is_first:
            pen.strokes([(*FOLD_MARK[:1], fold, *FOLD_MARK[1:], fold) for fold in self._folds], GRID, 0.6)
        if self._check is not None:
            self._draw_strip(pen, is_first=is_first)

    def _draw_page_number(self, pen: Pen, pages: int, *, is_first: bool) -> None:
        words = self._desk.words
        right, top = MARGIN + COLUMN, self._sheet(pen.page).number_top
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


def _joined(parts: Sequence[str], fits: Callable[[str], bool]) -> list[str]:
    """As many parts to a line as fit, the dot between them at its end."""
    lines = [parts[0]]
    for part in parts[1:]:
        longer = f"{lines[-1]}{_DOT}{part}"
        if fits(longer):
            lines[-1] = longer
        else:
            lines[-1] += _DOT.rstrip()
            lines.append(part)
    return lines


def _draw_piece(pen: Pen, piece: Piece, *, is_first: bool) -> None:
    element = piece.element if is_first else None
    if not piece.to_right:
        pen.text(element, piece.lines, piece.style, piece.x, piece.top)
        return
    for at, line in enumerate(piece.lines):
        pen.text_right(element, line.rstrip(), piece.style, piece.x, piece.top + at * piece.style.leading)
