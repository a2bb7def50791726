"""A list of what is to be destroyed: proposed, looked through, approved by another role, and then seven days.

No name of a person stands in it: only kenmerken, laws and days. What is carried out cannot be undone, so who proposed
never approves, the name of the list is typed, and until the last day it can be stopped.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from triage.access.actor import Actor
from triage.faults import Refusal
from triage.followup.bewaren import Wet
from triage.followup.machine import START, Arrow, Machine
from triage.ids import CasusId, PersonId

TERM: Final = "vernietigen_bedenktijd"
"""The term of the kader in which it can be stopped."""


@dataclass(frozen=True, slots=True)
class Zaak:
    """One casus on the list.

    Args:
        law, source, years: of the term that decides.
        kept: why it is not destroyed now, in the words of who made the exception; empty where it is.
        kept_by: the name of who made the exception, or empty.
        gone: it was destroyed.
        skipped: on the day itself it was left out, for it had changed, or something was owed again.
    """

    casus: CasusId
    kenmerk: str
    law: Wet
    source: str
    years: int
    last_change: date
    destroy_on: date
    kept: str = ""
    kept_by: str = ""
    gone: bool = False
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Hand:
    """Who did a step, in which function, and when."""

    person: PersonId
    name: str
    function: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Vernietiging:
    """A list.

    Args:
        name: what is typed to approve it.
        proposed, approved, stopped, done: who did each step; None for what was not done.
        stop_until: the last day on which it can be stopped, or None before it was approved.
        stopped_why: the reason, or empty.
        backups_until: the last day on which a back-up of before may still be there; None before it was done.
    """

    name: str
    cases: tuple[Zaak, ...]
    proposed: Hand
    approved: Hand | None = None
    stop_until: date | None = None
    stopped: Hand | None = None
    stopped_why: str = ""
    done: Hand | None = None
    backups_until: date | None = None

    @property
    def to_destroy(self) -> tuple[Zaak, ...]:
        """What is not excepted, nor left out."""
        return tuple(one for one in self.cases if not (one.kept or one.skipped))


MACHINE: Final = Machine(
    "vernietiging",
    (
        Arrow(START, "voorstellen", "voorgesteld"),
        Arrow("voorgesteld", "uitzonderen", "voorgesteld"),
        Arrow("voorgesteld", "intrekken", "ingetrokken"),
        Arrow("voorgesteld", "goedkeuren", "bedenktijd"),
        Arrow("bedenktijd", "stoppen", "gestopt", (TERM,)),
        Arrow("bedenktijd", "uitvoeren", "vernietigd", (TERM,)),
    ),
)


def excepted(lijst: Vernietiging, casus: CasusId, why: str, by: str) -> Vernietiging:
    """Return the list with a casus kept for a reason; an empty reason puts it back.

    Raises:
        Refusal: `niet_op_lijst`.
    """
    if all(one.casus != casus for one in lijst.cases):
        raise Refusal("niet_op_lijst")
    kept_by = by if why else ""
    return replace(
        lijst,
        cases=tuple(replace(one, kept=why, kept_by=kept_by) if one.casus == casus else one for one in lijst.cases),
    )


def demand_other(actor: Actor, lijst: Vernietiging) -> None:
    """Refuse that somebody approves their own list, under whatever account or role.

    Raises:
        Refusal: `eigen_lijst`.
    """
    if actor.counts_as(lijst.proposed.person):
        raise Refusal("eigen_lijst")


def same_name(typed: str, name: str) -> bool:
    """Tell whether what was typed is the name of the list; capitals and spaces around it make no difference."""
    return " ".join(typed.split()).casefold() == name.casefold()
