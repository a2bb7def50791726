"""The sample of a quarter: drawn by the informatieregisseur, read again without names and judged by the FG (ch. 14).

A decision is read here in the way of every other: a log line for each person in it, in the same transaction. Nobody
judges what they decided or proposed themselves, and nobody changes the judgement of somebody else.
"""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Final

from triage.access.log import Act, Look
from triage.access.rights import CasusScope, may
from triage.answers import check_texts
from triage.besluit.sealing import SealedFacts
from triage.casework.access.deciders import seats
from triage.casework.access.nameless import without_names
from triage.casework.desk import Desk
from triage.faults import Refusal
from triage.followup.steekproef import (
    FORM,
    LEAST,
    MACHINE,
    MOST,
    PERCENT,
    TERM,
    Getrokken,
    Kwartaal,
    Oordeel,
    Steekproef,
    draw,
    judged,
    quarter_of,
    seed_of,
    size,
)
from triage.followup.stuk import Soort, Stuk, moved
from triage.ids import PersonId
from triage.ports import SealMark, UnitOfWork
from triage.terms.running import begin

PURPOSE: Final = "steekproef"
DRAW, JUDGE = "steekproef_trekken", "steekproef_beoordelen"
SHOWN: Final = 8
"""Quarters that a list shows at least, so that one that was forgotten still shows."""
_BESLUIT: Final = "besluit"
"""The kind of seal that is a decision; what is only recorded (`vastlegging`) was decided by nobody."""


@dataclass(frozen=True, slots=True)
class Rij:
    """A quarter in the list.

    Args:
        of: how many decisions were sealed in it.
        stuk: its sample, or None while none was drawn.
    """

    kwartaal: Kwartaal
    of: int
    stuk: Stuk[Steekproef] | None


@dataclass(frozen=True, slots=True)
class Lijst:
    """The quarters that ended, newest first."""

    rows: tuple[Rij, ...]
    may_draw: bool
    may_judge: bool


