"""Answers in words, as a person reads them: option texts for slugs, Dutch dates, yes and no."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from triage.answers import AnswerKind, Toets, Uitgelegd, Value
from triage.casus.walk import Asked

_MONTHS: Final = "januari februari maart april mei juni juli augustus september oktober november december".split()
_YES_NO: Final[Mapping[bool | None, str]] = {True: "Ja.", False: "Nee.", None: ""}


def dutch_date(day: date) -> str:
    """Return a day as `18 november 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def in_words(asked: Asked) -> str:
    """Return the answer to an asked question in words; unreadable text as it was typed."""
    names = {option.id: option.text for option in asked.options}
    if asked.question.kind is AnswerKind.KEUZE and isinstance(asked.answer.value, str):
        words = _named(names, asked.answer.value)
    else:
        words = _words(asked.answer.value, names) or asked.answer.typed
    return f"Nog uitzoeken. {words}".strip() if asked.answer.uitzoeken else words


def _words(value: Value | None, names: Mapping[str, str]) -> str:
    match value:
        case tuple() as many:
            return "\n".join(_named(names, one) for one in many)
        case Toets(ja, woorden):
            return f"{_YES_NO[ja]} {woorden}".strip()
        case Uitgelegd(keuzes):
            return "\n".join(f"{_named(names, option)}: {words}" for option, words in keuzes)
        case str() as text:
            return text
        case _:
            return _plain(value)


def _plain(value: Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _YES_NO[value].removesuffix(".")
    if isinstance(value, datetime):
        return f"{dutch_date(value.date())} om {value:%H:%M} uur"
    return dutch_date(value) if isinstance(value, date) else str(value)


def _named(names: Mapping[str, str], option: str) -> str:
    return names.get(option, option)
