"""Whether the first people can do the work together: who proposes and who decides must be two (hard rule 3)."""

from collections.abc import Sequence
from enum import StrEnum

from triage.ids import RoleId
from triage.kader.model import Kader


class Lack(StrEnum):
    """What stands in the way of a first proposal and a first decision."""

    NIEMAND = "niemand"
    VOORSTELLER = "voorsteller"
    BESLISSER = "beslisser"
    ZELFDE_MENS = "zelfde_mens"


def lack_of(people: Sequence[Sequence[RoleId]], kader: Kader) -> Lack | None:
    """Tell what these people lack to work with four eyes, or None when nothing does.

    Args:
        people: the roles of each person.
        kader: knows which role may put forward and which may decide.
    """
    proposing = {index for index, roles in enumerate(people) if any_may(kader, roles, "voorleggen")}
    deciding = {index for index, roles in enumerate(people) if any_may(kader, roles, "besluiten")}
    if not people:
        return Lack.NIEMAND
    if not proposing:
        return Lack.VOORSTELLER
    if not deciding:
        return Lack.BESLISSER
    return Lack.ZELFDE_MENS if proposing == deciding and len(deciding) == 1 else None


def any_may(kader: Kader, roles: Sequence[RoleId], act: str) -> bool:
    """Tell whether one of these roles may do an act, in whatever relation to a casus."""
    return any(kader.roles[role].rights.get(act) for role in roles if role in kader.roles)
