"""Making and opening the store. Everything is judged before anything is touched; a refusal leaves no trace."""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine

from storage import tables
from storage.backup import Made, back_up
from storage.canonical import Json
from storage.disk import settle_file, settle_folder
from storage.engine import LOOKING, make_engine
from storage.examine import Nature, examine, must_be_there
from storage.faults import troubles
from storage.lock import FileLock
from storage.log.anchor import Anchor, AnchorFile, Standing, standing
from storage.log.chain import append, begin_log, head
from storage.log.entry import Head
from storage.log.verify import Finding, Verdict, verify
from storage.migrate import HISTORY, SchemaHistory, upgrade
from storage.places import Places, check_place, check_writable
from storage.signing import Drawer
from storage.tidy import tidy
from storage.vault.holder import KeyHolder
from triage.clock import Clock
from triage.faults import Refusal, Trouble

_CLOCK_SLACK: Final = timedelta(minutes=5)
_DOUBTFUL: Final = frozenset({Standing.TERUGGEZET, Standing.ANDERS})


@dataclass(frozen=True, slots=True)
class StoreSurroundings:
    """What a store needs from outside.

    Args:
        places: its files.
        key: an unlocked vault, or one for practice.
        clock: moments of the anchor and of back-ups.
        history: the schemas that this program knows.
        kind_of: tells the file system of a folder; only tests give one.
    """

    places: Places
    key: KeyHolder
    clock: Clock
    history: SchemaHistory = HISTORY
    kind_of: Callable[[Path], str] | None = None


class Store:
    """An open store. Made by `create_store` and `open_store`; close it before locking the vault."""

    def __init__(self, around: StoreSurroundings, engine: Engine, lock: FileLock) -> None:
        self._around = around
        self._engine = engine
        self._lock = lock
        self._anchor = AnchorFile(around.places.anchor)
        self._remembered = self._anchor.read()
        self._anchor_lags = False
        self._tidied = True
        self.signing = Drawer()
        """What papers are signed with while this store is open."""
        self.tidy()
        with self._looking() as connection:
            self._standing = standing(connection, self.installation, self._remembered)

    @property
    def installation(self) -> str:
        """The random name of the store."""
        return self._around.key.installation

    @property
    def practice(self) -> bool:
        """Whether this store is for practice."""
        return self._around.key.practice

    @property
    def standing(self) -> Standing:
        """How the log stood to the device's anchor at opening, or since `accept`."""
        return self._standing

    @property
    def remembered(self) -> Anchor | None:
        """The anchor as it was at opening, for the sentence about a file that was put back."""
        return self._remembered

    @property
    def clock_behind(self) -> bool:
        """Whether the clock now says an earlier moment than the last one that this device remembers."""
        return self._remembered is not None and self._around.clock.now() < self._remembered.at - _CLOCK_SLACK

    @property
    def anchor_lags(self) -> bool:
        """Whether the anchor could not be written after the last commit. What was committed stands all the same."""
        return self._anchor_lags

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """Run one transaction: all of it, or nothing when the block raises. Its log lines belong in it.

        Raises:
            Refusal: `teruggezet` while nobody accepted that the file is older than, or other than, it should be.
            Trouble: the disk or the file.
        """
        if self._standing in _DOUBTFUL:
            raise Refusal("teruggezet", stand=self._standing.value)
        with self._transaction() as connection:
            yield connection

    @contextmanager
    def look(self) -> Iterator[Connection]:
        """Look without writing, also while the file is doubted: for whoever has to judge whether it is accepted.

        What is read this way leaves no log line, so it is never about the persons in a casus.
        """
        with self._looking() as connection:
            yield connection

    def accept(self, meta: Mapping[str, Json], payload: Mapping[str, Json]) -> Head:
        """Accept a file that was put back: write why, as a line of the log, and go on from here.

        Args:
            meta: who, when, in what capacity (see `storage.log.chain.append`).
            payload: the reason.
        """
        with self._engine.begin() as connection:
            last = append(connection, meta, payload)
        self._anchor.replace(self.installation, last, self._around.clock.now())
        self._standing = Standing.GELIJK
        return last

    @property
    def anchor(self) -> Head | None:
        """The head that this device remembers of this store, or None."""
        kept = self._anchor.read()
        return kept.head if kept and kept.installation == self.installation else None

    def verify(self, known: Sequence[Head] = (), on: Callable[[int], bool] = lambda _: True) -> Verdict:
        """Walk along the whole log, against the device's anchor and other heads that were kept; check the file too.

        Args:
            on: is told how many lines were walked, now and then, and says whether to go on.

        Raises:
            Stopped: `on` said no.
        """
        # Read before the walk begins: the log may go on meanwhile, the anchor with it, and the walk would not see that.
        anchor = self.anchor
        own = (anchor,) if anchor else ()
        with self._looking() as connection:
            verdict = verify(connection, self.installation, (*own, *known), on)
            # A page of an index put back is genuine to SQLCipher and no part of the chain, but lists go by it.
            whole = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() == "ok"
        return verdict if whole or verdict.finding else replace(verdict, finding=Finding.OPBOUW)

    def back_up(self, folder: Path | None = None) -> Made:
        """Make and verify a back-up while the store is in use (see `storage.backup.back_up`)."""
        return back_up(self._around.places, self._around.key, self._around.clock, folder)

    def tidy(self) -> None:
        """Clear the file and its back-ups of what was destroyed by law (see `storage.tidy`).

        It is not called inside a transaction. That it fails does not undo a destruction: `tidied` tells, and it is
        tried again at the next opening.
        """
        # A connection that rests in the pool holds no look open; one that is in use lets the clearing wait.
        self._engine.dispose()
        try:
            tidy(self._around.places, self._around.key, self._around.clock)
            self._tidied = True
        except Trouble:
            self._tidied = False

    @property
    def tidied(self) -> bool:
        """Whether the file holds nothing any more of what was destroyed."""
        return self._tidied

    def close(self) -> None:
        """Close the file and let other programs at it. A second time does nothing."""
        self.signing.hold(None)
        self._engine.dispose()
        self._lock.release()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._engine.begin() as connection:
            yield connection
            last = head(connection)
        if last is not None:
            self._remember(last)

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        with self._engine.connect().execution_options(**{LOOKING: True}) as connection:
            yield connection

    def _remember(self, last: Head) -> None:
        # The transaction stands; that its anchor could not be written may not turn it into a failure.
        try:
            self._anchor.advance(self.installation, last, self._around.clock.now())
            self._anchor_lags = False
        except Trouble:
            self._anchor_lags = True


