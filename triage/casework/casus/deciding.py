"""Deciding, sealing, recording without a decider, and looking at what was sealed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from triage.access.actor import Colleague
from triage.access.log import Act, Look
from triage.answers import check_texts
from triage.besluit.decision import (
    SHARES,
    Decision,
    Uitkomst,
    check_decision,
    demand_mandate,
    demand_other_eyes,
    needs_decider,
)
from triage.besluit.difference import ChangedAnswer, between
from triage.besluit.proposal import Voorstel, Vraag
from triage.besluit.reasons import demand_open_reasons, open_reasons
from triage.besluit.sealing import Besluit, SealedFacts, Signer, digest, form_of, seal, signer, verdicts
from triage.besluit.snapshot import SealedCode, Snapshot, snapshot
from triage.besluit.withdrawing import KIND
from triage.casework.access.deciders import deciders
from triage.casework.casus.answering import Opened
from triage.casework.casus.standing import demand_standing
from triage.casework.convenanten.partners import agreements
from triage.casework.desk import Desk
from triage.casework.followup.begin import follow
from triage.casework.followup.crisis_course import demand_other_ratifies, had_a_hand
from triage.casus.days import demand_days
from triage.casus.model import Casus, CasusState
from triage.casus.terms import terms_of
from triage.casus.walk import walk
from triage.faults import Refusal, Trouble
from triage.ids import BesluitId, CasusId, CodeId, VoorstelId
from triage.kader.model import Option
from triage.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class ToDecide:
    """The whole reasoning on one screen.

    Args:
        changes: what changed since the version before, word by word; empty for a first version.
        may_decide: empty when this person may decide; else the slug of why not (`eigen_voorstel`,
            `crisis_eigen_keuze`, `geen_mandaat`).
        others: who else may decide, by name and function; empty when nobody else does.
        codes: the D codes open to each line, by line id.
    """

    opened: Opened
    voorstel: Voorstel
    changes: tuple[ChangedAnswer, ...]
    thread: tuple[Vraag, ...]
    may_decide: str = ""
    others: tuple[str, ...] = ()
    codes: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verified:
    """A sealed decision checked: *then* beside *now*.

    Args:
        intact: the content still has the digest it was sealed with.
        linked: every seal of the store still links to the one before.
        changed: where the casus now differs from what was sealed.
    """

    besluit: Besluit
    intact: bool
    linked: bool
    changed: tuple[ChangedAnswer, ...]


def open_for_decision(desk: Desk, casus_id: CasusId) -> ToDecide:
    """Open what was put forward, with what changed since last time."""
    with desk.work() as work:
        casus = work.casussen.get(casus_id, desk.scope(), desk.look(Act.CASUS_GEZIEN, "besluiten"))
        desk.demand("besluiten", casus)
        versions = work.voorstellen.of(casus_id)
        thread = work.voorstellen.thread(casus_id)
        able = (one for one in deciders(desk, work, casus) if not had_a_hand(work, casus, one.person))
        others = tuple(map(_called, able))
        why_not = _why_not(desk, work, casus, versions[-1:])
        work.commit()
    if not versions:
        raise Refusal("niet_voorgelegd")
    changes = between(versions[-2].snapshot, versions[-1].snapshot) if len(versions) > 1 else ()
    opened = Opened(casus, walk(casus, desk.kader_of(casus)), None, writable=False)
    codes = open_reasons(opened.walk, desk.kader_of(casus), versions[-1].snapshot)
    return ToDecide(opened, versions[-1], changes, thread, why_not, others, codes)


def _called(colleague: Colleague) -> str:
    return ", ".join(part for part in (colleague.name, colleague.function) if part)


def _why_not(desk: Desk, work: UnitOfWork, casus: Casus, newest: tuple[Voorstel, ...]) -> str:
    try:
        for voorstel in newest:
            demand_other_eyes(desk.actor, voorstel.proposer, voorstel.last_editor)
        demand_other_ratifies(desk, work, casus)
        demand_mandate(desk.actor, desk.clock.today())
    except Refusal as refusal:
        return refusal.code
    return ""


def decide(desk: Desk, shown: ToDecide, decision: Decision) -> Besluit:
    """Seal a decision: content, number, link and log lines in one transaction, or nothing.

    Raises:
        Refusal: `eigen_voorstel`, `geen_mandaat`, `besluit_onvolledig`, `inmiddels_gewijzigd`, `tekst_te_lang`,
            `tekst_onleesbaar`, `crisis_eigen_keuze`, a day of `demand_days`, or a right that lacks.
    """
    casus, kader = shown.opened.casus, desk.kader_of(shown.opened.casus)
    desk.demand("besluiten", casus)
    demand_other_eyes(desk.actor, shown.voorstel.proposer, shown.voorstel.last_editor)
    demand_other_eyes(desk.actor, casus.proposer, casus.last_editor)
    demand_mandate(desk.actor, desk.clock.today())
    check_texts(decision.motivation, *(line.wording for line in decision.lines))
    check_decision(decision, shown.voorstel.snapshot, kader, desk.clock.today())
    demand_open_reasons(decision, shown.opened.walk, kader, shown.voorstel.snapshot)
    demand_days(shown.opened.walk, kader, desk.clock.today())
    codes = {code.id: SealedCode(code.id, code.sentence, code.law) for code in kader.codes.values()}
    with desk.work() as work:
        demand_standing(desk, work, casus, "besluiten")
        # What is sealed is what was put forward, and nothing that only stood on a screen.
        if work.voorstellen.of(casus.id)[-1:] != (shown.voorstel,):
            raise Refusal("inmiddels_gewijzigd", kenmerk=casus.kenmerk)
        facts = _facts(desk, work, casus, shown.voorstel, decision, codes)
        besluit = _sealed(desk, work, shown.opened, facts, desk.look(Act.BESLOTEN, "besluiten", facts.number))
        work.casussen.keep_draft(casus.id, desk.actor.person, "")
        work.commit()
    return besluit


def _facts(
    desk: Desk,
    work: UnitOfWork,
    casus: Casus,
    voorstel: Voorstel,
    decision: Decision,
    codes: dict[CodeId, SealedCode],
) -> SealedFacts:
    kader = desk.kader_of(casus)
    outcome = kader.outcomes[decision.outcome or Uitkomst.NIET_DELEN]
    shares = decision.outcome in SHARES
    base = _base(desk, work, casus, voorstel, "besluit")
    return replace(
        base,
        outcome=outcome.id,
        outcome_text=outcome.text,
        title=outcome.title,
        verdicts=verdicts(decision, codes),
        motivation=decision.motivation.strip(),
        valid_until=decision.valid_until.isoformat() if decision.valid_until and shares else "",
        review_on=decision.review_on.isoformat() if decision.review_on and shares else "",
        sentence=kader.deciding_sentence,
    )


def _base(desk: Desk, work: UnitOfWork, casus: Casus, voorstel: Voorstel, kind: str) -> SealedFacts:
    settings = work.mensen.settings()
    letter = {"besluit": "B", "vastlegging": "V"}[kind]
    return SealedFacts(
        form=form_of(voorstel.snapshot),
        number=f"{casus.kenmerk}-{letter}{work.besluiten.count(casus.id, kind) + 1}",
        kind=kind,
        casus=casus.id,
        sealed_at=desk.clock.now().isoformat(timespec="seconds"),
        previous=work.besluiten.last_digest(),
        municipality=settings.municipality,
        unit=settings.unit,
        outcome="",
        outcome_text="",
        title="",
        verdicts=(),
        motivation="",
        valid_until="",
        review_on="",
        sentence="",
        proposer=_proposer(desk, voorstel),
        proposed_at=voorstel.at.astimezone(desk.clock.now().tzinfo).isoformat(timespec="seconds"),
        version=voorstel.number,
        decider=signer(desk.actor, desk.kader.roles[desk.actor.role].text),
        snapshot=voorstel.snapshot,
    )


def _proposer(desk: Desk, voorstel: Voorstel) -> Signer:
    if voorstel.proposer == desk.actor.person:
        return signer(desk.actor, desk.kader.roles[desk.actor.role].text)
    return Signer(voorstel.proposer_name, voorstel.proposer_function, "")


def _sealed(desk: Desk, work: UnitOfWork, opened: Opened, facts: SealedFacts, look: Look) -> Besluit:
    casus = opened.casus
    kader = desk.kader_of(casus)
    besluit = seal(BesluitId(desk.ids()), casus.id, facts)
    # With the digest in the chained log, nobody seals anew what was sealed without the log showing it.
    look = replace(look, detail=f"{besluit.number} {besluit.digest}")
    after = replace(casus, state=CasusState.BESLOTEN, version=casus.version + 1)
    events = {"besluit": facts.sealed_on.date()} if facts.kind == "besluit" else None
    work.casussen.save(casus, after, terms_of(opened.walk, kader, events), look)
    work.besluiten.add(besluit, look)
    follow(desk, work, after, besluit, look)
    return besluit


def record(desk: Desk, opened: Opened, words: str) -> Besluit:
    """Record a casus that needs no tenzij decision: every line goes with consent or by a statutory route.

    Args:
        words: the professional's own words.

    Raises:
        Refusal: `besluit_nodig`, `nog_niet_compleet`, `niet_nagekeken`, `motivering_ontbreekt`, a day
            of `demand_days`, or a right that lacks.
    """
    desk.demand("vastleggen", opened.casus)
    kader = desk.kader_of(opened.casus)
    if needs_decider(snapshot(opened.walk, kader)):
        raise Refusal("besluit_nodig")
    if opened.walk.missing:
        raise Refusal("nog_niet_compleet", aantal=len(opened.walk.missing))
    if opened.casus.reviewed is None:
        raise Refusal("niet_nagekeken")
    if not words.strip():
        raise Refusal("motivering_ontbreekt")
    check_texts(words)
    demand_days(opened.walk, kader, desk.clock.today())
    with desk.work() as work:
        demand_standing(desk, work, opened.casus, "vastleggen")
        taken = snapshot(opened.walk, kader, agreements(desk, work))
        facts = _recorded(desk, work, opened.casus, taken, words)
        besluit = _sealed(desk, work, opened, facts, desk.look(Act.VASTGELEGD, "vastleggen", facts.number))
        work.commit()
    return besluit


def _recorded(desk: Desk, work: UnitOfWork, casus: Casus, taken: Snapshot, words: str) -> SealedFacts:
    kader = desk.kader_of(casus)
    consent = any(line.lot == "toestemming" for line in taken.lines)
    outcome = kader.outcomes["met_toestemming" if consent else Uitkomst.ANDERE_ROUTE]
    now = desk.clock.now()
    editor = casus.last_editor or desk.actor.person
    own = Voorstel(
        id=VoorstelId(""),
        casus=casus.id,
        number=0,
        proposer=desk.actor.person,
        proposer_name=desk.actor.name,
        proposer_function=desk.actor.function,
        last_editor=editor,
        at=now,
        snapshot=taken,
    )
    base = _base(desk, work, casus, own, "vastlegging")
    return replace(base, outcome=outcome.id, outcome_text=outcome.text, title=outcome.title, motivation=words.strip())


def open_besluit(desk: Desk, besluit_id: BesluitId) -> Besluit:
    """Open a sealed decision to read; leaves a log line per person in it.

    Raises:
        Refusal: `besluit_onbekend`, also where the right to read it lacks.
        Trouble: `zegel_gebroken`.
    """
    with desk.work() as work:
        besluit = work.besluiten.get(
            besluit_id, desk.scope("besluit_lezen"), desk.look(Act.BESLUIT_GEZIEN, "besluit_lezen")
        )
        work.commit()
    return besluit


def verify(desk: Desk, besluit_id: BesluitId) -> Verified:
    """Check a seal and show *then* beside *now*.

    Raises:
        Refusal: `besluit_onbekend`.
        Trouble: `zegel_gebroken` when the content itself is not what was sealed.
    """
    with desk.work() as work:
        besluit = work.besluiten.get(
            besluit_id, desk.scope("besluit_lezen"), desk.look(Act.GECONTROLEERD, "controleren")
        )
        casus = work.casussen.get(
            besluit.casus, desk.scope("besluit_lezen"), desk.look(Act.CASUS_GEZIEN, "controleren")
        )
        linked = _linked(work, besluit)
        work.commit()
    kader = desk.kader_of(casus)
    # A withdrawal holds nothing of the casus to set beside what stands there now.
    withdrawn = besluit.facts.kind == KIND
    changed = () if withdrawn else between(besluit.facts.snapshot, snapshot(walk(casus, kader), kader))
    return Verified(besluit, digest(besluit.canonical) == besluit.digest, linked, changed)


def _linked(work: UnitOfWork, besluit: Besluit) -> bool:
    try:
        return (besluit.number, besluit.digest) in work.besluiten.chain()
    except Trouble as trouble:
        if trouble.code != "zegel_gebroken":
            raise
        return False
