"""The tables of certificates and issued papers as the code sees them. The migrated schema is equal: a test compares."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, LargeBinary, Table, Text

from storage.tables import metadata

certificaat = Table(
    "certificaat",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("retired", Text),
    Column("chain", LargeBinary, nullable=False),
    Column("key", LargeBinary),
    CheckConstraint("kind IN ('eigen', 'ingevoerd')", name="kind"),
    sqlite_strict=True,
)
"""The certificates that papers were and are signed with. The key stands in this encrypted file and nowhere else.

`chain`: PEM, the own certificate first. `fingerprint`: SHA-256 of it, in hex. `retired`: since when another has taken
its place; its key is gone then.
"""

uitgave = Table(
    "uitgave",
    metadata,
    Column("id", Text, primary_key=True),
    Column("soort", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("casus", Text, ForeignKey("casus.id")),
    Column("stuk", Text),
    Column("persoon", Text),
    Column("also", Text, nullable=False),
    Column("content", LargeBinary),
    CheckConstraint("content IS NOT NULL OR soort = 'besluit'", name="content"),
    Index("ix_uitgave_casus", "casus", "at"),
    Index("ix_uitgave_digest", "digest"),
    Index("ix_uitgave_number", "number"),
    sqlite_strict=True,
)
"""Papers as they were issued, byte for byte; the file itself refuses to change one, or to remove one that is kept.

`digest`: SHA-256 of the bytes, in hex. `stuk`, `persoon`: the piece or the seal it is about, and the person it was for.
`also`: other casussen that it tells of, each between spaces. `content`: NULL where the bytes are those of
`besluit_paper`: they are kept once.
"""
