"""Looking at a sealed decision again: it stays so, it is taken anew, or it is withdrawn. Each outcome is a new record.

That it stays so is said by another than who took it; whoever proposed it or edited it last decides nothing here (hard
rule 3). What was sealed is never changed (hard rule 10).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from triage.access.actor import Actor
from triage.access.log import Act
from triage.answers import check_texts
from triage.besluit.decision import demand_mandate, demand_other_eyes
from triage.besluit.difference import ChangedAnswer, between
from triage.besluit.sealing import Besluit
from triage.besluit.snapshot import snapshot
from triage.casework.desk import Desk
from triage.casework.followup.geldigheid import lines_of, past_its_end
from triage.casework.followup.untold import may_not_know
from triage.casework.running import running
from triage.casus.model import Casus, CasusState
from triage.casus.walk import walk
from triage.faults import Refusal
from triage.followup.geldigheid import HOLDS, MACHINE, REVIEW, Geldigheid, Heroverweging, Uitkomst
from triage.followup.regel import Grond, Regel
from triage.followup.stuk import Step, Stuk, moved
from triage.ids import BesluitId, ItemId
from triage.ports import UnitOfWork
from triage.terms.running import begin

PURPOSE: Final = "heroverwegen"
REVIEWS, WITHDRAWS, READS = "besluit_heroverwegen", "besluit_intrekken", "opvolging_lezen"


@dataclass(frozen=True, slots=True)
class OpenReview:
    """A decision that is looked at again.

    Args:
        changed: where the casus now differs from what was sealed: then beside now.
        lines: what it granted, with what left of each.
        untold: who may not know yet.
        why_not: per outcome the slug of why this person may not choose it; empty when they may.
        steps: what was done with it, oldest first.
        today: the day of looking.
    """

    stuk: Stuk[Geldigheid]
    casus: Casus
    besluit: Besluit
    changed: tuple[ChangedAnswer, ...]
    lines: tuple[Stuk[Regel], ...]
    untold: frozenset[ItemId]
    why_not: tuple[tuple[Uitkomst, str], ...]
    steps: tuple[Step, ...]
    today: date

    @property
    def granted(self) -> tuple[Stuk[Regel], ...]:
        """The lines that rest on the decision; what goes with consent or by law does not end with it."""
        return tuple(line for line in self.lines if line.content.ground is Grond.BESLUIT)

    @property
    def left(self) -> tuple[Stuk[Regel], ...]:
        """The lines of the decision by which something really left."""
        return tuple(line for line in self.granted if line.content.left)

    def barred(self, outcome: Uitkomst) -> str:
        """Return why this person may not choose an outcome, or an empty text."""
        return dict(self.why_not)[outcome]


def open_review(desk: Desk, stuk_id: str) -> OpenReview:
    """Open a decision to look at it again; leaves a log line per person in it.

    Raises:
        Refusal: `stuk_onbekend`, `besluit_onbekend`, or a right that lacks.
        Trouble: `zegel_gebroken`.
    """
    with desk.work() as work:
        opened = fetch_review(desk, work, stuk_id, READS, Act.OPVOLGING_GEZIEN)
        work.commit()
    return opened


def fetch_review(desk: Desk, work: UnitOfWork, stuk_id: str, right: str, act: Act) -> OpenReview:
    """Fetch a decision with its casus, its seal and its lines; one whose last day is past says so from then on."""
    look, scope = desk.look(act, PURPOSE), desk.scope(right)
    stuk = work.stukken.get(stuk_id, Geldigheid, scope, look)
    if stuk.casus is None:
        raise Refusal("stuk_onbekend")
    casus = work.casussen.get(stuk.casus, scope, look)
    desk.demand(right, casus)
    besluit = work.besluiten.get(BesluitId(stuk.content.besluit), scope, look)
    stuk = past_its_end(desk, work, stuk, look)
    kader, today = desk.kader_of(casus), desk.clock.today()
    return OpenReview(
        stuk,
        casus,
        besluit,
        between(besluit.facts.snapshot, snapshot(walk(casus, kader), kader)),
        lines_of(work, stuk),
        may_not_know(work, casus, today),
        tuple((outcome, _barred(desk, casus, stuk, outcome)) for outcome in Uitkomst),
        work.stukken.history(stuk.id),
        today,
    )


# -------------------------------------------------------------------------------------------------- who may do what
def _barred(desk: Desk, casus: Casus, stuk: Stuk[Geldigheid], outcome: Uitkomst) -> str:
    try:
        desk.demand(WITHDRAWS if outcome is Uitkomst.INTREKKEN else REVIEWS, casus)
        MACHINE.arrow(stuk.state, ARROWS[outcome])
        demand_eyes(desk, stuk.content, outcome)
    except Refusal as refusal:
        return refusal.code
    return ""


ARROWS: Final = {
    Uitkomst.BLIJFT_ZO: "blijft_zo",
    Uitkomst.OPNIEUW: "heropenen",
    Uitkomst.INTREKKEN: "intrekken",
}
"""The act of the machine behind each outcome."""


def demand_eyes(desk: Desk, content: Geldigheid, outcome: Uitkomst) -> None:
    """Refuse who may not decide here.

    Who took the decision may take it back or take it anew, which grants nothing; only that it may stay is for another.

    Raises:
        Refusal: `geen_mandaat`, `eigen_voorstel` or `eigen_besluit`.
    """
    demand_mandate(desk.actor, desk.clock.today())
    demand_other_eyes(desk.actor, content.proposed_by, content.edited_by)
    if outcome is Uitkomst.BLIJFT_ZO and desk.actor.counts_as(content.decided_by):
        raise Refusal("eigen_besluit")


def demand_motivation(words: str) -> str:
    """Return a motivation as it is kept.

    Raises:
        Refusal: `heroverweging_woorden`, or what `check_texts` refuses.
    """
    check_texts(words)
    if not words.strip():
        raise Refusal("heroverweging_woorden")
    return words.strip()


def entry(actor: Actor, on: date, outcome: Uitkomst, words: str, next_on: date | None = None) -> Heroverweging:
    """Return what is written down about looking again, once."""
    mandate = actor.mandate.reference if actor.mandate else ""
    return Heroverweging(on, outcome, words, next_on, actor.person, actor.name, actor.function, mandate)


# -------------------------------------------------------------------------------------------------- two outcomes
def stays(desk: Desk, shown: OpenReview, motivation: str, next_on: date) -> OpenReview:
    """Keep that a decision stays as it is, and when it is looked at again.

    Raises:
        Refusal: `heroverweging_woorden`, `heroverweging_dag` (not after today, or after the last day), `eigen_besluit`,
            `eigen_voorstel`, `geen_mandaat`, `overgang_kan_niet`, `inmiddels_gewijzigd`, or a right that lacks.
    """
    words = demand_motivation(motivation)

    def changing(_: UnitOfWork, found: OpenReview) -> Stuk[Geldigheid]:
        content = found.stuk.content
        if not found.today < next_on <= content.valid_until:
            raise Refusal("heroverweging_dag")
        made = entry(desk.actor, found.today, Uitkomst.BLIJFT_ZO, words, next_on)
        terms = (*found.stuk.without(REVIEW), begin(desk.kader_of(found.casus), REVIEW, next_on))
        after = replace(content, review_on=next_on, reviews=(*content.reviews, made))
        return moved(found.stuk, MACHINE, "blijft_zo", after, terms)

    return settled(desk, shown, REVIEWS, Uitkomst.BLIJFT_ZO, Act.BESLUIT_HEROVERWOGEN, changing)


def reopen(desk: Desk, shown: OpenReview, motivation: str) -> OpenReview:
    """Open the casus again, to decide anew. What was decided holds until a new decision takes its place.

    Raises:
        Refusal: `heroverweging_woorden`, `eigen_voorstel`, `geen_mandaat`, `overgang_kan_niet`, `niet_in_deze_staat`,
            `inmiddels_gewijzigd`, or a right that lacks.
    """
    words = demand_motivation(motivation)

    def changing(work: UnitOfWork, found: OpenReview) -> Stuk[Geldigheid]:
        casus, kader = found.casus, desk.kader_of(found.casus)
        after = replace(casus, state=CasusState.CONCEPT, version=casus.version + 1, proposer=None, reviewed=None)
        look = desk.look(Act.CASUS_HEROPEND, PURPOSE, found.stuk.content.number)
        work.casussen.save(casus, after, running(desk, work, walk(after, kader)), look)
        made = entry(desk.actor, found.today, Uitkomst.OPNIEUW, words)
        content = found.stuk.content
        return moved(found.stuk, MACHINE, "heropenen", replace(content, reviews=(*content.reviews, made)))

    return settled(desk, shown, REVIEWS, Uitkomst.OPNIEUW, Act.BESLUIT_HEROVERWOGEN, changing)


Changing = Callable[[UnitOfWork, OpenReview], Stuk[Geldigheid]]
"""Does what belongs to an outcome and returns the piece as it is to be."""


def settled(desk: Desk, shown: OpenReview, right: str, outcome: Uitkomst, act: Act, changing: Changing) -> OpenReview:
    """Keep an outcome, in one transaction, and return the decision as it then stands."""
    with desk.work() as work:
        found = fetch_review(desk, work, shown.stuk.id, right, Act.OPVOLGING_GEZIEN)
        demand_eyes(desk, found.stuk.content, outcome)
        MACHINE.arrow(found.stuk.state, ARROWS[outcome])
        if found.stuk.version != shown.stuk.version:
            raise Refusal("inmiddels_gewijzigd", kenmerk=found.casus.kenmerk)
        after = changing(work, found)
        look = desk.look(act, PURPOSE, f"{found.stuk.content.number} {outcome.value}")
        work.stukken.save(found.stuk, after, ARROWS[outcome], look)
        opened = fetch_review(desk, work, after.id, READS, Act.OPVOLGING_GEZIEN)
        work.commit()
    return opened


def holds(shown: OpenReview) -> bool:
    """Tell whether lines may still leave by this decision."""
    return shown.stuk.state in HOLDS and shown.today <= shown.stuk.content.valid_until
