"""What a citizen asks with a right of the AVG, a bezwaar or klacht of the Awb, and the pointer for a datalek.

Two things are called bezwaar: the one of AVG art. 21 against the sharing itself, and the one of the Awb against our
answer (UAVG 34). They are kinds of their own here, and are counted apart.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from triage.followup.machine import START, Arrow, Machine
from triage.ids import ItemId, PersonId


class Recht(StrEnum):
    """What is asked."""

    INZAGE = "inzage"
    """AVG art. 15."""
    RECTIFICATIE = "rectificatie"
    """AVG art. 16."""
    WISSING = "wissing"
    """AVG art. 17."""
    VERNIETIGING = "vernietiging"
    """Wmo 2015 art. 5.3.5, Jeugdwet art. 7.3.9."""
    BEPERKING = "beperking"
    """AVG art. 18."""
    BEZWAAR = "bezwaar"
    """AVG art. 21."""
    AWB_BEZWAAR = "awb_bezwaar"
    """Awb art. 6:7, against an answer."""
    KLACHT = "klacht"
    """Awb chapter 9."""
    DATALEK = "datalek"
    """AVG art. 33: no request, but what somebody noticed."""


OF_THE_AVG: Final = frozenset(
    {Recht.INZAGE, Recht.RECTIFICATIE, Recht.WISSING, Recht.VERNIETIGING, Recht.BEPERKING, Recht.BEZWAAR}
)
"""Rights over one's own data: who asks must be who it is about, and what is deferred stays unsaid."""
CHANGING: Final = frozenset({Recht.RECTIFICATIE, Recht.WISSING, Recht.VERNIETIGING, Recht.BEPERKING, Recht.BEZWAAR})
"""What, when granted, is told to who got the data (AVG art. 19)."""
FREEZING: Final = CHANGING
"""What freezes the lines it contests on the same day (AVG art. 18 lid 1; at an erasure nothing leaves meanwhile)."""


class Vrager(StrEnum):
    """Who asks. From 12 to 15 both the child and who represents it may (UAVG art. 5)."""

    ZELF = "zelf"
    VERTEGENWOORDIGER = "vertegenwoordiger"
    BEIDE = "beide"


class Identiteit(StrEnum):
    """Whether it is sure who asks (AVG art. 12 lid 6)."""

    NOG_NIET = "nog_niet"
    GEVRAAGD = "gevraagd"
    """There was doubt, and more was asked for."""
    VAST = "vast"


class Oordeel(StrEnum):
    """How a request is decided."""

    TOEGEWEZEN = "toegewezen"
    DEELS = "deels"
    AFGEWEZEN = "afgewezen"
    NIET_ONTVANKELIJK = "niet_ontvankelijk"


@dataclass(frozen=True, slots=True)
class Betwist:
    """A line that the request is about.

    Args:
        regel: the id of the piece of the line.
        item, recipient: what may leave and to whom, in the words of that day.
        frozen: it stands still because of this request.
    """

    regel: str
    item: str
    recipient: str
    frozen: bool


@dataclass(frozen=True, slots=True)
class Regeloordeel:
    """What is decided about one line.

    Args:
        reason: why, in words for the citizen.
        correction: what it should have said, for a rectificatie that is granted.
    """

    regel: str
    granted: bool
    reason: str
    correction: str = ""


@dataclass(frozen=True, slots=True)
class Beslissing:
    """The decision on a request, by somebody who had no part in the first one.

    Args:
        reason: in words for the citizen; stands in the letter.
        withheld: what is left out of the answer and why (UAVG art. 41); stays inside.
        neutral: the letter holds the fixed sentences only: nothing may be told about what there is or is not.
        role: in words, as it was.
    """

    outcome: Oordeel
    reason: str
    lines: tuple[Regeloordeel, ...]
    withheld: str
    neutral: bool
    on: date
    by: PersonId
    name: str
    function: str
    role: str
    mandate: str

    def of(self, regel: str) -> Regeloordeel | None:
        """Return the decision on a line, or None."""
        return next((one for one in self.lines if one.regel == regel), None)


@dataclass(frozen=True, slots=True)
class Verlenging:
    """The one extension: why, and when and how the person was told (AVG art. 12 lid 3; Awb art. 7:10)."""

    reason: str
    told_on: date
    channel: str


