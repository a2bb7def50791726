"""Moments as text, exact both ways: the wall time, its offset, and the zone's name where it has one (RFC 9557)."""

from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

HOME: Final = ZoneInfo("Europe/Amsterdam")
"""The zone of the municipality (see `triage.clock`)."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


def moment_text(moment: datetime) -> str:
    """Return an aware moment as `2026-10-25T02:30:00+01:00[Europe/Amsterdam]`.

    Raises:
        ValueError: the moment has no zone.
    """
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise ValueError("a moment without a zone")
    zone = moment.tzinfo.key if isinstance(moment.tzinfo, ZoneInfo) else None
    return f"{moment.isoformat()}[{zone}]" if zone else moment.isoformat()


def moment_of(text: str) -> datetime:
    """Return the moment behind a text of `moment_text`. A zone that is not known here leaves its offset."""
    stamp, _, zone = text.rstrip("]").partition("[")
    moment = datetime.fromisoformat(stamp)
    if not zone:
        return moment
    try:
        local = moment.replace(tzinfo=ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return moment
    # In the hour that comes twice, the offset tells which of the two it was.
    for fold in (0, 1):
        if local.replace(fold=fold).utcoffset() == moment.utcoffset():
            return local.replace(fold=fold)
    return moment


def maybe_moment(text: str | None) -> datetime | None:
    """Return the moment behind a text, or None when there is none."""
    return moment_of(text) if text is not None else None


def micros(moment: datetime) -> int:
    """Return a moment as microseconds since 1970 (UTC), for order."""
    return (moment - _EPOCH) // _MICROSECOND


def at_home(count: int) -> datetime:
    """Return the moment behind `micros`, in the zone of the municipality."""
    return (_EPOCH + count * _MICROSECOND).astimezone(HOME)


def maybe_day(text: str | None) -> date | None:
    """Return the day behind an ISO date, or None when there is none."""
    return date.fromisoformat(text) if text is not None else None
