"""Informing one person about one decision: whom, when at the latest, how it was done, and what may hold it back.

Not informing is a tenzij of its own (hard rule 6; UAVG 41). It has an end, and never goes on by itself: each renewal is
proposed by one and decided by another. Past its end, without a decision, the person counts as one who must be told.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from triage.followup.machine import START, Arrow, Machine
from triage.followup.stuk import Stuk
from triage.ids import ItemId, PersonId


class Variant(StrEnum):
    """To whom a letter speaks (UAVG 5; AVG 12 lid 1)."""

    VOLWASSENE = "volwassene"
    """From sixteen years."""
    JONGERE = "jongere"
    """From twelve to sixteen: an own letter in simpler words."""
    VERTEGENWOORDIGER = "vertegenwoordiger"
    """Who has gezag over a child, or represents somebody who cannot decide on this."""


class Weg(StrEnum):
    """How somebody was told."""

    GESPREK = "gesprek"
    GESPREK_EN_BRIEF = "gesprek_en_brief"
    """The letter was put in the hand of the person."""
    BRIEF = "brief"
    """By mail; never where mail at home is not safe."""
    TELEFOON = "telefoon"
    GESPREK_OP_VERZOEK = "gesprek_op_verzoek"
    """The person asked to be told without a letter (AVG 12 lid 1)."""


IN_WRITING: Final = frozenset({Weg.GESPREK_EN_BRIEF, Weg.BRIEF})
ENOUGH: Final = IN_WRITING | {Weg.GESPREK_OP_VERZOEK}
"""What a person is told by; after any other talk the letter is still owed."""


@dataclass(frozen=True, slots=True)
class Punt:
    """One of the eight points of UAVG 41 lid 2: its letter, `a` to `h`, and the words."""

    letter: str
    words: str


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A request of a competent third party, such as the OM: reference and day, and nothing else (AVG 10)."""

    code: str
    reference: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Uitstel:
    """A deferral as it was decided.

    Args:
        codes: C codes of the kader.
        since, until: the day of the decision, and the last day of the deferral.
        motivation: why; empty at C2, of which only code, reference and day are kept.
        points: the eight points as answered; at C2 without those about an investigation.
        proposed_by: who asked for it.
        decided_by, by_name, by_function, mandate: who decided; never who proposed it.
        decision: the decider's own motivation.
        origin: the number of the seal, or empty for a renewal.
    """

    codes: tuple[str, ...]
    since: date
    until: date
    motivation: str
    points: tuple[Punt, ...]
    reference: Verwijzing | None
    proposed_by: PersonId | None
    decided_by: PersonId | None
    by_name: str
    by_function: str
    mandate: str
    decision: str
    origin: str


@dataclass(frozen=True, slots=True)
class Uitstelvoorstel:
    """What one puts to another about a deferral that ends.

    Args:
        until: until when longer; None proposes to inform the person now.
        on, by, by_name, by_function: when, and who proposed it.
    """

    codes: tuple[str, ...]
    until: date | None
    motivation: str
    points: tuple[Punt, ...]
    reference: Verwijzing | None
    on: date
    by: PersonId
    by_name: str
    by_function: str


@dataclass(frozen=True, slots=True)
class Einde:
    """How a deferral ended: by a decision not to go on, or because its ground fell away.

    Args:
        why: the words of who decided or lifted it.
        reference: the confirmation of a third party, such as the OM, or None.
    """

    on: date
    why: str
    reference: Verwijzing | None
    lifted: bool
    by: PersonId
    by_name: str
    by_function: str


@dataclass(frozen=True, slots=True)
class Verteld:
    """That somebody was told.

    Args:
        written: a letter was given or sent; without one there is nothing to read again.
        to: who was told, in words: the person, or the representative.
    """

    on: date
    written: bool
    channel: Weg
    variant: Variant
    to: str
    by: PersonId
    by_name: str


