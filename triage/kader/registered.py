"""How the register of processing (AVG 30) changed from one version of the kader to the next, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triage.kader.comparing import Soort
from triage.kader.model import Kader, Processing

FIELDS: Final = ("text", "purpose", "law", "categories", "people", "recipients", "kept", "acts")
"""What of an activity is compared, in the order in which it is told."""
WHOLE: Final = ("transfer", "measures")
"""What of the register as a whole is compared."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field with what it said before and says now, each part of a list apart."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegisterChange:
    """An activity that came, went or says something else; without a name it is the register as a whole."""

    name: str
    kind: Soort
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """The register as one version of the kader holds it.

    Args:
        changes: against the version before it; none for the first.
    """

    kader: Kader
    changes: tuple[RegisterChange, ...] = ()


def editions(kaders: tuple[Kader, ...]) -> tuple[Edition, ...]:
    """Return each version with what changed, the newest first."""
    ordered = sorted(kaders, key=lambda one: (one.valid_from, one.version))
    found = [
        Edition(now, tuple(_changes(before, now)) if before is not None else ())
        for before, now in zip((None, *ordered), ordered, strict=False)
    ]
    return tuple(reversed(found))


def _changes(old: Kader, new: Kader) -> Iterator[RegisterChange]:
    whole = tuple(_differing(old.register, new.register, WHOLE))
    if whole:
        yield RegisterChange("", Soort.INHOUD, whole)
    for id_, now in new.processings.items():
        was = old.processings.get(id_)
        if was is None:
            yield RegisterChange(now.text, Soort.NIEUW)
        elif found := tuple(_differing(was, now, FIELDS)):
            yield RegisterChange(now.text, Soort.INHOUD, found)
    gone: Iterator[Processing] = (was for id_, was in old.processings.items() if id_ not in new.processings)
    yield from (RegisterChange(was.text, Soort.VERVALLEN) for was in gone)


def _differing(was: object, now: object, names: tuple[str, ...]) -> Iterator[FieldChange]:
    for name in names:
        before, after = _parts(getattr(was, name)), _parts(getattr(now, name))
        if before != after:
            yield FieldChange(name, before, after)


def _parts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()
