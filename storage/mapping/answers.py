"""An answer as JSON text and back, exactly: every kind, half-typed text, and "nog uitzoeken".

The text is ASCII with its keys in order, so that equal answers are equal texts, and so that even a lone surrogate,
which no encoding takes, survives as its escape.
"""

import json
from datetime import date, datetime

from storage.mapping.moments import moment_of, moment_text
from triage.answers import Answer, Toets, Uitgelegd, Value


def answer_text(answer: Answer) -> str:
    """Return an answer as text."""
    said: dict[str, object] = {}
    if answer.value is not None:
        kind, content = _packed(answer.value)
        said[kind] = content
    if answer.typed:
        said["getypt"] = answer.typed
    if answer.uitzoeken:
        said["uitzoeken"] = True
    return json.dumps(said, separators=(",", ":"), sort_keys=True)


def _packed(value: Value) -> tuple[str, object]:
    match value:
        case str():
            return "tekst", value
        case bool():
            return "ja", value
        case int():
            # As text: JSON knows no whole numbers beyond 2^53.
            return "getal", str(value)
        case Toets(ja, woorden):
            return "toets", [ja, woorden]
        case Uitgelegd(keuzes):
            return "uitgelegd", [list(pair) for pair in keuzes]
        case tuple():
            return "keuzes", list(value)
        case _:
            return _packed_time(value)


def _packed_time(value: date) -> tuple[str, str]:
    # A moment is a day to Python as well, so it is asked first.
    return ("tijdstip", moment_text(value)) if isinstance(value, datetime) else ("datum", value.isoformat())


def answer_of(text: str) -> Answer:
    """Return the answer behind a text of `answer_text`.

    Raises:
        ValueError: the text is no answer.
    """
    said = dict(json.loads(text))
    typed, uitzoeken = str(said.pop("getypt", "")), bool(said.pop("uitzoeken", False))
    values = [_unpacked(kind, content) for kind, content in said.items()]
    if len(values) > 1:
        raise ValueError("more than one value")
    return Answer(values[0] if values else None, typed, uitzoeken)


def _unpacked(kind: str, content: object) -> Value:
    match content:
        case bool(yes) if kind == "ja":
            return yes
        case str(text):
            return _from_text(kind, text)
        case [(bool() | None) as ja, str(woorden)] if kind == "toets":
            return Toets(ja, woorden)
        case [*pairs] if kind == "uitgelegd":
            return Uitgelegd(tuple(_pair(pair) for pair in pairs))
        case [*many] if kind == "keuzes":
            return tuple(str(one) for one in many)
        case _:
            raise ValueError("no value")


def _from_text(kind: str, text: str) -> Value:
    match kind:
        case "tekst":
            return text
        case "getal":
            return int(text)
        case "datum":
            return date.fromisoformat(text)
        case "tijdstip":
            return moment_of(text)
        case _:
            raise ValueError("no value")


def _pair(pair: object) -> tuple[str, str]:
    match pair:
        case [str(option), str(words)]:
            return option, words
        case _:
            raise ValueError("no pair")
