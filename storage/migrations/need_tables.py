"""The tables of need to know, as revision 0002 makes them.

Part of that step, in a file of its own for its size; what goes for a released step goes for this file.
"""

import hashlib
import hmac
import json
import unicodedata

import sqlalchemy as sa
from alembic import op

from storage.migrations.first_tables import key, maybe, number, text, to, unique


def casussen() -> None:
    """Give a casus its shield, and make the tables of who is named on it and of who is known."""
    op.add_column("casus", sa.Column("shielded", sa.Integer, nullable=False, server_default="0"))
    op.create_index("ix_casus_changed", "casus", ["changed"])
    op.create_table(
        "casus_member",
        *text("casus"),
        sa.Column("place", sa.Integer, autoincrement=False, nullable=False),
        *text("person", "band", "since"),
        *maybe("until", "by", "team"),
        key("casus_member", "casus", "place"),
        to("casus_member", "casus", "casus"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_casus_member_person", "casus_member", ["person", "band"])
    op.create_table(
        "person_mark",
        *text("casus", "item"),
        sa.Column("mark", sa.LargeBinary, nullable=False),
        key("person_mark", "casus", "item"),
        to("person_mark", "casus", "casus"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_person_mark_mark", "person_mark", ["mark"])
    _mark_people()


def _mark_people() -> None:
    """Give the persons who stand in a casus already the mark by which the neutral card knows them.

    The rule is written out here as it was at this step: what a later program makes of a mark does not change it.
    """
    connection = op.get_bind()
    key = bytes(connection.exec_driver_sql("SELECT mark_key FROM meta").scalar() or b"")
    rows = connection.exec_driver_sql(
        "SELECT n.casus, n.item, n.value, b.value FROM answer n JOIN answer b ON b.casus = n.casus AND b.item = n.item "
        "WHERE n.question = 'persoon.naam' AND b.question = 'persoon.geboortedatum'"
    ).all()
    for casus, item, named, born in rows:
        name, day = str(json.loads(named).get("tekst", "")), json.loads(born).get("datum")
        if name.strip() and day:
            plain = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
            said = f"persoon|{plain}|{day}".encode("utf-8", "surrogatepass")
            mark = hmac.digest(key, said, hashlib.sha256)[:16]
            connection.exec_driver_sql(
                "INSERT INTO person_mark (casus, item, mark) VALUES (?, ?, ?)", (casus, item, mark)
            )


def asking() -> None:
    """Make the tables of requests for access and of advice."""
    op.create_table(
        "toegang",
        *text("id", "at", "asked_by", "role", "team", "kind"),
        *maybe("casus", "item"),
        *text("name"),
        *maybe("born"),
        *text("purpose", "motivation"),
        *number("days"),
        *maybe("verdict", "decided_by", "decided_role", "decided_at", "answer", "until", "ended_at", "ended_by"),
        *maybe("behalf"),
        key("toegang", "id"),
        to("toegang", "casus", "casus"),
        sqlite_strict=True,
    )
    op.create_index("ix_toegang_asked_by", "toegang", ["asked_by", "at"])
    op.create_index("ix_toegang_casus", "toegang", ["casus", "at"])
    op.create_index("ix_toegang_verdict", "toegang", ["verdict", "at"])
    op.create_table(
        "adviesvraag",
        *text("id", "casus", "at", "asked_by", "asked_by_name", "adviser", "question", "answer"),
        *maybe("answered_at"),
        key("adviesvraag", "id"),
        to("adviesvraag", "casus", "casus"),
        sqlite_strict=True,
    )
    op.create_index("ix_adviesvraag_casus", "adviesvraag", ["casus", "at"])
    op.create_index("ix_adviesvraag_adviser", "adviesvraag", ["adviser", "at"])


def plannen() -> None:
    """Make the tables of the 1-plan and the casusoverleg."""
    op.create_table(
        "plan",
        *text("id", "casus", "number", "state"),
        *number("version", "changed"),
        *text("content"),
        key("plan", "id"),
        unique("plan", "number"),
        to("plan", "casus", "casus"),
        sqlite_strict=True,
    )
    op.create_index("ix_plan_casus", "plan", ["casus"])
    op.create_index("ix_plan_changed", "plan", ["changed"])
    op.create_table(
        "plan_version",
        *text("plan"),
        sa.Column("version", sa.Integer, autoincrement=False, nullable=False),
        *text("at", "by", "by_name", "act", "content"),
        key("plan_version", "plan", "version"),
        to("plan_version", "plan", "plan"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "plan_helper",
        *text("plan", "person"),
        key("plan_helper", "plan", "person"),
        to("plan_helper", "plan", "plan"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_plan_helper_person", "plan_helper", ["person"])
    op.create_table(
        "overleg",
        *text("id", "casus"),
        *number("at"),
        *text("state"),
        *number("version"),
        *text("content"),
        key("overleg", "id"),
        to("overleg", "casus", "casus"),
        sqlite_strict=True,
    )
    op.create_index("ix_overleg_casus", "overleg", ["casus", "at"])


def beheer() -> None:
    """Make the tables of teams, replacement, reviews of rights, kaders and standbewijzen."""
    op.add_column("settings", sa.Column("overview_names", sa.Integer, nullable=False, server_default="0"))
    op.add_column("person", sa.Column("same_as", sa.Text))
    op.add_column("account", sa.Column("since", sa.Text))
    op.add_column("account", sa.Column("ended", sa.Text))
    op.create_table(
        "concept",
        *text("person", "about", "text"),
        key("concept", "person", "about"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table("team", *text("name", "contact"), key("team", "name"), sqlite_strict=True)
    op.create_table(
        "replacement",
        *text("id", "absent", "by", "role", "team", "since", "until"),
        *maybe("mandate", "mandate_since", "mandate_until"),
        key("replacement", "id"),
        to("replacement", "absent", "person"),
        to("replacement", "by", "person"),
        sqlite_strict=True,
    )
    op.create_index("ix_replacement_by", "replacement", ["by"])
    op.create_table(
        "rights_review",
        sa.Column("seq", sa.Integer, nullable=False),
        *text("person", "at", "by", "by_name"),
        key("rights_review", "seq"),
        to("rights_review", "person", "person"),
        sqlite_strict=True,
    )
    op.create_index("ix_rights_review_person", "rights_review", ["person"])
    _kaders()
    op.create_table(
        "standbewijs",
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        *text("at", "by"),
        *number("seq"),
        sa.Column("h", sa.LargeBinary, nullable=False),
        *text("previous", "digest"),
        key("standbewijs", "number"),
        unique("standbewijs", "digest"),
        sqlite_strict=True,
    )


def _kaders() -> None:
    op.create_table(
        "kader_version",
        *text("version", "digest", "at", "by", "content"),
        key("kader_version", "version"),
        sqlite_strict=True,
    )
    op.create_table(
        "kader_activation",
        sa.Column("seq", sa.Integer, nullable=False),
        *text("version", "digest", "resolution", "resolved_on", "since", "at", "by", "by_name"),
        key("kader_activation", "seq"),
        sqlite_strict=True,
    )


def log() -> None:
    """Let the log be found by who did what, and by day without a page more at each look."""
    op.create_index("ix_log_line_actor_act", "log_line", ["actor", "act"])
    op.create_table(
        "log_day",
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        *text("day"),
        key("log_day", "seq"),
        sqlite_strict=True,
    )
    op.execute(
        "INSERT INTO log_day SELECT seq, day FROM ("
        "SELECT seq, coalesce(substr(at, 1, 10), '') AS day, "
        "lag(coalesce(substr(at, 1, 10), '')) OVER (ORDER BY seq) AS last FROM log_line"
        ") WHERE last IS NULL OR day <> last"
    )


def guards() -> None:
    """Let the file itself refuse to change or remove what only grows."""
    for table in ("plan_version", "rights_review", "kader_version", "kader_activation", "standbewijs", "log_day"):
        _refuse(f"{table}_update", f"BEFORE UPDATE ON {table}")
        _refuse(f"{table}_delete", f"BEFORE DELETE ON {table}")
    # A request keeps its words and gets one answer; what was given may end before its day.
    _refuse("toegang_delete", "BEFORE DELETE ON toegang")
    asked = "id, at, asked_by, role, team, kind, casus, item, name, born, purpose, motivation, days, behalf"
    _refuse("toegang_asked", f"BEFORE UPDATE OF {asked} ON toegang")
    _refuse(
        "toegang_answered",
        "BEFORE UPDATE OF verdict, decided_by, decided_role, decided_at, answer, until ON toegang "
        "WHEN OLD.verdict IS NOT NULL",
    )
    _refuse("adviesvraag_delete", "BEFORE DELETE ON adviesvraag")
    _refuse(
        "adviesvraag_asked",
        "BEFORE UPDATE OF id, casus, at, asked_by, asked_by_name, adviser, question ON adviesvraag",
    )
    _refuse(
        "adviesvraag_answered",
        "BEFORE UPDATE OF answer, answered_at ON adviesvraag WHEN OLD.answered_at IS NOT NULL",
    )


def _refuse(name: str, when: str) -> None:
    op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, 'what was said stays'); END")
