"""Reading the log, by the same tests over both stores, and against a plain walk along every line."""

import itertools
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from storage.log.chain import append, begin_log
from storage.log.days import spans
from storage.log.find import Sought, actors, newest
from storage.log.verify import verify
from storage.migrate import HISTORY, SchemaHistory, upgrade
from tests import makers
from tests.storage.tamper import loose_log
from tests.worlds import World, memory_world, sql_world
from triage.access.actor import Colleague
from triage.access.inzage import Gezocht, Regel, Zicht
from triage.access.log import Act, Look
from triage.answers import Answer, Ref, Scope
from triage.casus.members import Band, Member
from triage.casus.model import Casus
from triage.ids import CasusId, ItemId, PersonId, QuestionId

YOUSSEF, ILSE, JELLE = PersonId("Youssef el Amrani"), PersonId("Ilse Terpstra"), PersonId("Jelle Brandsma")
SEEN, WRITTEN, LISTED = Act.CASUS_GEZIEN, Act.ANTWOORD_GEWIJZIGD, Act.LIJST_GEZIEN
EVERYTHING = Gezocht()
LOOKER = makers.actor(JELLE, "informatieregisseur")


@pytest.fixture(params=["geheugen", "versleuteld"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    if request.param == "geheugen":
        yield memory_world()
        return
    with sql_world(tmp_path) as made:
        yield made


def all_of_it(person: str = JELLE) -> Zicht:
    every = makers.scope(person, every=True)
    return Zicht(every, (every,))


def no_names() -> Zicht:
    return Zicht(makers.scope(JELLE, every=True))


def my_look(detail: str = "") -> Look:
    return Look(LOOKER, Act.LOG_GEZIEN, makers.NOW + timedelta(days=9), "inzagelog", detail, trace="aa" * 16)


def lines(
    world: World, wanted: Gezocht = EVERYTHING, sight: Zicht | None = None, limit: int = 200, before: int | None = None
) -> tuple[Regel, ...]:
    with world.work() as work:
        found = work.inzage.lines(wanted, sight or all_of_it(), my_look(), limit, before)
        work.commit()
    return found


def laid_out(world: World) -> tuple[Casus, Casus]:
    """Two casussen, three persons, two colleagues, three days."""
    one, two = makers.casus(1, people=2), makers.casus(2, people=1)
    with world.work() as work:
        for name in (YOUSSEF, ILSE):
            work.mensen.add(*makers.colleague(name))
        work.commit()
    days = (makers.NOW, makers.NOW + timedelta(days=1), makers.NOW + timedelta(days=2))
    for casus in (one, two):
        with world.work() as work:
            work.casussen.add(casus, makers.look(Act.CASUS_GEOPEND))
            work.commit()
    for at, by in itertools.product(days, (YOUSSEF, ILSE)):
        with world.work() as work:
            work.logboek.write(makers.look(LISTED, makers.actor(by), at, "2026"))
            for casus in (one, two):
                work.casussen.get(casus.id, makers.scope(), makers.look(SEEN, makers.actor(by), at, "deel"))
            work.commit()
    return one, two


def test_newest_first_and_on_from_where_the_last_page_ended(world: World) -> None:
    laid_out(world)
    whole = lines(world, Gezocht(until=makers.NOW.date() + timedelta(days=3)))
    numbers = [line.seq for line in whole]
    assert numbers == sorted(numbers, reverse=True)
    pages: list[Regel] = []
    before: int | None = numbers[0] + 1
    while before:
        page = lines(world, limit=5, before=before)
        pages += page
        before = page[-1].seq if len(page) == 5 else None
    assert [line.seq for line in pages] == numbers


def test_every_filter_and_every_pair_of_filters_finds_what_a_plain_walk_finds(world: World) -> None:
    one, _ = laid_out(world)
    last = makers.NOW.date() + timedelta(days=5)
    whole = lines(world, Gezocht(until=last))
    first, second = makers.NOW.date(), makers.NOW.date() + timedelta(days=1)
    filters: dict[str, list[object]] = {
        "since": [None, first, second],
        "until": [first, second, last],
        "casus": [None, one.id, CasusId("geen")],
        "person": [None, one.of(Scope.PERSOON)[1]],
        "actor": [None, YOUSSEF, ILSE, PersonId("niemand")],
        "acts": [frozenset(), frozenset({SEEN}), frozenset({LISTED, Act.CASUS_GEOPEND}), frozenset({Act.BESLOTEN})],
    }
    tried = found = 0
    with world.work() as work:
        for values in itertools.product(*filters.values()):
            wanted = Gezocht(**dict(zip(filters, values, strict=True)))  # type: ignore[arg-type]
            expected = [line.seq for line in whole if fits(line, wanted)]
            assert [line.seq for line in work.inzage.lines(wanted, no_names(), my_look())] == expected, wanted
            tried, found = tried + 1, found + bool(expected)
        work.commit()
    assert tried == 3 * 3 * 3 * 2 * 4 * 4
    assert found > 100


def fits(line: Regel, wanted: Gezocht) -> bool:
    day = line.at.date()
    checks = (
        not wanted.since or wanted.since <= day,
        not wanted.until or day <= wanted.until,
        wanted.casus in (None, line.casus),
        wanted.person in (None, line.person),
        wanted.actor in (None, line.actor),
        not wanted.acts or line.act in wanted.acts,
    )
    return all(checks)


def test_a_line_tells_who_what_when_and_why(world: World) -> None:
    one, _ = laid_out(world)
    person = one.of(Scope.PERSOON)[0]
    (line, *_) = lines(world, Gezocht(casus=one.id, person=person, actor=ILSE))
    assert (line.act, line.code, line.result, line.purpose, line.detail) == (SEEN, "R", "ok", "triage", "deel")
    assert (line.actor, line.actor_name, line.role, line.team) == (ILSE, ILSE, "wijkteamprofessional", makers.TEAM)
    assert (line.casus, line.kenmerk, line.person) == (one.id, one.kenmerk, person)
    assert line.person_name == "Naam van c1-p1"
    assert line.at == makers.NOW + timedelta(days=2)
    assert len(line.subject) == 32
    assert not line.erased


def test_no_name_in_a_list_over_many_casussen(world: World) -> None:
    one, _ = laid_out(world)
    assert not any(line.person_name for line in lines(world))
    assert not any(line.person_name for line in lines(world, Gezocht(actor=ILSE)))
    assert all(line.person_name for line in lines(world, Gezocht(casus=one.id)) if line.person)
    assert not any(line.person_name for line in lines(world, Gezocht(casus=one.id), no_names()))
    elsewhere = Zicht(makers.scope(JELLE, every=True), (makers.scope(JELLE, "Zuiderkade", team=True),))
    assert not any(line.person_name for line in lines(world, Gezocht(casus=one.id), elsewhere))


def test_a_casus_that_is_afgeschermd_stays_nameless_also_in_what_was_seen(world: World) -> None:
    one, two = laid_out(world)
    named = (Member(PersonId("Marit Vonkeman"), Band.GENOEMD, date(2026, 1, 1)),)
    with world.work() as work:
        work.casussen.keep_naming(one, replace(one, shielded=True, members=named, version=1), makers.look(WRITTEN))
        work.commit()
    hidden = [line for line in lines(world) if line.casus == one.id]
    assert hidden
    assert {(line.kenmerk, line.detail, line.person_name) for line in hidden} == {(None, "", "")}
    asked = lines(world, Gezocht(casus=one.id))
    assert {(line.kenmerk, line.person_name) for line in asked} == {(None, "")}
    assert {line.kenmerk for line in lines(world) if line.casus == two.id} == {two.kenmerk}
    with world.work() as work:
        assert work.inzage.casus(one.kenmerk, makers.scope(JELLE, every=True)) is None
        assert work.inzage.casus(f" {two.kenmerk} ", makers.scope(JELLE, every=True)) == two.id
        assert work.inzage.people(one.id, all_of_it(), my_look()) == ()
        work.commit()


def test_who_looks_leaves_a_line_for_each_name_that_was_told(world: World) -> None:
    one, _ = laid_out(world)
    people = one.of(Scope.PERSOON)

    def left(wanted: Gezocht, sight: Zicht) -> list[tuple[str | None, str | None]]:
        before = len(world.lines())
        lines(world, wanted, sight)
        return sorted((line.casus, line.persoon) for line in world.lines()[before:])

    assert left(Gezocht(), all_of_it()) == [(None, None)]
    assert left(Gezocht(casus=one.id), no_names()) == [(one.id, None)]
    assert left(Gezocht(casus=one.id), all_of_it()) == [(one.id, person) for person in people]
    assert left(Gezocht(casus=one.id, person=people[1]), no_names()) == [(one.id, people[1])]


def test_every_line_comes_out_once_oldest_first_and_its_own_look_is_not_among_them(world: World) -> None:
    one, _ = laid_out(world)
    whole = lines(world)
    with world.work() as work:
        out = list(work.inzage.every(Gezocht(), no_names(), my_look("uit")))
        work.commit()
    assert [line.seq for line in out][: len(whole)] == [line.seq for line in reversed(whole)]
    assert [line.act for line in out[len(whole) :]] == ["log_gezien"]
    assert "uit" not in {line.detail for line in out}
    assert {line.kenmerk for line in out if line.casus == one.id} == {one.kenmerk}
    with world.work() as work:
        some = list(work.inzage.every(Gezocht(casus=one.id, acts=frozenset({SEEN})), no_names(), my_look()))
        work.commit()
    assert [line.seq for line in some] == [line.seq for line in out if line.casus == one.id and line.act == SEEN]


def test_what_is_read_about_a_person_is_not_handed_out_without_a_line(world: World) -> None:
    one, _ = laid_out(world)
    person = one.of(Scope.PERSOON)[0]

    def unsaid() -> None:
        with world.work() as work:
            work.inzage.about(((one.id, person),))
            work.commit()

    with pytest.raises(RuntimeError, match="read without a log line"):
        unsaid()


def test_the_same_person_by_exact_name_and_date_of_birth_only(world: World) -> None:
    born, name = QuestionId("persoon.geboortedatum"), QuestionId("persoon.naam")

    def known(number: int, called: str, day: date | None) -> Casus:
        made = makers.casus(number)
        person = made.of(Scope.PERSOON)[0]
        made = made.with_answer(Ref(name, person), Answer(called))
        return made.with_answer(Ref(born, person), Answer(day)) if day else made

    day = date(1945, 3, 1)
    casussen = (
        known(1, "Huib Wiersinga", day),
        known(2, " huib  WIERSINGA", day),
        known(3, "Huib Wiersinga", date(1945, 3, 2)),
        known(4, "Huib Wiersma", day),
        known(5, "Huib Wiersinga", None),
    )
    with world.work() as work:
        for casus in casussen:
            work.casussen.add(casus, makers.look(Act.CASUS_GEOPEND))
        work.commit()
    with world.work() as work:
        same = work.inzage.same_person(CasusId("casus-2"), ItemId("c2-p1"))
        alone = work.inzage.same_person(CasusId("casus-5"), ItemId("c5-p1"))
    assert same == ((CasusId("casus-2"), ItemId("c2-p1")), (CasusId("casus-1"), ItemId("c1-p1")))
    assert alone == ((CasusId("casus-5"), ItemId("c5-p1")),)


def test_who_left_the_house_is_still_in_the_log(world: World) -> None:
    laid_out(world)
    with world.work() as work:
        work.logboek.write(makers.look(LISTED, makers.actor("Weggegaan")))
        work.commit()
    with world.work() as work:
        doers = set(work.inzage.actors())
    assert {YOUSSEF, ILSE, PersonId("Weggegaan")} <= doers
    (line,) = lines(world, Gezocht(actor=PersonId("Weggegaan")))
    assert line.actor_name == ""


def test_a_midnight_of_here_divides_the_days(world: World) -> None:
    """Half past twelve at night here is still yesterday in UTC."""
    late = datetime(2026, 7, 1, 23, 59, 59, 999000, tzinfo=makers.ZONE)
    moments = (late, late + timedelta(milliseconds=1), late + timedelta(minutes=31))
    for at in moments:
        with world.work() as work:
            work.logboek.write(makers.look(LISTED, makers.actor(ILSE), at))
            work.commit()
    day = date(2026, 7, 1)
    assert [line.at for line in lines(world, Gezocht(day, day))] == [late]
    assert len(lines(world, Gezocht(day + timedelta(days=1), day + timedelta(days=1)))) == 2


def test_a_clock_that_was_set_back_hides_nothing(tmp_path: Path) -> None:
    """A period is found by the lines with which days begin, so days may come back; against a walk along all."""
    begin = datetime(2026, 11, 1, tzinfo=UTC)
    jumps = [0, 1, 1, 2, 30, 2, 2, 3, -5, -5, 3, 4, 400, 4]
    with loose_log(tmp_path) as loose:
        moments = [(begin + timedelta(days=jump)).isoformat(timespec="milliseconds") for jump in jumps]
        seqs = [append(loose.connection, {"at": at, "act": "x", "actor": "a"}, {}).seq for at in moments]
        for low, high in itertools.combinations(range(-6, 34, 3), 2):
            since, until = ((begin + timedelta(days=day)).isoformat(timespec="milliseconds") for day in (low, high))
            sought = Sought(since, until, spans(loose.connection, since, until), acts=("x",))
            expected = [seq for seq, at in zip(seqs, moments, strict=True) if since <= at < until]
            assert newest(loose.connection, sought, 100) == expected[::-1]
            plain = Sought(since, until, sought.spans, casus="")
            within = [seq for seq in newest(loose.connection, plain, 100) if seq in seqs]
            assert within == expected[::-1]
        assert loose.verdict().good
        assert actors(loose.connection) == ["a", "sanne"]


def test_a_day_that_begins_elsewhere_than_the_line_says_is_noticed(tmp_path: Path) -> None:
    with loose_log(tmp_path) as loose:
        loose.run("DROP TRIGGER log_day_update")
        loose.run("DROP TRIGGER log_day_delete")
        loose.connection.commit()
        attacks = (
            "UPDATE log_day SET day = '2020-01-01'",
            "DELETE FROM log_day",
            "INSERT INTO log_day VALUES (7, '2020-01-01')",
        )
        for attack in attacks:
            loose.run(attack)
            assert loose.verdict(loose.head).finding == "kolom", attack
            loose.undo()
        assert loose.verdict(loose.head).good


def test_the_days_of_a_log_of_before_are_filled_in_when_the_file_is_brought_up_to_date(tmp_path: Path) -> None:
    earlier = tmp_path / "eerder"
    shutil.copytree(HISTORY.location, earlier, ignore=shutil.ignore_patterns("__pycache__", "r000[2-9].py"))
    engine = create_engine(f"sqlite+pysqlite:///{tmp_path / 'eerder.db'}", poolclass=StaticPool)
    with engine.connect() as connection:
        upgrade(connection, SchemaHistory(earlier, ("0001",)))
        connection.exec_driver_sql("CREATE TEMP TABLE log_day (seq INTEGER PRIMARY KEY, day TEXT)")
        begin_log(connection, "i", "0001", "echt", "2026-11-22T09:00:00+01:00")
        for day in ("2026-11-22", "2026-11-23", "2026-11-23", "2026-11-22"):
            append(connection, {"at": f"{day}T10:00:00.000+00:00", "act": "x"}, {})
        connection.exec_driver_sql("DROP TABLE temp.log_day")
        assert verify(connection, "i").good
        upgrade(connection)
        kept = [tuple(row) for row in connection.exec_driver_sql("SELECT seq, day FROM log_day ORDER BY seq")]
        assert kept == [(1, "2026-11-22"), (3, "2026-11-23"), (5, "2026-11-22")]
        assert verify(connection, "i").good
    engine.dispose()


def test_names_of_colleagues_come_from_the_house(world: World) -> None:
    with world.work() as work:
        work.mensen.add(Colleague(PersonId("p-9"), "Koen Wubbels", "Schuldhulp"), (), ())
        work.logboek.write(makers.look(LISTED, replace(makers.actor("Koen"), person=PersonId("p-9"))))
        work.commit()
    assert lines(world, Gezocht(actor=PersonId("p-9")))[0].actor_name == "Koen Wubbels"


def test_two_who_turned_out_to_be_one_are_found_as_one(world: World) -> None:
    old, new = PersonId("Ilse oud"), ILSE
    with world.work() as work:
        for person in (old, new):
            work.mensen.add(Colleague(person, "Ilse Terpstra", "Jeugd"), (), ())
            work.logboek.write(makers.look(LISTED, makers.actor(person)))
        work.mensen.merge(old, new)
        work.commit()
    assert [line.actor for line in lines(world, Gezocht(actor=new))] == [new, old]
    assert [line.actor for line in lines(world, Gezocht(actor=old))] == [old]
    with world.work() as work:
        assert old not in work.inzage.actors()
        assert new in work.inzage.actors()
