"""How long a sealed decision holds: its last day, the day on which it is looked at again, and how it ended.

The seal itself is never changed (hard rule 10); what is here points back to it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from triage.followup.machine import START, Arrow, Machine
from triage.ids import PersonId


class Uitkomst(StrEnum):
    """The outcomes of looking again; all of equal standing."""

    BLIJFT_ZO = "blijft_zo"
    OPNIEUW = "opnieuw"
    INTREKKEN = "intrekken"


@dataclass(frozen=True, slots=True)
class Heroverweging:
    """Looking again, once.

    Args:
        motivation: in the words of who looked.
        next_on: when it is looked at again; None where nothing is left to look at.
        record: the number of the sealed record of a withdrawal, or empty.
    """

    on: date
    outcome: Uitkomst
    motivation: str
    next_on: date | None
    by: PersonId
    by_name: str
    by_function: str
    mandate: str
    record: str = ""


@dataclass(frozen=True, slots=True)
class Geldigheid:
    """The validity of one sealed decision.

    Args:
        besluit, number, digest: the seal.
        valid_until: the last day on which its lines may leave.
        review_on: the day of the next review.
        decided_by: who took the decision.
        proposed_by, edited_by: whose proposal it was, and who changed it last.
        reviews: in order.
        ended_by: the number of what ended it (a later decision, a withdrawal), or empty.
    """

    besluit: str
    number: str
    digest: str
    valid_until: date
    review_on: date
    decided_by: PersonId
    proposed_by: PersonId | None
    edited_by: PersonId | None
    reviews: tuple[Heroverweging, ...] = ()
    ended_by: str = ""


REVIEW: Final = "heroverwegen"
END: Final = "geldig_tot_herinnering"
TERMS: Final = (REVIEW, END)

HOLDS: Final = ("geldig", "heropend")
"""The states in which lines may leave, until the last day."""
ENDED: Final = frozenset({"ingetrokken", "vervangen", "gesloten"})
"""Ended before its last day."""

MACHINE: Final = Machine(
    "geldigheid",
    (
        Arrow(START, "ingaan", "geldig"),
        Arrow("geldig", "blijft_zo", "geldig", (REVIEW,)),
        Arrow("geldig", "heropenen", "heropend", (REVIEW,)),
        # What ended is decided anew in the same casus; how it ended stays as it is.
        *(Arrow(state, "heropenen", state) for state in ("ingetrokken", "verlopen", "gesloten")),
        *(
            arrow
            for state in HOLDS
            for arrow in (
                Arrow(state, "intrekken", "ingetrokken", TERMS),
                Arrow(state, "vervangen", "vervangen", TERMS),
                Arrow(state, "verlopen", "verlopen", TERMS),
                Arrow(state, "sluiten", "gesloten", TERMS),
            )
        ),
    ),
)
"""A decision that is being taken anew holds until the new one replaces it, it is withdrawn, or its last day is past."""
