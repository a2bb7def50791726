"""Killed at any moment: what was confirmed is there, and nothing is half."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from storage.backup import backups, check_backup
from storage.log.anchor import Standing
from storage.store import Store, open_store
from storage.vault.vault import OpenVault
from tests.storage.house import House

KILLS = 20

# Writes, and only after a commit says so on a pipe: what was said is the oracle.
WORKER = """
import os, sys
from dataclasses import dataclass
from pathlib import Path
from storage.log.chain import append_all
from storage.store import open_store
from tests.storage.house import house_in, line

@dataclass(frozen=True)
class Key:
    installation: str
    key: bytes
    practice: bool = False
    def data_key(self): return self.key

house = house_in(Path(sys.argv[1]))
store = open_store(house.around(Key(sys.argv[2], bytes.fromhex(sys.argv[3]))))
for number in range(100_000):
    with store.begin() as connection:
        last = append_all(connection, [line(number), line(number), line(number)])
    os.write(1, f"{last.seq}\\n".encode())
    if number % 40 == 39:
        store.back_up()
        house.clock.move(hours=1)
"""


def killed(folder: Path, vault: OpenVault, after: float) -> int:
    """Start the worker, kill it some time after its first commit, and return the last line that it confirmed."""
    command = [sys.executable, "-c", WORKER, str(folder), vault.installation, vault.data_key().hex()]
    worker = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert worker.stdout is not None
    first = worker.stdout.readline()
    time.sleep(after)
    os.kill(worker.pid, signal.SIGKILL)
    said = (first + worker.stdout.read()).split(b"\n")[:-1]
    worker.wait()
    worker.stdout.close()
    return int(said[-1])


def test_nothing_confirmed_is_lost_and_nothing_is_half(
    tmp_path: Path, house: House, vault: OpenVault, store: Store
) -> None:
    store.close()
    chance = random.Random(20)
    for _ in range(KILLS):
        confirmed = killed(tmp_path, vault, chance.uniform(0, 0.15))
        again = open_store(house.around(vault))
        verdict = again.verify()
        assert verdict.good
        assert verdict.lines >= confirmed
        # Three lines to a transaction, after the first line of all: never a part of the three.
        assert verdict.lines % 3 == 1
        assert again.standing in {Standing.GELIJK, Standing.VERDER}
        again.close()
    for backup in backups(house.places.backups):
        assert check_backup(backup, vault).good
