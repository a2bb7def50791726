"""Need to know: who is named on a casus, asking for access and advice, the 1-plan, the casusoverleg, and beheer.

Revision ID: 0002
"""

from storage.migrations import need_tables

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and columns, and let the file guard what only grows."""
    need_tables.casussen()
    need_tables.asking()
    need_tables.plannen()
    need_tables.beheer()
    need_tables.log()
    need_tables.guards()


def downgrade() -> None:
    """A file does not go back to before it knew who may see what."""
    raise NotImplementedError
