"""Hard rule 9 for every use case of the plan and the meeting: one line for each person it concerns, and no others."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from types import ModuleType

import pytest

from tests.plan.offices import CHECKS, KARIN, NEW, PlanOffice
from tests.worlds import World
from triage.access.log import Act
from triage.casework.plan import agreeing, meeting, planning
from triage.casework.plan.desk import OpenPlan
from triage.casework.plan.meeting_desk import OpenMeeting
from triage.ids import ItemId, PersonId
from triage.plan.model import Basis, Gedaan, Hulpverlener, Inkijk, Slot, Waarop
from triage.plan.overleg import Agendapunt, Deelname, Genodigde, Verwijzing

WALK = "ex_partner_onveilig_adres"
GUEST = Genodigde(NEW, "K. Wubbels", "", "Team Geld", "kent de afspraken", Basis(Waarop.INSTEMMING), points=(0,))


@dataclass
class Scene:
    """A casus of three, with a plan for two of them, a helper with a line about the first, and a meeting.

    Args:
        casus: everybody in it.
        house: who is in the household.
    """

    office: PlanOffice
    plan: OpenPlan
    meeting: OpenMeeting
    casus: tuple[ItemId, ...]
    house: tuple[ItemId, ...]

    @property
    def line(self) -> ItemId:
        return self.plan.plan.afspraken[0].id

    @property
    def helper(self) -> ItemId:
        return self.plan.plan.helpers[0].id


def scene(world: World) -> Scene:
    office = PlanOffice(world).staffed()
    desk = office.regisseur()
    opened = office.begun(WALK)
    people = tuple(replace(one, inkijk=Inkijk.HEEL) for one in planning.open_beginning(desk, opened.casus.id).people)
    shown = planning.begin_plan(desk, opened.casus.id, "Hulp afstemmen", people[:2], CHECKS)
    shown, helper = office.helped(shown, KARIN)
    shown = office.agreed(shown, helper)
    table = meeting.plan_meeting(desk, opened.casus.id, office.clock.now() + timedelta(hours=1))
    table = meeting.set_agenda(desk, table, (Agendapunt(Verwijzing.PLAN, shown.plan.number),))
    for one in people:
        table = meeting.set_part(desk, table, Deelname(one.id, takes_part=True), CHECKS)
    table = meeting.invite(desk, table, GUEST, CHECKS)
    ids = tuple(one.id for one in people)
    return Scene(office, shown, table, ids, ids[:2])


def _held(s: Scene) -> OpenMeeting:
    s.office.clock.move(hours=2)
    return meeting.hold_meeting(s.office.regisseur(), s.meeting, ())


def _closed(s: Scene) -> None:
    planning.close_plan(s.office.regisseur(), s.plan, Slot.NIET_MEER_NODIG)


Lines = list[tuple[str, str | None]]
Do = Callable[[Scene], Callable[[], object]]


@dataclass(frozen=True)
class Case:
    """A use case made ready and still to do, and the lines that it leaves."""

    name: str
    prepare: Do
    lines: Callable[[Scene], Lines]


def of_house(act: Act) -> Callable[[Scene], Lines]:
    return lambda s: [(act.value, one) for one in s.house]


def of_casus(act: Act) -> Callable[[Scene], Lines]:
    return lambda s: [(act.value, one) for one in s.casus]


def of_first(act: Act) -> Callable[[Scene], Lines]:
    return lambda s: [(act.value, s.house[0])]


def of_nobody(act: Act) -> Callable[[Scene], Lines]:
    return lambda _: [(act.value, None)]


def now(do: Callable[[Scene], object]) -> Do:
    return lambda s: lambda: do(s)


def _begun_anew(s: Scene) -> Callable[[], object]:
    _closed(s)
    people = s.plan.plan.bewoners
    return lambda: planning.begin_plan(s.office.regisseur(), s.plan.plan.casus, "Opnieuw", people, CHECKS)


def _own_line(s: Scene) -> Callable[[], object]:
    desk = s.office.helper()
    part = planning.open_plan(desk, s.plan.plan.id)
    given = agreeing.OwnLine(Gedaan.LOOPT, s.office.clock.today(), text="Elke week")
    return lambda: agreeing.write_own(desk, part, s.line, given, CHECKS)


def _agreed(s: Scene) -> Callable[[], object]:
    done = _held(s)
    return lambda: meeting.agree(s.office.regisseur(), done, s.office.line(s.plan, s.helper), CHECKS)


def _holding(s: Scene) -> Callable[[], object]:
    s.office.clock.move(hours=2)
    return lambda: meeting.hold_meeting(s.office.regisseur(), s.meeting, ())


def _wider(s: Scene) -> object:
    third = replace(s.plan.plan.bewoners[0], id=s.casus[2], name="Derde", speaks_for=())
    return planning.set_household(s.office.regisseur(), s.plan, (*s.plan.plan.bewoners, third))


def _ended(s: Scene, how: Gedaan) -> object:
    line = replace(s.plan.plan.afspraak(s.line), done=how)
    return agreeing.put_afspraak(s.office.regisseur(), s.plan, line, CHECKS)


CHANGED, MEETING = Act.PLAN_GEWIJZIGD, Act.OVERLEG_GEWIJZIGD
CASES = [
    Case("plans", now(lambda s: planning.plans(s.office.regisseur())), of_nobody(Act.LIJST_GEZIEN)),
    Case("plans", now(lambda s: planning.plans(s.office.helper(), "P1")), of_nobody(Act.GEZOCHT)),
    Case(
        "open_plan", now(lambda s: planning.open_plan(s.office.regisseur(), s.plan.plan.id)), of_house(Act.PLAN_GEZIEN)
    ),
    Case(
        "open_plan",
        now(lambda s: planning.open_plan(s.office.helper(), s.plan.plan.id)),
        of_first(Act.PLAN_DEEL_GEZIEN),
    ),
    Case(
        "open_beginning",
        now(lambda s: planning.open_beginning(s.office.regisseur(), s.plan.plan.casus)),
        of_casus(Act.CASUS_GEZIEN),
    ),
    Case("begin_plan", _begun_anew, of_house(Act.PLAN_BEGONNEN)),
    Case(
        "set_goal",
        now(lambda s: planning.set_goal(s.office.regisseur(), s.plan, "Rust", CHECKS)),
        of_house(CHANGED),
    ),
    Case("set_household", now(_wider), of_casus(CHANGED)),
    Case(
        "set_regisseur",
        now(lambda s: planning.set_regisseur(s.office.regisseur(), s.plan, PersonId(KARIN), "", CHECKS)),
        of_house(CHANGED),
    ),
    Case("close_plan", now(_closed), of_house(Act.PLAN_GESLOTEN)),
    Case("history", now(lambda s: planning.history(s.office.regisseur(), s.plan.plan.id)), of_house(Act.PLAN_GEZIEN)),
    Case(
        "part_for",
        now(lambda s: planning.part_for(s.office.regisseur(), s.plan.plan.id, s.house[1])),
        of_house(Act.PLAN_AFGEDRUKT),
    ),
    Case(
        "part_for",
        now(lambda s: planning.part_for(s.office.helper(), s.plan.plan.id, s.helper, Act.PLAN_BEWAARD)),
        of_first(Act.PLAN_BEWAARD),
    ),
    Case(
        "put_helper",
        now(lambda s: agreeing.put_helper(s.office.regisseur(), s.plan, Hulpverlener(NEW, "x", "Team Wonen"), CHECKS)),
        of_house(CHANGED),
    ),
    Case("put_afspraak", now(lambda s: s.office.agreed(s.plan, s.helper)), of_house(CHANGED)),
    Case("put_afspraak", now(lambda s: _ended(s, Gedaan.KLAAR)), of_house(CHANGED)),
    Case("put_afspraak", now(lambda s: _ended(s, Gedaan.GESTOPT)), of_house(CHANGED)),
    Case("take_away", now(lambda s: agreeing.take_away(s.office.regisseur(), s.plan, s.line)), of_house(CHANGED)),
    Case("write_own", _own_line, of_first(CHANGED)),
    Case(
        "meetings",
        now(lambda s: meeting.meetings(s.office.regisseur(), s.plan.plan.casus)),
        of_casus(Act.OVERLEG_GEZIEN),
    ),
    Case(
        "plan_meeting",
        now(lambda s: meeting.plan_meeting(s.office.regisseur(), s.plan.plan.casus, s.office.clock.now())),
        of_casus(Act.OVERLEG_GEPLAND),
    ),
    Case(
        "open_meeting",
        now(lambda s: meeting.open_meeting(s.office.regisseur(), s.meeting.overleg.id)),
        of_casus(Act.OVERLEG_GEZIEN),
    ),
    Case(
        "move_meeting",
        now(lambda s: meeting.move_meeting(s.office.regisseur(), s.meeting, s.office.clock.now())),
        of_casus(MEETING),
    ),
    Case(
        "set_agenda",
        now(lambda s: meeting.set_agenda(s.office.regisseur(), s.meeting, s.meeting.overleg.agenda)),
        of_casus(MEETING),
    ),
    Case("invite", now(lambda s: meeting.invite(s.office.regisseur(), s.meeting, GUEST, CHECKS)), of_casus(MEETING)),
    Case(
        "uninvite",
        now(lambda s: meeting.uninvite(s.office.regisseur(), s.meeting, s.meeting.overleg.invited[0].id)),
        of_casus(MEETING),
    ),
    Case(
        "set_part",
        now(lambda s: meeting.set_part(s.office.regisseur(), s.meeting, Deelname(s.casus[0]), CHECKS)),
        of_casus(MEETING),
    ),
    Case("hold_meeting", _holding, of_casus(MEETING)),
    Case("cancel_meeting", now(lambda s: meeting.cancel_meeting(s.office.regisseur(), s.meeting)), of_casus(MEETING)),
    Case("agree", _agreed, lambda s: of_casus(MEETING)(s) + of_house(CHANGED)(s)),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_line_for_each_person_it_concerns(world: World, case: Case) -> None:
    made = scene(world)
    act = case.prepare(made)
    before = len(world.lines())
    act()
    found = world.lines()[before:]
    assert [(line.act, line.persoon) for line in found] == case.lines(made)
    assert {line.result for line in found} == {"ok"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nothing_happens_when_the_line_cannot_be_written(world: World, case: Case) -> None:
    act = case.prepare(scene(world))
    before = world.lines()
    world.break_log()
    with pytest.raises(Exception, match="no log today"):
        act()
    assert world.lines() == before


def _use_cases(module: ModuleType) -> set[str]:
    return {
        name
        for name, found in vars(module).items()
        if inspect.isfunction(found)
        and found.__module__ == module.__name__
        and not name.startswith("_")
        and "desk" in inspect.signature(found).parameters
        # A part of a use case: it works inside the unit of work of another.
        and "work" not in inspect.signature(found).parameters
    }


def test_every_use_case_is_in_the_table() -> None:
    found = _use_cases(planning) | _use_cases(agreeing) | _use_cases(meeting)
    assert found == {case.name for case in CASES} | {"ground"}
