"""Looking whether a file is a paper of this program, signed, and not changed since: no store, no login, no network.

What is demanded is more than any reader of PDF demands, for this program knows how it makes its own papers: one file
written in one go, one signature over every byte of it, and zeros in the room that is left behind the signature.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from typing import Final
from xml.sax.saxutils import unescape

from triage.access.echtheid import Fout, Ondertekenaar, Verdict
from triage.faults import Trouble
from ui.paper.from_disk import read_plain
from ui.paper.safe_text import one_line
from ui.paper.sealed_file import Layout, covered_digest, digits_in, lay_out
from ui.paper.signature import Signature, read_signature

MOST: Final = 64_000_000
"""Bytes of a file, at most. The largest paper of this program, a megabyte of words, stays far below it."""
_OURS: Final = b"<pdf:Producer>Tenzij</pdf:Producer>"
_WORDS: Final = 2_000
_SAID: Final = {
    "title": re.compile(rb'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">([^<]*)</rdf:li>'),
    "subject": re.compile(rb'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">([^<]*)</rdf:li>'),
    "municipality": re.compile(rb"<dc:creator><rdf:Seq><rdf:li>([^<]*)</rdf:li>"),
}
_NUMBER: Final = re.compile(r"\b\d{4}(?:-[0-9A-Z]{1,8}){1,3}\b")
_MOMENT: Final = re.compile(rb" /M \(D:(\d{14})([+-])(\d\d)'(\d\d)'?\)")
_ROOM: Final = 400  # bytes behind the signature in which its moment stands
_LAST_YEAR: Final = 9999
_NO_PAPER: Final = {Fout.GEEN_PDF, Fout.AFGEBROKEN, Fout.VERSLEUTELD}
"""Of what cannot be read as a whole it is not said that it is of another kind."""


def verify_file(path: Path) -> Verdict:
    """Look at a file on disk.

    Raises:
        Trouble: `papier_niet_gelezen`.
    """
    try:
        content = read_plain(path, MOST + 1)
    except OSError as fault:
        raise Trouble("papier_niet_gelezen", bestand=one_line(path.name)) from fault
    return verify(content)


def verify(pdf: bytes) -> Verdict:
    """Say what a file is: signed by whom, when, and changed since or not; every fault by its own name.

    Nothing in the file is trusted before its bytes are: whatever stands in it, this returns.
    """
    if len(pdf) > MOST:
        return Verdict("", (Fout.TE_GROOT,))
    layout = lay_out(pdf)
    first = layout.ends[0] if layout.ends else 0
    part = _looked(pdf[:first], lay_out(pdf[:first])) if 0 < first < len(pdf) else None
    return _looked(pdf, layout, part)


def _looked(pdf: bytes, layout: Layout, part: Verdict | None = None) -> Verdict:
    signature = read_signature(layout.der) if layout.der else None
    signed_at = _moment(pdf, layout.gap[1]) if layout.der else None
    signer = signature.signer if signature else None
    said = {name: _words(pattern, pdf) for name, pattern in _SAID.items()}
    numbers = _NUMBER.findall(said["subject"])
    return Verdict(
        digest=sha256(pdf).hexdigest(),
        faults=_faults(pdf, layout, signature, signed_at),
        signer=signer,
        signed_at=signed_at,
        title=said["title"],
        number=numbers[-1] if numbers else "",
        municipality=said["municipality"],
        part=part,
        also=_also(pdf, layout),
    )


def _faults(pdf: bytes, layout: Layout, signature: Signature | None, at: datetime | None) -> tuple[Fout, ...]:
    found = list(layout.faults)
    if layout.der:
        if signature is None or not signature.holds:
            found.append(Fout.HANDTEKENING)
        elif signature.weak:
            found.append(Fout.SLEUTEL_ZWAK)
        elif covered_digest(pdf, layout.gap) != signature.digest:
            found.append(Fout.INHOUD)
        if at is None:
            found.append(Fout.HERSCHREVEN)
        elif signature and not signature.signer.since <= at <= signature.signer.until:
            found.append(Fout.CERTIFICAAT_TERMIJN)
    if not _NO_PAPER & set(found) and _OURS not in pdf:
        found.append(Fout.ANDERE_SOORT)
    return tuple(dict.fromkeys(found))


def _also(pdf: bytes, layout: Layout) -> tuple[Ondertekenaar, ...]:
    """Return who signed a file with several signatures, as each certificate says; what they say was not looked into."""
    read = (read_signature(digits_in(pdf, gap)) for gap in layout.others)
    return tuple(dict.fromkeys(one.signer for one in read if one is not None))


def _words(pattern: re.Pattern[bytes], pdf: bytes) -> str:
    found = pattern.search(pdf)
    return one_line(unescape(found[1].decode("utf-8", "replace")))[:_WORDS] if found else ""


def _moment(pdf: bytes, end: int) -> datetime | None:
    """Return when the signature says it was made (ISO 32000-1, 7.9.4), or None."""
    found = _MOMENT.search(pdf, end, end + _ROOM)
    if found is None:
        return None
    away = timedelta(hours=int(found[3]), minutes=int(found[4]))
    try:
        zone = timezone(-away if found[2] == b"-" else away)
        at = datetime.strptime(found[1].decode(), "%Y%m%d%H%M%S").replace(tzinfo=zone)
    except ValueError:
        return None
    # At the ends of the calendar the next zone leads out of it.
    return at.astimezone(UTC) if 1 < at.year < _LAST_YEAR else None
