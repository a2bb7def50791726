"""What somebody is typing about a line that may leave, as it is kept on the way."""

from dataclasses import dataclass, fields

from ui.pages.drafts import fields_of


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


def from_text(text: str, first: TypedLine) -> TypedLine:
    """Return what was kept; what cannot be read, or was not there, is as it is shown at first."""
    found = fields_of(text)
    if found is None:
        return first
    return TypedLine(**{one.name: str(found.get(one.name, "")) for one in fields(TypedLine)})
