"""Who leaves a team leaves its casussen, at once; and one person stays one, whatever id they had (hard rule 3)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests import makers
from tests.casework.house import AGE, DAAN, MANDATE, SOFIE, YOUSSEF, House, given, new
from tests.casework.steps import CASUS_3, Office, decision
from tests.worlds import memory_world, sql_world
from triage.besluit.decision import demand_other_eyes
from triage.casework.beheer import accounts, people, roles, teams
from triage.casework.beheer.teams import StandIn
from triage.casework.casus import proposing
from triage.casework.casus.answering import open_casus
from triage.casework.casus.deciding import decide, open_for_decision
from triage.casework.casus.overview import casussen
from triage.casus.members import Band, Members
from triage.faults import Refusal
from triage.ids import AccountId, CasusId, PersonId, RoleId

TODAY = makers.NOW.date()
ELSEWHERE = "Zuid"


@pytest.fixture(params=["geheugen", "versleuteld"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    if request.param == "geheugen":
        yield House(memory_world())
        return
    with sql_world(tmp_path) as made:
        yield House(made)


def keep(house: House, number: int, team: str = makers.TEAM, *, owner: PersonId = DAAN, members: Members = ()) -> None:
    """Keep a casus."""
    with house.world.work() as work:
        work.casussen.add(makers.casus(number, team=team, owner=owner, members=members), makers.look())
        work.commit()


def members_of(house: House, number: int) -> Members:
    """Return who was ever named on a casus."""
    with house.world.work() as work:
        found = work.casussen.get(CasusId(f"casus-{number}"), makers.scope(), makers.look())
        work.commit()
    return found.members


def test_every_band_ends_with_the_last_role_in_the_team(house: House) -> None:
    every = tuple(makers.member(YOUSSEF, band) for band in Band)
    keep(house, 1, members=every)
    keep(house, 2, ELSEWHERE, members=every)
    roles.give_role(house.desk(), YOUSSEF, given("wijkteamprofessional", ELSEWHERE))
    before = len(house.world.lines())
    assert roles.end_role(house.desk(), house.held(YOUSSEF), sure=True) == 2
    told = [(line.act, line.casus, line.persoon, line.detail) for line in house.since(before)]
    # No role carries advice any more, so that ends in the other team as well.
    assert ("niet_meer_genoemd", "casus-1", None, YOUSSEF) in told
    assert ("niet_meer_genoemd", "casus-2", None, YOUSSEF) in told
    assert not any(one.holds_on(TODAY) for one in members_of(house, 1))
    left = {one.band for one in members_of(house, 2) if one.holds_on(TODAY)}
    assert left == {Band.REGIE, Band.GENOEMD, Band.TOEGANG, Band.HULP}
    (last,) = (one for one in people.person(house.desk(), YOUSSEF).roles if one.team == ELSEWHERE)
    assert roles.end_role(house.desk(), last, sure=True) == 1
    assert not any(one.holds_on(TODAY) for one in members_of(house, 2))


def test_who_comes_back_gets_nothing_back(house: House) -> None:
    keep(house, 1, members=(makers.member(YOUSSEF, Band.REGIE), makers.member(YOUSSEF, Band.TOEGANG)))
    roles.end_role(house.desk(), house.held(YOUSSEF), sure=True)
    with pytest.raises(Refusal, match="geen_rol"):
        house.desk(YOUSSEF)
    roles.give_role(house.desk(), YOUSSEF, given("casusregisseur"))
    assert casussen(house.desk(YOUSSEF))[1] == 0


def test_a_role_that_goes_takes_its_own_bands_and_leaves_the_rest(house: House) -> None:
    keep(house, 1, members=(makers.member(YOUSSEF, Band.REGIE), makers.member(YOUSSEF, Band.GENOEMD)))
    roles.give_role(house.desk(), YOUSSEF, given("casusregisseur"))
    held = people.person(house.desk(), YOUSSEF).roles[1]
    roles.end_role(house.desk(), held)
    assert {one.band for one in members_of(house, 1) if one.holds_on(TODAY)} == {Band.GENOEMD}


def test_a_role_that_ends_later_takes_its_bands_along_that_day(house: House) -> None:
    keep(house, 1, members=(makers.member(YOUSSEF, Band.TOEGANG),))
    roles.end_role(house.desk(), house.held(YOUSSEF), TODAY + timedelta(days=3), sure=True)
    (one,) = members_of(house, 1)
    assert (one.holds_on(TODAY + timedelta(days=3)), one.holds_on(TODAY + timedelta(days=4))) == (True, False)


def test_a_casus_that_stood_open_does_not_put_back_who_left(house: House) -> None:
    keep(house, 1, owner=YOUSSEF, members=(makers.member(YOUSSEF, Band.GENOEMD),))
    opened = open_casus(house.desk(YOUSSEF), CasusId("casus-1"))
    roles.end_role(house.desk(), house.held(YOUSSEF), sure=True)
    with house.world.work() as work, pytest.raises(Refusal, match="inmiddels_gewijzigd"):
        work.casussen.save(opened.casus, replace(opened.casus, version=1), (), makers.look())


def test_beheer_and_informatieregisseur_never_open_a_casus(house: House) -> None:
    keep(house, 1)
    for person in (AGE, DAAN):
        with pytest.raises(Refusal, match="casus_onbekend"):
            open_casus(house.desk(person), CasusId("casus-1"))
    with pytest.raises(Refusal, match="geen_recht"):
        casussen(house.desk(AGE))


# --------------------------------------------------------------------------------------------- one person stays one
def proposed(house: House) -> tuple[Office, CasusId]:
    """Put a worked case forward, by Youssef."""
    office = Office(house.world, house.clock, house.ids)
    opened = office.put(CASUS_3, house.desk(YOUSSEF).actor)
    return office, opened.casus.id


def test_who_stands_in_for_the_proposer_does_not_decide(house: House) -> None:
    roles.give_role(house.desk(), YOUSSEF, given("procesregisseur", mandate=MANDATE))
    _, casus = proposed(house)
    house.clock.moment = makers.NOW
    stand = StandIn(YOUSSEF, SOFIE, RoleId("procesregisseur"), makers.TEAM, TODAY, TODAY + timedelta(days=300), MANDATE)
    teams.stand_in(house.desk(), stand)
    shown = open_for_decision(house.desk(SOFIE, behalf=YOUSSEF), casus)
    assert shown.may_decide == "eigen_voorstel"
    with pytest.raises(Refusal, match="eigen_voorstel"):
        decide(house.desk(SOFIE, behalf=YOUSSEF), shown, decision())


@pytest.mark.parametrize("kept", [YOUSSEF, SOFIE])
def test_two_that_turn_out_to_be_one_do_not_decide_on_their_own_proposal(house: House, kept: PersonId) -> None:
    _, casus = proposed(house)
    open_for_decision(house.desk(SOFIE), casus)
    gone = SOFIE if kept == YOUSSEF else YOUSSEF
    accounts.merge(house.desk(), gone, kept, sure=True)
    for account in (YOUSSEF, SOFIE):
        desk = house.desk(account, "beslisser")
        assert desk.actor.person == kept
        shown = open_for_decision(desk, casus)
        assert shown.may_decide == "eigen_voorstel"
        with pytest.raises(Refusal, match="eigen_voorstel"):
            decide(desk, shown, decision())


def test_a_version_put_forward_under_the_old_id_counts_for_who_it_became(house: House) -> None:
    proposed(house)
    accounts.merge(house.desk(), YOUSSEF, SOFIE, sure=True)
    actor = house.desk(SOFIE, "beslisser").actor
    assert actor.also == (YOUSSEF,)
    with pytest.raises(Refusal, match="eigen_voorstel"):
        demand_other_eyes(actor, YOUSSEF, None)
    # Standing in for that person counts in the same way.
    teams.stand_in(
        house.desk(), StandIn(SOFIE, DAAN, RoleId("beslisser"), makers.TEAM, house.clock.today(), LATER, MANDATE)
    )
    with pytest.raises(Refusal, match="eigen_voorstel"):
        demand_other_eyes(house.desk(DAAN, behalf=SOFIE).actor, None, YOUSSEF)


def test_who_asked_does_not_answer_under_another_id(house: House) -> None:
    office, casus = proposed(house)
    shown = open_for_decision(house.desk(SOFIE), casus)
    proposing.return_with_questions(house.desk(SOFIE), shown.opened, (proposing.Back("Waarom zo?", "doel.woorden"),))
    accounts.merge(house.desk(), SOFIE, YOUSSEF, sure=True)
    desk = house.desk(YOUSSEF, "wijkteamprofessional")
    again = open_casus(desk, casus)
    (vraag,) = proposing.thread(desk, again)
    with pytest.raises(Refusal, match="eigen_vraag"):
        proposing.answer_question(desk, again, vraag, "Omdat het nodig is.")
    assert office.world is house.world


LATER = TODAY + timedelta(days=400)


def test_a_chain_of_three_is_one(house: House) -> None:
    third = people.add_person(house.desk(), house.keys, new())
    accounts.merge(house.desk(), YOUSSEF, third, sure=True)
    accounts.merge(house.desk(), third, SOFIE, sure=True)
    assert set(house.desk(SOFIE, "beslisser").actor.also) == {YOUSSEF, third}
    with pytest.raises(Refusal, match="mens_onbekend"):
        people.person(house.desk(), YOUSSEF)
    with house.world.work() as work:
        old = work.mensen.colleague(YOUSSEF)
    assert old is not None
    assert old.name == "Youssef el Amrani"


def test_what_was_theirs_goes_on_under_one_name(house: House) -> None:
    keep(house, 1, owner=YOUSSEF, members=(makers.member(YOUSSEF, Band.TOEGANG),))
    accounts.merge(house.desk(), YOUSSEF, DAAN, sure=True)
    desk = house.desk(DAAN, "wijkteamprofessional")
    opened = open_casus(desk, CasusId("casus-1"))
    assert (opened.casus.owner, opened.casus.members[0].person) == (DAAN, DAAN)
    card = people.person(house.desk(), DAAN)
    assert {one.account for one in card.accounts} == {AccountId("a-id-youssef"), AccountId("a-id-daan")}
    assert {one.role for one in card.roles} == {"wijkteamprofessional", "informatieregisseur"}


def test_an_unknown_account_is_nobody() -> None:
    actor = makers.actor()
    assert not actor.counts_as(None)
    desk = makers.desk(memory_world().work, actor)
    with pytest.raises(Refusal, match="geen_recht"):
        accounts.merge(desk, SOFIE, DAAN)
