"""The forms of a Dutch word: made when the lists are read, so that looking up a word is one step.

The rules make too many forms rather than too few. What they make and is no word is never typed; where such a form is an
ordinary word, the lists say so (`gewoon.toml`).
"""

from collections.abc import Iterator
from typing import Final

_VOWELS: Final = "aeiou"
_LONG: Final = ("aa", "ee", "oo", "uu")
_UNSTRESSED: Final = ("er", "el", "en", "ig", "em", "ik", "isch", "elijk")
_NO_GE: Final = ("be", "ver", "ont", "her", "er", "ge", "mis")
_SOFT: Final = {"f": "v", "s": "z"}
_HARD: Final = {"v": "f", "z": "s"}
_SHORTEST_DOUBLED: Final = 3


def word_forms(word: str) -> frozenset[str]:
    """Return the forms of a noun or adjective: plural, diminutive, with -e, -en, -er, -s."""
    made = {word, word + "s", word + "je", word + "jes", word + "tje", word + "tjes"}
    if word.endswith("e"):
        made |= {word + "n", word + "ns"}
    if word.endswith("heid"):
        made |= {word[:-2] + "den"}
    if word.endswith("us"):
        made |= {word[:-2] + "i"}
    for base in _before_ending(word):
        made |= {base + ending for ending in ("e", "en", "er", "ere", "ers", "es")}
    return frozenset(made)


def _before_ending(word: str) -> Iterator[str]:
    """Yield a word as it is written before an ending: `agressiev-`, `verslaafd-`, `boz-`, `pill-`, `psychos-`."""
    last = word[-1]
    short = len(word) >= _SHORTEST_DOUBLED and word[-2] in _VOWELS and word[-3] not in _VOWELS and last not in _VOWELS
    if short and not word.endswith(_UNSTRESSED):
        yield word + last
        return
    yield word
    if len(word) < _SHORTEST_DOUBLED or last in _VOWELS:
        return
    if last in _SOFT:
        yield word[:-1] + _SOFT[last]
    if word[-3:-1] in _LONG:
        yield word[:-2] + last
        if last in _SOFT:
            yield word[:-2] + _SOFT[last]


def verb_forms(infinitive: str) -> frozenset[str]:
    """Return the forms of a verb: present, past, participles with -e, the word with -ing, who does it."""
    made = {infinitive, infinitive + "d", infinitive + "de", infinitive + "s"}
    root = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    made |= {root + "ing", root + "ingen", root + "er", root + "ers"}
    for stem in _stems(root):
        made |= _conjugated(stem, infinitive)
    return frozenset(made)


def _stems(root: str) -> Iterator[str]:
    hard = root[:-1] + _HARD.get(root[-1], root[-1])
    if len(root) > 1 and root[-1] == root[-2]:
        yield root[:-1]
        return
    open_syllable = len(root) > 1 and root[-2] in _VOWELS and (len(root) < _SHORTEST_DOUBLED or root[-3] not in _VOWELS)
    if not open_syllable or (root.endswith(_UNSTRESSED) and any(letter in _VOWELS for letter in root[:-2])):
        yield hard
    if open_syllable:
        yield hard[:-1] + hard[-2] + hard[-1]


def _conjugated(stem: str, infinitive: str) -> set[str]:
    ge = "" if infinitive.startswith(_NO_GE) else "ge"
    ends = ("", "e", "en") if stem.endswith(("d", "t")) else ("t", "d", "te", "de", "ten", "den")
    made = {stem, stem + "t"} | {stem + end for end in ends}
    made |= {ge + stem + end for end in ends}
    return made | {ge + infinitive}
