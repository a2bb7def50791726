"""A value of a dataclass as plain JSON values and back, by the types of its fields: one codec for every kind of piece.

Text, numbers, yes or no, days, moments, `StrEnum`, `None`, tuples and dataclasses of those. What is not asked for may
not stand in it.
"""

from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from storage.mapping.moments import moment_of, moment_text

T = TypeVar("T")
Reader = Callable[[object], object]


def to_json(value: object) -> object:
    """Return a value as plain JSON values.

    Raises:
        TypeError: a value of a kind that is not kept.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: to_json(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [to_json(one) for one in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | str):
        return value
    raise TypeError(type(value).__name__)


def from_json(kind: type[T], found: object) -> T:
    """Return the value of a type behind its JSON values.

    Raises:
        ValueError: it is no such value, or holds more than one.
    """
    return cast("T", _reader(kind)(found))


def _reader(kind: object) -> Reader:
    return _made_once(kind)


@cache
def _made_once(kind: Hashable) -> Reader:
    if isinstance(kind, NewType):
        return _reader(kind.__supertype__)
    # With a NewType in it, `X | None` is a Union of `typing`.
    if get_origin(kind) in (UnionType, Union):
        return _maybe(get_args(kind))
    if get_origin(kind) is tuple:
        return _many(get_args(kind))
    if isinstance(kind, type):
        return _of_class(kind)
    raise TypeError("a kind that is not kept")


def _of_class(kind: type[object]) -> Reader:
    if is_dataclass(kind):
        return _whole(kind)
    if issubclass(kind, StrEnum):
        return lambda found: kind(_plain(str, found))
    if kind is datetime:
        return lambda found: moment_of(_plain(str, found))
    if kind is date:
        return lambda found: date.fromisoformat(_plain(str, found))
    return lambda found: _plain(kind, found)


def _plain(kind: type[T], found: object) -> T:
    # A yes is a whole number to Python, and never to us.
    if type(found) is not kind:
        raise ValueError(f"no {kind.__name__}")
    return found


def _maybe(kinds: tuple[object, ...]) -> Reader:
    (inner,) = (one for one in kinds if one is not NoneType)
    return lambda found: None if found is None else _reader(inner)(found)


def _many(kinds: tuple[object, ...]) -> Reader:
    inner, rest = kinds
    if rest is not Ellipsis:
        raise TypeError("only tuples of one kind are kept")
    return lambda found: tuple(_reader(inner)(one) for one in _plain(list, found))


@cache
def _whole(kind: type[object]) -> Reader:
    hints = get_type_hints(kind)

    def read(found: object) -> object:
        held = _plain(dict, found)
        if held.keys() != hints.keys():
            raise ValueError(f"no {kind.__name__}: {', '.join(sorted(held.keys() ^ hints.keys()))}")
        return kind(**{name: _reader(inner)(held[name]) for name, inner in hints.items()})

    return read
