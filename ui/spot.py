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


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody is, so that unlocking brings them back.

    Args:
        about: an id, or empty.
    """

    at: At = At.WORKLIST
    about: str = ""
