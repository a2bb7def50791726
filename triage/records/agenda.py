"""A calendar file (RFC 5545): one all-day event for each term, with its reference and what must be done.

No name of anybody, and nothing that people typed: a calendar is read on phones, and by who shares it. What is written
comes from the kader and from the numbers that people give to what is owed.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

_LONGEST: Final = 75
"""Octets in a line, its end not counted (RFC 5545 section 3.1)."""
_END: Final = "\r\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """A term in a calendar.

    Args:
        about, term: the id of what it belongs to, and of the term; together they name it, also in a later file.
        day: uiterste datum.
        summary: the reference and what must be done.
        description: the streefdatum and the uiterste datum, in words.
    """

    about: str
    term: str
    day: date
    summary: str
    description: str


def calendar(entries: Iterable[Entry], name: str, now: datetime) -> str:
    """Return a calendar as text; write it as UTF-8 without changing line ends.

    Args:
        name: how a calendar program calls it.
        now: when it is made, with its zone.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tenzij//Werkvoorraad//NL",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    seen: Counter[str] = Counter()
    for entry in entries:
        seen[uid(entry.about, entry.term)] += 1
        lines += _event(entry, seen[uid(entry.about, entry.term)], now)
    return "".join(_folded(line) + _END for line in (*lines, "END:VCALENDAR"))


def _event(entry: Entry, number: int, now: datetime) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{uid(entry.about, entry.term, number)}",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(entry.summary)}",
        f"DESCRIPTION:{_text(entry.description)}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def uid(about: str, term: str, number: int = 1) -> str:
    """Return what names a term in every file: the same each time, and no id of the store.

    Args:
        number: which one it is of the same term, soonest first: a casus may owe one for each line.
    """
    named = f"{about} {term}" if number == 1 else f"{about} {term} {number}"
    return f"{hashlib.sha256(named.encode()).hexdigest()[:32]}@tenzij.invalid"


def _text(words: str) -> str:
    """Return words as a value of type TEXT (section 3.3.11); control characters fall away."""
    tidy = words.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(one for one in tidy if one == "\n" or one.isprintable())
    for sign in ("\\", ";", ","):
        kept = kept.replace(sign, f"\\{sign}")
    return kept.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line cut where it is too long, never inside a character; what goes on begins with a space."""
    pieces, piece, room = [], "", _LONGEST
    for sign in line:
        size = len(sign.encode())
        if size > room:
            pieces.append(piece)
            piece, room = "", _LONGEST - 1
        piece += sign
        room -= size
    return f"{_END} ".join((*pieces, piece))
