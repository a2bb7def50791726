"""What a paper that comes from no casus needs of the municipality: its name, colour and contacts."""

from triage.casework.desk import Desk
from triage.ports import Settings


def letterhead(desk: Desk) -> Settings:
    """Return what the municipality set. It is about no inhabitant, so it leaves no log line."""
    with desk.work() as work:
        return work.mensen.settings()
