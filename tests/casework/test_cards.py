"""The neutral card: an exact match or nothing, the same card for unknown and afgeschermd, and a line for each look."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests import makers
from tests.casework.neighbours import BORN, DANIQUE, ELSEWHERE, OWNER, PROCES, Neighbourhood, neighbourhood, role_of
from tests.worlds import World
from triage.access.actor import Colleague, Replacement
from triage.access.toegang import Kaart
from triage.casework.access.cards import look_up
from triage.casus.members import Band, Member
from triage.casus.model import CasusState
from triage.faults import Refusal
from triage.ids import PersonId, RoleId

GENERAL = Kaart(known=False, call=("wijkteam Noorderkade",), contact="bel 0800")


@pytest.fixture
def here(world: World) -> Neighbourhood:
    return neighbourhood(world)


@pytest.mark.parametrize("typed", [DANIQUE, "danique  RUTGERS ", "\tDanique\u00a0Rutgers"])
def test_an_exact_match_names_whom_to_call_and_nothing_else(here: Neighbourhood, typed: str) -> None:
    here.casus()
    assert look_up(here.desk(), typed, BORN) == Kaart(
        known=True, call=(OWNER, "functie wijkteamprofessional"), contact="tst. 4411"
    )


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("Danique", BORN),
        ("Rutgers", BORN),
        ("Danique Rutger", BORN),
        ("Danique Rutgersen", BORN),
        ("Daníque Rutgers", BORN),
        ("Danique%", BORN),
        ("%", BORN),
        ("_______ _______", BORN),
        ("Danique Rutgers*", BORN),
        ("' OR 1=1 --", BORN),
        ("Rutgers Danique", BORN),
        (DANIQUE, BORN + timedelta(days=1)),
        (DANIQUE, date(1988, 12, 4)),
        (DANIQUE, date(1888, 4, 12)),
    ],
)
def test_nothing_that_is_not_exact_is_found(here: Neighbourhood, typed: str, born: date) -> None:
    here.casus()
    assert look_up(here.desk(), typed, born) == GENERAL


def test_unknown_and_afgeschermd_give_the_very_same_card(here: Neighbourhood) -> None:
    here.shielded()
    unknown, hidden = look_up(here.desk(), "Niemand Zo", BORN), look_up(here.desk(), DANIQUE, BORN)
    assert unknown == hidden == GENERAL
    assert repr(unknown).encode() == repr(hidden).encode()


def test_who_is_named_on_what_is_afgeschermd_gets_a_card_that_opens_it(here: Neighbourhood) -> None:
    casus = here.shielded(1, PROCES.name)
    assert look_up(here.desk(PROCES), DANIQUE, BORN).casus == casus.id
    other = makers.actor("Jelle Postma", "procesregisseur")
    assert look_up(here.desk(other), DANIQUE, BORN) == GENERAL


def test_a_replacement_is_not_named_in_the_place_of_who_is(here: Neighbourhood) -> None:
    here.shielded()
    stand_in = makers.actor("Jelle Postma", on_behalf_of=OWNER)
    assert look_up(here.desk(stand_in), DANIQUE, BORN) == GENERAL


def test_who_may_read_it_already_can_open_it(here: Neighbourhood) -> None:
    casus = here.casus()
    assert look_up(here.desk(makers.actor(OWNER)), DANIQUE, BORN).casus == casus.id
    assert look_up(here.desk(), DANIQUE, BORN).casus is None


def test_the_casusregisseur_goes_before_the_owner(here: Neighbourhood) -> None:
    casus = here.casus()
    member = Member(PROCES.person, Band.REGIE, makers.NOW.date())
    here.changed(casus, lambda one: replace(one, members=(member,)))
    assert look_up(here.desk(), DANIQUE, BORN).call == (PROCES.name, "functie procesregisseur")


def test_who_left_the_team_is_not_named(here: Neighbourhood) -> None:
    here.casus(team="Westerkade")
    assert look_up(here.desk(), DANIQUE, BORN) == Kaart(known=True, call=("Westerkade",), contact="bel 0800")


def test_who_stands_in_is_named_while_somebody_is_away(here: Neighbourhood) -> None:
    here.casus()
    jelle = PersonId("Jelle Postma")
    with here.world.work() as work:
        work.mensen.add(Colleague(jelle, "Jelle Postma", "Jeugd"), (), (role_of(jelle, "wijkteamprofessional"),))
        day = makers.NOW.date()
        role = RoleId("wijkteamprofessional")
        work.mensen.add_replacement(Replacement("v1", PersonId(OWNER), jelle, role, makers.TEAM, day, day))
        work.commit()
    assert look_up(here.desk(), DANIQUE, BORN).call == ("Jelle Postma", "Jeugd")
    here.clock.move(days=1)
    assert look_up(here.desk(), DANIQUE, BORN).call[0] == OWNER


def test_of_several_casussen_the_newest_that_is_not_decided_nor_afgeschermd(here: Neighbourhood) -> None:
    day = timedelta(days=1)
    here.casus(1, made=makers.NOW - 3 * day, owner=PROCES.person)
    here.casus(2, made=makers.NOW - 2 * day)
    here.casus(3, made=makers.NOW - day, state=CasusState.BESLOTEN, owner=ELSEWHERE.person)
    here.casus(4, made=makers.NOW, shielded=True, owner=ELSEWHERE.person)
    assert look_up(here.desk(), DANIQUE, BORN).call[0] == OWNER


def test_each_person_found_gets_a_line_and_the_name_is_in_none(here: Neighbourhood) -> None:
    one, two = here.casus(1), here.shielded(2)
    here.casus(3, name="Iemand Anders")
    before = len(here.world.lines())
    look_up(here.desk(), DANIQUE, BORN)
    look_up(here.desk(), "Kanarievogel Zeldzaam", BORN)
    lines = here.since(before)
    assert {(line.act, line.casus, line.persoon) for line in lines} == {
        ("kaart_gezocht", one.id, "c1-p1"),
        ("kaart_gezocht", two.id, "c2-p1"),
        ("kaart_gezocht", None, None),
    }
    assert len(lines) == 3
    assert not any("anarie" in repr(line) or "Rutgers" in repr(line) for line in lines)


def test_where_the_line_cannot_be_written_no_card_is_given(here: Neighbourhood) -> None:
    here.casus()
    before = here.world.lines()
    here.world.break_log()
    given: list[Kaart] = []
    for name in (DANIQUE, "Niemand Zo"):
        with pytest.raises(Exception, match="no log today"):
            given.append(look_up(here.desk(), name, BORN))
    assert given == []
    assert here.world.lines() == before


@pytest.mark.parametrize(
    ("typed", "code"),
    [("", "naam_ontbreekt"), (" \t", "naam_ontbreekt"), ("x" * 30_000, "tekst_te_lang"), ("a\x00", "tekst_onleesbaar")],
)
def test_what_is_no_name_is_refused(here: Neighbourhood, typed: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        look_up(here.desk(), typed, BORN)


@pytest.mark.parametrize("role", ["fg", "adviseur", "beslisser", "tweede_beslisser", "beheerder", "bestaat_niet"])
def test_who_may_not_look_gets_nothing(here: Neighbourhood, role: str) -> None:
    here.casus()
    with pytest.raises(Refusal, match="geen_recht"):
        look_up(here.desk(makers.actor("Ilse Terpstra", role)), DANIQUE, BORN)
