"""One word by itself: which kind of wat-informatie it is, if any."""

from re import compile as pattern
from typing import Final

from triage.plan.datwat.model import Lexicon, Ordinary, Pieces
from triage.plan.datwat.sounds import one_apart, shortened, sound

_LEET: Final = str.maketrans("013457@$", "oieastas")
_MIXED: Final = pattern(r"(?=.*[a-z])(?=.*[0-9@$])")
_STRETCHED: Final = pattern(r"(.)\1{2,}")
_SHORTEST_SPELLED: Final = 6
_SHORTEST_NEAR: Final = 7
_LONGEST_SPELLED: Final = 24
_SHORTEST_MIXED: Final = 4
_SHORTEST_BROKEN: Final = 4


def kind_of(word: str, lexicon: Lexicon, ordinary: Ordinary) -> str:
    """Return the kind of a word in plain small letters, or nothing."""
    kind = _known(word, lexicon, ordinary)
    if kind is not None:
        return kind
    if _STRETCHED.search(word):
        for short in (_STRETCHED.sub(r"\1\1", word), _STRETCHED.sub(r"\1", word)):
            kind = kind or _known(short, lexicon, ordinary)
    if not kind and len(word) >= _SHORTEST_MIXED and _MIXED.match(word):
        kind = _known(word.translate(_LEET), lexicon, ordinary)
    return kind or _misspelled(word, lexicon)


def kind_of_broken(word: str, lexicon: Lexicon, ordinary: Ordinary) -> str:
    """Return the kind of a word that was typed in pieces, or nothing; spelling is not guessed at here."""
    if len(word) < _SHORTEST_BROKEN:
        return ""
    return _known(word, lexicon, ordinary) or _known(word.translate(_LEET), lexicon, ordinary) or ""


def _known(word: str, lexicon: Lexicon, ordinary: Ordinary) -> str | None:
    """Return a kind, nothing for a word that is ordinary, and None for one that no list knows."""
    if word in ordinary.exact:
        return ""
    exact = lexicon.exact.get(word)
    if exact is not None:
        return exact
    if is_ordinary(word, ordinary):
        return ""
    return inside(word, lexicon.stems) or at_end(word, lexicon.ends) or at_begin(word, lexicon.begins) or None


def is_ordinary(word: str, ordinary: Ordinary) -> bool:
    """Tell whether the lists say that a word is ordinary."""
    return bool(
        word in ordinary.exact
        or at_begin(word, ordinary.begins)
        or at_end(word, ordinary.ends)
        or inside(word, ordinary.stems)
    )


def at_begin(word: str, pieces: Pieces) -> str:
    """Return the kind of the longest piece with which a word begins, or nothing."""
    for length in pieces.lengths:
        kind = pieces.kinds.get(word[:length])
        if kind is not None and length <= len(word):
            return kind
    return ""


def at_end(word: str, pieces: Pieces) -> str:
    """Return the kind of the longest piece with which a word ends, with something before it, or nothing."""
    size = len(word)
    for length in pieces.lengths:
        if length + 1 < size:
            kind = pieces.kinds.get(word[size - length :])
            if kind is not None:
                return kind
    return ""


def inside(word: str, pieces: Pieces) -> str:
    """Return the kind of the first piece in a word, the longest first at each place, or nothing."""
    kinds, lengths = pieces.kinds, pieces.lengths
    if not lengths:
        return ""
    shortest, heads = lengths[-1], pieces.heads
    for place in range(len(word) - shortest + 1):
        if word[place : place + shortest] not in heads:
            continue
        for length in lengths:
            kind = kinds.get(word[place : place + length])
            if kind is not None:
                return kind
    return ""


def _misspelled(word: str, lexicon: Lexicon) -> str:
    if not _SHORTEST_SPELLED <= len(word) <= _LONGEST_SPELLED:
        return ""
    key = sound(word)
    kind = lexicon.spelled.get(key)
    if kind is not None or len(key) < _SHORTEST_NEAR:
        return kind or ""
    for short in sorted(shortened(key)):
        for near in lexicon.near.get(short, ()):
            if one_apart(key, near):
                return lexicon.spelled[near]
    return ""
