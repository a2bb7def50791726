"""A crisis: one person acted alone to keep somebody safe. What was shared then, and what must still come of it.

Only here may one person act alone (hard rule 3). Within the term of the kader another one ratifies it or does not, by
the sealed besluit on the casus, and the persons are told. It is done when nothing of that is owed any more.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from triage.access.actor import Actor
from triage.faults import Refusal
from triage.followup.machine import START, Arrow, Machine
from triage.ids import ItemId, PersonId


class Hoe(StrEnum):
    """How somebody was told about a crisis."""

    GESPREK = "gesprek"
    TELEFOON = "telefoon"
    BRIEF = "brief"
    VERTEGENWOORDIGER = "vertegenwoordiger"
    """Through who has gezag over, or represents, the person."""


@dataclass(frozen=True, slots=True)
class Ontvanger:
    """Who got the data: an organisation or a person, and the function."""

    name: str
    function: str


@dataclass(frozen=True, slots=True)
class Ingelicht:
    """That a person was told what was shared in the crisis.

    Args:
        words: what was said, or empty.
    """

    person: ItemId
    on: date
    how: Hoe
    words: str
    by: PersonId
    by_name: str


@dataclass(frozen=True, slots=True)
class Crisis:
    """A crisis: the six fields, and what came of it.

    Args:
        who, danger, data: about whom, what danger, which data; in the words of that night.
        recipients: to whom it was shared, in order.
        decider: who decided on the spot, or None where the triage names somebody who is not known here.
        decider_name, decider_function: the same in words.
        at: when that was decided.
        shared_at: when it was really shared, or None while that was not written down.
        acted: everybody who acted: who decided on the spot and who wrote it down. None of them ratifies it.
        by_form: it came in by the form of six fields; else by the triage itself.
        told: oldest first.
        besluit, number, outcome: the seal that ratified it or did not: its id, its number, the slug; empty before.
    """

    who: str
    danger: str
    data: str
    recipients: tuple[Ontvanger, ...]
    decider: PersonId | None
    decider_name: str
    decider_function: str
    at: datetime
    shared_at: datetime | None
    acted: tuple[PersonId, ...]
    by_form: bool
    told: tuple[Ingelicht, ...] = ()
    besluit: str = ""
    number: str = ""
    outcome: str = ""


OPEN: Final = "open"
BEKRACHTIGD: Final = "bekrachtigd"
NIET_BEKRACHTIGD: Final = "niet_bekrachtigd"
HERSTELD: Final = "hersteld"
"""Not ratified; everybody who got data was asked to delete it, and the persons know. Telling may still be owed."""
AFGEROND: Final = "afgerond"
UNDONE: Final = frozenset({OPEN, BEKRACHTIGD, NIET_BEKRACHTIGD, HERSTELD})
"""The states of a crisis of which something is still owed: it stays on the worklist of those concerned."""

BEKRACHTIGEN: Final = "crisis_bekrachtigen"
INFORMEREN: Final = "crisis_informeren"
HERSTELLEN: Final = "crisis_herstellen"

MACHINE: Final = Machine(
    "crisis",
    (
        Arrow(START, "melden", OPEN),
        Arrow(OPEN, "aanvullen", OPEN),
        Arrow(OPEN, "bekrachtigen", BEKRACHTIGD, (BEKRACHTIGEN,)),
        Arrow(OPEN, "niet_bekrachtigen", NIET_BEKRACHTIGD, (BEKRACHTIGEN,)),
        Arrow(NIET_BEKRACHTIGD, "herstellen", HERSTELD, (HERSTELLEN,)),
        *(
            arrow
            for state in (OPEN, BEKRACHTIGD, NIET_BEKRACHTIGD, HERSTELD)
            for arrow in (
                Arrow(state, "vertellen", state),
                Arrow(state, "allen_verteld", state, (INFORMEREN,)),
                Arrow(state, "uitgesteld", state, (INFORMEREN,)),
            )
            if state != OPEN or arrow.act != "uitgesteld"
        ),
        Arrow(BEKRACHTIGD, "afronden", AFGEROND),
        Arrow(HERSTELD, "afronden", AFGEROND),
    ),
)
"""`uitgesteld`: who was not told yet may not know yet, by a deferral with an end of its own; its term goes on there."""


def demand_other_hands(actor: Actor, crisis: Crisis) -> None:
    """Refuse that somebody ratifies what they did alone, under whatever account or role (hard rule 3).

    Raises:
        Refusal: `crisis_eigen_keuze`.
    """
    if any(actor.counts_as(person) for person in crisis.acted):
        raise Refusal("crisis_eigen_keuze")
