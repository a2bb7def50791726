"""Closing a casus: why, from when, and who can still be asked about it. Shielded from then on (product.md ch. 12)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from triage.followup.machine import START, Arrow, Machine
from triage.ids import PersonId


class Reden(StrEnum):
    """Why a casus is closed."""

    DOEL_BEREIKT = "doel_bereikt"
    HULP_GESTOPT = "hulp_gestopt"
    VERHUISD = "verhuisd"
    OVERGEDRAGEN = "overgedragen"
    NIET_GEDEELD = "niet_gedeeld"
    """Nothing had to be shared, or it was decided not to share."""
    ANDERS = "anders"


@dataclass(frozen=True, slots=True)
class Sluiting:
    """A closing.

    Args:
        why, note: the reason, and what is said about it; for `ANDERS` the note is asked.
        closed_on, by, by_name: when and by whom.
        regisseur, regisseur_name: who is named on it: a request of the person is still handled by this one.
        state_before: where the casus stood, to which it returns when it is reopened.
        shielded_before: it was afgeschermd already.
        reopened_on, reopened_why, reopened_by: how it was opened again; empty while it is closed.
    """

    why: Reden
    note: str
    closed_on: date
    by: PersonId
    by_name: str
    regisseur: PersonId
    regisseur_name: str
    state_before: str
    shielded_before: bool
    reopened_on: date | None = None
    reopened_why: str = ""
    reopened_by: str = ""


MACHINE: Final = Machine(
    "sluiting",
    (
        Arrow(START, "sluiten", "gesloten"),
        Arrow("gesloten", "heropenen", "heropend"),
    ),
)
