"""After the decision: the pieces of the follow-up with their history and their terms.

Revision ID: 0003
"""

from storage.migrations import followup_tables

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    followup_tables.stukken()


def downgrade() -> None:
    """A file does not forget what is owed."""
    raise NotImplementedError
