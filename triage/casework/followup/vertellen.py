"""Telling: recording that a person, or who represents them, was told of a decision (AVG 12 to 14; UAVG 5)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from triage.access.log import Act
from triage.answers import check_texts
from triage.besluit.sealing import SealedFacts
from triage.casework.desk import Desk
from triage.casework.followup.crisis_course import keep_up
from triage.casework.followup.informeren_desk import (
    PURPOSE,
    TELL,
    by_mail,
    demand_free,
    demand_not_to,
    demand_seen,
    fetch,
    narrowed,
    sealed_facts,
)
from triage.casus.model import Casus
from triage.casus.wording import dutch_date
from triage.faults import Refusal
from triage.followup.informeren import (
    GEINFORMEERD,
    IN_WRITING,
    MACHINE,
    OP_TIJD,
    Informeren,
    Variant,
    Verteld,
    Weg,
)
from triage.followup.stuk import Stuk, moved
from triage.terms.running import begin

_MONTH: Final = timedelta(days=28)
"""The longest that a representative who appears later waits for the letter."""


@dataclass(frozen=True, slots=True)
class Mededeling:
    """What somebody fills in who told a person: when, how, by which letter, and who was told."""

    on: date
    channel: Weg
    variant: Variant
    to: str


def tell(desk: Desk, seen: Stuk[Informeren], given: Mededeling) -> Stuk[Informeren]:
    """Record that a person, or who represents them, was told.

    Raises:
        Refusal: `uitstel_loopt_nog`, `uitstel_vraagt_besluit`, `verteld_dag` (before the decision, or still to come),
            `adres_onveilig` (a letter by mail), `verteld_aan_ontbreekt`, `brief_niet_nodig` (a letter that nobody is
            owed), `vertegenwoordiger_weet_nog_niet`, `inmiddels_gewijzigd`, or a right that lacks.
    """
    check_texts(given.to)
    look = desk.look(Act.INFORMEREN_GEWIJZIGD, PURPOSE, f"{seen.number} verteld")
    with desk.work() as work:
        stuk, casus = fetch(desk, work, seen.id, TELL, look)
        demand_seen(stuk, seen)
        facts = sealed_facts(desk, work, stuk, TELL, look)
        pieces, today = work.stukken.of(casus.id, Informeren), desk.clock.today()
        demand_free(stuk, pieces, today)
        _demand_tellable(casus, facts, stuk, given, today)
        demand_not_to(casus, pieces, given.to, stuk.content.person, today)
        after, act = _told(desk, stuk, given)
        work.stukken.save(stuk, after, act, narrowed(look, stuk))
        keep_up(work, casus, narrowed(look, stuk))
        work.commit()
    return after


def _demand_tellable(casus: Casus, facts: SealedFacts, stuk: Stuk[Informeren], given: Mededeling, today: date) -> None:
    sealed = facts.sealed_on.date()
    if not sealed <= given.on <= today:
        raise Refusal("verteld_dag", vanaf=dutch_date(sealed))
    if given.variant not in stuk.content.needed:
        raise Refusal("brief_niet_nodig")
    if given.channel is Weg.BRIEF and not by_mail(casus, facts, stuk.content, given.variant):
        raise Refusal("adres_onveilig")
    if not given.to.strip():
        raise Refusal("verteld_aan_ontbreekt")


def _told(desk: Desk, stuk: Stuk[Informeren], given: Mededeling) -> tuple[Stuk[Informeren], str]:
    one = Verteld(
        on=given.on,
        written=given.channel in IN_WRITING,
        channel=given.channel,
        variant=given.variant,
        to=given.to.strip(),
        by=desk.actor.person,
        by_name=desk.actor.name,
    )
    content = replace(stuk.content, told=(*stuk.content.told, one))
    act = "deels_vertellen" if content.untold else "vertellen"
    return moved(stuk, MACHINE, act, content), act


def representative_known(desk: Desk, seen: Stuk[Informeren], name: str, by: date) -> Stuk[Informeren]:
    """Record that a representative appeared after the decision: from then on a letter for them is owed.

    Args:
        name: who it is, and how to be reached.
        by: the day by which they are told: from today, four weeks at most.

    Raises:
        Refusal: `vertegenwoordiger_al_bekend`, `vertegenwoordiger_naam`, `vertegenwoordiger_dag`,
            `inmiddels_gewijzigd`, or a right that lacks.
    """
    check_texts(name)
    look = desk.look(Act.INFORMEREN_GEWIJZIGD, PURPOSE, f"{seen.number} vertegenwoordiger")
    with desk.work() as work:
        stuk, casus = fetch(desk, work, seen.id, TELL, look)
        demand_seen(stuk, seen)
        _demand_new(stuk, name, by, desk.clock.today())
        needed = tuple(dict.fromkeys((*stuk.content.needed, Variant.VERTEGENWOORDIGER)))
        content = replace(stuk.content, needed=needed, representative=name.strip())
        terms = (*stuk.terms, begin(desk.kader, OP_TIJD, by)) if stuk.state == GEINFORMEERD else stuk.terms
        after = moved(stuk, MACHINE, "vertegenwoordiger_bekend", content, terms)
        work.stukken.save(stuk, after, "vertegenwoordiger_bekend", narrowed(look, stuk))
        keep_up(work, casus, narrowed(look, stuk))
        work.commit()
    return after


def _demand_new(stuk: Stuk[Informeren], name: str, by: date, today: date) -> None:
    if Variant.VERTEGENWOORDIGER in stuk.content.needed:
        raise Refusal("vertegenwoordiger_al_bekend")
    if not name.strip():
        raise Refusal("vertegenwoordiger_naam")
    if not today <= by <= today + _MONTH:
        raise Refusal("vertegenwoordiger_dag", uiterlijk=dutch_date(today + _MONTH))
