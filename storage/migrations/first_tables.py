"""The tables of casussen, seals and people, as revision 0001 makes them.

Part of that step, in a file of its own for its size; what goes for a released step goes for this file.
"""

import sqlalchemy as sa
from alembic import op


def text(*names: str) -> list[sa.Column[str]]:
    """Return columns of text that are always there."""
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def maybe(*names: str) -> list[sa.Column[str]]:
    """Return columns of text that may be empty."""
    return [sa.Column(name, sa.Text) for name in names]


def number(*names: str) -> list[sa.Column[int]]:
    """Return columns of numbers."""
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    """Return the key of a table."""
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def unique(table: str, *columns: str) -> sa.UniqueConstraint:
    """Return what holds columns unique."""
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    """Return a reference to another table."""
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))


def people() -> None:
    """Make the tables of settings, people, accounts and roles."""
    op.create_table(
        "settings",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        *text("municipality", "unit", "address", "contact", "fg_contact", "colour"),
        *number("idle_minutes", "practice"),
        key("settings", "id"),
        sa.CheckConstraint("id = 1", name=op.f("ck_settings_one_row")),
        sqlite_strict=True,
    )
    op.create_table("person", *text("id", "name", "function"), key("person", "id"), sqlite_strict=True)
    op.create_table(
        "account",
        *text("id", "person", "login"),
        *number("fresh"),
        key("account", "id"),
        unique("account", "login"),
        to("account", "person", "person"),
        sqlite_strict=True,
    )
    op.create_index("ix_account_person", "account", ["person"])
    op.create_table(
        "assignment",
        sa.Column("seq", sa.Integer, nullable=False),
        *text("person", "role", "team", "since"),
        *maybe("until", "mandate", "mandate_since", "mandate_until"),
        key("assignment", "seq"),
        to("assignment", "person", "person"),
        sqlite_strict=True,
    )
    op.create_index("ix_assignment_person", "assignment", ["person"])


def casussen() -> None:
    """Make the tables of the casussen."""
    _casus()
    op.create_table(
        "casus_item",
        *text("casus", "id", "scope"),
        *number("place"),
        key("casus_item", "casus", "id"),
        to("casus_item", "casus", "casus"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "answer",
        *text("casus", "question", "item", "value"),
        key("answer", "casus", "question", "item"),
        to("answer", "casus", "casus"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    _beside_casus()
    _terms()


def _casus() -> None:
    op.create_table(
        "casus",
        *text("id", "kenmerk", "kader", "team", "owner", "made", "state"),
        *maybe("last_editor", "proposer"),
        *number("version"),
        *maybe("reviewed"),
        *number("changed", "crisis"),
        *text("parties"),
        key("casus", "id"),
        unique("casus", "kenmerk"),
        sqlite_strict=True,
    )
    op.create_index("ix_casus_owner_changed", "casus", ["owner", "changed"])
    op.create_index("ix_casus_team_changed", "casus", ["team", "changed"])
    op.create_index("ix_casus_put_forward", "casus", ["team", "changed"], sqlite_where=sa.text("state = 'voorgelegd'"))


def _beside_casus() -> None:
    op.create_table(
        "text_mark",
        *text("casus", "question", "item"),
        sa.Column("mark", sa.LargeBinary, nullable=False),
        key("text_mark", "casus", "question", "item", "mark"),
        to("text_mark", "casus", "casus"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_text_mark_mark", "text_mark", ["mark"])
    op.create_table(
        "casus_place",
        *text("casus", "person", "question", "item"),
        *number("cursor"),
        key("casus_place", "casus", "person"),
        to("casus_place", "casus", "casus"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )

    op.create_table(
        "decision_draft",
        *text("casus", "person", "text"),
        key("decision_draft", "casus", "person"),
        to("decision_draft", "casus", "casus"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _terms() -> None:
    op.create_table(
        "casus_term",
        *text("casus"),
        sa.Column("place", sa.Integer, autoincrement=False, nullable=False),
        *text("term", "text", "due"),
        key("casus_term", "casus", "place"),
        to("casus_term", "casus", "casus"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_casus_term_due", "casus_term", ["due"])


def besluiten() -> None:
    """Make the tables of versions put forward, questions about them, seals and issued papers."""
    op.create_table(
        "voorstel",
        *text("id", "casus"),
        *number("number"),
        *text("proposer", "proposer_name", "proposer_function", "last_editor", "at", "snapshot"),
        key("voorstel", "id"),
        unique("voorstel", "casus", "number"),
        to("voorstel", "casus", "casus"),
        sqlite_strict=True,
    )
    op.create_table(
        "vraag",
        sa.Column("seq", sa.Integer, nullable=False),
        *text("casus"),
        *number("voorstel"),
        *text("at", "by", "by_name", "about", "text", "answered"),
        key("vraag", "seq"),
        to("vraag", "casus", "casus"),
        sqlite_strict=True,
    )
    op.create_index("ix_vraag_casus", "vraag", ["casus", "seq"])
    _seals()


def _seals() -> None:
    op.create_table(
        "besluit",
        sa.Column("seq", sa.Integer, nullable=False),
        *text("id", "casus", "number", "kind", "sealed_at", "previous", "digest"),
        sa.Column("content", sa.LargeBinary, nullable=False),
        key("besluit", "seq"),
        unique("besluit", "id"),
        unique("besluit", "number"),
        unique("besluit", "previous"),
        unique("besluit", "digest"),
        to("besluit", "casus", "casus"),
        sqlite_strict=True,
    )
    op.create_index("ix_besluit_casus", "besluit", ["casus", "seq"])
    op.create_table(
        "besluit_paper",
        *text("besluit"),
        sa.Column("content", sa.LargeBinary, nullable=False),
        key("besluit_paper", "besluit"),
        to("besluit_paper", "besluit", "besluit"),
        sqlite_strict=True,
    )


def guards() -> None:
    """Let the file itself refuse to change or remove what was put forward, sealed or issued (hard rule 10)."""
    for table in ("voorstel", "besluit", "besluit_paper"):
        _refuse(f"{table}_update", f"BEFORE UPDATE ON {table}")
        _refuse(f"{table}_delete", f"BEFORE DELETE ON {table}")
    _refuse(
        "besluit_insert",
        "BEFORE INSERT ON besluit WHEN NEW.previous <> "
        "coalesce((SELECT digest FROM besluit ORDER BY seq DESC LIMIT 1), printf('%064d', 0))",
    )
    # A thread stays visible: of a question only its answer is written.
    _refuse("vraag_delete", "BEFORE DELETE ON vraag")
    _refuse("vraag_update", "BEFORE UPDATE OF casus, voorstel, at, by, by_name, about, text ON vraag")


def _refuse(name: str, when: str) -> None:
    op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, 'what was sealed or put forward stays'); END")
