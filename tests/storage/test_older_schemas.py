"""A store as an earlier program made it: brought up to date whole, and what is in it does all that is new.

`schemas/<revision>.db` was made by the program of that day, with the key below and the worked cases 3 and 1 in it.
"""

import shutil
from datetime import date
from pathlib import Path

import pytest

from storage.migrate import HISTORY
from storage.places import Places
from storage.store import StoreSurroundings, open_store
from storage.unit_of_work import work_on
from storage.vault.holder import KeyBox
from tests import makers
from tests.makers import HandClock
from triage.access.log import Act

SCHEMAS = Path(__file__).parent / "schemas"


class OldKey:
    """The key that the kept files were made with."""

    installation = "oefen-schema"
    practice = True

    def __init__(self) -> None:
        self._box = KeyBox(bytes(range(32)))

    def data_key(self) -> bytes:
        return self._box.read()


def surroundings(revision: str, folder: Path) -> StoreSurroundings:
    places = Places(folder / "gegevens", folder / "stand")
    places.folder.mkdir()
    shutil.copy(SCHEMAS / f"{revision}.db", places.db)
    return StoreSurroundings(places, OldKey(), HandClock())


@pytest.mark.parametrize("revision", HISTORY.revisions[:-1])
def test_it_is_brought_up_to_date_and_all_of_it_is_there(revision: str, tmp_path: Path) -> None:
    store = open_store(surroundings(revision, tmp_path))
    assert store.verify().good
    with work_on(store)() as work:
        rows = work.casussen.rows(makers.scope(), makers.look(Act.LIJST_GEZIEN))
        assert [(row.kenmerk, row.state.value) for row in rows] == [("2026-0002", "concept"), ("2026-0001", "besloten")]
        casus = work.casussen.get(rows[1].id, makers.scope(), makers.look())
        assert not casus.shielded
        assert casus.members == ()
        ((seal, number, _),) = work.besluiten.of(casus.id, makers.scope())
        assert work.besluiten.get(seal, makers.scope(), makers.look()).number == number == "2026-0001-B1"
        work.commit()
    store.close()


def test_who_stood_in_a_casus_before_there_was_a_neutral_card_is_known_to_it(tmp_path: Path) -> None:
    store = open_store(surroundings("0001", tmp_path))
    with work_on(store)() as work:
        found = work.toegangen.known("annelies  KOOIJMAN", date(1959, 3, 2), makers.look(Act.KAART_GEZOCHT))
        assert len(found) == 1
        assert work.toegangen.known("Annelies Kooijman", date(1959, 3, 3), makers.look(Act.KAART_GEZOCHT)) == ()
        work.commit()
    store.close()


def test_there_is_a_file_of_every_schema_that_was() -> None:
    assert sorted(one.stem for one in SCHEMAS.glob("*.db")) == sorted(HISTORY.revisions[:-1])
