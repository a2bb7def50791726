"""The tables of casussen, seals and people, as revision 0001 makes them.

Part of that step, in a file of its own for its size; what goes for a released step goes for this file.
"""

import sqlalchemy as sa
from alembic import op


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _maybe(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text) for name in names]


def _number(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))


def people() -> None:
    """Make the tables of settings, people, accounts and roles."""
    op.create_table(
        "settings",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        *_text("municipality", "unit", "address", "contact", "fg_contact", "colour"),
        *_number("idle_minutes", "practice"),
        _key("settings", "id"),
        sa.CheckConstraint("id = 1", name=op.f("ck_settings_one_row")),
        sqlite_strict=True,
    )
    op.create_table("person", *_text("id", "name", "function"), _key("person", "id"), sqlite_strict=True)
    op.create_table(
        "account",
        *_text("id", "person", "login"),
        *_number("fresh"),
        _key("account", "id"),
        _unique("account", "login"),
        _to("account", "person", "person"),
        sqlite_strict=True,
    )
    op.create_index("ix_account_person", "account", ["person"])
    op.create_table(
        "assignment",
        sa.Column("seq", sa.Integer, nullable=False),
        *_text("person", "role", "team", "since"),
        *_maybe("until", "mandate", "mandate_since", "mandate_until"),
        _key("assignment", "seq"),
        _to("assignment", "person", "person"),
        sqlite_strict=True,
    )
    op.create_index("ix_assignment_person", "assignment", ["person"])


def casussen() -> None:
    """Make the tables of the casussen."""
    _casus()
    op.create_table(
        "casus_item",
        *_text("casus", "id", "scope"),
        *_number("place"),
        _key("casus_item", "casus", "id"),
        _to("casus_item", "casus", "casus"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "answer",
        *_text("casus", "question", "item", "value"),
        _key("answer", "casus", "question", "item"),
        _to("answer", "casus", "casus"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    _beside_casus()
    _terms()


def _casus() -> None:
    op.create_table(
        "casus",
        *_text("id", "kenmerk", "kader", "team", "owner", "made", "state"),
        *_maybe("last_editor", "proposer"),
        *_number("version"),
        *_maybe("reviewed"),
        *_number("changed", "crisis"),
        *_text("parties"),
        _key("casus", "id"),
        _unique("casus", "kenmerk"),
        sqlite_strict=True,
    )
    op.create_index("ix_casus_owner_changed", "casus", ["owner", "changed"])
    op.create_index("ix_casus_team_changed", "casus", ["team", "changed"])
    op.create_index("ix_casus_put_forward", "casus", ["team", "changed"], sqlite_where=sa.text("state = 'voorgelegd'"))


def _beside_casus() -> None:
    op.create_table(
        "text_mark",
        *_text("casus", "question", "item"),
        sa.Column("mark", sa.LargeBinary, nullable=False),
        _key("text_mark", "casus", "question", "item", "mark"),
        _to("text_mark", "casus", "casus"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_text_mark_mark", "text_mark", ["mark"])
    op.create_table(
        "casus_place",
        *_text("casus", "person", "question", "item"),
        *_number("cursor"),
        _key("casus_place", "casus", "person"),
        _to("casus_place", "casus", "casus"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )

    op.create_table(
        "decision_draft",
        *_text("casus", "person", "text"),
        _key("decision_draft", "casus", "person"),
        _to("decision_draft", "casus", "casus"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _terms() -> None:
    op.create_table(
        "casus_term",
        *_text("casus"),
        sa.Column("place", sa.Integer, autoincrement=False, nullable=False),
        *_text("term", "text", "due"),
        _key("casus_term", "casus", "place"),
        _to("casus_term", "casus", "casus"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_casus_term_due", "casus_term", ["due"])


def besluiten() -> None:
    """Make the tables of versions put forward, questions about them, seals and issued papers."""
    op.create_table(
        "voorstel",
        *_text("id", "casus"),
        *_number("number"),
        *_text("proposer", "proposer_name", "proposer_function", "last_editor", "at", "snapshot"),
        _key("voorstel", "id"),
        _unique("voorstel", "casus", "number"),
        _to("voorstel", "casus", "casus"),
        sqlite_strict=True,
    )
    op.create_table(
        "vraag",
        sa.Column("seq", sa.Integer, nullable=False),
        *_text("casus"),
        *_number("voorstel"),
        *_text("at", "by", "by_name", "about", "text", "answered"),
        _key("vraag", "seq"),
        _to("vraag", "casus", "casus"),
        sqlite_strict=True,
    )
    op.create_index("ix_vraag_casus", "vraag", ["casus", "seq"])
    _seals()


def _seals() -> None:
    op.create_table(
        "besluit",
        sa.Column("seq", sa.Integer, nullable=False),
        *_text("id", "casus", "number", "kind", "sealed_at", "previous", "digest"),
        sa.Column("content", sa.LargeBinary, nullable=False),
        _key("besluit", "seq"),
        _unique("besluit", "id"),
        _unique("besluit", "number"),
        _unique("besluit", "previous"),
        _unique("besluit", "digest"),
        _to("besluit", "casus", "casus"),
        sqlite_strict=True,
    )
    op.create_index("ix_besluit_casus", "besluit", ["casus", "seq"])
    op.create_table(
        "besluit_paper",
        *_text("besluit"),
        sa.Column("content", sa.LargeBinary, nullable=False),
        _key("besluit_paper", "besluit"),
        _to("besluit_paper", "besluit", "besluit"),
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
