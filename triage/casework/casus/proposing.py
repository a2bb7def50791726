"""Putting a casus to a decider, taking it back, and sending it back with questions."""

from dataclasses import dataclass, replace

from triage.access.log import Act
from triage.answers import check_texts
from triage.besluit.decision import demand_mandate, demand_other_eyes
from triage.besluit.proposal import Voorstel, Vraag
from triage.besluit.snapshot import Snapshot, snapshot
from triage.casework.access.naming import demand_named_decider
from triage.casework.casus.answering import Opened
from triage.casework.casus.standing import demand_standing
from triage.casework.convenanten.partners import agreements
from triage.casework.desk import Desk
from triage.casework.followup.crisis_triage import keep_when_put_forward
from triage.casework.running import running
from triage.casus.days import demand_days
from triage.casus.model import Casus, CasusState
from triage.casus.walk import walk
from triage.faults import Refusal
from triage.ids import CasusId, VoorstelId


@dataclass(frozen=True, slots=True)
class Back:
    """One question with which a casus goes back: about an answer (`vraag@item`), or about the whole."""

    text: str
    about: str = ""


def put_forward(desk: Desk, opened: Opened) -> Opened:
    """Put a casus to a decider: keeps the version, and closes it for editing.

    Raises:
        Refusal: `nog_niet_compleet` with what is missing, `niet_nagekeken`, `vragen_open`, a day of
            `demand_days`, `afgeschermd_zonder_beslisser`, or a right that lacks.
    """
    desk.demand("voorleggen", opened.casus)
    _demand_complete(opened)
    demand_days(opened.walk, desk.kader_of(opened.casus), desk.clock.today())
    with desk.work() as work:
        demand_standing(desk, work, opened.casus, "voorleggen")
        thread = work.voorstellen.thread(opened.casus.id)
        if any(not vraag.answered.strip() for vraag in thread):
            raise Refusal("vragen_open", aantal=sum(not vraag.answered.strip() for vraag in thread))
        versions = work.voorstellen.of(opened.casus.id)
        taken = snapshot(opened.walk, desk.kader_of(opened.casus), agreements(desk, work))
        voorstel = _voorstel(desk, opened, len(versions) + 1, taken)
        after = _moved(desk, opened.casus, CasusState.VOORGELEGD)
        demand_named_decider(desk, work, after)
        look = desk.look(Act.VOORGELEGD, "voorleggen", str(voorstel.number))
        work.casussen.save(opened.casus, after, running(desk, work, opened.walk), look)
        work.voorstellen.add(voorstel)
        keep_when_put_forward(desk, work, after)
        work.commit()
    return Opened(after, walk(after, desk.kader_of(after)), opened.place, writable=False)


def _demand_complete(opened: Opened) -> None:
    if opened.walk.missing:
        raise Refusal("nog_niet_compleet", aantal=len(opened.walk.missing))
    if opened.casus.reviewed is None:
        raise Refusal("niet_nagekeken")


def _voorstel(desk: Desk, opened: Opened, number: int, taken: Snapshot) -> Voorstel:
    return Voorstel(
        id=VoorstelId(desk.ids()),
        casus=opened.casus.id,
        number=number,
        proposer=desk.actor.person,
        proposer_name=desk.actor.name,
        proposer_function=desk.actor.function,
        last_editor=opened.casus.last_editor or desk.actor.person,
        at=desk.clock.now(),
        snapshot=taken,
    )


def _moved(desk: Desk, casus: Casus, state: CasusState) -> Casus:
    proposer = desk.actor.person if state is CasusState.VOORGELEGD else casus.proposer
    return replace(casus, state=state, version=casus.version + 1, proposer=proposer)


def withdraw(desk: Desk, opened: Opened) -> Opened:
    """Take a casus back before it is decided. Only its proposer may.

    Raises:
        Refusal: `niet_uw_voorstel`, or a right that lacks.
    """
    desk.demand("intrekken", opened.casus)
    if opened.casus.proposer != desk.actor.person:
        raise Refusal("niet_uw_voorstel")
    return _back_to_proposer(desk, opened, CasusState.INGETROKKEN, Act.INGETROKKEN, ())


def return_with_questions(desk: Desk, opened: Opened, questions: tuple[Back, ...]) -> Opened:
    """Send a casus back to its proposer with named questions, which stay visible as a thread.

    Raises:
        Refusal: `vraag_ontbreekt` without a question, `eigen_voorstel`, `geen_mandaat`, or a right that lacks.
    """
    desk.demand("teruggeven", opened.casus)
    demand_other_eyes(desk.actor, opened.casus.proposer, opened.casus.last_editor)
    demand_mandate(desk.actor, desk.clock.today())
    asked = tuple(one for one in questions if one.text.strip())
    if not asked:
        raise Refusal("vraag_ontbreekt")
    check_texts(*(one.text for one in asked))
    return _back_to_proposer(desk, opened, CasusState.TERUGGEGEVEN, Act.TERUGGEGEVEN, asked)


def _back_to_proposer(desk: Desk, opened: Opened, state: CasusState, act: Act, questions: tuple[Back, ...]) -> Opened:
    kader = desk.kader_of(opened.casus)
    after = replace(_moved(desk, opened.casus, state), reviewed=None)
    then = walk(after, kader)
    with desk.work() as work:
        demand_standing(desk, work, opened.casus, "intrekken" if act is Act.INGETROKKEN else "teruggeven")
        number = len(work.voorstellen.of(after.id))
        work.casussen.save(opened.casus, after, running(desk, work, then), desk.look(act, "besluiten"))
        for one in questions:
            work.voorstellen.ask(_vraag(desk, after.id, number, one))
        work.commit()
    return Opened(after, then, opened.place, writable=False)


def _vraag(desk: Desk, casus: CasusId, number: int, one: Back) -> Vraag:
    now = desk.clock.now()
    return Vraag(casus, number, now, desk.actor.person, desk.actor.name, one.about, one.text.strip())


def thread(desk: Desk, opened: Opened) -> tuple[Vraag, ...]:
    """Return the questions about an open casus, oldest first; leaves a log line per person in it."""
    desk.demand("casus_lezen", opened.casus)
    with desk.work() as work:
        work.casussen.get(opened.casus.id, desk.scope(), desk.look(Act.CASUS_GEZIEN, "triage", "vragen"))
        asked = work.voorstellen.thread(opened.casus.id)
        work.commit()
    return asked


def answer_question(desk: Desk, opened: Opened, vraag: Vraag, words: str) -> tuple[Vraag, ...]:
    """Keep the answer to a question of the decider and return the thread.

    Raises:
        Refusal: `inmiddels_gewijzigd` when the question is about another casus or does not stand there as it was
            shown, `eigen_vraag` when the one who asked would answer it, or a right that lacks.
    """
    desk.demand("triage_schrijven", opened.casus)
    if vraag.casus != opened.casus.id:
        raise Refusal("inmiddels_gewijzigd", kenmerk=opened.casus.kenmerk)
    if desk.actor.counts_as(vraag.by):
        raise Refusal("eigen_vraag")
    check_texts(words)
    look = desk.look(Act.ANTWOORD_GEWIJZIGD, "triage", "vragen")
    with desk.work() as work:
        casus = work.casussen.get(opened.casus.id, desk.scope("triage_schrijven"), look)
        desk.demand("triage_schrijven", casus)
        work.voorstellen.answer(vraag, words)
        thread_now = work.voorstellen.thread(opened.casus.id)
        work.commit()
    return thread_now
