"""The pressed pages made fit to keep: structure tree, PDF/A-2a and PDF/UA-1 papers, outline, fixed bytes.

PDF/A-2a is ISO 19005-2 level A, PDF/UA-1 is ISO 14289-1. Nothing here depends on the clock or the machine.
"""

import re
import unicodedata
from collections.abc import Sequence
from importlib.resources import files
from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from triage.records.blocks import Document
from ui.paper.pen import Bookmark
from ui.paper.right_to_left import MIRRORED
from ui.paper.safe_text import one_line
from ui.paper.tags import Element, Mark

_TITLE = 200  # characters of a heading in the outline
_MAPPED = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]+)>")
_MAP_BLOCK = 100  # entries in one block of a character map (Adobe technical note 5411)


def archive(
    pressed: bytes, document: Document, tree: Element, marks: Sequence[Sequence[Element]], bookmarks: Sequence[Bookmark]
) -> bytes:
    """The archival PDF of pressed pages.

    Args:
        pressed: reportlab's PDF, with marked content.
        document: for title, language and description.
        tree: the root of the structure tree.
        marks: per page, the element of each MCID.
        bookmarks: the outline, in order.
    """
    with Pdf.open(BytesIO(pressed)) as pdf:
        _mend_fonts(pdf)
        _add_tree(pdf, tree, marks)
        _add_papers(pdf, document)
        _add_outline(pdf, bookmarks)
        for page in pdf.pages:
            page.obj.Tabs = Name.S
            if Name.Trans in page.obj:
                del page.obj.Trans
        del pdf.trailer.Info
        kept = BytesIO()
        pdf.save(kept, min_version="1.7", deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return kept.getvalue()


def _add_tree(pdf: Pdf, tree: Element, marks: Sequence[Sequence[Element]]) -> None:
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    pages = [page.obj for page in pdf.pages]
    made: dict[int, pikepdf.Object] = {}
    root.K = _made(pdf, tree, root, pages, made)
    numbers = Array()
    for at, elements in enumerate(marks):
        pages[at].StructParents = at
        numbers.append(at)
        numbers.append(pdf.make_indirect(Array([made[id(element)] for element in elements])))
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(marks)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _made(
    pdf: Pdf, element: Element, parent: pikepdf.Object, pages: Sequence[pikepdf.Object], made: dict[int, pikepdf.Object]
) -> pikepdf.Object:
    entry = pdf.make_indirect(Dictionary(S=Name("/" + element.kind), P=parent))
    made[id(element)] = entry
    if element.alt:
        entry.Alt = String(element.alt)
    if element.attributes or element.box:
        entry.A = _attributes(element)
    marks = [kid for kid in element.kids if isinstance(kid, Mark)]
    if marks:
        entry.Pg = pages[marks[0].page]
    kids = Array()
    for kid in element.told():
        if not isinstance(kid, Mark):
            kids.append(_made(pdf, kid, entry, pages, made))
        elif kid.page == marks[0].page:
            kids.append(kid.number)
        else:
            kids.append(Dictionary(Type=Name.MCR, Pg=pages[kid.page], MCID=kid.number))
    if len(kids):
        entry.K = kids
    return entry


def _attributes(element: Element) -> Dictionary:
    made = Dictionary({f"/{name}": _attribute(name, value) for name, value in element.attributes.items()})
    if element.box:
        made.O = Name.Layout
        made.Placement = Name.Block
        made.BBox = Array([round(edge, 2) for edge in element.box])
    return made


def _attribute(name: str, value: str) -> pikepdf.Object:
    return String(value) if name == "Summary" else Name("/" + value)


def _add_outline(pdf: Pdf, bookmarks: Sequence[Bookmark]) -> None:
    with pdf.open_outline() as outline:
        above: list[list[OutlineItem]] = [outline.root]
        for mark in bookmarks:
            del above[mark.level :]
            item = OutlineItem(mark.title[:_TITLE], mark.page, "XYZ", left=0, top=round(mark.height, 2))
            above[-1].append(item)
            above.append(item.children)


def _add_papers(pdf: Pdf, document: Document) -> None:
    root = pdf.Root
    root.Lang = String(document.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageMode = Name.UseOutlines
    root.Metadata = pdf.make_stream(_xmp(document).encode(), Type=Name.Metadata, Subtype=Name.XML)
    profile = pdf.make_stream(files("resources").joinpath("papier", "srgb.icc").read_bytes(), N=3)
    root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
                Info=String("sRGB IEC61966-2.1"),
                DestOutputProfile=profile,
            )
        ]
    )


def _mend_fonts(pdf: Pdf) -> None:
    """Writes each font's character map anew: reportlab maps code 0 to U+0000 and cannot tell U+1F600."""
    for font in pdf.objects:
        if isinstance(font, Dictionary) and font.get("/Type") == Name.Font:
            font.ToUnicode.write(_mended(font.ToUnicode.read_bytes()))


def _mended(written: bytes) -> bytes:
    before, _, rest = written.partition(b"endcodespacerange\n")
    pairs = [
        b"<%s> <%s>" % (code, _read_as(chr(int(sign, 16))).encode("utf-16-be").hex().upper().encode())
        for code, sign in _MAPPED.findall(rest)
        if int(sign, 16)
    ]
    blocks = [pairs[at : at + _MAP_BLOCK] for at in range(0, len(pairs), _MAP_BLOCK)]
    mapped = b"".join(b"%d beginbfchar\n%s\nendbfchar\n" % (len(block), b"\n".join(block)) for block in blocks)
    return before + b"endcodespacerange\n" + mapped + rest[rest.index(b"endbfchar\n") + len(b"endbfchar\n") :]


def _read_as(sign: str) -> str:
    """The letter of a shape: an Arabic letter is printed in the shape that joins, a bracket the other way round."""
    if sign in MIRRORED:
        return MIRRORED[sign][0]
    return unicodedata.normalize("NFKC", sign) if "\ufb50" <= sign <= "\ufefc" else sign


def _xmp(document: Document) -> str:
    title, subject, creator = (
        escape(one_line(text))
        for text in (document.title or document.imprint.kenmerk, document.subject, document.imprint.municipality)
    )
    language = escape(document.language)
    return _XMP.format(title=title, subject=subject, creator=creator, language=language)


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>Tenzij</pdf:Producer>
<xmp:CreatorTool>Tenzij</xmp:CreatorTool>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that this file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
