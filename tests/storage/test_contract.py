"""The contract of every store, held by the one in memory and by the encrypted one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.contract import BesluitContract, CasussenContract, LogContract, MensenContract
from tests.worlds import World, memory_world, sql_world


class InMemory:
    """A store in memory."""

    @pytest.fixture
    def world(self) -> World:
        return memory_world()


class Encrypted:
    """The encrypted file."""

    @pytest.fixture
    def world(self, tmp_path: Path) -> Iterator[World]:
        with sql_world(tmp_path) as world:
            yield world


class TestCasussenInMemory(InMemory, CasussenContract): ...


class TestCasussenEncrypted(Encrypted, CasussenContract): ...


class TestLogInMemory(InMemory, LogContract): ...


class TestLogEncrypted(Encrypted, LogContract): ...


class TestBesluitInMemory(InMemory, BesluitContract): ...


class TestBesluitEncrypted(Encrypted, BesluitContract): ...


class TestMensenInMemory(InMemory, MensenContract): ...


class TestMensenEncrypted(Encrypted, MensenContract): ...
