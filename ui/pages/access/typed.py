"""What somebody is typing in a request or an answer, as it is kept on the way."""

import json
from dataclasses import asdict, dataclass, fields
from typing import TypeVar

from ui.pages.drafts import words_of

T = TypeVar("T", bound="TypedRequest | TypedAnswer")


@dataclass(frozen=True, slots=True)
class TypedRequest:
    """A request that is not handed in: every field as it was typed.

    Args:
        purpose: the slug of what was chosen, `anders` for own words, or empty.
    """

    name: str = ""
    born: str = ""
    purpose: str = ""
    own: str = ""
    motivation: str = ""
    days: str = ""


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    """An answer that is not handed in."""

    answer: str = ""
    days: str = ""


def as_text(typed: TypedRequest | TypedAnswer) -> str:
    """Return it as it is kept; empty when nothing was typed."""
    found: dict[str, str] = asdict(typed)
    return json.dumps(found, ensure_ascii=False) if any(one.strip() for one in found.values()) else ""


def from_text(kind: type[T], text: str) -> T:
    """Return what was kept; what cannot be read is nothing."""
    known = words_of(text)
    return kind(**{one.name: known.get(one.name, "") for one in fields(kind)})
