"""Differences between two versions, word by word, and between what was sealed and what stands now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from triage.besluit.snapshot import SealedAnswer, Snapshot

_TOKENS: Final = re.compile(r"\s+|[^\s]+")
_LONGEST: Final = 4_000
"""Above this many words a text is compared whole, so that a long paste cannot hang the screen."""


class Change(StrEnum):
    """What happened to a run of words."""

    SAME = "gelijk"
    ADDED = "erbij"
    GONE = "eraf"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words that stayed, came or went."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """One answer that differs: the question, about whom, and the words before and after, part by part."""

    question: str
    item: str
    about: str
    short: str
    step: str
    segments: tuple[Segment, ...]


def words(before: str, after: str) -> tuple[Segment, ...]:
    """Return how one text became another, word by word; joining what is not `eraf` gives `after` again."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    if len(old) > _LONGEST or len(new) > _LONGEST:
        return _whole(before, after)
    return tuple(_segments(old, new))


def _whole(before: str, after: str) -> tuple[Segment, ...]:
    if before == after:
        return (Segment(Change.SAME, after),) if after else ()
    both = ((Change.GONE, before), (Change.ADDED, after))
    return tuple(Segment(change, text) for change, text in both if text)


def _segments(old: list[str], new: list[str]) -> Iterator[Segment]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Segment(Change.SAME, "".join(old[a:b]))
            continue
        if a < b:
            yield Segment(Change.GONE, "".join(old[a:b]))
        if c < d:
            yield Segment(Change.ADDED, "".join(new[c:d]))


def between(before: Snapshot, after: Snapshot) -> tuple[ChangedAnswer, ...]:
    """Return the answers that differ between two snapshots, in the order of the later one, then what went."""
    old, new = dict(_answers(before)), dict(_answers(after))
    found = [
        _changed(entry, old[key][1].answer if key in old else "", entry[1].answer)
        for key, entry in new.items()
        if key not in old or old[key][1].answer != entry[1].answer
    ]
    found += [_changed(entry, entry[1].answer, "") for key, entry in old.items() if key not in new]
    return tuple(found)


_Entry = tuple[str, SealedAnswer]


def _answers(one: Snapshot) -> Iterator[tuple[tuple[str, str], _Entry]]:
    for step in one.steps:
        for answer in step.answers:
            yield (answer.question, answer.item), (step.title, answer)


def _changed(entry: _Entry, before: str, after: str) -> ChangedAnswer:
    step, answer = entry
    return ChangedAnswer(answer.question, answer.item, answer.about, answer.short, step, words(before, after))
