"""Strips to pages: what stays together, what may part, and where a new page begins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from ui.paper.pen import Pen

_CLOSER = 0.65
_SHORT = 8  # pages; to save one of more is not worth the while


class Flow(Protocol):
    """A block made ready for paper: strips below each other, each as high as it is and never parted itself."""

    @property
    def before(self) -> float:
        """Room above, in points; none at the top of a page."""

    @property
    def heights(self) -> Sequence[float]:
        """Heights of the strips, in points."""

    @property
    def kept(self) -> frozenset[int]:
        """Strips that may not be parted from what follows them."""

    @property
    def together(self) -> frozenset[int]:
        """Strips that better are not parted either, where that costs no page."""

    @property
    def repeated(self) -> float:
        """Height of what comes back above the first strip on a next page, such as the head of a table."""

    def draw(self, pen: Pen, start: int, stop: int, top: float) -> None:
        """Draws strips `start` up to `stop`, the first at `top`, what is repeated included."""


@dataclass(slots=True)
class Placed:
    """Strips of one flow on one page; `top` in points from the top of the body."""

    flow: Flow
    start: int
    stop: int
    top: float


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows starts on a new page."""


class _Stack:
    """Pages filled from the top."""

    def __init__(self, first: float, other: float, gaps: float) -> None:
        self.pages: list[list[Placed]] = [[]]
        self.used = 0.0
        self.room = first
        self._other = other
        self._gaps = gaps

    def turn(self) -> None:
        if self.pages[-1]:
            self.pages.append([])
            self.used = 0.0
            self.room = self._other

    def put(self, flow: Flow, strip: int) -> None:
        height = flow.heights[strip]
        page = self.pages[-1]
        if page and page[-1].flow is flow:
            if self.used + height <= self.room:
                page[-1].stop = strip + 1
                self.used += height
                return
        elif self.used + self._above(flow, strip, self.used) + height <= self.room or not page:
            self._start(flow, strip)
            return
        self.turn()
        self._start(flow, strip)

    def _start(self, flow: Flow, strip: int) -> None:
        top = self.used + self._above(flow, strip, self.used)
        repeated = flow.repeated if strip else 0.0
        self.pages[-1].append(Placed(flow, strip, strip + 1, top))
        self.used = top + repeated + flow.heights[strip]

    def has_room(self, chain: Sequence[tuple[Flow, int]]) -> bool:
        """Whether all of the strips fit on this page."""
        used = self.used
        for flow, strip in chain:
            used += self._above(flow, strip, used) + flow.heights[strip]
        return used <= self.room

    def _above(self, flow: Flow, strip: int, used: float) -> float:
        return flow.before * self._gaps if used and not strip else 0.0


def paginate(flows: Sequence[Flow | NewPage], first: float, other: float) -> list[list[Placed]]:
    """Places all flows on pages: the body of the first is `first` points high, that of all others `other`.

    Strips that are kept together go to the next page together; a chain too long for any page is parted where it must.
    Of a short paper, what better stays together is parted, or the room between blocks made smaller, if that saves a
    page: nothing stands alone on a last page.
    """
    ways = ((True, 1.0), (False, 1.0), (True, _CLOSER), (False, _CLOSER))
    found = _stacked(flows, first, other, ways[0])
    if 1 < len(found) <= _SHORT:
        found = min(found, *(_stacked(flows, first, other, way) for way in ways[1:]), key=len)
    return found


def _stacked(
    flows: Sequence[Flow | NewPage], first: float, other: float, way: tuple[bool, float]
) -> list[list[Placed]]:
    together, gaps = way
    stack = _Stack(first, other, gaps)
    for chain in _chains(flows, together=together):
        if isinstance(chain, NewPage):
            stack.turn()
            continue
        if not stack.has_room(chain):
            stack.turn()
        for flow, strip in chain:
            stack.put(flow, strip)
    return stack.pages


def _chains(flows: Sequence[Flow | NewPage], *, together: bool) -> Iterator[list[tuple[Flow, int]] | NewPage]:
    chain: list[tuple[Flow, int]] = []
    for flow in flows:
        if isinstance(flow, NewPage):
            if chain:
                yield chain
                chain = []
            yield flow
            continue
        kept = flow.kept | flow.together if together else flow.kept
        for strip in range(len(flow.heights)):
            chain.append((flow, strip))
            if strip not in kept:
                yield chain
                chain = []
    if chain:
        yield chain
