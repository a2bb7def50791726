"""Killed 200 times while answering, putting forward and sealing: nothing confirmed is lost, nothing is half."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from storage.log.anchor import Standing
from storage.repositories.besluiten import SqlBesluiten
from storage.repositories.trail import Trail
from storage.store import Store, open_store
from tests.worlds import KEY, surroundings, template

KILLS = 200
PER_STORE = 40
PEOPLE = 2
ROOT = Path(__file__).parents[2]
CHANGES = ("casus_geopend", "antwoord_gewijzigd", "nagekeken", "voorgelegd", "besloten")


@dataclass
class Server:
    """A process with everything imported, which forks a worker for each round."""

    process: subprocess.Popen[str]

    def round(self, folder: Path, told: Path, after: float) -> list[dict[str, Any]]:
        """Let a worker work for some time after it opened the store, kill it, and return what it confirmed."""
        worker = self._at_work(folder, told)
        time.sleep(after)
        return self._killed(worker, told)

    def life(self, folder: Path, told: Path) -> float:
        """Return the seconds in which a worker took its first casus to the seal: how fast this computer is now."""
        worker = self._at_work(folder, told)
        begun = time.monotonic()
        while b'"nummer"' not in told.read_bytes():
            assert time.monotonic() < begun + 20, "the worker never sealed"
            time.sleep(0.002)
        taken = time.monotonic() - begun
        self._killed(worker, told)
        return taken

    def _at_work(self, folder: Path, told: Path) -> int:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{folder}\t{told}\n")
        self.process.stdin.flush()
        worker = int(self.process.stdout.readline())
        deadline = time.monotonic() + 20
        while not told.exists() or not told.stat().st_size:
            assert time.monotonic() < deadline, "the worker never opened the store"
            time.sleep(0.002)
        return worker

    def _killed(self, worker: int, told: Path) -> list[dict[str, Any]]:
        assert self.process.stdout
        os.kill(worker, signal.SIGKILL)
        assert self.process.stdout.readline() == "weg\n"
        lines = told.read_bytes().split(b"\n")[:-1]
        return [json.loads(line) for line in lines[1:]]


@pytest.fixture
def server() -> Iterator[Server]:
    command = [sys.executable, "-m", "tests.storage.kill_worker", KEY.installation, KEY.data_key().hex()]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin
    assert process.stdout
    yield Server(process)
    process.stdin.close()
    process.stdout.close()
    process.wait(20)


def scalar(connection: Connection, statement: str, *given: object) -> Any:  # noqa: ANN401 - whatever stands there
    return connection.exec_driver_sql(statement, given).scalar()


def all_confirmed_is_there(connection: Connection, confirmed: list[dict[str, Any]]) -> None:
    for said in confirmed:
        if "nummer" in said:
            assert scalar(connection, "SELECT digest FROM besluit WHERE number = ?", said["nummer"]) == said["digest"]
            continue
        version = scalar(connection, "SELECT version FROM casus WHERE id = ?", said["casus"])
        assert version is not None
        assert version >= said["versie"]
        if version == said["versie"]:
            state = scalar(connection, "SELECT state FROM casus WHERE id = ?", said["casus"])
            text = scalar(
                connection,
                "SELECT value FROM answer WHERE casus = ? AND question = 'aanleiding.wat'",
                said["casus"],
            )
            assert (state, json.loads(text)["tekst"]) == (said["staat"], said["tekst"])


def nothing_is_half(connection: Connection) -> Counter[str]:
    rows = connection.exec_driver_sql(
        "SELECT id, state, version, (SELECT count(*) FROM besluit WHERE casus = casus.id) sealed,"
        " (SELECT count(*) FROM voorstel WHERE casus = casus.id) put,"
        " (SELECT count(*) FROM answer WHERE casus = casus.id) answers FROM casus"
    ).all()
    acts: dict[str, Counter[str]] = {}
    for casus, act in connection.exec_driver_sql("SELECT casus, act FROM log_line WHERE casus IS NOT NULL"):
        acts.setdefault(casus, Counter())[act] += 1
    for casus, state, version, sealed, put, answers in rows:
        assert sum(acts[casus][act] for act in CHANGES) == PEOPLE * (1 + version)
        assert acts[casus]["besloten"] == PEOPLE * sealed
        assert (state == "besloten") == (sealed == 1)
        assert (state in ("voorgelegd", "besloten")) == (put == 1)
        assert answers == rows[0].answers
    return Counter(row.state for row in rows)


def judged(store: Store, confirmed: list[dict[str, Any]]) -> Counter[str]:
    assert store.verify().good
    assert store.standing in {Standing.GELIJK, Standing.VERDER}
    with store.look() as connection:
        all_confirmed_is_there(connection, confirmed)
        SqlBesluiten(connection, Trail(connection)).chain()
        return nothing_is_half(connection)


@pytest.mark.timeout(300)
def test_nothing_confirmed_is_lost_and_nothing_is_half(server: Server, tmp_path: Path) -> None:
    chance = random.Random(200)
    confirmed: list[dict[str, Any]] = []
    states: Counter[str] = Counter()
    folder, reach = tmp_path, 0.0
    for kill in range(KILLS):
        if kill % PER_STORE == 0:
            folder, confirmed = tmp_path / f"winkel-{kill}", []
            shutil.copytree(template(), folder)
            # A busy computer works slower: the kills fall over the whole of a casus on this one, as it is now.
            measured = tmp_path / f"gemeten-{kill}"
            shutil.copytree(template(), measured)
            reach = 1.3 * server.life(measured, tmp_path / f"gemeten-{kill}.txt")
        confirmed += server.round(folder, tmp_path / f"gezegd-{kill}", chance.uniform(0, reach))
        store = open_store(surroundings(folder))
        try:
            states += judged(store, confirmed)
        finally:
            store.close()
    # The kills fell in every stage, or this proves less than it says.
    assert set(states) == {"concept", "voorgelegd", "besloten"}
