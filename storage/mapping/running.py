"""A term that runs as JSON values and back, with the lengths of the kader under which it began."""

from dataclasses import dataclass
from datetime import date

from storage.mapping.codec import from_json, to_json
from storage.mapping.moments import moment_of
from triage.kader.term import Length, Regime, Term
from triage.terms.running import Extension, Running, Suspension


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of a term: all but the condition under which it begins, for it runs already."""

    id: str
    text: str
    event: str
    amount: int
    unit: str
    source: str
    owed: bool
    regime: Regime
    aim: Length | None
    more: Length | None
    suspendable: bool
    start: str
    suspensions: tuple[Suspension, ...]
    extension: Extension | None


def running_json(running: Running) -> object:
    """Return a running term as plain JSON values."""
    term = running.term
    return to_json(
        _Kept(
            id=term.id,
            text=term.text,
            event=term.start,
            amount=term.amount,
            unit=term.unit,
            source=term.source,
            owed=term.owed,
            regime=term.regime,
            aim=term.aim,
            more=term.extension,
            suspendable=term.suspendable,
            start=str(to_json(running.start)),
            suspensions=running.suspensions,
            extension=running.extension,
        )
    )


def running_of(found: object) -> Running:
    """Return the running term behind its JSON values.

    Raises:
        ValueError: it is none.
    """
    kept = from_json(_Kept, found)
    term = Term(
        id=kept.id,
        text=kept.text,
        start=kept.event,
        amount=kept.amount,
        unit=kept.unit,
        source=kept.source,
        owed=kept.owed,
        regime=kept.regime,
        aim=kept.aim,
        extension=kept.more,
        suspendable=kept.suspendable,
    )
    # A term in hours starts at a moment, every other on a day.
    start = moment_of(kept.start) if "T" in kept.start else date.fromisoformat(kept.start)
    return Running(term, start, kept.suspensions, kept.extension)
