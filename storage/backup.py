"""Back-ups: encrypted copies that were opened and verified before they count, and putting one back.

A back-up is a folder with the data file and the slot file. It appears under its name whole or not at all.
"""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from storage.disk import copy_whole, settle_file, settle_folder
from storage.engine import connect, make_engine
from storage.examine import Nature, examine
from storage.faults import troubles
from storage.lock import FileLock
from storage.log.entry import Head
from storage.log.verify import Verdict, verify
from storage.migrate import HISTORY, SchemaHistory
from storage.places import Places
from storage.vault.holder import KeyHolder
from triage.clock import Clock
from triage.faults import Trouble

HOURS: Final = 24
DAYS: Final = 14
WEEKS: Final = 8
MONTHS: Final = 12

_NAME: Final = "%Y-%m-%dT%H.%M.%SZ"
_BUSY: Final = ".bezig-"
_ASIDE: Final = "opzij-"


@dataclass(frozen=True, slots=True)
class Backup:
    """A back-up on the disk.

    Args:
        folder: holds `tenzij.db` and, for a real store, `sleutels.json`.
        at: when it was made, UTC.
    """

    folder: Path
    at: datetime

    @property
    def places(self) -> Places:
        """The files in it, as places."""
        return Places(self.folder, self.folder)


@dataclass(frozen=True, slots=True)
class Made:
    """What making a back-up came to.

    Args:
        backup: the new one.
        lines: how many lines its log has; all were verified.
        thinned: the older ones that were removed after that.
    """

    backup: Backup
    lines: int
    thinned: tuple[Path, ...]


def back_up(places: Places, key: KeyHolder, clock: Clock, folder: Path | None = None) -> Made:
    """Copy the store, open and verify the copy, and only then give it its name and thin out older ones.

    The store may be in use by this program. Nothing else may have it open (the caller holds the lock).

    Args:
        places: the store.
        key: its unlocked vault.
        clock: names the back-up.
        folder: where back-ups lie; by default beside the store.

    Raises:
        Trouble: the disk, or `reservekopie_mislukt` (fact `oorzaak`) when the copy does not verify. No older
            back-up was touched, and no half one is left.
    """
    into = folder or places.backups
    with troubles(into):
        into.mkdir(parents=True, exist_ok=True, mode=0o700)
        _sweep(into)
        at = clock.now().astimezone(UTC).replace(microsecond=0)
        name = _free_name(into, at)
        busy = into / f"{_BUSY}{name}"
        busy.mkdir(mode=0o700)
        try:
            verdict = _fill(Places(busy, busy), places, key)
            busy.rename(into / name)
        except BaseException:
            shutil.rmtree(busy, ignore_errors=True)
            raise
        settle_folder(into)
    return Made(Backup(into / name, at), verdict.lines, _thin(into))


def _fill(copy: Places, places: Places, key: KeyHolder) -> Verdict:
    source = connect(places.db, key, "schrijven")
    try:
        head = _head(source)
        target = connect(copy.db, key, "maken")
        try:
            source.backup(target)
        finally:
            target.close()
    finally:
        source.close()
    settle_file(copy.db)
    if places.keys.exists():
        copy_whole(places.keys, copy.keys)
    settle_folder(copy.folder)
    return _verified(copy.db, key, (head,))


def _head(connection: dbapi2.Connection) -> Head:
    row = connection.execute("SELECT seq, h FROM log_line ORDER BY seq DESC LIMIT 1").fetchone()
    if row is None or not isinstance(row[0], int) or not isinstance(row[1], bytes):
        raise Trouble("reservekopie_mislukt", oorzaak="logboek")
    return Head(row[0], row[1])


def _verified(db: Path, key: KeyHolder, known: tuple[Head, ...]) -> Verdict:
    """Open a copy as a stranger would, and check its pages, its structure, its references and its log."""
    nature = examine(db, key, whole=True)
    engine = make_engine(db, key, "kijken")
    try:
        with engine.begin() as connection:
            broken = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
            loose = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            verdict = verify(connection, nature.installation, known)
    finally:
        engine.dispose()
    if broken != "ok" or loose is not None:
        raise Trouble("reservekopie_mislukt", pad=str(db.parent), oorzaak="opbouw")
    if verdict.finding:
        raise Trouble("reservekopie_mislukt", pad=str(db.parent), oorzaak=verdict.finding.value, regel=verdict.seq)
    return verdict


def backups(folder: Path) -> tuple[Backup, ...]:
    """Return the back-ups in a folder, newest first."""
    if not folder.is_dir():
        return ()
    found = (Backup(entry, at) for entry in folder.iterdir() if (at := _moment(entry.name)) is not None)
    return tuple(sorted(found, key=lambda backup: (backup.at, backup.folder.name), reverse=True))


def set_aside(places: Places) -> tuple[tuple[Path, datetime], ...]:
    """Return the folders with what stood there before a restore, each with its moment."""
    found = ((entry, _moment(entry.name.removeprefix(_ASIDE))) for entry in places.folder.glob(f"{_ASIDE}*"))
    return tuple((entry, at) for entry, at in found if at is not None)


