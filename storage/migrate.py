"""From an older schema to that of this program, on a given connection and inside its transaction."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from triage.faults import Trouble


@dataclass(frozen=True, slots=True)
class SchemaHistory:
    """The steps that this program knows.

    Args:
        location: the folder with `env.py` and `versions`.
        revisions: the names of the steps in order; the last is the schema of this program.
    """

    location: Path
    revisions: tuple[str, ...]

    @property
    def newest(self) -> str:
        """The schema of this program."""
        return self.revisions[-1]

    def is_behind(self, schema: str, path: Path) -> bool:
        """Tell whether a file of this schema must be brought up to date.

        Raises:
            Trouble: `bestand_nieuwer` (facts `schema`, `eigen`) when this program does not know the schema.
        """
        if schema not in self.revisions:
            raise Trouble("bestand_nieuwer", pad=str(path), schema=schema, eigen=self.newest)
        return schema != self.newest


# Kept here so that opening a store does not import Alembic; a test holds it equal to the folder.
HISTORY: Final = SchemaHistory(Path(__file__).parent / "migrations", ("0001", "0002", "0003", "0004"))


def upgrade(connection: Connection, history: SchemaHistory = HISTORY) -> None:
    """Run the steps that are missing, in the caller's transaction.

    Raises:
        Trouble: `omzetten_mislukt` when the rows do not hang together afterwards; roll back then.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(history.location).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    # A step may rebuild a table; the references are judged when it is done.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    command.upgrade(config, "head")
    wrong = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    broken = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
    if wrong is not None or broken != "ok":
        raise Trouble("omzetten_mislukt", schema=history.newest)
