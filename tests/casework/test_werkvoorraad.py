"""What is owed, in one order, for whom it concerns: over the store in memory and over the encrypted one."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests import makers
from tests.worlds import World, sql_world
from triage.access.actor import Actor
from triage.access.log import Act
from triage.casework.followup import herinnering
from triage.casework.followup.werkvoorraad import PAGE, RIGHTS, for_calendar, near, owed, week
from triage.casus.model import Casus, CasusState
from triage.casus.terms import Due
from triage.faults import Refusal
from triage.followup.bericht import TERM, Aan, Bericht, Waarom
from triage.followup.stuk import Soort, Stuk
from triage.followup.taak import Filter, Wanneer, Wie
from triage.ids import CasusId, ItemId, PersonId
from triage.terms.calendar import DAY
from triage.terms.running import Stand, begin

TODAY = makers.NOW.date()
MIJ = PersonId("Youssef el Amrani")
ANDER = PersonId("Sofie Harkema")
FIRST = CasusId("casus-1")
CHANGE = makers.look(Act.BERICHT_GEWIJZIGD)


def regisseur() -> Actor:
    return makers.actor("Mouna Bouzid", "procesregisseur", mandate=True)


def notice(number: int, start: date, casus: CasusId | None = FIRST, owner: PersonId = MIJ) -> Stuk[Bericht]:
    """Return a notice that is owed five working days after a day."""
    content = Bericht(
        waarom=Waarom.WISSING,
        aan=Aan.ONTVANGER,
        name="Huisarts Fenna Vos",
        function="huisarts",
        about=ItemId("c1-p1"),
        line="r1",
        item="telefoon",
        origin="stuk-0",
        origin_number="2026-0001-R1",
    )
    return Stuk(
        id=f"stuk-{number:04}",
        soort=Soort.BERICHT,
        number=f"2026-0001-N{number}",
        casus=casus,
        team=makers.TEAM,
        owner=owner,
        state="te_versturen",
        made=makers.NOW,
        content=content,
        concerned=(ItemId("c1-p1"),),
        terms=(begin(makers.kader(), TERM, start),),
    )


def own(term: str, day: date) -> Due:
    """Return a term of the kader that a casus has, with its own wording."""
    return Due(makers.kader().terms[term], None, TODAY, day)


def kept(world: World, casus: Casus, *terms: Due, stukken: tuple[Stuk[Bericht], ...] = ()) -> None:
    first = replace(casus, items={}, answers={}, state=CasusState.CONCEPT, version=0)
    with world.work() as work:
        work.casussen.add(first, makers.look(Act.CASUS_GEOPEND))
        work.casussen.save(first, replace(casus, version=1), terms, makers.look(Act.ANTWOORD_GEWIJZIGD))
        for one in stukken:
            work.stukken.add(one, CHANGE)
        work.commit()


BACK = TODAY - timedelta(days=30)


def test_overdue_comes_first_and_what_comes_later_last_whatever_it_belongs_to(world: World) -> None:
    decided = makers.casus(1, state=CasusState.BESLOTEN)
    stukken = (notice(1, TODAY), notice(2, BACK))
    kept(world, decided, own("opnieuw_toestemming", TODAY), own("vir_verwijderen", TODAY + 300 * DAY), stukken=stukken)

    blad = owed(makers.desk(world.work))
    assert [(one.reference, one.stand) for one in blad.taken] == [
        ("2026-0001-N2", Stand.TE_LAAT),
        ("2026-0001", Stand.VANDAAG),
        ("2026-0001-N1", Stand.LATER),
        ("2026-0001", Stand.LATER),
    ]
    assert [one.waiting for one in blad.taken] == [False, False, False, True]
    assert blad.taken[0].act == makers.kader().terms[TERM].text
    assert blad.near == 2
    assert not blad.more


def test_a_list_is_narrowed_and_says_nobody_s_name(world: World) -> None:
    kept(world, makers.casus(1), own("opnieuw_toestemming", TODAY), stukken=(notice(1, BACK, owner=ANDER),))
    desk = makers.desk(world.work)

    def found(**how: object) -> list[str]:
        return [one.reference for one in owed(desk, Filter(**how)).taken]  # type: ignore[arg-type]

    assert found() == ["2026-0001-N1", "2026-0001"]
    assert found(wie=Wie.MIJ) == ["2026-0001"]
    assert found(soort="bericht") == ["2026-0001-N1"]
    assert found(soort="casus") == ["2026-0001"]
    assert found(wanneer=Wanneer.LAAT) == ["2026-0001-N1"]
    assert found(wanneer=Wanneer.WEEK) == ["2026-0001-N1", "2026-0001"]
    assert "Naam van" not in str(owed(desk).taken)
    assert "Fenna Vos" not in str(owed(desk).taken)


def test_a_piece_takes_over_what_the_triage_foresaw_and_a_decision_ends_what_it_meets(world: World) -> None:
    kept(world, makers.casus(1), own("spoed_afmaken", TODAY), own("uitstel_eindigt", TODAY), own("bedenktijd", TODAY))
    desk = makers.desk(world.work)
    assert {one.term for one in owed(desk).taken} == {"spoed_afmaken", "uitstel_eindigt", "bedenktijd"}

    with world.work() as work:
        before = work.casussen.get(CasusId("casus-1"), makers.scope(), makers.look())
        terms = tuple(own(one, TODAY) for one in ("spoed_afmaken", "ontvanger_informeert", "uitstel_hoogstens"))
        sealed = replace(before, state=CasusState.BESLOTEN, version=before.version + 1)
        work.casussen.save(before, sealed, terms, makers.look(Act.BESLOTEN))
        work.commit()
    assert {one.term for one in owed(desk).taken} == {"ontvanger_informeert"}


def test_what_was_only_waited_for_in_a_casus_is_gone_when_its_day_is_past(world: World) -> None:
    kept(world, makers.casus(1), own("bedenktijd", TODAY - DAY), own("opnieuw_toestemming", TODAY - DAY))
    assert [one.term for one in owed(makers.desk(world.work)).taken] == ["opnieuw_toestemming"]


def test_pages_follow_each_other_and_nothing_is_twice_or_missed(world: World) -> None:
    stukken = tuple(notice(number, BACK + (number % 7) * DAY) for number in range(1, 131))
    terms = tuple(own("opnieuw_toestemming", BACK + number * DAY) for number in range(20))
    kept(world, makers.casus(1), *terms, stukken=stukken)
    desk = makers.desk(world.work)
    first, second = owed(desk), owed(desk, skip=PAGE)
    assert (len(first.taken), first.more, second.skip, second.more) == (PAGE, True, PAGE, False)
    ends = [one.due for one in (*first.taken, *second.taken)]
    assert ends == sorted(ends, key=lambda day: day or date.max)
    seen = [(one.about, one.due) for one in (*first.taken, *second.taken)]
    assert len(seen) == len(set(seen)) == 150


def test_what_is_out_of_reach_is_not_there(world: World) -> None:
    kept(world, makers.casus(1, shielded=True), own("opnieuw_toestemming", TODAY), stukken=(notice(1, BACK),))
    for who in (makers.actor("Een ander"), regisseur(), makers.actor("FG", "fg"), makers.actor("Zuid", team="Zuid")):
        desk = makers.desk(world.work, who)
        assert owed(desk).taken == ()
        assert for_calendar(desk, Filter()) == ()
        assert week(desk, TODAY).carried == ()


def test_a_team_sees_what_its_members_owe_and_another_team_does_not(world: World) -> None:
    kept(world, makers.casus(1), own("opnieuw_toestemming", TODAY), stukken=(notice(1, BACK),))
    blad = owed(makers.desk(world.work, regisseur()))
    assert [(one.reference, one.mine) for one in blad.taken] == [("2026-0001-N1", False), ("2026-0001", False)]
    assert blad.near == 0
    elsewhere = makers.actor("Zoë", "procesregisseur", team="Zuid", mandate=True)
    assert owed(makers.desk(world.work, elsewhere)).taken == ()


def test_who_may_see_no_list_is_refused_and_nothing_is_counted(world: World) -> None:
    desk = makers.desk(world.work, makers.actor("Bea", "beheerder"))
    assert near(desk) == 0
    for call in (lambda: owed(desk), lambda: week(desk, TODAY), lambda: for_calendar(desk, Filter())):
        with pytest.raises(Refusal, match="geen_recht"):
            call()


def test_a_week_holds_its_days_and_carries_what_is_late_only_now(world: World) -> None:
    sunday = TODAY
    assert sunday.weekday() == 6
    kept(world, makers.casus(1), own("opnieuw_toestemming", TODAY), stukken=(notice(1, BACK), notice(2, TODAY)))
    desk = makers.desk(world.work)
    now = week(desk, TODAY)
    assert now.monday == TODAY - 6 * DAY
    assert [one.reference for one in now.carried] == ["2026-0001-N1"]
    assert [[one.reference for one in taken] for _, taken in now.days] == [[]] * 6 + [["2026-0001"]]
    following = week(desk, TODAY + DAY)
    assert following.carried == ()
    assert [len(taken) for _, taken in following.days] == [0, 0, 0, 0, 1, 0, 0]


def test_each_look_is_one_line_and_what_leaves_is_said(world: World) -> None:
    kept(world, makers.casus(1), own("opnieuw_toestemming", TODAY))
    desk, before = makers.desk(world.work), len(world.lines())
    owed(desk)
    week(desk, TODAY)
    assert len(for_calendar(desk, Filter())) == 1
    near(desk)
    assert [(one.act, one.persoon, one.detail) for one in world.lines()[before:]] == [
        ("lijst_gezien", None, ""),
        ("lijst_gezien", None, ""),
        ("termijnen_bewaard", None, "termijnen=1"),
    ]


def test_the_reminder_is_a_number_that_leaves_no_line_and_can_be_put_aside_for_the_day(world: World) -> None:
    kept(world, makers.casus(1), own("opnieuw_toestemming", TODAY))
    desk, before = makers.desk(world.work), len(world.lines())
    assert herinnering.reminder(desk) == 1
    herinnering.put_aside(desk)
    assert herinnering.reminder(desk) == 0
    assert herinnering.reminder(makers.desk(world.work, clock=makers.HandClock(makers.NOW + DAY))) == 1
    assert world.lines()[before:] == []


def test_without_a_log_line_nothing_is_shown(world: World) -> None:
    kept(world, makers.casus(1), own("opnieuw_toestemming", TODAY))
    world.break_log()
    desk = makers.desk(world.work)
    for call in (lambda: owed(desk), lambda: week(desk, TODAY), lambda: for_calendar(desk, Filter())):
        with pytest.raises(Exception, match="no log today"):
            call()


def test_every_kind_is_met_by_one_right() -> None:
    kinds = [one for soorten in RIGHTS.values() for one in soorten]
    assert sorted(kinds) == sorted(Soort)
    assert set(RIGHTS) <= set(makers.kader().acts)


def test_what_is_owed_goes_with_its_casus_to_another_team(tmp_path: Path) -> None:
    with sql_world(tmp_path) as world:
        kept(world, makers.casus(1), own("opnieuw_toestemming", TODAY), stukken=(notice(1, BACK),))
        assert world.store is not None
        with world.store.begin() as connection:
            connection.exec_driver_sql("UPDATE casus SET team = 'Zuid', owner = 'Zoë'")
        there = makers.desk(world.work, makers.actor("Een ander", "procesregisseur", team="Zuid", mandate=True))
        assert {one.reference for one in owed(there).taken} == {"2026-0001-N1", "2026-0001"}
        assert owed(makers.desk(world.work, regisseur())).taken == ()
        theirs = owed(makers.desk(world.work, makers.actor("Zoë", team="Zuid")), Filter(Wie.MIJ))
        assert [one.reference for one in theirs.taken] == ["2026-0001"]


@pytest.mark.parametrize("role", ["wijkteamprofessional", "casusregisseur", "procesregisseur", "beslisser", "fg"])
def test_a_term_of_a_casus_is_never_seen_by_who_may_not_meet_that_casus(world: World, role: str) -> None:
    mine, elsewhere = makers.casus(1), makers.casus(2, team="Zuid", owner=ANDER, shielded=True)
    for one in (mine, elsewhere):
        kept(world, one, own("opnieuw_toestemming", TODAY))
    desk = makers.desk(world.work, makers.actor("Youssef el Amrani", role, mandate=True))
    assert {one.casus for one in owed(desk).taken} <= {mine.id}
