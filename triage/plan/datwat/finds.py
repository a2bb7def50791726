"""What is found in a text before it is told: runs of words with their kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from triage.plan.datwat.model import ORGANISATION

SURE: Final = float("-inf")
"""What a find needs that counts in any sentence."""


@dataclass(frozen=True, slots=True)
class Find:
    """A run of words of one kind.

    Args:
        first: the first token of it.
        last: the last token of it, included.
        kind: slug of the kind.
        offer: neutral words of its own, or nothing.
        needs: the weight that the rest of its sentence needs for it to count; `SURE` where it always counts.
        core: how many of its words are themselves the doubtful ones; nothing means all.
        because: the words by which a description was known, where there are such words.
    """

    first: int
    last: int
    kind: str
    offer: str = ""
    needs: float = SURE
    core: int = 0
    because: tuple[str, ...] = ()


def apart(found: Iterable[Find]) -> tuple[Find, ...]:
    """Return finds without overlap: organisations before others, and the longer before the shorter."""
    taken: set[int] = set()
    kept: list[Find] = []
    for one in sorted(found, key=lambda one: (not one.kind.startswith(ORGANISATION), one.first - one.last, one.first)):
        places = range(one.first, one.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.first))
