"""The course of a crisis: how it begins, how a seal ratifies it or does not, and when nothing of it is owed any more.

Everything here runs inside the transaction of what causes it: the form, an answer in the triage, a seal, a letter.
"""

from dataclasses import replace
from datetime import date

from triage.access.log import Look
from triage.answers import Scope
from triage.besluit.decision import Uitkomst, decidable
from triage.besluit.sealing import Besluit, SealedFacts
from triage.casework.desk import Desk
from triage.casework.followup.crisis_repair import ask_to_delete
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.followup.bericht import Aan, Bericht
from triage.followup.crisis import (
    BEKRACHTIGD,
    BEKRACHTIGEN,
    HERSTELD,
    HERSTELLEN,
    INFORMEREN,
    MACHINE,
    NIET_BEKRACHTIGD,
    OPEN,
    UNDONE,
    Crisis,
    demand_other_hands,
)
from triage.followup.informeren import GEINFORMEERD, UITGESTELD, VOORSTEL, Informeren
from triage.followup.stuk import Stuk, moved
from triage.ids import ItemId, PersonId
from triage.kader.model import Kader
from triage.ports import UnitOfWork
from triage.terms.running import Running, begin

_SENT = frozenset({"verstuurd", "beantwoord"})
_TO_SEND = "te_versturen"


def first_terms(kader: Kader, day: date) -> tuple[Running, ...]:
    """Return what is owed of a crisis from the day on which somebody acted alone."""
    return (begin(kader, BEKRACHTIGEN, day), begin(kader, INFORMEREN, day))


def undone(work: UnitOfWork, casus: Casus) -> tuple[Stuk[Crisis], ...]:
    """Return the crises of a casus of which something is still owed. Call after a look at that casus."""
    return tuple(one for one in work.stukken.of(casus.id, Crisis) if one.state in UNDONE)


def had_a_hand(work: UnitOfWork, casus: Casus, person: PersonId) -> bool:
    """Tell whether somebody acted alone in a crisis that waits for ratification, under whatever id they had."""
    ids = {person, *work.mensen.earlier_ids(person)}
    waiting = (one for one in work.stukken.of(casus.id, Crisis) if one.state == OPEN)
    return any(not ids.isdisjoint(one.content.acted) for one in waiting)


def demand_other_ratifies(desk: Desk, work: UnitOfWork, casus: Casus) -> None:
    """Refuse a decision on a casus by who acted alone in its crisis. Call after a look at that casus.

    Raises:
        Refusal: `crisis_eigen_keuze`.
    """
    for one in work.stukken.of(casus.id, Crisis):
        if one.state == OPEN:
            demand_other_hands(desk.actor, one.content)


def ratify(desk: Desk, work: UnitOfWork, casus: Casus, besluit: Besluit, look: Look) -> None:
    """Settle the crises of a casus by its seal: ratified, or not with everything that follows from it.

    A step of `triage.casework.followup.begin`; comes after the step that begins the informing.

    Raises:
        Refusal: `crisis_eigen_keuze` for who acted alone; `crisis_vraagt_besluit` for a seal without a decider.
    """
    for crisis in work.stukken.of(casus.id, Crisis):
        if crisis.state != OPEN:
            continue
        if besluit.facts.kind != "besluit":
            raise Refusal("crisis_vraagt_besluit")
        demand_other_hands(desk.actor, crisis.content)
        _settle(desk, work, casus, besluit, crisis, look)


def _settle(desk: Desk, work: UnitOfWork, casus: Casus, besluit: Besluit, crisis: Stuk[Crisis], look: Look) -> None:
    kader, whole = desk.kader_of(casus), ratified(besluit.facts)
    content = replace(crisis.content, besluit=besluit.id, number=besluit.number, outcome=besluit.facts.outcome)
    act = "bekrachtigen" if whole else "niet_bekrachtigen"
    terms = crisis.without(BEKRACHTIGEN)
    if crisis.term(INFORMEREN) is None:
        # Somebody may have come into the casus after all the others were told.
        terms = (*terms, begin(kader, INFORMEREN, day_of(desk, crisis.content)))
    if not whole:
        terms = (*terms, begin(kader, HERSTELLEN, desk.clock.today()))
    after = _named(moved(crisis, MACHINE, act, content, terms), casus)
    work.stukken.save(crisis, after, act, look)
    if not whole:
        ask_to_delete(desk, work, casus, besluit, after, look)
    keep_up(work, casus, look)


