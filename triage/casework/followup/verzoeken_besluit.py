"""Deciding on a request by somebody who had no part in the first decision, and what follows from it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from triage.access.log import Act
from triage.answers import check_texts
from triage.besluit.decision import demand_mandate
from triage.casework.desk import Desk
from triage.casework.followup.verzoeken_desk import (
    DECIDE,
    HANDLE,
    Held,
    change,
    demand_day,
    demand_first_eyes_elsewhere,
    demand_words,
    kader_for,
    take,
)
from triage.casework.followup.verzoeken_inzage import left_out, silent
from triage.casework.followup.verzoeken_regels import end, lines_of, release, tell_person, tell_recipients, why_told
from triage.faults import Refusal
from triage.followup.bericht import Waarom
from triage.followup.stuk import Stuk
from triage.followup.verzoek import (
    APPEAL,
    AWB,
    COURT,
    DESTROY,
    MACHINE,
    OF_THE_AVG,
    RESTRICTED,
    Beslissing,
    Identiteit,
    Oordeel,
    Recht,
    Regeloordeel,
    Verzoek,
)
from triage.ports import UnitOfWork
from triage.terms.running import Running, begin, due

_NO_DECISION: Final = frozenset({Recht.DATALEK})
_WITHOUT_IDENTITY: Final = frozenset({Recht.KLACHT})
_DONE_BY_HAND: Final = frozenset({Recht.WISSING, Recht.VERNIETIGING})
GRANTS: Final = frozenset({Oordeel.TOEGEWEZEN, Oordeel.DEELS})


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision as it is filled in.

    Args:
        reason: for the citizen, in the letter.
        lines: one for each contested line.
        withheld: what is left out and why (UAVG art. 41 lid 2); asked where the person may not know yet.
    """

    outcome: Oordeel
    reason: str
    lines: tuple[Regeloordeel, ...] = ()
    withheld: str = ""


def decide(desk: Desk, stuk: str, judged: Judgement) -> Stuk[Verzoek]:
    """Decide on a request, with what follows for its lines and for who got the data, in one transaction.

    Raises:
        Refusal: `eigen_eerste_besluit`, `geen_mandaat`, `identiteit_niet_vast`, `oordeel_zonder_reden`,
            `oordeel_regels`, `verbetering_ontbreekt`, `weglaten_zonder_reden`, `overgang_kan_niet`, what `check_texts`
            refuses, or a right that lacks.
    """
    check_texts(
        judged.reason, judged.withheld, *(text for one in judged.lines for text in (one.reason, one.correction))
    )
    with desk.work() as work:
        held = take(desk, work, stuk, DECIDE)
        MACHINE.arrow(held.stuk.state, "besluiten")
        demand_mandate(desk.actor, desk.clock.today())
        demand_first_eyes_elsewhere(desk, work, held)
        _demand_not_the_same(desk, work, held)
        _demand_whole(held, judged, omits=left_out(desk, work, held))
        decision = _decision(desk, judged, neutral=silent(desk, work, held))
        content = replace(held.content, decision=decision)
        after = change(desk, work, held.stuk, "besluiten", content, _terms(desk, held, judged), Act.VERZOEK_BESLOTEN)
        _carry_over(desk, work, held, after)
        work.commit()
    return after


def _demand_not_the_same(desk: Desk, work: UnitOfWork, held: Held) -> None:
    """Who decided on the request whose answer is contested does not decide on the bezwaar against it."""
    if held.content.right is Recht.AWB_BEZWAAR:
        first = take(desk, work, held.content.answered, DECIDE).content.decision
        if first is not None and (desk.actor.counts_as(first.by) or desk.actor.name == first.name):
            raise Refusal("eigen_eerste_besluit")


def _demand_whole(held: Held, judged: Judgement, *, omits: bool) -> None:
    content = held.content
    if content.right in _NO_DECISION:
        raise Refusal("overgang_kan_niet", soort="verzoek", handeling="besluiten", staat=held.stuk.state)
    sure = content.identity is Identiteit.VAST or content.right in _WITHOUT_IDENTITY
    if not sure and judged.outcome is not Oordeel.NIET_ONTVANKELIJK:
        raise Refusal("identiteit_niet_vast")
    demand_words("oordeel_zonder_reden", judged.reason)
    _demand_lines(content, judged)
    if omits:
        demand_words("weglaten_zonder_reden", judged.withheld)


