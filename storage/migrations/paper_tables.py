"""What papers need, as revision 0004 makes it: their certificates, the papers as they were issued, and the letterhead.

Part of that step, in a file of its own for its size; what goes for a released step goes for this file.
"""

from hashlib import sha256
from typing import Final

import sqlalchemy as sa
from alembic import op

from storage.migrations.first_tables import key, maybe, text, to

_GUARDS: Final = (
    (
        "CREATE TRIGGER uitgave_update BEFORE UPDATE ON uitgave"
        " BEGIN SELECT RAISE(ABORT, 'what was issued stays as it is'); END"
    ),
    (
        "CREATE TRIGGER uitgave_delete BEFORE DELETE ON uitgave"
        " WHEN NOT EXISTS (SELECT 1 FROM wissen"
        " WHERE id IN (OLD.casus, OLD.stuk) OR instr(OLD.also, ' ' || id || ' ') > 0)"
        " BEGIN SELECT RAISE(ABORT, 'what was issued stays'); END"
    ),
    (
        "CREATE TRIGGER certificaat_update BEFORE UPDATE ON certificaat"
        " WHEN NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.since <> OLD.since OR NEW.chain <> OLD.chain"
        " OR NEW.fingerprint <> OLD.fingerprint OR OLD.retired IS NOT NULL OR NEW.retired IS NULL"
        " OR NEW.key IS NOT NULL"
        " BEGIN SELECT RAISE(ABORT, 'a certificate stays as it is'); END"
    ),
    (
        "CREATE TRIGGER certificaat_insert BEFORE INSERT ON certificaat"
        " WHEN EXISTS (SELECT 1 FROM certificaat WHERE retired IS NULL)"
        " BEGIN SELECT RAISE(ABORT, 'one certificate holds at a time'); END"
    ),
    (
        "CREATE TRIGGER certificaat_delete BEFORE DELETE ON certificaat"
        " BEGIN SELECT RAISE(ABORT, 'a certificate stays known'); END"
    ),
)
"""Literal SQL, as the file keeps it. Once another takes its place, the key of a certificate goes, and only that."""


def papieren() -> None:
    """Make the tables and their guards, and the columns of the letterhead."""
    op.create_table(
        "certificaat",
        *text("id", "kind", "fingerprint", "since"),
        *maybe("retired"),
        sa.Column("chain", sa.LargeBinary, nullable=False),
        sa.Column("key", sa.LargeBinary),
        key("certificaat", "id"),
        sa.CheckConstraint("kind IN ('eigen', 'ingevoerd')", name=op.f("ck_certificaat_kind")),
        sqlite_strict=True,
    )
    op.create_table(
        "uitgave",
        *text("id", "soort", "number", "digest", "at", "by"),
        *maybe("casus", "stuk", "persoon"),
        *text("also"),
        sa.Column("content", sa.LargeBinary),
        key("uitgave", "id"),
        to("uitgave", "casus", "casus"),
        sa.CheckConstraint("content IS NOT NULL OR soort = 'besluit'", name=op.f("ck_uitgave_content")),
        sqlite_strict=True,
    )
    op.create_index("ix_uitgave_casus", "uitgave", ["casus", "at"])
    op.create_index("ix_uitgave_digest", "uitgave", ["digest"])
    op.create_index("ix_uitgave_number", "uitgave", ["number"])
    op.add_column("settings", sa.Column("logo", sa.LargeBinary, nullable=False, server_default=sa.text("X''")))
    op.add_column("settings", sa.Column("window_right", sa.Integer, nullable=False, server_default="0"))
    _earlier_papers()
    for guard in _GUARDS:
        op.execute(guard)


def _earlier_papers() -> None:
    """Let the papers of decisions from before count as issued on the day of their seal.

    Whether one was printed was not kept beside it then, and a paper of ours may not read as unknown.
    """
    held = op.get_bind()
    papers = held.exec_driver_sql(
        "SELECT besluit.id, number, sealed_at, casus, besluit_paper.content"
        " FROM besluit JOIN besluit_paper ON besluit_paper.besluit = besluit.id"
    )
    rows = [(one, number, sha256(paper).hexdigest(), at, casus, one) for one, number, at, casus, paper in papers]
    for row in rows:
        held.exec_driver_sql(
            'INSERT INTO uitgave (id, soort, number, digest, at, "by", casus, stuk, also)'
            " VALUES (?, 'besluit', ?, ?, ?, '', ?, ?, '')",
            row,
        )
