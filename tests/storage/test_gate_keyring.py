"""The door over the real keyring, wired as the program wires it: founded, recovered, shut out, and killed halfway."""

import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import main
from storage.gate import StoreGate
from storage.vault.device import KeyringSecrets
from tests import makers
from triage.casework.entering import NewRole, SetUp, StoreState
from triage.faults import Trouble
from triage.ids import RoleId

ROOT = Path(main.__file__).parent
NEW = "tuinslang boekenkast veertien wolken"

pytestmark = pytest.mark.sleutelbos


def gate_at(folder: Path) -> StoreGate:
    gate = main.real_start(folder).make_gate()
    assert isinstance(gate, StoreGate)
    return gate


def one_person() -> SetUp:
    mandate = NewRole(RoleId("beslisser"), "M-2026-07")
    return SetUp(makers.settings(), (makers.new_person("Sofie Harkema", "sofie", mandate, fresh=False),))


def test_founded_unlocked_and_recovered_where_the_keyring_lost_its_half(tmp_path: Path) -> None:
    folder = tmp_path / "kluis"
    gate = gate_at(folder)
    assert gate.state() is StoreState.ABSENT
    gate.probe()
    founded = gate.found(makers.set_up())
    gate.prove(founded.recovery_keys)
    assert gate.unlock("youssef", makers.PASSWORD).warnings == ()
    gate.lock()
    KeyringSecrets().delete(founded.installation)
    with pytest.raises(Trouble, match="apparaatsleutel_weg"):
        gate_at(folder).unlock("youssef", makers.PASSWORD)
    again = gate_at(folder)
    again.recover("youssef", founded.recovery_keys[0], NEW)
    again.lock()
    assert gate_at(folder).state() is StoreState.LOCKED
    last = gate_at(folder)
    assert last.unlock("youssef", NEW).warnings == ()
    last.lock()
    for file in (path for path in folder.rglob("*") if path.is_file()):
        assert file.stat().st_mode & 0o077 == 0, file.name


LOCKED = """
import secretstorage, sys
from pathlib import Path
from tests import makers
from tests.storage.test_gate_keyring import gate_at, one_person
from triage.faults import Trouble

def tell(act):
    try:
        act()
    except Trouble as trouble:
        print(trouble.code)

gate = gate_at(Path(sys.argv[1]))
gate.found(one_person())
bus = secretstorage.dbus_init()
secretstorage.get_default_collection(bus).lock()
tell(lambda: gate.unlock("sofie", makers.PASSWORD))
tell(gate_at(Path(sys.argv[1]) / "nieuw").probe)
"""


def test_a_keyring_that_is_locked_is_told_as_such(tmp_path: Path) -> None:
    """On a bus of its own: the keyring of the other tests stays open."""
    (tmp_path / "run").mkdir(mode=0o700)
    inside = (
        'printf geheim | gnome-keyring-daemon --unlock --components=secrets --control-directory="$XDG_RUNTIME_DIR"'
        f" >/dev/null 2>&1; exec {shlex.join([sys.executable, '-c', LOCKED, str(tmp_path / 'kluis')])}"
    )
    own = (f"XDG_RUNTIME_DIR={tmp_path / 'run'}", f"XDG_DATA_HOME={tmp_path / 'run'}")
    command = ["env", "-u", "DISPLAY", *own, "dbus-run-session", "--", "sh", "-c", inside]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert told.stdout.split() == ["sleutelbos_op_slot"] * 2, told.stderr


KILLED = """
import os, signal, sys
from pathlib import Path
import storage.founding
from tests.storage.test_gate_keyring import gate_at, one_person

name, after, turns = sys.argv[2], sys.argv[3] == "na", iter(range(int(sys.argv[4])))
step = getattr(storage.founding, name)

def deadly(*args, **more):
    last = next(turns, None) is None
    if last and not after:
        os.kill(os.getpid(), signal.SIGKILL)
    result = step(*args, **more)
    if last:
        os.kill(os.getpid(), signal.SIGKILL)
    return result

setattr(storage.founding, name, deadly)
gate_at(Path(sys.argv[1])).found(one_person())
"""


def killed(folder: Path, step: str, moment: str, turns: int = 0) -> None:
    """Found a store in a program of its own that is killed before or after a step, at that step's given turn."""
    command = [sys.executable, "-c", KILLED, str(folder), step, moment, str(turns)]
    assert subprocess.run(command, cwd=ROOT, check=False, timeout=60).returncode == -signal.SIGKILL


@pytest.mark.parametrize(
    ("step", "moment"),
    [
        ("create_vault", "na"),
        ("create_store", "voor"),
        ("create_store", "na"),
        ("settle_people", "na"),
        ("_clear", "na"),
    ],
)
def test_a_founding_that_is_killed_leaves_nothing_in_the_way(tmp_path: Path, step: str, moment: str) -> None:
    folder = tmp_path / "kluis"
    killed(folder, step, moment)
    gate = gate_at(folder)
    assert gate.state() is StoreState.ABSENT
    gate.found(one_person())
    gate.unlock("sofie", makers.PASSWORD)
    gate.lock()
    assert not folder.with_name(".kluis.nieuw").exists()


def test_a_founding_that_is_killed_after_the_last_step_leaves_the_whole_store(tmp_path: Path) -> None:
    folder = tmp_path / "kluis"
    # Its second turn is the folder in which the store was just put.
    killed(folder, "settle_folder", "voor", 1)
    gate = gate_at(folder)
    assert gate.state() is StoreState.LOCKED
    assert gate.unlock("sofie", makers.PASSWORD).warnings == ("herstel_nooit_getest",)
    gate.lock()
