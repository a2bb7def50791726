"""A term as the kader tells it: from what it runs, how long, how it is counted, and what may happen to it."""

from dataclasses import dataclass
from enum import StrEnum

from triage.answers import Scope
from triage.kader.conditions import ALWAYS, Condition


class Regime(StrEnum):
    """Which law says what an end on a weekend or holiday does."""

    GEEN = "geen"
    """No law: an agreement of our own, or what another owes. The end stays where it falls."""
    ATW = "atw"
    """Algemene termijnenwet, for terms of Dutch law."""
    EU = "eu"
    """Regulation (EEC, Euratom) 1182/71 article 3, for terms of the AVG."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long: an amount of `uren`, `dagen`, `werkdagen`, `weken`, `maanden` or `jaren`."""

    amount: int
    unit: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term: from which answer or event it runs, how long, and how it is counted.

    Args:
        start: a question (per its scope), or an event such as `besluit` (`triage.kader.vocabulary.EVENTS`).
        amount, unit: its `Length`.
        source: the article, or the words `eigen afspraak` where no law prescribes it.
        maximum: True when the term is the latest a date may be set by people (a deferral), not a date by itself.
        owed: somebody here must have done it by then; False for a waiting time, or what another organisation owes.
        met_by_decision: a sealed decision does what is owed.
        regime: which law moves its end.
        aim: the streefdatum, counted from the same start; below zero it lies before the start. None: no own one.
        extension: by how much it may be extended, once. None: not at all.
        suspendable: whether it may stand still.
    """

    id: str
    text: str
    start: str
    amount: int
    unit: str
    source: str
    when: Condition = ALWAYS
    scope: Scope = Scope.CASUS
    maximum: bool = False
    owed: bool = True
    met_by_decision: bool = False
    regime: Regime = Regime.GEEN
    aim: Length | None = None
    extension: Length | None = None
    suspendable: bool = False
