"""The informatiebrief on its way: for whom, by which way, and what may not stand in it; logged before it is given."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from triage.access.log import Act
from triage.answers import Scope, check_texts
from triage.besluit.sealing import SealedFacts
from triage.casework.desk import Desk
from triage.casework.followup.informeren_desk import (
    TELL,
    by_mail,
    demand_free,
    demand_not_to,
    fetch,
    own_address,
    safety,
    sealed_facts,
)
from triage.casework.uitgeven import Blad, Papier, issued
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.followup.informeren import BEDENKTIJD, Informeren, Variant
from triage.followup.stuk import Stuk
from triage.ids import ItemId
from triage.ports import Settings
from triage.records.brief import Addressee
from triage.records.informatie import Informatie, Voor
from triage.records.veilig import Afgeschermd

Press = Callable[[Informatie, Settings], bytes]
"""Makes the PDF of a letter."""

_PURPOSE: Final = "brief"
_PAPER: Final = frozenset({Act.BRIEF_GEZIEN, Act.BRIEF_AFGEDRUKT, Act.BRIEF_BEWAARD})
_BEFORE: Final = "vooraf"
_NO_SOURCE: Final = "C1"


@dataclass(frozen=True, slots=True)
class Adressering:
    """What somebody chooses for a letter; kept nowhere.

    Args:
        name: of a representative; the person's own letter bears the sealed name.
        address: lines of a safe address, or empty: then it is put in the hand of the reader.
    """

    variant: Variant
    name: str = ""
    address: str = ""


def information_letter(desk: Desk, stuk: str, given: Adressering, act: Act, press: Press) -> bytes:
    """Return the letter, after logging that it is shown or leaves the program.

    Args:
        act: `BRIEF_GEZIEN`, `BRIEF_AFGEDRUKT` or `BRIEF_BEWAARD`.
        press: makes the paper, inside the transaction: where it fails nothing is logged.

    Raises:
        Refusal: `uitstel_loopt_nog`, `uitstel_vraagt_besluit`, `brief_niet_nodig`, `verteld_aan_ontbreekt`,
            `adres_onveilig`, `brief_noemt_geheim_adres`, `vertegenwoordiger_weet_nog_niet`, or a right that lacks.
    """
    if act not in _PAPER:
        raise ValueError(act)
    check_texts(given.name, given.address)
    look = desk.look(act, _PURPOSE, given.variant.value)
    with desk.work() as work:
        found, casus = fetch(desk, work, stuk, TELL, look)
        facts = sealed_facts(desk, work, found, TELL, look)
        pieces = work.stukken.of(casus.id, Informeren)
        demand_free(found, pieces, desk.clock.today())
        demand_not_to(casus, pieces, given.name, found.content.person, desk.clock.today())
        blad = Blad(Papier.INFORMATIEBRIEF, found.number, casus.id, found.id, found.content.person)
        paper = press(_letter(desk, found, casus, facts, given), work.mensen.settings())
        issued(desk, work, act, blad, paper)
        work.commit()
    return paper


def _letter(desk: Desk, stuk: Stuk[Informeren], casus: Casus, facts: SealedFacts, given: Adressering) -> Informatie:
    content, person = stuk.content, stuk.content.person
    guarded = _guarded(casus, facts, content, given.variant)
    to = _to(casus, facts, content, given)
    hidden = _left_out(casus, facts, person, to.name, guarded=guarded)
    if hidden.tells(given.address) or hidden.tells(given.name):
        raise Refusal("brief_noemt_geheim_adres")
    codes = {code for one in content.deferrals for code in one.codes}
    return Informatie(
        kenmerk=stuk.number,
        day=desk.clock.today(),
        facts=facts,
        person=person,
        voor=Voor(given.variant.value),
        to=to,
        sender=desk.actor.function,
        days=desk.kader.terms[BEDENKTIJD].amount if content.when == _BEFORE else 0,
        waited=bool(content.deferrals),
        no_source=_NO_SOURCE in codes,
        guarded=guarded,
        leaves_out=hidden,
    )


def _to(casus: Casus, facts: SealedFacts, content: Informeren, given: Adressering) -> Addressee:
    if given.variant not in content.needed:
        raise Refusal("brief_niet_nodig")
    if given.address.strip() and not by_mail(casus, facts, content, given.variant):
        raise Refusal("adres_onveilig")
    name = given.name.strip() if given.variant is Variant.VERTEGENWOORDIGER else _sealed_name(facts, content.person)
    if not name:
        raise Refusal("verteld_aan_ontbreekt")
    return Addressee(name, address=given.address.strip())


def _sealed_name(facts: SealedFacts, person: ItemId) -> str:
    return next(one.name for one in facts.snapshot.people if one.id == person)


def _guarded(casus: Casus, facts: SealedFacts, content: Informeren, variant: Variant) -> bool:
    """Tell whether the reader may not learn where the person is: a parent of a child whose home is not safe."""
    parent = variant is Variant.VERTEGENWOORDIGER and not own_address(casus, content)
    return parent and safety(casus, facts, content.person) == "onveilig"


def _left_out(casus: Casus, facts: SealedFacts, person: ItemId, reader: str, *, guarded: bool) -> Afgeschermd:
    sealed = {ItemId(one.id): one.name for one in facts.snapshot.people}
    now = {one: casus.name_of(Scope.PERSOON, one) for one in casus.of(Scope.PERSOON)}
    others = [one for one in {**sealed, **now} if one != person]
    hidden = [*others, person] if guarded else others
    places = (
        text
        for one in hidden
        for text in (casus.text("persoon.adres_anders", one), facts.snapshot.answer("persoon.adres_anders", one))
    )
    return Afgeschermd(
        names=tuple(dict.fromkeys(name for one in others for name in (sealed.get(one, ""), now.get(one, "")) if name)),
        own=(sealed[person], reader),
        places=tuple(dict.fromkeys(place for place in places if place)),
    )
