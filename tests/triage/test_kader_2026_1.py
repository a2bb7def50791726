"""The kader that comes with the program: no fault, and every golden walk of it holds."""

import pytest

from resources.reading import kader_tables, kader_versions, kader_walks
from triage.golden.running import run
from triage.kader.loading import check, load
from triage.kader.vocabulary import NONE

VERSIONS = kader_versions()
WALKS = [(version, name) for version in VERSIONS for name in kader_walks(version)]
CASES = ("casus_1", "casus_3", "casus_4", "casus_5", "casus_7", "casus_9")


def test_the_first_version_is_there() -> None:
    assert "2026.1" in VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_a_kader_has_no_fault(version: str) -> None:
    assert [str(fault) for fault in check(kader_tables(version))] == []


@pytest.mark.parametrize("version", VERSIONS)
def test_a_kader_bears_the_name_of_its_folder(version: str) -> None:
    assert load(kader_tables(version)).version == version


@pytest.mark.parametrize(("version", "name"), WALKS)
def test_a_golden_walk_holds(version: str, name: str) -> None:
    kader = load(kader_tables(version))
    assert run(kader_walks(version)[name], {version: kader}).differences == ()


@pytest.mark.parametrize("case", CASES)
def test_every_worked_case_is_a_walk(case: str) -> None:
    assert [name for _, name in WALKS if name.startswith(f"{case}_")]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_block_has_a_walk_in_which_it_strikes(version: str) -> None:
    blocks = {block.id for block in load(kader_tables(version)).blocks}
    assert blocks - _told(version, "blokkades") == set()


@pytest.mark.parametrize("version", VERSIONS)
def test_every_route_has_a_walk_that_takes_it(version: str) -> None:
    routes = {route.id for route in load(kader_tables(version)).routes.values()} - {NONE}
    assert routes - _told(version, "routes") == set()


def _told(version: str, key: str) -> set[str]:
    """Return what the walks of a kader expect under a key, whatever line it is about."""
    found: set[str] = set()
    for table in kader_walks(version).values():
        expected = table["verwacht"]
        value = expected.get(key, {}) if isinstance(expected, dict) else {}
        for one in value.values():
            found |= set(one) if isinstance(one, list) else {one}
    return found
