"""The part of a sealed decision for one person: logged for that person alone, then composed of the sealed facts.

There is none for who may not know yet: a paper that lies ready is a paper that goes out (UAVG 41).
"""

from collections.abc import Callable
from typing import Final

from triage.access.log import Act
from triage.answers import Scope
from triage.besluit.sealing import Besluit, SealedFacts
from triage.casework.casus.papers import log_mark
from triage.casework.desk import Desk
from triage.casework.followup.untold import may_not_know
from triage.casework.uitgeven import Blad, Papier, issued
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.followup.informeren import Informeren
from triage.followup.stuk import Stuk
from triage.ids import BesluitId, ItemId
from triage.ports import Settings
from triage.records.besluit_deel import Deel
from triage.records.veilig import Afgeschermd

Press = Callable[[Deel, str, Settings], bytes]
"""Makes the PDF of a part, with the mark of the log and the settings of that moment."""
_RIGHTS: Final = {Act.BESLUIT_GEZIEN: "besluit_lezen", Act.AFGEDRUKT: "afdrukken", Act.BEWAARD: "afdrukken"}
_DETAIL: Final = "deel"
_NO_SOURCE: Final = "C1"


def part(desk: Desk, besluit_id: BesluitId, person: ItemId, act: Act, press: Press) -> bytes:
    """Return the part of a decision for one person, after logging that it is shown or leaves the program.

    Args:
        act: `BESLUIT_GEZIEN`, `AFGEDRUKT` or `BEWAARD`.
        press: makes the paper, inside the transaction: where it fails nothing is logged.

    Raises:
        Refusal: `besluit_onbekend`, `persoon_onbekend`, `nog_niet_vertellen`, or a right that lacks.
        Trouble: `zegel_gebroken`.
    """
    right = _RIGHTS[act]
    with desk.work() as work:
        mark = log_mark(*work.logboek.head())
        look, scope = desk.look(act, right, _DETAIL, concerned=(person,)), desk.scope(right)
        besluit = work.besluiten.get(besluit_id, scope, look)
        casus = work.casussen.get(besluit.casus, scope, look)
        desk.demand(right, casus)
        if person not in {one.id for one in besluit.facts.snapshot.people}:
            raise Refusal("persoon_onbekend")
        if person in may_not_know(work, casus, desk.clock.today()):
            raise Refusal("nog_niet_vertellen")
        pieces = work.stukken.of(casus.id, Informeren)
        pdf = press(_part(besluit, casus, person, pieces), mark, work.mensen.settings())
        blad = Blad(Papier.BESLUIT_PERSOON, besluit.number, casus.id, besluit.id, person)
        issued(desk, work, act, blad, pdf)
        work.commit()
    return pdf


def _part(besluit: Besluit, casus: Casus, person: ItemId, pieces: tuple[Stuk[Informeren], ...]) -> Deel:
    own = (one.content for one in pieces if one.content.person == person)
    codes = {code for content in own for uitstel in content.deferrals for code in uitstel.codes}
    return Deel(besluit, person, _NO_SOURCE in codes, left_out(casus, besluit.facts, person))


def left_out(casus: Casus, facts: SealedFacts, person: ItemId) -> Afgeschermd:
    """Return what of others may not stand in the part: as they were sealed, and as they are called now.

    No secret place stands in it at all, not even that of the person: a parent may read along.
    """
    sealed = {ItemId(one.id): one.name for one in facts.snapshot.people}
    now = {one: casus.name_of(Scope.PERSOON, one) for one in casus.of(Scope.PERSOON)}
    every = tuple(dict.fromkeys((*sealed, *now)))
    others = [name for one in every if one != person for name in (sealed.get(one, ""), now.get(one, "")) if name]
    places = (
        text
        for one in every
        for text in (casus.text("persoon.adres_anders", one), facts.snapshot.answer("persoon.adres_anders", one))
    )
    return Afgeschermd(
        names=tuple(dict.fromkeys(others)),
        own=(sealed[person],),
        places=tuple(dict.fromkeys(place for place in places if place)),
    )
