"""The reminder inside the program: how much of mine is for today, until somebody puts it aside for the day."""

from typing import Final

from triage.casework.desk import Desk
from triage.casework.followup.werkvoorraad import near

_ABOUT: Final = "herinnering"
"""Where the day is kept on which it was put aside; it is of this person alone, and holds nothing but a date."""


def reminder(desk: Desk) -> int:
    """Return how many of mine are late or for today; none once it was put aside today."""
    with desk.work() as work:
        aside = work.concepten.text(desk.actor.person, _ABOUT)
        work.commit()
    return 0 if aside == desk.clock.today().isoformat() else near(desk)


def put_aside(desk: Desk) -> None:
    """Do not remind this person again today."""
    with desk.work() as work:
        work.concepten.keep(desk.actor.person, _ABOUT, desk.clock.today().isoformat())
        work.commit()
