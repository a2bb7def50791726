"""The structure tree: what a screen reader hears, in the order it is read (PDF/UA-1, ISO 14289-1)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

_STANDS_EMPTY = frozenset({"TD", "TH"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of marked content: page from 0, and its number on that page (MCID)."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """One element of the tree. `attributes` are its attribute object's entries, owner `O` included."""

    kind: str
    attributes: dict[str, str] = field(default_factory=dict)
    alt: str = ""
    box: tuple[float, float, float, float] | None = None
    kids: "list[Element | Mark]" = field(default_factory=list)

    def add(self, kind: str, *, alt: str = "", **attributes: str) -> "Element":
        """A new element as its last child."""
        kid = Element(kind, attributes, alt)
        self.kids.append(kid)
        return kid

    def is_empty(self) -> bool:
        """Whether nothing of it was drawn, so that it need not be told; an empty table cell is told."""
        return self.kind not in _STANDS_EMPTY and all(not isinstance(kid, Mark) and kid.is_empty() for kid in self.kids)

    def told(self) -> Iterator["Element | Mark"]:
        """Its kids, without those that hold nothing."""
        return (kid for kid in self.kids if isinstance(kid, Mark) or not kid.is_empty())


def heading_level(wanted: int, before: int) -> int:
    """The level a heading gets after one of level `before` (0 for none): no level is skipped on the way down."""
    return max(1, min(wanted, before + 1, 6))
