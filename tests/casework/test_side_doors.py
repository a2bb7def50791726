"""Side doors: what a screen held too long, or another id, reaches nothing that the rights forbid; over both stores."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests import makers
from tests.casework.neighbours import (
    DANIQUE,
    ELSEWHERE,
    OWNER,
    PROCES,
    Neighbourhood,
    neighbourhood,
)
from tests.casework.steps import MET_TOESTEMMING, Office, decision
from tests.casework.test_asking import asked
from tests.plan.offices import PlanOffice
from tests.worlds import World
from triage.access.actor import Actor
from triage.answers import Answer, Ref, Scope
from triage.casework.access.granting import count, end, grant, open_request, waiting
from triage.casework.casus.answering import Opened, add_item, answer, open_casus, remove_item
from triage.casework.casus.deciding import decide
from triage.casework.casus.hints import hints
from triage.casework.casus.proposing import Back, return_with_questions, withdraw
from triage.casework.inzagelog.inzage import people_in
from triage.casework.plan import drafts as plan_drafts
from triage.casework.plan.drafts import Typing
from triage.casework.plan.meeting import open_meeting, plan_meeting
from triage.casework.typing import keep_typed, typed
from triage.casus.members import Band, Member, ended
from triage.casus.walk import walk
from triage.faults import Refusal
from triage.ids import ItemId, PersonId, QuestionId

LONG = "De buren hoorden al weken dat het water liep en niemand deed open, ook niet voor de huisarts."


@pytest.fixture
def here(world: World) -> Neighbourhood:
    return neighbourhood(world)


def moved(actor: Actor, team: str = "Zuiderkade") -> Actor:
    """Return somebody who works in another team now."""
    return replace(actor, team=team)


def test_who_gave_access_and_left_the_team_reads_nothing_of_it_any_more(here: Neighbourhood) -> None:
    here.casus()
    verzoek = grant(here.desk(PROCES), asked(here).id, "Goed.", 5)
    assert [row.verzoek.id for row in waiting(here.desk(PROCES)).given] == [verzoek.id]
    gone = here.desk(moved(PROCES))
    assert waiting(gone).given == ()
    for attempt in (open_request, end):
        with pytest.raises(Refusal, match="verzoek_onbekend"):
            attempt(gone, verzoek.id)


def test_who_gave_access_and_is_not_named_on_what_was_afgeschermd_since(here: Neighbourhood) -> None:
    casus = here.casus()
    grant(here.desk(PROCES), asked(here).id, "Goed.", 5)
    here.changed(casus, lambda one: replace(one, shielded=True, version=one.version + 1))
    assert waiting(here.desk(PROCES)).given == ()


def test_a_request_of_an_earlier_self_waits_for_another(here: Neighbourhood) -> None:
    here.casus()
    asked(here, by=here.desk(replace(ELSEWHERE, person=PersonId("Karim oud"))))
    one = here.desk(replace(PROCES, also=(PersonId("Karim oud"),)))
    assert waiting(one).rows == ()
    assert count(one) == 0


def test_access_goes_to_who_the_asker_turned_out_to_be(here: Neighbourhood) -> None:
    casus = here.casus()
    verzoek = asked(here)
    with here.world.work() as work:
        work.mensen.merge(ELSEWHERE.person, PersonId(OWNER))
        work.commit()
    grant(here.desk(PROCES), verzoek.id, "Goed.", 5)
    assert [one.person for one in here.members(casus.id) if one.band is Band.TOEGANG] == [OWNER]


def test_the_people_of_a_casus_are_for_who_reads_the_log_or_makes_an_overview(here: Neighbourhood) -> None:
    casus = here.casus()
    with pytest.raises(ValueError, match="toegang_vragen"):
        people_in(here.desk(), casus.id, "toegang_vragen")


def test_a_draft_is_out_of_reach_with_its_casus(here: Neighbourhood) -> None:
    casus = here.casus()
    desk = here.desk(PROCES)
    plan_drafts.keep(desk, casus.id, Typing.PLAN, "Danique krijgt hulp van")
    assert plan_drafts.kept(desk, casus.id, Typing.PLAN) == "Danique krijgt hulp van"
    gone = here.desk(moved(PROCES))
    assert plan_drafts.kept(gone, casus.id, Typing.PLAN) == ""
    with pytest.raises(Refusal, match="casus_onbekend"):
        plan_drafts.keep(gone, casus.id, Typing.PLAN, "een schaduwdossier")
    assert plan_drafts.kept(desk, casus.id, Typing.PLAN) == "Danique krijgt hulp van"


def test_help_with_words_tells_nothing_of_what_may_not_be_read(here: Neighbourhood) -> None:
    what = Ref(QuestionId("aanleiding.wat"))
    secret = here.shielded(1, PROCES.name)
    with here.world.work() as work:
        before = work.casussen.get(secret.id, makers.scope(OWNER, own=True), makers.look())
        work.casussen.save(before, makers.changed(before, what.question, Answer(LONG)), (), makers.look())
        work.commit()
    mine_ = here.casus(2, owner=ELSEWHERE.person, team=ELSEWHERE.team)
    opened = open_casus(here.desk(), mine_.id)
    probe = replace(opened, casus=opened.casus.with_answer(what, Answer(LONG)))
    assert [one.kind for one in hints(here.desk(), probe, what)] == []


def test_what_is_typed_is_no_notebook(here: Neighbourhood) -> None:
    desk = here.desk()
    with pytest.raises(ValueError, match="schaduwdossier"):
        keep_typed(desk, "schaduwdossier", DANIQUE)
    with pytest.raises(Refusal, match="geen_recht"):
        keep_typed(desk, "beheer:nieuw", DANIQUE)
    with pytest.raises(Refusal, match="tekst_te_lang"):
        keep_typed(desk, "toegang:", "x" * 200_001)
    # Who only reads has typed nothing, and is not sent away for it.
    assert typed(desk, "beheer:nieuw") == ""


def test_what_an_adviser_typed_is_out_of_reach_with_the_casus(here: Neighbourhood) -> None:
    casus = here.casus()
    adviser = here.desk(makers.actor("Hanneke Posthumus", "adviseur", team="Stadhuis"))
    about = f"advies:{casus.id}"
    with pytest.raises(Refusal, match="casus_onbekend"):
        keep_typed(adviser, about, "Nog niet gevraagd.")
    member = Member(adviser.actor.person, Band.ADVIES, makers.NOW.date())
    asked_ = here.changed(casus, lambda one: replace(one, members=(member,), version=one.version + 1))
    keep_typed(adviser, about, "Mijn advies is")
    assert typed(adviser, about) == "Mijn advies is"
    over = ended(asked_.members, adviser.actor.person, Band.ADVIES, makers.NOW.date())
    here.changed(asked_, lambda one: replace(one, members=over, version=one.version + 1))
    assert typed(adviser, about) == ""
    keep_typed(adviser, about, "")


class TestWhatAScreenHolds:
    """What is still on a screen, or was made up there, opens nothing that the store does not allow."""

    def opened(self, here: Neighbourhood) -> Opened:
        """Return an open casus of which the screen says that it belongs to a colleague of another team."""
        casus = here.casus()
        found = open_casus(here.desk(makers.actor(OWNER)), casus.id)
        mine = replace(found.casus, owner=ELSEWHERE.person, team=ELSEWHERE.team)
        return replace(found, casus=mine, walk=walk(mine, makers.kader()))

    def test_a_casus_of_another_is_not_filled_in(self, here: Neighbourhood) -> None:
        opened = self.opened(here)
        ref = Ref(QuestionId("aanleiding.wat"))
        for attempt in (
            lambda: answer(here.desk(), opened, ref, Answer("Overgenomen")),
            lambda: add_item(here.desk(), opened, Scope.PERSOON),
            lambda: remove_item(here.desk(), opened, Scope.PERSOON, ItemId("c1-p1"), confirmed=True),
        ):
            with pytest.raises(Refusal, match="inmiddels_gewijzigd"):
                attempt()

    def test_filling_in_never_changes_whose_a_casus_is(self, here: Neighbourhood) -> None:
        casus = here.casus()
        with here.world.work() as work:
            before = work.casussen.get(casus.id, makers.scope(), makers.look())
            taken = replace(before, owner=ELSEWHERE.person, team="Zuiderkade", shielded=True, version=1)
            work.casussen.save(before, taken, (), makers.look())
            now = work.casussen.get(casus.id, makers.scope(), makers.look())
            work.commit()
        assert (now.owner, now.team, now.shielded) == (OWNER, makers.TEAM, False)

    def test_who_is_named_no_more_decides_nothing(self, world: World) -> None:
        office = Office(world)
        shown = office.shown(office.put())
        with world.work() as work:
            before = work.casussen.get(shown.opened.casus.id, makers.scope(), makers.look())
            # As access is given and ended: without another version of the casus.
            work.casussen.keep_naming(before, replace(before, shielded=True), makers.look())
            work.commit()
        for attempt in (
            lambda: decide(office.desk(makers.decider()), shown, decision()),
            lambda: return_with_questions(office.desk(makers.decider()), shown.opened, (Back("Waarom?"),)),
            lambda: withdraw(office.desk(), shown.opened),
        ):
            with pytest.raises(Refusal, match="inmiddels_gewijzigd"):
                attempt()


def test_who_came_into_the_casus_after_the_meeting_was_planned_has_a_line_too(world: World) -> None:
    office = PlanOffice(world).staffed()
    casus = office.begun(MET_TOESTEMMING).casus
    desk = office.regisseur()
    planned = plan_meeting(desk, casus.id, office.clock.now() + timedelta(days=1))
    late = ItemId("later")
    with world.work() as work:
        stored = work.casussen.get(casus.id, makers.scope(), makers.look())
        grown = stored.with_items(Scope.PERSOON, (*stored.of(Scope.PERSOON), late))
        named = grown.with_answer(Ref(QuestionId("persoon.naam"), late), Answer("Later Erbij"))
        work.casussen.save(stored, replace(named, version=stored.version + 1), (), makers.look())
        work.commit()
    before = len(world.lines())
    shown = open_meeting(desk, planned.overleg.id)
    assert "Later Erbij" in dict(shown.names).values()
    assert {line.persoon for line in world.lines()[before:]} == {one for one, _ in shown.names}
