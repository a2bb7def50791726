"""A log in a file without a cipher and without triggers: what an insider who has the key can do to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import StaticPool

from storage.log.chain import append_all, begin_log
from storage.log.entry import NOTHING, Head, commitment, link
from storage.log.verify import Verdict, verify
from storage.migrate import upgrade
from tests.storage.house import line

HERE = "installatie-1"
COUNT = 24
FIELDS = ("seq", "prev", "meta", "c", "h", "at", "act", "actor", "casus", "persoon")
TRIGGERS = ("log_line_update", "log_line_delete", "log_line_insert", "log_payload_update", "log_payload_insert")
_ALL = "SELECT l.seq, l.meta, p.salt, p.payload FROM log_line l JOIN log_payload p USING (seq) ORDER BY seq"


@dataclass
class Loose:
    """The log, its connection, and its head before anyone touched it."""

    connection: Connection
    head: Head

    def verdict(self, *known: Head) -> Verdict:
        return verify(self.connection, HERE, known)

    def run(self, sql: str, *, tabel: str = "", veld: str = "", **values: object) -> None:
        """Run SQL in which TABEL and VELD stand for names."""
        self.connection.execute(text(sql.replace("TABEL", tabel).replace("VELD", veld)), values)

    def value(self, tabel: str, veld: str, seq: int) -> tuple[bytes, bool]:
        """Return a field's bytes, and whether it is text."""
        sql = "SELECT CAST(VELD AS BLOB), typeof(VELD) FROM TABEL WHERE seq = :seq"
        found = self.connection.execute(text(sql.replace("TABEL", tabel).replace("VELD", veld)), {"seq": seq}).one()
        return bytes(found[0] or b""), found[1] == "text"

    def put(self, tabel: str, veld: str, seq: int, *, value: bytes, as_text: bool) -> None:
        """Put bytes into a field."""
        as_bytes = "UPDATE TABEL SET VELD = :value WHERE seq = :seq"
        sql = as_bytes.replace(":value", "CAST(:value AS TEXT)") if as_text else as_bytes
        self.run(sql, tabel=tabel, veld=veld, value=value, seq=seq)

    def undo(self) -> None:
        self.connection.rollback()

    def rehash(self) -> None:
        """Make the whole chain hold together again."""
        last = NOTHING
        for seq, meta, salt, payload in self.connection.execute(text(_ALL)).all():
            c = commitment(salt, payload.encode())
            h = link(seq, last, meta.encode(), c)
            self.run("UPDATE log_line SET prev = :prev, c = :c, h = :h WHERE seq = :seq", prev=last, c=c, h=h, seq=seq)
            last = h


@contextmanager
def loose_log(folder: Path) -> Iterator[Loose]:
    """Make such a log of `COUNT` lines."""
    engine = create_engine(f"sqlite+pysqlite:///{folder / 'los.db'}", poolclass=StaticPool)
    with engine.connect() as connection:
        upgrade(connection)
        for name in TRIGGERS:
            connection.execute(text(f"DROP TRIGGER {name}"))
        begin_log(connection, HERE, "0001", "echt", "2026-11-22T09:00:00+01:00")
        last = append_all(connection, [line(number, persoon="p1") for number in range(1, COUNT)])
        connection.commit()
        yield Loose(connection, last)
    engine.dispose()
