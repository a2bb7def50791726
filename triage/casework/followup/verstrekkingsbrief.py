"""The letter to a recipient: what may be used, and how; logged for the person concerned, then composed of one line."""

from collections.abc import Callable
from datetime import date
from typing import Final

from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casework.followup.opvolging import READS, met, name_of
from triage.casework.followup.regels import deferred, held
from triage.casework.followup.verstrekken import RECORDS
from triage.casework.uitgeven import Blad, Papier, issued
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.followup.informeren import Informeren
from triage.followup.regel import URGENT, Regel, Rem
from triage.followup.stuk import Stuk
from triage.ports import Settings, UnitOfWork
from triage.records.verstrekking import Ontvangst
from triage.terms.running import begin, due

Press = Callable[[Ontvangst, Settings], bytes]
"""Makes the PDF of a letter."""
_RIGHTS: Final = {Act.BRIEF_GEZIEN: READS, Act.BRIEF_AFGEDRUKT: RECORDS, Act.BRIEF_BEWAARD: RECORDS}
_INFORMS: Final = "ontvanger_laat_weten"


def recipient_letter(desk: Desk, stuk: str, act: Act, press: Press) -> bytes:
    """Return the letter to the recipient of a line, after logging what it is taken for.

    What stands in it is what was granted: a letter of a line that is held back never leaves the program.

    Args:
        act: `BRIEF_GEZIEN` to show it, `BRIEF_AFGEDRUKT` or `BRIEF_BEWAARD` before it leaves.

    Raises:
        Refusal: `regel_staat_stil` or `regel_wacht` with what holds the line back (`remmen`), `stuk_onbekend`, or a
            right that lacks.
    """
    right = _RIGHTS[act]
    with desk.work() as work:
        kept, casus = met(desk, work, stuk, right, desk.look(act, "brief", stuk))
        told = work.stukken.of(casus.id, Informeren)
        today = desk.clock.today()
        if act is not Act.BRIEF_GEZIEN:
            _demand_may_leave(kept, held(kept, told, desk.kader, today))
        blad = Blad(Papier.VERSTREKKINGSBRIEF, kept.number, casus.id, kept.id, kept.content.about)
        paper = press(_received(desk, casus, kept, untold=deferred(kept.content, told, today)), _settings(work))
        issued(desk, work, act, blad, paper)
        work.commit()
    return paper


def _settings(work: UnitOfWork) -> Settings:
    return work.mensen.settings()


def _demand_may_leave(stuk: Stuk[Regel], remmen: tuple[Rem, ...]) -> None:
    """A letter goes with what leaves: only where nothing holds it back, or where it left already, for urgency."""
    stopped = tuple(rem for rem in remmen if rem not in URGENT)
    if stopped:
        raise Refusal("regel_staat_stil", remmen=stopped)
    if remmen and not any(one.urgent for one in stuk.content.left):
        raise Refusal("regel_wacht", remmen=remmen)


def _received(desk: Desk, casus: Casus, stuk: Stuk[Regel], *, untold: bool) -> Ontvangst:
    regel, last = stuk.content, stuk.content.left[-1:]
    zone = desk.clock.now().tzinfo
    at = last[0].at.astimezone(zone) if last else None
    return Ontvangst(
        kenmerk=stuk.number,
        day=desk.clock.today(),
        about=name_of(casus, regel.about),
        item=regel.item,
        source=regel.source,
        organisation=regel.recipient,
        name=last[0].name if last else "",
        function=last[0].function if last else regel.function,
        why=regel.why,
        asks=regel.act == "uitvraag",
        at=at,
        channel=last[0].channel if last else "",
        informs_by=_informs_by(desk, at.date()) if at is not None else None,
        untold=untold,
        sender=desk.actor.function or desk.kader.roles[desk.actor.role].text,
    )


def _informs_by(desk: Desk, day: date) -> date | None:
    return due(begin(desk.kader, _INFORMS, day))
