"""The vocabulary that comes with the program, and the labelled sentences, for the tests beside this file."""

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

from resources.reading import read_tables
from triage.plan.datwat.loading import load
from triage.plan.datwat.model import Vocabulary

Table = dict[str, object]
_SETS = Path(__file__).with_name("sets")
TUNED = (
    "afstel",
    "vervolg",
    "vervolg-2",
    "vervolg-3",
    "vervolg-4",
    "vervolg-5",
    "vervolg-6",
    "vervolg-7",
    "vervolg-8",
    "vervolg-9",
    "vers-1",
    "vers-2",
    "vers-3",
    "vers-4",
    "vers-5",
)
"""Sets on which the lists were tuned."""
APART = ("apart",)
"""Sets that no weight is learned from."""
HARD = ("apart-2",)
"""Sets of hard sentences that were only ever tallied."""
SETS = TUNED + APART


def tables() -> dict[str, Table]:
    """Return the parsed lists that come with the program, fresh, so that a test may spoil them."""
    return read_tables(files("resources") / "datwat")


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary that comes with the program."""
    return load(tables())


def labelled(name: str) -> list[tuple[str, bool]]:
    """Return the sentences of a set, each with true for wat-informatie."""
    table = tomllib.loads((_SETS / f"{name}.toml").read_text("utf-8"))
    return [(line, kind == "wat") for kind in ("wat", "dat") for line in table[kind].strip().splitlines()]
