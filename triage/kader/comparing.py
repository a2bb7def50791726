"""What differs between two versions of a kader, in the words of the kader itself: for who decides to go over to it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final, TypeVar

from triage.kader.model import Kader, Question


class Soort(StrEnum):
    """What happened to a part of the kader."""

    NIEUW = "nieuw"
    VERVALLEN = "vervallen"
    TEKST = "tekst"
    """Only its words differ."""
    INHOUD = "inhoud"
    """What it asks, allows or computes differs."""


@dataclass(frozen=True, slots=True)
class KaderChange:
    """One part that differs.

    Args:
        part: which list it stands in: `vraag`, `grond`, `termijn`, `route`, `blokkade`, `botsing`, `leeftijd`,
            `partijsoort`, `geheim`, `uitkomst`, `recht`, `ondersteuning`, `verwerking` or `stap`.
        name: how people call it: the short name, the sentence of a code, the text of a term.
        before, after: its words then and now, where those differ; else empty.
    """

    part: str
    kind: Soort
    name: str
    before: str = ""
    after: str = ""


Value = TypeVar("Value")
_WORDS: Final = frozenset(
    {"text", "short", "why", "enough", "good", "poor", "help", "title", "intro", "name", "sentence"}
)


def compare(old: Kader, new: Kader) -> tuple[KaderChange, ...]:
    """Return what differs, list by list; in each list what is new or changed first, in its order, then what went."""
    return tuple(
        change for part, before, after, name in _lists(old, new) for change in _changes(part, before, after, name)
    )


def _lists(
    old: Kader, new: Kader
) -> Iterator[tuple[str, Mapping[str, object], Mapping[str, object], Callable[[object], str]]]:
    yield "stap", {s.id: s for s in old.steps}, {s.id: s for s in new.steps}, _text
    yield "vraag", old.questions, new.questions, _text  # type: ignore[misc]
    yield "grond", old.codes, new.codes, _text  # type: ignore[misc]
    yield "partijsoort", old.party_kinds, new.party_kinds, _text
    yield "geheim", old.secrecies, new.secrecies, _text
    yield "route", old.routes, new.routes, _text
    yield "blokkade", {b.id: b for b in old.blocks}, {b.id: b for b in new.blocks}, _text
    yield "botsing", {c.id: c for c in old.clashes}, {c.id: c for c in new.clashes}, _text
    yield "leeftijd", _ages(old), _ages(new), str
    yield "termijn", old.terms, new.terms, _text
    yield "uitkomst", old.outcomes, new.outcomes, _text
    yield "recht", _rights(old), _rights(new), str
    yield "ondersteuning", old.supports, new.supports, _text
    yield "verwerking", old.processings, new.processings, _text


def _ages(kader: Kader) -> Mapping[str, object]:
    found = {}
    for rule in kader.ages:
        key = f"{rule.law} onder {rule.below}" if rule.below else f"{rule.law} daarboven"
        found[key] = f"{key}: toestemming {rule.consent_by}, rechten {rule.rights_by}"
    return found


def _rights(kader: Kader) -> Mapping[str, object]:
    return {
        f"{role.id} {act}": f"{role.text}: {kader.acts[act].text}, bij {', '.join(sorted(relations))}"
        for role in kader.roles.values()
        for act, relations in role.rights.items()
        if act in kader.acts
    }


def _changes(
    part: str, old: Mapping[str, object], new: Mapping[str, object], name: Callable[[object], str]
) -> Iterator[KaderChange]:
    for key, now in new.items():
        was = old.get(key)
        if was is None:
            yield KaderChange(part, Soort.NIEUW, name(now))
        elif was != now:
            kind = Soort.TEKST if _only_words(was, now) else Soort.INHOUD
            before, after = name(was), name(now)
            yield KaderChange(part, kind, after, *((before, after) if before != after else ("", "")))
    yield from (KaderChange(part, Soort.VERVALLEN, name(was)) for key, was in old.items() if key not in new)


def _only_words(was: object, now: object) -> bool:
    if isinstance(was, str) or isinstance(now, str):
        return False
    return set(_differing(was, now)) <= _WORDS


def _differing(was: object, now: object) -> Iterable[str]:
    return (one.name for one in fields(was) if getattr(was, one.name) != getattr(now, one.name))  # type: ignore[arg-type]


def _text(part: object) -> str:
    """Return how people call a part of the kader."""
    if isinstance(part, Question):
        return part.short
    found = getattr(part, "text", "") or getattr(part, "sentence", "") or getattr(part, "title", "")
    return str(found)