def create_store(around: StoreSurroundings) -> Store:
    """Make a new store, and open it.

    Raises:
        Trouble: `bestand_bestaat_al`: a file is never replaced; `netwerkmap`, `wolkmap`, `alleen_lezen`,
            `bestand_bezet`, or the disk. Nothing was made then.
    """
    places = around.places
    check_place(places.folder, kind_of=around.kind_of)
    with troubles(places.db):
        places.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        check_writable(places.db)
    _must_be_free(places.db)
    lock = FileLock(places.db)
    lock.take()
    try:
        _must_be_free(places.db)
        first = _build(around)
        try:
            AnchorFile(places.anchor).replace(around.key.installation, first, around.clock.now())
            return _opened(around, lock)
        except BaseException:
            _remove(places.db)
            raise
    except BaseException:
        lock.undo()
        raise


def open_store(around: StoreSurroundings) -> Store:
    """Open a store that is there.

    An older schema is first backed up, then brought up to date and verified, in one transaction.

    Raises:
        Trouble: `netwerkmap`, `wolkmap`, `bestand_ontbreekt`, `bestand_leeg`, `alleen_lezen`, `bestand_bezet`,
            `sleutel_past_niet`, `bestand_beschadigd`, `oefenbestand`, `geen_oefenbestand`, `andere_installatie`,
            `bestand_nieuwer`, or the disk. No file was touched then.
    """
    places = around.places
    check_place(places.folder, kind_of=around.kind_of)
    must_be_there(places.db)
    check_writable(places.db)
    lock = FileLock(places.db)
    lock.take()
    try:
        nature = examine(places.db, around.key)
        _must_fit(nature, around)
        behind = around.history.is_behind(nature.schema, places.db)
    except BaseException:
        lock.undo()
        raise
    try:
        if behind:
            _bring_up_to_date(around, nature.schema)
        return _opened(around, lock)
    except BaseException:
        lock.release()
        raise


def _opened(around: StoreSurroundings, lock: FileLock) -> Store:
    engine = make_engine(around.places.db, around.key, "schrijven")
    try:
        return Store(around, engine, lock)
    except BaseException:
        engine.dispose()
        raise


def _must_be_free(db: Path) -> None:
    for path in (db, db.with_name(f"{db.name}-wal")):
        if path.exists():
            raise Trouble("bestand_bestaat_al", pad=str(path))


def _must_fit(nature: Nature, around: StoreSurroundings) -> None:
    path = str(around.places.db)
    if nature.practice and not around.key.practice:
        raise Trouble("oefenbestand", pad=path)
    if around.key.practice and not nature.practice:
        raise Trouble("geen_oefenbestand", pad=path)
    if nature.installation != around.key.installation:
        raise Trouble("andere_installatie", pad=path)


def _build(around: StoreSurroundings) -> Head:
    """Make the file under another name and give it its own when it is whole: a half one never stands there."""
    db, key = around.places.db, around.key
    raw = db.with_name(f"{db.name}.nieuw")
    kind = "oefen" if key.practice else "echt"
    at = around.clock.now().isoformat()
    _remove(raw)
    try:
        engine = make_engine(raw, key, "maken")
        try:
            with engine.begin() as connection:
                upgrade(connection, around.history)
                connection.execute(tables.meta.insert(), _first_row(key, kind, at))
                first = begin_log(connection, key.installation, around.history.newest, kind, at)
        finally:
            engine.dispose()
        with troubles(db):
            settle_file(raw)
            raw.rename(db)
            settle_folder(db.parent)
    except BaseException:
        _remove(raw)
        raise
    return first


def _first_row(key: KeyHolder, kind: str, at: str) -> dict[str, object]:
    marks = secrets.token_bytes(32)
    return {"id": 1, "installation": key.installation, "kind": kind, "created_at": at, "mark_key": marks}


def _remove(raw: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        raw.with_name(raw.name + ending).unlink(missing_ok=True)


def _bring_up_to_date(around: StoreSurroundings, schema: str) -> None:
    places, key = around.places, around.key
    back_up(places, key, around.clock)
    engine = make_engine(places.db, key, "schrijven")
    try:
        with engine.begin() as connection:
            upgrade(connection, around.history)
            said = {"act": "schema", "at": around.clock.now().isoformat(), "van": schema, "naar": around.history.newest}
            append(connection, said, {})
        with engine.connect().execution_options(**{LOOKING: True}) as connection:
            verdict = verify(connection, key.installation)
    finally:
        engine.dispose()
    if verdict.finding:
        raise Trouble("omzetten_mislukt", pad=str(places.db), oorzaak=verdict.finding.value)
