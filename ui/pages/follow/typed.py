"""What somebody is typing about a line that may leave, as it is kept on the way."""

import json
from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A record that is not handed in: every field as it was typed.

    Args:
        what: `gegeven`, `geweigerd`, or empty.
        beyond: `ja`, `nee`, or empty.
        end_day, end_whole, end_words: of a consent that was withdrawn; `end_whole` is `ja`, `nee`, or empty.
    """

    what: str = ""
    name: str = ""
    function: str = ""
    channel: str = ""
    day: str = ""
    time: str = ""
    said: str = ""
    beyond: str = ""
    differs: str = ""
    urgent: str = ""
    end_day: str = ""
    end_whole: str = ""
    end_words: str = ""


def as_text(typed: TypedLine, first: TypedLine) -> str:
    """Return it as it is kept; empty while it is still as it was shown at first."""
    return json.dumps(asdict(typed), ensure_ascii=False) if typed != first else ""


def from_text(text: str, first: TypedLine) -> TypedLine:
    """Return what was kept; what cannot be read, or was not there, is as it is shown at first."""
    try:
        found = json.loads(text) if text else None
    except ValueError:
        found = None
    if not isinstance(found, dict):
        return first
    return TypedLine(**{one.name: str(found.get(one.name, "")) for one in fields(TypedLine)})
