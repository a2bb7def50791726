"""A very long log beside one of a thousand lines: what a person waits for must not grow with it. Ratios.

With TENZIJ_VEEL=1 a million lines, the figure of the decision about it; else a quarter of that, which tells the same.

The lines are genuine: they are chained as the program chains them, and the walk along them is measured too.
"""

import os
import shutil
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Final

import pytest
from sqlalchemy import Connection

from storage.checking import check_of
from storage.log.entry import NOTHING, SALT, commitment, link
from storage.need_tables import log_day
from storage.store import Store
from storage.tables import casus as casus_table
from storage.tables import log_line, log_payload
from storage.unit_of_work import work_on
from tests import makers
from tests.worlds import KEY, fresh_store
from triage.access.export import Vorm
from triage.access.inzage import Gezocht
from triage.access.log import EVENT_ACTION, Act
from triage.answers import Answer, Ref, Scope
from triage.casework.desk import Desk
from triage.casework.inzagelog.inzage import export, look_at_log, technical
from triage.casework.inzagelog.overzicht import overzicht
from triage.ids import CasusId, ItemId, PersonId, QuestionId

pytestmark = pytest.mark.timeout(900)
MANY, FEW = 1_000_000 if os.environ.get("TENZIJ_VEEL") else 250_000, 1_000
PER_CASUS, CHUNK, PEOPLE_HERE = 100, 20_000, 40
"""However long the log, a casus has as many lines: only then the same page is the same work."""
JELLE = makers.actor("Jelle Brandsma", "informatieregisseur")
DAYS = 5 * 365
BEGIN = makers.NOW - timedelta(days=DAYS)
USUAL = (Act.CASUS_GEZIEN,) * 6 + (Act.ANTWOORD_GEWIJZIGD,) * 3 + (Act.LIJST_GEZIEN, Act.BESLUIT_GEZIEN)
RARE = Act.AFGESCHERMD
_PLENTY = 3.0
"""How far over its aim a ratio may go on a machine that does more than this."""


@dataclass
class Long:
    """A store with so many log lines, and somebody who looks at them."""

    store: Store
    desk: Desk
    count: int

    @property
    def casus(self) -> CasusId:
        """A casus of which everything is filled in."""
        return CasusId("casus-1")

    @property
    def person(self) -> ItemId:
        return ItemId("c1-p1")


Row = tuple[object, ...]


