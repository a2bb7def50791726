"""One transaction over the encrypted file: everything of it is kept, log lines too, or nothing of it was."""

from contextlib import ExitStack
from types import TracebackType
from typing import Self

from sqlalchemy import select

from storage.repositories.adviezen import SqlAdviezen
from storage.repositories.besluiten import SqlBesluiten
from storage.repositories.casussen import SqlCasussen
from storage.repositories.certificaten import SqlCertificaten
from storage.repositories.concepten import SqlConcepten
from storage.repositories.erasing import SqlErasing
from storage.repositories.inzage import SqlInzage
from storage.repositories.jaren import SqlJaren
from storage.repositories.kaders import SqlKaders
from storage.repositories.logboek import SqlLogboek
from storage.repositories.mensen import SqlMensen
from storage.repositories.overleggen import SqlOverleggen
from storage.repositories.plannen import SqlPlannen
from storage.repositories.stukken import SqlStukken
from storage.repositories.toegangen import SqlToegangen
from storage.repositories.trail import Trail, UnloggedLook, write
from storage.repositories.uitgaven import SqlUitgaven
from storage.repositories.voorstellen import SqlVoorstellen
from storage.store import Store
from storage.tables import meta
from triage.ports import Work


class _TakenBack(Exception):
    """Ends a transaction that nobody committed."""


class SqlUnitOfWork:
    """One transaction (see `triage.ports.UnitOfWork`).

    What was refused is logged whatever becomes of the rest. What was read without a log line is not handed out:
    leaving the block then raises.

    Args:
        store: an open store.
        mark_key: the key under which words are recognised (`work_on` reads it).
    """

    def __init__(self, store: Store, mark_key: bytes) -> None:
        self._store = store
        self._mark_key = mark_key
        self._begun: ExitStack | None = None

    casussen: SqlCasussen
    voorstellen: SqlVoorstellen
    besluiten: SqlBesluiten
    mensen: SqlMensen
    logboek: SqlLogboek
    inzage: SqlInzage
    kaders: SqlKaders
    adviezen: SqlAdviezen
    toegangen: SqlToegangen
    concepten: SqlConcepten
    plannen: SqlPlannen
    overleggen: SqlOverleggen
    stukken: SqlStukken
    jaren: SqlJaren
    uitgaven: SqlUitgaven
    certificaten: SqlCertificaten
    erasing: SqlErasing

    def __enter__(self) -> Self:
        """Begin."""
        self._begun = ExitStack()
        connection = self._begun.enter_context(self._store.begin())
        self._trail = Trail(connection)
        self.casussen = SqlCasussen(connection, self._trail, self._mark_key)
        self.voorstellen = SqlVoorstellen(connection, self._trail)
        self.besluiten = SqlBesluiten(connection, self._trail)
        self.mensen = SqlMensen(connection, self._trail)
        self.logboek = SqlLogboek(connection, self._trail)
        self.kaders = SqlKaders(connection)
        self.inzage = SqlInzage(connection, self._trail, self._mark_key)
        self.adviezen = SqlAdviezen(connection, self._trail)
        self.toegangen = SqlToegangen(connection, self._trail, self._mark_key)
        self.concepten = SqlConcepten(connection)
        self.plannen = SqlPlannen(connection, self._trail)
        self.overleggen = SqlOverleggen(connection, self._trail)
        self.stukken = SqlStukken(connection, self._trail)
        self.jaren = SqlJaren(connection, self._trail)
        self.uitgaven = SqlUitgaven(connection, self._trail)
        self.certificaten = SqlCertificaten(connection, self._trail)
        self.erasing = SqlErasing(connection, self._trail, self._mark_key)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End; take back what was not committed, and log what was refused."""
        if self._begun is None:
            return
        begun, self._begun = self._begun, None
        why = fault or _TakenBack()
        begun.__exit__(type(why), why, trace)
        refused = self._trail.take_refused()
        if refused:
            with self._store.begin() as connection:
                write(connection, refused)
        if fault is None and self._trail.looked:
            raise UnloggedLook("read and left without a commit")

    def commit(self) -> None:
        """Keep everything, durably; after a destruction, clear what the file keeps of removed rows."""
        if self._begun is None:
            raise RuntimeError("this unit of work has ended")
        self._trail.settle()
        self.erasing.settle()
        begun, self._begun = self._begun, None
        begun.__exit__(None, None, None)
        if self.certificaten.taken is not None:
            self._store.signing.hold(self.certificaten.taken)
        if self.erasing.used:
            self._store.tidy()


def mark_key_of(store: Store) -> bytes:
    """Return the key of an open store under which words are recognised."""
    with store.look() as connection:
        key = connection.execute(select(meta.c.mark_key)).scalar_one()
    return bytes(key)


def work_on(store: Store) -> Work:
    """Return what begins units of work on an open store."""
    key = mark_key_of(store)
    return lambda: SqlUnitOfWork(store, key)
