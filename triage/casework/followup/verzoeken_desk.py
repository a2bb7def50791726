"""What every use case of a request shares: opening it with its casus, who decided before, and who sees to it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from triage.access.log import Act, Look
from triage.access.rights import may
from triage.answers import Scope
from triage.casework.access.deciders import seats
from triage.casework.desk import Desk
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.followup.regel import Regel
from triage.followup.stuk import Soort, Stuk, moved
from triage.followup.verzoek import MACHINE, OF_THE_AVG, Verzoek
from triage.ids import PersonId
from triage.kader.model import Kader
from triage.ports import UnitOfWork
from triage.terms.running import Running

PURPOSE: Final = "verzoeken"
REGISTER, READ, HANDLE, DECIDE = (
    "verzoek_registreren",
    "verzoek_lezen",
    "verzoek_behandelen",
    "verzoek_besluiten",
)
SOORT: Final = frozenset({Soort.VERZOEK})
_DECIDED: Final = frozenset({Act.BESLOTEN, Act.VASTGELEGD, Act.VOORGELEGD, Act.UITSTEL_BESLOTEN, Act.CRISIS_GEMELD})
"""Acts by which somebody had a hand in what a citizen now questions."""


@dataclass(frozen=True, slots=True)
class Held:
    """A request in hand, with the casus it belongs to, or None where it stands by itself, and the look at it."""

    stuk: Stuk[Verzoek]
    casus: Casus | None
    look: Look

    @property
    def content(self) -> Verzoek:
        """The request."""
        return self.stuk.content


def take(desk: Desk, work: UnitOfWork, stuk: str, right: str, act: Act = Act.VERZOEK_GEZIEN) -> Held:
    """Return a request to do something with, after demanding the right to do so.

    Raises:
        Refusal: `stuk_onbekend`, or a right that lacks.
    """
    look = desk.look(act, PURPOSE)
    found = work.stukken.get(stuk, Verzoek, desk.scope(right), look)
    if found.casus is None:
        desk.demand(right)
        return Held(found, None, look)
    # One look, at the request and its casus: it leaves one line for each person.
    casus = work.casussen.get(found.casus, desk.scope(right), replace(look, concerned=found.concerned))
    desk.demand(right, casus)
    return Held(found, casus, look)


def kader_for(desk: Desk, casus: Casus | None) -> Kader:
    """Return the kader whose terms hold: that of the casus, or the newest."""
    return desk.kader_of(casus) if casus is not None else desk.kader


def change(
    desk: Desk,
    work: UnitOfWork,
    stuk: Stuk[Verzoek],
    act: str,
    content: Verzoek,
    terms: tuple[Running, ...] | None = None,
    log: Act = Act.VERZOEK_GEWIJZIGD,
) -> Stuk[Verzoek]:
    """Keep what an act made of a request, and return it; the commit is for who calls.

    Raises:
        Refusal: `overgang_kan_niet`, `inmiddels_gewijzigd`, `termijn_zou_verdwijnen`.
    """
    after = moved(stuk, MACHINE, act, content, terms)
    work.stukken.save(stuk, after, act, desk.look(log, PURPOSE, act))
    return after


def with_term(stuk: Stuk[Verzoek], running: Running) -> tuple[Running, ...]:
    """Return the terms of a request with one of them as it runs now."""
    return tuple(running if one.term.id == running.term.id else one for one in stuk.terms)


def hushed(desk: Desk, work: UnitOfWork, held: Held) -> bool:
    """Tell whether nothing may be told of what there is or is not: the person may not know yet, or is not known.

    Who is not known and who may not know yet get the same letters, so that neither gives the other away (UAVG 41).
    """
    if held.content.right not in OF_THE_AVG:
        return False
    return held.casus is None or held.content.about is None or deferred(desk, work, held)


def deferred(desk: Desk, work: UnitOfWork, held: Held) -> bool:
    """Tell whether the person may not know yet, today, of what was decided."""
    if held.casus is None or held.content.about is None:
        return False
    return held.content.about in work.inzage.untold(held.casus.id, desk.clock.today())


def demand_first_eyes_elsewhere(desk: Desk, work: UnitOfWork, held: Held) -> None:
    """Refuse a decision by who took, proposed or recorded the first one, under whatever account or role.

    Raises:
        Refusal: `eigen_eerste_besluit`.
    """
    if any(desk.actor.counts_as(person) for person in _first(work, held)) or _same_name(desk, work, held):
        raise Refusal("eigen_eerste_besluit")


def _first(work: UnitOfWork, held: Held) -> Iterator[PersonId | None]:
    """Yield who had a hand in what is questioned: by the log, the versions put forward and the lines granted."""
    if held.casus is None:
        return
    casus = held.casus
    yield from (casus.proposer, casus.last_editor)
    for version in work.voorstellen.of(casus.id):
        yield from (version.proposer, version.last_editor)
    people = tuple((casus.id, person) for person in casus.of(Scope.PERSOON))
    yield from (line.actor for line in work.inzage.about(people) if line.act in _DECIDED)
    for regel in work.stukken.of(casus.id, Regel):
        yield work.stukken.history(regel.id)[0].by
        yield from (left.by for left in regel.content.verstrekt)


def _same_name(desk: Desk, work: UnitOfWork, held: Held) -> bool:
    """A seal names its people; whoever is called the same has to leave it to another."""
    if held.casus is None:
        return False
    look = replace(held.look, act=Act.BESLUIT_GEZIEN, concerned=held.stuk.concerned)
    scope = desk.scope(DECIDE)
    names = {desk.actor.name, desk.actor.behalf_name} - {""}
    seals = (work.besluiten.get(one, scope, look).facts for one, _, _ in work.besluiten.of(held.casus.id, scope))
    return any(names & {facts.decider.name, facts.proposer.name} for facts in seals)


def handler(desk: Desk, work: UnitOfWork, casus: Casus | None, team: str) -> PersonId:
    """Return who sees to a request: the actor where that is their work, else a tweede beslisser of the team."""
    if desk.may(HANDLE, casus):
        return desk.actor.person
    today = desk.clock.today()
    for colleague in work.mensen.colleagues():
        for seat in seats(desk, work, colleague.person):
            if seat.team == team and seat.on_behalf_of is None and may(desk.kader, seat, HANDLE, today, casus):
                return colleague.person
    return casus.owner if casus is not None else desk.actor.person


def demand_day(desk: Desk, day: date, since: date | None = None) -> None:
    """Refuse a day that has yet to come, or that lies before what it follows.

    Raises:
        Refusal: `verzoek_dag_toekomst`, `verzoek_dag_te_vroeg`.
    """
    if day > desk.clock.today():
        raise Refusal("verzoek_dag_toekomst")
    if since is not None and day < since:
        raise Refusal("verzoek_dag_te_vroeg")


def demand_words(code: str, *given: str) -> None:
    """Refuse an empty text.

    Raises:
        Refusal: the code.
    """
    if not all(one.strip() for one in given):
        raise Refusal(code)
