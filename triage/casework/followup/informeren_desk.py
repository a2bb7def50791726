"""A piece of informing on the desk: who it is about, how they are safely reached, and what may be done with it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from triage.access.log import Act, Look
from triage.answers import Scope
from triage.besluit.decision import demand_mandate, demand_other_eyes
from triage.besluit.sealing import SealedFacts
from triage.casework.desk import Desk
from triage.casus.model import Casus
from triage.casus.wording import dutch_date
from triage.faults import Refusal
from triage.followup.informeren import HOOGSTENS, UITGESTELD, VOORSTEL, Informeren, Variant, holds
from triage.followup.stuk import Step, Stuk
from triage.ids import BesluitId, ItemId
from triage.kader.model import Kader
from triage.ports import UnitOfWork
from triage.terms.running import first_end

PURPOSE: Final = "informeren"
READ: Final = "opvolging_lezen"
TELL: Final = "informeren"
PROPOSE: Final = "uitstel_voorstellen"
DECIDE: Final = "uitstel_besluiten"
_UNSAFE: Final = "onveilig"
_SAFE: Final = "veilig"

Pieces = tuple[Stuk[Informeren], ...]


@dataclass(frozen=True, slots=True)
class May:
    """What the one at the desk may do with a piece of informing.

    Args:
        why_not: why a proposal is not theirs to decide on: `eigen_voorstel`, `geen_mandaat`, or empty.
    """

    tell: bool = False
    propose: bool = False
    decide: bool = False
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class OpenInformeren:
    """A piece on the desk, with what it takes to tell somebody.

    Args:
        name: of the person.
        facts: what was sealed: the letter is made of it.
        mail: the letters that may go by mail.
        safe: whether mail at home is safe: `veilig`, `onveilig` or `onbekend`.
        safe_way: how the person is reached instead, in the words of the triage; never on a letter.
        representative: who represents, or has gezag, in words; empty where there is nobody.
        others: persons of the casus who may not know yet, by name.
        blocked: why telling has to wait: a slug of a fault, or empty.
        latest: the last day that a renewal decided today may last.
    """

    stuk: Stuk[Informeren]
    casus: Casus
    name: str
    facts: SealedFacts
    mail: tuple[Variant, ...]
    safe: str
    safe_way: str
    representative: str
    others: tuple[str, ...]
    blocked: str
    latest: date
    may: May
    history: tuple[Step, ...]


def open_informing(desk: Desk, stuk: str) -> OpenInformeren:
    """Open a piece of informing; leaves a log line about the person.

    Raises:
        Refusal: `stuk_onbekend`, or a right that lacks.
    """
    look = desk.look(Act.INFORMEREN_GEZIEN, PURPOSE)
    with desk.work() as work:
        found, casus = fetch(desk, work, stuk, READ, look)
        opened = opened_of(desk, work, found, casus, look)
        work.commit()
    return opened


def fetch(desk: Desk, work: UnitOfWork, stuk: str, right: str, look: Look) -> tuple[Stuk[Informeren], Casus]:
    """Fetch a piece with its casus for a right, with a log line about the person.

    Raises:
        Refusal: `stuk_onbekend`, or a right that lacks.
    """
    found = work.stukken.get(stuk, Informeren, desk.scope(right), look)
    if found.casus is None:
        raise Refusal("stuk_onbekend")
    casus = work.casussen.get(found.casus, desk.scope(right), narrowed(look, found))
    desk.demand(right, casus)
    return found, casus


def narrowed(look: Look, stuk: Stuk[Informeren]) -> Look:
    """Return a look that concerns the person of a piece alone."""
    return replace(look, concerned=stuk.concerned)


def demand_seen(found: Stuk[Informeren], seen: Stuk[Informeren]) -> None:
    """Refuse an act upon what is no longer as it was on the screen.

    Raises:
        Refusal: `inmiddels_gewijzigd`.
    """
    if found.version != seen.version:
        raise Refusal("inmiddels_gewijzigd")


def opened_of(desk: Desk, work: UnitOfWork, stuk: Stuk[Informeren], casus: Casus, look: Look) -> OpenInformeren:
    """Return a piece for the screen. Call after `fetch`."""
    person, today = stuk.content.person, desk.clock.today()
    facts = sealed_facts(desk, work, stuk, READ, look)
    pieces = work.stukken.of(casus.id, Informeren)
    hushed = [one.content.person for one in pieces if holds(one, today) and one.content.person != person]
    return OpenInformeren(
        stuk=stuk,
        casus=casus,
        name=casus.name_of(Scope.PERSOON, person),
        facts=facts,
        mail=tuple(one for one in stuk.content.needed if by_mail(casus, facts, stuk.content, one)),
        safe=safety(casus, facts, person),
        safe_way=casus.text("persoon.adres_anders", person) or facts.snapshot.answer("persoon.adres_anders", person),
        representative=spokesman(casus, stuk.content),
        others=tuple(casus.name_of(Scope.PERSOON, one) for one in dict.fromkeys(hushed)),
        blocked=blocked(stuk, pieces, today),
        latest=first_end(desk.kader.terms[HOOGSTENS], today),
        may=_may(desk, casus, stuk),
        history=work.stukken.history(stuk.id),
    )


def sealed_facts(desk: Desk, work: UnitOfWork, stuk: Stuk[Informeren], right: str, look: Look) -> SealedFacts:
    """Return what was sealed, of which this piece follows."""
    return work.besluiten.get(BesluitId(stuk.content.besluit), desk.scope(right), narrowed(look, stuk)).facts


def _may(desk: Desk, casus: Casus, stuk: Stuk[Informeren]) -> May:
    why_not = ""
    proposal = stuk.content.proposal
    try:
        demand_other_eyes(desk.actor, proposal.by if proposal else None, None)
        demand_mandate(desk.actor, desk.clock.today())
    except Refusal as refusal:
        why_not = refusal.code
    return May(desk.may(TELL, casus), desk.may(PROPOSE, casus), desk.may(DECIDE, casus), why_not)


# --------------------------------------------------------------------------------------------- what stands in the way
def blocked(stuk: Stuk[Informeren], pieces: Pieces, day: date) -> str:
    """Return why a person may not be told on a day: a slug of a fault, or empty."""
    if holding(stuk.content.person, pieces, day) is not None:
        return "uitstel_loopt_nog"
    return "uitstel_vraagt_besluit" if stuk.state in (UITGESTELD, VOORSTEL) else ""


def holding(person: ItemId, pieces: Pieces, day: date) -> Stuk[Informeren] | None:
    """Return the piece by which a person may not know yet: of whatever decision of the casus."""
    return next((one for one in pieces if one.content.person == person and holds(one, day)), None)


def demand_free(stuk: Stuk[Informeren], pieces: Pieces, day: date) -> None:
    """Refuse to tell somebody who may not know yet, by this decision or another of the casus.

    Raises:
        Refusal: `uitstel_loopt_nog` with the number (`nummer`) and the last day in words (`tot`), or
            `uitstel_vraagt_besluit` past the end of a deferral.
    """
    held = holding(stuk.content.person, pieces, day)
    if held is not None:
        raise Refusal("uitstel_loopt_nog", nummer=held.number, tot=dutch_date(held.content.deferrals[-1].until))
    if blocked(stuk, pieces, day):
        raise Refusal("uitstel_vraagt_besluit")


# -------------------------------------------------------------------------------------------- how somebody is reached
def safety(casus: Casus, facts: SealedFacts, person: ItemId) -> str:
    """Return whether mail at home is safe: `veilig`, `onveilig` or `onbekend`; what was sealed as unsafe stays so."""
    if facts.snapshot.answer("persoon.adres_anders", person):
        return _UNSAFE
    return casus.text("persoon.adres", person) or "onbekend"


def by_mail(casus: Casus, facts: SealedFacts, content: Informeren, variant: Variant) -> bool:
    """Tell whether a letter may go by mail.

    A mentor or other representative has an address of their own. Who has gezag over a child may live in the very house
    that is not safe: for them the same holds as for the child. Where nobody knows, only the sealed choice of a letter
    (with its explanation) lets one go.
    """
    person = content.person
    if variant is Variant.VERTEGENWOORDIGER and own_address(casus, content):
        return True
    safe = safety(casus, facts, person)
    return safe == _SAFE or (safe != _UNSAFE and casus.text("informeren.hoe", person) == "brief")


def own_address(casus: Casus, content: Informeren) -> bool:
    """Tell whether who represents a person has an address of their own: a mentor has, a parent may have the same."""
    return bool(content.representative or casus.text("persoon.vertegenwoordiger", content.person))


def spokesman(casus: Casus, content: Informeren) -> str:
    """Return who represents a person or has gezag over them, in words, or an empty string."""
    said = (content.representative, *(casus.text(one, content.person) for one in _SPOKESMEN))
    return next((one for one in said if one), "")


_SPOKESMEN: Final = ("persoon.vertegenwoordiger", "persoon.gezag")


def demand_not_to(casus: Casus, pieces: Pieces, to: str, person: ItemId, day: date) -> None:
    """Refuse to tell about one person to another of the casus who may not know yet.

    Raises:
        Refusal: `vertegenwoordiger_weet_nog_niet`.
    """
    hushed = {one.content.person for one in pieces if holds(one, day) and one.content.person != person}
    if any(casus.name_of(Scope.PERSOON, one).casefold() in to.casefold() for one in hushed):
        raise Refusal("vertegenwoordiger_weet_nog_niet")


def codes_c(kader: Kader) -> frozenset[str]:
    """Return the C codes of a kader: why somebody is not informed yet."""
    return frozenset(str(code.id) for code in kader.codes.values() if code.group == "C")
