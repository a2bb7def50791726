"""What is typed in a plan or a meeting is kept for who types it, and nothing writes over another."""

import pytest

from tests import makers
from tests.casework.steps import CASUS_3, Office
from tests.worlds import World
from triage.besluit.draft import Draft
from triage.casework.casus import drafting
from triage.casework.plan import drafts as plan_drafts
from triage.casework.plan.drafts import Typing
from triage.faults import Refusal

MARIT = makers.actor("Marit Vonkeman", "procesregisseur", mandate=True)


def test_each_kind_of_typing_and_a_decision_has_a_place_of_its_own(world: World) -> None:
    office = Office(world)
    shown = office.shown(office.put(CASUS_3), MARIT)
    casus, desk = shown.opened.casus.id, office.desk(MARIT)
    drafting.keep(desk, shown, Draft(shown.voorstel.number, motivation="Omdat het nodig is."))
    for typing in Typing:
        plan_drafts.keep(desk, casus, typing, f"ë {typing.value}")

    assert [plan_drafts.kept(desk, casus, typing) for typing in Typing] == [f"ë {typing.value}" for typing in Typing]
    assert drafting.kept(desk, shown).motivation == "Omdat het nodig is."
    plan_drafts.keep(desk, casus, Typing.PLAN, "")
    assert plan_drafts.kept(desk, casus, Typing.PLAN) == ""
    assert plan_drafts.kept(desk, casus, Typing.OVERLEG) == "ë overleg"


def test_the_words_stay_with_who_types_them(world: World) -> None:
    office = Office(world)
    casus = office.begun().casus.id
    plan_drafts.keep(office.desk(MARIT), casus, Typing.PLAN, "Nog niet klaar")

    other = makers.actor("Sanne de Wit", "casusregisseur")
    assert plan_drafts.kept(office.desk(other), casus, Typing.PLAN) == ""


def test_who_may_not_write_it_keeps_and_reads_nothing(world: World) -> None:
    office = Office(world)
    casus = office.begun().casus.id
    reader = office.desk(makers.actor("Jelle Brandsma", "informatieregisseur"))

    for typing in Typing:
        with pytest.raises(Refusal, match="geen_recht"):
            plan_drafts.keep(reader, casus, typing, "x")
        with pytest.raises(Refusal, match="geen_recht"):
            plan_drafts.kept(reader, casus, typing)


def test_a_draft_has_an_end(world: World) -> None:
    office = Office(world)
    casus = office.begun().casus.id
    with pytest.raises(Refusal, match="tekst_te_lang"):
        plan_drafts.keep(office.desk(MARIT), casus, Typing.PLAN, "x" * 200_001)
