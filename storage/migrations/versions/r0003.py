"""After the decision: the pieces of the follow-up with their history and their terms, and destroying by law.

Revision ID: 0003
"""

from storage.migrations import erasing, followup_tables

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and let the guards of the file know what is destroyed by law."""
    followup_tables.stukken()
    erasing.wissen()


def downgrade() -> None:
    """A file does not forget what is owed."""
    raise NotImplementedError
