"""Checking a paper against the store: do number and code belong together, was this file issued, does it still hold.

Who holds a paper of ours is told that it is ours, what kind of paper it is, and whether it still holds: that much the
paper itself gives its holder the right to. What was decided is for who may read the decision. A wrong code and a number
that does not exist are the same answer, and every try stands in the log, the vain ones too.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hmac import compare_digest
from typing import Final

from triage.access.echtheid import Verdict
from triage.access.log import Act, Look
from triage.access.signing import Uitgave
from triage.besluit.sealing import Besluit, same_code
from triage.besluit.sealing import check_code as code_of
from triage.casework.desk import Desk
from triage.followup.geldigheid import HOLDS, Geldigheid
from triage.followup.regel import Regel
from triage.followup.stuk import Stuk
from triage.followup.verzoek import UNFINISHED, Recht, Verzoek
from triage.ids import BesluitId
from triage.ports import SealMark, UnitOfWork

RIGHT: Final = "papier_controleren"
READS: Final = "besluit_lezen"
_PURPOSE: Final = "papier"
_QR: Final = re.compile(r"\s*TENZIJ1\s+(\S{1,40})\s+([0-9a-f]{64})\b", re.IGNORECASE)
_NUMBER: Final = re.compile(r"(\d{4})(\d{4,6})([A-Z])(\d{1,3})")
_LOOK_ALIKES: Final = str.maketrans("OIL", "011")


class Stand(StrEnum):
    """How a sealed paper stands today."""

    GELDT = "geldt"
    ZONDER_EINDE = "zonder_einde"
    """Nothing is shared by it, so there is no last day."""
    INGETROKKEN = "ingetrokken"
    VERVANGEN = "vervangen"
    VERLOPEN = "verlopen"
    GESLOTEN = "gesloten"
    VERNIETIGD = "vernietigd"
    """Its content was destroyed by law; number and code stay."""
    NIET_GEZEGD = "niet_gezegd"
    """Only who is named on the casus may be told."""


class Sleutel(StrEnum):
    """Whose the certificate is that a file was signed with."""

    NU = "nu"
    EERDER = "eerder"
    NOOIT = "nooit"
    """Not one of this store: somebody else signed it, under whatever name."""


_OURS: Final = (Sleutel.NU, Sleutel.EERDER)


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What only who may read the decision is told.

    Args:
        outcome: in words, as it was sealed.
        valid_until, review_on: as they were sealed, or None.
        ended_by: the number of what withdrew or replaced it, or empty.
        objection: a bezwaar (AVG art. 21) about it is not answered yet; None where one may not see requests.
    """

    besluit: BesluitId
    title: str
    outcome: str
    valid_until: date | None
    review_on: date | None
    ended_by: str = ""
    objection: bool | None = None


