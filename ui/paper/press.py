"""The press: a document of neutral blocks in, the bytes of an accessible, archival PDF out."""

from io import BytesIO
from threading import Lock

from reportlab.pdfgen.canvas import Canvas

from triage.records.blocks import Document
from ui.paper.archive import archive
from ui.paper.desk import Desk
from ui.paper.flowables import flows
from ui.paper.frame import Frame
from ui.paper.layout import paginate
from ui.paper.pen import Pen
from ui.paper.styles import PAGE_HEIGHT, PAGE_WIDTH, palette
from ui.paper.tags import Element
from ui.paper.typeface import BOLD, PLAIN, Hand
from ui.paper.words import page_words

# A font of reportlab keeps its place in the file while it writes, so two documents cannot be pressed at once.
_one_at_a_time = Lock()


def press(document: Document) -> bytes:
    """Presses a document to a PDF that meets PDF/A-2a and PDF/UA-1; the same document gives the same bytes.

    Text is never read as markup. A character that no shipped font has a shape for is printed by its code, such as
    `[U+1F9D1]`. May be called from any thread.

    Raises:
        ValueError: the content of the QR code is not ASCII, or too long.
    """
    with _one_at_a_time:
        return _pressed(document)


def _pressed(document: Document) -> bytes:
    plain, bold = Hand(PLAIN), Hand(BOLD)
    tree = Element("Document")
    desk = Desk(plain, bold, palette(document.imprint.colour), page_words(), tree)
    frame = Frame(desk, document)
    placed = paginate(flows(desk, document.blocks), frame.room_first, frame.room)
    frame.add_strip()
    paper = BytesIO()
    canvas = _canvas(paper, plain.main.name)
    pen = Pen(canvas, plain, bold)
    for at, page in enumerate(placed):
        if at:
            pen.next_page()
        frame.draw(pen, len(placed))
        for part in page:
            part.flow.draw(pen, part.start, part.stop, frame.body_top(at) + part.top)
    pen.end_page()
    canvas.save()
    return archive(paper.getvalue(), document, tree, pen.marks, pen.bookmarks)


def _canvas(paper: BytesIO, font: str) -> Canvas:
    """A canvas that leaves compression to the archive, and its font as the first, so that Helvetica stays out."""
    return Canvas(
        paper,
        (PAGE_WIDTH, PAGE_HEIGHT),
        pageCompression=0,
        invariant=1,
        initialFontName=font,  # type: ignore[arg-type]  # the stubs ask a number
    )
