"""Neutral blocks: the words and order of a document, without type, size or colour.

`ui.paper` has one table from block kind to what is drawn; a test holds it complete. All text is plain: what people
typed is never read as markup, and a line break in it is a line break on paper.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. `level` 1 is the document's own title, 2 a chapter, 3 a part of a chapter."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. Blank lines in `text` part it into paragraphs; `muted` is for explanations in small grey."""

    text: str
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, with who said them (function, not always a name). Shown set apart."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short items, unordered."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a name and its value, for example `Geldig tot` and `18 februari 2027`."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head repeats on each page.

    Args:
        title: what the table is, for screen readers (a summary, not printed as heading).
        head: column names.
        rows: cells, each row as long as `head`.
        widths: relative column widths, as long as `head`; empty for equal ones.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A set-apart frame: a right that must stand apart (AVG art. 21 lid 4), or a warning. Title and text."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Lines to sign on paper: each a function with, where known, a name."""

    signers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart.

    Args:
        value: how long it is; None where the number is kept back, which is drawn as a hatched stub and not to scale.
        shown: the number as people read it, `12` or `minder dan 5`.
    """

    label: str
    value: int | None
    shown: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars under each other, each with its label before it and its number behind it; never told by colour alone.

    Args:
        title: what is counted, printed above it.
        summary: the same in one or two sentences, for who hears the paper instead of seeing it.
    """

    title: str
    bars: tuple[Bar, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Choices:
    """Boxes to tick by hand on a form, each before its words. `label` is the question, or empty."""

    label: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """Lines to write on by hand, under a label."""

    label: str
    lines: int = 1


Block = Heading | Paragraph | Quote | Bullets | Facts | Table | Notice | Signature | PageBreak | Chart | Choices | Ruled


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands on every page of a document.

    Args:
        municipality: for example `Gemeente Elsterveen`.
        unit: for example `Sociaal domein · wijkteam Noorderkade`.
        colour: the municipality's colour, `#rrggbb`.
        kenmerk: the reference, for example `2026-0148-B2`.
        dated: the date in Dutch, `18 november 2026`.
        confidential: prints `vertrouwelijk` behind the page number.
        watermark: large grey words across each page (practice mode), or empty.
        logo: a PNG of the municipality, or empty: then its name stands there alone.
    """

    municipality: str
    unit: str
    colour: str
    kenmerk: str
    dated: str
    confidential: bool = True
    watermark: str = ""
    logo: bytes = b""


@dataclass(frozen=True, slots=True)
class Check:
    """The control strip at the foot of every page: QR, code and how to verify.

    Args:
        code: short check code in groups, for example `7KQF-2M9D-XR4T-0BHE`.
        qr: what the QR holds (kenmerk, digest, log head), plain ASCII.
        lines: short sentences beside the QR, the first in bold.
    """

    code: str
    qr: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document, ready for the press.

    Args:
        title: title of the PDF, in its properties and in the window of a reader.
        subject: one line of what it is, without names of people.
        imprint: what stands on each page.
        blocks: the content; exactly one `Heading` of level 1, at the start (of a letter: below its addressee).
        check: the control strip, or None for a paper without a sealed fact behind it.
        language: BCP 47, `nl-NL`.
        window: for a letter: the address in lines, as it must show in the window of an envelope; empty for others.
            It is no block as well: who reads the blocks of a letter does not find its address there.
        window_right: the window of this municipality's envelopes is on the right-hand side.
    """

    title: str
    subject: str
    imprint: Imprint
    blocks: tuple[Block, ...]
    check: Check | None = None
    language: str = "nl-NL"
    window: str = ""
    window_right: bool = False
