"""What somebody is typing outside the triage: kept on the way, and there again after a lock or a crash."""

from triage.casework.desk import Desk


def keep_typed(desk: Desk, about: str, text: str) -> None:
    """Keep what is being typed; an empty text takes it away.

    Args:
        about: what it is about, `plan:<id>`, `advies:<casus>`; ids only.
    """
    with desk.work() as work:
        work.concepten.keep(desk.actor.person, about, text)
        work.commit()


def typed(desk: Desk, about: str) -> str:
    """Return what was being typed, or an empty text."""
    with desk.work() as work:
        return work.concepten.text(desk.actor.person, about)
