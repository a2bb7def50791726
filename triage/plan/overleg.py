"""The casusoverleg as a value: who is asked and why they must be there, who takes part, what is on the table."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from triage.ids import CasusId, CodeId, ItemId, PersonId
from triage.plan.model import Basis, Gehouden


class OverlegState(StrEnum):
    """Where a meeting stands."""

    GEPLAND = "gepland"
    GEHOUDEN = "gehouden"
    AFGELAST = "afgelast"


class Verwijzing(StrEnum):
    """What a point of the agenda points to; an agenda has no words of its own."""

    BESLUIT = "besluit"
    REGEL = "regel"
    PLAN = "plan"
    AFSPRAAK = "afspraak"
    VRAAG = "vraag"


@dataclass(frozen=True, slots=True)
class Agendapunt:
    """A point of the agenda, by reference.

    Args:
        ref: a number (`2026-0148-B1`, `2026-0148-P1`), the id of a line or an agreement, or the place of a question in
            the thread of the decider (`1` for the first).
    """

    kind: Verwijzing
    ref: str


@dataclass(frozen=True, slots=True)
class Genodigde:
    """Somebody who is asked to the meeting. Being asked tells that the person is known, so it needs a basis.

    Args:
        needed: why they must be there, in a few words; it passes the dat-wat check.
        points: places on the agenda that they are asked for; they are there for those only.
        present: whether they came; None before the meeting.
        kept: words of `needed` that the check marked and that are right here.
    """

    id: ItemId
    name: str
    function: str
    organisation: str
    needed: str
    basis: Basis
    points: tuple[int, ...] = ()
    colleague: PersonId | None = None
    present: bool | None = None
    kept: tuple[Gehouden, ...] = ()


@dataclass(frozen=True, slots=True)
class Deelname:
    """Whether a betrokkene takes part in the meeting about them; not taking part has its E code and motivation.

    Args:
        takes_part: None while nobody said.
    """

    person: ItemId
    takes_part: bool | None = None
    code: CodeId | None = None
    motivation: str = ""


@dataclass(frozen=True, slots=True)
class Overleg:
    """A casusoverleg.

    Args:
        number: what people call it, `2026-0148-O1`.
        at: when it is or was.
        agreed: the agreements of the plan that came out of it.
        version: counts changes.
    """

    id: str
    casus: CasusId
    number: str
    at: datetime
    state: OverlegState = OverlegState.GEPLAND
    invited: tuple[Genodigde, ...] = ()
    parts: tuple[Deelname, ...] = ()
    agenda: tuple[Agendapunt, ...] = ()
    agreed: tuple[ItemId, ...] = ()
    version: int = 0
