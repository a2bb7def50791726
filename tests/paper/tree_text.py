"""The text of a PDF in the order of its structure tree, read from its bytes; quicker than poppler, which agrees."""

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf

_MAPPED = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]+)>")
Marked = dict[int, str]
"""Per MCID of a page, its text."""


def tree_text(pdf: bytes) -> str:
    """Return all text that belongs to an element of the tree, element after element."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        fonts: dict[tuple[int, int], dict[int, str]] = {}
        marked = {sheet.obj.objgen: _marked(sheet, fonts) for sheet in opened.pages}
        return "".join(_told(opened.Root.StructTreeRoot.K, None, marked))


def _told(element: pikepdf.Object, page: pikepdf.Object | None, marked: dict[tuple[int, int], Marked]) -> Iterator[str]:
    page = element.get("/Pg", page)
    kids = element.get("/K", pikepdf.Array())
    every: list[object] = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    for kid in every:
        if isinstance(kid, int):
            assert page is not None
            yield marked[page.objgen].pop(kid)
        elif isinstance(kid, pikepdf.Object) and "/S" in kid:
            yield from _told(kid, page, marked)
        elif isinstance(kid, pikepdf.Object) and "/MCID" in kid:
            yield marked[kid.Pg.objgen].pop(int(kid.MCID))


def _marked(sheet: pikepdf.Page, fonts: dict[tuple[int, int], dict[int, str]]) -> Marked:
    """Return the text of each marked sequence; what is decoration is left out."""
    found: Marked = {}
    at: int | None = None
    signs: dict[int, str] = {}
    for drawn in pikepdf.parse_content_stream(sheet, "BDC BMC EMC Tf Tj"):
        operands = drawn.operands
        match str(drawn.operator):
            case "BDC":
                at = int(operands[1].MCID)
                found[at] = ""
            case "BMC" | "EMC":
                at = None
            case "Tf":
                font = sheet.Resources.Font[str(operands[0])]
                if font.objgen not in fonts:
                    fonts[font.objgen] = _signs(font)
                signs = fonts[font.objgen]
            case "Tj" if at is not None:
                found[at] += "".join(signs[code] for code in bytes(operands[0]))
    return found


def _signs(font: pikepdf.Object) -> dict[int, str]:
    return {
        int(code, 16): bytes.fromhex(sign.decode()).decode("utf-16-be")
        for code, sign in _MAPPED.findall(font.ToUnicode.read_bytes().partition(b"endcodespacerange")[2])
    }
