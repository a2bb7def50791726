"""The two stores that must do the same: one in memory, one encrypted on the disk. Each as a world of its own."""

import atexit
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from storage.places import Places
from storage.store import Store, StoreSurroundings, create_store, open_store
from storage.unit_of_work import work_on
from storage.vault.holder import KeyHolder
from storage.vault.practice import PracticeVault
from tests.fakes import MemoryStore
from tests.makers import HandClock
from triage.access.signing import SignerNow
from triage.ports import Work


@dataclass(frozen=True)
class Line:
    """What a test looks at in a log line."""

    act: str
    casus: str | None
    persoon: str | None
    result: str
    actor: str
    detail: str


@dataclass
class World:
    """A store to work with, and what its log says. `break_log` makes every further log line fail."""

    work: Work
    lines: Callable[[], list[Line]]
    break_log: Callable[[], None]
    store: Store | None = None
    signer: SignerNow | None = None

    def told(self, doing: Callable[[], object]) -> list[tuple[str, str | None]]:
        """Do something and return the lines that it left: each act, and the person."""
        before = len(self.lines())
        doing()
        return [(line.act, line.persoon) for line in self.lines()[before:]]


def memory_world() -> World:
    """Return a store in memory."""
    store = MemoryStore()

    def lines() -> list[Line]:
        return [
            Line(str(one.look.act), one.casus, one.person, one.result, one.look.actor.person, one.look.detail)
            for one in store.state.log
        ]

    def refuse() -> None:
        raise RuntimeError("no log today")

    def break_log() -> None:
        store.before_log = refuse

    return World(store.work, lines, break_log, signer=store.signing)


KEY = PracticeVault()


@cache
def template() -> Path:
    """Return a folder with a fresh store, made once: a test copies it."""
    folder = Path(mkdtemp(prefix="tenzij-toets-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    create_store(surroundings(folder)).close()
    return folder


def surroundings(folder: Path, key: KeyHolder = KEY) -> StoreSurroundings:
    """Return what a store in a folder needs."""
    return StoreSurroundings(Places(folder / "gegevens", folder / "stand"), key, HandClock())


def fresh_store(folder: Path) -> Store:
    """Open a fresh store in a folder."""
    shutil.copytree(template(), folder, dirs_exist_ok=True)
    return open_store(surroundings(folder))


@contextmanager
def sql_world(folder: Path) -> Iterator[World]:
    """Give an encrypted store in a folder."""
    store = fresh_store(folder)
    try:
        yield World(work_on(store), lambda: log_lines(store), lambda: break_log(store), store, store.signing)
    finally:
        store.close()


def log_lines(store: Store) -> list[Line]:
    """Return the log after its first line, as the file keeps it."""
    with store.look() as connection:
        rows = connection.exec_driver_sql(
            "SELECT meta, payload FROM log_line LEFT JOIN log_payload USING (seq) WHERE seq > 1 ORDER BY seq"
        ).all()
    return [_line(json.loads(meta), json.loads(payload or "{}")) for meta, payload in rows]


def _line(meta: dict[str, str], payload: dict[str, str]) -> Line:
    detail = payload.get("detail", "")
    return Line(meta["act"], meta["casus"], meta["persoon"], meta["result"], meta["actor"], detail)


def break_log(store: Store) -> None:
    """Let the file itself refuse every further log line."""
    with store.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER kapot BEFORE INSERT ON log_payload BEGIN SELECT RAISE(ABORT, 'no log today'); END"
        )
