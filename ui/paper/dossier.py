"""Packs a dossier for an e-depot: one ZIP that holds a bag (BagIt 1.0, RFC 8493) of papers with MDTO beside each.

    2026-0148-dossier/
        bagit.txt                          what this is
        bag-info.txt                       who made it, when, and how much is in it
        inhoudsopgave.pdf                  the same for people
        manifest-sha256.txt                SHA-256 of each file below data
        tagmanifest-sha256.txt             SHA-256 of the files beside data
        data/2026-0148.mdto.xml            the casus as a whole
        data/001-besluit-2026-0148-B1/     a folder for each paper
            001-besluit-2026-0148-B1.pdf                    as it was issued
            001-besluit-2026-0148-B1.mdto.xml               its description
            001-besluit-2026-0148-B1.pdf.bestand.mdto.xml   that of its file

No name of a person is in the name of any file.
"""

from collections.abc import Callable, Iterator
from hashlib import sha256
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from triage.records.blocks import Document
from triage.records.dossier import Bundel, dossier_document
from triage.records.mdto import Dossier, dossier_tree, file_tree, paper_tree
from triage.records.sentences import PaperWords
from ui.paper.mdto_xml import mdto_xml
from ui.paper.safe_text import one_line

INDEX: Final = "inhoudsopgave.pdf"
_OWNER_ONLY: Final = 0o600
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_LATEST: Final = (2107, 12, 31, 23, 59, 58)
_BAGIT: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
File = tuple[str, bytes]
"""The name of a file inside the bag, and its bytes."""


def packed(bundel: Bundel, press: Callable[[Document], bytes], words: PaperWords) -> bytes:
    """Return the ZIP of a dossier.

    Args:
        press: makes the PDF of the contents.
        words: `resources/papier/archief.toml`.
    """
    data = tuple(_data(bundel, words))
    index = press(dossier_document(bundel.dossier, bundel.settings, words))
    tags = (
        ("bagit.txt", _BAGIT),
        ("bag-info.txt", _info(bundel.dossier, data)),
        (INDEX, index),
        ("manifest-sha256.txt", _manifest(data)),
    )
    return _zipped(bundel.dossier, (*tags, ("tagmanifest-sha256.txt", _manifest(tags)), *data))


def _data(bundel: Bundel, words: PaperWords) -> Iterator[File]:
    dossier = bundel.dossier
    yield f"data/{dossier.kenmerk}.mdto.xml", mdto_xml(dossier_tree(dossier, words))
    for paper, content in zip(dossier.papers, bundel.contents, strict=True):
        beside = f"data/{paper.stem}/{paper.stem}"
        yield f"{beside}.pdf", content
        yield f"{beside}.mdto.xml", mdto_xml(paper_tree(dossier, paper, words))
        yield f"{beside}.pdf.bestand.mdto.xml", mdto_xml(file_tree(dossier, paper, words))


def _info(dossier: Dossier, data: tuple[File, ...]) -> bytes:
    size = sum(len(content) for _, content in data)
    lines = (
        ("Source-Organization", dossier.municipality),
        ("External-Identifier", dossier.kenmerk),
        ("Bagging-Date", dossier.bundled.date().isoformat()),
        ("Payload-Oxum", f"{size}.{len(data)}"),
        ("Bag-Software-Agent", "Tenzij"),
    )
    return "".join(f"{name}: {one_line(value)}\n" for name, value in lines).encode()


def _manifest(files: tuple[File, ...]) -> bytes:
    return "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in files).encode()


def _zipped(dossier: Dossier, files: tuple[File, ...]) -> bytes:
    """Return the files as one; a PDF is packed already, so it is only laid in."""
    made = BytesIO()
    # A ZIP knows no year before 1980, where a computer with a flat battery may stand; nor one after 2107.
    moment = max(_EARLIEST, min(dossier.bundled.timetuple()[:6], _LATEST))
    with ZipFile(made, "w") as zipped:
        for name, content in files:
            about = ZipInfo(f"{dossier.name}/{name}", moment)
            about.external_attr = _OWNER_ONLY << 16
            about.compress_type = ZIP_STORED if name.endswith(".pdf") else ZIP_DEFLATED
            zipped.writestr(about, content)
    return made.getvalue()
