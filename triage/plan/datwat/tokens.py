"""The words of a text with their places, and words that were broken up put together again."""

from collections.abc import Iterator
from dataclasses import dataclass
from re import Match
from re import compile as pattern
from typing import Final

from triage.plan.datwat.folding import fold

_TOKEN: Final = pattern(r"\d+(?:[.,:]\d+)*(?![a-z0-9@$])|[a-z0-9@$]+(?:'[a-z]+)?|[^\W\d_a-z]+|[€%£\u20bf]")
_SENTENCE_ENDS: Final = frozenset(".!?;\n\r\u2028\u2029")
_GLUE: Final = frozenset("-._*·•~+|/\\")
_SYMBOLS: Final = {"€": "euro", "%": "procent"}
_INITIAL_ENDS: Final = 2
_FEWEST_LETTERS: Final = 4
_MOST_PARTS: Final = 5
_LONGEST_WHOLE: Final = 40


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign.

    Args:
        plain: the word in plain small letters, without apostrophes.
        start: where it begins in the text as it was typed.
        end: where it ends there.
        typed: the word as it was typed.
        sentence: which sentence of the text it stands in.
        clause: which piece between commas, dashes and the like.
        glued: true when one sign, and no space, stands between it and the word before it.
        dotted: true when a point follows it at once.
        number: true for a number.
        first: true for the first word of its sentence.
    """

    plain: str
    start: int
    end: int
    typed: str
    sentence: int
    clause: int
    glued: bool
    dotted: bool
    number: bool
    first: bool

    @property
    def capital(self) -> bool:
        """Tell whether it begins with a capital."""
        return self.typed[:1].isupper()

    @property
    def initial(self) -> bool:
        """Tell whether it is an initial: one or two letters, the first a capital, and a point."""
        return self.dotted and self.capital and len(self.plain) <= _INITIAL_ENDS


@dataclass(frozen=True, slots=True)
class Joined:
    """Words that together may be one: from which token to which, both included, and what they make."""

    first: int
    last: int
    plain: str


def tokenise(text: str) -> tuple[Token, ...]:
    """Return the words of a text in order."""
    folded = fold(text)
    plain = folded.plain
    found: list[Token] = []
    sentence = clause = after = 0
    begins = True
    for match in _TOKEN.finditer(plain):
        between = plain[after : match.start()]
        if _ends_sentence(between, found, plain, match):
            sentence, clause, begins = sentence + 1, clause + 1, True
        elif _ends_clause(between):
            clause += 1
        start, end = folded.starts[match.start()], folded.ends[match.end() - 1]
        word = match[0]
        found.append(
            Token(
                plain=_SYMBOLS.get(word) or word.replace("'", ""),
                start=start,
                end=end,
                typed=text[start:end],
                sentence=sentence,
                clause=clause,
                glued=len(between) == 1 and between in _GLUE,
                dotted=plain[match.end() : match.end() + 1] == ".",
                number=word[0].isdigit() and not word[-1].isalpha(),
                first=begins,
            )
        )
        after, begins = match.end(), False
    return tuple(found)


def _ends_sentence(between: str, found: list[Token], plain: str, match: Match[str]) -> bool:
    if len(between) < _INITIAL_ENDS and between not in {"\n", "\r"}:
        return False
    ends = _SENTENCE_ENDS.intersection(between)
    if not ends:
        return False
    # "K. Wubbels", "mw. De Boer" and "i.v.m. vakantie" go on; a sentence begins with a capital or on a new line.
    abbreviated = bool(found) and (found[-1].initial or len(found[-1].plain) <= _FEWEST_LETTERS)
    return not (ends == {"."} and abbreviated and plain[match.start()].isalpha())


def _ends_clause(between: str) -> bool:
    return any(sign in between for sign in ',:()[]"|') or " -" in between or "- " in between


def broken(tokens: tuple[Token, ...]) -> Iterator[Joined]:
    """Yield what may be one word, broken up: letters apart (`d e p r i`) or parts with a sign (`ver-slaafd`)."""
    yield from _apart(tokens)
    for first in range(len(tokens)):
        if first + 1 < len(tokens) and tokens[first + 1].glued:
            yield from _glued(tokens, first)


def _apart(tokens: tuple[Token, ...]) -> Iterator[Joined]:
    first = 0
    for place in range(len(tokens) + 1):
        if place < len(tokens) and len(tokens[place].plain) == 1:
            continue
        if place - first >= _FEWEST_LETTERS and place - first <= _LONGEST_WHOLE:
            yield Joined(first, place - 1, "".join(token.plain for token in tokens[first:place]))
        first = place + 1


def _glued(tokens: tuple[Token, ...], first: int) -> Iterator[Joined]:
    whole = tokens[first].plain
    for last in range(first + 1, min(first + _MOST_PARTS, len(tokens))):
        if not tokens[last].glued or len(whole) > _LONGEST_WHOLE:
            return
        whole += tokens[last].plain
        yield Joined(first, last, whole)
