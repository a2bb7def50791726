"""Who is named on a casus, and shielding: kept the same by both stores, and inside every query of theirs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests import makers
from tests.storage.contract import kept, saved
from tests.worlds import World, memory_world, sql_world
from triage.access.log import Act
from triage.access.rights import CasusScope
from triage.answers import Answer
from triage.casus.members import Band, Member
from triage.casus.model import Casus, CasusState
from triage.faults import Refusal
from triage.ids import CasusId, PersonId

TODAY = makers.NOW.date()
ME, OTHER = PersonId("Ilse Terpstra"), PersonId("Marit Vonkeman")


@pytest.fixture(params=["geheugen", "versleuteld"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    if request.param == "geheugen":
        yield memory_world()
        return
    with sql_world(tmp_path) as made:
        yield made


def member(band: Band, since: date = TODAY, until: date | None = None, person: PersonId = ME) -> Member:
    return Member(person, band, since, until, OTHER)


def named(world: World, before: Casus, after: Casus) -> Casus:
    """Keep a naming, and return the casus as it then stands."""
    made = replace(after, version=before.version + 1)
    with world.work() as work:
        work.casussen.keep_naming(before, made, makers.look(Act.GENOEMD))
        work.commit()
    return made


def found(world: World, scope: CasusScope) -> set[str]:
    """Return the kenmerken in scope, after making sure that every query of the store says the same."""
    with world.work() as work:
        rows = work.casussen.rows(scope, makers.look(Act.LIJST_GEZIEN))
        total, due = work.casussen.count(scope), work.casussen.terms(scope, TODAY)
        stands = {row.id for row in rows if work.casussen.stands(row.id, scope) is row.state}
        work.commit()
    assert total == len(rows) == len(stands)
    assert {term.kenmerk for term in due} <= {row.kenmerk for row in rows}
    return {row.kenmerk for row in rows}


def test_members_come_back_in_order_with_their_days(world: World) -> None:
    members = (
        member(Band.REGIE, TODAY - timedelta(days=300), TODAY - timedelta(days=1)),
        member(Band.REGIE),
        replace(member(Band.TOEGANG, until=TODAY), team="Zuid"),
        Member(OTHER, Band.GENOEMD, TODAY),
    )
    casus = makers.casus(members=members, shielded=True)
    kept(world, casus)
    assert _whole(world) == casus


def _whole(world: World) -> Casus:
    with world.work() as work:
        scope = makers.scope(OTHER, every=True)
        got = work.casussen.get(CasusId("casus-1"), scope, makers.look())
        work.commit()
    return got


@pytest.mark.parametrize("band", [Band.TOEGANG, Band.ADVIES, Band.HULP])
def test_a_band_holds_from_its_first_day_to_its_last(world: World, band: Band) -> None:
    relation = {Band.TOEGANG: "granted", Band.ADVIES: "advises", Band.HULP: "helps"}[band]
    days = (
        (TODAY, TODAY),
        (TODAY - timedelta(days=9), None),
        (TODAY + timedelta(days=1), None),
        (TODAY - timedelta(days=9), TODAY - timedelta(days=1)),
    )
    for number, (since, until) in enumerate(days, 1):
        kept(world, makers.casus(number, team="Zuid", members=(member(band, since, until),)))
    assert found(world, makers.scope(ME, **{relation: True})) == {"2026-0001", "2026-0002"}
    assert found(world, makers.scope(OTHER, **{relation: True})) == set()


def test_shielding_takes_a_casus_out_of_every_list_but_that_of_who_is_named(world: World) -> None:
    casus = makers.casus(members=(member(Band.GENOEMD),))
    kept(world, casus)
    for person in (ME, OTHER):
        assert found(world, makers.scope(person, team=True)) == {casus.kenmerk}
    shut = named(world, casus, replace(casus, shielded=True))
    for ways in ({"team": True}, {"every": True}, {"team": True, "every": True, "sealed": True, "put_forward": True}):
        assert found(world, makers.scope(ME, **ways)) == {casus.kenmerk}
        assert found(world, makers.scope(OTHER, **ways)) == set()
    with pytest.raises(Refusal, match="casus_onbekend"), world.work() as work:
        work.casussen.get(casus.id, makers.scope(OTHER), makers.look())
    named(world, shut, replace(shut, shielded=False))
    assert found(world, makers.scope(OTHER, team=True)) == {casus.kenmerk}


def test_a_shielded_casus_is_not_stood_in_for(world: World) -> None:
    regie = member(Band.REGIE, person=OTHER)
    kept(world, makers.casus(1, members=(regie,)), makers.casus(2, members=(regie,), shielded=True))
    behalf = replace(makers.scope(ME, regie=True), behalf=OTHER)
    assert found(world, behalf) == {"2026-0001"}
    assert found(world, makers.scope(OTHER, regie=True)) == {"2026-0001", "2026-0002"}


def test_naming_keeps_answers_terms_and_place_in_the_list(world: World) -> None:
    first, second = makers.casus(1), makers.casus(2)
    kept(world, first, second)
    with world.work() as work:
        work.casussen.save(
            first, replace(first, version=1), (makers.due("beslissen", TODAY),), makers.look(Act.NAGEKEKEN)
        )
        work.commit()
    order = _order(world)
    named(world, replace(first, version=1), replace(first, version=1, members=(member(Band.GENOEMD),)))
    assert _order(world) == order
    with world.work() as work:
        due = work.casussen.terms(makers.scope(), TODAY)
        work.commit()
    assert [term.term for term in due] == ["beslissen"]
    assert _whole(world).answers == first.answers


def _order(world: World) -> list[str]:
    with world.work() as work:
        rows = work.casussen.rows(makers.scope(), makers.look(Act.LIJST_GEZIEN))
        work.commit()
    return [row.id for row in rows]


def test_naming_against_an_older_version_is_refused_and_leaves_what_stands(world: World) -> None:
    casus = makers.casus()
    kept(world, casus)
    named(world, casus, replace(casus, members=(member(Band.GENOEMD),)))
    with pytest.raises(Refusal, match="inmiddels_gewijzigd"):
        named(world, casus, replace(casus, shielded=True))
    with pytest.raises(Refusal, match="inmiddels_gewijzigd"):
        saved(world, casus, makers.changed(casus, "aanleiding.wat", Answer("Anders.")))
    now = _whole(world)
    assert (now.shielded, now.members) == (False, (member(Band.GENOEMD),))


def test_an_edit_leaves_who_is_named(world: World) -> None:
    casus = makers.casus(members=(member(Band.REGIE),))
    kept(world, casus)
    after = makers.changed(casus, "aanleiding.wat", Answer("Anders."))
    saved(world, casus, after)
    assert _whole(world).members == casus.members


def test_where_a_casus_stands_is_told_in_scope_only_and_leaves_no_line(world: World) -> None:
    kept(world, makers.casus(state=CasusState.TERUGGEGEVEN))
    before = len(world.lines())
    with world.work() as work:
        assert work.casussen.stands(CasusId("casus-1"), makers.scope(team=True)) is CasusState.TERUGGEGEVEN
        for casus, scope in (("casus-1", makers.scope(put_forward=True)), ("casus-9", makers.scope())):
            assert work.casussen.stands(CasusId(casus), scope) is None
    assert len(world.lines()) == before
