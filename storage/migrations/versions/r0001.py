"""The first tables.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations import first_tables

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the store itself, of the log, of the casussen, of the seals and of the people."""
    _meta()
    _log_line()
    _log_payload()
    _guard_log()
    first_tables.people()
    first_tables.casussen()
    first_tables.besluiten()
    first_tables.guards()


def _meta() -> None:
    op.create_table(
        "meta",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("installation", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.Column("mark_key", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meta")),
        sa.CheckConstraint("id = 1", name=op.f("ck_meta_one_row")),
        sa.CheckConstraint("kind IN ('echt', 'oefen')", name=op.f("ck_meta_kind")),
        sqlite_strict=True,
    )


def _log_line() -> None:
    op.create_table(
        "log_line",
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("prev", sa.LargeBinary, nullable=False),
        sa.Column("meta", sa.Text, nullable=False),
        sa.Column("c", sa.LargeBinary, nullable=False),
        sa.Column("h", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.Text),
        sa.Column("act", sa.Text),
        sa.Column("actor", sa.Text),
        sa.Column("casus", sa.Text),
        sa.Column("persoon", sa.Text),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_log_line")),
        sqlite_strict=True,
    )
    op.create_index("ix_log_line_casus_seq", "log_line", ["casus", "seq"])
    op.create_index("ix_log_line_persoon_seq", "log_line", ["persoon", "seq"])


def _log_payload() -> None:
    op.create_table(
        "log_payload",
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_log_payload")),
        sa.ForeignKeyConstraint(["seq"], ["log_line.seq"], name=op.f("fk_log_payload_seq_log_line")),
        sqlite_strict=True,
    )


def _guard_log() -> None:
    """Let the file itself refuse what the program never does: a second lock, not the proof (that is the chain)."""
    for name, when in (
        ("log_line_update", "BEFORE UPDATE ON log_line"),
        ("log_line_delete", "BEFORE DELETE ON log_line"),
        (
            "log_line_insert",
            "BEFORE INSERT ON log_line WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM log_line)",
        ),
        ("log_payload_update", "BEFORE UPDATE ON log_payload"),
        (
            "log_payload_insert",
            "BEFORE INSERT ON log_payload WHEN NEW.seq IN (SELECT seq FROM log_payload WHERE seq = NEW.seq)",
        ),
    ):
        op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, 'the log only grows'); END")


def downgrade() -> None:
    """There is nothing before the first tables."""
    raise NotImplementedError
