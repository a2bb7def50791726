"""Keeping what somebody is typing in a plan or a casusoverleg, so that a lock, a refusal or a crash loses nothing.

It is kept durably, encrypted, and only for who types. Each kind has a place of its own for each casus, so that none
writes over another.
"""

from enum import StrEnum

from triage.casework.desk import Desk
from triage.faults import Refusal
from triage.ids import CasusId
from triage.ports import UnitOfWork


class Typing(StrEnum):
    """What is being typed."""

    PLAN = "plan"
    BEGIN = "begin"
    OVERLEG = "overleg"


_RIGHTS = {
    Typing.PLAN: ("plan_afspraken", "plan_eigen_deel_schrijven"),
    Typing.BEGIN: ("plan_schrijven",),
    Typing.OVERLEG: ("overleg_schrijven",),
}
_MOST = 200_000
"""The most characters of a draft: a form full of lines that are each too long to keep."""


def keep(desk: Desk, casus: CasusId, typing: Typing, text: str) -> None:
    """Keep what somebody typed about a casus that is open on their screen; an empty text takes it away.

    Raises:
        Refusal: `tekst_te_lang`, `casus_onbekend` when the casus is out of reach by now, or `geen_recht`.
    """
    _demand(desk, typing)
    if len(text) > _MOST:
        raise Refusal("tekst_te_lang", lengte=len(text), maximum=_MOST)
    with desk.work() as work:
        if text and not _reached(desk, work, casus, typing):
            raise Refusal("casus_onbekend")
        work.concepten.keep(desk.actor.person, _place(casus, typing), text)
        work.commit()


def kept(desk: Desk, casus: CasusId, typing: Typing) -> str:
    """Return what this person typed before about a casus that was just opened, or an empty text.

    Raises:
        Refusal: `geen_recht`.
    """
    _demand(desk, typing)
    with desk.work() as work:
        # What was typed about a casus goes with it: who may not meet it any more has no notebook about it either.
        reached = _reached(desk, work, casus, typing)
        return work.concepten.text(desk.actor.person, _place(casus, typing)) if reached else ""


def _demand(desk: Desk, typing: Typing) -> None:
    if not any(desk.may(right) for right in _RIGHTS[typing]):
        desk.demand(_RIGHTS[typing][0])


def _reached(desk: Desk, work: UnitOfWork, casus: CasusId, typing: Typing) -> bool:
    return any(work.casussen.stands(casus, desk.scope(right)) is not None for right in _RIGHTS[typing])


def _place(casus: CasusId, typing: Typing) -> str:
    return f"{typing.value}:{casus}"
