"""The tables as the code sees them. The migrated schema is equal to these: a test compares the two.

Rows never leave `storage`; values are mapped by hand.
"""

from typing import Final

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

NAMING: Final[dict[str, str]] = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)

meta = Table(
    "meta",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("installation", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
    CheckConstraint("kind IN ('echt', 'oefen')", name="kind"),
    sqlite_strict=True,
)
"""One row: which installation this file belongs to, and whether it is real or for practice."""

log_line = Table(
    "log_line",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("prev", LargeBinary, nullable=False),
    Column("meta", Text, nullable=False),
    Column("c", LargeBinary, nullable=False),
    Column("h", LargeBinary, nullable=False),
    Column("at", Text),
    Column("act", Text),
    Column("actor", Text),
    Column("casus", Text),
    Column("persoon", Text),
    Index("ix_log_line_casus_seq", "casus", "seq"),
    Index("ix_log_line_persoon_seq", "persoon", "seq"),
    Index("ix_log_line_actor_seq", "actor", "seq"),
    Index("ix_log_line_at", "at"),
    sqlite_strict=True,
)
"""The chain. The last five columns repeat values of `meta` so that lists can filter; verifying compares the two."""

log_payload = Table(
    "log_payload",
    metadata,
    Column("seq", Integer, ForeignKey("log_line.seq"), primary_key=True, autoincrement=False),
    Column("salt", LargeBinary, nullable=False),
    Column("payload", Text, nullable=False),
    sqlite_strict=True,
)
"""What a line says beyond its `meta`. May be destroyed by law; the chain then still verifies."""
