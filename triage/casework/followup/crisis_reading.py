"""A crisis to read: what was shared, what must still happen, who can ratify it, and what was done."""

from dataclasses import dataclass
from datetime import date, datetime

from triage.access.actor import Colleague
from triage.access.log import Act
from triage.answers import Scope
from triage.casework.access.deciders import deciders
from triage.casework.desk import Desk
from triage.casework.followup.crisis import opened_crisis
from triage.casework.followup.crisis_course import had_a_hand, informing_of, told, unsent
from triage.casework.followup.crisis_triage import untouched
from triage.casus.model import EDITABLE, Casus
from triage.followup.crisis import Crisis
from triage.followup.stuk import Step, Stuk
from triage.ids import BesluitId, CasusId, ItemId
from triage.ports import UnitOfWork
from triage.terms.running import due


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the form of six fields needs to begin.

    Args:
        now: the moment, for the sixth field.
        colleagues: who can have decided on the spot; who sits at the desk comes first.
        kenmerk: of the casus in which the crisis will go on, or empty for a new one.
    """

    now: datetime
    colleagues: tuple[Colleague, ...]
    kenmerk: str


@dataclass(frozen=True, slots=True)
class Concerned:
    """A person of the casus: told or not.

    Args:
        informing: the id of the piece by which the person is informed after the seal, or empty.
    """

    person: ItemId
    name: str
    told: bool
    informing: str


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed: the term of the kader, its words, and the last day."""

    term: str
    text: str
    due: date


@dataclass(frozen=True, slots=True)
class OpenCrisis:
    """A crisis on the desk.

    Args:
        people: everybody in the casus.
        owed: soonest first.
        unsent: the notices that still have to go out: id and number.
        ratifiers: who can ratify it, by name and function; empty where nobody can, or once it was settled.
        besluit: the seal that settled it, where this person may read it.
        tells, adds: this person may write down that somebody was told; when it was shared.
    """

    stuk: Stuk[Crisis]
    casus: CasusId
    kenmerk: str
    people: tuple[Concerned, ...]
    owed: tuple[Owed, ...]
    unsent: tuple[tuple[str, str], ...]
    ratifiers: tuple[str, ...]
    history: tuple[Step, ...]
    besluit: BesluitId | None
    writes: bool
    tells: bool
    adds: bool
    today: date


def begin_crisis(desk: Desk, casus_id: CasusId | None = None) -> Beginning:
    """Return what the form begins with; of a casus at hand only its kenmerk is read, and only where it fits.

    Raises:
        Refusal: a right that lacks.
    """
    desk.demand("crisis_melden")
    with desk.work() as work:
        everybody = work.mensen.colleagues()
        kenmerk = _kenmerk(desk, work, casus_id)
        work.commit()
    mine = [one for one in everybody if one.person == desk.actor.person]
    others = sorted((one for one in everybody if one not in mine), key=lambda one: one.name.casefold())
    return Beginning(desk.clock.now(), (*mine, *others), kenmerk)


def _kenmerk(desk: Desk, work: UnitOfWork, casus_id: CasusId | None) -> str:
    scope = desk.scope("crisis_melden")
    if casus_id is None or work.casussen.stands(casus_id, scope) not in EDITABLE:
        return ""
    casus = work.casussen.get(casus_id, scope, desk.look(Act.CASUS_GEZIEN, "spoed"))
    fits = untouched(casus) and not work.stukken.of(casus.id, Crisis)
    return casus.kenmerk if fits and desk.may("triage_schrijven", casus) else ""


def open_crisis(desk: Desk, crisis_id: str) -> OpenCrisis:
    """Open a crisis; leaves a log line per person in its casus.

    Raises:
        Refusal: `stuk_onbekend`, or a right that lacks.
    """
    with desk.work() as work:
        stuk, casus = opened_crisis(desk, work, crisis_id, "opvolging_lezen")
        found = OpenCrisis(
            stuk=stuk,
            casus=casus.id,
            kenmerk=casus.kenmerk,
            people=_people(work, casus, stuk),
            owed=_owed(stuk),
            unsent=tuple((one.id, one.number) for one in unsent(work, casus, stuk)),
            ratifiers=_ratifiers(desk, work, casus, stuk),
            history=work.stukken.history(crisis_id),
            besluit=_besluit(desk, work, casus, stuk),
            writes=desk.may("triage_schrijven", casus),
            tells=desk.may("informeren", casus),
            adds=desk.may("crisis_melden", casus),
            today=desk.clock.today(),
        )
        work.commit()
    return found


def _people(work: UnitOfWork, casus: Casus, crisis: Stuk[Crisis]) -> tuple[Concerned, ...]:
    knows = told(work, casus, crisis)
    found = []
    for person in casus.of(Scope.PERSOON):
        piece = informing_of(work, casus, crisis, person) if crisis.content.besluit else None
        name = casus.name_of(Scope.PERSOON, person)
        found.append(Concerned(person, name, person in knows, piece.id if piece else ""))
    return tuple(found)


def _owed(crisis: Stuk[Crisis]) -> tuple[Owed, ...]:
    running = ((one, due(one)) for one in crisis.terms)
    return tuple(
        sorted((Owed(one.term.id, one.term.text, day) for one, day in running if day is not None), key=lambda o: o.due)
    )


def _ratifiers(desk: Desk, work: UnitOfWork, casus: Casus, crisis: Stuk[Crisis]) -> tuple[str, ...]:
    if crisis.content.besluit:
        return ()
    able = (one for one in deciders(desk, work, casus) if not had_a_hand(work, casus, one.person))
    return tuple(", ".join(part for part in (one.name, one.function) if part) for one in able)


def _besluit(desk: Desk, work: UnitOfWork, casus: Casus, crisis: Stuk[Crisis]) -> BesluitId | None:
    seals = work.besluiten.of(casus.id, desk.scope("besluit_lezen"))
    return next((seal for seal, _, _ in seals if seal == crisis.content.besluit), None)
