"""The pieces of the follow-up, kept by the store in memory and by the encrypted one alike."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

import pytest

from storage.mapping.codec import from_json, to_json
from storage.mapping.running import running_json, running_of
from tests import makers
from tests.worlds import World, memory_world, sql_world
from triage.access.log import Act
from triage.faults import Refusal
from triage.followup.bericht import MACHINE, TERM, Aan, Bericht, Waarom
from triage.followup.kinds import CONTENTS, MACHINES
from triage.followup.stuk import Soort, Stuk, moved
from triage.ids import CasusId, ItemId, PersonId
from triage.terms.running import begin, due, extend, resume, suspend

LOOK = makers.look(Act.BERICHT_GEZIEN)
CHANGE = makers.look(Act.BERICHT_GEWIJZIGD)
CASUS = CasusId("casus-1")
MIJN, ANDER = PersonId("marit"), PersonId("ander")
DAY = makers.NOW.date()


@pytest.fixture(params=["geheugen", "versleuteld"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    if request.param == "geheugen":
        yield memory_world()
        return
    with sql_world(tmp_path) as made:
        yield made


def notice(number: int = 1, casus: CasusId | None = CASUS, start: date = DAY, **changes: object) -> Stuk[Bericht]:
    content = Bericht(Waarom.WISSING, Aan.ONTVANGER, "Huisarts Het Wad é", "huisarts", ItemId("p1"), "r1", "telefoon",
                      "stuk-0", "2026-0001-R1")  # fmt: skip
    made = Stuk(
        id=f"stuk-{number}",
        soort=Soort.BERICHT,
        number=f"2026-0001-N{number}" if casus else f"2026-N{number}",
        casus=casus,
        team=makers.TEAM,
        owner=MIJN,
        state="te_versturen",
        made=makers.NOW,
        content=content,
        concerned=(ItemId("p1"),),
        terms=(begin(makers.kader(), TERM, start),),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def kept(world: World, *stukken: Stuk[Bericht]) -> None:
    with world.work() as work:
        work.casussen.add(makers.casus(), makers.look(Act.CASUS_GEOPEND))
        for one in stukken:
            work.stukken.add(one, CHANGE)
        work.commit()


def sent(before: Stuk[Bericht]) -> Stuk[Bericht]:
    return moved(before, MACHINE, "versturen", replace(before.content, sent_on=DAY, channel="brief"))


def test_a_piece_comes_back_as_it_was_and_leaves_a_line_for_whom_it_concerns(world: World) -> None:
    kept(world, notice())
    seen = len(world.lines())
    with world.work() as work:
        assert work.stukken.get("stuk-1", Bericht, makers.scope(), LOOK) == notice()
        work.commit()
    assert [(line.act, line.casus, line.persoon) for line in world.lines()[seen:]] == [
        ("bericht_gezien", "casus-1", "p1")
    ]


def test_what_is_out_of_reach_is_the_same_as_what_is_not_there(world: World) -> None:
    kept(world, notice(1), notice(2, None))
    elsewhere = makers.scope(ANDER, "Zuid", team=True)
    for one in ("stuk-1", "stuk-2", "niets"):
        with world.work() as work, pytest.raises(Refusal, match="stuk_onbekend"):
            work.stukken.get(one, Bericht, elsewhere, LOOK)
    with world.work() as work:
        assert work.stukken.rows(elsewhere, LOOK, frozenset(Soort)) == ()
        assert work.stukken.count(elsewhere, frozenset(Soort)) == 0
        assert work.stukken.owed(elsewhere) == ()
        work.commit()


def test_an_act_makes_the_next_version_and_the_history_tells_it(world: World) -> None:
    kept(world, notice())
    with world.work() as work:
        before = work.stukken.get("stuk-1", Bericht, makers.scope(), LOOK)
        work.stukken.save(before, sent(before), "versturen", CHANGE)
        work.commit()
    with world.work() as work:
        after = work.stukken.get("stuk-1", Bericht, makers.scope(), LOOK)
        assert (after.state, after.version, after.terms, after.content.sent_on) == ("verstuurd", 1, (), DAY)
        assert [(one.act, one.state) for one in work.stukken.history("stuk-1")] == [
            ("begonnen", "te_versturen"),
            ("versturen", "verstuurd"),
        ]
        assert work.stukken.owed(makers.scope()) == ()
        work.commit()


def test_a_change_against_an_older_version_is_refused(world: World) -> None:
    kept(world, notice())
    with world.work() as work:
        work.stukken.save(notice(), sent(notice()), "versturen", CHANGE)
        work.commit()
    with world.work() as work, pytest.raises(Refusal, match="inmiddels_gewijzigd"):
        work.stukken.save(notice(), sent(notice()), "versturen", CHANGE)


def test_what_is_no_arrow_is_refused_by_the_store_itself(world: World) -> None:
    kept(world, notice())
    elsewhere = replace(sent(notice()), state="beantwoord")
    for act, after in (("antwoord", elsewhere), ("versturen", elsewhere), ("verzinnen", sent(notice()))):
        with world.work() as work, pytest.raises(Refusal, match="overgang_kan_niet"):
            work.stukken.save(notice(), after, act, CHANGE)
    with world.work() as work, pytest.raises(Refusal, match="overgang_kan_niet"):
        work.stukken.add(notice(2, state="verstuurd", terms=()), CHANGE)


def test_a_term_does_not_disappear_without_an_act_that_settles_it(world: World) -> None:
    answered = begin(makers.kader(), "verzoek_antwoord", DAY)
    two = notice(1, terms=(*notice().terms, answered))
    kept(world, two)
    with world.work() as work, pytest.raises(Refusal, match="termijn_zou_verdwijnen"):
        work.stukken.save(two, replace(sent(two), terms=()), "versturen", CHANGE)


def test_what_is_owed_comes_soonest_first_and_what_stands_still_last(world: World) -> None:
    later, sooner = notice(1, start=DAY + timedelta(days=9)), notice(2, None, start=DAY)
    still = suspend(begin(makers.kader(), "awb_beslissen", DAY), DAY + timedelta(days=2))
    kept(world, later, sooner, notice(3, terms=(still,)))
    with world.work() as work:
        found = work.stukken.owed(makers.scope())
        assert [(one.stuk, one.term) for one in found] == [
            ("stuk-2", TERM),
            ("stuk-1", TERM),
            ("stuk-3", "awb_beslissen"),
        ]
        assert found[2].due is None
        assert [one.stuk for one in work.stukken.owed(makers.scope(), owners=(ANDER,))] == []
        until = due(sooner.terms[0])
        assert [one.stuk for one in work.stukken.owed(makers.scope(), until)] == ["stuk-2"]
        work.commit()


def test_numbers_count_on_for_each_kind_and_casus(world: World) -> None:
    kept(world, notice(1), notice(9))
    with world.work() as work:
        assert work.stukken.next_number(Soort.BERICHT, "2026-0001") == "2026-0001-N10"
        assert work.stukken.next_number(Soort.VERZOEK, "2026-0001") == "2026-0001-R1"
        assert work.stukken.next_number(Soort.BERICHT, "2026") == "2026-N1"
        work.commit()


def test_every_kind_has_its_content_and_its_states() -> None:
    assert CONTENTS.keys() == MACHINES.keys()
    assert all(machine.name == soort.value for soort, machine in MACHINES.items())


class Kleur(StrEnum):
    ROOD = "rood"


@dataclass(frozen=True, slots=True)
class Deel:
    naam: str
    aantal: int


@dataclass(frozen=True, slots=True)
class Alles:
    tekst: str
    ja: bool
    dag: date
    moment: datetime
    kleur: Kleur
    item: ItemId
    misschien: date | None
    delen: tuple[Deel, ...]


ALLES = Alles("é\n", True, DAY, makers.NOW, Kleur.ROOD, ItemId("x"), None, (Deel("a", 1), Deel("b", 2)))


def test_a_value_is_kept_by_the_types_of_its_fields() -> None:
    assert from_json(Alles, to_json(ALLES)) == ALLES


@pytest.mark.parametrize("wrong", [{"ja": 1}, {"dag": "gisteren"}, {"kleur": "geel"}, {"meer": 1}, {"delen": {}}])
def test_what_is_no_such_value_is_refused(wrong: dict[str, object]) -> None:
    held = to_json(ALLES)
    assert isinstance(held, dict)
    with pytest.raises(ValueError, match=r"no |more|isoformat|Kleur"):
        from_json(Alles, {**held, **wrong})


def test_a_term_that_runs_comes_back_with_all_that_was_done_to_it() -> None:
    for term in makers.kader().terms.values():
        if term.unit == "uren":
            running = begin(makers.kader(), term.id, makers.NOW)
        else:
            running = begin(makers.kader(), term.id, DAY)
        plain = replace(running, term=running_of(running_json(running)).term)
        assert running_of(running_json(running)) == plain
        assert due(plain) == due(running)
    held = begin(makers.kader(), "awb_beslissen", DAY)
    held = extend(resume(suspend(held, DAY + timedelta(days=2)), DAY + timedelta(days=9)), DAY + timedelta(days=10))
    assert running_of(running_json(held)) == held
