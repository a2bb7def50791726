"""Hebrew and Arabic on a line that is otherwise Dutch: the order in which the eye meets the signs.

A small part of the bidirectional algorithm (UAX 9): the line runs left to right, stretches of right-to-left letters
are set from right to left, digits within them are not, and Arabic letters join. In the file the signs stay in the
order they were typed, so that they are read aloud in it.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_LETTER = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_STRETCH = re.compile(f"[{_LETTER}](?:[^A-Za-z\u00c0-\u058f]*[{_LETTER}])?")
_TURNING = re.compile(f"[{_LETTER}]")
_CLUSTER = re.compile(
    "[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,:/-][0-9\u0660-\u0669\u06f0-\u06f9]+)*"
    "|.[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]*"
)
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
MIRRORED = {
    chr(0xFDD0 + at): (read, seen) for at, (read, seen) in enumerate(zip("()[]{}<>«»", ")(][}{><»«", strict=True))
}
"""Signs that look the other way: per stand-in, a noncharacter that no text holds, how it is read and how it is seen."""
_TURNED = str.maketrans({read: stand_in for stand_in, (read, _) in MIRRORED.items()})
_PRESENTATION = (*range(0xFB50, 0xFBFF), *range(0xFE80, 0xFEFD))


def stretches(line: str) -> list[tuple[str, bool]]:
    """The line in parts as typed, each with whether it runs from right to left."""
    parts: list[tuple[str, bool]] = []
    at = 0
    while found := _STRETCH.search(line, at):
        end = _whole(line, found.start(), found.end())
        if at < found.start():
            parts.append((line[at : found.start()], False))
        parts.append((line[found.start() : end], True))
        at = end
    if at < len(line):
        parts.append((line[at:], False))
    return parts


def _whole(line: str, start: int, end: int) -> int:
    """Where a stretch ends, so that it holds both brackets of a pair or neither (UAX 9, rule N0)."""
    opened: list[int] = []
    for at in range(start, end):
        if line[at] in _BRACKETS:
            opened.append(at)
        elif line[at] in _BRACKETS.values() and not (opened and _BRACKETS[line[opened.pop()]] == line[at]):
            return _after_letter(line, start, at)
    while opened and line[end : end + 1] == _BRACKETS[line[opened[-1]]]:
        opened.pop()
        end += 1
    return _after_letter(line, start, opened[0]) if opened else end


def _after_letter(line: str, start: int, end: int) -> int:
    while not _TURNING.match(line[end - 1]) and end > start + 1:
        end -= 1
    return end


def clusters(stretch: str, can_show: Callable[[str], bool]) -> list[str]:
    """The signs of a right-to-left stretch as typed, to be set from right to left; digits stay together.

    Arabic letters get the shape that joins them where there is one, and brackets have their stand-in.
    """
    found = _CLUSTER.findall("".join(_joined(stretch, can_show)))
    return [cluster.translate(_TURNED) if len(cluster) == 1 else cluster for cluster in found]


@lru_cache
def _shapes() -> dict[str, dict[str, str]]:
    """Per Arabic letter its shapes (isolated, initial, medial, final), from the Unicode character data itself."""
    shapes: dict[str, dict[str, str]] = {}
    for code in _PRESENTATION:
        form, *base = unicodedata.decomposition(chr(code)).split()[:3] or [""]
        if len(base) == 1:
            shapes.setdefault(chr(int(base[0], 16)), {})[form.strip("<>")] = chr(code)
    return shapes


def _joined(stretch: str, can_show: Callable[[str], bool]) -> list[str]:
    shapes = _shapes()
    letters = [at for at, sign in enumerate(stretch) if not unicodedata.combining(sign)]
    signs = list(stretch)
    before = False  # whether the letter before reaches forward to this one
    for at, following in zip(letters, [*letters[1:], -1], strict=True):
        own = shapes.get(stretch[at], {})
        onward = "initial" in own and following >= 0 and "final" in shapes.get(stretch[following], {})
        reached = before and "final" in own
        form = ("medial" if onward else "final") if reached else ("initial" if onward else "isolated")
        shape = own.get(form, stretch[at])
        signs[at] = shape if can_show(shape) else stretch[at]
        before = onward
    return signs
