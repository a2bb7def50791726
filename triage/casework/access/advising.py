"""Asking an adviser, who reads without names, and their advice (chapter 4). It binds nobody, and is kept as given."""

from dataclasses import dataclass, replace
from typing import Final

from triage.access.advies import Adviesvraag
from triage.access.log import Act
from triage.answers import Scope, check_texts
from triage.besluit.pseudonym import masker
from triage.casework.desk import Desk
from triage.casus.members import Band, Member, ended, named
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import CasusId, PersonId, RoleId
from triage.ports import UnitOfWork

ADVISER: Final = RoleId("adviseur")


@dataclass(frozen=True, slots=True)
class Adviser:
    """Somebody who can be asked."""

    person: PersonId
    name: str
    function: str


@dataclass(frozen=True, slots=True)
class Thread:
    """What was asked about a casus, and who can be asked more.

    Args:
        asked: oldest first.
    """

    casus: CasusId
    kenmerk: str
    asked: tuple[Adviesvraag, ...]
    advisers: tuple[Adviser, ...]
    may_ask: bool


def draft_of_question(casus: CasusId) -> str:
    """Return under what a question that is being typed is kept."""
    return f"adviesvraag:{casus}"


def draft_of_advice(casus: CasusId) -> str:
    """Return under what advice that is being typed is kept."""
    return f"advies:{casus}"


def advice_on(desk: Desk, casus_id: CasusId) -> Thread:
    """Return the advice on a casus, for who works on it; leaves a log line per person in it."""
    with desk.work() as work:
        casus = work.casussen.get(casus_id, desk.scope(), desk.look(Act.CASUS_GEZIEN, "advies"))
        desk.demand("casus_lezen", casus)
        asked = work.adviezen.of(casus_id)
        advisers = _advisers(desk, work)
        work.commit()
    return Thread(casus.id, casus.kenmerk, asked, advisers, desk.may("advies_vragen", casus))


def ask_advice(desk: Desk, casus_id: CasusId, adviser: PersonId, question: str) -> Adviesvraag:
    """Ask an adviser; from now on they may read the casus without names, until their advice is there.

    Raises:
        Refusal: `vraag_ontbreekt`, `geen_adviseur`, a text that will not do, or a right that lacks.
    """
    if not question.strip():
        raise Refusal("vraag_ontbreekt")
    check_texts(question)
    with desk.work() as work:
        look = desk.look(Act.ADVIES_GEVRAAGD, "advies")
        casus = work.casussen.get(casus_id, desk.scope("advies_vragen"), look)
        desk.demand("advies_vragen", casus)
        if adviser not in {one.person for one in _advisers(desk, work)}:
            raise Refusal("geen_adviseur")
        member = Member(adviser, Band.ADVIES, desk.clock.today(), by=desk.actor.person)
        asked = Adviesvraag(
            desk.ids(), casus_id, desk.clock.now(), desk.actor.person, desk.actor.name, adviser, question.strip()
        )
        _keep(desk, work, casus, replace(casus, members=named(casus.members, member)), Act.ADVIES_GEVRAAGD)
        work.adviezen.add(asked)
        work.concepten.keep(desk.actor.person, draft_of_question(casus_id), "")
        work.commit()
    return asked


def asked_of_me(desk: Desk) -> tuple[Adviesvraag, ...]:
    """Return what the adviser at the desk was asked, newest first, without the words: those are in the casus."""
    desk.demand("advies_schrijven")
    with desk.work() as work:
        work.logboek.write(desk.look(Act.LIJST_GEZIEN, "advies"))
        found = tuple(one for person in (desk.actor.person, *desk.actor.also) for one in work.adviezen.asked_of(person))
        work.commit()
    found = tuple(sorted(found, key=lambda one: one.at, reverse=True))
    return tuple(replace(one, question="", answer="") for one in found)


def questions_to_me(desk: Desk, casus_id: CasusId) -> tuple[Adviesvraag, ...]:
    """Return what the adviser at the desk was asked about a casus, without names, oldest first."""
    with desk.work() as work:
        look = desk.look(Act.CASUS_GEZIEN_ZONDER_NAMEN, "advies")
        casus = work.casussen.get(casus_id, desk.scope("casus_lezen_zonder_namen"), look)
        desk.demand("casus_lezen_zonder_namen", casus)
        found = work.adviezen.of(casus_id)
        work.commit()
    hide = masker(tuple(casus.name_of(Scope.PERSOON, person) for person in casus.of(Scope.PERSOON)))
    mine = (one for one in found if desk.actor.counts_as(one.adviser))
    return tuple(replace(one, question=hide(one.question), answer=hide(one.answer)) for one in mine)


def give_advice(desk: Desk, vraag: Adviesvraag, words: str) -> None:
    """Keep the advice. With the last question answered the casus closes to the adviser: they need it no more.

    Raises:
        Refusal: `advies_ontbreekt`, `inmiddels_gewijzigd`, a text that will not do, or a right that lacks.
    """
    if not words.strip():
        raise Refusal("advies_ontbreekt")
    check_texts(words)
    with desk.work() as work:
        look = desk.look(Act.ADVIES_GEGEVEN, "advies")
        casus = work.casussen.get(vraag.casus, desk.scope("advies_schrijven"), look)
        desk.demand("advies_schrijven", casus)
        mine = [one for one in work.adviezen.of(vraag.casus) if desk.actor.counts_as(one.adviser)]
        asked = next((one for one in mine if one.id == vraag.id), None)
        if asked is None:
            raise Refusal("casus_onbekend")
        work.adviezen.answer(asked, words.strip(), desk.clock.now())
        work.concepten.keep(desk.actor.person, draft_of_advice(casus.id), "")
        if not any(one.answered_at is None for one in mine if one.id != vraag.id):
            members = ended(casus.members, desk.actor.person, Band.ADVIES, desk.clock.today())
            _keep(desk, work, casus, replace(casus, members=members), Act.ADVIES_GEGEVEN)
        work.commit()


def _advisers(desk: Desk, work: UnitOfWork) -> tuple[Adviser, ...]:
    today = desk.clock.today()
    return tuple(
        Adviser(one.person, one.name, one.function)
        for one in work.mensen.colleagues()
        if one.person != desk.actor.person
        and any(held.role == ADVISER and held.holds_on(today) for held in work.mensen.assignments(one.person))
    )


def _keep(desk: Desk, work: UnitOfWork, before: Casus, after: Casus, act: Act) -> None:
    """Keep who is named; the answers and the stamp stay as they are, so nothing of the triage is edited by it."""
    work.casussen.keep_naming(before, replace(after, version=before.version + 1), desk.look(act, "advies"))
