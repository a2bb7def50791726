"""Looking at a data file before opening it, without touching it: whose it is, whether the key fits, if it is whole."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from storage.engine import Mode, connect
from storage.faults import troubles
from storage.vault.holder import KeyHolder, file_salt
from triage.faults import Trouble

_SALT: Final = 16
WHOLE_UP_TO: Final = 16 << 20
"""Files up to this many bytes are checked whole at each opening; larger ones with each back-up."""


@dataclass(frozen=True, slots=True)
class Nature:
    """What a data file says of itself.

    Args:
        installation: the random name of its store.
        practice: whether it is for practice.
        schema: the revision of its tables.
    """

    installation: str
    practice: bool
    schema: str


def examine(path: Path, key: KeyHolder, *, whole: bool | None = None) -> Nature:
    """Look at a data file that no program has open.

    Args:
        path: the file.
        key: an unlocked vault. Its slot file is proved genuine, so the key is right for its own installation.
        whole: check every page; by default when the file is not too large for that.

    Raises:
        Trouble: `bestand_ontbreekt`, `bestand_leeg`, `sleutel_past_niet` (the file is of another key, or so damaged
            that it cannot be told), `bestand_beschadigd`. Nothing was touched.
    """
    must_be_there(path)
    size = path.stat().st_size
    check = size <= WHOLE_UP_TO if whole is None else whole
    log = path.with_name(f"{path.name}-wal")
    if not log.exists() or log.stat().st_size == 0:
        return _look(path, path, key, "kijken", check=check)
    # The last program was cut off. Only SQLite can join file and write-ahead log; let it do so on a copy.
    with tempfile.TemporaryDirectory(prefix="tenzij-") as folder, troubles(path):
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(log, copy.with_name(log.name))
        return _look(copy, path, key, "schrijven", check=check)


def must_be_there(path: Path) -> None:
    """Refuse a file that is missing (`bestand_ontbreekt`) or of no bytes (`bestand_leeg`)."""
    if not path.is_file():
        raise Trouble("bestand_ontbreekt", pad=str(path))
    # SQLite would take a file of no bytes for a new database and say nothing.
    if path.stat().st_size == 0:
        raise Trouble("bestand_leeg", pad=str(path))


def _look(file: Path, named: Path, key: KeyHolder, mode: Mode, *, check: bool) -> Nature:
    with file.open("rb") as raw:
        ours = raw.read(_SALT) == file_salt(key.data_key())
    try:
        connection = connect(file, key, mode)
    except Trouble as trouble:
        if trouble.code != "bestand_beschadigd":
            raise Trouble(trouble.code, pad=str(named)) from trouble
        raise Trouble("bestand_beschadigd" if ours else "sleutel_past_niet", pad=str(named)) from trouble
    try:
        with troubles(named):
            if mode == "schrijven":
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if not ours or (check and faults_in_pages(connection)):
                raise Trouble("bestand_beschadigd", pad=str(named))
            return _nature(connection, named)
    finally:
        connection.close()


def faults_in_pages(connection: dbapi2.Connection) -> bool:
    """Tell whether some page is not as SQLCipher wrote it, or the file does not hang together."""
    broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    return bool(broken) or connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",)


def _nature(connection: dbapi2.Connection, named: Path) -> Nature:
    try:
        row = connection.execute("SELECT installation, kind FROM meta WHERE id = 1").fetchone()
        version = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    except dbapi2.OperationalError as error:
        raise Trouble("bestand_beschadigd", pad=str(named)) from error
    if row is None or len(version) != 1:
        raise Trouble("bestand_beschadigd", pad=str(named))
    return Nature(str(row[0]), row[1] == "oefen", str(version[0][0]))
