"""What the program keeps in memory with a casus open, beside a bare Qt window in the same run."""

import sys
from pathlib import Path

import pytest

from tests.bench.starting import PLENTY, Step, run, surroundings

_AIM_MB = 110

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process has in memory"),
]


def test_a_casus_open_beside_a_bare_window(tmp_path: Path) -> None:
    """Practice is the heavier case: in the same process all its casussen were just laid out."""
    around = surroundings(tmp_path)
    run(around, "zetels", "programma", "--demo")
    bare = run(around, "getoond", "kaal")["getoond"]
    steps = run(around, "casus", "programma", "--demo")
    _tell("bare window", bare, bare)
    for name, step in steps.items():
        _tell(name, step, bare)
    ratio = steps["casus"].resident / bare.resident
    aim = _AIM_MB * 1024 / bare.resident
    print(f"casus open / bare window: {ratio:.2f}x (aim {_AIM_MB} MB, here {aim:.2f}x)")
    assert ratio <= aim * PLENTY


def _tell(name: str, step: Step, bare: Step) -> None:
    resident, own_share = step.resident / 1024, step.own_share / 1024
    ratio = step.resident / bare.resident
    print(f"{name}: {resident:.0f} MB resident, {own_share:.0f} MB its own share, {ratio:.2f}x bare")
