"""The tables of the follow-up as the code sees them. The migrated schema is equal to these: a test compares the two."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from storage.tables import metadata

stuk = Table(
    "stuk",
    metadata,
    Column("id", Text, primary_key=True),
    Column("soort", Text, nullable=False),
    Column("number", Text, nullable=False, unique=True),
    Column("casus", Text, ForeignKey("casus.id")),
    Column("team", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("made", Text, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("concerned", Text, nullable=False),
    Column("content", Text, nullable=False),
    Index("ix_stuk_casus", "casus", "soort"),
    Index("ix_stuk_team", "team", "soort", "changed"),
    Index("ix_stuk_soort", "soort", "changed"),
    sqlite_strict=True,
)
"""The pieces of the follow-up, each as JSON (`storage.mapping.stuk`). `changed` is in microseconds since 1970 (UTC)."""

stuk_version = Table(
    "stuk_version",
    metadata,
    Column("stuk", Text, ForeignKey("stuk.id"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("by_name", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("content", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""What a piece was after each act; the file itself refuses to change or remove one."""

stuk_term = Table(
    "stuk_term",
    metadata,
    Column("stuk", Text, ForeignKey("stuk.id"), primary_key=True),
    Column("term", Text, primary_key=True),
    Column("soort", Text, nullable=False),
    Column("casus", Text),
    Column("team", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("aim", Text),
    Column("due", Text),
    Index("ix_stuk_term_soort", "soort", "due"),
    Index("ix_stuk_term_team", "team", "soort", "due"),
    Index("ix_stuk_term_owner", "owner", "soort", "due"),
    Index("ix_stuk_term_casus", "casus", "soort"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""What is owed by a date and not done; `aim` and `due` are ISO dates, empty while a term is suspended.

`team` follows the team of the casus: a trigger of the file sees to it.
"""
