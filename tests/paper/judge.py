"""Looks at a pressed PDF with other programs than the one that made it."""

import re
import subprocess
import unicodedata
from io import BytesIO
from pathlib import Path

import page
import pikepdf

PROFILES = (page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_UA_1)

# Flags any file in which a compressed stream happens to end in byte 0x0D; veraPDF and qpdf pass those files.
_FALSE_ALARM = "STREAM-LENGTH-001"


def objections(pdf: bytes, folder: Path) -> list[str]:
    """What the validators hold against the file as PDF/A-2a and PDF/UA-1."""
    path = folder / "blad.pdf"
    path.write_bytes(pdf)
    return [
        f"{failure.rule_id}: {failure.message}"
        for profile in PROFILES
        for failure in page.validate_pdf(path, profile=profile).failures
        if not failure.rule_id.endswith(_FALSE_ALARM)
    ]


def pages_read(pdf: bytes) -> list[str]:
    """The text of each page as poppler reads it."""
    read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return read.stdout.decode().split("\f")[:-1]


def told(pdf: bytes, folder: Path) -> str:
    """The text in the order of the structure tree, as a screen reader tells it."""
    path = folder / "blad.pdf"
    path.write_bytes(pdf)
    read = subprocess.run(["pdfinfo", "-enc", "UTF-8", "-struct-text", str(path)], capture_output=True, check=True)
    # Attributes stand there in the encoding of the file, texts in UTF-8.
    return "\n".join(re.findall(r'^\s*"(.*)"$', read.stdout.decode(errors="replace"), re.MULTILINE))


def tags(pdf: bytes) -> list[str]:
    """The kinds of all structure elements, in reading order."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return list(_kinds(opened.Root.StructTreeRoot.K))


def _kinds(element: pikepdf.Object) -> list[str]:
    found = [str(element.S).removeprefix("/")]
    for kid in element.get("/K", pikepdf.Array()):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += _kinds(kid)
    return found


def letters(text: str) -> str:
    """Text without any white space, in one form per letter, so that only words can differ."""
    return "".join(unicodedata.normalize("NFC", text).split())
