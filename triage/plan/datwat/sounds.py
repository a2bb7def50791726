"""Words by their sound, so that a word that is written as it is heard is still found."""

from collections.abc import Iterable
from re import compile as pattern
from typing import Final

_SAME: Final = (
    ("sch", "sg"), ("ch", "g"), ("ph", "f"), ("th", "t"), ("qu", "kw"), ("x", "ks"), ("ck", "k"), ("dt", "t"),
    ("ij", "ei"), ("y", "i"), ("ie", "i"), ("au", "ou"), ("z", "s"), ("v", "f"),
)  # fmt: skip
_SOFT_C: Final = pattern("c(?=[eiy])")
_DOUBLED: Final = pattern(r"(.)\1+")


def sound(word: str) -> str:
    """Return the sound key of a word: equal for `medicatie` and `medikatie`, `verslaafd` and `verslaaft`."""
    key = _SOFT_C.sub("s", word)
    for written, heard in _SAME:
        key = key.replace(written, heard)
    key = _DOUBLED.sub(r"\1", key.replace("c", "k"))
    return key[:-1] + "t" if key.endswith("d") else key


def shortened(key: str) -> Iterable[str]:
    """Return a key, and each that is left of it without one letter but the first."""
    return {key} | {key[:place] + key[place + 1 :] for place in range(1, len(key))}


def one_apart(one: str, other: str) -> bool:
    """Tell whether two keys differ by one letter: another, one more, one less, or two beside each other turned."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    rest, others = one[same:], other[same:]
    return (
        rest[1:] == others[1:]
        or rest[1:] == others
        or rest == others[1:]
        or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
    )
