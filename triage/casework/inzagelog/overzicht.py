"""The citizen's overview: who looked at or worked with their data, when, and why (AVG 15; chapter 11).

It tells function and team; names of employees only where the municipality chose that (C-579/21). What is validly
deferred is left out (UAVG 41), and that it was stands in the log, never on the paper: every paper says the same about
it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final

from triage.access.inzage import Gezocht, Regel
from triage.access.log import Act
from triage.access.standbewijs import Peil
from triage.answers import Scope
from triage.casework.desk import Desk
from triage.casework.inzagelog.inzage import demand_period
from triage.casework.uitgeven import Blad, Papier, issued
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import CasusId, ItemId, PersonId
from triage.ports import Settings, UnitOfWork

PURPOSE: Final = "overzicht"
_OF_THE_PLAN: Final = "plan_"
"""The household has the 1-plan itself: that somebody looked at it gives nothing away."""
_OF_A_DECISION: Final = frozenset(
    {
        Act.VOORGELEGD, Act.TERUGGEGEVEN, Act.INGETROKKEN, Act.BESLOTEN, Act.VASTGELEGD, Act.BESLUIT_GEZIEN,
        Act.BESLUIT_GEZIEN_ZONDER_NAMEN, Act.GECONTROLEERD, Act.AFGEDRUKT, Act.BEWAARD, Act.OPVOLGING_GEZIEN,
        Act.REGEL_GEZIEN, Act.REGEL_GEWIJZIGD, Act.VERSTREKT, Act.BESLUIT_HEROVERWOGEN, Act.BESLUIT_INGETROKKEN,
        Act.CASUS_HEROPEND, Act.INFORMEREN_GEZIEN, Act.INFORMEREN_GEWIJZIGD, Act.UITSTEL_BESLOTEN, Act.BERICHT_GEZIEN,
        Act.BERICHT_GEWIJZIGD, Act.BRIEF_GEZIEN, Act.BRIEF_AFGEDRUKT, Act.BRIEF_BEWAARD,
        Act.UITGAVE_GEZIEN, Act.PAPIER_GECONTROLEERD,
    }
)  # fmt: skip
"""What gives away that something is to be decided, or was."""
_ANY: Final = datetime(1, 1, 1, tzinfo=UTC)
_PAPER: Final = frozenset({Act.OVERZICHT_AFGEDRUKT, Act.OVERZICHT_BEWAARD})


@dataclass(frozen=True, slots=True)
class OverzichtRegel:
    """What somebody did, once or more often on one day.

    Args:
        at: the moment of the first time.
        function: the role in words; of who was replaced, `behalf` holds the function.
        act, purpose: codes; `purpose` is empty after lawful erasure.
        name: of the employee, only where the municipality chose to tell names.
        count: how many times on that day.
    """

    at: datetime
    function: str
    team: str
    behalf: str
    act: str
    purpose: str
    name: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Overzicht:
    """The overview for one person.

    Args:
        name: of the person.
        since, until: the period; both days count.
        made_at, made_by: moment, and function of who made it.
        mark: the head of the log of that moment, for paper.
    """

    casus: CasusId
    person: ItemId
    kenmerk: str
    name: str
    since: date
    until: date
    made_at: datetime
    made_by: str
    mark: Peil
    settings: Settings
    lines: tuple[OverzichtRegel, ...]

    @property
    def count(self) -> int:
        """How many times somebody looked or worked."""
        return sum(line.count for line in self.lines)


def overzicht(
    desk: Desk, casus: CasusId, person: ItemId, since: date, until: date, *, newest_first: bool = True
) -> Overzicht:
    """Return every line about a person, also from casussen with exactly the same name and date of birth.

    Leaves a line for each casus the person stands in, with how many lines were told and left out.

    Raises:
        Refusal: `casus_onbekend`, `persoon_onbekend`, `periode_omgekeerd`, a right that lacks.
    """
    desk.demand("inzage_overzicht")
    demand_period(Gezocht(since, until))
    with desk.work() as work:
        mark = work.inzage.stand().head or Peil(0, "0" * 64)
        gathered = _gather(desk, work, casus, person, (since, until))
        shown = _leave(desk, work, gathered, Act.OVERZICHT_GEZIEN)
        settings = work.mensen.settings()
        lines = _told(desk, work, gathered.open, settings)
        work.commit()
    return Overzicht(
        casus=casus,
        person=person,
        kenmerk=shown.kenmerk,
        name=shown.name_of(Scope.PERSOON, person),
        since=since,
        until=until,
        made_at=desk.clock.now(),
        made_by=desk.kader.roles[desk.actor.role].text,
        mark=mark,
        settings=settings,
        lines=lines[::-1] if newest_first else lines,
    )


def hand_out(desk: Desk, shown: Overzicht, act: Act, press: Callable[[Overzicht], bytes]) -> bytes:
    """Return the paper of an overview that was shown, after logging that it leaves the program.

    Args:
        act: `OVERZICHT_AFGEDRUKT` or `OVERZICHT_BEWAARD`.
        press: makes the paper; inside the transaction, so that where it fails nothing is logged.

    Raises:
        Refusal: `overzicht_verouderd` when the same lines may not be told any more as they were shown;
            `casus_onbekend`, a right that lacks.
    """
    if act not in _PAPER:
        raise ValueError(act)
    desk.demand("inzage_overzicht")
    with desk.work() as work:
        gathered = _gather(desk, work, shown.casus, shown.person, (shown.since, shown.until), shown.mark.seq)
        casus, settings = _leave(desk, work, gathered, act), work.mensen.settings()
        now = replace(
            shown, kenmerk=casus.kenmerk, name=casus.name_of(Scope.PERSOON, shown.person), settings=settings,
            made_by=desk.kader.roles[desk.actor.role].text,
        )  # fmt: skip
        told = _told(desk, work, gathered.open, settings)
        # Nothing is printed that the store does not say now: not a line, a name, or how employees are told.
        if now != shown or set(told) != set(shown.lines):
            raise Refusal("overzicht_verouderd")
        also = tuple(line.casus for line in gathered.open if line.casus is not None)
        blad = Blad(Papier.INZAGE_OVERZICHT, f"overzicht-{now.mark.seq}", now.casus, None, now.person, also)
        paper = issued(desk, work, act, blad, press(now))
        work.commit()
    return paper


@dataclass(frozen=True, slots=True)
class _Gathered:
    """The lines about a person: all, and those that may be told."""

    people: tuple[tuple[CasusId, ItemId], ...]
    period: tuple[date, date]
    found: tuple[Regel, ...]
    open: tuple[Regel, ...]


def _gather(
    desk: Desk, work: UnitOfWork, casus: CasusId, person: ItemId, period: tuple[date, date], upto: int | None = None
) -> _Gathered:
    people = work.inzage.same_person(casus, person)
    found = tuple(line for line in work.inzage.about(people, *period) if upto is None or line.seq <= upto)
    return _Gathered(people, period, found, _open(desk, work, people, found))


def _leave(desk: Desk, work: UnitOfWork, gathered: _Gathered, act: Act) -> Casus:
    """Leave a line about the person in each casus, and return the one that was asked for."""
    (casus, person), *elsewhere = gathered.people
    (since, until), told = gathered.period, len(gathered.open)
    detail = f"sinds={since} tot={until} regels={told} weggelaten={len(gathered.found) - told}"
    look = desk.look(act, PURPOSE, detail, (person,))
    shown = work.casussen.get(casus, desk.scope("inzage_overzicht"), look)
    if person not in shown.of(Scope.PERSOON):
        raise Refusal("persoon_onbekend")
    for other, item in elsewhere:
        work.inzage.told(replace(look, concerned=None), other, item)
    return shown


def _open(
    desk: Desk, work: UnitOfWork, people: tuple[tuple[CasusId, ItemId], ...], found: tuple[Regel, ...]
) -> tuple[Regel, ...]:
    """Leave out what the person may not know yet: of such a casus only what was done with the 1-plan is told.

    While another in the casus may not know, that something was decided is told to nobody in it: who lives in one house
    reads each other's paper (as in `triage.plan.reading.possible`).
    """
    untold = {casus: work.inzage.untold(casus, desk.clock.today()) for casus, _ in people}
    closed = {casus for casus, item in people if item in untold[casus]}
    hushed = {casus for casus in untold if untold[casus]}
    return tuple(
        line
        for line in found
        if line.act.startswith(_OF_THE_PLAN)
        or not (line.casus in closed or (line.casus in hushed and line.act in _OF_A_DECISION))
    )


def _told(desk: Desk, work: UnitOfWork, lines: Iterable[Regel], settings: Settings) -> tuple[OverzichtRegel, ...]:
    functions = {one.person: one.function for one in work.mensen.colleagues()}
    return _merged(_line(desk, line, settings, functions) for line in lines)


def _line(desk: Desk, line: Regel, settings: Settings, functions: Mapping[PersonId, str]) -> OverzichtRegel:
    kader = desk.kaders.get(line.kader, desk.kader)
    role = kader.roles.get(line.role) if line.role else None
    return OverzichtRegel(
        at=line.at,
        function=role.text if role else "",
        team=line.team,
        behalf=functions.get(line.behalf, "") if line.behalf else "",
        act=line.act,
        purpose=line.purpose,
        name=line.actor_name if settings.overview_names else "",
    )


def _merged(lines: Iterable[OverzichtRegel]) -> tuple[OverzichtRegel, ...]:
    """Put the same kind of work by the same function on one day together (NEN 7513 allows that)."""
    found: dict[tuple[date, OverzichtRegel], OverzichtRegel] = {}
    for line in lines:
        kind = (line.at.date(), replace(line, at=_ANY))
        first = found.get(kind)
        found[kind] = replace(first, count=first.count + 1) if first else line
    return tuple(found.values())
