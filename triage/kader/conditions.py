"""Conditions in five words: `is`, `one_of`, `all`, `any`, `not`.

A condition looks at the answer to a question or at a named fact (`triage.casus.facts`). Anything that does not fit
these five words is a named, tested function there; the language does not grow.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

Atom = str | bool | int | None
"""What a condition compares: a slug, yes or no, a small number, or None when there is no answer."""

Lookup = Callable[[str], Atom | tuple[str, ...]]
"""Gives the present atom behind a name; a tuple for questions with several choices."""


@dataclass(frozen=True, slots=True)
class Is:
    """The thing named equals a value; for several choices: the value is among them."""

    name: str
    value: Atom

    def holds(self, look: Lookup) -> bool:
        """See `holds`."""
        return _equal(look(self.name), self.value)


@dataclass(frozen=True, slots=True)
class OneOf:
    """The thing named equals one of the values; for several choices: at least one is among them."""

    name: str
    values: tuple[Atom, ...]

    def holds(self, look: Lookup) -> bool:
        """See `holds`."""
        found = look(self.name)
        return any(_equal(found, value) for value in self.values)


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; an empty `all` always holds."""

    parts: tuple["Condition", ...]

    def holds(self, look: Lookup) -> bool:
        """See `holds`."""
        # A loop: a walk asks this thousands of times, and a generator costs more than what it goes through.
        for part in self.parts:  # noqa: SIM110
            if not part.holds(look):
                return False
        return True


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple["Condition", ...]

    def holds(self, look: Lookup) -> bool:
        """See `holds`."""
        for part in self.parts:  # noqa: SIM110 - as in `All`
            if part.holds(look):
                return True
        return False


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Condition"

    def holds(self, look: Lookup) -> bool:
        """See `holds`."""
        return not self.part.holds(look)


Condition = Is | OneOf | All | AnyOf | Not
ALWAYS: Final[Condition] = All(())


def holds(condition: Condition, look: Lookup) -> bool:
    """Tell whether a condition holds for what `look` gives."""
    return condition.holds(look)


def _equal(found: Atom | tuple[str, ...], value: Atom) -> bool:
    if isinstance(found, tuple):
        return value in found
    # bool is an int in Python: `True` must not equal `1`.
    return type(found) is type(value) and found == value


def names(condition: Condition) -> frozenset[str]:
    """Return every question or fact a condition looks at."""
    match condition:
        case Is(name, _) | OneOf(name, _):
            return frozenset({name})
        case All(parts) | AnyOf(parts):
            return frozenset().union(*(names(part) for part in parts))
        case Not(part):
            return names(part)