def _demand_lines(content: Verzoek, judged: Judgement) -> None:
    """Each contested line has its own answer and reason, and together they are the outcome."""
    asked = {one.regel for one in content.lines}
    if {one.regel for one in judged.lines} != asked or len(judged.lines) != len(asked):
        raise Refusal("oordeel_regels")
    demand_words("oordeel_zonder_reden", *(one.reason for one in judged.lines))
    granted = [one for one in judged.lines if one.granted]
    fits = {
        Oordeel.TOEGEWEZEN: len(granted) == len(asked),
        Oordeel.DEELS: not asked or 0 < len(granted) < len(asked),
        Oordeel.AFGEWEZEN: not granted,
        Oordeel.NIET_ONTVANKELIJK: not granted,
    }
    if not fits[judged.outcome]:
        raise Refusal("oordeel_regels")
    if content.right is Recht.RECTIFICATIE:
        demand_words("verbetering_ontbreekt", *(one.correction for one in granted))


def _decision(desk: Desk, judged: Judgement, *, neutral: bool) -> Beslissing:
    actor = desk.actor
    return Beslissing(
        outcome=judged.outcome,
        reason=judged.reason.strip(),
        lines=judged.lines,
        withheld=judged.withheld.strip(),
        neutral=neutral,
        on=desk.clock.today(),
        by=actor.person,
        name=actor.name,
        function=actor.function,
        role=desk.kader.roles[actor.role].text,
        mandate=actor.mandate.reference if actor.mandate else "",
    )


def _terms(desk: Desk, held: Held, judged: Judgement) -> tuple[Running, ...]:
    """Nothing is done yet with the decision: the answer is still owed. A restriction is looked at again in time."""
    restricts = held.content.right is Recht.BEPERKING and any(one.granted for one in judged.lines)
    if not restricts:
        return held.stuk.terms
    return (*held.stuk.terms, begin(kader_for(desk, held.casus), RESTRICTED, desk.clock.today()))


def _carry_over(desk: Desk, work: UnitOfWork, held: Held, after: Stuk[Verzoek]) -> None:
    """Release what was not granted, end or keep frozen what was, and put the notices ready (AVG art. 19)."""
    if held.casus is None or after.content.decision is None:
        return
    kept = [one.regel for one in after.content.granted]
    lost = [one.regel for one in after.content.lines if one.regel not in kept]
    release(desk, work, held.casus, after, lost)
    if not kept:
        return
    restricts = after.content.right is Recht.BEPERKING
    told = lines_of(work, held.casus, kept) if restricts else end(desk, work, held.casus, after, kept)
    tell_recipients(desk, work, held.casus, after, told, why_told(after.content.right))


# -------------------------------------------------------------------------------------------------- the answer
def answer_sent(desk: Desk, stuk: str, on: date, channel: str) -> Stuk[Verzoek]:
    """Record that the answer went out; from the day after it the citizen has six weeks to go further.

    Raises:
        Refusal: `kanaal_ontbreekt`, a day of `demand_day`, `overgang_kan_niet`, or a right that lacks.
    """
    demand_words("kanaal_ontbreekt", channel)
    with desk.work() as work:
        held = take(desk, work, stuk, HANDLE)
        decided = held.content.decision
        demand_day(desk, on, decided.on if decided else None)
        content = replace(held.content, sent_on=on, sent_channel=channel)
        remedy = _remedy(content)
        act = "antwoord_versturen" if remedy else "laatste_antwoord"
        after = change(desk, work, held.stuk, act, content, _after_answer(desk, held, content, on, remedy))
        _tell_answered(desk, work, held)
        work.commit()
    return after


def _remedy(content: Verzoek) -> str:
    """Return the term within which the citizen can go further, or empty where none runs."""
    if content.right is Recht.AWB_BEZWAAR:
        return APPEAL
    if content.right in OF_THE_AVG:
        return COURT if content.court else AWB
    return ""


def _after_answer(desk: Desk, held: Held, content: Verzoek, on: date, remedy: str) -> tuple[Running, ...]:
    kept = {RESTRICTED}
    if content.right is Recht.VERNIETIGING and content.decision and content.decision.outcome in GRANTS:
        kept.add(DESTROY)
    running = tuple(one for one in held.stuk.terms if one.term.id in kept)
    return (*running, begin(kader_for(desk, held.casus), remedy, on)) if remedy else running


