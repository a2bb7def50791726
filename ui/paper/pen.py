"""The pen: writes text and lines on reportlab's canvas, and ties every stroke to a tag or calls it decoration."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ui.paper import right_to_left
from ui.paper.styles import PAGE_HEIGHT, Colour, Type
from ui.paper.tags import Element, Mark
from ui.paper.typeface import Face, Hand

_BASELINE = 0.36  # of the size, below the middle of the line


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: level from 1, page from 0, height on the page in points from the bottom."""

    level: int
    title: str
    page: int
    height: float


class Pen:
    """Writes page after page. Heights (`top`) are points from the top of the page."""

    def __init__(self, canvas: Canvas, plain: Hand, bold: Hand) -> None:
        self._canvas = canvas
        self._hands = {False: plain, True: bold}
        self._fill: Colour | None = None
        self.marks: list[list[Element]] = [[]]
        self.bookmarks: list[Bookmark] = []

    @property
    def page(self) -> int:
        """The page under the pen, from 0."""
        return len(self.marks) - 1

    def next_page(self) -> None:
        """Ends this page and starts the next."""
        self.end_page()
        self.marks.append([])

    def end_page(self) -> None:
        """Ends the last page."""
        self._canvas.showPage()
        self._fill = None

    def bookmark(self, level: int, title: str, top: float) -> None:
        """Points the outline at this height of this page."""
        self.bookmarks.append(Bookmark(level, title, self.page, PAGE_HEIGHT - top))

    @contextmanager
    def tagged(self, element: Element | None) -> Iterator[None]:
        """What is drawn within belongs to the element; without one it is decoration (an artifact)."""
        self._open(element)
        yield
        self._canvas.addLiteral("EMC")

    def _open(self, element: Element | None) -> None:
        if element is None:
            self._canvas.addLiteral("/Artifact BMC")
            return
        marks = self.marks[-1]
        element.kids.append(Mark(self.page, len(marks)))
        self._canvas.addLiteral(f"/{element.kind} <</MCID {len(marks)}>> BDC")
        marks.append(element)

    def text(self, element: Element | None, lines: Sequence[str], style: Type, x: float, top: float) -> None:
        """Writes lines below each other; nothing at all, not even a mark, when there are none."""
        if not lines:
            return
        self._open(element)
        hand = self._hands[style.bold]
        height = PAGE_HEIGHT - top - style.leading / 2 - style.size * _BASELINE
        if all(map(hand.is_plain, lines)):
            self._write(hand.main, lines, style, x, height)
        else:
            self._write_mixed(hand, lines, style, x, height)
        self._canvas.addLiteral("EMC")

    def text_right(self, element: Element | None, line: str, style: Type, right: float, top: float) -> None:
        """Writes one line that ends at `right`."""
        self.text(element, [line], style, right - self._hands[style.bold].width(line, style.size), top)

    def _write(self, face: Face, lines: Sequence[str], style: Type, x: float, height: float) -> None:
        self.colour(style.colour)
        pencil = self._canvas.beginText(x, height)
        pencil.setFont(face.name, style.size, style.leading)
        for line in lines[:-1]:
            pencil.textLine(line)
        pencil.textOut(lines[-1])
        self._canvas.drawText(pencil)

    def _write_mixed(self, hand: Hand, lines: Sequence[str], style: Type, x: float, height: float) -> None:
        for row, line in enumerate(lines):
            at = x
            for stretch, is_turned in right_to_left.stretches(line):
                at = self._write_stretch(hand, stretch, is_turned, style, at, height - row * style.leading)

    def _write_stretch(self, hand: Hand, stretch: str, is_turned: bool, style: Type, x: float, height: float) -> float:
        if is_turned:
            return self._write_turned(hand, right_to_left.clusters(stretch, hand.can_show), style, x, height)
        for face, run in hand.runs(stretch):
            self._write(face, [run], style, x, height)
            x += hand.width(run, style.size)
        return x

    def _write_turned(self, hand: Hand, clusters: Sequence[str], style: Type, x: float, height: float) -> float:
        widths = [hand.width(cluster, style.size) for cluster in clusters]
        right = end = x + sum(widths)
        for cluster, width in zip(clusters, widths, strict=True):
            right -= width
            self._write_stretch(hand, cluster, False, style, right, height)
        return end

    def colour(self, colour: Colour) -> None:
        """Fills with this colour from here on."""
        if colour != self._fill:
            self._canvas.addLiteral("{:.3f} {:.3f} {:.3f} rg".format(*colour))
            self._fill = colour

    def box(self, x: float, top: float, width: float, height: float, colour: Colour) -> None:
        """Fills a box; a decoration."""
        with self.tagged(None):
            self.colour(colour)
            self._canvas.addLiteral(f"{x:.2f} {PAGE_HEIGHT - top - height:.2f} {width:.2f} {height:.2f} re f")

    def strokes(self, strokes: Sequence[tuple[float, float, float, float]], colour: Colour, thick: float) -> None:
        """Draws lines from x, top to x, top; a decoration."""
        if not strokes:
            return
        drawn = " ".join(
            f"{x:.2f} {PAGE_HEIGHT - y:.2f} m {to_x:.2f} {PAGE_HEIGHT - to_y:.2f} l" for x, y, to_x, to_y in strokes
        )
        with self.tagged(None):
            self._canvas.addLiteral("{:.3f} {:.3f} {:.3f} RG {:.2f} w".format(*colour, thick) + f" {drawn} S")

    def shape(self, element: Element | None, path: str, colour: Colour, x: float, top: float) -> None:
        """Fills a path given in PDF's own words, its origin moved to x, top."""
        with self.tagged(element):
            self.colour(colour)
            self._canvas.addLiteral(f"q 1 0 0 1 {x:.2f} {PAGE_HEIGHT - top:.2f} cm {path} f Q")

    def drawing(self, element: Element | None, drawn: str) -> None:
        """Draws what is given in PDF's own words, measured in points from the lower left corner of the page."""
        with self.tagged(element):
            self._canvas.addLiteral(f"q {drawn} Q")

    def picture(self, image: ImageReader, x: float, top: float, width: float, height: float) -> None:
        """Places a picture; a decoration."""
        with self.tagged(None):
            self._canvas.drawImage(image, x, PAGE_HEIGHT - top - height, width, height)

    def slanted(self, words: str, style: Type, cosine: float, sine: float) -> None:
        """Writes words through the middle of the page, risen to the right; a decoration."""
        hand = self._hands[style.bold]
        half = hand.width(words, style.size) / 2
        with self.tagged(None):
            self._canvas.addLiteral(f"q {cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} 297.64 420.94 cm")
            x = -half
            for face, run in hand.runs(words):
                self._write(face, [run], style, x, -style.size * _BASELINE)
                x += hand.width(run, style.size)
            self._canvas.addLiteral("Q")
            self._fill = None
