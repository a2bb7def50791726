"""How informing stands, in words."""

from datetime import date
from typing import Final

from triage.casework.followup.informeren_desk import OpenInformeren
from triage.followup.informeren import (
    GEINFORMEERD,
    NIET_VERPLICHT,
    TE_INFORMEREN,
    Informeren,
    Uitstel,
    Verteld,
    awaits_decision,
)
from triage.followup.stuk import Stuk
from triage.terms.running import due
from ui.widgets.chip import Kind
from ui.words import day, listed, say

_KINDS: Final = {GEINFORMEERD: Kind.OK, NIET_VERPLICHT: Kind.NEUTRAL, TE_INFORMEREN: Kind.ATTENTION}


def standing(stuk: Stuk[Informeren], today: date) -> tuple[str, Kind]:
    """Return how it stands, with its kind."""
    if awaits_decision(stuk, today):
        return say("informeren.staat.voorbij"), Kind.DANGER
    last = latest(stuk)
    if stuk.state == TE_INFORMEREN and last is not None and last < today:
        return say("informeren.staat.te_laat"), Kind.DANGER
    return say(f"informeren.staat.{stuk.state}"), _KINDS.get(stuk.state, Kind.ACCENT)


def latest(stuk: Stuk[Informeren]) -> date | None:
    """Return the first last day that runs, or None."""
    days = [one for term in stuk.terms if (one := due(term)) is not None]
    return min(days, default=None)


def letters(content: Informeren) -> str:
    """Return for whom there are letters, in words."""
    return listed(tuple(say(f"informeren.variant.{one}") for one in content.needed))


def told_words(one: Verteld) -> str:
    """Return how somebody was told, in one line."""
    way = say(f"informeren.weg.{one.channel}").lower()
    return say("informeren.verteld_regel", dag=day(one.on), aan=one.to, hoe=way, door=one.by_name)


def deferral_words(one: Uitstel) -> str:
    """Return a deferral in one line."""
    key = "uitstel_regel" if one.by_name else "uitstel_regel_kort"
    codes = ", ".join(one.codes)
    return say(f"informeren.{key}", van=day(one.since), tot=day(one.until), codes=codes, door=one.by_name)


def why_latest(opened: OpenInformeren) -> str:
    """Return by which term the last day is, in words of the kader."""
    last = latest(opened.stuk)
    found = (term for term in opened.stuk.terms if due(term) == last)
    return next((f"{term.term.text} ({term.term.source})" for term in found), "")
