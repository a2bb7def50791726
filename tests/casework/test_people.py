"""Beheer of people: what changes, what is refused, and that each change leaves a line with ids and codes only."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests import makers
from tests.casework.house import AGE, DAAN, MANDATE, PASSWORD, SOFIE, YOUSSEF, House, given, new
from tests.worlds import World
from triage.access.actor import Actor, Team
from triage.casework.beheer import accounts, people, rights_view, roles, teams
from triage.casework.beheer.rights_view import is_due
from triage.casework.beheer.teams import StandIn
from triage.casework.casus.overview import casussen
from triage.casework.entering import Session, roles_of
from triage.casus.members import Band
from triage.faults import Refusal, Trouble
from triage.ids import AccountId, PersonId, RoleId

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = makers.NOW.date()
TOMORROW = TODAY + timedelta(days=1)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def house(world: World) -> House:
    return House(world)


def stand(**more: object) -> StandIn:
    """Return Youssef standing in for Sofie for a week."""
    made = StandIn(SOFIE, YOUSSEF, RoleId("beslisser"), makers.TEAM, TODAY, TODAY + timedelta(days=7), MANDATE)
    return replace(made, **more)  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------------------------ people
def test_a_new_colleague_comes_in_with_a_password_to_replace(house: House) -> None:
    before = len(house.world.lines())
    made = people.add_person(house.desk(), house.keys, new())
    card = people.person(house.desk(), made)
    assert (card.colleague.name, card.roles[0].role, card.accounts[0].login) == (
        "Nadia Benali",
        "wijkteamprofessional",
        "nadia",
    )
    assert card.fresh == {card.accounts[0].account}
    assert card.accounts[0].since == TODAY
    assert house.keys.held == {"nadia": PASSWORD}
    (actor,) = roles_of(Session(card.accounts[0].account, house.world.work), TODAY)
    assert actor.person == made
    told = [(line.act, line.detail) for line in house.since(before)]
    assert told == [
        ("mensen_gewijzigd", f"toegevoegd {made}"),
        ("mensen_gewijzigd", f"rol_gegeven {made} wijkteamprofessional"),
        ("mensen_gewijzigd", f"account_gemaakt {made} {card.accounts[0].account}"),
        ("mensen_gezien", made),
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": " "}, "mens_onvolledig"),
        ({"roles": ()}, "mens_onvolledig"),
        ({"login": "AGE "}, "account_bestaat"),
        ({"password": "kort"}, "wachtwoord_kort"),
        ({"roles": (given("beslisser"),)}, "mandaat_ontbreekt"),
        ({"roles": (given("burgemeester"),)}, "rol_onbekend"),
        ({"roles": (given(team=" "),)}, "team_ontbreekt"),
        ({"roles": (given(since=YESTERDAY),)}, "datum_voorbij"),
        ({"roles": (given(until=YESTERDAY),)}, "datum_omgekeerd"),
        ({"name": "age  WIARDA"}, "zelfde_naam"),
    ],
)
def test_what_is_refused_changes_nothing(house: House, change: dict[str, object], code: str) -> None:
    before, lines = people.people(house.desk()), len(house.world.lines())
    with pytest.raises(Refusal, match=code):
        people.add_person(house.desk(), house.keys, replace(new(), **change))  # type: ignore[arg-type]
    assert (people.people(house.desk()), house.keys.held) == (before, {})
    assert {line.act for line in house.since(lines)} == {"mensen_gezien"}


def test_a_key_that_cannot_be_made_leaves_no_colleague(house: House) -> None:
    house.keys.fault = Trouble("schijf_vol", pad="ergens")
    with pytest.raises(Trouble, match="schijf_vol"):
        people.add_person(house.desk(), house.keys, new())
    assert people.people(house.desk(), "nadia") == ((), 0)


def test_a_row_that_cannot_be_kept_leaves_no_key(house: House) -> None:
    desk = house.desk()
    house.world.break_log()
    with pytest.raises(Exception, match="no log today"):
        people.add_person(desk, house.keys, new())
    assert house.keys.held == {}


def test_somebody_with_a_name_that_is_there_is_asked_after(house: House) -> None:
    (twin,) = people.same_name(house.desk(), "sofie harkema")
    assert twin.person == SOFIE
    with pytest.raises(Refusal, match="zelfde_naam"):
        people.add_person(house.desk(), house.keys, new("Sofie Harkema", "sofie2"))
    other = people.add_person(house.desk(), house.keys, new("Sofie Harkema", "sofie2"), other=True)
    assert other != SOFIE
    accounts.add_account(house.desk(), house.keys, SOFIE, "sofie-avond", PASSWORD)
    assert {one.login for one in people.person(house.desk(), SOFIE).accounts} == {"sofie", "sofie-avond"}


def test_the_list_is_searched_by_name_function_and_login(house: House) -> None:
    people.change_person(house.desk(), YOUSSEF, "Youssef  el Amrani", "wijkteam jeugd")
    for sought in ("YOUSSEF EL", "jeugd", "yous"):
        rows, total = people.people(house.desk(), sought)
        assert ([row.colleague.person for row in rows], total) == ([YOUSSEF], 1)
    rows, total = people.people(house.desk(), limit=2, skip=3)
    assert (len(rows), total) == (1, 4)


def test_a_name_or_function_changes(house: House) -> None:
    people.change_person(house.desk(), YOUSSEF, "Youssef Amrani", "jeugdprofessional")
    assert people.person(house.desk(), YOUSSEF).colleague.name == "Youssef Amrani"
    with pytest.raises(Refusal, match="mens_onvolledig"):
        people.change_person(house.desk(), YOUSSEF, "", "x")
    with pytest.raises(Refusal, match="mens_onbekend"):
        people.change_person(house.desk(), PersonId("niemand"), "x", "y")


# ------------------------------------------------------------------------------------------------------------- roles
def test_a_role_is_given_from_a_day_and_not_twice(house: House) -> None:
    later = given("casusregisseur", since=TOMORROW, until=TODAY + timedelta(days=10))
    roles.give_role(house.desk(), YOUSSEF, later)
    assert [actor.role for actor in actors(house, YOUSSEF)] == ["wijkteamprofessional"]
    with pytest.raises(Refusal, match="rol_al_gegeven"):
        roles.give_role(house.desk(), YOUSSEF, given("casusregisseur", since=TODAY + timedelta(days=5)))
    house.clock.move(days=1)
    assert [actor.role for actor in actors(house, YOUSSEF)] == ["wijkteamprofessional", "casusregisseur"]


def actors(house: House, person: PersonId) -> tuple[Actor, ...]:
    """Return what somebody can work as today."""
    return roles_of(Session(AccountId(f"a-{person}"), house.world.work), house.clock.today())


def test_a_role_with_an_end_stops_the_day_after_also_at_the_desk(house: House) -> None:
    roles.end_role(house.desk(), house.held(YOUSSEF), TODAY, sure=True)
    desk = house.desk(YOUSSEF)
    assert desk.actor.until == TODAY
    assert casussen(desk)[1] == 0
    house.clock.move(days=1)
    with pytest.raises(Refusal, match="rol_voorbij"):
        casussen(desk)
    with pytest.raises(Refusal, match="geen_rol"):
        house.desk(YOUSSEF)


def test_a_mandate_that_ends_ends_the_seat(house: House) -> None:
    assert house.desk(SOFIE).actor.until == MANDATE.until
    house.clock.move(days=500)
    assert house.desk(SOFIE).actor.until is None


def test_nobody_changes_their_own_rights(house: House) -> None:
    desk = house.desk()
    attempts: tuple[Callable[[], object], ...] = (
        lambda: roles.give_role(desk, AGE, given("fg")),
        lambda: roles.end_role(desk, house.held(AGE)),
        lambda: accounts.add_account(desk, house.keys, AGE, "age2", PASSWORD),
        lambda: accounts.new_password(desk, house.keys, AccountId("a-id-age"), PASSWORD),
        lambda: accounts.end_account(desk, house.keys, AccountId("a-id-age")),
        lambda: accounts.merge(desk, SOFIE, AGE),
        lambda: accounts.merge(desk, AGE, SOFIE),
        lambda: teams.stand_in(desk, stand(by=AGE)),
        lambda: rights_view.review(desk, AGE),
    )
    for attempt in attempts:
        with pytest.raises(Refusal, match="eigen_rol"):
            attempt()


def test_the_last_beheerder_stays(house: House) -> None:
    roles.give_role(house.desk(), DAAN, given("beheerder", until=TODAY))
    desk = house.desk(DAAN, "beheerder")
    with pytest.raises(Refusal, match="laatste_beheerder"):
        roles.end_role(desk, house.held(AGE), TODAY + timedelta(days=30))
    with house.world.work() as work:
        work.mensen.end_role(work.mensen.assignments(DAAN)[1], YESTERDAY)
        work.commit()
    attempts: tuple[Callable[[], object], ...] = (
        lambda: roles.end_role(desk, house.held(AGE), sure=True),
        lambda: accounts.end_account(desk, house.keys, AccountId("a-id-age"), sure=True),
    )
    for attempt in attempts:
        with pytest.raises(Refusal, match="laatste_beheerder"):
            attempt()


def test_the_last_who_decides_goes_only_when_it_is_meant(house: House) -> None:
    attempts: tuple[Callable[[], object], ...] = (
        lambda: roles.end_role(house.desk(), house.held(SOFIE)),
        lambda: accounts.end_account(house.desk(), house.keys, AccountId("a-id-sofie")),
        lambda: accounts.merge(house.desk(), YOUSSEF, SOFIE),
    )
    for attempt in attempts:
        with pytest.raises(Refusal, match="werk_stokt"):
            attempt()
    roles.end_role(house.desk(), house.held(SOFIE), sure=True)
    with pytest.raises(Refusal, match="geen_rol"):
        house.desk(SOFIE)


# ---------------------------------------------------------------------------------------------------------- accounts
def test_an_account_that_ended_opens_nothing_and_stays_in_the_history(house: House) -> None:
    session = Session(AccountId("a-id-youssef"), house.world.work)
    accounts.add_account(house.desk(), house.keys, DAAN, "daan2", PASSWORD)
    roles.give_role(house.desk(), DAAN, given())
    accounts.end_account(house.desk(), house.keys, AccountId("a-id-youssef"))
    with pytest.raises(Refusal, match="geen_rol"):
        roles_of(session, TODAY)
    card = people.person(house.desk(), YOUSSEF)
    assert card.accounts[0].ended == makers.NOW
    attempts: tuple[Callable[[], object], ...] = (
        lambda: accounts.end_account(house.desk(), house.keys, AccountId("a-id-youssef")),
        lambda: accounts.new_password(house.desk(), house.keys, AccountId("a-id-youssef"), PASSWORD),
    )
    for attempt in attempts:
        with pytest.raises(Refusal, match="account_onbekend"):
            attempt()
    with pytest.raises(Refusal, match="account_bestaat"):
        accounts.add_account(house.desk(), house.keys, SOFIE, "Youssef", PASSWORD)


def test_a_forgotten_password_is_renewed_and_has_to_be_replaced(house: House) -> None:
    accounts.new_password(house.desk(), house.keys, AccountId("a-id-youssef"), PASSWORD)
    assert house.keys.held == {"youssef": PASSWORD}
    assert people.person(house.desk(), YOUSSEF).fresh == {"a-id-youssef"}
    with pytest.raises(Refusal, match="wachtwoord_kort"):
        accounts.new_password(house.desk(), house.keys, AccountId("a-id-sofie"), "kort")
    assert people.person(house.desk(), SOFIE).fresh == frozenset()


# ------------------------------------------------------------------------------------------------------------- teams
def test_a_team_takes_everything_along_under_another_name(house: House) -> None:
    with house.world.work() as work:
        work.casussen.add(makers.casus(owner=YOUSSEF), makers.look())
        work.commit()
    teams.stand_in(house.desk(), stand())
    before = casussen(house.desk(YOUSSEF, "wijkteamprofessional"))
    assert before[1] == 1
    teams.put_team(house.desk(), Team("Wijkteam Kade", "088 123 45 67"), makers.TEAM)
    assert teams.teams(house.desk()) == ((Team("Wijkteam Kade", "088 123 45 67"), 4),)
    assert casussen(house.desk(YOUSSEF, "wijkteamprofessional")) == before
    assert house.desk(YOUSSEF, behalf=SOFIE).actor.team == "Wijkteam Kade"


def test_two_teams_never_become_one_by_a_name(house: House) -> None:
    teams.put_team(house.desk(), Team("Zuid"))
    for name, was, code in (
        ("zuid", makers.TEAM, "team_bestaat"),
        ("Noorderkade", "", "team_bestaat"),
        ("Oost", "West", "team_onbekend"),
        ("  ", "", "team_ontbreekt"),
    ):
        with pytest.raises(Refusal, match=code):
            teams.put_team(house.desk(), Team(name), was)


# ------------------------------------------------------------------------------------------------------- replacement
def test_who_stands_in_has_the_role_until_its_last_day(house: House) -> None:
    teams.stand_in(house.desk(), stand())
    actor = house.desk(YOUSSEF, behalf=SOFIE).actor
    assert (actor.role, actor.behalf_name, actor.until) == ("beslisser", "Sofie Harkema", TODAY + timedelta(days=7))
    assert actor.mandate == MANDATE
    house.clock.move(days=8)
    assert [one.role for one in actors(house, YOUSSEF)] == ["wijkteamprofessional"]


def test_a_replacement_gives_nothing_that_the_absent_has_lost(house: House) -> None:
    teams.stand_in(house.desk(), stand())
    roles.end_role(house.desk(), house.held(SOFIE), sure=True)
    assert [one.role for one in actors(house, YOUSSEF)] == ["wijkteamprofessional"]
    (one,) = teams.replacements(house.desk())
    assert one.until == YESTERDAY


def test_a_replacement_ends_at_once(house: House) -> None:
    teams.stand_in(house.desk(), stand())
    (one,) = teams.replacements(house.desk())
    assert (one.absent_name, one.by_name) == ("Sofie Harkema", "Youssef el Amrani")
    teams.end_stand_in(house.desk(), one.id)
    assert [actor.role for actor in actors(house, YOUSSEF)] == ["wijkteamprofessional"]
    with pytest.raises(Refusal, match="vervanging_onbekend"):
        teams.end_stand_in(house.desk(), one.id)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"by": SOFIE}, "vervanging_past_niet"),
        ({"role": RoleId("fg"), "mandate": None}, "vervanging_past_niet"),
        ({"team": "Zuid"}, "vervanging_past_niet"),
        ({"by": PersonId("niemand")}, "mens_onbekend"),
        ({"mandate": None}, "mandaat_ontbreekt"),
        ({"since": YESTERDAY}, "datum_voorbij"),
        ({"until": YESTERDAY}, "datum_omgekeerd"),
    ],
)
def test_a_replacement_that_cannot_be(house: House, change: dict[str, object], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        teams.stand_in(house.desk(), stand(**change))
    assert teams.replacements(house.desk()) == ()


# ---------------------------------------------------------------------------------------------------------- settings
def test_settings_change_and_practice_stays_what_it_is(house: House) -> None:
    before = len(house.world.lines())
    now = replace(makers.settings(), idle_minutes=5, practice=True, overview_names=True)
    teams.change_settings(house.desk(), now)
    assert teams.settings(house.desk()) == replace(now, practice=False)
    assert [line.detail for line in house.since(before)][:2] == [
        "instelling idle_minutes",
        "instelling overview_names",
    ]
    for change, code in (({"municipality": " "}, "gemeente_ontbreekt"), ({"idle_minutes": 0}, "minuten_te_veel")):
        with pytest.raises(Refusal, match=code):
            teams.change_settings(house.desk(), replace(now, **change))


# ------------------------------------------------------------------------------------------------------------ rights
def test_what_each_may_see_since_when_and_through_what(house: House) -> None:
    teams.stand_in(house.desk(), stand())
    with house.world.work() as work:
        named = makers.member(YOUSSEF, Band.GENOEMD)
        work.casussen.add(makers.casus(1, members=(named,)), makers.look())
        work.casussen.add(makers.casus(2, members=(named, makers.member(YOUSSEF, Band.REGIE))), makers.look())
        work.commit()
    for who in (AGE, DAAN):
        found = rights_view.rights(house.desk(who), YOUSSEF)
        assert [(one.text, one.since, one.behalf_name) for one in found.roles] == [
            ("Wijkteamprofessional", date(2026, 1, 1), ""),
            ("Beslisser met mandaat", TODAY, "Sofie Harkema"),
        ]
        assert found.named == ((Band.REGIE, 1), (Band.GENOEMD, 2))
        reads = next(one for one in found.roles[0].allowed if one.act == "De hele casus lezen")
        assert reads.relations[0] == "eigen casus: zelf geopend, en nog in dat team"
        assert "2026-0001" not in repr(found)


def test_the_last_look_at_rights_is_kept_and_a_year_later_it_is_due(house: House) -> None:
    desk, before = house.desk(DAAN), len(house.world.lines())
    assert rights_view.rights_list(desk).due == 4
    rights_view.review(desk, YOUSSEF)
    found = rights_view.rights_list(desk, only_due=True)
    assert (found.due, [row.colleague.person for row in found.rows]) == (3, [AGE, DAAN, SOFIE])
    reviewed = rights_view.rights(desk, YOUSSEF).reviewed
    assert reviewed is not None
    assert (reviewed.by, reviewed.by_name, reviewed.at) == (DAAN, "Daan Brouwer", makers.NOW)
    assert not is_due(reviewed, TODAY + timedelta(days=365))
    assert is_due(reviewed, TODAY + timedelta(days=366))
    assert ("rechten_nagekeken", YOUSSEF) in [(line.act, line.detail) for line in house.since(before)]


@pytest.mark.parametrize("person", [YOUSSEF, SOFIE, DAAN])
def test_only_a_beheerder_does_beheer(house: House, person: PersonId) -> None:
    desk = house.desk(person)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: people.people(desk),
        lambda: people.person(desk, AGE),
        lambda: people.same_name(desk, "x"),
        lambda: people.add_person(desk, house.keys, new()),
        lambda: people.change_person(desk, AGE, "x", "y"),
        lambda: roles.give_role(desk, AGE, given()),
        lambda: roles.end_role(desk, house.held(AGE)),
        lambda: accounts.add_account(desk, house.keys, AGE, "x", PASSWORD),
        lambda: accounts.new_password(desk, house.keys, AccountId("a-id-age"), PASSWORD),
        lambda: accounts.end_account(desk, house.keys, AccountId("a-id-age")),
        lambda: accounts.merge(desk, AGE, SOFIE),
        lambda: teams.teams(desk),
        lambda: teams.put_team(desk, Team("x")),
        lambda: teams.replacements(desk),
        lambda: teams.stand_in(desk, stand()),
        lambda: teams.end_stand_in(desk, "x"),
        lambda: teams.settings(desk),
        lambda: teams.change_settings(desk, makers.settings()),
    )
    viewing: tuple[Callable[[], object], ...] = (
        lambda: rights_view.rights_list(desk),
        lambda: rights_view.rights(desk, AGE),
        lambda: rights_view.review(desk, AGE),
    )
    for attempt in (*attempts, *(viewing if person != DAAN else ())):
        with pytest.raises(Refusal, match="geen_recht"):
            attempt()
