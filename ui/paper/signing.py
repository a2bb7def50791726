"""The digital signature under a pressed paper: whom it comes from, and that nothing in it changed since.

PAdES (ETSI EN 319 142-1, baseline B-B) as a certifying signature that allows no change at all (ISO 32000-1, 12.8.2.2):
any reader names a later change. The paper stays PDF/A-2a and PDF/UA-1, and one whole: the signature is part of it from
the first byte on, and no update behind it. Nothing goes over a network, and no clock is read.
"""

import asyncio
import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from typing import Final

import pikepdf
from asn1crypto import x509
from pikepdf import Array, Dictionary, Name, Pdf, String
from pyhanko.sign.signers.pdf_cms import Signer as CmsSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from triage.access.signing import Signer
from ui.paper.signed_names import EachNamed

_HASH: Final = "sha256"
_PRINT: Final = 4  # an annotation that is printed: PDF/A allows no other
_BOTH: Final = 3  # there are signatures, and the file only ever grows
_NO_CHANGES: Final = 1
_ROOM: Final = 2_048  # bytes of a signature beside its certificates; RSA of 8192 bits takes half of it
_RANGE: Final = b"/ByteRange [ 0 9999999999 9999999999 9999999999 ]"


@dataclass(frozen=True, slots=True)
class SignatureWords:
    """What a reader shows of a signature; `{naam}` is whom the certificate was given to."""

    veld: str
    uitleg: str
    reden: str


@lru_cache
def signature_words() -> SignatureWords:
    """The shipped words."""
    text = files("resources").joinpath("papier", "handtekening.toml").read_text("utf-8")
    return SignatureWords(**tomllib.loads(text))


def sign(pdf: bytes, signer: Signer, at: datetime) -> bytes:
    """Signs a paper that `press` made; all but the signature itself is the same for the same paper and moment.

    Args:
        at: when it is signed, aware; it is what the signer says, no proof of time.
    """
    own, *others = (x509.Certificate.load(part) for part in signer.chain)
    room = _ROOM + sum(map(len, signer.chain))
    prepared = bytearray(_prepared(pdf, _name_of(own), at, room))
    begin, end = _place(prepared, room)
    covered = b"/ByteRange [ 0 %d %d %d ]" % (begin, end, len(prepared) - end)
    where = prepared.index(_RANGE, prepared.rindex(b" obj", 0, begin))
    prepared[where : where + len(_RANGE)] = covered.ljust(len(_RANGE))
    digest = sha256(prepared[:begin])
    digest.update(prepared[end:])
    signature = _signature(digest.digest(), signer, own, others)
    prepared[begin + 1 : begin + 1 + 2 * len(signature)] = signature.hex().encode()
    return bytes(prepared)


def _name_of(certificate: x509.Certificate) -> str:
    said = certificate.subject.native
    return str(said.get("common_name") or said.get("organization_name") or "")


def _place(prepared: bytearray, room: int) -> tuple[int, int]:
    """Where the signature goes, with its angle brackets: nothing else in the file reads so, for texts are packed."""
    begin = prepared.index(b"/Contents <" + b"00" * room + b">") + len(b"/Contents ")
    return begin, begin + 2 * room + 2


def _prepared(pdf: bytes, name: str, at: datetime, room: int) -> bytes:
    words = signature_words()
    with Pdf.open(BytesIO(pdf)) as paper:
        signature = paper.make_indirect(_promise(name, words, at, room))
        field = paper.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(words.veld),
                TU=String(words.uitleg.format(naam=name)),
                Rect=Array([0, 0, 0, 0]),
                F=_PRINT,
                P=paper.pages[0].obj,
                V=signature,
            )
        )
        _tell_in_tree(paper, field)
        paper.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=_BOTH)
        paper.Root.Perms = Dictionary(DocMDP=signature)
        kept = BytesIO()
        paper.save(kept, min_version="1.7", deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return kept.getvalue()


def _promise(name: str, words: SignatureWords, at: datetime, room: int) -> Dictionary:
    """The signature's own entry, with room left open for the signature."""
    allowed = Dictionary(Type=Name.TransformParams, P=_NO_CHANGES, V=Name("/1.2"))
    return Dictionary(
        Type=Name.Sig,
        Filter=Name("/Adobe.PPKLite"),
        SubFilter=Name("/ETSI.CAdES.detached"),
        Name=String(name),
        Reason=String(words.reden.format(naam=name)),
        M=String(_moment(at)),
        Reference=Array([Dictionary(Type=Name.SigRef, TransformMethod=Name.DocMDP, TransformParams=allowed)]),
        ByteRange=Array([0, *[9_999_999_999] * 3]),
        Contents=String(b"\0" * room),
    )


def _moment(at: datetime) -> str:
    """A moment as PDF writes it, `D:20261123140200+01'00'`."""
    zone = at.strftime("%z")
    return f"D:{at:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def _tell_in_tree(paper: Pdf, field: pikepdf.Object) -> None:
    """Tie the field to the structure tree: PDF/UA-1 wants to know where it is read (ISO 14289-1, 7.18)."""
    root, page = paper.Root.StructTreeRoot, paper.pages[0].obj
    key = int(root.ParentTreeNextKey)
    told = Dictionary(Type=Name.OBJR, Obj=field, Pg=page)
    element = paper.make_indirect(Dictionary(S=Name.Form, P=root.K, Pg=page, K=told))
    field.StructParent = key
    root.K.K.append(element)
    root.ParentTree.Nums.append(key)
    root.ParentTree.Nums.append(element)
    root.ParentTreeNextKey = key + 1
    if Name.Annots not in page:
        page.Annots = Array()
    page.Annots.append(field)


class _Hand(CmsSigner):
    """Lets the store sign what the CMS needs signed: the key is not here."""

    def __init__(self, signer: Signer, own: x509.Certificate, others: list[x509.Certificate]) -> None:
        super().__init__(signing_cert=own, cert_registry=SimpleCertificateStore.from_certs(others))
        self.signed_attr_prov_spec = EachNamed((own, *others))
        self._signer = signer

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: FBT002 (as pyHanko has it)
        """The signature over data."""
        if digest_algorithm != _HASH or dry_run:
            raise ValueError(digest_algorithm)
        return self._signer.sign(data)


def _signature(digest: bytes, signer: Signer, own: x509.Certificate, others: list[x509.Certificate]) -> bytes:
    # No timestamp and no revocation is asked from anybody: the loop has nothing to wait for outside this program.
    signed = asyncio.run(_Hand(signer, own, others).async_sign(digest, _HASH, use_pades=True))
    return bytes(signed.dump())
