"""A meeting on the desk: fetching it with its log lines, keeping a change of it, and what its agenda can point to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from triage.access.actor import Colleague
from triage.access.log import Act, Look
from triage.answers import Scope
from triage.casework.desk import Desk
from triage.casework.plan.agreeing import RIGHT as AGREE
from triage.casework.plan.desk import seals_of
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import ItemId
from triage.kader.model import Code
from triage.plan.checks import Checks
from triage.plan.household import e_codes
from triage.plan.meeting import Around, all_parts
from triage.plan.model import Afspraak, Grant
from triage.plan.overleg import Agendapunt, Overleg, OverlegState, Verwijzing
from triage.ports import UnitOfWork

PURPOSE: Final = "overleg"


@dataclass(frozen=True, slots=True)
class Point:
    """Something that the agenda can point to.

    Args:
        text: what it is called: a number, the words of a line, the kind of support. Empty where whoever looks may not
            read that.
    """

    at: Agendapunt
    text: str


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """A meeting on the desk.

    Args:
        names: of each betrokkene, by id.
        points: what the agenda can point to, and what it does.
        may_write: plan, invite, hold.
        may_agree: put agreements into the running plan.
        plan: id of the running plan, or None.
        grants: what the seals of this casus give to rest an invitation on.
        colleagues: people who work with the program, who may be asked. Being asked gives no access.
        codes: the E codes.
    """

    overleg: Overleg
    kenmerk: str
    names: tuple[tuple[ItemId, str], ...]
    points: tuple[Point, ...]
    may_write: bool = False
    may_agree: bool = False
    plan: str | None = None
    grants: tuple[Grant, ...] = ()
    colleagues: tuple[Colleague, ...] = ()
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting in the hands of a use case, inside its transaction."""

    work: UnitOfWork
    casus: Casus
    overleg: Overleg
    look: Look


Changing = Callable[[HeldMeeting], Overleg]
"""Returns the meeting as it is to be."""


def fetch(desk: Desk, work: UnitOfWork, overleg_id: str, right: str, look: Look) -> HeldMeeting:
    """Fetch a meeting with its casus, for a right, with a log line for each person in it.

    Raises:
        Refusal: `overleg_onbekend`, or a right that lacks.
    """
    overleg = work.overleggen.get(overleg_id, desk.scope(right), look)
    # Its parts and its agenda are about everybody in the casus, also who came in after it was planned.
    casus = work.casussen.get(overleg.casus, desk.scope(right), look)
    desk.demand(right, casus)
    return HeldMeeting(work, casus, all_parts(overleg, casus), look)


def change(desk: Desk, shown: OpenMeeting, act: str, changing: Changing) -> OpenMeeting:
    """Change a meeting that is still to come, and return it as it then stands.

    Raises:
        Refusal: `overleg_onbekend`, `overleg_staat_vast` when it was held or called off, `inmiddels_gewijzigd`, or a
            right that lacks.
    """
    with desk.work() as work:
        look = desk.look(Act.OVERLEG_GEWIJZIGD, PURPOSE, f"{shown.overleg.number} {act}")
        held = fetch(desk, work, shown.overleg.id, "overleg_schrijven", look)
        demand_seen(held, shown)
        if held.overleg.state is not OverlegState.GEPLAND:
            raise Refusal("overleg_staat_vast")
        after = replace(changing(held), version=held.overleg.version + 1)
        work.overleggen.save(held.overleg, after, replace(held.look, concerned=None))
        shown_now = opened_meeting(desk, replace(held, overleg=after))
        work.commit()
    return shown_now


def demand_seen(held: HeldMeeting, shown: OpenMeeting) -> None:
    """Refuse a change that was made against another version.

    Raises:
        Refusal: `inmiddels_gewijzigd`.
    """
    if held.overleg.version != shown.overleg.version:
        raise Refusal("inmiddels_gewijzigd", kenmerk=held.casus.kenmerk)


def around(desk: Desk, held: HeldMeeting, checks: Checks) -> Around:
    """Return what a meeting is held against."""
    today = desk.clock.today()
    grants = seals_of(desk, held.work, held.casus, "overleg_schrijven", held.look)
    return Around(held.casus, desk.kader_of(held.casus), today, grants, checks)


def opened_meeting(desk: Desk, held: HeldMeeting) -> OpenMeeting:
    """Return a meeting for the screen."""
    casus, planned = held.casus, held.overleg.state is OverlegState.GEPLAND
    writes = desk.may("overleg_schrijven", casus)
    running = held.work.plannen.running(casus.id)
    agrees = writes and desk.may(AGREE, casus) and held.overleg.state is OverlegState.GEHOUDEN
    may_write = writes and planned
    return OpenMeeting(
        held.overleg,
        casus.kenmerk,
        tuple((one.person, _name(casus, one.person)) for one in held.overleg.parts),
        points_of(desk, held),
        may_write=may_write,
        may_agree=agrees and running is not None,
        plan=running,
        grants=seals_of(desk, held.work, casus, "overleg_schrijven", held.look) if may_write else (),
        colleagues=held.work.mensen.colleagues() if may_write else (),
        codes=e_codes(desk.kader_of(casus), desk.clock.today()) if may_write else (),
    )


def _name(casus: Casus, person: ItemId) -> str:
    return casus.name_of(Scope.PERSOON, person) if person in casus.of(Scope.PERSOON) else ""


def points_of(desk: Desk, held: HeldMeeting) -> tuple[Point, ...]:
    """Return what the agenda can point to in this casus, each with what it is called for who may read that."""
    work, casus = held.work, held.casus
    scope = desk.scope("overleg_lezen")
    besluiten = tuple((number, number) for _, number, _ in work.besluiten.of(casus.id, scope))
    plans = tuple((number, number) for _, number in work.plannen.of(casus.id))
    reads = desk.may("casus_lezen", casus)
    lines = tuple((str(one), casus.name_of(Scope.REGEL, one) if reads else "") for one in casus.of(Scope.REGEL))
    asked = tuple(
        (str(place), one.text if reads else "") for place, one in enumerate(work.voorstellen.thread(casus.id), 1)
    )
    by_kind = (
        (Verwijzing.BESLUIT, besluiten),
        (Verwijzing.PLAN, plans),
        (Verwijzing.AFSPRAAK, _agreements(desk, held)),
        (Verwijzing.REGEL, lines),
        (Verwijzing.VRAAG, asked),
    )
    return tuple(Point(Agendapunt(kind, ref), text) for kind, found in by_kind for ref, text in found)


def _agreements(desk: Desk, held: HeldMeeting) -> tuple[tuple[str, str], ...]:
    running = held.work.plannen.running(held.casus.id)
    if running is None:
        return ()
    plan = held.work.plannen.get(running, desk.scope("overleg_lezen"), held.look)
    reads = desk.may("plan_lezen", held.casus)
    supports = desk.kader_of(held.casus).supports

    def called(line: Afspraak) -> str:
        by = f" – {plan.helper(line.helper).organisation}" if line.helper else ""
        return f"{supports[line.support].text}{by}" if reads else ""

    return tuple((str(line.id), called(line)) for line in plan.afspraken)
