"""Answers: what somebody filled in, in whatever state of completeness.

A draft accepts incomplete and contradictory answers. Text that cannot (yet) be read as a date, a time or a number is
kept as `typed`, so that nothing a person typed is ever lost.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from triage.faults import Refusal
from triage.ids import ItemId, QuestionId

MAX_TEXT: Final = 20_000
"""Longest text of one answer, in characters. A longer paste is refused with the text kept in the field."""
_UNREADABLE: Final = re.compile("[\x00\ud800-\udfff]")
"""NUL and halves of characters: no store can keep them, no seal can cover them."""


class AnswerKind(StrEnum):
    """The kinds of answer. `ui.fields` has one table from kind to field; a test holds it complete."""

    KORT = "kort"
    """One line of text."""
    LANG = "lang"
    """Text in one's own words, any number of lines."""
    JA_NEE = "ja_nee"
    """Yes or no; never pre-chosen."""
    TOETS = "toets"
    """Yes or no with one's own words; a `no` is allowed if explained, and is never counted up."""
    KEUZE = "keuze"
    """One of a list."""
    KEUZES = "keuzes"
    """Any number of a list."""
    UITGELEGD = "uitgelegd"
    """Any number of a list, each with an explanation in own words."""
    DATUM = "datum"
    """A calendar day."""
    TIJDSTIP = "tijdstip"
    """A day and a time, local."""
    GETAL = "getal"
    """A whole number of zero or more."""


class Scope(StrEnum):
    """What a question is asked about: the casus once, or each item of one of its four collections."""

    CASUS = "casus"
    PERSOON = "persoon"
    PARTIJ = "partij"
    REGEL = "regel"
    CONSULT = "consult"


@dataclass(frozen=True, slots=True)
class Toets:
    """A yes or no with the words behind it."""

    ja: bool | None = None
    woorden: str = ""


@dataclass(frozen=True, slots=True)
class Uitgelegd:
    """Chosen options, each with its explanation (possibly still empty), in the order of the options."""

    keuzes: tuple[tuple[str, str], ...] = ()


Value = str | bool | int | date | datetime | tuple[str, ...] | Toets | Uitgelegd


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """One asked question: which question, and about which item (None for the casus itself)."""

    question: QuestionId
    item: ItemId | None = None

    def __str__(self) -> str:
        return self.question if self.item is None else f"{self.question}@{self.item}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was filled in at one `Ref`.

    Args:
        value: the answer as a value of its kind, or None when nothing readable is there yet.
        typed: raw text that could not be read as a value (a half date), kept so that it is not lost.
        uitzoeken: "nog uitzoeken": an answer that makes a task and keeps the case from being put to a decider.
    """

    value: Value | None = None
    typed: str = ""
    uitzoeken: bool = False

    @property
    def empty(self) -> bool:
        """Nothing at all was filled in."""
        return self.value is None and not self.typed and not self.uitzoeken

    @property
    def settled(self) -> bool:
        """There is a whole value that a decision can rest on."""
        return not self.uitzoeken and not self.typed and _whole(self.value)


NOTHING: Final = Answer()


def _whole(value: Value | None) -> bool:
    match value:
        case None:
            return False
        case str():
            return bool(value.strip())
        case tuple():
            return bool(value)
        case Toets(ja, woorden):
            return ja is not None and bool(woorden.strip())
        case Uitgelegd(keuzes):
            return bool(keuzes) and all(words.strip() for _, words in keuzes)
        case _:
            return True


_TYPES: Final[dict[AnswerKind, type | tuple[type, ...]]] = {
    AnswerKind.KORT: str,
    AnswerKind.LANG: str,
    AnswerKind.JA_NEE: bool,
    AnswerKind.TOETS: Toets,
    AnswerKind.KEUZE: str,
    AnswerKind.KEUZES: tuple,
    AnswerKind.UITGELEGD: Uitgelegd,
    AnswerKind.DATUM: date,
    AnswerKind.TIJDSTIP: datetime,
    AnswerKind.GETAL: int,
}


def check(kind: AnswerKind, answer: Answer) -> None:
    """Refuse an answer that cannot be stored at a question of this kind.

    Raises:
        Refusal: `antwoord_soort` when the value is of another kind, or what `check_texts` refuses.
    """
    value = answer.value
    if value is not None and not _fits(kind, value):
        raise Refusal("antwoord_soort", soort=kind.value)
    check_texts(*texts(answer), *_slugs(value))


def check_texts(*given: str) -> None:
    """Refuse text that cannot be kept as it is.

    Raises:
        Refusal: `tekst_te_lang` when a text is over `MAX_TEXT`, `tekst_onleesbaar` when it holds NUL or half a
            character (a lone surrogate), which neither the store nor RFC 8785 can write.
    """
    longest = max((len(text) for text in given), default=0)
    if longest > MAX_TEXT:
        raise Refusal("tekst_te_lang", lengte=longest, maximum=MAX_TEXT)
    if any(_UNREADABLE.search(text) for text in given):
        raise Refusal("tekst_onleesbaar")


def _slugs(value: Value | None) -> tuple[str, ...]:
    match value:
        case tuple() as chosen:
            return chosen
        case Uitgelegd(keuzes):
            return tuple(option for option, _ in keuzes)
        case _:
            return ()


def _fits(kind: AnswerKind, value: Value) -> bool:
    if isinstance(value, bool):
        return kind is AnswerKind.JA_NEE
    if isinstance(value, datetime):
        return kind is AnswerKind.TIJDSTIP and value.tzinfo is not None
    if isinstance(value, int):
        return kind is AnswerKind.GETAL and value >= 0
    return isinstance(value, _TYPES[kind])


def texts(answer: Answer) -> tuple[str, ...]:
    """Return every piece of free text inside an answer."""
    match answer.value:
        case str() as text:
            return (text, answer.typed)
        case Toets(_, woorden):
            return (woorden, answer.typed)
        case Uitgelegd(keuzes):
            return (*(words for _, words in keuzes), answer.typed)
        case _:
            return (answer.typed,)