def check_backup(backup: Backup, key: KeyHolder, history: SchemaHistory = HISTORY) -> Verdict:
    """Prove that a back-up can be put back: that it opens, is whole, verifies and is of this installation.

    Raises:
        Trouble: why not: `andere_installatie`, `bestand_nieuwer`, what `examine` says, or `reservekopie_mislukt`.
    """
    db = backup.places.db
    nature = examine(db, key, whole=True)
    _fits(nature, key, db)
    history.is_behind(nature.schema, db)
    return _verified(db, key, ())


def restore(backup: Backup, places: Places, key: KeyHolder, clock: Clock, history: SchemaHistory = HISTORY) -> Path:
    """Put a back-up back. What stood there is kept aside; nothing is thrown away.

    The store must be closed. Its slot file stays as it is when there is one: it is newer than the back-up's. At the
    next opening the log is behind the anchor, as it should be: someone accepts that with a reason.

    Args:
        backup: which.
        places: where the store lies or lay.
        key: an unlocked vault of this installation.
        clock: names the folder with what stood there.
        history: the schemas that this program knows.

    Returns:
        the folder with what stood there before.

    Raises:
        Trouble: the back-up does not check out (see `check_backup`), `bestand_bezet`, or the disk.
    """
    check_backup(backup, key, history)
    with troubles(places.db):
        places.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = FileLock(places.db)
    lock.take()
    try:
        with troubles(places.db):
            aside = _set_aside(places, clock)
            # A write-ahead log of the old file must never meet the new one. It stands aside, whole, with its file.
            for ending in ("-wal", "-shm"):
                places.db.with_name(places.db.name + ending).unlink(missing_ok=True)
            copy_whole(backup.places.db, places.db)
            if not places.keys.exists() and backup.places.keys.exists():
                copy_whole(backup.places.keys, places.keys)
    finally:
        lock.release()
    return aside


def adopt_keys(backup: Backup, places: Places) -> None:
    """Bring the slot file of a back-up to an empty place: the first step on a new device, before `recover`.

    Raises:
        Trouble: `sleutels_bestaan_al`, `sleutels_ontbreken`, or the disk.
    """
    if places.keys.exists():
        raise Trouble("sleutels_bestaan_al", pad=str(places.keys))
    if not backup.places.keys.exists():
        raise Trouble("sleutels_ontbreken", pad=str(backup.places.keys))
    with troubles(places.keys):
        places.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        copy_whole(backup.places.keys, places.keys)


def to_keep(moments: Iterable[datetime]) -> frozenset[datetime]:
    """Choose which back-ups stay: the newest of each of the last 24 hours, 14 days, 8 weeks and 12 months.

    Only periods that have a back-up count, so the newest of all always stays.
    """
    ordered = sorted(set(moments), reverse=True)
    kept: set[datetime] = set()
    for many, period in (
        (HOURS, "%Y-%m-%d %H"),
        (DAYS, "%Y-%m-%d"),
        (WEEKS, "%G-%V"),
        (MONTHS, "%Y-%m"),
    ):
        newest: dict[str, datetime] = {}
        for moment in ordered:
            newest.setdefault(moment.strftime(period), moment)
        kept.update(list(newest.values())[:many])
    return frozenset(kept)


def _thin(folder: Path) -> tuple[Path, ...]:
    there = backups(folder)
    kept = to_keep(backup.at for backup in there)
    gone = tuple(backup.folder for backup in there if backup.at not in kept)
    with troubles(folder):
        for old in gone:
            shutil.rmtree(old)
    return gone


def _sweep(folder: Path) -> None:
    """Remove what an interrupted back-up left."""
    for entry in folder.glob(f"{_BUSY}*"):
        shutil.rmtree(entry)


def _set_aside(places: Places, clock: Clock) -> Path:
    at = clock.now().astimezone(UTC)
    aside = places.folder / f"{_ASIDE}{_free_name(places.folder, at, _ASIDE)}"
    aside.mkdir(mode=0o700)
    for path in (places.db, places.db.with_name(f"{places.db.name}-wal"), places.keys):
        if path.exists():
            copy_whole(path, aside / path.name)
    settle_folder(places.folder)
    return aside


def _free_name(folder: Path, at: datetime, prefix: str = "") -> str:
    name, number = at.strftime(_NAME), 1
    while (folder / f"{prefix}{name}").exists():
        number += 1
        name = f"{at.strftime(_NAME)}-{number}"
    return name


def _moment(name: str) -> datetime | None:
    stamp, _, number = name.partition("Z")
    if number and not (number[0] == "-" and number[1:].isdigit()):
        return None
    try:
        return datetime.strptime(f"{stamp}Z", _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def _fits(nature: Nature, key: KeyHolder, path: Path) -> None:
    if nature.installation != key.installation or nature.practice != key.practice:
        raise Trouble("andere_installatie", pad=str(path))
