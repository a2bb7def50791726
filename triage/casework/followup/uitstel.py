"""A deferral that ends: one proposes, another decides, and a ground that falls away lifts it at once (UAVG 41).

Longer never goes by itself: each renewal is a new decision with its own codes, motivation, eight points and end, within
the kader's maximum (the rhythm of Wmo 5.3.1).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from triage.access.log import Act
from triage.answers import check_texts
from triage.besluit.decision import demand_mandate, demand_other_eyes
from triage.casework.desk import Desk
from triage.casework.followup.crisis_course import keep_up
from triage.casework.followup.informeren_desk import (
    DECIDE,
    PROPOSE,
    PURPOSE,
    codes_c,
    demand_seen,
    fetch,
    narrowed,
)
from triage.casework.followup.ingehouden import follow_deferral
from triage.casus.wording import dutch_date
from triage.faults import Refusal
from triage.followup.informeren import (
    ALSNOG,
    HOOGSTENS,
    LOOPT_AF,
    MACHINE,
    Einde,
    Informeren,
    Punt,
    Uitstel,
    Uitstelvoorstel,
    Verwijzing,
)
from triage.followup.stuk import Stuk, moved
from triage.kader.model import Kader
from triage.terms.running import begin, first_end

POINTS: Final = "abcdefgh"
INVESTIGATION: Final = "C2"
"""A competent authority asked to wait: only code, reference and day are kept (AVG 10; UAVG 41 lid 1 onder d)."""
ABOUT_IT: Final = frozenset("abg")
"""The points whose answer would be about the investigation itself, so that nobody asks them at C2."""

Change = tuple[Stuk[Informeren], str]
Changing = Callable[[Stuk[Informeren]], Change]


class Keuze(StrEnum):
    """What the decider chooses."""

    VERLENGEN = "verlengen"
    INFORMEREN = "informeren"


@dataclass(frozen=True, slots=True)
class Opzet:
    """What somebody fills in to propose a renewal, or to inform now.

    Args:
        until: until when longer; None proposes to inform the person now.
        reference, reference_on: of the request of a third party at C2.
    """

    codes: tuple[str, ...]
    until: date | None
    motivation: str = ""
    points: tuple[Punt, ...] = ()
    reference: str = ""
    reference_on: date | None = None


@dataclass(frozen=True, slots=True)
class Uitspraak:
    """What the decider fills in.

    Args:
        until: a sooner end than was proposed, or None for the proposed one.
        own_weighing: the sentence "Ik heb deze afweging zelf gemaakt" was ticked by hand.
    """

    choice: Keuze
    motivation: str
    own_weighing: bool
    until: date | None = None


# ---------------------------------------------------------------------------------------------------------- proposing
def propose(desk: Desk, seen: Stuk[Informeren], given: Opzet) -> Stuk[Informeren]:
    """Put a renewal, or informing now, to who decides.

    Raises:
        Refusal: `uitstel_onvolledig` with what lacks (`ontbreekt`: slugs), `uitstel_voorbij`, `uitstel_te_lang`,
            `overgang_kan_niet`, `inmiddels_gewijzigd`, or a right that lacks.
    """
    check_texts(given.motivation, given.reference, *(point.words for point in given.points))

    def changing(stuk: Stuk[Informeren]) -> Change:
        demand_whole(given, desk.kader)
        if given.until is not None:
            _demand_end(desk, given.until)
        content = replace(stuk.content, proposal=_proposal(desk, given))
        return moved(stuk, MACHINE, "voorstellen", content), "voorstellen"

    return _change(desk, seen, PROPOSE, Act.INFORMEREN_GEWIJZIGD, changing)


def demand_whole(given: Opzet, kader: Kader) -> None:
    """Refuse a proposal that is not complete.

    Raises:
        Refusal: `uitstel_onvolledig` with the slugs of `lacking`.
    """
    found = lacking(given, kader)
    if found:
        raise Refusal("uitstel_onvolledig", ontbreekt=found)


def lacking(given: Opzet, kader: Kader) -> tuple[str, ...]:
    """Return what a proposal still lacks, or what it may not hold, as slugs: fields, and `punt_a` to `punt_h`."""
    if given.until is None:
        return () if given.motivation.strip() or INVESTIGATION in given.codes else ("motivering",)
    found = [] if given.codes and set(given.codes) <= codes_c(kader) else ["codes"]
    asked = [letter for letter in POINTS if not (INVESTIGATION in given.codes and letter in ABOUT_IT)]
    words = {point.letter: point.words.strip() for point in given.points}
    if INVESTIGATION in given.codes:
        found += ["verwijzing"] * (not given.reference.strip()) + ["verwijzing_dag"] * (given.reference_on is None)
        found += ["te_veel"] * bool(given.motivation.strip() or any(words.get(letter) for letter in ABOUT_IT))
    elif not given.motivation.strip():
        found.append("motivering")
    return (*found, *(f"punt_{letter}" for letter in asked if not words.get(letter)))


def _demand_end(desk: Desk, until: date) -> None:
    today = desk.clock.today()
    latest = first_end(desk.kader.terms[HOOGSTENS], today)
    if until <= today:
        raise Refusal("uitstel_voorbij")
    if until > latest:
        raise Refusal("uitstel_te_lang", uiterlijk=dutch_date(latest))


def _proposal(desk: Desk, given: Opzet) -> Uitstelvoorstel:
    reference = given.reference.strip()
    return Uitstelvoorstel(
        codes=given.codes,
        until=given.until,
        motivation=given.motivation.strip(),
        points=tuple(Punt(one.letter, one.words.strip()) for one in given.points if one.words.strip()),
        reference=Verwijzing(INVESTIGATION, reference, given.reference_on) if reference else None,
        on=desk.clock.today(),
        by=desk.actor.person,
        by_name=desk.actor.name,
        by_function=desk.actor.function,
    )


def take_back(desk: Desk, seen: Stuk[Informeren]) -> Stuk[Informeren]:
    """Take a proposal back, before anybody decided on it.

    Raises:
        Refusal: `overgang_kan_niet`, `inmiddels_gewijzigd`, or a right that lacks.
    """

    def changing(stuk: Stuk[Informeren]) -> Change:
        return moved(stuk, MACHINE, "terugnemen", replace(stuk.content, proposal=None)), "terugnemen"

    return _change(desk, seen, PROPOSE, Act.INFORMEREN_GEWIJZIGD, changing)


# ----------------------------------------------------------------------------------------------------------- deciding
def decide_deferral(desk: Desk, seen: Stuk[Informeren], given: Uitspraak) -> Stuk[Informeren]:
    """Decide on a proposal: longer, with an end of its own, or the person is told within the kader's term.

    Raises:
        Refusal: `eigen_voorstel`, `geen_mandaat`, `motivering_ontbreekt`, `eigen_afweging_ontbreekt`,
            `uitstel_niet_gevraagd` (longer, where only informing was proposed, or longer than was asked),
            `uitstel_voorbij`, `uitstel_te_lang`, `overgang_kan_niet`, `inmiddels_gewijzigd`, or a right that lacks.
    """
    check_texts(given.motivation)

    def changing(stuk: Stuk[Informeren]) -> Change:
        proposal = stuk.content.proposal
        if proposal is None:
            raise Refusal("overgang_kan_niet", soort="informeren", handeling=given.choice.value, staat=stuk.state)
        _demand_own(desk, proposal, given)
        if given.choice is Keuze.INFORMEREN:
            return _ended(desk, stuk, "niet_verlengen", _einde(desk, given.motivation, None, lifted=False))
        return _renewed(desk, stuk, proposal, given)

    return _change(desk, seen, DECIDE, Act.UITSTEL_BESLOTEN, changing)


def _demand_own(desk: Desk, proposal: Uitstelvoorstel, given: Uitspraak) -> None:
    demand_other_eyes(desk.actor, proposal.by, None)
    demand_mandate(desk.actor, desk.clock.today())
    if not given.motivation.strip():
        raise Refusal("motivering_ontbreekt")
    if not given.own_weighing:
        raise Refusal("eigen_afweging_ontbreekt")


def _renewed(desk: Desk, stuk: Stuk[Informeren], proposal: Uitstelvoorstel, given: Uitspraak) -> Change:
    until = given.until or proposal.until
    if until is None or proposal.until is None or until > proposal.until:
        raise Refusal("uitstel_niet_gevraagd")
    _demand_end(desk, until)
    actor = desk.actor
    deferral = Uitstel(
        codes=proposal.codes,
        since=desk.clock.today(),
        until=until,
        motivation=proposal.motivation,
        points=proposal.points,
        reference=proposal.reference,
        proposed_by=proposal.by,
        decided_by=actor.person,
        by_name=actor.name,
        by_function=actor.function,
        mandate=actor.mandate.reference if actor.mandate else "",
        decision=given.motivation.strip(),
        origin="",
    )
    content = replace(stuk.content, proposal=None, deferrals=(*stuk.content.deferrals, deferral))
    terms = (*stuk.without(LOOPT_AF), begin(desk.kader, LOOPT_AF, until))
    return moved(stuk, MACHINE, "verlengen", content, terms), "verlengen"


# ------------------------------------------------------------------------------------------------------------ lifting
def lift(desk: Desk, seen: Stuk[Informeren], why: str, reference: str = "", on: date | None = None) -> Stuk[Informeren]:
    """Lift a deferral at once, because its ground fell away: the person is told within the kader's term.

    Whoever may propose or decide on a deferral may lift it: it gives a right back, and takes none away.

    Args:
        why: what changed; at C2 nothing but the reference is kept, and this stays empty.
        reference, on: of the confirmation of who asked to wait; needed at C2.

    Raises:
        Refusal: `opheffen_reden`, `opheffen_verwijzing`, `overgang_kan_niet`, `inmiddels_gewijzigd`, or a right that
            lacks.
    """
    check_texts(why, reference)
    right = DECIDE if desk.may(DECIDE) else PROPOSE

    def changing(stuk: Stuk[Informeren]) -> Change:
        asked = bool(stuk.content.deferrals) and INVESTIGATION in stuk.content.deferrals[-1].codes
        if asked and (not reference.strip() or on is None or on > desk.clock.today() or why.strip()):
            raise Refusal("opheffen_verwijzing")
        if not asked and not why.strip():
            raise Refusal("opheffen_reden")
        confirmed = Verwijzing(INVESTIGATION, reference.strip(), on) if asked else None
        return _ended(desk, stuk, "opheffen", _einde(desk, why, confirmed, lifted=True))

    return _change(desk, seen, right, Act.INFORMEREN_GEWIJZIGD, changing)


def _einde(desk: Desk, why: str, reference: Verwijzing | None, *, lifted: bool) -> Einde:
    actor = desk.actor
    return Einde(desk.clock.today(), why.strip(), reference, lifted, actor.person, actor.name, actor.function)


def _ended(desk: Desk, stuk: Stuk[Informeren], act: str, end: Einde) -> Change:
    content = replace(stuk.content, proposal=None, ends=(*stuk.content.ends, end))
    terms = (*stuk.without(LOOPT_AF), begin(desk.kader, ALSNOG, desk.clock.today()))
    return moved(stuk, MACHINE, act, content, terms), act


def _change(desk: Desk, seen: Stuk[Informeren], right: str, log: Act, changing: Changing) -> Stuk[Informeren]:
    look = desk.look(log, PURPOSE, seen.number)
    with desk.work() as work:
        stuk, casus = fetch(desk, work, seen.id, right, look)
        demand_seen(stuk, seen)
        after, act = changing(stuk)
        work.stukken.save(stuk, after, act, narrowed(look, stuk))
        keep_up(work, casus, narrowed(look, stuk))
        follow_deferral(desk, work, casus, after.content.person, narrowed(look, stuk))
        work.commit()
    return after
