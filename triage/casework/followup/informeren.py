"""Informing: what a seal owes each person it decides about, by which letters, and from when (UAVG 5 and 41)."""

from datetime import date
from typing import Final

from triage.access.log import Look
from triage.besluit.sealing import Besluit, SealedFacts
from triage.besluit.snapshot import SealedPerson
from triage.casework.desk import Desk
from triage.casework.followup.pieces import piece
from triage.casus.facts import age_rule, lines_about
from triage.casus.model import Casus
from triage.followup.informeren import (
    LOOPT_AF,
    NIET_VERPLICHT,
    OP_TIJD,
    TE_INFORMEREN,
    UITGESTELD,
    Informeren,
    Punt,
    Uitstel,
    Variant,
    Verwijzing,
)
from triage.followup.stuk import Stuk
from triage.ids import ItemId
from triage.kader.model import Kader
from triage.ports import UnitOfWork
from triage.records.sharing import LEAVING, ending
from triage.terms.running import Running, begin

POINTS: Final = "abcdefgh"
_LATER: Final = "uitgesteld"
_YOUNG: Final = 16
_VOICES: Final = {"zelf": (False, True), "vertegenwoordiger": (True, False), "beiden": (True, True)}
"""Whether a representative, and whether the person, uses the rights of the AVG."""


def begin_informing(desk: Desk, work: UnitOfWork, casus: Casus, besluit: Besluit, look: Look) -> None:
    """Make the piece of each person about whom a seal decides: a step of `begin.follow`."""
    for person in besluit.facts.snapshot.people:
        if lines_about(casus, ItemId(person.id)):
            work.stukken.add(_begun(desk, work, casus, besluit, person), look)


def _begun(desk: Desk, work: UnitOfWork, casus: Casus, besluit: Besluit, person: SealedPerson) -> Stuk[Informeren]:
    kader, item, sealed = desk.kader, ItemId(person.id), besluit.facts.sealed_on.date()
    deferral = _sealed_deferral(desk, casus, besluit, person)
    planned = date.fromisoformat(person.inform_on) if person.inform_on else None
    content = Informeren(
        besluit=besluit.id,
        number=besluit.number,
        person=item,
        when=person.inform,
        planned=planned,
        needed=needed(casus, desk.kader_of(casus), item),
        deferrals=(deferral,) if deferral else (),
    )
    state, terms = NIET_VERPLICHT, tuple[Running, ...]()
    if deferral is not None:
        state, terms = UITGESTELD, (begin(kader, LOOPT_AF, deferral.until),)
    elif leaves(besluit.facts, item):
        state, terms = TE_INFORMEREN, (begin(kader, OP_TIJD, max(planned or sealed, sealed)),)
    return piece(desk, work, casus, content, state, (item,), terms)


def leaves(facts: SealedFacts, person: ItemId) -> bool:
    """Tell whether anything about a person may leave by a seal."""
    lines = (line for line in facts.snapshot.lines if line.about == person)
    return any(ending(facts, line) in LEAVING for line in lines)


def needed(casus: Casus, kader: Kader, person: ItemId) -> tuple[Variant, ...]:
    """Return the letters that are owed: by the ages of the law of each source, and by who represents (UAVG 5).

    Informing stays a duty towards somebody who cannot decide on this; a representative is told as well.
    """
    if casus.text("persoon.wilsbekwaam", person) == "nee":
        represented = casus.text("persoon.vertegenwoordiging", person) not in ("", "geen")
        return (Variant.VOLWASSENE, Variant.VERTEGENWOORDIGER) if represented else (Variant.VOLWASSENE,)
    rules = [rule for line in lines_about(casus, person) if (rule := age_rule(casus, kader, line))]
    voices = [_VOICES[rule.rights_by] for rule in rules] or [_VOICES["zelf"]]
    years = casus.answer("persoon.leeftijd", person).value
    own = Variant.JONGERE if isinstance(years, int) and years < _YOUNG else Variant.VOLWASSENE
    return tuple(
        variant
        for variant, wanted in (
            (own, any(self for _, self in voices)),
            (Variant.VERTEGENWOORDIGER, any(other for other, _ in voices)),
        )
        if wanted
    )


def _sealed_deferral(desk: Desk, casus: Casus, besluit: Besluit, person: SealedPerson) -> Uitstel | None:
    if person.inform != _LATER or not person.deferred_until:
        return None
    facts, item = besluit.facts, person.id
    codes = casus.answer("informeren.code", ItemId(item)).value
    reference = facts.snapshot.answer("informeren.referentie", item)
    points = ((letter, facts.snapshot.answer(f"uavg41.{letter}", item)) for letter in POINTS)
    return Uitstel(
        codes=tuple(str(one) for one in codes) if isinstance(codes, tuple) else (),
        since=facts.sealed_on.date(),
        until=date.fromisoformat(person.deferred_until),
        motivation=facts.snapshot.answer("informeren.motivering", item),
        points=tuple(Punt(letter, words) for letter, words in points if words),
        reference=Verwijzing("C2", reference, None) if reference else None,
        proposed_by=casus.proposer,
        decided_by=desk.actor.person,
        by_name=facts.decider.name,
        by_function=facts.decider.function,
        mandate=facts.decider.mandate,
        decision=facts.motivation,
        origin=facts.number,
    )
