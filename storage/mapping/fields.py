"""Reading a JSON object field by field: what is not asked for may not stand in it."""

from collections.abc import Callable
from typing import TypeVar

from storage.canonical import Json

T = TypeVar("T")


def _wrong(what: str) -> ValueError:
    """Return the fault of a content that is not what was asked for; the call itself was right."""
    return ValueError(what)


class Fields:
    """The fields of one JSON object, each taken once.

    Args:
        found: what the JSON text held.

    Raises:
        ValueError: it is no object.
    """

    def __init__(self, found: object) -> None:
        if not isinstance(found, dict):
            raise _wrong("no object")
        self._left: dict[str, object] = dict(found)

    def take(self, name: str) -> object:
        """Return a field.

        Raises:
            ValueError: it is not there.
        """
        if name not in self._left:
            raise ValueError(f"without {name}")
        return self._left.pop(name)

    def text(self, name: str) -> str:
        """Return a field of text."""
        found = self.take(name)
        if not isinstance(found, str):
            raise _wrong(f"{name} is no text")
        return found

    def maybe(self, name: str) -> str | None:
        """Return a field of text, or None where there is none."""
        found = self.take(name)
        if found is not None and not isinstance(found, str):
            raise _wrong(f"{name} is no text")
        return found

    def number(self, name: str) -> int:
        """Return a field that is a whole number."""
        found = self.take(name)
        if isinstance(found, bool) or not isinstance(found, int):
            raise _wrong(f"{name} is no number")
        return found

    def yes(self, name: str) -> bool:
        """Return a field that is yes or no."""
        found = self.take(name)
        if not isinstance(found, bool):
            raise _wrong(f"{name} is no yes or no")
        return found

    def maybe_yes(self, name: str) -> bool | None:
        """Return a field that is yes, no, or not said."""
        found = self.take(name)
        if found is not None and not isinstance(found, bool):
            raise _wrong(f"{name} is no yes or no")
        return found

    def each(self, name: str, one: Callable[[object], T]) -> tuple[T, ...]:
        """Return a list, with every part read by `one`."""
        found = self.take(name)
        if not isinstance(found, list):
            raise _wrong(f"{name} is no list")
        return tuple(one(part) for part in found)

    def done(self) -> None:
        """Refuse what nobody asked for.

        Raises:
            ValueError: a field is left.
        """
        if self._left:
            raise ValueError(f"more than was asked: {', '.join(sorted(self._left))}")


def plain_text(found: object) -> str:
    """Return a part of a list that is text."""
    if not isinstance(found, str):
        raise _wrong("no text")
    return found


def whole_number(found: object) -> int:
    """Return a part of a list that is a whole number."""
    if isinstance(found, bool) or not isinstance(found, int):
        raise _wrong("no number")
    return found


Object = dict[str, Json]
"""A JSON object that is written."""
