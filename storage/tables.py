"""The tables as the code sees them. The migrated schema is equal to these: a test compares the two.

Rows never leave `storage`; values are mapped by hand.
"""

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

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
    Column("mark_key", LargeBinary, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
    CheckConstraint("kind IN ('echt', 'oefen')", name="kind"),
    sqlite_strict=True,
)
"""One row: which installation this file belongs to, whether it is real or for practice, and a key of 32 random bytes
under which words are recognised without being read (`text_mark`)."""

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
    sqlite_strict=True,
)
"""The chain. The last five columns repeat values of `meta` so that lists can filter; verifying compares the two.

Only what citizens and cases are looked up by has an index: each one is a page more to write at every look.
"""

log_payload = Table(
    "log_payload",
    metadata,
    Column("seq", Integer, ForeignKey("log_line.seq"), primary_key=True, autoincrement=False),
    Column("salt", LargeBinary, nullable=False),
    Column("payload", Text, nullable=False),
    sqlite_strict=True,
)
"""What a line says beyond its `meta`. May be destroyed by law; the chain then still verifies."""

casus = Table(
    "casus",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kenmerk", Text, nullable=False, unique=True),
    Column("kader", Text, nullable=False),
    Column("team", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("last_editor", Text),
    Column("proposer", Text),
    Column("version", Integer, nullable=False),
    Column("reviewed", Text),
    Column("changed", Integer, nullable=False),
    Column("crisis", Integer, nullable=False),
    Column("parties", Text, nullable=False),
    Column("shielded", Integer, nullable=False, server_default="0"),
    # A list asks one of these and stops at its limit, however many casussen there are. Each save moves a casus in
    # them, so there are no more than the relations of `triage.access.rights.CasusScope` need.
    Index("ix_casus_owner_changed", "owner", "changed"),
    Index("ix_casus_team_changed", "team", "changed"),
    Index("ix_casus_changed", "changed"),
    Index("ix_casus_put_forward", "team", "changed", sqlite_where=text("state = 'voorgelegd'")),
    sqlite_strict=True,
)
"""A casus without its answers. `changed` is in microseconds since 1970 (UTC), for order; `crisis` and `parties` repeat
what the answers say, so that a list reads no answers."""

casus_item = Table(
    "casus_item",
    metadata,
    Column("casus", Text, ForeignKey("casus.id"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("scope", Text, nullable=False),
    Column("place", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""The persons, parties, lines and consults of a casus, each at its place in its collection."""

answer = Table(
    "answer",
    metadata,
    Column("casus", Text, ForeignKey("casus.id"), primary_key=True),
    Column("question", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
    # The answers of one casus lie together, so that opening it reads few pages.
    sqlite_with_rowid=False,
)
"""What was filled in, as JSON (`storage.mapping.answers`); `item` is empty for the casus itself."""

text_mark = Table(
    "text_mark",
    metadata,
    Column("casus", Text, ForeignKey("casus.id"), primary_key=True),
    Column("question", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("mark", LargeBinary, primary_key=True),
    Index("ix_text_mark_mark", "mark"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""Keyed digests of longer pieces of text, so that copied words are noticed without reading another casus."""

casus_term = Table(
    "casus_term",
    metadata,
    Column("casus", Text, ForeignKey("casus.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("term", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("due", Text, nullable=False),
    Column("team", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Index("ix_casus_term_term", "term", "due"),
    Index("ix_casus_term_team", "team", "term", "due"),
    Index("ix_casus_term_owner", "owner", "term", "due"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""The terms that run in a casus, as the last save left them; `due` is an ISO date.

`team` and `owner` are those of the casus: a trigger of the file lets them follow.
"""

casus_place = Table(
    "casus_place",
    metadata,
    Column("casus", Text, ForeignKey("casus.id"), primary_key=True),
    Column("person", Text, primary_key=True),
    Column("question", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("cursor", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""Where each colleague was in a casus."""

decision_draft = Table(
    "decision_draft",
    metadata,
    Column("casus", Text, ForeignKey("casus.id"), primary_key=True),
    Column("person", Text, primary_key=True),
    Column("text", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""The decision that somebody is typing (`triage.besluit.draft`)."""

voorstel = Table(
    "voorstel",
    metadata,
    Column("id", Text, primary_key=True),
    Column("casus", Text, ForeignKey("casus.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("proposer", Text, nullable=False),
    Column("proposer_name", Text, nullable=False),
    Column("proposer_function", Text, nullable=False),
    Column("last_editor", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("snapshot", Text, nullable=False),
    UniqueConstraint("casus", "number", name="uq_voorstel_casus_number"),
    sqlite_strict=True,
)
"""Versions that were put to a decider; the file itself refuses to change or remove one."""

vraag = Table(
    "vraag",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("casus", Text, ForeignKey("casus.id"), nullable=False),
    Column("voorstel", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("by_name", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("answered", Text, nullable=False),
    Index("ix_vraag_casus", "casus", "seq"),
    sqlite_strict=True,
)
"""The thread of questions with which a casus went back."""

besluit = Table(
    "besluit",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("casus", Text, ForeignKey("casus.id"), nullable=False),
    Column("number", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("sealed_at", Text, nullable=False),
    Column("previous", Text, nullable=False, unique=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("content", LargeBinary, nullable=False),
    Index("ix_besluit_casus", "casus", "seq"),
    sqlite_strict=True,
)
"""The seals in order, each holding on to the one before; the file itself refuses to change or remove one."""

besluit_paper = Table(
    "besluit_paper",
    metadata,
    Column("besluit", Text, ForeignKey("besluit.id"), primary_key=True),
    Column("content", LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""The PDF as it was issued."""

settings = Table(
    "settings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("municipality", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("fg_contact", Text, nullable=False),
    Column("colour", Text, nullable=False),
    Column("idle_minutes", Integer, nullable=False),
    Column("practice", Integer, nullable=False),
    Column("overview_names", Integer, nullable=False, server_default="0"),
    Column("logo", LargeBinary, nullable=False, server_default=text("X''")),
    Column("window_right", Integer, nullable=False, server_default="0"),
    CheckConstraint("id = 1", name="one_row"),
    sqlite_strict=True,
)
"""One row: what the municipality set."""

person = Table(
    "person",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("function", Text, nullable=False),
    Column("same_as", Text),
    sqlite_strict=True,
)
"""The people who work with the program. `same_as`: turned out to be that person; stays for old lines of the log."""

account = Table(
    "account",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, ForeignKey("person.id"), nullable=False, index=True),
    Column("login", Text, nullable=False, unique=True),
    Column("fresh", Integer, nullable=False),
    Column("since", Text),
    Column("ended", Text),
    sqlite_strict=True,
)
"""Ways to log in. `fresh`: somebody else made up the password. `ended`: the moment from which it opens nothing."""

assignment = Table(
    "assignment",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("person", Text, ForeignKey("person.id"), nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("team", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("until", Text),
    Column("mandate", Text),
    Column("mandate_since", Text),
    Column("mandate_until", Text),
    sqlite_strict=True,
)
"""Which role somebody holds in which team, from when to when."""
