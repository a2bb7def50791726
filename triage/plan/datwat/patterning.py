"""Reading patterns: `@hebben .. last van` is a form of hebben, at most four other words, and `last van`.

A place is a word, some words (`haar|hem`), a group (`@hebben`), the beginning of a word (`verwaarlo*`), a number (`#`),
or a word that counts only with a capital (`^fier`). `..` lets other words stand between. A line that begins with `?` is
doubtful: it counts only in a sentence that does not read like an agreement.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from triage.plan.datwat.folding import fold_word
from triage.plan.datwat.model import Pattern, Patterns, Slot
from triage.plan.datwat.reading import Lists

_GAP: Final = ".."
_DOUBT: Final = "? "
_WIDTH: Final = 4
_SHORTEST_PREFIX: Final = 3
Groups = Mapping[str, tuple[str, ...]]


def read_patterns(
    lists: Lists,
    key: str,
    groups: Groups,
    *,
    kind: str = "",
    offer: str = "",
    loose: bool = False,
) -> tuple[Pattern, ...]:
    """Return the patterns on the lines of a text; each line that is none is a fault."""
    made = (
        (_pattern(lists, key, line.removeprefix(_DOUBT), groups), line.startswith(_DOUBT)) for line in lists.lines(key)
    )
    return tuple(
        Pattern(slots, gaps, loose=loose, kind=kind, offer=offer, anchor=0, doubtful=doubtful)
        for (slots, gaps), doubtful in made
        if slots
    )


def _pattern(lists: Lists, key: str, line: str, groups: Groups) -> tuple[tuple[Slot, ...], tuple[int, ...]]:
    slots: list[Slot] = []
    gaps: list[int] = []
    wide = False
    for part in line.split():
        if part == _GAP:
            wide = True
            continue
        slot = _slot(lists, key, line, part, groups)
        if slots:
            gaps.append(_WIDTH if wide else 0)
        slots.append(slot)
        wide = False
    if not slots or wide or not any(slot.words or slot.prefixes for slot in slots):
        lists.fault(f"'{line}' is geen reeks van woorden", key)
        return (), ()
    return tuple(slots), tuple(gaps)


def _slot(lists: Lists, key: str, line: str, part: str, groups: Groups) -> Slot:
    words: set[str] = set()
    prefixes: set[str] = set()
    for one in part.removeprefix("^").split("|"):
        if one.startswith("@"):
            if one[1:] not in groups:
                lists.fault(f"'{line}': groep '{one[1:]}' bestaat niet", key)
            choices: tuple[str, ...] = groups.get(one[1:], ())
        else:
            choices = (one,)
        for choice in choices:
            word = fold_word(choice).replace("'", "")
            if not word.endswith("*"):
                words.add(word)
            elif len(word) > _SHORTEST_PREFIX:
                prefixes.add(word[:-1])
            else:
                lists.fault(f"'{choice}' is te kort voor een begin", key)
    number = "#" in words
    return Slot(frozenset(words - {"#", ""}), tuple(sorted(prefixes)), number=number, capital=part.startswith("^"))


def indexed(patterns: Iterable[Pattern]) -> Patterns:
    """Return patterns by their rarest words, so that frequent words such as `heeft` are no place to start looking."""
    all_patterns = tuple(patterns)
    used = Counter(word for one in all_patterns for slot in one.slots for word in (*slot.words, *slot.prefixes))
    by_word: dict[str, list[Pattern]] = {}
    by_prefix: dict[str, list[Pattern]] = {}
    for one in all_patterns:
        anchored = _anchored(one, used)
        slot = anchored.slots[anchored.anchor]
        for word in slot.words:
            by_word.setdefault(word, []).append(anchored)
        for prefix in slot.prefixes:
            by_prefix.setdefault(prefix, []).append(anchored)
    return Patterns(
        {word: tuple(some) for word, some in by_word.items()},
        {prefix: tuple(some) for prefix, some in by_prefix.items()},
        tuple(sorted({len(prefix) for prefix in by_prefix})),
    )


def _anchored(one: Pattern, used: Counter[str]) -> Pattern:
    def often(place: int) -> tuple[int, int]:
        slot = one.slots[place]
        words = (*slot.words, *slot.prefixes)
        if slot.number or not words:
            return (1 << 30, 0)
        return (max(used[word] for word in words), len(words))

    anchor = min(range(len(one.slots)), key=often)
    return replace(one, anchor=anchor)
