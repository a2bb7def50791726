"""A house with an unlocked vault, and its store open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.store import Store, create_store
from storage.vault.vault import OpenVault
from tests.storage.house import House, house_in


@pytest.fixture
def house(tmp_path: Path) -> House:
    return house_in(tmp_path)


@pytest.fixture
def vault(house: House) -> OpenVault:
    return house.new_vault()


@pytest.fixture
def store(house: House, vault: OpenVault) -> Iterator[Store]:
    made = create_store(house.around(vault))
    yield made
    made.close()
