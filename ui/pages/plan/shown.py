"""What the pages of the 1-plan show, as plain values: no page asks a store for anything."""

from collections.abc import Callable
from dataclasses import dataclass

from triage.access.actor import Colleague
from triage.ids import CasusId, ItemId
from triage.kader.model import Code, Support
from triage.plan.datwat.model import Outcome
from triage.plan.model import Bewoner, Grant, Plan, PlanVersion
from triage.plan.overleg import Overleg

Check = Callable[[str], Outcome]
"""The dat-wat check of a text, or of the name of an organisation."""


@dataclass(frozen=True, slots=True)
class Checks:
    """The dat-wat check, for what people type."""

    text: Check
    organisation: Check


@dataclass(frozen=True, slots=True)
class Choices:
    """What an agreement can be made of.

    Args:
        supports: the kader's neutral list.
        grants: sealed decisions and recorded routes of this casus that a line may rest on.
        conditions: the B2 and B3 codes.
        colleagues: people who work with the program, who may be a helper.
        meetings: the casusoverleggen of this casus, by id and number.
    """

    supports: tuple[Support, ...] = ()
    grants: tuple[Grant, ...] = ()
    conditions: tuple[Code, ...] = ()
    colleagues: tuple[Colleague, ...] = ()
    meetings: tuple[Overleg, ...] = ()


@dataclass(frozen=True, slots=True)
class May:
    """What whoever looks at a plan may do with it; what is not allowed is not on the page.

    Args:
        write: household, goal, regisseur, closing.
        agree: agreements.
        own: change what an own part holds.
        meet: plan a casusoverleg.
        papers: make papers for others.
    """

    write: bool = False
    agree: bool = False
    own: bool = False
    meet: bool = False
    papers: bool = False


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """A plan, or somebody's own part of one, as the page shows it.

    Args:
        whole: the whole plan; an own part says nothing of what else there may be.
        deferred: who of the household may not know yet of what was decided.
        codes: the E codes, for who reads less than the whole.
    """

    plan: Plan
    whole: bool
    may: May = May()
    choices: Choices = Choices()
    deferred: frozenset[ItemId] = frozenset()
    history: tuple[PlanVersion, ...] = ()
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Beginning:
    """A casus from which a plan may begin.

    Args:
        recorded: what was recorded in the casus: `samenhang`, `noodzaak` and `doel`, each yes or not.
        goal: the goal as the casus says it, to start from.
        people: the persons of the casus as the plan might call them.
        codes: the E codes.
    """

    casus: CasusId
    kenmerk: str
    recorded: tuple[tuple[str, bool], ...]
    goal: str = ""
    people: tuple[Bewoner, ...] = ()
    codes: tuple[Code, ...] = ()

    @property
    def lacking(self) -> tuple[str, ...]:
        """What was not recorded yet."""
        return tuple(name for name, there in self.recorded if not there)
