"""The letters about a signal, each logged before it is given: to the person, and to who was asked about the person."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casework.followup.signaal_desk import HANDLE, fetch
from triage.casework.followup.signaal_einde import destroy_on
from triage.casework.followup.voices import voices_at, years_on
from triage.casework.uitgeven import Blad, Papier, issued
from triage.faults import Refusal
from triage.followup.bericht import Aan, Bericht
from triage.followup.signaal import KEEP, Signaal, Verzwegen, waits
from triage.followup.stuk import Stuk
from triage.kader.model import Kader
from triage.ports import Settings, UnitOfWork
from triage.records.brief import Addressee
from triage.records.informatie import Voor
from triage.records.signaal import Melding

PURPOSE: Final = "brief"
THAT: Final = "signaal"
"""The letter that there is a signal; every other letter goes with a notice, by its id."""


@dataclass(frozen=True, slots=True)
class SignaalBrief:
    """A letter to compose.

    Args:
        to: None for the person; else who was asked.
        unfounded: it tells that the signal was unfounded.
    """

    given: Melding
    to: Addressee | None
    unfounded: bool
    settings: Settings


Press = Callable[[SignaalBrief], bytes]


def voices(kader: Kader, born: date | None, day: date) -> tuple[Voor, ...]:
    """Return to whom a letter about a signal speaks, by age (UAVG 5); every way where the age is not known."""
    return voices_at(kader, None if born is None else years_on(born, day))


def signaal_paper(desk: Desk, stuk_id: str, which: str, act: Act, press: Press, voor: Voor = Voor.VOLWASSENE) -> bytes:
    """Return the PDF of a letter after logging what it is taken for; there is none to the person while it is deferred.

    Args:
        which: `THAT`, or the id of a notice of this signal.
        act: `BRIEF_GEZIEN`, `BRIEF_AFGEDRUKT` or `BRIEF_BEWAARD`.
        voor: to whom a letter to the person speaks, one of `voices`; of no account for another.

    Raises:
        Refusal: `signaal_uitgesteld`, `brief_niet_nodig` (another letter than belongs to the age), `stuk_onbekend`, or
            a right that lacks.
    """
    with desk.work() as work:
        stuk = fetch(desk, work, stuk_id, HANDLE, act, stuk_id)
        brief = _brief(desk, work, stuk, which, voor)
        blad = Blad(Papier.SIGNAALBRIEF, stuk.number, stuk.casus, stuk.id)
        pdf = issued(desk, work, act, blad, press(brief))
        work.commit()
    return pdf


def _brief(desk: Desk, work: UnitOfWork, stuk: Stuk[Signaal], which: str, voor: Voor) -> SignaalBrief:
    settings = work.mensen.settings()
    notice = _notice(desk, work, stuk, which)
    to_person = notice is None or notice.aan is Aan.BETROKKENE
    # A letter that lies ready is a letter that goes out: while a deferral stands there is none.
    if to_person and waits(stuk):
        raise Refusal("signaal_uitgesteld")
    if to_person and voor not in voices(desk.kader, stuk.content.born, desk.clock.today()):
        raise Refusal("brief_niet_nodig")
    to = None if notice is None or to_person else Addressee(notice.name, notice.function)
    return SignaalBrief(told(desk, stuk, voor), to, notice is not None, settings)


def _notice(desk: Desk, work: UnitOfWork, stuk: Stuk[Signaal], which: str) -> Bericht | None:
    if which == THAT:
        # What is unfounded or gone is told by its notice.
        if stuk.state in ("onterecht", "vernietigd"):
            raise Refusal("stuk_onbekend")
        return None
    if which not in stuk.content.notices:
        raise Refusal("stuk_onbekend")
    look = desk.look(Act.BERICHT_GEZIEN, PURPOSE, stuk.number)
    return work.stukken.get(which, Bericht, desk.scope(HANDLE), look).content


def told(desk: Desk, stuk: Stuk[Signaal], voor: Voor) -> Melding:
    """Return what a letter about a signal tells; call after a look at it."""
    signal, kader = stuk.content, desk.kader
    # Where naming the source is dangerous, what kind of source it is may tell as much.
    hidden = signal.source is None or signal.unnamed is Verzwegen.GEVAAR
    return Melding(
        number=stuk.number,
        day=desk.clock.today(),
        name=signal.name,
        received=signal.received,
        area=signal.area,
        kind=kader.party_kinds[signal.kind].text if signal.kind in kader.party_kinds else "",
        concern=tuple(kader.supports[one].text for one in signal.concern if one in kader.supports),
        source="" if hidden or signal.source is None else signal.source.value,
        destroyed_on=destroy_on(stuk),
        told=signal.told is not None,
        sender=desk.actor.function,
        years=kader.terms[KEEP].amount,
        voor=voor,
    )