@dataclass(frozen=True, slots=True)
class Informeren:
    """Informing one person about one decision.

    Args:
        besluit, number: the seal: its id and its number.
        person: who is to be told about it, or for whom a representative is.
        when: slug of `informeren.wanneer` as sealed; empty where nothing about the person leaves.
        planned: the day that was planned, or None.
        needed: the letters that are owed, each once.
        representative: who appeared after the decision to represent the person, in words; empty where nobody did.
        deferrals: oldest first; the last one counts.
        proposal: what waits for a decision, or None.
        ends: how deferrals ended before their end, oldest first.
        told: oldest first.
    """

    besluit: str
    number: str
    person: ItemId
    when: str
    planned: date | None
    needed: tuple[Variant, ...]
    deferrals: tuple[Uitstel, ...] = ()
    proposal: Uitstelvoorstel | None = None
    ends: tuple[Einde, ...] = ()
    told: tuple[Verteld, ...] = ()
    representative: str = ""

    @property
    def untold(self) -> tuple[Variant, ...]:
        """The letters that are still owed."""
        done = {one.variant for one in self.told if one.channel in ENOUGH}
        return tuple(one for one in self.needed if one not in done)

    @property
    def told_on(self) -> date | None:
        """The day on which the last of those who had to be told was told; None while somebody still has to be.

        The reflection period between letter and sharing runs from it (`bedenktijd_brief`).
        """
        if self.untold:
            return None
        days = {one.variant: one.on for one in reversed(self.told) if one.channel in ENOUGH}
        return max((days[variant] for variant in self.needed), default=None)


TE_INFORMEREN: Final = "te_informeren"
UITGESTELD: Final = "uitgesteld"
VOORSTEL: Final = "voorstel"
GEINFORMEERD: Final = "geinformeerd"
NIET_VERPLICHT: Final = "niet_verplicht"
"""Nothing about the person leaves by this decision: telling is free, and owed by no law."""

OP_TIJD: Final = "informeren_op_tijd"
"""The term within which the person is told as planned (AVG 13 lid 3 and 14 lid 3)."""
LOOPT_AF: Final = "uitstel_loopt_af"
HOOGSTENS: Final = "uitstel_beoordelen"
"""A maximum: the latest day that a renewal may last."""
ALSNOG: Final = "alsnog_informeren"
BEDENKTIJD: Final = "bedenktijd_brief"
"""Not kept as running: whoever shares counts it from `told_on`."""

MACHINE: Final = Machine(
    "informeren",
    (
        Arrow(START, "beginnen", TE_INFORMEREN),
        Arrow(START, "beginnen_uitgesteld", UITGESTELD),
        Arrow(START, "beginnen_vrij", NIET_VERPLICHT),
        Arrow(TE_INFORMEREN, "deels_vertellen", TE_INFORMEREN),
        Arrow(TE_INFORMEREN, "vertellen", GEINFORMEERD, (OP_TIJD, ALSNOG)),
        Arrow(NIET_VERPLICHT, "vertellen", GEINFORMEERD),
        Arrow(UITGESTELD, "voorstellen", VOORSTEL),
        Arrow(VOORSTEL, "terugnemen", UITGESTELD),
        Arrow(VOORSTEL, "verlengen", UITGESTELD, (LOOPT_AF,)),
        Arrow(VOORSTEL, "niet_verlengen", TE_INFORMEREN, (LOOPT_AF,)),
        Arrow(UITGESTELD, "opheffen", TE_INFORMEREN, (LOOPT_AF,)),
        Arrow(VOORSTEL, "opheffen", TE_INFORMEREN, (LOOPT_AF,)),
        *(Arrow(state, "vertegenwoordiger_bekend", state) for state in (TE_INFORMEREN, UITGESTELD, VOORSTEL)),
        Arrow(GEINFORMEERD, "vertegenwoordiger_bekend", TE_INFORMEREN),
    ),
)


def held_until(stuk: Stuk[Informeren]) -> date | None:
    """Return the last day on which the person may not know, or None where nothing holds informing back."""
    if stuk.state not in (UITGESTELD, VOORSTEL):
        return None
    return stuk.content.deferrals[-1].until


def holds(stuk: Stuk[Informeren], day: date) -> bool:
    """Tell whether a deferral holds on a day. Past its end it does not: nothing lapses into silence."""
    until = held_until(stuk)
    return until is not None and day <= until


def awaits_decision(stuk: Stuk[Informeren], day: date) -> bool:
    """Tell whether a deferral is past its end, and somebody has to decide anew."""
    until = held_until(stuk)
    return until is not None and day > until
