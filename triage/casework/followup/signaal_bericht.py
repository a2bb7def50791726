"""The notices that a signal was unfounded: to the person, and to everybody who was asked about the person."""

from dataclasses import replace
from typing import Final

from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casework.followup.pieces import piece
from triage.casework.followup.signaal_desk import PURPOSE
from triage.followup.bericht import TERM, Aan, Bericht, Waarom
from triage.followup.signaal import Signaal, Uitvraag
from triage.followup.stuk import Stuk
from triage.ports import UnitOfWork
from triage.terms.running import begin

READY: Final = "te_versturen"


def with_notices(desk: Desk, work: UnitOfWork, stuk: Stuk[Signaal], signal: Signaal, *, person: bool) -> Signaal:
    """Make the notices ready and return the signal that knows them.

    Whoever was asked more than once hears it once.

    Args:
        person: the person hears it too; not while a deferral stands.
    """
    if person:
        signal = with_notice(desk, work, stuk, signal, Aan.BETROKKENE)
    once = {(one.name.casefold(), one.function.casefold()): one for one in signal.asked}
    for asked in once.values():
        signal = with_notice(desk, work, stuk, signal, Aan.BRON, asked)
    return signal


def with_notice(
    desk: Desk, work: UnitOfWork, stuk: Stuk[Signaal], signal: Signaal, to: Aan, asked: Uitvraag | None = None
) -> Signaal:
    """Make one notice ready and return the signal that knows it."""
    about = stuk.content.about
    notice = Bericht(
        waarom=Waarom.SIGNAAL_ONTERECHT,
        aan=to,
        name=asked.name if asked else signal.name,
        function=asked.function if asked else "",
        about=about,
        line="",
        item=stuk.number,
        origin=stuk.id,
        origin_number=stuk.number,
    )
    terms = (begin(desk.kader, TERM, desk.clock.today()),)
    made = piece(desk, work, None, notice, READY, (about,) if about else (), terms)
    # Of whoever has the signal in hand, so that the signal and its notices are met by the same people.
    made = replace(made, owner=stuk.owner, team=stuk.team)
    work.stukken.add(made, desk.look(Act.BERICHT_GEWIJZIGD, PURPOSE, made.number))
    return replace(signal, notices=(*signal.notices, made.id))
