"""The neutral card and asking for access, attacked over the encrypted store: who is known is told by nothing at all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.mapping.marks import mark_of_person
from tests import makers
from tests.casework.neighbours import BORN, DANIQUE, ELSEWHERE, INFO, PROCES, Neighbourhood, neighbourhood
from tests.casework.steps import Office
from tests.worlds import Line
from triage.access.toegang import Kaart
from triage.casework.access.asking import ask, mine
from triage.casework.access.cards import look_up
from triage.casework.access.granting import count, grant, refuse, waiting
from triage.casework.casus.answering import open_casus
from triage.casework.casus.overview import casussen, worklist
from triage.casework.desk import Desk
from triage.casus.model import CasusState
from triage.faults import Refusal
from triage.ids import CasusId

WHY = "Ik neem dit gezin over."


@pytest.fixture
def here(office: Office) -> Neighbourhood:
    return neighbourhood(office.world)


def general(here: Neighbourhood) -> Kaart:
    return look_up(here.desk(), "Niemand Zo", BORN)


# Letters that a person could take for each other, or that a computer could: none of them is a match.
_NEAR = st.one_of(
    st.integers(0, len(DANIQUE) - 1).map(lambda at: DANIQUE[:at] + DANIQUE[at + 1 :]),
    st.tuples(st.integers(0, len(DANIQUE)), st.characters(exclude_categories=("Cs", "Cc", "Zs"))).map(
        lambda made: DANIQUE[: made[0]] + made[1] + DANIQUE[made[0] :]
    ),
    st.sampled_from(["%", "_", "*", "?", ".*", "[a-z]+", "Danique R", "D. Rutgers", "Rutgers, Danique", "Rutgers"]),
    st.sampled_from(["Dañique Rutgers", "Danïque Rutgers", "Danique Rütgers", "Danique-Rutgers", "DaniqueRutgers"]),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=_NEAR)
def test_what_is_near_finds_nothing(here: Neighbourhood, typed: str) -> None:
    if not _kept(here):
        here.casus()
    if " ".join(typed.casefold().split()) == DANIQUE.casefold():
        return
    assert look_up(here.desk(), typed, BORN) == general(here)


def _kept(here: Neighbourhood) -> bool:
    return any(line.act == "casus_geopend" for line in here.world.lines())


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.integers(-40_000, 20_000).filter(bool))
def test_another_day_finds_nothing(here: Neighbourhood, days: int) -> None:
    if not _kept(here):
        here.casus()
    born = BORN + timedelta(days=days)
    assert look_up(here.desk(), DANIQUE, born) == general(here)


@pytest.mark.parametrize("state", list(CasusState))
def test_no_state_of_what_is_afgeschermd_shows_on_the_card(here: Neighbourhood, state: CasusState) -> None:
    for number in range(1, 4):
        here.casus(number, shielded=True, state=state)
    assert repr(look_up(here.desk(), DANIQUE, BORN)) == repr(general(here))


def test_nothing_of_a_casus_is_on_any_card(here: Neighbourhood) -> None:
    casus = here.casus(7)
    card = look_up(here.desk(), DANIQUE, BORN)
    for secret in (casus.kenmerk, casus.id, "c7-p1", "Kanarie", DANIQUE, "concept", "2026"):
        assert secret not in repr(card)


def test_one_card_for_one_casus_or_for_many(here: Neighbourhood) -> None:
    here.casus(1)
    one = look_up(here.desk(), DANIQUE, BORN)
    for number in range(2, 6):
        here.casus(number)
    assert look_up(here.desk(), DANIQUE, BORN) == one


def test_asking_tells_nothing_until_access_is_given(here: Neighbourhood) -> None:
    """Every answer that a professional can see, with and without a casus behind it, to the byte."""
    here.shielded(1, PROCES.name)
    said = []
    for name, answerer in ((DANIQUE, PROCES), ("Niemand Zo", INFO)):
        asked = ask(here.desk(), name, BORN, "overdracht", WHY, 14)
        waits = mine(here.desk())[0][0]
        refuse(here.desk(answerer), asked.id, "Bel het algemene nummer.")
        refused = mine(here.desk())[0][0]
        said.append([_bare(repr(one), asked.id, name) for one in (asked, waits, refused)])
    assert said[0] == said[1]


def _bare(told: str, which: str, name: str) -> str:
    return told.replace(which, "id").replace(name, "naam")


def test_a_request_opens_nothing_by_itself(here: Neighbourhood) -> None:
    casus = here.casus()
    for _ in range(3):
        ask(here.desk(), DANIQUE, BORN, "overdracht", WHY, 90)
    _closed(here.desk(), casus.id)


def _closed(desk: Desk, casus: CasusId) -> None:
    """Try every way in."""
    with pytest.raises(Refusal, match="casus_onbekend"):
        open_casus(desk, casus)
    assert casussen(desk) == ((), 0)
    assert casussen(desk, "2026") == ((), 0)
    assert casus not in repr(worklist(desk))
    assert look_up(desk, DANIQUE, BORN).casus is None
    assert not any(row.opens for row in mine(desk)[0])


@pytest.mark.parametrize(
    "gone",
    [
        lambda here: here.desk(replace(ELSEWHERE, team="Westerkade")),
        lambda here: here.desk(replace(ELSEWHERE, until=makers.NOW.date() - timedelta(days=1))),
        lambda here: here.desk(makers.actor("Vervanger", team="Zuiderkade", on_behalf_of=ELSEWHERE.name)),
        lambda here: here.desk(makers.actor(ELSEWHERE.name, "beheerder", team="Zuiderkade")),
    ],
    ids=["andere_team", "rol_voorbij", "vervanger", "andere_rol"],
)
def test_access_goes_with_the_person_the_team_and_the_role(
    here: Neighbourhood, gone: Callable[[Neighbourhood], Desk]
) -> None:
    casus = here.casus()
    grant(here.desk(PROCES), ask(here.desk(), DANIQUE, BORN, "overdracht", WHY, 14).id, "Nodig.", 14)
    assert open_casus(here.desk(), casus.id).casus.id == casus.id
    with pytest.raises(Refusal, match=r"casus_onbekend|geen_recht|rol_voorbij"):
        open_casus(gone(here), casus.id)


def test_access_never_lasts_longer_than_its_last_day(here: Neighbourhood) -> None:
    casus = here.casus()
    grant(here.desk(PROCES), ask(here.desk(), DANIQUE, BORN, "overdracht", WHY, 90).id, "Nodig.", 90)
    here.clock.move(days=89, hours=14)
    assert open_casus(here.desk(), casus.id).casus.id == casus.id
    here.clock.move(hours=1)
    assert here.clock.today() == date(2027, 2, 20)
    _closed(here.desk(), casus.id)


def test_shielding_in_the_meantime_takes_the_answer_away(here: Neighbourhood) -> None:
    casus = here.casus()
    verzoek = ask(here.desk(), DANIQUE, BORN, "overdracht", WHY, 14)
    assert count(here.desk(PROCES)) == count(here.desk(INFO)) == 1
    here.changed(casus, lambda one: replace(one, shielded=True))
    for desk in (here.desk(PROCES), here.desk(INFO)):
        assert count(desk) == 0
        with pytest.raises(Refusal, match="verzoek_onbekend"):
            grant(desk, verzoek.id, "Goed.", 1)
    assert len(waiting(here.desk(INFO)).shut) == 1


def test_who_sees_that_a_request_waits_learns_nothing_of_it(here: Neighbourhood) -> None:
    casus = here.shielded(1, PROCES.name)
    verzoek = ask(here.desk(), DANIQUE, BORN, "overdracht", WHY, 14)
    seen = repr(waiting(here.desk(INFO)))
    for secret in (casus.kenmerk, casus.id, verzoek.id, DANIQUE, WHY, "overdracht", ELSEWHERE.name, "1988"):
        assert secret not in seen


def test_every_look_at_a_person_is_in_the_log_and_no_word_that_was_typed(here: Neighbourhood) -> None:
    casus = here.casus(1, "Kanarievogel Zeldzaam")
    before = len(here.world.lines())
    look_up(here.desk(), "kanarievogel zeldzaam", BORN)
    look_up(here.desk(), "Kanarie Bestaatniet", BORN)
    verzoek = ask(here.desk(), "Kanarievogel Zeldzaam", BORN, "kanariedoel", "kanariereden", 14)
    ask(here.desk(), "Kanarie Bestaatniet", BORN, "kanariedoel", "kanariereden", 14)
    waiting(here.desk(INFO))
    grant(here.desk(PROCES), verzoek.id, "kanarieantwoord", 14)
    mine(here.desk())
    lines = here.since(before)
    about = [line.act for line in lines if (line.casus, line.persoon) == (casus.id, "c1-p1")]
    assert about == ["kaart_gezocht", "toegang_gevraagd", "toegang_gezien", "toegang_gegeven", "toegang_gezien"]
    assert all(_nobody(line) or line.casus == casus.id for line in lines)
    assert here.world.store
    with here.world.store.look() as connection:
        rows = connection.exec_driver_sql("SELECT meta, payload FROM log_line LEFT JOIN log_payload USING (seq)").all()
    assert "anarie" not in repr(rows).casefold()


def _nobody(line: Line) -> bool:
    return (line.casus, line.persoon) == (None, None)


def test_a_mark_says_nothing_without_the_key_of_the_store() -> None:
    one, other = (mark_of_person(DANIQUE, BORN, key) for key in (b"een", b"twee"))
    assert one != other
    assert DANIQUE.encode() not in one
