"""The connection to the encrypted file: SQLAlchemy Core over SQLCipher, every transaction a writing one.

Reading a person's data writes a log line, so there are no transactions that only read; each begins with
`BEGIN IMMEDIATE` and none is ever promoted half-way.
"""

from pathlib import Path
from typing import Final, Literal

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from storage.faults import trouble_of, troubles
from storage.vault.holder import KeyHolder, file_salt
from triage.faults import Trouble

OLDEST_SQLITE: Final = (3, 51, 3)
"""Before this, two connections with a write-ahead log could damage the file (the WAL-reset bug)."""

Mode = Literal["maken", "schrijven", "kijken"]
"""Make a new file; open an existing one; look at one that nobody writes, without touching it or its folder."""

LOOKING: Final = "tenzij_kijken"
"""Execution option of a connection that only walks along the log, which may take long and must not stop the work."""

_QUERY: Final[dict[Mode, str]] = {"maken": "mode=rwc", "schrijven": "mode=rw", "kijken": "mode=ro&immutable=1"}

_SETTINGS: Final = (
    "PRAGMA journal_mode = WAL",
    # Wait at each commit until it is on the disk: what was confirmed survives a loss of power.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # What is removed is overwritten: destroying by law must not leave it in free pages.
    "PRAGMA secure_delete = ON",
    # REPLACE removes rows too; with this their triggers fire.
    "PRAGMA recursive_triggers = ON",
    "PRAGMA cache_size = -65536",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
)
_CARE: Final = ("PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON", "PRAGMA busy_timeout = 5000")


def connect(path: Path, key: KeyHolder, mode: Mode) -> dbapi2.Connection:
    """Open one connection and prove by a first read that the key fits.

    Raises:
        Trouble: what the file or the disk says; `sqlite_te_oud`.
        Refusal: `kluis_op_slot`.
    """
    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise Trouble("sqlite_te_oud", versie=dbapi2.sqlite_version)
    data_key = key.data_key()
    raw = f"{data_key.hex()}{file_salt(data_key).hex()}"
    with troubles(path):
        if mode == "maken":
            # SQLite would let everybody read the new file, and its log and back-ups take their mode from it.
            path.touch(mode=0o600)
        connection = dbapi2.connect(
            f"{path.resolve().as_uri()}?{_QUERY[mode]}", uri=True, check_same_thread=False, isolation_level=None
        )
        try:
            _prepare(connection, raw, mode)
        except BaseException:
            connection.close()
            raise
    return connection


def versions() -> tuple[str, str]:
    """Return the versions of SQLite and SQLCipher, which come inside one library.

    Raises:
        Trouble: `sqlite_te_oud`.
    """
    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise Trouble("sqlite_te_oud", versie=dbapi2.sqlite_version)
    connection = dbapi2.connect(":memory:")
    try:
        found = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    return dbapi2.sqlite_version, str(found[0]) if found else ""


def _prepare(connection: dbapi2.Connection, raw: str, mode: Mode) -> None:
    # First of all: SQLCipher writes to standard error when a key does not fit.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{raw}'\"")
    connection.execute("PRAGMA cipher_compatibility = 4")
    for setting in _CARE:
        connection.execute(setting)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if mode != "kijken":
        for setting in _SETTINGS:
            connection.execute(setting)


def make_engine(path: Path, key: KeyHolder, mode: Mode) -> Engine:
    """Return an engine whose every transaction begins with `BEGIN IMMEDIATE` (not when only looking).

    What the disk and the driver raise comes out as a Trouble; errors of our own (a constraint) keep their type.
    """
    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=lambda: connect(path, key, mode),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=2,
        hide_parameters=True,
    )

    def begin_now(connection: Connection) -> None:
        looking = mode == "kijken" or connection.get_execution_options().get(LOOKING, False)
        connection.exec_driver_sql("BEGIN" if looking else "BEGIN IMMEDIATE")

    def tell(context: ExceptionContext) -> None:
        trouble = trouble_of(context.original_exception, path)
        if trouble is not None:
            raise trouble from context.original_exception

    event.listen(engine, "begin", begin_now)
    event.listen(engine, "handle_error", tell)
    return engine
