"""A besluit pressed beside bare reportlab of the same blocks, in the same run: a ratio, never seconds.

Making the QR code is some 20 ms on its own, in reportlab's encoder, on both sides; without strip it is on neither.
"""

import gc
from collections.abc import Callable
from io import BytesIO
from statistics import median
from time import perf_counter
from xml.sax.saxutils import escape

import pytest
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from storage.certificates import made
from tests.makers import NOW
from tests.paper.samples import BESLUIT, DIFFICULT
from triage.records import blocks
from ui.paper.press import press
from ui.paper.signing import sign
from ui.paper.typeface import BOLD, PLAIN, face

_AIM = 2.0
_ROUNDS = 7

_PLAIN = ParagraphStyle("plain", fontName=PLAIN[0], fontSize=11, leading=16.5)
_HEADING = ParagraphStyle("heading", fontName=BOLD[0], fontSize=13, leading=18)


def _say(text: str, style: ParagraphStyle = _PLAIN) -> Paragraph:
    return Paragraph(escape(text), style)


def _table(rows: list[list[Flowable]], *, head: int = 0) -> Table:
    return Table(rows, repeatRows=head, style=[("FONTNAME", (0, 0), (-1, -1), PLAIN[0])])


def _bare(block: blocks.Block) -> list[Flowable]:  # noqa: C901, PLR0911 - an arm per kind of block
    match block:
        case blocks.Heading(text=text):
            return [_say(text, _HEADING)]
        case blocks.Paragraph(text=text):
            return [_say(part) for part in text.split("\n\n")]
        case blocks.Quote(text=text, source=source):
            return [_say(text), _say(source)]
        case blocks.Bullets(items=items):
            return [_say(f"• {item}") for item in items]
        case blocks.Facts(pairs=pairs):
            return [_table([[_say(name), _say(value)] for name, value in pairs])]
        case blocks.Table(head=head, rows=rows):
            cells: list[list[Flowable]] = [[_say(text, _HEADING) for text in head]]
            return [_table(cells + [[_say(text) for text in row] for row in rows], head=1)]
        case blocks.Notice(title=title, text=text):
            return [_say(title, _HEADING), *map(_say, text.split("\n\n"))]
        case blocks.Signature(signers=signers):
            return [part for signer in signers for part in (_say(signer), Spacer(1, 60))]
        case blocks.PageBreak():
            return [PageBreak()]
        case blocks.Chart() | blocks.Choices() | blocks.Ruled():
            raise AssertionError("no besluit has these")


def _bare_press(document: blocks.Document) -> bytes:
    """What reportlab asks for the blocks and the QR code: no tags, no head or strip, no papers to keep it."""
    paper = BytesIO()
    story = [flowable for block in document.blocks for flowable in _bare(block)]
    if document.check is not None:
        drawing = Drawing(58, 58)
        drawing.add(QrCodeWidget(document.check.qr, barWidth=58, barHeight=58, barLevel="M"))
        story.append(drawing)
    SimpleDocTemplate(paper, invariant=1, initialFontName=PLAIN[0]).build(story)
    return paper.getvalue()


def _seconds(make: Callable[[blocks.Document], bytes], document: blocks.Document) -> float:
    gc.collect()
    start = perf_counter()
    make(document)
    return perf_counter() - start


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("besluit", BESLUIT),
        ("besluit without strip", DIFFICULT["without strip"]),
        ("table over pages", DIFFICULT["table over pages"]),
        ("long", DIFFICULT["long"]),
    ],
)
def test_pressing_costs_at_most_twice_bare_reportlab(name: str, document: blocks.Document) -> None:
    face(PLAIN[0])
    face(BOLD[0])
    press(document)
    _bare_press(document)
    pairs = [(_seconds(press, document), _seconds(_bare_press, document)) for _ in range(_ROUNDS)]
    ratio = median(ours / theirs for ours, theirs in pairs)
    print(f"\npress / bare reportlab, {name}: {ratio:.2f} (aim {_AIM})")
    assert ratio <= _AIM


def test_a_signed_besluit_costs_at_most_twice_bare_reportlab() -> None:
    signer = made("gemeente Elsterveen", NOW)

    def signed(document: blocks.Document) -> bytes:
        return sign(press(document), signer, NOW)

    signed(BESLUIT)
    _bare_press(BESLUIT)
    pairs = [(_seconds(signed, BESLUIT), _seconds(_bare_press, BESLUIT)) for _ in range(_ROUNDS)]
    ratio = median(ours / theirs for ours, theirs in pairs)
    print(f"\npressed and signed / bare reportlab, besluit: {ratio:.2f} (aim {_AIM})")
    assert ratio <= _AIM
