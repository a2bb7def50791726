"""Words together: patterns looked up by their rarest words, so that a text is read once."""

from collections.abc import Iterator
from dataclasses import dataclass

from triage.plan.datwat.model import Pattern, Patterns, Slot
from triage.plan.datwat.tokens import Token

_NEAR = 6
"""How far apart the words of a loose pattern may stand."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern was found: from which token to which, both included."""

    first: int
    last: int
    pattern: Pattern


def matches(tokens: tuple[Token, ...], patterns: Patterns) -> Iterator[Match]:
    """Yield every place where a pattern is found."""
    for place, token in enumerate(tokens):
        for pattern in _anchored(token.plain, patterns):
            found = _match(pattern, tokens, place)
            if found:
                yield Match(found[0], found[1], pattern)


def _anchored(word: str, patterns: Patterns) -> Iterator[Pattern]:
    yield from patterns.by_word.get(word, ())
    for length in patterns.prefix_lengths:
        if length <= len(word):
            yield from patterns.by_prefix.get(word[:length], ())


def fits(slot: Slot, token: Token) -> bool:
    """Tell whether a token may stand in a slot."""
    if slot.capital and not token.capital:
        return False
    if token.plain in slot.words or (slot.number and token.number):
        return True
    return bool(slot.prefixes) and token.plain.startswith(slot.prefixes)


def _match(pattern: Pattern, tokens: tuple[Token, ...], place: int) -> tuple[int, int] | None:
    if not fits(pattern.slots[pattern.anchor], tokens[place]):
        return None
    if pattern.loose:
        return _match_loose(pattern, tokens, place)
    slots, gaps, anchor = pattern.slots, pattern.gaps, pattern.anchor
    last = _walk(tokens, place, 1, slots[anchor + 1 :], gaps[anchor:])
    if last < 0:
        return None
    first = _walk(tokens, place, -1, slots[:anchor][::-1], gaps[:anchor][::-1])
    return (first, last) if first >= 0 else None


def _walk(tokens: tuple[Token, ...], place: int, step: int, slots: tuple[Slot, ...], gaps: tuple[int, ...]) -> int:
    """Return where the last of some slots was found, going one way from a place; -1 where one was not found."""
    reached = {place}
    for slot, gap in zip(slots, gaps, strict=True):
        reached = {
            there
            for here in reached
            for there in range(here + step, here + step * (gap + 2), step)
            if 0 <= there < len(tokens)
            and tokens[there].sentence == tokens[place].sentence
            and fits(slot, tokens[there])
        }
        if not reached:
            return -1
    return min(reached) if step > 0 else max(reached)


def _match_loose(pattern: Pattern, tokens: tuple[Token, ...], place: int) -> tuple[int, int] | None:
    used = {place}
    for index, slot in enumerate(pattern.slots):
        if index == pattern.anchor:
            continue
        near = (
            there
            for distance in range(1, _NEAR + 1)
            for there in (place - distance, place + distance)
            if 0 <= there < len(tokens)
            and there not in used
            and tokens[there].sentence == tokens[place].sentence
            and fits(slot, tokens[there])
        )
        there = next(near, -1)
        if there < 0:
            return None
        used.add(there)
    return min(used), max(used)
