"""What somebody is typing in the form of six fields, as it is kept on the way."""

from dataclasses import dataclass

from ui.pages.drafts import fields_of

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TypedCrisis:
    """The form as it stands: every field as it was typed.

    Args:
        recipients: name and function, in order.
        decider: the id of who was chosen.
    """

    who: str = ""
    danger: str = ""
    data: str = ""
    recipients: Pairs = (("", ""),)
    decider: str = ""
    day: str = ""
    time: str = ""
    shared: str = ""


def from_text(text: str, first: TypedCrisis) -> TypedCrisis:
    """Return what was kept; what cannot be read is as the form begins."""
    found = fields_of(text)
    if found is None:
        return first
    words = {name: str(found.get(name, "")) for name in ("who", "danger", "data", "decider", "day", "time", "shared")}
    return TypedCrisis(recipients=_pairs(found.get("recipients")), **words)


def _pairs(found: object) -> Pairs:
    rows = found if isinstance(found, list) else []
    pairs = tuple((str(one[0]), str(one[1])) for one in rows if isinstance(one, list) and len(one) == 2)
    return pairs or (("", ""),)
