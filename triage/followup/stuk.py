"""A piece of the follow-up (stuk): what it is about, where it stands, and what is owed by a date.

Every kind has its own content, a frozen dataclass of plain values (text, numbers, days, moments, `StrEnum`, tuples and
dataclasses of those), and its own `Machine`. A change is an act of that machine: it makes the next version.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from triage.faults import Refusal
from triage.followup.machine import Machine
from triage.ids import CasusId, ItemId, PersonId
from triage.terms.running import Running

T = TypeVar("T")


class Soort(StrEnum):
    """The kinds of pieces."""

    GELDIGHEID = "geldigheid"
    """How long a sealed decision holds, its review, and its withdrawal."""
    REGEL = "regel"
    """A line that was granted: what left of it, and what holds it back."""
    INFORMEREN = "informeren"
    """Informing one person about one decision, and its deferral."""
    CRISIS = "crisis"
    VERZOEK = "verzoek"
    """What a citizen asks with a right of the AVG, Awb-bezwaar, or a klacht."""
    SIGNAAL = "signaal"
    BERICHT = "bericht"
    """A notice that is owed to somebody: a recipient, a source, or the person."""
    OVERDRACHT = "overdracht"
    SLUITING = "sluiting"
    """The closing of a casus, and how long it is kept."""
    VERNIETIGING = "vernietiging"
    """A list of what is to be destroyed."""
    STEEKPROEF = "steekproef"
    """The sealed decisions of a quarter that the FG reads again."""
    VERANTWOORDING = "verantwoording"
    """The account of a year to the council; about nobody."""
    CONVENANT = "convenant"
    """An agreement with an organisation about sharing data; about nobody."""
    DPIA = "dpia"
    """That a DPIA was made (AVG 35); about nobody."""


@dataclass(frozen=True, slots=True)
class Stuk(Generic[T]):
    """One piece.

    Args:
        number: what people call it, `2026-0148-R1`; no name of a person in it.
        casus: to which casus it belongs; None for what stands by itself (a signal, a list to destroy).
        team: the team whose work it is.
        owner: who has to see to it.
        state: a state of the machine of its kind.
        concerned: the persons it is about; each look at it leaves a log line for each of them.
        terms: what is owed by a date and not done yet; of each term of the kader at most one.
        version: counts changes; a change made against an older version is refused.
    """

    id: str
    soort: Soort
    number: str
    casus: CasusId | None
    team: str
    owner: PersonId
    state: str
    made: datetime
    content: T
    concerned: tuple[ItemId, ...] = ()
    terms: tuple[Running, ...] = ()
    version: int = 0

    def term(self, term: str) -> Running | None:
        """Return a term that runs, by its id in the kader, or None."""
        return next((one for one in self.terms if one.term.id == term), None)

    def without(self, *terms: str) -> tuple[Running, ...]:
        """Return the terms that run on when these are done."""
        return tuple(one for one in self.terms if one.term.id not in terms)


def moved(
    stuk: Stuk[T],
    machine: Machine,
    act: str,
    content: T,
    terms: tuple[Running, ...] | None = None,
    owner: PersonId | None = None,
) -> Stuk[T]:
    """Return a piece after an act: the next version, in the state to which the act leads.

    Args:
        terms: the terms that run afterwards; None for the same as before, less what the act settles.

    Raises:
        Refusal: `overgang_kan_niet`.
    """
    arrow = machine.arrow(stuk.state, act)
    left = stuk.without(*arrow.settles) if terms is None else terms
    return replace(
        stuk,
        state=arrow.target,
        content=content,
        terms=left,
        owner=owner or stuk.owner,
        version=stuk.version + 1,
    )


def demand_begun(stuk: Stuk[Any], machine: Machine) -> None:
    """Refuse a piece that begins where no piece of its kind may begin.

    Raises:
        Refusal: `overgang_kan_niet`.
    """
    if stuk.state not in machine.starts or stuk.version != 0:
        raise Refusal("overgang_kan_niet", soort=machine.name, handeling="beginnen", staat=stuk.state)
    _demand_terms(stuk, machine)


def demand_moved(before: Stuk[Any], after: Stuk[Any], machine: Machine, act: str) -> None:
    """Refuse a change that is no arrow, and one that loses a term.

    Raises:
        Refusal: `overgang_kan_niet`, or `termijn_zou_verdwijnen` with the term (`termijn`).
    """
    arrow = machine.arrow(before.state, act)
    if after.state != arrow.target or after.version != before.version + 1 or after.id != before.id:
        raise Refusal("overgang_kan_niet", soort=machine.name, handeling=act, staat=before.state)
    running = {one.term.id for one in after.terms}
    names = (one.term.id for one in before.terms)
    lost = next((name for name in names if name not in running and name not in arrow.settles), None)
    if lost is not None:
        raise Refusal("termijn_zou_verdwijnen", termijn=lost)
    _demand_terms(after, machine)


def _demand_terms(stuk: Stuk[Any], machine: Machine) -> None:
    names = [one.term.id for one in stuk.terms]
    if len(set(names)) != len(names) or (names and stuk.state in machine.ends):
        raise Refusal("termijn_zou_verdwijnen", termijn=names[-1])


@dataclass(frozen=True, slots=True)
class StukRow:
    """A piece in a list: no name of a betrokkene.

    Args:
        kenmerk: of the casus, or empty.
        due: the earliest last day that is owed, or None.
    """

    id: str
    soort: Soort
    number: str
    casus: CasusId | None
    kenmerk: str
    team: str
    owner: PersonId
    owner_name: str
    state: str
    made: datetime
    changed: datetime
    due: date | None


@dataclass(frozen=True, slots=True)
class OwedRow:
    """Something that is owed by a date, in a list: no name of a betrokkene.

    Args:
        stuk: the piece it belongs to.
        term: its id in the kader.
        aim, due: streefdatum and uiterste datum; None while it is suspended.
    """

    stuk: str
    soort: Soort
    number: str
    casus: CasusId | None
    kenmerk: str
    team: str
    owner: PersonId
    owner_name: str
    state: str
    term: str
    aim: date | None
    due: date | None


@dataclass(frozen=True, slots=True)
class Step:
    """One change in the history of a piece."""

    version: int
    at: datetime
    by: PersonId
    by_name: str
    act: str
    state: str