def written(count: int) -> Iterator[tuple[Row, Row]]:
    """Yield lines and payloads as five years of work leave them, chained as the program does (the walk proves it)."""
    random, casussen, salts = Random(20261122), max(1, count // PER_CASUS), Random(1)
    step, seq, h, at = timedelta(days=DAYS) / count, 0, NOTHING, BEGIN.astimezone(UTC)
    while seq < count:
        act = RARE if random.random() < 0.0002 else random.choice(USUAL)
        of, actor, trace = random.randrange(casussen) + 1, f"collega {random.randrange(PEOPLE_HERE)}", f"{seq:032x}"
        about = f"casus-{of}" if act is not Act.LIJST_GEZIEN else None
        moment, payload = at.isoformat(timespec="milliseconds"), PAYLOAD % (seq % 40)
        for item in (f"c{of}-p1", f"c{of}-p2", f"c{of}-p3") if about else (None,):
            meta = BEGUN if seq == 0 else META % (act, actor, moment, _json(about), CODE[act], _json(item), trace)
            shown = (moment, "begin", None, None, None) if seq == 0 else (moment, act.value, actor, about, item)
            seq, prev, salt = seq + 1, h, salts.randbytes(SALT)
            c = commitment(salt, payload.encode())
            h = link(seq, prev, meta.encode(), c)
            yield (seq, prev, meta, c, h, *shown), (seq, salt, payload)
        at += step * (3 if about else 1)


PAYLOAD: Final = '{"detail":"vraag-%d","purpose":"triage","team":"Noorderkade"}'
META: Final = (
    '{"account":"a","act":"%s","actor":"%s","at":"%s","behalf":null,"casus":%s,"code":"%s","kader":"2026.1",'
    '"persoon":%s,"result":"ok","role":"wijkteamprofessional","trace":"%s"}'
)
BEGUN: Final = (
    f'{{"act":"begin","at":"{BEGIN.astimezone(UTC).isoformat(timespec="milliseconds")}",'
    f'"installatie":"{KEY.installation}","schema":"0002","soort":"oefen"}}'
)
CODE: Final = {act: EVENT_ACTION[act] for act in Act}
_LINES: Final = "INSERT INTO log_line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_PAYLOADS: Final = "INSERT INTO log_payload VALUES (?, ?, ?)"
_LATER: Final = (
    "SELECT name, sql, type FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL "
    "AND tbl_name IN ('log_line', 'log_payload', 'log_day')"
)
_DAYS: Final = (
    "INSERT INTO log_day SELECT seq, day FROM (SELECT seq, substr(at, 1, 10) AS day, "
    "lag(substr(at, 1, 10)) OVER (ORDER BY seq) AS last FROM log_line) WHERE last IS NULL OR day <> last"
)


def _json(name: str | None) -> str:
    return f'"{name}"' if name else "null"


def filled(folder: Path, count: int) -> Long:
    """Make a store with so many lines, in one transaction, its indexes and guards made at the end."""
    store = fresh_store(folder)
    desk = makers.desk(work_on(store), JELLE, ids=makers.Ids("b"))
    with store.begin() as connection:
        later = connection.exec_driver_sql(_LATER).all()
        for name, _, kind in later:
            connection.exec_driver_sql(f"DROP {kind} " + name)
        for table in (log_payload, log_line, log_day):
            connection.execute(table.delete())
        made = written(count)
        while chunk := list(islice(made, CHUNK)):
            connection.exec_driver_sql(_LINES, [line for line, _ in chunk])
            connection.exec_driver_sql(_PAYLOADS, [payload for _, payload in chunk])
        connection.exec_driver_sql(_DAYS)
        for _, sql, _ in later:
            connection.exec_driver_sql(sql)
        _casussen(connection, max(2, count // PER_CASUS))
    with work_on(store)() as work:
        casus = makers.casus(1, people=3)
        for item in casus.of(Scope.PERSOON):
            casus = casus.with_answer(Ref(QuestionId("persoon.geboortedatum"), item), Answer(makers.NOW.date()))
        work.casussen.add(casus, makers.look(Act.CASUS_GEOPEND))
        work.commit()
    return Long(store, desk, count)


def _casussen(connection: Connection, count: int) -> None:
    rows = [
        {
            "id": f"casus-{number}", "kenmerk": f"2025-{number:05}", "kader": "2026.1", "team": makers.TEAM,
            "owner": "collega 1", "made": "2026-01-01T09:00:00+01:00", "state": "concept", "version": 0,
            "changed": number, "crisis": 0, "parties": "[]", "shielded": 0,
        }
        for number in range(2, count + 1)
    ]  # fmt: skip
    connection.execute(casus_table.insert(), rows)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Long, Long]]:
    """Give the very long log and that of a thousand lines."""
    folder = tmp_path_factory.mktemp("log")
    start = perf_counter()
    many = filled(folder / "veel", MANY)
    took = perf_counter() - start
    size = sum(file.stat().st_size for file in (folder / "veel").rglob("*") if file.is_file()) >> 20
    print(f"\n{MANY} lines made in {took:.0f} s, {size} MB")
    few = filled(folder / "weinig", FEW)
    yield many, few
    for one in (many, few):
        one.store.close()
    shutil.rmtree(folder)


def week(here: Long) -> Gezocht:
    """A week in the middle of the log; as many days as hold a fifth of it when it is short."""
    first = (BEGIN + timedelta(days=DAYS // 2)).date()
    return Gezocht(first, first + timedelta(days=7 if here.count == MANY else DAYS // 5))


def _overview(here: Long) -> object:
    until = makers.NOW.date()
    return overzicht(here.desk, here.casus, here.person, BEGIN.date(), until)


NOTHING_THERE = Gezocht(BEGIN.date(), (BEGIN + timedelta(days=300)).date(), acts=frozenset({Act.OPGEZET}))
LOOKS: dict[str, tuple[Callable[[Long], object], float]] = {
    "first page": (lambda here: look_at_log(here.desk), 1.5),
    "page in the middle": (lambda here: look_at_log(here.desk, before=here.count // 2), 1.5),
    "oldest page": (lambda here: look_at_log(here.desk, before=205), 1.5),
    "by person": (lambda here: look_at_log(here.desk, Gezocht(casus=here.casus, person=here.person)), 2.0),
    "by casus": (lambda here: look_at_log(here.desk, Gezocht(casus=here.casus)), 2.0),
    "by who": (lambda here: look_at_log(here.desk, Gezocht(actor=PersonId("collega 7"))), 5.0),
    "by what": (lambda here: look_at_log(here.desk, Gezocht(acts=frozenset({Act.BESLUIT_GEZIEN}))), 3.0),
    "by something rare": (lambda here: look_at_log(here.desk, Gezocht(acts=frozenset({RARE}))), 5.0),
    "by a period": (lambda here: look_at_log(here.desk, week(here)), 2.0),
    "by a period in which nothing is found": (lambda here: look_at_log(here.desk, NOTHING_THERE), 2.0),
    "overview of one person": (_overview, 2.0),
    "the state of the log": (lambda here: technical(here.desk), 1.5),
}  # fmt: skip


@pytest.mark.parametrize("name", LOOKS)
def test_no_look_grows_with_the_log(pair: tuple[Long, Long], name: str) -> None:
    many, few = pair
    look, aim = LOOKS[name]
    look(many), look(few)
    pairs = [(took(partial(look, many)), took(partial(look, few))) for _ in range(15)]
    ours, theirs = median(one for one, _ in pairs), median(other for _, other in pairs)
    print(f"{name}: {ours / theirs:.2f}x ({ours * 1000:.1f} ms against {theirs * 1000:.1f} ms; aim {aim}x)")
    assert ours / theirs <= aim * _PLENTY


def took(act: Callable[[], object]) -> float:
    """Return how long an act takes, in seconds."""
    start = perf_counter()
    act()
    return perf_counter() - start


def test_what_the_index_by_who_and_what_costs_at_each_look(tmp_path: Path) -> None:
    """The other side of it: writing one line and waiting for the disk, with that index and without, interleaved."""
    with_it, without = (filled(tmp_path / name, 20_000).store for name in ("met", "zonder"))
    with without.begin() as connection:
        connection.exec_driver_sql("DROP INDEX ix_log_line_actor_act")

    def write(store: Store, number: int) -> None:
        with work_on(store)() as work:
            work.logboek.write(makers.look(Act.LIJST_GEZIEN, makers.actor(f"collega {number % PEOPLE_HERE}")))
            work.commit()

    pairs = [(took(partial(write, with_it, n)), took(partial(write, without, n))) for n in range(200)]
    for store in (with_it, without):
        store.close()
    ours, theirs = median(one for one, _ in pairs[20:]), median(other for _, other in pairs[20:])
    print(
        f"a line with the index: {ours / theirs:.2f}x ({ours * 1000:.2f} ms against {theirs * 1000:.2f} ms; aim 1.3x)"
    )
    assert ours / theirs <= 1.3 * _PLENTY


def test_an_export_holds_few_lines_at_a_time(pair: tuple[Long, Long]) -> None:
    many, _ = pair
    first = (BEGIN + timedelta(days=300)).date()
    wanted = Gezocht(first, first + timedelta(days=20 * 1_000_000 // MANY))
    tracemalloc.start()
    count = export(many.desk, Vorm.CSV, lambda _: None, wanted)
    peak = tracemalloc.get_traced_memory()[1] >> 10
    tracemalloc.stop()
    start = perf_counter()
    export(many.desk, Vorm.LDV, lambda _: None, wanted)
    rate = count / (perf_counter() - start)
    print(f"export: {count} lines, {peak} kB in memory at most, {rate:.0f} lines a second")
    assert count > 10_000
    assert peak < 20_000


def test_walking_along_all_of_them(pair: tuple[Long, Long]) -> None:
    many, _ = pair
    told: list[int] = []

    def on(count: int) -> bool:
        told.append(count)
        return True

    start = perf_counter()
    found = check_of(many.store)((), on)
    seconds = perf_counter() - start
    print(f"verify: {found.lines} lines in {seconds:.1f} s, {found.lines / seconds:.0f} lines a second, the file too")
    assert found.good
    assert found.lines >= MANY
    assert len(told) >= MANY // 1000
