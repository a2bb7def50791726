"""A use case is kept whole or not at all: stopped at each statement, on a full disk, on a file that is locked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from storage.engine import connect
from storage.store import open_store
from storage.unit_of_work import work_on
from tests import makers
from tests.casework.steps import Office, decision, ref
from tests.worlds import KEY, World, log_lines, sql_world, surroundings
from triage.access.log import Act
from triage.answers import Answer, Scope
from triage.casework.casus.answering import Opened, add_item, answer, open_new
from triage.casework.casus.deciding import decide
from triage.casework.casus.proposing import put_forward
from triage.casus.model import CasusState
from triage.faults import Trouble
from triage.ids import CasusId


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with sql_world(tmp_path) as made:
        yield made


@pytest.fixture
def office(world: World) -> Office:
    return Office(world)


@contextmanager
def failing(after: int, *, at_commit: bool = False) -> Iterator[list[str]]:
    """Let the disk fail after so many statements, or at the commit; give the statements that were asked."""
    asked: list[str] = []

    def statement(*given: object) -> None:
        asked.append(str(given[2]))
        if len(asked) > after and not at_commit:
            raise Trouble("schijf_fout", pad="toets")

    def commit(_: object) -> None:
        if at_commit:
            raise Trouble("schijf_vol", pad="toets")

    event.listen(Engine, "before_cursor_execute", statement)
    event.listen(Engine, "commit", commit)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", statement)
        event.remove(Engine, "commit", commit)


@dataclass(frozen=True)
class Kept:
    """What a store holds of one casus, looked at without leaving a line."""

    state: str
    version: int
    versions: int
    seals: int
    lines: int


def kept(world: World, casus: CasusId) -> Kept:
    assert world.store
    with world.store.look() as connection:
        state, version = connection.exec_driver_sql("SELECT state, version FROM casus WHERE id = ?", (casus,)).one()
        versions = connection.exec_driver_sql("SELECT count(*) FROM voorstel").scalar_one()
        seals = connection.exec_driver_sql("SELECT count(*) FROM besluit").scalar_one()
    return Kept(state, version, versions, seals, len(log_lines(world.store)))


def _goes_through(act: Callable[[], object]) -> bool:
    try:
        act()
    except Trouble as trouble:
        if trouble.code != "schijf_fout":
            raise
        return False
    return True


def stopped_everywhere(world: World, casus: CasusId, act: Callable[[], object]) -> int:
    """Stop an act at every statement and at the commit; each time nothing of it is there. Then let it through."""
    old, tried = kept(world, casus), 0
    while True:
        with failing(tried) as asked:
            if _goes_through(act):
                break
        assert len(asked) == tried + 1
        assert kept(world, casus) == old
        tried += 1
        with failing(0, at_commit=True), pytest.raises(Trouble, match="schijf_vol"):
            act()
        assert kept(world, casus) == old
    assert kept(world, casus).lines > old.lines
    return tried


def test_sealing(world: World, office: Office) -> None:
    put = office.put()
    shown = office.shown(put)
    tried = stopped_everywhere(world, put.casus.id, lambda: decide(office.desk(makers.decider()), shown, decision()))
    assert tried >= 10
    after = kept(world, put.casus.id)
    assert (after.state, after.seals) == (CasusState.BESLOTEN, 1)
    assert world.store
    assert world.store.verify().good


def test_putting_forward(world: World, office: Office) -> None:
    ready = office.ready()
    stopped_everywhere(world, ready.casus.id, lambda: put_forward(office.desk(), ready))
    assert (kept(world, ready.casus.id).state, kept(world, ready.casus.id).versions) == ("voorgelegd", 1)


def test_answering(world: World, office: Office) -> None:
    opened = office.begun()
    where = ref("aanleiding.wat")
    stopped_everywhere(world, opened.casus.id, lambda: answer(office.desk(), opened, where, Answer("Anders.")))
    assert office.fresh(opened).casus.text("aanleiding.wat") == "Anders."


def test_a_full_disk(world: World, office: Office, tmp_path: Path) -> None:
    assert world.store
    opened = office.begun()
    with world.store.begin() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {int(pages) + 12}")
    confirmed = [opened]

    def type_on() -> None:
        for number in range(1000):
            done = answer(office.desk(), confirmed[-1], ref("aanleiding.wat"), Answer(f"{number} " + "vol " * 300))
            assert isinstance(done, Opened)
            confirmed.append(done)

    with pytest.raises(Trouble, match="schijf_vol"):
        type_on()
    assert len(confirmed) > 1
    world.store.close()
    again = open_store(surroundings(tmp_path))
    assert again.verify().good
    with work_on(again)() as work:
        found = work.casussen.get(opened.casus.id, makers.scope(), makers.look())
        work.commit()
    assert found == confirmed[-1].casus
    again.close()


def test_a_full_disk_while_sealing(world: World, office: Office) -> None:
    assert world.store
    put = office.put()
    shown, old = office.shown(put), None
    with world.store.begin() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    old = kept(world, put.casus.id)
    with pytest.raises(Trouble, match="schijf_vol"):
        decide(office.desk(makers.decider()), shown, decision())
    assert kept(world, put.casus.id) == old
    with world.store.begin() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert decide(office.desk(makers.decider()), shown, decision()).number.endswith("-B1")


def test_a_locked_file(world: World, office: Office, tmp_path: Path) -> None:
    assert world.store
    opened = office.begun()
    with world.store.begin() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 10")
    other = connect(surroundings(tmp_path).places.db, KEY, "schrijven")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Trouble, match="bestand_bezet"):
        answer(office.desk(), opened, ref("gevaar.nu"), Answer(value=True))
    other.execute("ROLLBACK")
    other.close()
    answer(office.desk(), opened, ref("gevaar.nu"), Answer(value=True), confirmed=True)
    assert office.fresh(opened).casus.answer("gevaar.nu").value is True


def test_a_refused_look_is_logged_also_where_the_use_case_raised(world: World, office: Office) -> None:
    stranger = office.desk(makers.actor("Ilse Terpstra"))
    opened = office.begun()
    before = len(world.lines())
    with pytest.raises(Exception, match="casus_onbekend"):
        office.fresh(opened, stranger.actor)
    assert [(line.actor, line.casus, line.result) for line in office.since(before)] == [
        ("Ilse Terpstra", opened.casus.id, "geweigerd")
    ]


def test_a_clock_set_back_changes_no_order(world: World, office: Office) -> None:
    first = open_new(office.desk())
    office.clock.move(days=-400)
    add_item(office.desk(), first, Scope.PERSOON)
    assert [line.act for line in world.lines()] == [Act.CASUS_GEOPEND, Act.DEEL_TOEGEVOEGD]
    assert world.store
    assert world.store.verify().good
