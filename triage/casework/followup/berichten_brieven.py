"""The letter with a notice: logged for the person concerned, then composed. Never to who may not know yet (UAVG 41)."""

from collections.abc import Callable
from dataclasses import replace

from triage.access.log import Act
from triage.answers import Scope
from triage.casework.desk import Desk
from triage.casework.followup.berichten import READ, SEND, demand_may_know, letter_voices, signal_of
from triage.casework.followup.signaal_papers import SignaalBrief, told
from triage.casework.uitgeven import Blad, Papier, issued
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.followup.bericht import Aan, Bericht
from triage.followup.signaal import Signaal, waits
from triage.followup.stuk import Stuk
from triage.ports import Settings, UnitOfWork
from triage.records.bericht import Kennisgeving
from triage.records.brief import Addressee
from triage.records.informatie import Voor

Press = Callable[[Kennisgeving | SignaalBrief, Settings], bytes]
"""Makes the PDF of a letter; of an unfounded signal it is the very letter that the signal itself gives."""
_PURPOSE = "brief"


def notice_letter(desk: Desk, stuk: str, act: Act, press: Press, voor: Voor = Voor.VOLWASSENE) -> bytes:
    """Return the letter with a notice, after logging what it is taken for.

    Args:
        act: `BRIEF_GEZIEN` to show it, `BRIEF_AFGEDRUKT` or `BRIEF_BEWAARD` before it leaves.
        voor: to whom a letter to the person speaks, one of `OpenBericht.voices`.

    Raises:
        Refusal: `nog_niet_vertellen` to a person who may not know today, `signaal_uitgesteld`, `brief_niet_nodig`
            (another letter than belongs to the age), `stuk_onbekend`, or a right that lacks.
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
        signal = signal_of(desk, work, found, right, look)
        _demand_letter(desk, found, casus, signal, voor)
        brief: Kennisgeving | SignaalBrief
        if signal is not None:
            brief = _of_signal(desk, work, found.content, signal, voor)
        else:
            brief = _told(desk, found, casus, voor)
        blad = Blad(Papier.KENNISGEVING, found.number, found.casus, found.id, found.content.about)
        paper = issued(desk, work, act, blad, press(brief, work.mensen.settings()))
        work.commit()
    return paper


def _demand_letter(
    desk: Desk, stuk: Stuk[Bericht], casus: Casus | None, signal: Stuk[Signaal] | None, voor: Voor
) -> None:
    if signal is not None and stuk.content.aan is Aan.BETROKKENE and waits(signal):
        raise Refusal("signaal_uitgesteld")
    if voor not in letter_voices(desk, stuk, casus, signal):
        raise Refusal("brief_niet_nodig")


def _of_signal(desk: Desk, work: UnitOfWork, notice: Bericht, signal: Stuk[Signaal], voor: Voor) -> SignaalBrief:
    to = None if notice.aan is Aan.BETROKKENE else Addressee(notice.name, notice.function)
    return SignaalBrief(told(desk, signal, voor), to, unfounded=True, settings=work.mensen.settings())


def _told(desk: Desk, stuk: Stuk[Bericht], casus: Casus | None, voor: Voor) -> Kennisgeving:
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
        voor=voor,
    )
