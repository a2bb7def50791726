"""The casusoverleg: planning one, who is asked and why, who takes part, what is on the table, and what was agreed."""

from dataclasses import replace
from datetime import datetime

from triage.access.log import Act
from triage.answers import Scope
from triage.casework.desk import Desk
from triage.casework.plan.agreeing import RIGHT as AGREE
from triage.casework.plan.agreeing import ground
from triage.casework.plan.desk import Held, kept_help, number_of
from triage.casework.plan.meeting_desk import (
    PURPOSE,
    HeldMeeting,
    OpenMeeting,
    around,
    change,
    demand_seen,
    fetch,
    opened_meeting,
    points_of,
)
from triage.faults import Refusal
from triage.ids import CasusId, ItemId
from triage.plan.checks import Checks
from triage.plan.lines import tidy_line
from triage.plan.meeting import demand_holdable, first_parts, tidy_agenda, tidy_invited, tidy_part
from triage.plan.model import Afspraak
from triage.plan.overleg import Agendapunt, Deelname, Genodigde, Overleg, OverlegState, Verwijzing
from triage.plan.reading import own_helper


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
        opened = opened_meeting(desk, HeldMeeting(work, casus, overleg, look))
        work.commit()
    return opened


def open_meeting(desk: Desk, overleg_id: str) -> OpenMeeting:
    """Open a meeting; leaves a log line per betrokkene.

    Raises:
        Refusal: `overleg_onbekend`, also where the right to read it lacks.
    """
    with desk.work() as work:
        held = fetch(desk, work, overleg_id, "overleg_lezen", desk.look(Act.OVERLEG_GEZIEN, PURPOSE))
        opened = opened_meeting(desk, held)
        work.commit()
    return opened


def move_meeting(desk: Desk, shown: OpenMeeting, at: datetime) -> OpenMeeting:
    """Say another moment for a meeting.

    Raises:
        Refusal: `overleg_voorbij`, or what a change refuses.
    """
    if at < desk.clock.now():
        raise Refusal("overleg_voorbij")
    return change(desk, shown, "verzet", lambda held: replace(held.overleg, at=at))


def set_agenda(desk: Desk, shown: OpenMeeting, agenda: tuple[Agendapunt, ...]) -> OpenMeeting:
    """Say what is on the table, by reference only; who is asked stays asked for the same points.

    Raises:
        Refusal: `agendapunt_onbekend` when it is not of this casus, `genodigde_zonder_punt`, `te_veel_in_overleg`, or
            what a change refuses.
    """

    def changing(held: HeldMeeting) -> Overleg:
        found: dict[Verwijzing, tuple[str, ...]] = {}
        for point in points_of(desk, held):
            found[point.at.kind] = (*found.get(point.at.kind, ()), point.at.ref)
        return tidy_agenda(held.overleg, agenda, found)

    return change(desk, shown, "agenda", changing)


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

    def changing(held: HeldMeeting) -> Overleg:
        others = held.overleg.invited
        if not new and given.id not in {one.id for one in others}:
            raise Refusal("genodigde_onbekend")
        if given.colleague is not None and held.work.mensen.colleague(given.colleague) is None:
            raise Refusal("collega_onbekend")
        tidied = tidy_invited(held.overleg, given, around(desk, held, checks))
        kept = tuple(tidied if one.id == tidied.id else one for one in others)
        return replace(held.overleg, invited=(*kept, tidied) if new else kept)

    return change(desk, shown, "uitgenodigd", changing)


def uninvite(desk: Desk, shown: OpenMeeting, item: ItemId) -> OpenMeeting:
    """Ask somebody no more.

    Raises:
        Refusal: `genodigde_onbekend`, or what a change refuses.
    """

    def changing(held: HeldMeeting) -> Overleg:
        left = tuple(one for one in held.overleg.invited if one.id != item)
        if left == held.overleg.invited:
            raise Refusal("genodigde_onbekend")
        return replace(held.overleg, invited=left)

    return change(desk, shown, "niet_meer_uitgenodigd", changing)


def set_part(desk: Desk, shown: OpenMeeting, part: Deelname, checks: Checks) -> OpenMeeting:
    """Say whether a betrokkene takes part in the meeting about them; if not, with an E code and a motivation.

    Raises:
        Refusal: `betrokkene_onbekend`, `code_past_niet`, `deelname_zonder_motivering`, a text that will not do, or
            what a change refuses.
    """

    def changing(held: HeldMeeting) -> Overleg:
        tidied = tidy_part(part, around(desk, held, checks))
        parts = tuple(tidied if one.person == tidied.person else one for one in held.overleg.parts)
        return replace(held.overleg, parts=parts)

    return change(desk, shown, "deelname", changing)


def hold_meeting(desk: Desk, shown: OpenMeeting, present: tuple[ItemId, ...]) -> OpenMeeting:
    """Say that a meeting was held, and who of those who were asked came.

    Args:
        present: ids of those who were asked and came.

    Raises:
        Refusal: `overleg_nog_niet` before its moment, `genodigde_onbekend`, `deelname_ontbreekt`, `agenda_leeg`,
            `genodigde_zonder_punt`, or what a change refuses.
    """

    def changing(held: HeldMeeting) -> Overleg:
        overleg = held.overleg
        if overleg.at > desk.clock.now():
            raise Refusal("overleg_nog_niet")
        if not set(present) <= {one.id for one in overleg.invited}:
            raise Refusal("genodigde_onbekend")
        demand_holdable(overleg)
        invited = tuple(replace(one, present=one.id in present) for one in overleg.invited)
        return replace(overleg, state=OverlegState.GEHOUDEN, invited=invited)

    return change(desk, shown, "gehouden", changing)


def cancel_meeting(desk: Desk, shown: OpenMeeting) -> OpenMeeting:
    """Call a meeting off.

    Raises:
        Refusal: what a change refuses.
    """
    return change(desk, shown, "afgelast", lambda held: replace(held.overleg, state=OverlegState.AFGELAST))


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
        held = fetch(desk, work, shown.overleg.id, "overleg_schrijven", look)
        demand_seen(held, shown)
        if held.overleg.state is not OverlegState.GEHOUDEN:
            raise Refusal("overleg_niet_gehouden")
        item = _into_plan(desk, held, afspraak, checks)
        before = held.overleg
        after = replace(before, agreed=(*before.agreed, item), version=before.version + 1)
        work.overleggen.save(before, after, held.look)
        opened = opened_meeting(desk, replace(held, overleg=after))
        work.commit()
    return opened


def _into_plan(desk: Desk, held: HeldMeeting, afspraak: Afspraak, checks: Checks) -> ItemId:
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