@dataclass(frozen=True, slots=True)
class OpenSteekproef:
    """A sample as somebody looks at it."""

    stuk: Stuk[Steekproef]
    may_judge: bool

    @property
    def sample(self) -> Steekproef:
        """The sample itself."""
        return self.stuk.content

    @property
    def open(self) -> bool:
        """Whether there is still something to judge in it, or to say about it."""
        return self.stuk.state == "getrokken"


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A decision of a sample as the FG reads it.

    Args:
        facts: what was sealed, without names; None where it cannot be read any more, or not by this person.
        own: it is a decision in which this person had a hand; another has to judge it.
    """

    shown: OpenSteekproef
    one: Getrokken
    facts: SealedFacts | None
    own: bool


def quarters(desk: Desk) -> Lijst:
    """Return the quarters that ended, with their samples; leaves a log line about no person.

    Raises:
        Refusal: `geen_recht`.
    """
    right = _right(desk)
    with desk.work() as work:
        look = desk.look(Act.STEEKPROEF_GEZIEN, PURPOSE)
        samples = {one.content.kwartaal: one for one in _samples(work, desk.scope(right), look)}
        ended = _ended(desk, tuple(samples))
        marks = work.besluiten.marks(ended[-1].first, ended[0].last)
        work.commit()
    counts = Counter(quarter_of(one.sealed_at.date()) for one in _decisions(marks))
    rows = tuple(Rij(one, counts[one], samples.get(one)) for one in ended)
    return Lijst(rows, desk.may(DRAW), desk.may(JUDGE))


def draw_sample(desk: Desk, kwartaal: Kwartaal) -> OpenSteekproef:
    """Draw the sample of a quarter that ended; once, and with nothing to choose.

    Raises:
        Refusal: `kwartaal_loopt_nog`, `al_getrokken`, `kwartaal_zonder_besluiten`, or `geen_recht`.
    """
    desk.demand(DRAW)
    if desk.clock.today() <= kwartaal.last:
        raise Refusal("kwartaal_loopt_nog", kwartaal=kwartaal.name)
    look = desk.look(Act.STEEKPROEF_GETROKKEN, PURPOSE, kwartaal.name)
    with desk.work() as work:
        if any(one.content.kwartaal == kwartaal for one in _samples(work, desk.scope(DRAW), look)):
            raise Refusal("al_getrokken", kwartaal=kwartaal.name)
        stuk = _stuk(desk, work, kwartaal)
        work.stukken.add(stuk, look)
        work.commit()
    return OpenSteekproef(stuk, desk.may(JUDGE))


def open_sample(desk: Desk, stuk_id: str) -> OpenSteekproef:
    """Open a sample: numbers and judgements, nothing of a citizen.

    Raises:
        Refusal: `stuk_onbekend`, or `geen_recht`.
    """
    right = _right(desk)
    with desk.work() as work:
        look = desk.look(Act.STEEKPROEF_GEZIEN, PURPOSE, stuk_id)
        stuk = work.stukken.get(stuk_id, Steekproef, desk.scope(right), look)
        work.commit()
    return OpenSteekproef(stuk, desk.may(JUDGE))


def read_decision(desk: Desk, stuk_id: str, number: str) -> Gelezen:
    """Open a decision of a sample without names; leaves a log line for each person in it.

    Raises:
        Refusal: `stuk_onbekend`, `niet_in_steekproef`, or `geen_recht`.
        Trouble: `zegel_gebroken`.
    """
    desk.demand(JUDGE)
    with desk.work() as work:
        look = desk.look(Act.STEEKPROEF_GEZIEN, PURPOSE, stuk_id)
        stuk = work.stukken.get(stuk_id, Steekproef, desk.scope(JUDGE), look)
        one = stuk.content.one(number)
        facts = _facts(desk, work, one, look)
        work.commit()
    own = facts is not None and _had_a_hand(desk, facts)
    return Gelezen(OpenSteekproef(stuk, may_judge=True), one, without_names(facts) if facts else None, own)


def judge(desk: Desk, stuk_id: str, number: str, oordeel: Oordeel, why: str) -> OpenSteekproef:
    """Keep what the FG found of one decision; until the sample is finished the same person may find otherwise.

    Args:
        why: the FG's own words, without names; may be empty where it is careful and nothing more is to be said.

    Raises:
        Refusal: `oordeel_zonder_reden`, `eigen_besluit_nalezen`, `wel_in_te_zien`, `niet_in_te_zien`,
            `oordeel_van_ander`, `overgang_kan_niet`, `niet_in_steekproef`, `stuk_onbekend`, or `geen_recht`.
    """
    desk.demand(JUDGE)
    check_texts(why)
    if oordeel is not Oordeel.ZORGVULDIG and not why.strip():
        raise Refusal("oordeel_zonder_reden")
    look = desk.look(Act.STEEKPROEF_GEWIJZIGD, PURPOSE, stuk_id)
    with desk.work() as work:
        stuk = work.stukken.get(stuk_id, Steekproef, desk.scope(JUDGE), look)
        MACHINE.arrow(stuk.state, "beoordelen")
        one = stuk.content.one(number)
        _demand_read(desk, _facts(desk, work, one, look), oordeel)
        found = replace(one, oordeel=oordeel, why=why.strip(), by=_judge_of(desk, one), by_name=desk.actor.name)
        content = judged(stuk.content, replace(found, at=desk.clock.now()))
        after = moved(stuk, MACHINE, "beoordelen", content)
        work.stukken.save(stuk, after, "beoordelen", look)
        work.commit()
    return OpenSteekproef(after, may_judge=True)


def finish(desk: Desk, stuk_id: str, summary: str) -> OpenSteekproef:
    """Finish a sample of which everything was judged; from then nothing in it changes, and it joins the account.

    Args:
        summary: what the FG says about the whole; may be empty.

    Raises:
        Refusal: `steekproef_niet_klaar` with how many wait (`aantal`), `overgang_kan_niet`, `stuk_onbekend`, or
            `geen_recht`.
    """
    desk.demand(JUDGE)
    check_texts(summary)
    look = desk.look(Act.STEEKPROEF_GEWIJZIGD, PURPOSE, stuk_id)
    with desk.work() as work:
        stuk = work.stukken.get(stuk_id, Steekproef, desk.scope(JUDGE), look)
        MACHINE.arrow(stuk.state, "afronden")
        if stuk.content.waiting:
            raise Refusal("steekproef_niet_klaar", aantal=len(stuk.content.waiting))
        closed = {"closed_by_name": desk.actor.name, "closed_at": desk.clock.now()}
        content = replace(stuk.content, summary=summary.strip(), **closed)  # type: ignore[arg-type]
        after = moved(stuk, MACHINE, "afronden", content)
        work.stukken.save(stuk, after, "afronden", look)
        work.commit()
    return OpenSteekproef(after, may_judge=True)


def draft_of(stuk_id: str, number: str = "") -> str:
    """Return under what is kept what the FG is typing about a decision of a sample, or about the whole of it."""
    return f"steekproef:{stuk_id} {number}".rstrip()


# ------------------------------------------------------------------------------------------------------------ parts
def _right(desk: Desk) -> str:
    if not desk.may(JUDGE):
        desk.demand(DRAW)
        return DRAW
    return JUDGE


def _samples(work: UnitOfWork, scope: CasusScope, look: Look) -> tuple[Stuk[Steekproef], ...]:
    rows = work.stukken.rows(scope, look, frozenset({Soort.STEEKPROEF}), limit=1_000)
    found = (work.stukken.get(row.id, Steekproef, scope, look) for row in rows)
    return tuple(sorted(found, key=lambda one: one.content.kwartaal))


def _ended(desk: Desk, drawn: tuple[Kwartaal, ...]) -> tuple[Kwartaal, ...]:
    """Return the last quarters that ended, and every one before of which there is a sample; newest first."""
    recent, at = [], quarter_of(desk.clock.today())
    for _ in range(SHOWN):
        at = at.previous
        recent.append(at)
    return tuple(sorted({*recent, *drawn}, reverse=True))


def _decisions(marks: tuple[SealMark, ...]) -> tuple[SealMark, ...]:
    return tuple(one for one in marks if one.kind == _BESLUIT)


def _stuk(desk: Desk, work: UnitOfWork, kwartaal: Kwartaal) -> Stuk[Steekproef]:
    return Stuk(
        id=desk.ids(),
        soort=Soort.STEEKPROEF,
        # One number for each quarter, and no number twice: the store itself refuses a second draw.
        number=kwartaal.name,
        casus=None,
        team=desk.actor.team,
        owner=_reader(desk, work),
        state="getrokken",
        made=desk.clock.now(),
        content=_drawn(desk, kwartaal, work.besluiten.marks(kwartaal.first, kwartaal.last)),
        terms=(begin(desk.kader, TERM, desk.clock.today()),),
    )


def _drawn(desk: Desk, kwartaal: Kwartaal, marks: tuple[SealMark, ...]) -> Steekproef:
    decisions = _decisions(marks)
    if not decisions:
        raise Refusal("kwartaal_zonder_besluiten", kwartaal=kwartaal.name)
    seed = seed_of(kwartaal, marks[-1].digest)
    return Steekproef(
        year=kwartaal.year,
        quarter=kwartaal.quarter,
        form=FORM,
        of=len(decisions),
        percent=PERCENT,
        least=LEAST,
        most=MOST,
        last_number=marks[-1].number,
        last_digest=marks[-1].digest,
        seed=seed,
        chosen=draw(seed, [(one.id, one.casus, one.number) for one in decisions], size(len(decisions))),
        drawn_by=desk.actor.person,
        drawn_by_name=desk.actor.name,
        drawn_function=desk.actor.function,
        drawn_at=desk.clock.now(),
    )


def _reader(desk: Desk, work: UnitOfWork) -> PersonId:
    """Return the FG, who has to see to it; where nobody or several could, who drew it stays to be asked."""
    today = desk.clock.today()
    found = [
        one.person
        for one in work.mensen.colleagues()
        if any(may(desk.kader, seat, JUDGE, today) for seat in seats(desk, work, one.person))
    ]
    return found[0] if len(found) == 1 else desk.actor.person


def _facts(desk: Desk, work: UnitOfWork, one: Getrokken, look: Look) -> SealedFacts | None:
    """Return what was sealed, with its log lines; None where it was destroyed by law or the casus is afgeschermd."""
    if work.erasing.destroyed(one.casus):
        return None
    try:
        return work.besluiten.get(one.besluit, desk.scope(JUDGE), look).facts
    except Refusal:
        return None


def _demand_read(desk: Desk, facts: SealedFacts | None, oordeel: Oordeel) -> None:
    if facts is None and oordeel is not Oordeel.NIET_IN_TE_ZIEN:
        raise Refusal("niet_in_te_zien")
    if facts is not None and oordeel is Oordeel.NIET_IN_TE_ZIEN:
        raise Refusal("wel_in_te_zien")
    if facts is not None and _had_a_hand(desk, facts):
        raise Refusal("eigen_besluit_nalezen")


def _had_a_hand(desk: Desk, facts: SealedFacts) -> bool:
    """A seal names people by their name; the same name is enough to let somebody else judge it."""
    return desk.actor.name in {facts.proposer.name, facts.decider.name}


def _judge_of(desk: Desk, one: Getrokken) -> PersonId:
    """Return under which id somebody judges: the one of before, where that is the same person."""
    return one.by if one.by is not None and desk.actor.counts_as(one.by) else desk.actor.person
