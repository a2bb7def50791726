"""When a term ends. How days are counted (a proposal where no law says so; `docs/termijnen.md` tells it in Dutch).

- The day on which a term starts does not count; the first day after it is day one.
- Months and years end on the same day of the month, or on its last day where that day is not there.
- Algemene termijnenwet: an end on a day that is no working day runs on to the next working day (article 1), and a term
  of at least three days holds at least two working days (article 2). Long terms do not move (article 4: over 90 days,
  12 weeks or three months, or in years).
- Regulation 1182/71 article 3: an end on a Saturday, Sunday or public holiday runs on to the next working day (lid 4),
  and a term of two days or more holds at least two working days (lid 5). It knows no long terms that stay.
- Hours are hours that went by, over the change of summer time too. No law moves their end here, so that it is never
  later than the law allows.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from triage.kader.term import Length, Regime
from triage.terms.calendar import DAY, on_or_after, working_day, working_days

HOURS: Final = "uren"
WORKING: Final = "werkdagen"
_LONGEST: Final[Mapping[str, int]] = {"dagen": 90, "werkdagen": 90, "weken": 12, "maanden": 3, "jaren": 0}
"""Article 4 Algemene termijnenwet: the longest term, in its own unit, whose end still moves."""
_WITHIN: Final = 2
_PLENTY: Final = 14
"""In so many days there are always two working days: a longer term need not be counted out."""


@dataclass(frozen=True, slots=True)
class _Moving:
    """What a law says of ends: from how many days on a term holds two working days, and how long still moves."""

    shortest: int
    longest: Mapping[str, int] | None = None


_MOVING: Final[Mapping[Regime, _Moving]] = {Regime.ATW: _Moving(3, _LONGEST), Regime.EU: _Moving(2)}


def end_of(start: date, amount: int, unit: str, regime: Regime) -> date:
    """Return the last day of a term, that day included.

    Args:
        start: the day of the event, which does not count.
        unit: `dagen`, `werkdagen`, `weken`, `maanden` or `jaren`; hours are told by `moment_of`.
    """
    return moved(start, bare_end(start, Length(amount, unit)), Length(amount, unit), regime)


def bare_end(start: date, length: Length) -> date:
    """Return the last day as it is counted, before any law moves it; an amount below zero counts back."""
    return _COUNTS[length.unit](start, length.amount)


def moved(start: date, end: date, length: Length, regime: Regime) -> date:
    """Return where the law puts an end of a term of this length; never earlier than it was."""
    law = _MOVING.get(regime)
    if law is None or (law.longest is not None and length.amount > law.longest[length.unit]):
        return end
    # A term in working days holds as many as it says: one is one, also where a weekend makes it three days long.
    wanted = _WITHIN if length.unit != WORKING and (end - start).days >= law.shortest else 0
    while not working_day(end) or _too_few(start, end, wanted):
        end += DAY
    return end


def _too_few(start: date, end: date, wanted: int) -> bool:
    return (end - start).days < _PLENTY and working_days(start, end) < wanted


def moment_of(start: datetime, hours: int) -> datetime:
    """Return the moment at which hours have gone by, in the zone of the start.

    Raises:
        ValueError: the start tells no zone, so that nobody knows which moment it is.
    """
    if start.tzinfo is None:
        raise ValueError("a term in hours starts at a moment with its zone")
    return (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(start.tzinfo)


def _days(start: date, amount: int) -> date:
    return start + DAY * amount


def _weeks(start: date, amount: int) -> date:
    return start + timedelta(weeks=amount)


def _working(start: date, amount: int) -> date:
    step = DAY if amount > 0 else -DAY
    end = start
    for _ in range(abs(amount)):
        end += step
        while not working_day(end):
            end += step
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


def later(end: date, days: int, unit: str) -> date:
    """Return an end that calendar days of standing still put off; one in working days stays on a working day."""
    put_off = end + DAY * days
    return on_or_after(put_off) if unit == WORKING and days else put_off
