"""Who of a casus may not know yet, on a day: by what is being written, and by what was decided since (UAVG 41).

Where a deferral was sealed, the pieces say how it stands: renewed, lifted, or past its end. What stands in the answers
counts until then, and again when somebody writes a new one.
"""

from collections.abc import Iterable
from datetime import date

from triage.casus.deferral import deferred, until
from triage.casus.model import Casus, CasusState
from triage.followup.informeren import Informeren, held_until, holds
from triage.followup.stuk import Stuk
from triage.ids import ItemId

_SETTLED = frozenset({CasusState.BESLOTEN, CasusState.GESLOTEN})


def untold(casus: Casus, pieces: Iterable[Stuk[Informeren]], day: date) -> frozenset[ItemId]:
    """Return the persons of a casus who may not know yet on a day.

    Args:
        pieces: of that casus.
    """
    every = tuple(pieces)
    held = frozenset(stuk.content.person for stuk in every if holds(stuk, day))
    return held | {person for person in deferred(casus, day) if not _taken_over(casus, person, every)}


def owed_from(casus: Casus, pieces: Iterable[Stuk[Informeren]], person: ItemId, day: date) -> date:
    """Return from which day a person is owed what they may not know yet: the last day of what holds it, or that day.

    Args:
        pieces: of that casus.
    """
    every = tuple(pieces)
    if person not in untold(casus, every, day):
        return day
    ends = (held_until(one) for one in every if one.content.person == person and holds(one, day))
    written = None if _taken_over(casus, person, every) else until(casus, person)
    return max((one for one in (*ends, written) if one is not None), default=day)


def _taken_over(casus: Casus, person: ItemId, pieces: Iterable[Stuk[Informeren]]) -> bool:
    """Tell whether what the answers say was sealed, so that the pieces speak for it from then on."""
    own = tuple(stuk.content for stuk in pieces if stuk.content.person == person)
    if own and casus.state in _SETTLED:
        return True
    written = until(casus, person)
    return any(written == one.until for content in own for one in content.deferrals if one.origin)
