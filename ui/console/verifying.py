"""`verify FILE.pdf`: what the file itself tells, and beside it, for who logs in, what the store knows of it."""

from pathlib import Path
from typing import Final

from triage.access.echtheid import Fout, Verdict, fingerprint_of
from triage.casework.papier.controleren import Bestand, check_file
from triage.faults import Refusal, Trouble
from ui.console.desk import Coming, at_desk
from ui.console.said import OK, REFUSED, TROUBLE, answer
from ui.echtheid import Gezegd, told, told_beside
from ui.paper.from_disk import read_plain
from ui.paper.safe_text import one_line
from ui.paper.signature import certificate_fingerprint
from ui.paper.verifying import verify_file
from ui.words import say

_MOST: Final = 100_000
"""Bytes of a file with a certificate, at most."""


def verify_paper(paper: Path, certificate: str, fingerprint: str, coming: Coming | None) -> int:
    """Say whether a paper is whole, whose it is, and what the store knows of it.

    Args:
        certificate: the name of a file with the certificate as it was published, or empty.
        fingerprint: of that certificate, as typed; or empty.
        coming: how to come in, or None to do without a store.

    Returns:
        0 unchanged, and theirs where that was asked; 1 changed or of another; 3 where that cannot be said.

    Raises:
        Refusal: `vingerafdruk_onleesbaar`, `certificaat_bestand_onleesbaar`; what the door or the store refuses.
        Trouble: `papier_niet_gelezen`; keyring, key file, file or place.
    """
    expected = _expected(certificate, fingerprint)
    verdict = verify_file(paper)
    found = _beside(coming, verdict) if coming is not None else None
    said = told(verdict, expected)
    # The name of a file may hold a line of its own, or signs that steer a terminal: it is no sentence of ours.
    _speak(say("controle.opdracht.bestand", bestand=one_line(paper.name), uitslag=said.title), said)
    if found is not None:
        beside = told_beside(found)
        _speak(beside.title, beside)
    return _status(verdict, expected, found)


def _beside(coming: Coming, verdict: Verdict) -> Bestand:
    with at_desk(coming) as desk:
        return check_file(desk, verdict)


def _expected(certificate: str, fingerprint: str) -> str:
    if certificate:
        return _published(Path(certificate))
    expected = fingerprint_of(fingerprint)
    if fingerprint and not expected:
        raise Refusal("vingerafdruk_onleesbaar")
    return expected


def _published(file: Path) -> str:
    try:
        content = read_plain(file, _MOST)
    except OSError as fault:
        raise Trouble("papier_niet_gelezen", bestand=one_line(file.name)) from fault
    found = certificate_fingerprint(content)
    if not found:
        raise Refusal("certificaat_bestand_onleesbaar", bestand=one_line(file.name))
    return found


def _speak(title: str, said: Gezegd) -> None:
    answer("\n".join((title, *(f"  {line}" for line in said.lines))))


def _status(verdict: Verdict, expected: str, found: Bestand | None) -> int:
    if verdict.faults == (Fout.TE_GROOT,):
        return TROUBLE
    theirs = not expected or (verdict.signer is not None and verdict.signer.fingerprint == expected)
    ours = found is None or found.ours
    whole = verdict.unchanged or (found is not None and found.issued is not None)
    return OK if whole and theirs and ours else REFUSED
