"""Clearing the file after a destruction: what SQLite keeps of removed rows, and back-ups past their day.

Removed rows are overwritten at once (`secure_delete`), but their bytes may still stand in the write-ahead log, and in
pages that moved. So the log is emptied into the file, the file is written anew without its free pages, and the log is
emptied again. Whoever is interrupted does it again at the next opening.
"""

import shutil
from datetime import UTC, date, datetime
from typing import Final

from sqlcipher3 import dbapi2

from storage.backup import back_up, backups, set_aside
from storage.engine import connect
from storage.faults import troubles
from storage.mapping.moments import moment_of
from storage.places import Places
from storage.vault.holder import KeyHolder
from triage.clock import Clock
from triage.faults import Trouble

_EMPTY_LOG: Final = "PRAGMA wal_checkpoint(TRUNCATE)"


def is_due(connection: dbapi2.Connection) -> bool:
    """Tell whether something was destroyed and the file was not cleared since."""
    return connection.execute("SELECT 1 FROM opruimen").fetchone() is not None


def tidy(places: Places, key: KeyHolder, clock: Clock) -> None:
    """Clear the file and its back-ups of what was destroyed, where there is anything to clear.

    Nothing may have a transaction open (the caller holds the lock of the file).

    Raises:
        Trouble: the disk, or `opruimen_mislukt` while another look is still going on. What was destroyed is gone from
            the tables all the same; clearing is tried again at the next opening.
    """
    connection = connect(places.db, key, "schrijven")
    try:
        with troubles(places.db):
            if is_due(connection):
                _clear(connection, places)
            gone = _destroyed(connection)
    finally:
        connection.close()
    _drop_old(places, key, clock, gone)


def _clear(connection: dbapi2.Connection, places: Places) -> None:
    _empty_log(connection, places)
    connection.execute("VACUUM")
    connection.execute("DELETE FROM opruimen")
    _empty_log(connection, places)


def _empty_log(connection: dbapi2.Connection, places: Places) -> None:
    busy = connection.execute(_EMPTY_LOG).fetchone()
    if busy is None or busy[0] != 0:
        raise Trouble("opruimen_mislukt", pad=str(places.db))


def _destroyed(connection: dbapi2.Connection) -> tuple[tuple[datetime, date], ...]:
    """Return when something was destroyed, and until when a back-up of before may be there."""
    rows = connection.execute("SELECT at, backups_until FROM gewist").fetchall()
    return tuple((moment_of(str(at)).astimezone(UTC), date.fromisoformat(str(until))) for at, until in rows)


def _drop_old(places: Places, key: KeyHolder, clock: Clock, gone: tuple[tuple[datetime, date], ...]) -> None:
    """Remove back-ups, and what a restore set aside, that hold what was destroyed and are past their day.

    There is always one back-up left to fall back on: where none is newer, it is made first.
    """
    today = clock.today()
    past = [at for at, until in gone if until < today]
    if not past:
        return
    last = max(past)
    old = [one for one in backups(places.backups) if one.at <= last]
    if old and len(old) == len(backups(places.backups)):
        back_up(places, key, clock)
    folders = [*(one.folder for one in old), *(folder for folder, at in set_aside(places) if at <= last)]
    with troubles(places.backups):
        for folder in folders:
            # What the making of a new one thinned out is gone already.
            shutil.rmtree(folder, ignore_errors=not folder.exists())
