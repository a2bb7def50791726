"""Terms: until when, computed from the kader.

How days are counted (a proposal where no law says so; `domain.md` gives the sources):

- The day on which a term starts does not count; the first day after it is day one.
- Months and years end on the same day of the month, or on its last day where that day is not there.
- A working day is no Saturday, no Sunday and no holiday of the Algemene termijnenwet article 3: New Year's Day, Good
  Friday (equal by lid 2), Easter Monday, King's Day, the fifth of May (every year: the law knows no lustrum, which is
  a matter of labour agreements), Ascension Day, Whit Monday and both days of Christmas. Days that a royal decree makes
  equal for some years (lid 3) are not counted in, so that a date is never later than the law allows.
- A term set by law that ends on a day that is no working day runs on to the next working day (article 1), and a term
  of at least three days holds at least two working days (article 2). Long terms do not move (article 4: over 90 days,
  12 weeks or three months, or in years).
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final

from triage.answers import Ref, Scope
from triage.casus.fates import Sight
from triage.casus.walk import Walk
from triage.ids import ItemId, QuestionId
from triage.kader.conditions import holds
from triage.kader.model import Kader, Term
from triage.kader.vocabulary import EVENTS

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
_LONGEST: Final[Mapping[str, int]] = {"dagen": 90, "werkdagen": 90, "weken": 12, "maanden": 3, "jaren": 0}
"""Article 4 Algemene termijnenwet: the longest term, in its own unit, whose end still moves."""
_SHORTEST: Final = 3
_WITHIN: Final = 2
"""Article 2 Algemene termijnenwet: a term of at least three days holds at least two working days."""


@dataclass(frozen=True, slots=True)
class Due:
    """A term that runs: about which item (None: the casus), since when, and until when (that day included)."""

    term: Term
    item: ItemId | None
    start: date
    due: date


def working_day(day: date) -> bool:
    """Tell whether a day counts as a working day (Algemene termijnenwet articles 1 and 3)."""
    return day.weekday() < _SATURDAY and not _holiday(day)


def _holiday(day: date) -> bool:
    return day in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[date]:
    # Loaded at the first term and not at the start: the library takes a tenth of a second.
    import holidays  # noqa: PLC0415

    # Good Friday, and Liberation Day outside a lustrum, stand there as optional; the law counts both.
    return frozenset(holidays.country_holidays("NL", categories=("public", "optional"), years=year))


def due(term: Term, start: date) -> date:
    """Return the last day of a term that starts on a day."""
    end = _COUNTS[term.unit](start, term.amount)
    return _statutory(term, start, end) if term.statutory_end else end


def _statutory(term: Term, start: date, end: date) -> date:
    if term.amount > _LONGEST[term.unit]:
        return end
    wanted = _WITHIN if (end - start).days >= _SHORTEST else 0
    while not working_day(end) or _working_days(start, end) < wanted:
        end += _DAY
    return end


def _working_days(start: date, end: date) -> int:
    return sum(working_day(start + _DAY * number) for number in range(1, (end - start).days + 1))


def _days(start: date, amount: int) -> date:
    return start + _DAY * amount


def _weeks(start: date, amount: int) -> date:
    return start + timedelta(weeks=amount)


def _working(start: date, amount: int) -> date:
    end = start
    for _ in range(amount):
        end += _DAY
        while not working_day(end):
            end += _DAY
    return end


def _months(start: date, amount: int) -> date:
    years, month = divmod(start.month - 1 + amount, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _years(start: date, amount: int) -> date:
    return _months(start, 12 * amount)


_COUNTS: Final[Mapping[str, Callable[[date, int], date]]] = {
    "dagen": _days,
    "werkdagen": _working,
    "weken": _weeks,
    "maanden": _months,
    "jaren": _years,
}


def terms_of(walk: Walk, kader: Kader, events: Mapping[str, date] | None = None) -> tuple[Due, ...]:
    """Return the terms that run in a casus, in the order of the kader, item by item.

    Args:
        events: the days of what happened, for example `{"besluit": day}`; a term from an event that is not there does
            not run yet.
    """
    sight = Sight(walk.casus, kader)
    return tuple(
        Due(term, item, start, due(term, start))
        for term in kader.terms.values()
        for item in _items(walk, term)
        if (start := _start(walk, term, item, events or {})) is not None and holds(term.when, sight.at(item))
    )


def _items(walk: Walk, term: Term) -> tuple[ItemId | None, ...]:
    return (None,) if term.scope is Scope.CASUS else walk.casus.of(term.scope)


def _start(walk: Walk, term: Term, item: ItemId | None, events: Mapping[str, date]) -> date | None:
    if term.start in EVENTS:
        return events.get(term.start)
    answer = walk.casus.answers.get(Ref(QuestionId(term.start), item))
    value = answer.value if answer and not answer.uitzoeken else None
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
