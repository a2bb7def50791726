"""Looking at the log: what is asked of it, and its lines as a person reads them (chapter 11)."""

from dataclasses import dataclass
from datetime import date, datetime

from triage.access.log import Act
from triage.access.rights import CasusScope
from triage.access.standbewijs import Peil
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

    def codes(self) -> str:
        """Return what is wanted as ids and codes only, for the log line about looking at the log."""
        said = (
            ("sinds", self.since.isoformat() if self.since else ""),
            ("tot", self.until.isoformat() if self.until else ""),
            ("casus", self.casus or ""),
            ("persoon", self.person or ""),
            ("wie", self.actor or ""),
            ("wat", ",".join(sorted(self.acts))),
        )
        return " ".join(f"{name}={value}" for name, value in said if value)


@dataclass(frozen=True, slots=True)
class Zicht:
    """How much of a line who looks may know.

    Args:
        casussen: of these the kenmerk is told, and which part was seen.
        names: in a casus within one of these the names of persons are told as well, when the lines of that one casus
            are asked for: a list over many casussen holds no names.
    """

    casussen: CasusScope
    names: tuple[CasusScope, ...] = ()


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the log as it stands there.

    Args:
        seq: its number.
        actor_name: their name now; empty when nobody knows it any more.
        kenmerk: of the casus; empty when it is about none, and `None` when the casus is afgeschermd for who looks.
        person: the person concerned; None when it is about nobody.
        person_name: only where who looks may know it; else empty.
        purpose, detail: empty after lawful erasure (`erased`); `detail` also where the kenmerk is not told.
        subject: a keyed pseudonym of the person concerned, 32 hex digits; empty when it is about nobody.
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
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Betrokkene:
    """Somebody in a casus, to choose from.

    Args:
        number: the place in the casus, from 1.
        name: only where who looks may know it; else empty.
    """

    item: ItemId
    number: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the log stands: technical facts, no content.

    Args:
        lines: how many lines there are.
        head: the last line; None when there is none.
        at: the moment of the last line.
        bewijzen: how many standbewijzen were given out.
    """

    lines: int
    head: Peil | None
    at: datetime | None
    bewijzen: int


@dataclass(frozen=True, slots=True)
class Keuring:
    """The outcome of walking along the whole log.

    Args:
        finding: what is wrong first, a slug (`leeg`, `begin`, `gat`, `schakel`, `regel`, `inhoud`, `verdwenen`,
            `opbouw`, `kolom`, `onleesbaar`, `teruggezet`); empty when all is as it was written.
        seq: the number of the line where that is; 0 when it is about no line.
        lines: how many lines were found good.
        destroyed: how many of those were lawfully erased.
        head: the last line that was found good.
        device: the anchor of this device was compared as well.
        anchors: how many other kept heads were compared.
    """

    finding: str
    seq: int
    lines: int
    destroyed: int
    head: Peil | None
    device: bool = False
    anchors: int = 0

    @property
    def good(self) -> bool:
        """Tell whether the log is as it was written."""
        return not self.finding