def ratified(facts: SealedFacts) -> bool:
    """Tell whether a seal ratifies what was shared in a crisis, whole.

    All of it leaves by the decision; or there was nothing to decide on, for every line has a statutory route.
    """
    by_route = facts.outcome == Uitkomst.ANDERE_ROUTE and not decidable(facts.snapshot)
    return facts.outcome == Uitkomst.DELEN or by_route


def keep_up(work: UnitOfWork, casus: Casus, look: Look) -> None:
    """Let the crises of a casus follow what was told and sent; call it whenever a person is told or a notice is sent.

    Takes the look of that act, after a look at the casus, so that one act leaves one line a person.
    """
    for crisis in undone(work, casus):
        _follow(work, casus, crisis, look)


def _follow(work: UnitOfWork, casus: Casus, crisis: Stuk[Crisis], look: Look) -> None:
    knows, later = told(work, casus, crisis), _later(work, casus)
    people = casus.of(Scope.PERSOON)
    everybody = bool(people) and knows.issuperset(people)
    if crisis.term(INFORMEREN) is not None and everybody:
        crisis = _kept(work, casus, crisis, "allen_verteld", look)
    elif crisis.term(INFORMEREN) is not None and crisis.state != OPEN and (knows | later).issuperset(people):
        crisis = _kept(work, casus, crisis, "uitgesteld", look)
    if crisis.state == NIET_BEKRACHTIGD and not unsent(work, casus, crisis):
        crisis = _kept(work, casus, crisis, "herstellen", look)
    if crisis.state in (BEKRACHTIGD, HERSTELD) and everybody:
        _kept(work, casus, crisis, "afronden", look)


def _kept(work: UnitOfWork, casus: Casus, crisis: Stuk[Crisis], act: str, look: Look) -> Stuk[Crisis]:
    after = _named(moved(crisis, MACHINE, act, crisis.content), casus)
    work.stukken.save(crisis, after, act, look)
    return after


def _named(crisis: Stuk[Crisis], casus: Casus) -> Stuk[Crisis]:
    """Return a crisis as it is about everybody who stands in the casus by now."""
    return replace(crisis, concerned=casus.of(Scope.PERSOON))


def told(work: UnitOfWork, casus: Casus, crisis: Stuk[Crisis]) -> frozenset[ItemId]:
    """Return who knows what was shared: told here, informed about the seal, or by a notice that was sent."""
    here = {one.person for one in crisis.content.told}
    informed = {
        one.content.person
        for one in work.stukken.of(casus.id, Informeren)
        if one.state == GEINFORMEERD and one.content.besluit == crisis.content.besluit
    }
    noticed = {
        one.content.about
        for one in notices(work, casus, crisis)
        if one.content.aan is Aan.BETROKKENE and one.state in _SENT and one.content.about
    }
    return frozenset(here | informed | noticed)


def informing_of(work: UnitOfWork, casus: Casus, crisis: Stuk[Crisis], person: ItemId) -> Stuk[Informeren] | None:
    """Return the piece by which a person is informed about the seal of a crisis, or None."""
    pieces = (one for one in work.stukken.of(casus.id, Informeren) if one.content.besluit == crisis.content.besluit)
    return next((one for one in pieces if one.content.person == person), None)


def _later(work: UnitOfWork, casus: Casus) -> frozenset[ItemId]:
    """Return who may not know yet, by a deferral: its own term says until when."""
    states = (UITGESTELD, VOORSTEL)
    return frozenset(one.content.person for one in work.stukken.of(casus.id, Informeren) if one.state in states)


def notices(work: UnitOfWork, casus: Casus, crisis: Stuk[Crisis]) -> tuple[Stuk[Bericht], ...]:
    """Return the notices that follow from a crisis."""
    return tuple(one for one in work.stukken.of(casus.id, Bericht) if one.content.origin == crisis.id)


def unsent(work: UnitOfWork, casus: Casus, crisis: Stuk[Crisis]) -> tuple[Stuk[Bericht], ...]:
    """Return the notices of a crisis that still have to go out."""
    return tuple(one for one in notices(work, casus, crisis) if one.state == _TO_SEND)


def day_of(desk: Desk, crisis: Crisis) -> date:
    """Return the day, here, on which somebody acted alone: the terms run from it."""
    return crisis.at.astimezone(desk.clock.now().tzinfo).date()
