"""A notice that is owed: to a recipient (AVG art. 19), to a source that was asked, or to the person."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from triage.followup.machine import START, Arrow, Machine
from triage.ids import ItemId


class Waarom(StrEnum):
    """Why the notice is owed."""

    RECTIFICATIE = "rectificatie"
    WISSING = "wissing"
    BEPERKING = "beperking"
    OPHEFFING = "opheffing"
    """The restriction was lifted."""
    BEZWAAR = "bezwaar"
    INTREKKING = "intrekking"
    NIET_BEKRACHTIGD = "niet_bekrachtigd"
    """A crisis that was not ratified: please delete what you got, or: this is what happened."""
    SIGNAAL_ONTERECHT = "signaal_onterecht"


class Aan(StrEnum):
    """To whom it goes."""

    ONTVANGER = "ontvanger"
    BRON = "bron"
    BETROKKENE = "betrokkene"


@dataclass(frozen=True, slots=True)
class Bericht:
    """A notice.

    Args:
        aan: what the addressee is to the casus.
        name, function: who gets it: an organisation or person, and the function.
        about: the person it is about, or None for a signal that stands by itself.
        line: the line by which something left, or empty.
        item: what left, in the words in which it left; for the letter.
        origin: the id of the piece from which it follows, and its number.
        sent_on, channel: when and how it went out.
        answer: what the addressee said, or empty.
        correction: what it should have said, for a rectificatie.
        not_needed: why it was not sent after all, or empty.
    """

    waarom: Waarom
    aan: Aan
    name: str
    function: str
    about: ItemId | None
    line: str
    item: str
    origin: str
    origin_number: str
    sent_on: date | None = None
    channel: str = ""
    answer: str = ""
    correction: str = ""
    not_needed: str = ""


TERM: Final = "bericht_ontvanger"
"""The term of the kader within which a notice goes out."""

MACHINE: Final = Machine(
    "bericht",
    (
        Arrow(START, "klaarzetten", "te_versturen"),
        Arrow("te_versturen", "versturen", "verstuurd", (TERM,)),
        Arrow("te_versturen", "niet_nodig", "niet_nodig", (TERM,)),
        # While somebody may not know yet, what they are owed runs from the day on which they may (UAVG 41).
        Arrow("te_versturen", "verzetten", "te_versturen"),
        Arrow("verstuurd", "antwoord", "beantwoord"),
        # What a notice said goes with the unfounded signal that it was about; that it went out stays.
        *(Arrow(state, "wissen", state) for state in ("verstuurd", "niet_nodig", "beantwoord")),
    ),
)
