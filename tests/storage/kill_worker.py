"""Works in a store until it is killed, and says on a file what was confirmed. Started by `test_kills`.

One process imports everything once; for each round it forks a child that opens the store and works.
"""

import json
import os
import sys
import time
import uuid
from pathlib import Path

from storage.store import StoreSurroundings, open_store
from storage.unit_of_work import work_on
from tests import makers
from tests.casework.steps import Office, decision, ref
from tests.worlds import World, surroundings
from triage.answers import Answer
from triage.casework.casus.answering import Opened, answer, stamp
from triage.casework.casus.deciding import decide
from triage.casework.casus.proposing import put_forward

_LIFE = 25.0


class GivenKey:
    """The key of the store, as the test gave it."""

    practice = True

    def __init__(self, installation: str, key: str) -> None:
        self.installation = installation
        self._key = bytes.fromhex(key)

    def data_key(self) -> bytes:
        """Return the key."""
        return self._key


class RandomIds(makers.Ids):
    """Each child gives ids of its own."""

    def __call__(self) -> str:
        return uuid.uuid4().hex


def work(around: StoreSurroundings, told: int) -> None:
    """Fill in, put forward and seal, again and again; after each confirmation say so."""
    store = open_store(around)
    office = Office(World(work_on(store), list, lambda: None), ids=RandomIds())
    os.write(told, b'{"begonnen": true}\n')
    # Nobody waits longer for the kill; a worker that was forgotten ends by itself.
    end = time.monotonic() + _LIFE
    while time.monotonic() < end:
        opened = office.begun()
        _say(told, opened)
        for number in (1, 2, 3):
            done = answer(office.desk(), opened, ref("aanleiding.wat"), Answer(f"woorden {number}"))
            if not isinstance(done, Opened):
                raise TypeError(done)
            opened = done
            _say(told, opened)
        put = put_forward(office.desk(), stamp(office.desk(), opened))
        _say(told, put)
        sealed = decide(office.desk(makers.decider()), office.shown(put), decision())
        os.write(told, json.dumps({"nummer": sealed.number, "digest": sealed.digest}).encode() + b"\n")


def _say(told: int, opened: Opened) -> None:
    casus = opened.casus
    record = {
        "casus": casus.id,
        "versie": casus.version,
        "staat": casus.state.value,
        "tekst": casus.text("aanleiding.wat"),
    }
    os.write(told, json.dumps(record).encode() + b"\n")


def serve() -> None:
    """Fork a worker for each line on standard input (folder and file to say it on); answer with its number."""
    key = GivenKey(sys.argv[1], sys.argv[2])
    makers.story()
    for line in sys.stdin:
        folder, told = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            handle = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            work(surroundings(Path(folder), key), handle)
            os._exit(0)
        print(child, flush=True)  # noqa: T201 - the answer
        os.waitpid(child, 0)
        print("weg", flush=True)  # noqa: T201


if __name__ == "__main__":
    serve()
