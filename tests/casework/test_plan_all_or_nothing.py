"""A change of a plan is kept whole or not at all: plan, history, who meets it, meeting and log lines."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests import makers
from tests.casework.test_all_or_nothing import failing
from tests.plan.offices import CHECKS, KARIN, PlanOffice
from tests.worlds import World, sql_world
from triage.access.log import Act
from triage.casework.plan.desk import OpenPlan
from triage.casework.plan.meeting import agree, hold_meeting, plan_meeting, set_agenda
from triage.casework.plan.planning import close_plan
from triage.faults import Trouble
from triage.ids import CasusId, ItemId
from triage.plan.model import Slot
from triage.plan.overleg import Agendapunt, Verwijzing


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with sql_world(tmp_path) as made:
        yield made


@pytest.fixture
def office(world: World) -> PlanOffice:
    return PlanOffice(world).staffed()


def everything(office: PlanOffice, casus: CasusId) -> tuple[object, ...]:
    """Return all that a change can touch."""
    with office.world.work() as work:
        look = makers.look(Act.PLAN_GEZIEN)
        found = work.casussen.get(casus, makers.scope(), look)
        plans = tuple(
            (work.plannen.get(one, makers.scope(), look), work.plannen.versions(one))
            for one, _ in work.plannen.of(casus)
        )
        meetings = work.overleggen.of(casus)
        work.commit()
    return found, plans, meetings


def _put(office: PlanOffice, shown: OpenPlan, helper: ItemId) -> Callable[[], object]:
    return lambda: office.agreed(shown, helper)


def _close(office: PlanOffice, shown: OpenPlan, helper: ItemId) -> Callable[[], object]:
    after = office.agreed(shown, helper)
    return lambda: close_plan(office.regisseur(), after, Slot.DOEL_BEREIKT)


def _agree(office: PlanOffice, shown: OpenPlan, helper: ItemId) -> Callable[[], object]:
    desk = office.regisseur()
    planned = plan_meeting(desk, shown.plan.casus, office.clock.now() + timedelta(hours=1))
    planned = set_agenda(desk, planned, (Agendapunt(Verwijzing.PLAN, shown.plan.number),))
    office.clock.move(hours=1)
    held = hold_meeting(desk, planned, ())
    return lambda: agree(desk, held, office.line(shown, helper), CHECKS)


@pytest.mark.parametrize("ready", [_put, _close, _agree], ids=["afspraak", "sluiten", "afspreken"])
def test_stopped_at_each_statement_nothing_is_left(
    office: PlanOffice, ready: Callable[[PlanOffice, OpenPlan, ItemId], Callable[[], object]]
) -> None:
    shown, helper = office.helped(office.plan("casus_1_toestemming_gegeven"), KARIN)
    act = ready(office, shown, helper)
    casus = shown.plan.casus
    old = everything(office, casus)
    said = len(office.world.lines())
    stopped = 0
    for after in range(100):
        with failing(after) as asked:
            try:
                act()
            except Trouble:
                stopped += 1
            else:
                break
        now = everything(office, casus)
        assert now == old, asked[-1]
        assert {line.act for line in office.world.lines()[said:]} == {"plan_gezien"}
    assert stopped > 8
    assert everything(office, casus) != old
