"""How a signed file is laid out, read from its bytes alone: nothing is unpacked that the signature does not vouch for.

As this program makes it: one file written in one go, with one signature dictionary (ISO 32000-1, 12.8.1) whose
ByteRange covers every byte but the hex digits of /Contents and the two signs around them, and no update behind it.
"""

import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from triage.access.echtheid import Fout

_RANGE_KEY: Final = b"/ByteRange"
_RANGE: Final = re.compile(rb"/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")
_END: Final = re.compile(rb"startxref\r?\n(\d{1,10})\r?\n%%EOF\r?\n?\Z")
_LOCKED: Final = re.compile(rb"/Encrypt\s{0,9}(?:\d{1,10}\s{1,9}\d{1,5}\s{1,9}R|<<)")
_OBJECT: Final = re.compile(rb"\d{1,10} \d{1,5} obj")
_OWN: Final = re.compile(rb"/ByteRange \[[ 0-9]+\] */Contents <")
_DIGITS: Final = re.compile(rb"[0-9a-f]*")
_PLACE: Final = re.compile(rb"/FT\s*/Sig\b|/SubFilter\s*/(?:ETSI|adbe)\.")
_PACKED: Final = re.compile(rb"/ObjStm\b[^>]{0,400}>>\s{0,9}stream\r?\n")
_SEVERAL: Final = 8
"""Signatures in one file that are looked at, at most."""
_HEAD: Final = 1024
"""Bytes in which a reader still looks for the beginning of a PDF (ISO 32000-1, annex H.3)."""
_TAIL: Final = 64
_DER: Final = 1_000_000
"""Bytes of a signature with its certificates, at most; ours take some thousands."""
_UNPACKED: Final = 16_000_000
_PACKS: Final = 200
_PACK: Final = 1_000_000
"""So many packed parts, so large each, and so many bytes out of them, are looked at to see whether a signature stands
there: a packed file can be made to swell."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the signature of a file stands, and what is wrong with that.

    Args:
        gap: where the hex digits of the signature begin and end, with their signs `<` and `>`; (0, 0) for none.
        der: the signature itself (CMS, DER).
        ends: where each signature says that its file ends, first to last.
        others: the gaps of several signatures, as each says itself.
    """

    faults: tuple[Fout, ...]
    gap: tuple[int, int] = (0, 0)
    der: bytes = b""
    ends: tuple[int, ...] = ()
    others: tuple[tuple[int, int], ...] = ()


def lay_out(pdf: bytes) -> Layout:
    """Return where the one signature stands that covers the whole file, or why there is none."""
    if b"%PDF-" not in pdf[:_HEAD]:
        return Layout((Fout.GEEN_PDF,))
    if _LOCKED.search(_index(pdf)):
        return Layout((Fout.VERSLEUTELD,))
    found = list(islice(_ranges(pdf), _SEVERAL))
    if not found:
        return Layout((_why_unsigned(pdf),))
    ends = tuple(sorted(int(one[3]) + int(one[4]) for one in found))
    if len(found) > 1:
        gaps = tuple((int(one[2]), int(one[3])) for one in found)
        return Layout((Fout.MEER_HANDTEKENINGEN,), ends=ends, others=gaps)
    spans = tuple(int(number) for number in found[0].groups())
    fault = _uncovered(spans, len(pdf)) or _unlike(pdf, spans, found[0].start())
    if fault is not None:
        return Layout((fault,), ends=ends)
    der, wrong = _signature(pdf[spans[1] + 1 : spans[2] - 1])
    return Layout(wrong, (spans[1], spans[2]), der, ends)


def covered_digest(pdf: bytes, gap: tuple[int, int]) -> bytes:
    """Return the SHA-256 of everything but the gap."""
    made = hashlib.sha256(memoryview(pdf)[: gap[0]])
    made.update(memoryview(pdf)[gap[1] :])
    return made.digest()


def _ranges(pdf: bytes) -> Iterator[re.Match[bytes]]:
    """Give what each signature dictionary says that it covers."""
    at = pdf.find(_RANGE_KEY)
    while at >= 0:
        if (found := _RANGE.match(pdf, at)) is not None:
            yield found
        at = pdf.find(_RANGE_KEY, at + 1)


