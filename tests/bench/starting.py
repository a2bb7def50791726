"""Runs `started.py` and reads what it says: when each step was reached, and what was in memory then."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import monotonic

_DRIVER = Path(__file__).with_name("started.py")
PATIENCE = 60
PLENTY = 3.0
"""How far over its aim a ratio may go on a machine that does more than this."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a program: seconds since its process was asked for, kB in memory, and the modules it had imported."""

    after: float
    resident: int
    own_share: int
    modules: frozenset[str]


def surroundings(kept: Path) -> dict[str, str]:
    """Return the environment of a user: compiled files are kept (here), and a window is painted where there is one."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    platform = "xcb" if os.environ.get("DISPLAY") and sys.platform == "linux" else "offscreen"
    return own | {"PYTHONPYCACHEPREFIX": str(kept), "QT_QPA_PLATFORM": platform}


def run(around: Mapping[str, str], last: str, *words: str) -> dict[str, Step]:
    """Start a program, wait until it has closed itself, and return its steps by name."""
    began = monotonic()
    done = subprocess.run(
        [sys.executable, str(_DRIVER), last, *words],
        env=dict(around),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return dict(_step(line, began) for line in done.stdout.splitlines())


def _step(line: str, began: float) -> tuple[str, Step]:
    name, moment, resident, own_share, *modules = line.split()
    return name, Step(float(moment) - began, int(resident), int(own_share), frozenset(modules))


def tell(name: str, pairs: list[tuple[float, float]], aim: float) -> float:
    """Print the ratio of the medians beside its aim, and return it."""
    ours, theirs = median(one for one, _ in pairs), median(other for _, other in pairs)
    found = ours / theirs
    print(f"{name}: {found:.2f}x ({ours * 1000:.0f} ms against {theirs * 1000:.0f} ms; aim {aim}x)")
    return found
