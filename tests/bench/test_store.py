"""The store beside the bare commit of the same bytes, in the same run and interleaved: ratios, never seconds.

The bare side is the same SQLCipher with the same settings, in a file beside the store's, and waits for the same disk:
it keeps the same answer and the same log line in two tables without keys, indexes, chain or checks.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from sqlcipher3 import dbapi2

from storage.engine import connect
from storage.log.chain import head
from storage.mapping.answers import answer_text
from storage.store import Store
from storage.unit_of_work import work_on
from tests import makers
from tests.casework.steps import Office, decision, ref
from tests.worlds import KEY, World, fresh_store
from triage.access.log import Act, Look
from triage.answers import Answer, Ref
from triage.besluit.sealing import Besluit, seal
from triage.casework.casus.answering import Opened, answer, open_casus
from triage.casework.casus.deciding import decide
from triage.casus.model import Casus
from triage.ids import CasusId, PersonId

WORDS = "Meneer woont alleen en het gas stond open. "
_PLENTY = 3.0
_WHOLE_ANSWER = 100
"""How many bare commits an answer with its rights and two walks may take: far over what was ever seen."""
"""How far over its aim a ratio may go on a machine that does more than this."""


@contextmanager
def bare(path: Path) -> Iterator[dbapi2.Connection]:
    """Give a bare encrypted file with the settings of the store."""
    connection = connect(path, KEY, "maken")
    connection.execute("CREATE TABLE antwoord (waarde)")
    connection.execute("CREATE TABLE regel (waarde)")
    try:
        yield connection
    finally:
        connection.close()


def commit_bare(connection: dbapi2.Connection, *contents: bytes) -> None:
    """Keep some bytes durably."""
    connection.execute("BEGIN IMMEDIATE")
    for content in contents:
        connection.execute("INSERT INTO antwoord VALUES (?)", (content,))
    connection.execute("COMMIT")


def took(act: Callable[[], object]) -> float:
    """Return how long an act takes, in seconds."""
    start = perf_counter()
    act()
    return perf_counter() - start


def ratio(name: str, pairs: list[tuple[float, float]], aim: float) -> None:
    """Print and judge the ratio of two medians."""
    ours, theirs = median(one for one, _ in pairs), median(other for _, other in pairs)
    found = ours / theirs
    print(f"{name}: {found:.2f}x ({ours * 1000:.2f} ms against {theirs * 1000:.2f} ms; aim {aim}x)")
    assert found <= aim * _PLENTY


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = fresh_store(tmp_path / "winkel")
    yield made
    made.close()


@pytest.fixture
def office(store: Store) -> Office:
    return Office(World(work_on(store), list, lambda: None, store))


def last_line(store: Store) -> bytes:
    """Return the bytes of the newest log line."""
    with store.look() as connection:
        last = head(connection)
        assert last
        said = connection.exec_driver_sql(
            "SELECT meta || payload FROM log_line JOIN log_payload USING (seq) WHERE seq = ?", (last.seq,)
        ).scalar_one()
    return bytes(str(said), "utf-8") + bytes(80)


def test_an_answer_with_its_log_line(store: Store, office: Office, tmp_path: Path) -> None:
    """The store's own part: what a save costs beyond the commit."""
    before = office.begun().casus
    huib = ref("persoon.naam", "huib")
    line = last_line(store)
    pairs = []
    with bare(tmp_path / "kaal.db") as connection:
        for number in range(300):
            given = Answer(f"{number} {WORDS}")
            after = replace(before.with_answer(huib, given), version=before.version + 1)
            look = replace(makers.look(Act.ANTWOORD_GEWIJZIGD), concerned=(huib.item,) if huib.item else None)

            content = answer_text(given).encode()
            ours = took(partial(keep_answer, office, before, after, look))
            pairs.append((ours, took(partial(commit_bare, connection, content, line))))
            before = after
    ratio("answer with its log line", pairs[20:], 2.0)


def keep_answer(office: Office, before: Casus, after: Casus, look: Look) -> None:
    """Keep an answer as the use case does."""
    with office.world.work() as work:
        work.casussen.save(before, after, (), look)
        work.commit()


def test_an_answer_as_a_person_gives_it(store: Store, office: Office, tmp_path: Path) -> None:
    """The whole way: rights, the walk of a casus that is filled in, the save, and the walk after it."""
    opened, desk = office.begun(), office.desk()
    where: Ref = ref("persoon.naam", "huib")
    line, pairs = last_line(store), []
    with bare(tmp_path / "kaal.db") as connection:
        for number in range(60):
            given = Answer(f"Huib {number}")
            start = perf_counter()
            done = answer(desk, opened, where, given)
            ours = perf_counter() - start
            assert isinstance(done, Opened)
            opened = done
            content = answer_text(given).encode()
            pairs.append((ours, took(partial(commit_bare, connection, content, line))))
    ours, theirs = median(one for one, _ in pairs), median(other for _, other in pairs)
    print(f"answer with rights and walk: {ours / theirs:.2f}x ({ours * 1000:.2f} ms against {theirs * 1000:.2f} ms)")
    # The walk is most of this, and no part of the store: of the same order as what a disk does, on any machine.
    assert ours / theirs <= _WHOLE_ANSWER


