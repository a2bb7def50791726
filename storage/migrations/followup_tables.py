"""The tables of the follow-up, as revision 0003 makes them.

Part of that step, in a file of its own for its size; what goes for a released step goes for this file.
"""

from alembic import op

from storage.migrations.first_tables import key, maybe, number, text, to, unique


def stukken() -> None:
    """Make the tables of the pieces, their history and their terms."""
    op.create_table(
        "stuk",
        *text("id", "soort", "number"),
        *maybe("casus"),
        *text("team", "owner", "state"),
        *number("version"),
        *text("made"),
        *number("changed"),
        *text("concerned", "content"),
        key("stuk", "id"),
        unique("stuk", "number"),
        to("stuk", "casus", "casus"),
        sqlite_strict=True,
    )
    op.create_index("ix_stuk_casus", "stuk", ["casus", "soort"])
    op.create_index("ix_stuk_team", "stuk", ["team", "soort", "changed"])
    op.create_index("ix_stuk_soort", "stuk", ["soort", "changed"])
    op.create_table(
        "stuk_version",
        *text("stuk"),
        *number("version"),
        *text("at", "by", "by_name", "act", "state", "content"),
        key("stuk_version", "stuk", "version"),
        to("stuk_version", "stuk", "stuk"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stuk_term",
        *text("stuk", "term"),
        *maybe("casus"),
        *text("team", "owner"),
        *maybe("aim", "due"),
        key("stuk_term", "stuk", "term"),
        to("stuk_term", "stuk", "stuk"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_stuk_term_team_due", "stuk_term", ["team", "due"])
    op.create_index("ix_stuk_term_owner_due", "stuk_term", ["owner", "due"])
    op.create_index("ix_stuk_term_casus", "stuk_term", ["casus", "due"])
