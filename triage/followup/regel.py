"""A line that may leave: what was granted, what left of it, and what holds it back today.

A decision, a consent or a statutory route lets a line leave; it is recorded each time it really did. What holds it back
is asked of the day itself: nothing has to be done for a line to stop being shareable at its end.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from triage.followup.machine import START, Arrow, Machine
from triage.followup.stuk import Stuk
from triage.ids import ItemId, PersonId


class Grond(StrEnum):
    """What lets a line leave."""

    BESLUIT = "besluit"
    TOESTEMMING = "toestemming"
    ROUTE = "route"


class Rem(StrEnum):
    """What holds a line back."""

    BEVROREN = "bevroren"
    BEEINDIGD = "beeindigd"
    """By a correction, an erasure or an objection that was upheld."""
    INGETROKKEN = "ingetrokken"
    VERVANGEN = "vervangen"
    """A later decision of the same casus took its place."""
    VERLOPEN = "verlopen"
    GEWEIGERD = "geweigerd"
    """The recipient does not want it."""
    NIET_GEINFORMEERD = "niet_geinformeerd"
    """The person is to be told before, and was not told yet."""
    BEDENKTIJD = "bedenktijd"
    """The person was told, and still has days to react."""


CHANNELS: Final = ("gesprek", "telefoon", "beveiligde_mail", "brief", "overleg")
"""The ways in which something leaves."""
URGENT: Final = frozenset({Rem.NIET_GEINFORMEERD, Rem.BEDENKTIJD})
"""What a reason of urgency may pass by; nothing else may be passed by."""


@dataclass(frozen=True, slots=True)
class Verstrekking:
    """What really left, once.

    Args:
        at: when.
        name, function: the person who got it, and that person's function.
        channel: slug of the way (`gesprek`, `telefoon`, `brief`, `beveiligde_mail`, `overleg`).
        said: what was really said or written.
        differs: how that went beyond what was granted, in the recorder's words; empty where it did not.
        urgent: the reason it could not wait for the reflection period, or empty.
        refused: the recipient did not want it; nothing left.
        by, by_name, by_function: who recorded it.
    """

    at: datetime
    name: str
    function: str
    channel: str
    said: str
    differs: str
    urgent: str
    refused: bool
    by: PersonId
    by_name: str
    by_function: str


@dataclass(frozen=True, slots=True)
class Intrekking:
    """A consent that was withdrawn (AVG art. 7 lid 3): what left before stays lawful.

    Args:
        day: on which the person withdrew it.
        whole: it was about everything that goes with consent about this person in the casus, not this line alone.
        words: the words with which it was withdrawn, or how; may be empty: nobody has to say why.
        by_name, by_function: who wrote it down.
    """

    day: date
    whole: bool
    words: str
    by_name: str
    by_function: str


@dataclass(frozen=True, slots=True)
class Bevriezing:
    """A contested line stands still: since when, by which request (its id and number), and until when."""

    since: date
    origin: str
    origin_number: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Regel:
    """A line as it was granted.

    Args:
        besluit, number: the seal that granted it: its id and its number.
        line: the id of the share line in the casus.
        about: the person it is about.
        act: `delen` or `uitvraag`.
        item: what may leave, in the words that were granted.
        source, recipient, function: from whom, to whom.
        why: why this recipient needs it; empty where a lighter wording was granted: it could tell what was struck.
        valid_until: the last day on which it may leave, or None where nothing ends it (a statutory route).
        freezes: in order; the line stands still while one of them has no end.
        ended_by: the number of what ended it, or empty.
        withdrawn: the withdrawal of the consent by which it went, or None.
    """

    besluit: str
    number: str
    line: ItemId
    about: ItemId
    act: str
    item: str
    source: str
    recipient: str
    function: str
    why: str
    ground: Grond
    valid_until: date | None
    verstrekt: tuple[Verstrekking, ...] = ()
    freezes: tuple[Bevriezing, ...] = ()
    ended_by: str = ""
    withdrawn: Intrekking | None = None

    @property
    def left(self) -> tuple[Verstrekking, ...]:
        """What really left, oldest first."""
        return tuple(one for one in self.verstrekt if not one.refused)

    @property
    def beyond(self) -> tuple[Verstrekking, ...]:
        """What left and went further than was granted: perhaps a datalek (AVG art. 33)."""
        return tuple(one for one in self.left if one.differs)

    @property
    def too_late(self) -> tuple[Verstrekking, ...]:
        """What left after the day on which the consent was withdrawn, before anybody here had written that down."""
        day = self.withdrawn.day if self.withdrawn is not None else None
        return tuple(one for one in self.left if day is not None and one.at.date() > day)


MACHINE: Final = Machine(
    "regel",
    (
        Arrow(START, "toekennen", "open"),
        Arrow("open", "verstrekken", "open"),
        Arrow("open", "weigeren", "geweigerd"),
        Arrow("geweigerd", "alsnog_willen", "open"),
        *(
            arrow
            for state in ("open", "geweigerd", "bevroren")
            for arrow in (
                Arrow(state, "bevriezen", "bevroren"),
                Arrow(state, "intrekken", "ingetrokken"),
                Arrow(state, "vervangen", "vervangen"),
                Arrow(state, "beeindigen", "beeindigd"),
                Arrow(state, "verlopen", "verlopen"),
            )
        ),
        Arrow("bevroren", "vrijgeven", "open"),
        Arrow("bevroren", "nog_bevroren", "bevroren"),
    ),
)


def held_by_state(stuk: Stuk[Regel], day: date) -> tuple[Rem, ...]:
    """Return what of the line itself holds it back on a day; informing the person is asked elsewhere."""
    found = [] if stuk.state == "open" else [Rem(stuk.state)]
    until = stuk.content.valid_until
    if until is not None and day > until and Rem.VERLOPEN not in found:
        found.append(Rem.VERLOPEN)
    return tuple(found)
