"""Each hard rule is attacked over the encrypted store, through the use cases that the screens use."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.casework.steps import Office
from tests.worlds import sql_world


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Give the people of wijkteam Noorderkade with a store of their own."""
    with sql_world(tmp_path) as world:
        yield Office(world)
