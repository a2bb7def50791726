"""Words to lines: greedy, linear in the text, and a word wider than the column is parted rather than lost."""

import re
import unicodedata
from collections.abc import Iterator

from ui.paper.typeface import Hand

_EM = 1000
# The number of an article stays with the word before it, as in `art. 18 lid 1 onder d`.
_GLUED = re.compile(r"(?<!\bart\.)(?<!\blid)(?<!\bonder) |(?<=\bonder) (?![a-z]\b)")
_SOFT = frozenset("-/_.,;:@&=?+|\\")


def break_lines(text: str, hand: Hand, size: float, width: float) -> list[str]:
    """Parts fitted text into lines of at most `width` points.

    A line that was parted at a space keeps that space at its end, so that who reads the tags hears two words.
    """
    limit = width * _EM / size
    lines: list[str] = []
    for stretch in text.split("\n"):
        lines.extend(_wrap(stretch, hand, limit))
    return lines


def longest_word(text: str, hand: Hand, size: float) -> float:
    """Width in points of the widest word."""
    return max(map(hand.measure, text.split()), default=0.0) * size / _EM


def _wrap(stretch: str, hand: Hand, limit: float) -> Iterator[str]:
    measure = hand.measure
    space = measure(" ")
    line: list[str] = []
    used = -space
    for word in _GLUED.split(stretch) if "art. " in stretch else stretch.split(" "):
        wide = measure(word)
        if used + space + wide <= limit:
            line.append(word)
            used += space + wide
            continue
        if line:
            yield " ".join(line) + " "
        *full, rest = _part(word, hand, limit) if wide > limit else (word,)
        yield from full
        line, used = [rest], measure(rest)
    yield " ".join(line)


def _part(word: str, hand: Hand, limit: float) -> Iterator[str]:
    """Parts a word that is too wide, after a sign such as a hyphen where one stands in the second half."""
    start, soft, used = 0, 0, 0.0
    for at, sign in enumerate(word):
        wide = hand.measure(sign)
        if used + wide > limit and at > start and not unicodedata.combining(sign):
            cut = soft if soft > start + (at - start) // 2 else at
            yield word[start:cut]
            start, used = cut, sum(map(hand.measure, word[cut:at]))
        used += wide
        if sign in _SOFT:
            soft = at + 1
    yield word[start:]
