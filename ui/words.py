"""Every sentence on the screen, looked up by key in the files of `resources/teksten`, and Dutch dates.

A key that is not there is written to the log and shown as it is: a person can still work, and a test fails, because no
log line is allowed there.
"""

import logging
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from importlib.resources import files
from string import Formatter
from types import MappingProxyType
from typing import Final

Fact = str | int | date | datetime | tuple[str, ...]

MONTHS: Final = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_SHORT_MONTHS: Final = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_DAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_NEAR: Final = {-1: "gisteren", 0: "vandaag", 1: "morgen"}
_DAILY: Final = "algemeen.toml"
_log = logging.getLogger(__name__)


@lru_cache
def sentences() -> Mapping[str, str]:
    """Return every sentence by its dotted key, read once."""
    return MappingProxyType({**_rest(), **_first()})


@lru_cache
def _first() -> Mapping[str, str]:
    """Return the sentences of the door and of the daily work: all that a start needs."""
    return _read(lambda name: name == _DAILY)


@lru_cache
def _rest() -> Mapping[str, str]:
    """Return the sentences of the other rooms, read when the first of them is asked for."""
    return _read(lambda name: name != _DAILY)


def _read(wanted: Callable[[str], bool]) -> Mapping[str, str]:
    flat: dict[str, str] = {}
    for file in sorted(files("resources").joinpath("teksten").iterdir(), key=lambda one: one.name):
        if wanted(file.name):
            _flatten("", tomllib.loads(file.read_text("utf-8")), flat)
    return flat


def _flatten(prefix: str, part: Mapping[str, object], flat: dict[str, str]) -> None:
    for name, value in part.items():
        if isinstance(value, dict):
            _flatten(f"{prefix}{name}.", value, flat)
        else:
            flat[prefix + name] = str(value)


def say(key: str, **facts: Fact) -> str:
    """Return the sentence of a key with its facts filled in.

    A sentence may have two forms, `een` and `meer`; the fact `aantal` chooses. What people typed may be a fact: braces
    in it mean nothing.
    """
    sentence = _find(key, facts)
    if sentence is None:
        _log.warning("geen zin bij %s", key)
        return f"[{key}]"
    wanted = {name for _, name, _, _ in Formatter().parse(sentence) if name}
    if lacking := wanted - facts.keys():
        _log.warning("zin %s mist %s", key, sorted(lacking))
        return sentence
    return sentence.format_map({name: shown(fact) for name, fact in facts.items()})


def has(key: str) -> bool:
    """Tell whether there is a sentence with this key, in one form or in two."""
    return any(key in known or f"{key}.meer" in known for known in _known())


def _find(key: str, facts: Mapping[str, Fact]) -> str | None:
    form = f"{key}.{'een' if facts.get('aantal') == 1 else 'meer'}"
    found = (known[key] if key in known else known.get(form) for known in _known())
    return next((one for one in found if one is not None), None)


def _known() -> Iterator[Mapping[str, str]]:
    yield _first()
    yield _rest()


def shown(fact: Fact) -> str:
    """Return a fact as it is written inside a sentence."""
    match fact:
        case datetime():
            return moment(fact)
        case date():
            return day(fact)
        case tuple():
            return listed(fact)
        case _:
            return str(fact)


def listed(parts: tuple[str, ...]) -> str:
    """Join parts as in a sentence: `a, b en c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} en {parts[-1]}"


def day(when: date) -> str:
    """Return `18 november 2026`."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def weekday(when: date) -> str:
    """Return `woensdag`."""
    return _DAYS[when.weekday()]


def short_day(when: date, today: date) -> str:
    """Return `wo 25 nov`, with the year where it is not this year."""
    year = "" if when.year == today.year else f" {when.year}"
    return f"{weekday(when)[:2]} {when.day} {_SHORT_MONTHS[when.month - 1]}{year}"


def near_day(when: date, today: date) -> str:
    """Return `gisteren`, `vandaag` or `morgen` where that is true, and else the short day."""
    return _NEAR.get((when - today).days) or short_day(when, today)


def clock_time(when: datetime) -> str:
    """Return `14:02`."""
    return f"{when:%H:%M}"


def moment(when: datetime) -> str:
    """Return `18 november 2026 om 14:02`."""
    return f"{day(when)} om {clock_time(when)}"


def near_moment(when: datetime, now: datetime) -> str:
    """Return `vandaag 14:02`, `gisteren 22:40` or `ma 16 nov 09:15`."""
    return f"{near_day(when.date(), now.date())} {clock_time(when)}"
