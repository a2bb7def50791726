"""The page of states is what the code does. `TENZIJ_SCHRIJF_STANDEN=1` writes it anew."""

import os
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from tests import makers
from tests.standen_text import TITLES, machines, standen_page
from triage.casus.model import Casus, CasusState
from triage.faults import Refusal
from triage.followup.kinds import MACHINES
from triage.followup.machine import START, Machine
from triage.followup.standen import CASUS, demand_casus_moved
from triage.ids import CasusId

PAGE = Path(__file__).parents[3] / "docs" / "standen.md"
EVERY = pytest.mark.parametrize("machine", machines(), ids=lambda machine: machine.name)


def test_the_page_is_the_machines_themselves() -> None:
    made = standen_page(makers.kader())
    if "TENZIJ_SCHRIJF_STANDEN" in os.environ:
        PAGE.write_text(made, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == made


def test_every_machine_stands_on_the_page() -> None:
    assert {machine.name for machine in machines()} == {CASUS.name, *(one.name for one in MACHINES.values())}
    assert set(TITLES) == {machine.name for machine in machines()}


@EVERY
def test_every_state_can_be_reached_and_every_one_has_its_act(machine: Machine) -> None:
    reached, before = {START}, set[str]()
    while reached != before:
        before = set(reached)
        reached |= {arrow.target for arrow in machine.arrows if arrow.source in reached}
    assert reached == {START, *machine.states}
    assert len(set(machine.arrows)) == len(machine.arrows)


@EVERY
def test_every_term_that_an_act_settles_is_a_term_of_the_kader(machine: Machine) -> None:
    assert {term for arrow in machine.arrows for term in arrow.settles} <= set(makers.kader().terms)


@pytest.mark.parametrize("machine", MACHINES.values(), ids=lambda machine: machine.name)
def test_an_act_on_a_piece_leads_to_one_state(machine: Machine) -> None:
    ways = [(arrow.source, arrow.act) for arrow in machine.arrows if arrow.source != START]
    assert len(set(ways)) == len(ways)


def _pairs() -> tuple[tuple[CasusState, CasusState], ...]:
    return tuple(product(CasusState, CasusState))


def test_a_casus_has_every_state_and_none_more() -> None:
    assert set(CASUS.states) == set(CasusState)
    assert CASUS.starts == (CasusState.CONCEPT,)


@pytest.mark.parametrize(("source", "target"), _pairs())
def test_a_casus_only_goes_where_it_is_drawn(source: CasusState, target: CasusState) -> None:
    before = makers.casus(1, state=source)
    after = replace(before, state=target, version=1)
    if any((arrow.source, arrow.target) == (source, target) for arrow in CASUS.arrows):
        demand_casus_moved(before, after)
        return
    with pytest.raises(Refusal, match="overgang_kan_niet"):
        demand_casus_moved(before, after)


def test_a_casus_does_not_become_another() -> None:
    before: Casus = makers.casus(1)
    with pytest.raises(Refusal, match="overgang_kan_niet"):
        demand_casus_moved(before, replace(before, id=CasusId("een ander")))
