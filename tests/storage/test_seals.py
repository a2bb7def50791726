"""Hard rule 10 by trying: what was sealed or put forward cannot be changed, and where somebody did, it shows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from storage.engine import make_engine
from tests import makers
from tests.worlds import KEY, World, sql_world, surroundings
from triage.access.log import Act
from triage.faults import Trouble
from triage.ids import BesluitId


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with sql_world(tmp_path) as world:
        one, two = makers.casus(1), makers.casus(2)
        first = makers.besluit(one)
        with world.work() as work:
            for casus in (one, two):
                work.casussen.add(casus, makers.look(Act.CASUS_GEOPEND))
                work.voorstellen.add(makers.voorstel(casus))
            work.voorstellen.ask(makers.vraag(one))
            work.besluiten.add(first, makers.look(Act.BESLOTEN))
            work.besluiten.add(makers.besluit(two, previous=first.digest), makers.look(Act.BESLOTEN))
            work.besluiten.keep_paper(first.id, b"papier")
            work.commit()
        yield world


FORBIDDEN = [
    "UPDATE besluit SET content = x'00'",
    "UPDATE besluit SET number = '2026-9999-B1' WHERE seq = 1",
    "DELETE FROM besluit WHERE seq = 2",
    "REPLACE INTO besluit SELECT * FROM besluit WHERE seq = 2",
    "UPDATE voorstel SET snapshot = '{}'",
    "DELETE FROM voorstel",
    "UPDATE besluit_paper SET content = x'00'",
    "DELETE FROM besluit_paper",
    "UPDATE vraag SET text = 'iets anders'",
    "DELETE FROM vraag",
    "DELETE FROM casus WHERE id = 'casus-1'",
    "INSERT INTO besluit SELECT 9, 'z', casus, 'z', kind, sealed_at, 'los', 'z', content FROM besluit WHERE seq = 1",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_file_itself_refuses(world: World, statement: str) -> None:
    assert world.store
    with pytest.raises(IntegrityError), world.store.begin() as connection:
        connection.exec_driver_sql(statement)


@contextmanager
def tampered(world: World, tmp_path: Path) -> Iterator[Connection]:
    """Give the file as somebody with the key has it, after taking the guards away."""
    assert world.store
    engine = make_engine(surroundings(tmp_path).places.db, KEY, "schrijven")
    try:
        with engine.begin() as connection:
            for kind in ("update", "delete", "insert"):
                connection.exec_driver_sql(f"DROP TRIGGER besluit_{kind}")
            yield connection
    finally:
        engine.dispose()


def _flip(connection: Connection) -> None:
    connection.exec_driver_sql(
        "UPDATE besluit SET content = CAST(replace(CAST(content AS TEXT), 'Het kan lichter', 'Het kan zwaarder')"
        " AS BLOB) WHERE seq = 1"
    )


def _rewrite(connection: Connection) -> None:
    casus = makers.casus(1, people=0)
    other = makers.besluit(casus)
    connection.exec_driver_sql(
        "UPDATE besluit SET content = ?, digest = ? WHERE seq = 1", (other.canonical, other.digest)
    )


def _renumber(connection: Connection) -> None:
    connection.exec_driver_sql("UPDATE besluit SET number = '2026-0001-B7' WHERE seq = 1")


def _remove(connection: Connection) -> None:
    connection.exec_driver_sql("DELETE FROM besluit_paper")
    connection.exec_driver_sql("DELETE FROM besluit WHERE seq = 1")


@pytest.mark.parametrize("harm", [_flip, _rewrite, _renumber, _remove])
def test_harm_to_a_seal_shows_in_the_chain(world: World, tmp_path: Path, harm: Callable[[Connection], None]) -> None:
    if harm is _remove:
        assert world.store
        with world.store.begin() as connection:
            connection.exec_driver_sql("DROP TRIGGER besluit_paper_delete")
    with tampered(world, tmp_path) as connection:
        harm(connection)
    with world.work() as work, pytest.raises(Trouble, match="zegel_gebroken"):
        work.besluiten.chain()


@pytest.mark.parametrize("harm", [_flip, _renumber])
def test_harm_to_a_seal_shows_when_it_is_opened(
    world: World, tmp_path: Path, harm: Callable[[Connection], None]
) -> None:
    with tampered(world, tmp_path) as connection:
        harm(connection)
    with world.work() as work, pytest.raises(Trouble, match="zegel_gebroken"):
        work.besluiten.get(BesluitId("b-casus-1-1"), makers.scope(), makers.look(Act.BESLUIT_GEZIEN))


def test_a_seal_moved_to_another_casus_shows(world: World, tmp_path: Path) -> None:
    with tampered(world, tmp_path) as connection:
        connection.exec_driver_sql("UPDATE besluit SET casus = 'casus-2' WHERE seq = 1")
    with world.work() as work, pytest.raises(Trouble, match="zegel_gebroken"):
        work.besluiten.get(BesluitId("b-casus-1-1"), makers.scope(), makers.look(Act.BESLUIT_GEZIEN))


def test_words_of_a_casus_stand_nowhere_in_the_clear(world: World, tmp_path: Path) -> None:
    assert world.store
    for path in surroundings(tmp_path).places.folder.iterdir():
        content = path.read_bytes()
        assert b"Naam van" not in content
        assert b"2026-0001" not in content