def _tell_answered(desk: Desk, work: UnitOfWork, held: Held) -> None:
    """The request whose answer was contested goes on, now that the bezwaar is decided."""
    if held.content.right is Recht.AWB_BEZWAAR:
        answered = take(desk, work, held.content.answered, HANDLE).stuk
        if answered.state == "in_bezwaar":
            change(desk, work, answered, "bezwaar_beslist", answered.content)


def carried_out(desk: Desk, stuk: str, words: str, on: date) -> Stuk[Verzoek]:
    """Record when and how what was granted was erased or destroyed (AVG art. 17; Wmo 2015 art. 5.3.5).

    Raises:
        Refusal: `uitvoeren_woorden`, `niets_uit_te_voeren`, a day of `demand_day`, `overgang_kan_niet`, or a right.
    """
    demand_words("uitvoeren_woorden", words)
    check_texts(words)
    with desk.work() as work:
        held = take(desk, work, stuk, HANDLE)
        if not to_carry_out(held.content):
            raise Refusal("niets_uit_te_voeren")
        demand_day(desk, on, held.content.received_on)
        content = replace(held.content, carried_out=words.strip(), carried_out_on=on)
        after = change(desk, work, held.stuk, "uitvoeren", content)
        work.commit()
    return after


def to_carry_out(content: Verzoek) -> bool:
    """Tell whether something that was granted still has to be erased or destroyed by hand."""
    granted = content.decision is not None and content.decision.outcome in GRANTS
    return granted and content.right in _DONE_BY_HAND and content.carried_out_on is None


def keep_restricted(desk: Desk, stuk: str) -> Stuk[Verzoek]:
    """Record that it was looked at again and the restriction stays; the next look is due in the kader's time."""
    with desk.work() as work:
        held = take(desk, work, stuk, HANDLE)
        terms = (*held.stuk.without(RESTRICTED), begin(kader_for(desk, held.casus), RESTRICTED, desk.clock.today()))
        after = change(desk, work, held.stuk, "beperking_nakijken", held.content, terms)
        work.commit()
    return after


def lift_restriction(desk: Desk, stuk: str) -> Stuk[Verzoek]:
    """Lift a restriction: its lines are released; the person and every recipient are told (AVG art. 18 and 19).

    Raises:
        Refusal: `geen_beperking`, `overgang_kan_niet`, or a right that lacks.
    """
    with desk.work() as work:
        held = take(desk, work, stuk, HANDLE)
        if held.casus is None or held.stuk.term(RESTRICTED) is None:
            raise Refusal("geen_beperking")
        kept = [one.regel for one in held.content.granted]
        after = change(desk, work, held.stuk, "beperking_opheffen", held.content)
        release(desk, work, held.casus, after, kept)
        tell_recipients(desk, work, held.casus, after, lines_of(work, held.casus, kept), Waarom.OPHEFFING)
        tell_person(desk, work, held.casus, after, Waarom.OPHEFFING)
        work.commit()
    return after


def finish(desk: Desk, stuk: str) -> Stuk[Verzoek]:
    """Put a request away: nothing more is owed, and the citizen's time to go further is over.

    Raises:
        Refusal: `rechtsmiddel_loopt_nog`, `beperking_loopt_nog`, `uitvoeren_eerst`, `overgang_kan_niet`, or a right.
    """
    with desk.work() as work:
        held = take(desk, work, stuk, HANDLE)
        _demand_finished(desk, held)
        after = change(desk, work, held.stuk, "afronden", held.content)
        work.commit()
    return after


def _demand_finished(desk: Desk, held: Held) -> None:
    if held.stuk.term(RESTRICTED) is not None:
        raise Refusal("beperking_loopt_nog")
    if to_carry_out(held.content):
        raise Refusal("uitvoeren_eerst")
    remedy = next((one for one in held.stuk.terms if one.term.id in (AWB, COURT, APPEAL)), None)
    last = due(remedy) if remedy else None
    if last is not None and desk.clock.today() <= last:
        raise Refusal("rechtsmiddel_loopt_nog")
