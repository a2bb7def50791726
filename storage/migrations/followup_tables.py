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
        *text("stuk", "term", "soort"),
        *maybe("casus"),
        *text("team", "owner"),
        *maybe("aim", "due"),
        key("stuk_term", "stuk", "term"),
        to("stuk_term", "stuk", "stuk"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_stuk_term_soort", "stuk_term", ["soort", "due"])
    op.create_index("ix_stuk_term_team", "stuk_term", ["team", "soort", "due"])
    op.create_index("ix_stuk_term_owner", "stuk_term", ["owner", "soort", "due"])
    op.create_index("ix_stuk_term_casus", "stuk_term", ["casus", "soort"])
    _casus_terms()


def _casus_terms() -> None:
    """Let the terms of casussen be found in order for a team or a person, also when the casus changes hands."""
    op.rename_table("casus_term", "casus_term_before")
    op.create_table(
        "casus_term",
        *text("casus"),
        *number("place"),
        *text("term", "text", "due", "team", "owner"),
        key("casus_term", "casus", "place"),
        to("casus_term", "casus", "casus"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO casus_term (casus, place, term, text, due, team, owner) "
        "SELECT b.casus, b.place, b.term, b.text, b.due, c.team, c.owner "
        "FROM casus_term_before AS b JOIN casus AS c ON c.id = b.casus"
    )
    op.drop_table("casus_term_before")
    op.create_index("ix_casus_term_term", "casus_term", ["term", "due"])
    op.create_index("ix_casus_term_team", "casus_term", ["team", "term", "due"])
    op.create_index("ix_casus_term_owner", "casus_term", ["owner", "term", "due"])
    op.execute(
        "CREATE TRIGGER casus_term_moves AFTER UPDATE OF team, owner ON casus BEGIN "
        "UPDATE casus_term SET team = NEW.team, owner = NEW.owner WHERE casus = NEW.id; "
        "UPDATE stuk_term SET team = NEW.team WHERE casus = NEW.id; END"
    )
