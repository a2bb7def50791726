"""The reasons not to share (D codes) that are open to each line of a decision."""

from collections.abc import Mapping

from triage.besluit.decision import Decision, decidable
from triage.besluit.snapshot import Snapshot
from triage.casus.choices import codes_of
from triage.casus.fates import Sight
from triage.casus.walk import Walk
from triage.faults import Refusal
from triage.ids import ItemId
from triage.kader.conditions import holds
from triage.kader.model import Kader, Option


def open_reasons(walk: Walk, kader: Kader, snapshot: Snapshot) -> Mapping[str, tuple[Option, ...]]:
    """Return the D codes open to each line that is decided on, by line id."""
    sight = Sight(walk.casus, kader)
    every = codes_of(kader, "D")
    return {
        line.id: tuple(option for option in every if holds(option.when, sight.at(ItemId(line.id))))
        for line in decidable(snapshot)
    }


def demand_open_reasons(decision: Decision, walk: Walk, kader: Kader, snapshot: Snapshot) -> None:
    """Refuse a reason that does not hold for its line, such as a secrecy holder's no where nobody said no.

    Raises:
        Refusal: `besluit_onvolledig` with `regel_code_onbekend` for each such line.
    """
    reasons = open_reasons(walk, kader, snapshot)
    closed = (
        f"regel_code_onbekend@{one.line}"
        for one in decision.lines
        if not frozenset(one.codes) <= {option.id for option in reasons.get(one.line, ())}
    )
    if found := tuple(dict.fromkeys(closed)):
        raise Refusal("besluit_onvolledig", ontbreekt=found)