def digits_in(pdf: bytes, gap: tuple[int, int]) -> bytes:
    """Return the value whose hex digits stand in a gap, however they are written; empty where there is none."""
    digits = pdf[gap[0] + 1 : gap[1] - 1]
    try:
        content = bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        return b""
    return content[: min(der_size(content), _DER)]


def _why_unsigned(pdf: bytes) -> Fout:
    """Say why no signature stands in it; one that another program packed away is found as well."""
    if _LOCKED.search(pdf):
        return Fout.VERSLEUTELD
    if _END.search(pdf, max(0, len(pdf) - _TAIL)) is None:
        return Fout.AFGEBROKEN
    packed = b"\n".join(_unpacked(pdf))
    if _RANGE.search(packed):
        return Fout.HERSCHREVEN
    return Fout.HANDTEKENING_WEG if _PLACE.search(pdf) or _PLACE.search(packed) else Fout.NIET_ONDERTEKEND


def _unpacked(pdf: bytes) -> Iterator[bytes]:
    """Give what stands in packed objects, as far as a small computer can bear."""
    room, at = _UNPACKED, 0
    for _ in range(_PACKS):
        at = pdf.find(b"/ObjStm", at + 1)
        packed = _PACKED.match(pdf, at) if at > 0 else None
        if at < 0 or room <= 0:
            return
        if packed is not None:
            told = _unpack(memoryview(pdf)[packed.end() : packed.end() + _PACK], room)
            room -= len(told)
            yield told


def _unpack(packed: memoryview, room: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, room)
    except zlib.error:
        return b""


def _uncovered(spans: tuple[int, ...], size: int) -> Fout | None:
    start, length, again, rest = spans
    if start or not 0 < length < again - 1:
        return Fout.NIET_HEEL
    if again + rest > size:
        return Fout.AFGEBROKEN
    return Fout.AANGEVULD if again + rest < size else None


def _unlike(pdf: bytes, spans: tuple[int, ...], said: int) -> Fout | None:
    """Tell whether the gap is the /Contents of this very signature, in a file that was written in one go."""
    begin, end = spans[1], spans[2]
    if _OWN.fullmatch(pdf, said, begin + 1) is None or pdf[end - 1 : end] != b">":
        # Where the signature says it stands, stands something else.
        return Fout.HERSCHREVEN
    return None if _in_one_go(pdf, end) else Fout.HERSCHREVEN


def _in_one_go(pdf: bytes, end: int) -> bool:
    """Tell whether the file has one index of its objects, behind the signature, that points to no earlier one."""
    index = _index(pdf)
    return b"/XRef" in index and b"/Prev" not in index and _index_at(pdf) >= end


def _index_at(pdf: bytes) -> int:
    last = _END.search(pdf, max(0, len(pdf) - _TAIL))
    return int(last[1]) if last else len(pdf)


def _index(pdf: bytes) -> bytes:
    """Return the dictionary of the last index of objects, a stream or a table; empty where there is none."""
    at = _index_at(pdf)
    if _OBJECT.match(pdf, at) is not None:
        return pdf[at : pdf.find(b"stream", at)]
    trailer = pdf.find(b"trailer", at) if pdf.startswith(b"xref", at) else -1
    return pdf[trailer:] if trailer >= 0 else b""


def _signature(digits: bytes) -> tuple[bytes, tuple[Fout, ...]]:
    """Return the signature in the gap; the room behind it holds zeros only, as it was made."""
    if len(digits) % 2 or _DIGITS.fullmatch(digits) is None:
        return b"", (Fout.HANDTEKENING,)
    content = bytes.fromhex(digits.decode("ascii"))
    size = der_size(content)
    if not 0 < size <= min(len(content), _DER):
        return b"", (Fout.HANDTEKENING,)
    return content[:size], (Fout.OPVULLING,) if content[size:].strip(b"\0") else ()


def der_size(content: bytes) -> int:
    """Return how many bytes the first value of DER takes, head and all, or 0 where it is none."""
    if len(content) < 2 or content[0] != 0x30:
        return 0
    if content[1] < 0x80:
        return 2 + content[1]
    wide = content[1] & 0x7F
    if not 1 <= wide <= 4 or len(content) < 2 + wide:
        return 0
    return 2 + wide + int.from_bytes(content[2 : 2 + wide], "big")
