"""The terms of a casus: which run, about what and until when. How they are counted is `triage.terms`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from triage.answers import Ref, Scope
from triage.casus.fates import Sight
from triage.casus.walk import Walk
from triage.ids import ItemId, QuestionId
from triage.kader.conditions import holds
from triage.kader.model import Kader
from triage.kader.term import Term
from triage.kader.vocabulary import EVENTS
from triage.terms.counting import HOURS
from triage.terms.running import first_end


@dataclass(frozen=True, slots=True)
class Due:
    """A term that runs: about which item (None: the casus), since when, and until when (that day included)."""

    term: Term
    item: ItemId | None
    start: date
    due: date


@dataclass(frozen=True, slots=True)
class Sought:
    """A term of casussen to look for in a store.

    Args:
        term: its id in the kader.
        since: only where its last day is this day or later; None for any.
        states: only where the casus stands so (values of `CasusState`); None for any.
        unless: not in a casus that has a piece of the follow-up of one of these kinds (values of `Soort`).
    """

    term: str
    since: date | None = None
    states: frozenset[str] | None = None
    unless: frozenset[str] = frozenset()


def terms_of(walk: Walk, kader: Kader, events: Mapping[str, date] | None = None) -> tuple[Due, ...]:
    """Return the terms that run in a casus, in the order of the kader, item by item.

    Args:
        events: the days of what happened, for example `{"besluit": day}`; a term from an event that is not there does
            not run yet.
    """
    sight = Sight(walk.casus, kader)
    return tuple(
        _due(term, item, start)
        for term in kader.terms.values()
        for item in _items(walk, term)
        if (start := _start(walk, term, item, events or {})) is not None and holds(term.when, sight.at(item))
    )


def _due(term: Term, item: ItemId | None, start: date) -> Due:
    day = start.date() if isinstance(start, datetime) else start
    return Due(term, item, day, first_end(term, start))


def _items(walk: Walk, term: Term) -> tuple[ItemId | None, ...]:
    return (None,) if term.scope is Scope.CASUS else walk.casus.of(term.scope)


def _start(walk: Walk, term: Term, item: ItemId | None, events: Mapping[str, date]) -> date | None:
    if term.start in EVENTS:
        return events.get(term.start)
    answer = walk.casus.answers.get(Ref(QuestionId(term.start), item))
    value = answer.value if answer and not answer.uitzoeken else None
    if isinstance(value, datetime):
        return value if term.unit == HOURS else value.date()
    return value if isinstance(value, date) else None
