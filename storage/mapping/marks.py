"""Marks of words: keyed digests by which a text is recognised in another casus while nothing of that casus is read.

Without the key of the store a mark says nothing about the words behind it.
"""

import hashlib
import hmac
import re
import unicodedata
from typing import Final

from triage.answers import Answer, texts

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


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _mark(plain: str, key: bytes) -> bytes:
    said = plain.encode("utf-8", "surrogatepass")
    return hmac.digest(key, said, hashlib.sha256)[:_LENGTH]