@dataclass(frozen=True, slots=True)
class Datalek:
    """What was decided about a possible datalek.

    Args:
        discovered: from this moment the 72 hours run.
        reported: it was reported to the AP; None while nobody decided.
        at: when that was done or decided.
        reason: why, or why not.
    """

    discovered: datetime
    reported: bool | None = None
    at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Verzoek:
    """A request as it was registered, and what was done with it.

    Args:
        asker, asker_name: who asks, and what that person is to whom it is about.
        standing: by what the asker represents the person (gezag, mentor, machtiging), or empty.
        about: the person in the casus, or None where nobody is known under that name.
        about_name: the name of whom it is about, as it was given.
        words: what was asked, in the asker's own words.
        address, safe: where the answer goes, and by which way that is safe.
        lines: which lines it contests.
        answered: for an Awb-bezwaar, the id and number of the request whose answer it contests.
        committee: a committee advises on the Awb-bezwaar: twelve weeks in place of six.
        court: the answer is of a jeugdhulpverlener: to the court instead of Awb-bezwaar (UAVG art. 35).
        identity_words: how it was made sure, or what was asked for.
        carried_out: when and how what was granted was done (erased, destroyed).
        follow_up: what the answer was followed by: the number of an Awb-bezwaar, or empty.
    """

    right: Recht
    asker: Vrager
    asker_name: str
    standing: str
    about: ItemId | None
    about_name: str
    received_on: date
    channel: str
    words: str
    address: str
    safe: str
    registered_by: PersonId
    lines: tuple[Betwist, ...] = ()
    answered: str = ""
    answered_number: str = ""
    committee: bool = False
    court: bool = False
    identity: Identiteit = Identiteit.NOG_NIET
    identity_words: str = ""
    identity_on: date | None = None
    receipt_on: date | None = None
    receipt_channel: str = ""
    extension: Verlenging | None = None
    suspended_for: str = ""
    decision: Beslissing | None = None
    sent_on: date | None = None
    sent_channel: str = ""
    withdrawn_on: date | None = None
    withdrawn_words: str = ""
    carried_out: str = ""
    carried_out_on: date | None = None
    follow_up: str = ""
    leak: Datalek | None = None

    @property
    def granted(self) -> tuple[Regeloordeel, ...]:
        """The lines for which the asker was put in the right."""
        return tuple(one for one in self.decision.lines if one.granted) if self.decision else ()


RECEIPT: Final = "verzoek_ontvangst"
ANSWERS: Final = ("verzoek_antwoord", "awb_beslissen", "awb_beslissen_commissie", "klacht_antwoord")
"""Within one of these the answer goes out; which one hangs on what is asked."""
DESTROY: Final = "wmo_vernietigen"
LEAK: Final = "datalek_ap"
RESTRICTED: Final = "beperking_nakijken"
AWB, COURT, APPEAL = "awb_indienen", "rechtbank_indienen", "beroep_indienen"
REMEDIES: Final = (AWB, COURT, APPEAL)
"""Until then the citizen can go further."""
_SETTLED: Final = (RECEIPT, *ANSWERS, DESTROY)

BUSY: Final = frozenset({"in_behandeling", "wacht_op_identiteit"})
"""Still to be decided."""
UNFINISHED: Final = BUSY | {"besloten"}
"""The citizen has no answer yet."""

MACHINE: Final = Machine(
    "verzoek",
    (
        Arrow(START, "registreren", "in_behandeling"),
        *(
            arrow
            for state in ("in_behandeling", "wacht_op_identiteit")
            for arrow in (
                Arrow(state, "ontvangst_melden", state, (RECEIPT,)),
                Arrow(state, "identiteit_vastgesteld", "in_behandeling"),
                Arrow(state, "identiteit_gevraagd", "wacht_op_identiteit"),
                Arrow(state, "verlengen", state),
                Arrow(state, "opschorten", state),
                Arrow(state, "hervatten", state),
                Arrow(state, "besluiten", "besloten"),
                Arrow(state, "intrekken", "ingetrokken", (*_SETTLED, LEAK)),
            )
        ),
        Arrow("in_behandeling", "datalek_afhandelen", "afgerond", (LEAK,)),
        Arrow("besloten", "antwoord_versturen", "beantwoord", _SETTLED),
        Arrow("besloten", "laatste_antwoord", "afgerond", _SETTLED),
        *(
            arrow
            for state in ("beantwoord", "in_bezwaar")
            for arrow in (
                Arrow(state, "beperking_nakijken", state, (RESTRICTED,)),
                Arrow(state, "beperking_opheffen", state, (RESTRICTED,)),
                Arrow(state, "uitvoeren", state, (DESTROY,)),
            )
        ),
        Arrow("beantwoord", "bezwaar_ontvangen", "in_bezwaar", (AWB,)),
        Arrow("in_bezwaar", "bezwaar_beslist", "beantwoord"),
        Arrow("in_bezwaar", "bezwaar_ingetrokken", "beantwoord"),
        Arrow("beantwoord", "afronden", "afgerond", REMEDIES),
    ),
)
