"""A text as it was typed, folded to plain small letters, with the way back to every character."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import category, normalize

_LOOK_ALIKES: Final = str.maketrans(
    "авекмнорстухіјѕԁɡαβεηικμνορτυχıłøđ",
    "abekmhopctyxijsdgabenikmvoptuxilod",
)
_LIGATURES: Final = {"ß": "ss", "æ": "ae", "œ": "oe", "ĳ": "ij"}
_QUOTES: Final = dict.fromkeys("’‘´`ʼ＇", "'")  # noqa: RUF001
_DASHES: Final = dict.fromkeys("‐‑‒–—―−", "-")  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class Folded:
    """Plain small letters, and for each where its character begins and ends in the text as it was typed."""

    plain: str
    starts: Sequence[int]
    ends: Sequence[int]


def fold(text: str) -> Folded:
    """Return a text without accents, capitals, invisible characters and letters that only look like ours."""
    if text.isascii():
        return Folded(text.lower(), range(len(text)), range(1, len(text) + 1))
    known: dict[str, str] = {}
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, character in enumerate(text):
        folded = known.get(character)
        if folded is None:
            folded = known[character] = _fold_one(character)
        if not folded and ends and ends[-1] == place:
            # An accent of its own belongs to the letter before it.
            ends[-1] = place + 1
        for letter in folded:
            plain.append(letter)
            starts.append(place)
            ends.append(place + 1)
    return Folded("".join(plain), starts, ends)


def fold_word(word: str) -> str:
    """Return a word of the lists as `fold` makes it of a typed text."""
    return fold(word).plain


def _fold_one(character: str) -> str:
    special = _QUOTES.get(character) or _DASHES.get(character)
    if special:
        return special
    apart = normalize("NFKD", character).lower()
    kept = "".join(one for one in apart if category(one) not in {"Mn", "Cf", "Me"})
    kept = "".join(_LIGATURES.get(one, one) for one in kept)
    return kept.translate(_LOOK_ALIKES)
