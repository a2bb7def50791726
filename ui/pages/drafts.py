"""What somebody is typing, as it is kept on the way: a form as text, and back. What cannot be read is nothing."""

import json
from dataclasses import Field, asdict
from typing import Any, ClassVar, Protocol, TypeVar


class Form(Protocol):
    """A dataclass of what stands in a form."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


T = TypeVar("T", bound=Form)


def as_text(typed: T, first: T) -> str:
    """Return a form as it is kept; empty while it is still as it was shown at first."""
    return json.dumps(asdict(typed), ensure_ascii=False) if typed != first else ""


def fields_of(text: str) -> dict[str, object] | None:
    """Return what was kept, by the name of each field; None where there is nothing that can be read."""
    try:
        found = json.loads(text) if text else None
    except ValueError:
        found = None
    return found if isinstance(found, dict) else None


def words_of(text: str) -> dict[str, str]:
    """Return what was kept of a form with words alone; empty where there is nothing that can be read."""
    return {field: str(words) for field, words in (fields_of(text) or {}).items()}
