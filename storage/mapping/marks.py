"""Marks of words: keyed digests by which a text is recognised in another casus while nothing of that casus is read.

Without the key of the store a mark says nothing about the words behind it.
"""

import hashlib
import hmac
import re
import unicodedata
from datetime import date
from typing import Final

from triage.answers import Answer, Scope, texts
from triage.casus.model import Casus
from triage.ids import ItemId

SHORTEST: Final = 60
"""Characters; shorter pieces are too common to say that they were copied."""
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+|\n+")
_LENGTH: Final = 16


def marks_of_text(text: str, key: bytes) -> frozenset[bytes]:
    """Return the marks of a text: of the whole, and of each long sentence or line in it."""
    if len(text) < SHORTEST:
        return frozenset()
    pieces = {_plain(piece) for piece in (text, *_SENTENCE.split(text))}
    return frozenset(_mark(piece, key) for piece in pieces if len(piece) >= SHORTEST)


def marks_of_answer(answer: Answer | None, key: bytes) -> frozenset[bytes]:
    """Return the marks of every text in an answer."""
    if answer is None:
        return frozenset()
    return frozenset[bytes]().union(*(marks_of_text(text, key) for text in texts(answer)))


def mark_of_person(name: str, born: date, key: bytes) -> bytes:
    """Return the mark of a name and a date of birth; capitals and spaces make no difference, anything else does."""
    return _mark(f"persoon|{_plain(name)}|{born.isoformat()}", key)


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts are the same but for capitals and spaces."""
    return _plain(one) == _plain(other)


def marks_of_people(casus: Casus, key: bytes) -> dict[ItemId, bytes]:
    """Return the mark of each person in a casus whose name and date of birth are both filled in."""
    found = {}
    for person in casus.of(Scope.PERSOON):
        name, born = casus.text("persoon.naam", person), casus.answer("persoon.geboortedatum", person).value
        if name.strip() and isinstance(born, date):
            found[person] = mark_of_person(name, born, key)
    return found


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _mark(plain: str, key: bytes) -> bytes:
    said = plain.encode("utf-8", "surrogatepass")
    return hmac.digest(key, said, hashlib.sha256)[:_LENGTH]
