"""A term that runs: until when, when best, what stands still, and what was extended.

    running = begin(kader, "verzoek_antwoord", day)
    due(running)    # uiterste datum
    aim(running)    # streefdatum: show this one first

Nothing here knows the time of day: who asks says which day (or moment) it is.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from triage.faults import Refusal
from triage.kader.model import Kader
from triage.kader.term import Length, Term
from triage.terms.calendar import DAY
from triage.terms.counting import HOURS, bare_end, later, moment_of, moved


class Stand(StrEnum):
    """How a term stands on a day."""

    TE_LAAT = "te_laat"
    VANDAAG = "vandaag"
    DEZE_WEEK = "deze_week"
    """Later than today, and not after the Sunday of this week."""
    LATER = "later"
    OPGESCHORT = "opgeschort"


@dataclass(frozen=True, slots=True)
class Suspension:
    """Days that do not count.

    Args:
        since: the first day that does not count (Awb 7:10 lid 2: the day after the one on which was asked to mend).
        until: the first day that counts again; None while it stands still.
    """

    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """The one extension: on which day it was decided, and on which day the person was told (AVG 12 lid 3)."""

    day: date
    notice: date


@dataclass(frozen=True, slots=True)
class Running:
    """A term that runs.

    Args:
        start: the day of the event, which does not count; for a term in hours its moment, with its zone.
        suspensions: in order; only the last one may still be open.
    """

    term: Term
    start: date
    suspensions: tuple[Suspension, ...] = ()
    extension: Extension | None = None


def begin(kader: Kader, term_id: str, start: date) -> Running:
    """Return a term of the kader as it starts on a day; one in hours starts at a moment (an aware `datetime`).

    Raises:
        KeyError: the kader has no such term; those that the program starts itself are checked when a kader is loaded.
        ValueError: a term in hours without a moment.
    """
    return started(kader.terms[term_id], start)


def started(term: Term, start: date) -> Running:
    """Return a term as it starts on a day, or in hours at a moment."""
    if term.unit == HOURS:
        if not isinstance(start, datetime):
            raise ValueError("a term in hours starts at a moment")
        return Running(term, start)
    return Running(term, _day(start))


def first_end(term: Term, start: date) -> date:
    """Return the last day of a term that starts on a day (or moment) and runs on undisturbed."""
    return _end(started(term, start), start)


def due(running: Running) -> date | None:
    """Return the uiterste datum, that day included; None while the term stands still, for then it has no end."""
    return None if suspended(running) else _end(running, running.start)


def aim(running: Running) -> date | None:
    """Return the streefdatum: never after the uiterste datum, and None while the term stands still.

    Without one of its own in the kader, or after an extension, it is the day before the law moved the end
    (`domain.md` §3.9).
    """
    end = due(running)
    if end is None:
        return None
    length = running.term.aim
    if length is None or running.extension is not None:
        return min(end, _bare(running, running.start))
    wanted = bare_end(_day(running.start), length)
    return min(end, later(wanted, _stood_still(running, running.start), length.unit))


def moment(running: Running) -> datetime | None:
    """Return the moment at which a term in hours ends; None for a term in days."""
    if running.term.unit != HOURS or not isinstance(running.start, datetime):
        return None
    return moment_of(running.start, running.term.amount)


def suspended(running: Running) -> bool:
    """Tell whether the term stands still."""
    return bool(running.suspensions) and running.suspensions[-1].until is None


def suspend(running: Running, since: date) -> Running:
    """Let the term stand still from a day on, that day included.

    Raises:
        Refusal: `termijn_niet_op_te_schorten` (the kader does not allow it), `termijn_al_opgeschort`,
            `termijn_dag_te_vroeg` (before the first day of the term, or before it last ran on), `termijn_voorbij`.
    """
    if not running.term.suspendable:
        raise _refused("termijn_niet_op_te_schorten", running)
    if suspended(running):
        raise _refused("termijn_al_opgeschort", running)
    last = running.suspensions[-1].until if running.suspensions else None
    if since <= running.start or (last is not None and since < last):
        raise _refused("termijn_dag_te_vroeg", running)
    if since > _end(running, since):
        raise _refused("termijn_voorbij", running)
    return replace(running, suspensions=(*running.suspensions, Suspension(since)))


def resume(running: Running, until: date) -> Running:
    """Let the term run on from a day, that day included; the calendar days between are added on.

    Raises:
        Refusal: `termijn_loopt_al`, or `termijn_dag_te_vroeg` (before it stood still).
    """
    if not suspended(running):
        raise _refused("termijn_loopt_al", running)
    *earlier, last = running.suspensions
    if until < last.since:
        raise _refused("termijn_dag_te_vroeg", running)
    return replace(running, suspensions=(*earlier, Suspension(last.since, until)))


def extend(running: Running, day: date, notice: date | None = None) -> Running:
    """Extend the term, once, by what the kader allows.

    Args:
        day: on which it is decided; not after the first end.
        notice: on which day the person is told; the same day if not said. Not after the first end either (AVG 12
            lid 3; Awb 7:10).

    Raises:
        Refusal: `termijn_niet_te_verlengen`, `termijn_al_verlengd`, `termijn_dag_te_vroeg` (before the start),
            `termijn_voorbij`, or `termijn_bericht_te_laat`.
    """
    told = day if notice is None else notice
    if running.term.extension is None:
        raise _refused("termijn_niet_te_verlengen", running)
    if running.extension is not None:
        raise _refused("termijn_al_verlengd", running)
    if min(day, told) < running.start:
        raise _refused("termijn_dag_te_vroeg", running)
    if day > _end(running, day):
        raise _refused("termijn_voorbij", running)
    if told > _end(running, told):
        raise _refused("termijn_bericht_te_laat", running)
    return replace(running, extension=Extension(day, told))


def days_left(running: Running, day: date) -> int:
    """Return the calendar days from a day to the uiterste datum; below zero it is late.

    While the term stands still: what would be left if it ran on from that day.
    """
    today = _day(day)
    return (_end(running, today) - today).days


def stand(running: Running, at: date) -> Stand:
    """Tell how a term stands on a day; a term in hours is late by the minute when `at` is a moment."""
    if suspended(running):
        return Stand.OPGESCHORT
    today, end = _day(at), _end(running, running.start)
    last = moment(running)
    if today > end or (last is not None and isinstance(at, datetime) and at > last):
        return Stand.TE_LAAT
    if today == end:
        return Stand.VANDAAG
    return Stand.DEZE_WEEK if end <= today + DAY * (6 - today.weekday()) else Stand.LATER


def _end(running: Running, day: date) -> date:
    """Return the last day; days of standing still that have no end yet count up to a day."""
    last = moment(running)
    if last is not None:
        return last.date()
    end = moved(running.start, _bare(running, day), _length(running), running.term.regime)
    end = max(end, _end_of_added(running, day))
    if running.extension is None:
        return end
    # A law may move the first end but not the longer one (Algemene termijnenwet article 4): longer is never sooner.
    return max(end, _end(replace(running, extension=None), day))


def _end_of_added(running: Running, day: date) -> date:
    """Return the end of a term that first stood still on a day that the law had added: that day is still owed after."""
    never = replace(running, suspensions=())
    if not running.suspensions or running.suspensions[0].since <= _bare(never, day):
        return running.start
    added = _end(never, day) + DAY * _stood_still(running, day)
    return moved(running.start, added, _length(running), running.term.regime)


def _length(running: Running) -> Length:
    """Return how long the term is by law; standing still does not make it a longer term."""
    first, more = Length(running.term.amount, running.term.unit), running.term.extension
    if running.extension is None or more is None or more.unit != first.unit:
        return first
    return Length(first.amount + more.amount, first.unit)


def _bare(running: Running, day: date) -> date:
    """Return the last day before any law moves it, extension and standing still counted in."""
    last = moment(running)
    if last is not None:
        return last.date()
    end = bare_end(running.start, _length(running))
    more = running.term.extension
    if running.extension is not None and more is not None and more.unit != running.term.unit:
        end = bare_end(end, more)
    return later(end, _stood_still(running, day), running.term.unit)


def _stood_still(running: Running, day: date) -> int:
    return sum(max((_day(day if one.until is None else one.until) - one.since).days, 0) for one in running.suspensions)


def _day(at: date) -> date:
    return at.date() if isinstance(at, datetime) else at


def _refused(code: str, running: Running) -> Refusal:
    return Refusal(code, termijn=running.term.id)
