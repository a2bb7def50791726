"""Where somebody is in the program: which page, and about which casus, besluit, plan or person."""

from dataclasses import dataclass
from enum import StrEnum


class At(StrEnum):
    """What somebody has in front of them."""

    WORKLIST = "werkvoorraad"
    LIST = "casussen"
    TRIAGE = "triage"
    DECISION = "besluiten"
    RECORD = "besluit"
    AROUND = "rondom"
    """Who may see a casus, and what belongs to it; about a casus."""
    CARD = "kaart"
    REQUESTS = "verzoeken"
    REQUEST = "verzoek"
    """A request for access; about its id, or a casus to ask for."""
    ADVICE = "advies"
    """The questions to an adviser; about a casus to ask it for, or empty."""
    NAMELESS = "zonder_namen"
    """A casus without names; about a casus."""
    PLANS = "plannen"
    PLAN = "plan"
    """A 1-plan; about its id."""
    PLAN_PAPER = "plan_papier"
    """The paper of a plan for one reader; about `<plan> <number> <reader>`."""
    NEW_PLAN = "plan_nieuw"
    """A 1-plan to begin; about a casus."""
    MEETING = "overleg"
    """A casusoverleg; about its id."""
    NEW_MEETING = "overleg_nieuw"
    """A casusoverleg to plan; about a casus."""
    LOG = "log"
    OVERVIEW = "overzicht"
    """The overview of who looked, for a citizen; about a casus and a person in it (`casus persoon`)."""
    PEOPLE = "beheer"
    KADER = "beheer_kader"
    CRISIS = "spoed"
    """The six fields of a crisis; about the id of one that is there, or empty for a new one."""
    FOLLOW = "opvolging"
    """What follows the decisions of a casus; about a casus."""
    LINE = "verstrekken"
    """A line that may leave; about its id."""
    REVIEW = "heroverwegen"
    """A decision to look at again, or to withdraw; about the id of its `geldigheid`."""
    INFORM = "informeren"
    """Informing one person; about its id."""
    NOTICE = "bericht"
    """A notice that is owed; about its id."""
    RIGHTS = "rechten"
    RIGHT = "recht"
    """What a citizen asks; about its id."""
    NEW_RIGHT = "recht_nieuw"
    """A request of a citizen to write down; about a casus, or empty."""
    SIGNALS = "signalen"
    SIGNAL = "signaal"
    """A signal; about its id."""
    NEW_SIGNAL = "signaal_nieuw"
    CLOSING = "afronden"
    """Handing over the regie, and closing; about a casus."""
    KEEPING = "bewaren"
    DESTROYING = "vernietiging"
    """A list of what is to be destroyed; about its id, or empty to begin one."""
    WEEK = "week"
    """What is owed, week by week; about the Monday it shows (an ISO date), or empty."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody is, so that unlocking brings them back.

    Args:
        about: an id, or empty.
    """

    at: At = At.WORKLIST
    about: str = ""