def test_sealing(store: Store, office: Office, tmp_path: Path) -> None:
    """The store's own part of a seal; the whole way, with its rules and its canonical JSON, is printed beside it."""
    pairs, whole = [], []
    casus = office.begun().casus
    with bare(tmp_path / "kaal.db") as connection:
        for number in range(25):
            shown = office.shown(office.put())
            start = perf_counter()
            sealed = decide(office.desk(makers.decider()), shown, decision())
            whole.append(perf_counter() - start)
            again = makers.besluit(casus, number + 1, sealed.digest)
            again = seal(again.id, casus.id, replace(again.facts, snapshot=sealed.facts.snapshot))
            after = replace(casus, version=casus.version + 1)
            ours = took(partial(keep_seal, office, casus, after, again))
            line = last_line(store)
            pairs.append((ours, took(partial(commit_bare, connection, again.canonical, line, line))))
            casus = after
    theirs = median(other for _, other in pairs)
    print(f"sealing with rules and canonical JSON: {median(whole) / theirs:.2f}x ({median(whole) * 1000:.2f} ms)")
    ratio("sealing in the store", pairs[2:], 3.0)


def keep_seal(office: Office, before: Casus, after: Casus, sealed: Besluit) -> None:
    """Keep a seal as the use case does."""
    look = makers.look(Act.BESLOTEN, makers.decider())
    with office.world.work() as work:
        work.casussen.save(before, after, (), look)
        work.besluiten.add(sealed, look)
        work.commit()


def filled(folder: Path, count: int) -> tuple[Store, CasusId]:
    """Return a store with so many casussen, among them one that is filled in to the end."""
    store = fresh_store(folder)
    office = Office(World(work_on(store), list, lambda: None, store))
    story = makers.story().casus
    for start in range(0, count - 1, 500):
        with office.world.work() as work:
            for number in range(start, min(start + 500, count - 1)):
                owner = PersonId("Youssef el Amrani" if number % 50 == 0 else f"collega {number % 40}")
                casus = replace(
                    story, id=CasusId(f"vul-{number}"), kenmerk=f"2025-{number:05}", owner=owner, team=makers.TEAM
                )
                work.casussen.add(casus, makers.look(Act.CASUS_GEOPEND))
            work.commit()
    return store, office.begun().casus.id


def test_opening_among_many(tmp_path: Path) -> None:
    few, few_id = filled(tmp_path / "weinig", 10)
    many, many_id = filled(tmp_path / "veel", 10_000)
    desks = [makers.desk(work_on(store), ids=makers.Ids("x")) for store in (many, few)]
    opened, listed = [], []
    for _ in range(60):
        opened.append((took(partial(open_casus, desks[0], many_id)), took(partial(open_casus, desks[1], few_id))))
        listed.append((took(partial(rows, many)), took(partial(rows, few))))
    for store in (many, few):
        store.close()
    shutil.rmtree(tmp_path / "veel")
    ratio("opening a casus among 10,000 against among 10", opened[5:], 1.5)
    ratio("listing ten of one's own among 10,000 against among 10", listed[5:], 1.5)


def rows(store: Store) -> None:
    """List ten casussen of one's own or put to one."""
    with work_on(store)() as work:
        work.casussen.rows(makers.scope(own=True, put_forward=True), makers.look(Act.LIJST_GEZIEN), limit=10)
        work.commit()


START = """
from time import perf_counter
start = perf_counter()
%s
print(perf_counter() - start)
"""
OURS = "from storage.gate import StoreGate"
BARE = "import sqlalchemy, sqlcipher3, argon2, keyring, cryptography.hazmat.primitives.ciphers.aead"
_LAYER = 3.0
"""How much our own part may add to importing the libraries it stands on."""


def in_a_new_process(code: str) -> float:
    """Return the seconds that code says it took, in a Python of its own."""
    command, root = [sys.executable, "-c", code], Path(__file__).parents[2]
    return float(subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout)


def opened_and_closed(folder: Path) -> None:
    """Open a store that is there, as a start does after the keys."""
    fresh_store(folder).close()


def test_the_data_layer_beside_its_libraries(tmp_path: Path) -> None:
    """Importing the door in a new process, and opening a store that is there, beside importing the libraries alone."""
    imported, bare = (median(in_a_new_process(START % what) for _ in range(5)) for what in (OURS, BARE))
    fresh_store(tmp_path / "warm").close()
    opening = median(took(partial(opened_and_closed, tmp_path / f"winkel-{n}")) for n in range(5))
    ratio = (imported + opening) / bare
    print(f"data layer: imported in {imported * 1000:.0f} ms, a store opened in {opening * 1000:.0f} ms (aim 1000 ms)")
    print(f"data layer beside importing the libraries alone: {ratio:.2f}x ({bare * 1000:.0f} ms)")
    assert ratio < _LAYER * _PLENTY
