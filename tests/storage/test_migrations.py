"""From an older schema to the newest: backed up first, all or nothing, and equal to the tables in the code."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import OperationalError

from storage.backup import backups
from storage.examine import examine
from storage.migrate import HISTORY, SchemaHistory
from storage.need_tables import log_day
from storage.store import Store, create_store, open_store
from storage.vault.vault import OpenVault
from tests.storage.house import House
from triage.faults import Trouble

NEXT_STEP = '''"""A step of tomorrow.

Revision ID: 9999
"""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "PREVIOUS"


def upgrade():
    op.create_table("morgen", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("ALSO")
'''

Tomorrow = Callable[[str], SchemaHistory]


@pytest.fixture
def tomorrow(tmp_path: Path) -> Tomorrow:
    def make(also: str) -> SchemaHistory:
        location = tmp_path / "morgen"
        shutil.copytree(HISTORY.location, location, ignore=shutil.ignore_patterns("__pycache__"))
        step = NEXT_STEP.replace("PREVIOUS", HISTORY.newest).replace("ALSO", also)
        (location / "versions" / "r9999.py").write_text(step, encoding="utf-8")
        return SchemaHistory(location, (*HISTORY.revisions, "9999"))

    return make


def test_migrated_tables_equal_those_in_the_code(store: Store) -> None:
    with store.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, log_day.metadata) == []


def test_the_known_steps_are_those_in_the_folder() -> None:
    config = Config()
    config.set_main_option("script_location", str(HISTORY.location))
    config.set_main_option("path_separator", "os")
    steps = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(reversed([step.revision for step in steps])) == HISTORY.revisions


def test_an_older_file_is_backed_up_and_brought_up_to_date(
    house: House, vault: OpenVault, store: Store, tomorrow: Tomorrow
) -> None:
    store.close()
    newer = replace(house.around(vault), history=tomorrow("SELECT 1"))
    brought = open_store(newer)
    with brought.begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM morgen").scalar() == 0
        said = connection.exec_driver_sql("SELECT meta FROM log_line ORDER BY seq DESC LIMIT 1").scalar_one()
    assert f'"act":"schema","at":"2026-11-22T09:00:00+01:00","naar":"9999","van":"{HISTORY.newest}"' in said
    assert brought.verify().good
    brought.close()
    (kept,) = backups(house.places.backups)
    assert examine(kept.places.db, vault).schema == HISTORY.newest
    with pytest.raises(Trouble, match="bestand_nieuwer"):
        open_store(house.around(vault))
    open_store(newer).close()


def test_a_step_that_fails_leaves_the_old_schema_whole(
    house: House, vault: OpenVault, store: Store, tomorrow: Tomorrow
) -> None:
    store.close()
    broken = replace(house.around(vault), history=tomorrow("INSERT INTO bestaat_niet VALUES (1)"))
    with pytest.raises(OperationalError):
        open_store(broken)
    again = open_store(house.around(vault))
    with again.begin() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
    assert "morgen" not in names
    assert again.verify().good
    again.close()


def test_a_step_that_leaves_loose_ends_is_undone(
    house: House, vault: OpenVault, store: Store, tomorrow: Tomorrow
) -> None:
    store.close()
    loose = "INSERT INTO log_payload VALUES (77, x'00', 'los')"
    with pytest.raises(Trouble, match="omzetten_mislukt"):
        open_store(replace(house.around(vault), history=tomorrow(loose)))
    open_store(house.around(vault)).close()


def test_a_new_store_begins_at_the_newest_schema(house: House, vault: OpenVault, tomorrow: Tomorrow) -> None:
    made = create_store(replace(house.around(vault), history=tomorrow("SELECT 1")))
    made.close()
    assert examine(house.places.db, vault).schema == "9999"
