"""The letter with a notice: logged for the person concerned, then composed. Never to who may not know yet (UAVG 41)."""

from collections.abc import Callable
from dataclasses import replace

from triage.access.log import Act
from triage.answers import Scope
from triage.casework.desk import Desk
from triage.casework.followup.berichten import READ, SEND, demand_may_know
from triage.casework.uitgeven import Blad, Papier, issued
from triage.casus.model import Casus
from triage.followup.bericht import Bericht
from triage.followup.stuk import Stuk
from triage.ports import Settings
from triage.records.bericht import Kennisgeving

Press = Callable[[Kennisgeving, Settings], bytes]
"""Makes the PDF of a letter."""
_PURPOSE = "brief"


def notice_letter(desk: Desk, stuk: str, act: Act, press: Press) -> bytes:
    """Return the letter with a notice, after logging what it is taken for.

    Args:
        act: `BRIEF_GEZIEN` to show it, `BRIEF_AFGEDRUKT` or `BRIEF_BEWAARD` before it leaves.

    Raises:
        Refusal: `nog_niet_vertellen` to a person who may not know today, `stuk_onbekend`, or a right that lacks.
    """
    right = READ if act is Act.BRIEF_GEZIEN else SEND
    with desk.work() as work:
        look = desk.look(act, _PURPOSE)
        found = work.stukken.get(stuk, Bericht, desk.scope(right), look)
        casus = None
        if found.casus is not None:
            casus = work.casussen.get(found.casus, desk.scope(right), replace(look, concerned=found.concerned))
        desk.demand(right, casus)
        demand_may_know(desk, work, found)
        blad = Blad(Papier.KENNISGEVING, found.number, found.casus, found.id, found.content.about)
        paper = issued(desk, work, act, blad, press(_told(desk, found, casus), work.mensen.settings()))
        work.commit()
    return paper


def _told(desk: Desk, stuk: Stuk[Bericht], casus: Casus | None) -> Kennisgeving:
    content = stuk.content
    about = content.about
    named = casus is not None and about is not None and about in casus.of(Scope.PERSOON)
    return Kennisgeving(
        why=content.waarom.value,
        to=content.aan.value,
        kenmerk=stuk.number,
        day=desk.clock.today(),
        name=content.name,
        function=content.function,
        about=casus.name_of(Scope.PERSOON, about) if named and casus is not None and about is not None else "",
        item=content.item,
        correction=content.correction,
        sender=desk.actor.function or desk.kader.roles[desk.actor.role].text,
    )
