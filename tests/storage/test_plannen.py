"""The 1-plannen and the casusoverleggen, kept by the store in memory and by the encrypted one alike."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from storage.mapping.overleg import overleg_of, overleg_text
from storage.mapping.plan import plan_of, plan_text
from tests import makers
from tests.plan import making
from tests.worlds import World, memory_world, sql_world
from triage.access.log import Act
from triage.access.rights import CasusScope
from triage.casus.members import Band, Member
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import CasusId, CodeId, ItemId, PersonId
from triage.plan.model import Gehouden, Inkijk, Plan, PlanState, Reden, Slot
from triage.plan.overleg import Deelname, Overleg, OverlegState
from triage.plan.reading import told_of

LOOK = makers.look(Act.PLAN_GEZIEN)
CHANGE = makers.look(Act.PLAN_GEWIJZIGD)
KNOWN = CasusId("casus-1")
HELPER = "Karin Wubbels"
FULL = making.plan(
    bewoners=(
        making.bewoner(1, inkijk=Inkijk.NIETS, code=CodeId("E1"), hidden=True),
        making.bewoner(2, age_group="onder_12", inkijk=Inkijk.EIGEN, speaks_for=(ItemId("c1-p1"),)),
    ),
    helpers=(
        making.helper(1, HELPER, kept=(Gehouden("schuld", "geld", Reden.SOORT_HULP),)),
        making.helper(2),
    ),
    afspraken=(
        making.afspraak(1, text="é 👨‍👩‍👧 \\ \" '", until=makers.NOW.date(), readers=(ItemId("c1-p2"),)),
        making.afspraak(2, None, None, condition=CodeId("B2h"), helpers=(ItemId("h2"),), overleg="2026-0001-O1"),
    ),
    goal_kept=(Gehouden("a", "b", Reden.EIGENNAAM),),
    state=PlanState.GESLOTEN,
    closed_on=makers.NOW.date(),
    closed_why=Slot.DOEL_BEREIKT,
)


@pytest.fixture(params=["geheugen", "versleuteld"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    if request.param == "geheugen":
        yield memory_world()
        return
    with sql_world(tmp_path) as made:
        yield made


def kept(world: World, *plans: Plan, casussen: tuple[Casus, ...] = (), overleggen: tuple[Overleg, ...] = ()) -> None:
    """Keep casussen with plans and meetings of theirs."""
    with world.work() as work:
        for casus in casussen or (makers.casus(people=2),):
            work.casussen.add(casus, makers.look(Act.CASUS_GEOPEND))
        for place, one in enumerate(plans):
            look = replace(makers.look(Act.PLAN_BEGONNEN), at=makers.NOW + timedelta(minutes=place))
            work.plannen.add(one, "begonnen", look)
        for each in overleggen:
            work.overleggen.add(each, makers.look(Act.OVERLEG_GEPLAND))
        work.commit()


def helping(casus: Casus, person: str = HELPER) -> Casus:
    """Return a casus on which somebody gives help."""
    return replace(casus, members=(Member(PersonId(person), Band.HULP, makers.NOW.date()),))


def helper_scope(person: str = HELPER) -> CasusScope:
    """Return the reach of who only gives help, in another team."""
    return makers.scope(person, "Zuiderkade", helps=True)


def test_a_plan_comes_back_as_it_was(world: World) -> None:
    kept(world, FULL)
    with world.work() as work:
        assert work.plannen.get(FULL.id, makers.scope(), LOOK) == FULL
        assert [version.plan for version in work.plannen.versions(FULL.id)] == [FULL]
        work.commit()
    assert [(line.act, line.persoon) for line in world.lines()[2:]] == [
        *(("plan_begonnen", person) for person in ("c1-p1", "c1-p2")),
        *(("plan_gezien", person) for person in ("c1-p1", "c1-p2")),
    ]


def test_every_change_is_a_version_that_stays(world: World) -> None:
    first = making.plan()
    kept(world, first)
    second = replace(first, version=2, bewoners=(making.bewoner(1), making.bewoner(2)))
    third = replace(second, version=3, bewoners=(making.bewoner(2),), state=PlanState.GESLOTEN)
    before = len(world.lines())
    for was, now, act in ((first, second, "huishouden"), (second, third, "gesloten")):
        with world.work() as work:
            work.plannen.save(was, now, act, CHANGE)
            work.commit()
    with world.work() as work:
        found = work.plannen.get(first.id, makers.scope(), LOOK)
        versions = work.plannen.versions(first.id)
        running = work.plannen.running(KNOWN)
        work.commit()
    assert (found, running) == (third, None)
    assert [(one.number, one.act, one.plan) for one in versions] == [
        (1, "begonnen", first),
        (2, "huishouden", second),
        (3, "gesloten", third),
    ]
    # Who left the household is concerned by that too.
    assert [line.persoon for line in world.lines()[before : before + 4]] == ["c1-p1", "c1-p2"] * 2
    with world.work() as work, pytest.raises(Refusal, match="inmiddels_gewijzigd"):
        work.plannen.save(first, second, "huishouden", CHANGE)


def test_what_was_said_stays_in_the_file(tmp_path: Path) -> None:
    with sql_world(tmp_path) as world:
        kept(world, making.plan())
        assert world.store is not None
        for statement in ("UPDATE plan_version SET act = 'x'", "DELETE FROM plan_version"):
            with pytest.raises(Exception, match="stays"), world.store.begin() as connection:
                connection.exec_driver_sql(statement)


def test_the_plans_of_a_casus(world: World) -> None:
    done = making.plan(number=1, state=PlanState.GESLOTEN)
    kept(world, done, *(making.plan(number=n, state=PlanState.GESLOTEN) for n in range(2, 11)), making.plan(number=11))
    with world.work() as work:
        work.casussen.get(KNOWN, makers.scope(), makers.look())
        numbers = [number for _, number in work.plannen.of(KNOWN)]
        assert work.plannen.running(KNOWN) == "plan-1-11"
        assert work.plannen.of(CasusId("casus-1"))[0] == (done.id, done.number)
        work.commit()
    assert numbers == [f"2026-0001-P{n}" for n in range(1, 12)]


def test_out_of_reach_reads_as_unknown_and_is_logged(world: World) -> None:
    kept(world, making.plan(), overleggen=(making.overleg(),))
    for scope in (makers.scope("een ander", own=True), makers.scope(own=False), helper_scope()):
        with world.work() as work, pytest.raises(Refusal, match="plan_onbekend"):
            work.plannen.get("plan-1-1", scope, LOOK)
        assert world.lines()[-1].result == "geweigerd"
        with world.work() as work, pytest.raises(Refusal, match="overleg_onbekend"):
            work.overleggen.get("overleg-1-1", scope, makers.look(Act.OVERLEG_GEZIEN))
        assert world.lines()[-1].result == "geweigerd"
        with world.work() as work:
            assert not work.plannen.within("plan-1-1", scope)
            assert work.plannen.count(scope) == 0
    with world.work() as work, pytest.raises(Refusal, match="plan_onbekend"):
        work.plannen.get("nooit", makers.scope(), LOOK)


def test_who_gives_help_meets_only_the_plan_in_which_they_do(world: World) -> None:
    mine = making.plan(number=2, helpers=(making.helper(1, HELPER), making.helper(2)), afspraken=(making.afspraak(1),))
    theirs = making.plan(number=1, helpers=(making.helper(2),), state=PlanState.GESLOTEN)
    kept(world, theirs, mine, casussen=(helping(makers.casus()),))
    scope = helper_scope()
    with world.work() as work:
        assert work.plannen.within(mine.id, scope)
        assert not work.plannen.within(theirs.id, scope)
        assert work.plannen.get(mine.id, scope, LOOK) == mine
        rows = work.plannen.rows(scope, makers.look(Act.LIJST_GEZIEN))
        assert work.plannen.count(scope) == 1
        both = work.plannen.rows(replace(scope, every=True), makers.look(Act.LIJST_GEZIEN))
        work.commit()
    assert [(row.id, row.own, row.organisations) for row in rows] == [(mine.id, True, ("Organisatie 1",))]
    assert [(row.id, row.own, row.organisations) for row in both] == [
        (mine.id, False, ("Organisatie 1", "Organisatie 2")),
        (theirs.id, False, ("Organisatie 2",)),
    ]


@pytest.mark.parametrize("shift", [-1, 1])
def test_help_counts_on_its_days_only(world: World, shift: int) -> None:
    mine = making.plan(helpers=(making.helper(1, HELPER),))
    kept(world, mine, casussen=(helping(makers.casus()),))
    scope = replace(helper_scope(), day=makers.NOW.date() + timedelta(days=shift))
    with world.work() as work:
        assert work.plannen.within(mine.id, scope) is (shift > 0)
    with world.work() as work:
        work.plannen.save(mine, replace(mine, version=2, helpers=()), "hulpverlener_weg", CHANGE)
        work.commit()
    with world.work() as work:
        assert not work.plannen.within(mine.id, scope)


def test_a_look_concerns_whom_it_is_about(world: World) -> None:
    mine = making.plan(
        bewoners=(making.bewoner(1), making.bewoner(2)),
        helpers=(making.helper(1, HELPER),),
        afspraken=(making.afspraak(1, "c1-p2"),),
    )
    kept(world, mine)
    before = len(world.lines())
    with world.work() as work:
        work.plannen.get(mine.id, makers.scope(), LOOK, lambda plan: told_of(plan, ItemId("h1")))
        work.casussen.get(KNOWN, makers.scope(), replace(LOOK, concerned=(ItemId("c1-p2"),)))
        work.commit()
    assert [line.persoon for line in world.lines()[before:]] == ["c1-p2"]


def test_a_list_shows_and_counts_what_is_in_reach_and_no_names(world: World) -> None:
    casussen = tuple(makers.casus(n, owner=PersonId("ik" if n % 2 else "jij")) for n in range(1, 24))
    shielded = makers.casus(24, shielded=True, owner=PersonId("ik"))
    kept(world, *(making.plan(n) for n in range(1, 25)), casussen=(*casussen, shielded))
    mine = makers.scope("ik", own=True)
    with world.work() as work:
        look = makers.look(Act.LIJST_GEZIEN)
        rows = work.plannen.rows(mine, look)
        pages = [work.plannen.rows(mine, look, "", 5, skip) for skip in (0, 5, 10)]
        found = work.plannen.rows(mine, look, " 0021-p")
        strange = [work.plannen.rows(mine, look, part) for part in ("%", "_", "\0", "\ud800", "'; --")]
        count, some = work.plannen.count(mine), work.plannen.count(mine, "-001")
        work.commit()
    assert [row.kenmerk for row in rows] == [f"2026-{n:04}" for n in range(23, 0, -2)]
    assert tuple(row for page in pages for row in page) == rows
    assert [row.number for row in found] == ["2026-0021-P1"]
    assert strange == [()] * 5
    assert (count, some) == (12, 5)
    assert not any("Bewoner" in repr(row) for row in rows)


@pytest.mark.parametrize("kind", ["plan", "lijst", "opslaan", "nieuw", "overleg", "overleg opslaan", "overleg nieuw"])
def test_without_a_line_nothing_is_handed_out(world: World, kind: str) -> None:
    first, meeting = making.plan(), making.overleg()
    kept(world, first, overleggen=(meeting,))
    world.break_log()

    def attempt() -> object:
        with world.work() as work:
            attempts: dict[str, Callable[[], object]] = {
                "plan": lambda: work.plannen.get(first.id, makers.scope(), LOOK),
                "lijst": lambda: work.plannen.rows(makers.scope(), makers.look(Act.LIJST_GEZIEN)),
                "opslaan": lambda: work.plannen.save(first, replace(first, version=2), "doel", CHANGE),
                "nieuw": lambda: work.plannen.add(making.plan(number=2), "begonnen", CHANGE),
                "overleg": lambda: work.overleggen.get(meeting.id, makers.scope(), LOOK),
                "overleg opslaan": lambda: work.overleggen.save(meeting, replace(meeting, version=1), CHANGE),
                "overleg nieuw": lambda: work.overleggen.add(making.overleg(number=2), CHANGE),
            }
            found = attempts[kind]()
            work.commit()
        return found

    with pytest.raises(Exception, match="no log today"):
        attempt()
    with world.work() as work:
        assert work.plannen.count(makers.scope()) == 1


@pytest.mark.parametrize("kind", ["versies", "plannen", "overleggen", "lopend"])
def test_what_was_read_without_a_line_is_not_handed_out(world: World, kind: str) -> None:
    kept(world, making.plan(), overleggen=(making.overleg(),))

    def attempt(*, commit: bool) -> object:
        with world.work() as work:
            reads: dict[str, Callable[[], object]] = {
                "versies": lambda: work.plannen.versions("plan-1-1"),
                "plannen": lambda: work.plannen.of(KNOWN),
                "overleggen": lambda: work.overleggen.of(KNOWN),
                "lopend": lambda: work.plannen.running(KNOWN),
            }
            found = reads[kind]()
            if commit:
                work.commit()
        return found

    for commit in (True, False):
        with pytest.raises(RuntimeError, match="read"):
            attempt(commit=commit)


def test_a_meeting_comes_back_as_it_was(world: World) -> None:
    first = making.overleg(agreed=(ItemId("a1"),))
    later = making.overleg(number=2, at=makers.NOW + timedelta(days=1), parts=())
    kept(world, overleggen=(later, first))
    part = Deelname(ItemId("c1-p2"), takes_part=False, code=CodeId("E4"), motivation="Wil niet.")
    second = replace(first, state=OverlegState.GEHOUDEN, parts=(part,), version=1)
    before = len(world.lines())
    with world.work() as work:
        work.overleggen.save(first, second, makers.look(Act.OVERLEG_GEWIJZIGD))
        work.commit()
    with world.work() as work:
        assert work.overleggen.get(first.id, makers.scope(), makers.look(Act.OVERLEG_GEZIEN)) == second
        assert work.overleggen.of(KNOWN) == (second, later)
        work.commit()
    assert [line.persoon for line in world.lines()[before:]] == ["c1-p1", "c1-p2", "c1-p2"]
    with world.work() as work, pytest.raises(Refusal, match="inmiddels_gewijzigd"):
        work.overleggen.save(first, second, makers.look(Act.OVERLEG_GEWIJZIGD))


def test_content_holds_no_more_than_a_plan_or_a_meeting() -> None:
    assert plan_of(plan_text(FULL)) == FULL
    meeting = making.overleg()
    assert overleg_of(overleg_text(meeting)) == meeting
    for text in ('{"form":"tenzij/plan/1"}', "[]", '"x"', "{}", plan_text(FULL).replace("plan/1", "plan/2")):
        with pytest.raises(ValueError, match=r".+"):
            plan_of(text)
        with pytest.raises(ValueError, match=r".+"):
            overleg_of(text)
