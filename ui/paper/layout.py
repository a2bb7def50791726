"""Strips to pages: what stays together, what may part, and where a new page begins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from ui.paper.pen import Pen


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

    def __init__(self, first: float, other: float) -> None:
        self.pages: list[list[Placed]] = [[]]
        self.used = 0.0
        self.room = first
        self._other = other

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
        elif self.used + _above(flow, strip, self.used) + height <= self.room or not page:
            self._start(flow, strip)
            return
        self.turn()
        self._start(flow, strip)

    def _start(self, flow: Flow, strip: int) -> None:
        top = self.used + _above(flow, strip, self.used)
        repeated = flow.repeated if strip else 0.0
        self.pages[-1].append(Placed(flow, strip, strip + 1, top))
        self.used = top + repeated + flow.heights[strip]


def paginate(flows: Sequence[Flow | NewPage], first: float, other: float) -> list[list[Placed]]:
    """Places all flows on pages: the body of the first is `first` points high, that of all others `other`.

    Strips that are kept together go to the next page together; a chain too long for any page is parted where it must.
    """
    stack = _Stack(first, other)
    for chain in _chains(flows):
        if isinstance(chain, NewPage):
            stack.turn()
            continue
        if _end(chain, stack.used) > stack.room:
            stack.turn()
        for flow, strip in chain:
            stack.put(flow, strip)
    return stack.pages


def _chains(flows: Sequence[Flow | NewPage]) -> Iterator[list[tuple[Flow, int]] | NewPage]:
    chain: list[tuple[Flow, int]] = []
    for flow in flows:
        if isinstance(flow, NewPage):
            if chain:
                yield chain
                chain = []
            yield flow
            continue
        for strip in range(len(flow.heights)):
            chain.append((flow, strip))
            if strip not in flow.kept:
                yield chain
                chain = []
    if chain:
        yield chain


def _end(chain: Sequence[tuple[Flow, int]], used: float) -> float:
    for flow, strip in chain:
        used += _above(flow, strip, used) + flow.heights[strip]
    return used


def _above(flow: Flow, strip: int, used: float) -> float:
    return flow.before if used and not strip else 0.0
