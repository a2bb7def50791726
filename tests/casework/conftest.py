"""Each use case is tried over the store in memory and over the encrypted one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.worlds import World, memory_world, sql_world


@pytest.fixture(params=["geheugen", "versleuteld"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    if request.param == "geheugen":
        yield memory_world()
        return
    with sql_world(tmp_path) as made:
        yield made
