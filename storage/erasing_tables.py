"""The tables of destroying by law as the code sees them. The migrated schema is equal to these: a test compares."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Table, Text

from storage.tables import metadata

wissen = Table(
    "wissen",
    metadata,
    Column("id", Text, primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""What is being destroyed in this transaction: the guards of the file let go of the rows of these ids and of no other.

Empty whenever a transaction ends.
"""

gewist = Table(
    "gewist",
    metadata,
    Column("id", Text, primary_key=True),
    Column("casus", Text, ForeignKey("casus.id")),
    Column("at", Text, nullable=False),
    Column("backups_until", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""What was destroyed by law, by its random id: a casus, or a piece that stands by itself. A row stays as it is.

`backups_until`: the last day on which a back-up of before `at` may still be there.
"""

opruimen = Table(
    "opruimen",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    CheckConstraint("id = 1", name="one_row"),
    sqlite_strict=True,
)
"""One row from a destruction until the file was cleared of what it kept of removed rows; none otherwise."""
