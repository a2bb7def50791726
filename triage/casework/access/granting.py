"""Answering a request for access: another person, in another role, with a motivation that the asker reads (chapter 4).

Access is for the purpose of the casus and no other (hard rule 7); it ends by itself, and with the team of who asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from triage.access.actor import Colleague
from triage.access.log import Act, Look
from triage.access.toegang import TEXT, Oordeel, Verzoek, last_day
from triage.casework.access.asking import PAGE, PURPOSE, demand_length
from triage.casework.access.deciders import can
from triage.casework.desk import Desk
from triage.casus.members import Band, Member, Members, bands
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import PersonId
from triage.kader.model import Kader
from triage.ports import UnitOfWork

RIGHT: Final = "toegang_beoordelen"


@dataclass(frozen=True, slots=True)
class Wacht:
    """A request that waits for an answer, with who asks."""

    verzoek: Verzoek
    asker: Colleague


@dataclass(frozen=True, slots=True)
class Dicht:
    """A request about what is afgeschermd, for who is not named there: that it waits, and who can do something.

    Args:
        answer: who can answer it, by name and function.
        name: where nobody can, who can name somebody on it.
    """

    at: datetime
    answer: tuple[str, ...]
    name: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wachtend:
    """What waits for an answer.

    Args:
        total: how many there are to answer; `rows` is a page of them.
        shut: those that only others can answer.
        given: access that this person gave and that still holds.
    """

    rows: tuple[Wacht, ...]
    total: int
    shut: tuple[Dicht, ...] = ()
    given: tuple[Wacht, ...] = ()


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """One request on the desk of who answers.

    Args:
        role: of who asks, in words.
        kenmerk: of the casus; empty when nobody by that name is known.
        earlier: what the same colleague asked before, oldest first.
        ends: who looks gave this access, and it can still be ended.
    """

    verzoek: Verzoek
    asker: Colleague
    role: str
    kenmerk: str
    earlier: tuple[Verzoek, ...]
    ends: bool = False

    @property
    def grantable(self) -> bool:
        """There is something to give access to."""
        return self.verzoek.casus is not None


def waiting(desk: Desk, limit: int = PAGE, skip: int = 0) -> Wachtend:
    """Return what waits for an answer from this person; leaves a log line per person concerned."""
    desk.demand(RIGHT)
    scope = desk.scope(RIGHT)
    with desk.work() as work:
        look = desk.look(Act.TOEGANG_GEZIEN, "beoordelen")
        found = work.toegangen.waiting(scope, desk.actor.role, look, limit, skip)
        rows = tuple(Wacht(one, _asker(work, one.asked_by)) for one in found)
        shut = work.toegangen.shut(scope, look) if scope.every else ()
        told = tuple(_shut(desk, work, verzoek, casus) for verzoek, casus in shut)
        total = work.toegangen.count_waiting(scope, desk.actor.role, desk.actor.also)
        given = work.toegangen.given_by(scope, look)
        held = tuple(Wacht(one, _asker(work, one.asked_by)) for one in given)
        work.commit()
    return Wachtend(rows, total, told, held)


def count(desk: Desk) -> int:
    """Return how many requests wait for an answer from this person, for the badge: a number and nothing else."""
    desk.demand(RIGHT)
    with desk.work() as work:
        return work.toegangen.count_waiting(desk.scope(RIGHT), desk.actor.role, desk.actor.also)


def open_request(desk: Desk, verzoek_id: str) -> Gevraagd:
    """Open a request to answer; leaves a log line about the person concerned.

    Raises:
        Refusal: `verzoek_onbekend`, `eigen_verzoek`, `zelfde_rol`, or a right that lacks.
    """
    desk.demand(RIGHT)
    with desk.work() as work:
        look = desk.look(Act.TOEGANG_GEZIEN, "beoordelen", verzoek_id)
        verzoek, casus = work.toegangen.get(verzoek_id, desk.scope(RIGHT), look)
        _demand_other(desk, verzoek)
        earlier = work.toegangen.earlier(verzoek, look)
        asker = _asker(work, verzoek.asked_by)
        work.commit()
    ends = verzoek.decided_by in (desk.actor.person, *desk.actor.also) and verzoek.holds_on(desk.clock.today())
    return Gevraagd(verzoek, asker, _role(desk.kader, verzoek), casus.kenmerk if casus else "", earlier, ends)


def grant(desk: Desk, verzoek_id: str, answer: str, days: int) -> Verzoek:
    """Give access for so many days, today included; never longer than was asked.

    Raises:
        Refusal: `eigen_verzoek`, `zelfde_rol`, `antwoord_ontbreekt`, `langer_dan_gevraagd`, `niets_te_geven`,
            `verzoek_beantwoord`, `verzoek_onbekend`, a text that will not do, or a right that lacks.
    """
    with desk.work() as work:
        verzoek, casus, look = _to_answer(desk, work, verzoek_id, answer, Act.TOEGANG_GEGEVEN)
        if casus is None:
            raise Refusal("niets_te_geven")
        if not 1 <= days <= verzoek.days:
            raise Refusal("langer_dan_gevraagd", maximum=verzoek.days)
        until = last_day(desk.clock.today(), days)
        given = replace(_answered(desk, verzoek, Oordeel.TOEGEKEND, answer), until=until)
        asker = work.mensen.now_known_as(given.asked_by)
        member = Member(asker, Band.TOEGANG, desk.clock.today(), until, by=desk.actor.person, team=given.team)
        work.casussen.keep_naming(casus, replace(casus, members=(*casus.members, member)), look)
        work.toegangen.answer(given, look)
        work.concepten.keep(desk.actor.person, draft_of(verzoek_id), "")
        work.commit()
    return given


def refuse(desk: Desk, verzoek_id: str, answer: str) -> Verzoek:
    """Refuse access, with the motivation that the asker reads.

    Raises:
        Refusal: what `grant` refuses, but for the days.
    """
    with desk.work() as work:
        verzoek, _, look = _to_answer(desk, work, verzoek_id, answer, Act.TOEGANG_GEWEIGERD)
        refused = _answered(desk, verzoek, Oordeel.GEWEIGERD, answer)
        work.toegangen.answer(refused, look)
        work.concepten.keep(desk.actor.person, draft_of(verzoek_id), "")
        work.commit()
    return refused


def end(desk: Desk, verzoek_id: str) -> Verzoek:
    """End access before its day, at once; by who asked for it, or who gave it.

    Raises:
        Refusal: `verzoek_onbekend`, `niet_uw_toegang`, `toegang_voorbij`, `inmiddels_gewijzigd`.
    """
    today = desk.clock.today()
    with desk.work() as work:
        look = desk.look(Act.TOEGANG_BEEINDIGD, PURPOSE, verzoek_id)
        verzoek, casus = work.toegangen.get(verzoek_id, desk.scope(RIGHT), look)
        me = {desk.actor.person, *work.mensen.earlier_ids(desk.actor.person)}
        if not me & {verzoek.asked_by, verzoek.decided_by}:
            raise Refusal("niet_uw_toegang")
        if casus is None or not verzoek.holds_on(today):
            raise Refusal("toegang_voorbij")
        look = about(look, verzoek)
        over = replace(verzoek, ended_at=desk.clock.now(), ended_by=desk.actor.person)
        after = replace(casus, members=_without(work, casus.members, verzoek, today))
        work.casussen.keep_naming(casus, after, look)
        work.toegangen.end(over, look)
        work.commit()
    return over


def draft_of(verzoek_id: str) -> str:
    """Return under what the answer that is being typed is kept."""
    return f"toegang_antwoord:{verzoek_id}"


def about(look: Look, verzoek: Verzoek) -> Look:
    """Return a look as it concerns the one person of a request; a request for names concerns everybody."""
    return replace(look, concerned=(verzoek.item,)) if verzoek.item else look


def _to_answer(
    desk: Desk, work: UnitOfWork, verzoek_id: str, answer: str, act: Act
) -> tuple[Verzoek, Casus | None, Look]:
    desk.demand(RIGHT)
    if not answer.strip():
        raise Refusal("antwoord_ontbreekt")
    demand_length(answer, TEXT)
    look = desk.look(act, PURPOSE, verzoek_id)
    verzoek, casus = work.toegangen.get(verzoek_id, desk.scope(RIGHT), look)
    _demand_other(desk, verzoek)
    if verzoek.verdict is not None:
        raise Refusal("verzoek_beantwoord")
    if casus is not None:
        desk.demand(RIGHT, casus)
    return verzoek, casus, about(look, verzoek)


def _demand_other(desk: Desk, verzoek: Verzoek) -> None:
    """Refuse one's own request, under whatever account or on whoever's behalf, and one of the same role."""
    if any(map(desk.actor.counts_as, (verzoek.asked_by, verzoek.behalf))):
        raise Refusal("eigen_verzoek")
    if verzoek.role == desk.actor.role:
        raise Refusal("zelfde_rol")


def _answered(desk: Desk, verzoek: Verzoek, verdict: Oordeel, answer: str) -> Verzoek:
    return replace(
        verzoek,
        verdict=verdict,
        decided_by=desk.actor.person,
        decided_role=desk.actor.role,
        decided_at=desk.clock.now(),
        answer=answer.strip(),
    )


def _without(work: UnitOfWork, members: Members, verzoek: Verzoek, today: date) -> Members:
    """Return the members with what this request gave ended at once; what another request gave stays.

    Raises:
        Refusal: `toegang_voorbij` when nothing of it is left.
    """
    for place, one in enumerate(members):
        same = (one.band, one.until) == (Band.TOEGANG, verzoek.until) and one.holds_on(today)
        # Who asked may have turned out to be one with another colleague: then the access moved along.
        if same and verzoek.asked_by in (one.person, *work.mensen.earlier_ids(one.person)):
            return (*members[:place], replace(one, until=today - timedelta(days=1)), *members[place + 1 :])
    raise Refusal("toegang_voorbij")


def _asker(work: UnitOfWork, person: PersonId) -> Colleague:
    return work.mensen.colleague(person) or Colleague(person, "", "")


def _role(kader: Kader, verzoek: Verzoek) -> str:
    role = kader.roles.get(verzoek.role)
    return role.text if role else verzoek.role


def _shut(desk: Desk, work: UnitOfWork, verzoek: Verzoek, casus: Casus) -> Dicht:
    today = desk.clock.today()
    named = [one for one in work.mensen.colleagues() if Band.GENOEMD in bands(casus.members, one.person, today)]
    others = [one for one in named if one.person != verzoek.asked_by]
    answer = _who(one for one in others if can(desk, work, one.person, RIGHT, casus))
    keep = () if answer else _who(one for one in named if can(desk, work, one.person, "afschermen", casus))
    return Dicht(verzoek.at, answer, keep)


def _who(colleagues: Iterable[Colleague]) -> tuple[str, ...]:
    return tuple(f"{one.name} ({one.function})" if one.function else one.name for one in colleagues)
