"""Papers that anyone can check: certificates to sign with, what was issued, and the municipality's logo.

Revision ID: 0004
"""

from storage.migrations import paper_tables

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and the columns."""
    paper_tables.papieren()


def downgrade() -> None:
    """A file does not forget what was issued."""
    raise NotImplementedError