@dataclass(frozen=True, slots=True)
class Papier:
    """A sealed paper whose number and code, or file, belong together.

    Args:
        kind: `besluit`, `vastlegging` or `herroeping`.
        code: as it must stand on every page.
    """

    number: str
    kind: str
    code: str
    sealed_at: datetime
    stand: Stand
    inhoud: Inhoud | None = None


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file beside the store.

    Args:
        key: whose the certificate is; None where nobody could be read to have signed.
        issued: the paper that was issued with exactly these bytes, or None.
        paper: the seal behind it, where it is whole and ours and has one.
    """

    verdict: Verdict
    key: Sleutel | None
    issued: Uitgave | None
    paper: Papier | None

    @property
    def ours(self) -> bool:
        """Tell whether it is a paper of this municipality, as it left the house."""
        return self.issued is not None or (self.verdict.unchanged and self.key in _OURS)


def check_code(desk: Desk, number: str, code: str) -> Papier | None:
    """Return the paper that bears a number and a check code, or None; leaves a log line either way.

    Spaces, dashes and capitals make no difference, and O and I read as 0 and 1.

    Args:
        number: `2026-0148-B2`, or the words of its QR code; the code may be empty then.

    Raises:
        Refusal: a right that lacks.
    """
    if qr := _QR.match(number) or _QR.match(code):
        return _checked(desk, number_of(qr[1]), lambda digest: compare_digest(digest, qr[2].lower()))
    typed = "".join(char for char in code if char.isalnum() and char.isascii())
    return _checked(desk, number_of(number), lambda digest: same_code(typed, digest))


def number_of(typed: str) -> str:
    """Return the number of a sealed paper as typed by a person, or empty where it cannot be one."""
    bare = "".join(char for char in typed.upper() if char.isalnum() and char.isascii())
    found = _NUMBER.fullmatch(bare.translate(_LOOK_ALIKES))
    return f"{found[1]}-{found[2]}-{found[3]}{found[4]}" if found else ""


def check_file(desk: Desk, verdict: Verdict) -> Bestand:
    """Return how a file stands to this store; leaves a log line, or one per person of the paper it turns out to be.

    Args:
        verdict: what the file itself says.

    Raises:
        Refusal: a right that lacks.
    """
    desk.demand(RIGHT)
    with desk.work() as work:
        key = _key(work, verdict)
        issued = work.uitgaven.known(verdict.digest) if verdict.digest else None
        number = issued.number if issued else verdict.number if verdict.unchanged and key in _OURS else ""
        mark = work.besluiten.mark(number_of(number) or number) if number else None
        look = desk.look(Act.PAPIER_GECONTROLEERD, _PURPOSE, number or "onbekend")
        paper = _told(desk, work, mark, look) if mark else None
        if paper is None:
            _leave(desk, work, issued, look)
        work.commit()
    return Bestand(verdict, key, issued, paper)


def _key(work: UnitOfWork, verdict: Verdict) -> Sleutel | None:
    if verdict.signer is None:
        return None
    fingerprint = verdict.signer.fingerprint
    known = [one for one in work.certificaten.all() if one.fingerprint == fingerprint]
    if not known:
        return Sleutel.NOOIT
    return Sleutel.EERDER if known[-1].retired else Sleutel.NU


def _leave(desk: Desk, work: UnitOfWork, issued: Uitgave | None, look: Look) -> None:
    """Write the line of a check of a paper without a seal, about the person it was for where that may be met."""
    scope = desk.scope(RIGHT)
    if issued and issued.casus and work.casussen.stands(issued.casus, scope) is not None:
        person = (issued.person,) if issued.person else None
        work.casussen.get(issued.casus, scope, desk.look(look.act, _PURPOSE, look.detail, concerned=person))
    else:
        work.logboek.write(look)


def _checked(desk: Desk, number: str, fits: Callable[[str], bool]) -> Papier | None:
    desk.demand(RIGHT)
    with desk.work() as work:
        mark = work.besluiten.mark(number) if number else None
        paper = None
        if mark is not None and fits(mark.digest):
            paper = _told(desk, work, mark, desk.look(Act.PAPIER_GECONTROLEERD, _PURPOSE, mark.number))
        else:
            # What was typed may be anything, a name too: only what has the form of a number is written down.
            detail = f"{number or 'onleesbaar'} niet"
            work.logboek.write(desk.look(Act.PAPIER_GECONTROLEERD, _PURPOSE, detail))
        work.commit()
    return paper


def _told(desk: Desk, work: UnitOfWork, mark: SealMark, look: Look) -> Papier:
    """Return what may be told of a seal, after a line per person in it where the casus may be met at all."""
    if work.erasing.destroyed(mark.casus):
        work.logboek.write(look)
        return _paper(mark, Stand.VERNIETIGD)
    reads = work.besluiten.by_number(mark.number, desk.scope(READS)) is not None
    # Who was given access to a casus that is afgeschermd reads its decision, and meets it by no other right.
    scope = desk.scope(READS if reads else RIGHT)
    if work.besluiten.by_number(mark.number, scope) is None:
        work.logboek.write(look)
        return _paper(mark, Stand.NIET_GEZEGD)
    besluit = work.besluiten.get(mark.id, scope, look)
    holding = next((one for one in work.stukken.of(mark.casus, Geldigheid) if one.content.besluit == mark.id), None)
    return _paper(mark, _stand(desk, holding), _inhoud(desk, work, besluit, holding) if reads else None)


def _paper(mark: SealMark, stand: Stand, inhoud: Inhoud | None = None) -> Papier:
    return Papier(mark.number, mark.kind, code_of(mark.digest), mark.sealed_at, stand, inhoud)


def _stand(desk: Desk, holding: Stuk[Geldigheid] | None) -> Stand:
    if holding is None:
        return Stand.ZONDER_EINDE
    if holding.state in HOLDS:
        return Stand.GELDT if desk.clock.today() <= holding.content.valid_until else Stand.VERLOPEN
    return Stand(holding.state)


def _inhoud(desk: Desk, work: UnitOfWork, besluit: Besluit, holding: Stuk[Geldigheid] | None) -> Inhoud:
    facts = besluit.facts
    return Inhoud(
        besluit=besluit.id,
        title=facts.title,
        outcome=facts.outcome_text,
        valid_until=facts.valid,
        review_on=facts.review,
        ended_by=holding.content.ended_by if holding else "",
        objection=_objection(work, besluit) if _sees_requests(desk, work, besluit) else None,
    )


def _sees_requests(desk: Desk, work: UnitOfWork, besluit: Besluit) -> bool:
    return work.besluiten.by_number(besluit.number, desk.scope("verzoek_lezen")) is not None


def _objection(work: UnitOfWork, besluit: Besluit) -> bool:
    lines = {one.id for one in work.stukken.of(besluit.casus, Regel) if one.content.besluit == besluit.id}
    asked = (one for one in work.stukken.of(besluit.casus, Verzoek) if one.state in UNFINISHED)
    return any(
        one.content.right is Recht.BEZWAAR
        and (not one.content.lines or lines & {contested.regel for contested in one.content.lines})
        for one in asked
    )
