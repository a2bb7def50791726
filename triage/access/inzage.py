"""Looking at the log: what is asked of it, and its lines as a person reads them (chapter 11)."""

from dataclasses import dataclass
from datetime import date, datetime

from triage.access.log import Act
from triage.ids import CasusId, ItemId, PersonId, RoleId


@dataclass(frozen=True, slots=True)
class Gezocht:
    """Which lines of the log are wanted; what is empty narrows nothing.

    Args:
        since, until: first and last day, in the municipality's zone; both count.
        casus, person: about which casus, and which person in it.
        actor: who did it.
        acts: what was done.
    """

    since: date | None = None
    until: date | None = None
    casus: CasusId | None = None
    person: ItemId | None = None
    actor: PersonId | None = None
    acts: frozenset[Act] = frozenset()


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the log as it stands there.

    Args:
        seq: its number.
        actor_name: their name now; empty when nobody knows it any more.
        kenmerk: of the casus; empty when it is about none, and `None` when the casus is afgeschermd for who looks.
        person: the person concerned; None when it is about nobody.
        person_name: only where who looks may know it; else empty.
        purpose, detail: empty after lawful erasure (`erased`).
    """

    seq: int
    at: datetime
    act: str
    code: str
    actor: PersonId | None
    actor_name: str
    role: RoleId | None
    team: str
    behalf: PersonId | None
    casus: CasusId | None
    kenmerk: str | None
    person: ItemId | None
    person_name: str
    purpose: str
    detail: str
    result: str
    trace: str
    kader: str
    erased: bool = False
