"""From the start of the process to a window one can type in, beside a bare Qt window in the same run.

Interleaved and by medians: ratios, never seconds. What is printed besides is for people.
"""

import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

from storage.founding import GateSurroundings
from storage.gate import StoreGate
from storage.places import Places
from tests import makers
from tests.bench.starting import PATIENCE, PLENTY, run, surroundings, tell
from tests.storage.house import CHEAP, MemorySecrets

_ROUNDS = 7
_IMPORTS = """
from time import monotonic
began = monotonic()
import sqlalchemy
import sqlcipher3
print(monotonic() - began)
"""

pytestmark = pytest.mark.timeout(400)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where compiled files are kept, so that only the first start of all has to make them."""
    return tmp_path_factory.mktemp("gecompileerd")


@pytest.fixture
def around(kept: Path) -> dict[str, str]:
    """What both sides run in, warmed up."""
    found = surroundings(kept)
    run(found, "getoond", "kaal")
    run(found, "getoond", "programma", "--store", str(kept / "leeg"))
    return found


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A store that is there and locked, as on any working day."""
    folder = tmp_path / "kluis"
    gate = StoreGate(
        GateSurroundings(Places(folder, tmp_path / "stand"), MemorySecrets(), makers.HandClock(), makers.Ids(), CHEAP)
    )
    gate.found(makers.set_up())
    return folder


def test_the_unlock_window_beside_a_bare_window(around: dict[str, str], locked: Path) -> None:
    pairs = []
    for _ in range(_ROUNDS):
        ours = run(around, "getoond", "programma", "--store", str(locked))["getoond"].after
        pairs.append((ours, run(around, "getoond", "kaal")["getoond"].after))
    assert tell(f"unlock window ({around['QT_QPA_PLATFORM']})", pairs, 1.5) <= 1.5 * PLENTY


def test_the_data_layer_after_the_window_beside_importing_it(around: dict[str, str], locked: Path) -> None:
    """The window stands; how long until an unlocking could begin? Aim: within a second."""
    run(around, "kader", "programma", "--store", str(locked))
    pairs = []
    for _ in range(_ROUNDS):
        steps = run(around, "kader", "programma", "--store", str(locked))
        pairs.append((steps["kader"].after - steps["getoond"].after, _imports(around)))
    assert tell("data layer ready after the window", pairs, 3.0) <= 3.0 * PLENTY


def _imports(around: dict[str, str]) -> float:
    done = subprocess.run(
        [sys.executable, "-c", _IMPORTS], env=around, capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    return float(done.stdout)


def test_practice_is_there_soon_after_its_window(around: dict[str, str]) -> None:
    """Six worked casussen are laid out behind the window, each answer by its own use case."""
    run(around, "zetels", "programma", "--demo")
    steps = [run(around, "zetels", "programma", "--demo") for _ in range(3)]
    window = median(one["getoond"].after for one in steps)
    seats = median(one["zetels"].after for one in steps)
    print(f"practice: window after {window * 1000:.0f} ms, seats after {seats * 1000:.0f} ms: {seats / window:.1f}x")
    assert seats <= window * 20
