"""The casusoverleg: planning one, who is asked and why, who takes part, what is on the table, and what was agreed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from triage.access.actor import Colleague
from triage.access.log import Act, Look
from triage.answers import Scope
from triage.casework.agreeing import RIGHT as AGREE
from triage.casework.agreeing import ground
from triage.casework.desk import Desk
from triage.casework.plan_desk import Held, kept_help, number_of, seals_of
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import CasusId, ItemId
from triage.kader.model import Code
from triage.plan.checks import Checks
from triage.plan.household import e_codes
from triage.plan.lines import tidy_line
from triage.plan.meeting import (
    Around,
    all_parts,
    demand_holdable,
    first_parts,
    tidy_agenda,
    tidy_invited,
    tidy_part,
)
from triage.plan.model import Afspraak, Grant
from triage.plan.overleg import Agendapunt, Deelname, Genodigde, Overleg, OverlegState, Verwijzing
from triage.plan.ports import betrokkenen
from triage.plan.reading import own_helper
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
class _Held:
    work: UnitOfWork
    casus: Casus
    overleg: Overleg
    look: Look


_Changing = Callable[[_Held], Overleg]


def meetings(desk: Desk, casus_id: CasusId) -> tuple[Overleg, ...]:
    """Return the meetings about a casus, oldest first; leaves a log line per person in it.

    Raises:
        Refusal: `casus_onbekend`, or a right that lacks.
    """
    with desk.work() as work:
        casus = work.casussen.get(casus_id, desk.scope("overleg_lezen"), desk.look(Act.OVERLEG_GEZIEN, PURPOSE))
        desk.demand("overleg_lezen", casus)
        found = work.overleggen.of(casus_id)
        work.commit()
    return found


def plan_meeting(desk: Desk, casus_id: CasusId, at: datetime) -> OpenMeeting:
    """Plan a meeting, still without anybody asked. Whether each betrokkene takes part starts from what the casus says.

    Args:
        at: when, aware.

    Raises:
        Refusal: `overleg_voorbij` when that is past, `geen_betrokkene`, or a right that lacks.
    """
    if at < desk.clock.now():
        raise Refusal("overleg_voorbij")
    with desk.work() as work:
        look = desk.look(Act.OVERLEG_GEPLAND, PURPOSE)
        casus = work.casussen.get(casus_id, desk.scope("overleg_schrijven"), look)
        desk.demand("overleg_schrijven", casus)
        if not casus.of(Scope.PERSOON):
            raise Refusal("geen_betrokkene")
        number = number_of(casus, "O", tuple(one.number for one in work.overleggen.of(casus_id)))
        overleg = Overleg(desk.ids(), casus_id, number, at, parts=first_parts(casus), version=1)
        work.overleggen.add(overleg, look)
        opened = _opened(desk, _Held(work, casus, overleg, look))
        work.commit()
    return opened


def open_meeting(desk: Desk, overleg_id: str) -> OpenMeeting:
    """Open a meeting; leaves a log line per betrokkene.

    Raises:
        Refusal: `overleg_onbekend`, also where the right to read it lacks.
    """
    with desk.work() as work:
        held = _fetch(desk, work, overleg_id, "overleg_lezen", desk.look(Act.OVERLEG_GEZIEN, PURPOSE))
        opened = _opened(desk, held)
        work.commit()
    return opened


def move_meeting(desk: Desk, shown: OpenMeeting, at: datetime) -> OpenMeeting:
    """Say another moment for a meeting.

    Raises:
        Refusal: `overleg_voorbij`, or what a change refuses.
    """
    if at < desk.clock.now():
        raise Refusal("overleg_voorbij")
    return _change(desk, shown, "verzet", lambda held: replace(held.overleg, at=at))


def set_agenda(desk: Desk, shown: OpenMeeting, agenda: tuple[Agendapunt, ...]) -> OpenMeeting:
    """Say what is on the table, by reference only; who is asked stays asked for the same points.

    Raises:
        Refusal: `agendapunt_onbekend` when it is not of this casus, `genodigde_zonder_punt`, `te_veel_in_overleg`, or
            what a change refuses.
    """

    def changing(held: _Held) -> Overleg:
        found: dict[Verwijzing, tuple[str, ...]] = {}
        for point in _points(desk, held):
            found[point.at.kind] = (*found.get(point.at.kind, ()), point.at.ref)
        return tidy_agenda(held.overleg, agenda, found)

    return _change(desk, shown, "agenda", changing)


def invite(desk: Desk, shown: OpenMeeting, genodigde: Genodigde, checks: Checks) -> OpenMeeting:
    """Ask somebody to a meeting, or change how they are asked. It gives a colleague no access to the casus.

    Args:
        genodigde: with an empty id for a new one; it gets its id here. `kept` says which marked words stay.

    Raises:
        Refusal: what `triage.plan.meeting.tidy_invited` refuses, `genodigde_onbekend`, `collega_onbekend`, or what a
            change refuses.
        WatInformatie: a word tells what or why.
    """
    new = not genodigde.id
    given = replace(genodigde, id=ItemId(desk.ids())) if new else genodigde

    def changing(held: _Held) -> Overleg:
        others = held.overleg.invited
        if not new and given.id not in {one.id for one in others}:
            raise Refusal("genodigde_onbekend")
        if given.colleague is not None and held.work.mensen.colleague(given.colleague) is None:
            raise Refusal("collega_onbekend")
        tidied = tidy_invited(held.overleg, given, _around(desk, held, checks))
        kept = tuple(tidied if one.id == tidied.id else one for one in others)
        return replace(held.overleg, invited=(*kept, tidied) if new else kept)

    return _change(desk, shown, "uitgenodigd", changing)


def uninvite(desk: Desk, shown: OpenMeeting, item: ItemId) -> OpenMeeting:
    """Ask somebody no more.

    Raises:
        Refusal: `genodigde_onbekend`, or what a change refuses.
    """

    def changing(held: _Held) -> Overleg:
        left = tuple(one for one in held.overleg.invited if one.id != item)
        if left == held.overleg.invited:
            raise Refusal("genodigde_onbekend")
        return replace(held.overleg, invited=left)

    return _change(desk, shown, "niet_meer_uitgenodigd", changing)


def set_part(desk: Desk, shown: OpenMeeting, part: Deelname, checks: Checks) -> OpenMeeting:
    """Say whether a betrokkene takes part in the meeting about them; if not, with an E code and a motivation.

    Raises:
        Refusal: `betrokkene_onbekend`, `code_past_niet`, `deelname_zonder_motivering`, a text that will not do, or
            what a change refuses.
    """

    def changing(held: _Held) -> Overleg:
        tidied = tidy_part(part, _around(desk, held, checks))
        parts = tuple(tidied if one.person == tidied.person else one for one in held.overleg.parts)
        return replace(held.overleg, parts=parts)

    return _change(desk, shown, "deelname", changing)


def hold_meeting(desk: Desk, shown: OpenMeeting, present: tuple[ItemId, ...]) -> OpenMeeting:
    """Say that a meeting was held, and who of those who were asked came.

    Args:
        present: ids of those who were asked and came.

    Raises:
        Refusal: `overleg_nog_niet` before its moment, `genodigde_onbekend`, `deelname_ontbreekt`, `agenda_leeg`,
            `genodigde_zonder_punt`, or what a change refuses.
    """

    def changing(held: _Held) -> Overleg:
        overleg = held.overleg
        if overleg.at > desk.clock.now():
            raise Refusal("overleg_nog_niet")
        if not set(present) <= {one.id for one in overleg.invited}:
            raise Refusal("genodigde_onbekend")
        demand_holdable(overleg)
        invited = tuple(replace(one, present=one.id in present) for one in overleg.invited)
        return replace(overleg, state=OverlegState.GEHOUDEN, invited=invited)

    return _change(desk, shown, "gehouden", changing)


def cancel_meeting(desk: Desk, shown: OpenMeeting) -> OpenMeeting:
    """Call a meeting off.

    Raises:
        Refusal: what a change refuses.
    """
    return _change(desk, shown, "afgelast", lambda held: replace(held.overleg, state=OverlegState.AFGELAST))


def agree(desk: Desk, shown: OpenMeeting, afspraak: Afspraak, checks: Checks) -> OpenMeeting:
    """Put an agreement that was made in a meeting into the running plan; the meeting keeps that it came from there.

    Args:
        afspraak: with an empty id; it gets its id and the number of the meeting here.

    Raises:
        Refusal: `overleg_niet_gehouden`, `geen_plan`, `inmiddels_gewijzigd`, what `triage.plan.lines.tidy_line`
            refuses, or a right that lacks.
        WatInformatie: a word tells what or why.
    """
    with desk.work() as work:
        look = desk.look(Act.OVERLEG_GEWIJZIGD, PURPOSE, f"{shown.overleg.number} afgesproken")
        held = _fetch(desk, work, shown.overleg.id, "overleg_schrijven", look)
        _demand_seen(held, shown)
        if held.overleg.state is not OverlegState.GEHOUDEN:
            raise Refusal("overleg_niet_gehouden")
        item = _into_plan(desk, held, afspraak, checks)
        before = held.overleg
        after = replace(before, agreed=(*before.agreed, item), version=before.version + 1)
        work.overleggen.save(before, after, held.look)
        opened = _opened(desk, replace(held, overleg=after))
        work.commit()
    return opened


def _into_plan(desk: Desk, held: _Held, afspraak: Afspraak, checks: Checks) -> ItemId:
    desk.demand(AGREE, held.casus)
    running = held.work.plannen.running(held.casus.id)
    if running is None:
        raise Refusal("geen_plan")
    look = desk.look(Act.PLAN_GEWIJZIGD, PURPOSE, f"{held.overleg.number} afspraak_toegevoegd")
    plan = held.work.plannen.get(running, desk.scope(AGREE), look)
    mine = own_helper(plan, desk.actor.person)
    given = replace(afspraak, id=ItemId(desk.ids()), overleg=held.overleg.number)
    against = ground(desk, Held(held.work, held.casus, plan, held.look, mine), checks)
    after = replace(plan.with_afspraak(tidy_line(plan, given, None, against)), version=plan.version + 1)
    held.work.plannen.save(plan, after, "afspraak_toegevoegd", look)
    kept_help(desk, held.work, held.casus, after, held.look)
    return given.id


def _fetch(desk: Desk, work: UnitOfWork, overleg_id: str, right: str, look: Look) -> _Held:
    overleg = work.overleggen.get(overleg_id, desk.scope(right), look)
    narrowed = replace(look, concerned=betrokkenen(overleg))
    casus = work.casussen.get(overleg.casus, desk.scope(right), narrowed)
    desk.demand(right, casus)
    return _Held(work, casus, all_parts(overleg, casus), narrowed)


def _change(desk: Desk, shown: OpenMeeting, act: str, changing: _Changing) -> OpenMeeting:
    """Change a meeting that is still to come, and return it as it then stands.

    Raises:
        Refusal: `overleg_onbekend`, `overleg_staat_vast` when it was held or called off, `inmiddels_gewijzigd`, or a
            right that lacks.
    """
    with desk.work() as work:
        look = desk.look(Act.OVERLEG_GEWIJZIGD, PURPOSE, f"{shown.overleg.number} {act}")
        held = _fetch(desk, work, shown.overleg.id, "overleg_schrijven", look)
        _demand_seen(held, shown)
        if held.overleg.state is not OverlegState.GEPLAND:
            raise Refusal("overleg_staat_vast")
        after = replace(changing(held), version=held.overleg.version + 1)
        work.overleggen.save(held.overleg, after, replace(held.look, concerned=None))
        opened = _opened(desk, replace(held, overleg=after))
        work.commit()
    return opened


def _demand_seen(held: _Held, shown: OpenMeeting) -> None:
    if held.overleg.version != shown.overleg.version:
        raise Refusal("inmiddels_gewijzigd", kenmerk=held.casus.kenmerk)


def _around(desk: Desk, held: _Held, checks: Checks) -> Around:
    today = desk.clock.today()
    grants = seals_of(desk, held.work, held.casus, "overleg_schrijven", held.look)
    return Around(held.casus, desk.kader_of(held.casus), today, grants, checks)


def _opened(desk: Desk, held: _Held) -> OpenMeeting:
    casus, planned = held.casus, held.overleg.state is OverlegState.GEPLAND
    writes = desk.may("overleg_schrijven", casus)
    running = held.work.plannen.running(casus.id)
    agrees = writes and desk.may(AGREE, casus) and held.overleg.state is OverlegState.GEHOUDEN
    may_write = writes and planned
    return OpenMeeting(
        held.overleg,
        casus.kenmerk,
        tuple((one.person, _name(casus, one.person)) for one in held.overleg.parts),
        _points(desk, held),
        may_write=may_write,
        may_agree=agrees and running is not None,
        plan=running,
        grants=seals_of(desk, held.work, casus, "overleg_schrijven", held.look) if may_write else (),
        colleagues=held.work.mensen.colleagues() if may_write else (),
        codes=e_codes(desk.kader_of(casus), desk.clock.today()) if may_write else (),
    )


def _name(casus: Casus, person: ItemId) -> str:
    return casus.name_of(Scope.PERSOON, person) if person in casus.of(Scope.PERSOON) else ""


def _points(desk: Desk, held: _Held) -> tuple[Point, ...]:
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


def _agreements(desk: Desk, held: _Held) -> tuple[tuple[str, str], ...]:
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
