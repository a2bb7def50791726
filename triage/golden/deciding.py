"""The decision in a golden walk: who proposes, who decides, and how it ends."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from triage.access.actor import Actor, Mandate
from triage.besluit.decision import (
    Decision,
    LineDecision,
    Uitkomst,
    check_decision,
    demand_mandate,
    demand_other_eyes,
)
from triage.besluit.reasons import demand_open_reasons
from triage.besluit.snapshot import Snapshot, snapshot
from triage.casus.walk import Walk
from triage.faults import Refusal
from triage.files import Table
from triage.golden.comparing import WITH_CONSENT, open_outcomes
from triage.golden.reading import Story, tables
from triage.ids import AccountId, CodeId, ItemId, PersonId, RoleId
from triage.kader.model import Kader

_KEYS: Final = frozenset(
    {
        "voorsteller",
        "bewerker",
        "beslisser",
        "namens",
        "mandaat",
        "uitkomst",
        "motivering",
        "geldig_tot",
        "heroverwegen",
        "eigen_afweging",
        "regel",
    }
)
_NO_MANDATE: Final = "geen"


def ending(story: Story, done: Walk, kader: Kader) -> Iterator[str]:
    """Give what differs in the decision: which outcomes are open, how it ends, and what keeps it from being sealed."""
    if {"uitkomst", "uitkomsten"} & story.expected.keys() or story.decision:
        yield from _ending(story, done, kader, snapshot(done, kader))


def _ending(story: Story, done: Walk, kader: Kader, facts: Snapshot) -> Iterator[str]:
    yield from (f"beslissing: onbekende sleutel '{key}'" for key in story.decision if key not in _KEYS)
    outcomes = open_outcomes(facts)
    wanted = story.expected.get("uitkomsten")
    if isinstance(wanted, list) and set(wanted) != set(outcomes):
        yield f"verwacht, uitkomsten: open zijn {', '.join(outcomes)}"
    outcome = WITH_CONSENT if outcomes == (WITH_CONSENT,) else str(story.decision.get("uitkomst", "geen"))
    if outcome not in (*outcomes, "geen"):
        yield f"beslissing: uitkomst '{outcome}' staat niet open"
    if story.expected.get("uitkomst", outcome) != outcome:
        yield f"verwacht, uitkomst: '{story.expected['uitkomst']}', maar het is '{outcome}'"
    if story.decision:
        refusal = decide(story.decision, story, done, kader)
        yield from _told(refusal)


def _told(refusal: Refusal | None) -> Iterator[str]:
    if refusal is not None:
        lacking = refusal.facts.get("ontbreekt", ())
        details = f" ({', '.join(lacking)})" if isinstance(lacking, tuple) and lacking else ""
        yield f"beslissing: geweigerd met '{refusal.code}'{details}"


def decide(table: Table, story: Story, done: Walk, kader: Kader) -> Refusal | None:
    """Return the refusal that meets a decision as written down, or None when it may be sealed."""
    proposer = PersonId(str(table.get("voorsteller", "voorsteller")))
    editor = PersonId(str(table.get("bewerker", proposer)))
    actor = _actor(table, story.decided)
    if done.missing:
        return Refusal("nog_niet_compleet", aantal=len(done.missing))
    try:
        demand_other_eyes(actor, proposer, editor)
        demand_mandate(actor, story.decided)
        decision, facts = decision_of(table, story), snapshot(done, kader)
        check_decision(decision, facts, kader, story.decided)
        demand_open_reasons(decision, done, kader, facts)
    except Refusal as refusal:
        return refusal
    return None


def _actor(table: Table, today: date) -> Actor:
    name, mandate = str(table.get("beslisser", "")), str(table.get("mandaat", "mandaat"))
    behalf = table.get("namens")
    return Actor(
        person=PersonId(name),
        account=AccountId(name),
        name=name,
        function="beslisser",
        role=RoleId("beslisser"),
        team="Noorderkade",
        mandate=None if mandate == _NO_MANDATE else Mandate(mandate, today),
        on_behalf_of=PersonId(str(behalf)) if behalf else None,
    )


def decision_of(table: Table, story: Story) -> Decision:
    """Return the decision as written down in a walk."""
    return Decision(
        outcome={one.value: one for one in Uitkomst}.get(str(table.get("uitkomst"))),
        lines=tuple(_line(one) for one in tables(table, "regel", story.faults)),
        motivation=str(table.get("motivering", "")),
        valid_until=_day(table, "geldig_tot"),
        review_on=_day(table, "heroverwegen"),
        own_weighing=table.get("eigen_afweging") is True,
    )


def _line(table: Table) -> LineDecision:
    codes = table.get("codes", [])
    return LineDecision(
        line=ItemId(str(table.get("id", ""))),
        granted=table.get("mag") is True,
        wording=str(table.get("woorden", "")),
        codes=tuple(CodeId(str(code)) for code in codes) if isinstance(codes, list) else (),
    )


def _day(table: Table, key: str) -> date | None:
    value = table.get(key)
    return value if isinstance(value, date) and not isinstance(value, datetime) else None
