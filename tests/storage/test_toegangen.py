"""Requests for access and exact matches, held by the store in memory and by the encrypted one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from storage.mapping.toegang import verzoek_of, verzoek_row
from storage.store import Store
from tests import makers
from tests.casework.neighbours import BORN, DANIQUE, Neighbourhood, neighbourhood
from tests.worlds import memory_world, sql_world
from triage.access.log import Act, Look
from triage.access.toegang import Oordeel, Soort, Verzoek
from triage.answers import Answer
from triage.casus.members import Band, Member
from triage.faults import Refusal
from triage.ids import ItemId, PersonId, RoleId

ASKER = PersonId("Ilse Terpstra")
ROLE = RoleId("procesregisseur")


@pytest.fixture(params=["geheugen", "versleuteld"])
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Neighbourhood]:
    if request.param == "geheugen":
        yield neighbourhood(memory_world())
        return
    with sql_world(tmp_path) as made:
        yield neighbourhood(made)


def look(act: Act = Act.TOEGANG_GEZIEN) -> Look:
    return makers.look(act)


def verzoek(number: int = 1, **more: object) -> Verzoek:
    made = Verzoek(
        id=f"v{number}",
        at=makers.NOW + timedelta(minutes=number),
        asked_by=ASKER,
        role=RoleId("wijkteamprofessional"),
        team="Zuiderkade",
        kind=Soort.INHOUD,
        name=DANIQUE,
        born=BORN,
        purpose="overdracht",
        motivation="Waarom ik het vraag: 'ë' \N{GRINNING FACE}",
        days=14,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def answered(asked: Verzoek) -> Verzoek:
    return replace(
        asked,
        verdict=Oordeel.TOEGEKEND,
        decided_by=PersonId("Karim Bouzid"),
        decided_role=ROLE,
        decided_at=makers.NOW + timedelta(hours=1),
        answer="Goed.",
        until=date(2026, 12, 5),
    )


def kept(here: Neighbourhood, *found: Verzoek) -> None:
    with here.world.work() as work:
        for one in found:
            work.toegangen.add(one, look(Act.TOEGANG_GEVRAAGD))
        work.commit()


def got(here: Neighbourhood, which: str = "v1") -> Verzoek:
    with here.world.work() as work:
        found, _ = work.toegangen.get(which, makers.scope(), look())
        work.commit()
    return found


def test_a_request_comes_back_as_it_was_kept(here: Neighbourhood) -> None:
    casus = here.casus()
    item = ItemId("c1-p1")
    whole = verzoek(behalf=PersonId("Ander"), casus=casus.id, item=item)
    kept(here, whole, verzoek(2), verzoek(3, kind=Soort.NAMEN, name=casus.kenmerk, born=None, casus=casus.id))
    assert got(here) == whole
    assert got(here, "v2") == verzoek(2)
    assert got(here, "v3").born is None
    with here.world.work() as work:
        work.toegangen.answer(answered(whole), look(Act.TOEGANG_GEGEVEN))
        ended = replace(answered(whole), ended_at=makers.NOW + timedelta(hours=2), ended_by=ASKER)
        work.toegangen.end(ended, look(Act.TOEGANG_BEEINDIGD))
        work.commit()
    assert got(here) == ended


def test_one_answer_and_one_end(here: Neighbourhood) -> None:
    kept(here, verzoek())
    with here.world.work() as work:
        work.toegangen.answer(answered(verzoek()), look(Act.TOEGANG_GEGEVEN))
        work.commit()
    again = replace(answered(verzoek()), answer="Toch niet.", verdict=Oordeel.GEWEIGERD)
    with here.world.work() as work, pytest.raises(Refusal, match="inmiddels_gewijzigd"):
        work.toegangen.answer(again, look(Act.TOEGANG_GEWEIGERD))
    over = replace(answered(verzoek()), ended_at=makers.NOW, ended_by=ASKER)
    with here.world.work() as work:
        work.toegangen.end(over, look())
        work.commit()
    with here.world.work() as work, pytest.raises(Refusal, match="inmiddels_gewijzigd"):
        work.toegangen.end(over, look())
    assert got(here) == over


def test_the_casus_comes_along_without_an_answer(here: Neighbourhood) -> None:
    members = (Member(ASKER, Band.TOEGANG, makers.NOW.date(), makers.NOW.date(), ASKER, "Zuiderkade"),)
    casus = here.casus(members=members)
    kept(here, verzoek(casus=casus.id, item=ItemId("c1-p1")))
    with here.world.work() as work:
        _, bare = work.toegangen.get("v1", makers.scope(), look())
        (known,) = work.toegangen.known(DANIQUE, BORN, look(Act.KAART_GEZOCHT))
        work.commit()
    assert bare == known.casus == replace(casus, answers={})


def test_reach_is_inside_the_query(here: Neighbourhood) -> None:
    open_one, shut = here.casus(1), here.shielded(2)
    kept(
        here,
        verzoek(1, casus=open_one.id, item=ItemId("c1-p1")),
        verzoek(2, casus=shut.id, item=ItemId("c2-p1")),
        verzoek(3),
        verzoek(4, role=ROLE, casus=open_one.id, item=ItemId("c1-p1")),
        verzoek(5, asked_by=PersonId("Karim Bouzid"), casus=open_one.id, item=ItemId("c1-p1")),
        verzoek(6, behalf=PersonId("Karim Bouzid"), casus=open_one.id, item=ItemId("c1-p1")),
    )
    reaches = {
        "team": makers.scope("Karim Bouzid", team=True),
        "elders": makers.scope("Karim Bouzid", "Westerkade", team=True),
        "genoemd": makers.scope("Youssef el Amrani", team=True),
        "alles": makers.scope("Marit de Boer", every=True),
    }
    seen: dict[str, list[str]] = {}
    counted: dict[str, int] = {}
    for name, scope in reaches.items():
        with here.world.work() as work:
            seen[name] = [one.id for one in work.toegangen.waiting(scope, ROLE, look())]
            counted[name] = work.toegangen.count_waiting(scope, ROLE)
            shut_ones = [one.id for one, _ in work.toegangen.shut(scope, look())]
            work.commit()
        assert shut_ones == (["v2"] if name == "alles" else [])
    assert seen == {
        "team": ["v1"],
        "elders": [],
        "genoemd": ["v1", "v2", "v5", "v6"],
        "alles": ["v1", "v3", "v5", "v6"],
    }
    assert counted == {name: len(ids) for name, ids in seen.items()}


def test_out_of_reach_is_the_same_as_unknown_and_leaves_a_line(here: Neighbourhood) -> None:
    shut = here.shielded()
    kept(here, verzoek(casus=shut.id, item=ItemId("c1-p1")))
    said = []
    for which in ("v1", "nooit"):
        with here.world.work() as work, pytest.raises(Refusal) as refusal:
            work.toegangen.get(which, makers.scope("Karim Bouzid", team=True), look())
        said.append((refusal.value.code, dict(refusal.value.facts)))
        assert here.world.lines()[-1].result == "geweigerd"
    assert said[0] == said[1] == ("verzoek_onbekend", {})


def test_what_was_asked_cannot_be_changed_in_the_file_itself(store: Store) -> None:
    row = verzoek_row(verzoek())
    names = ", ".join(f'"{name}"' for name in row)
    with store.begin() as connection:
        marks = ", ".join("?" for _ in row)
        connection.exec_driver_sql(f"INSERT INTO toegang ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608
    for change in (
        "DELETE FROM toegang",
        "UPDATE toegang SET motivation = 'x'",
        "UPDATE toegang SET behalf = 'x'",
        "UPDATE toegang SET days = 90",
    ):
        with pytest.raises(Exception, match="what was said stays"), store.begin() as connection:
            connection.exec_driver_sql(change)
    with store.begin() as connection:
        connection.exec_driver_sql("UPDATE toegang SET verdict = 'geweigerd', answer = 'Nee.'")
    with pytest.raises(Exception, match="what was said stays"), store.begin() as connection:
        connection.exec_driver_sql("UPDATE toegang SET verdict = 'toegekend'")
    with store.look() as connection:
        found = connection.exec_driver_sql("SELECT * FROM toegang").mappings().one()
        assert verzoek_of(found) == replace(verzoek(), verdict=Oordeel.GEWEIGERD, answer="Nee.")


def test_a_name_that_changes_is_known_by_its_new_name_only(here: Neighbourhood) -> None:
    casus = here.casus()
    with here.world.work() as work:
        after = makers.changed(casus, "persoon.naam", Answer("Danique de Boer"), "c1-p1")
        work.casussen.save(casus, after, (), makers.look(Act.ANTWOORD_GEWIJZIGD))
        assert work.toegangen.known(DANIQUE, BORN, look(Act.KAART_GEZOCHT)) == ()
        assert len(work.toegangen.known("Danique de Boer", BORN, look(Act.KAART_GEZOCHT))) == 1
        work.commit()


def test_nothing_read_goes_without_a_line(here: Neighbourhood) -> None:
    casus = here.casus()
    kept(here, verzoek(casus=casus.id, item=ItemId("c1-p1")))
    with pytest.raises(RuntimeError, match="without a commit"), here.world.work() as work:
        work.toegangen.known(DANIQUE, BORN, look())
    with pytest.raises(RuntimeError, match="without a commit"), here.world.work() as work:
        work.toegangen.asked_by((ASKER,), look())
    with pytest.raises(RuntimeError, match="without a commit"), here.world.work() as work:
        work.toegangen.waiting(makers.scope(), ROLE, look())
