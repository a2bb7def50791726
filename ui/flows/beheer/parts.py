"""Which parts of beheer there are for a role."""

from triage.casework.desk import Desk
from ui.pages.people.frame import PARTS

_RIGHTS = {"certificaat": "certificaat_beheren"}


def parts_for(desk: Desk) -> tuple[str, ...]:
    """Return the parts of beheer that somebody may open, in the order of their buttons."""
    if not desk.may("beheer"):
        return tuple(part for part in PARTS if part == "rechten" or (part in _RIGHTS and desk.may(_RIGHTS[part])))
    return tuple(part for part in PARTS if part not in _RIGHTS or desk.may(_RIGHTS[part]))
