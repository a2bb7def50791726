"""The states that a piece of the follow-up can be in, and the only ways from one to another.

The pictures in `docs/standen.md` are drawn from these values, and a store refuses every change that is no arrow in
them: what is not in the picture cannot happen.
"""

from dataclasses import dataclass
from typing import Final

from triage.faults import Refusal

START: Final = ""
"""What a piece comes from when it is made."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """One way from a state to another.

    Args:
        source: the state before; `START` for how a piece begins.
        act: what is done, a slug in Dutch.
        target: the state after; the same as `source` when only the content changes.
        settles: the terms that this act may finish, by their id in the kader. Every other term runs on.
    """

    source: str
    act: str
    target: str
    settles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Machine:
    """The states of one kind of piece.

    Args:
        name: slug of the kind.
    """

    name: str
    arrows: tuple[Arrow, ...]

    @property
    def states(self) -> tuple[str, ...]:
        """Every state, in the order in which the arrows name them."""
        named = (state for arrow in self.arrows for state in (arrow.source, arrow.target))
        return tuple(dict.fromkeys(state for state in named if state != START))

    @property
    def starts(self) -> tuple[str, ...]:
        """The states in which a piece may begin."""
        return tuple(dict.fromkeys(arrow.target for arrow in self.arrows if arrow.source == START))

    @property
    def ends(self) -> tuple[str, ...]:
        """The states in which nothing is owed any more: no arrow leads to another state."""
        return tuple(state for state in self.states if not any(a.target != state for a in self._from(state)))

    def _from(self, state: str) -> tuple[Arrow, ...]:
        return tuple(arrow for arrow in self.arrows if arrow.source == state)

    def acts(self, state: str) -> tuple[str, ...]:
        """Return what can be done in a state."""
        return tuple(dict.fromkeys(arrow.act for arrow in self._from(state)))

    def arrow(self, state: str, act: str) -> Arrow:
        """Return the way that an act takes from a state.

        Raises:
            Refusal: `overgang_kan_niet` with the kind (`soort`), the act (`handeling`) and the state (`staat`).
        """
        found = next((arrow for arrow in self._from(state) if arrow.act == act), None)
        if found is None:
            raise Refusal("overgang_kan_niet", soort=self.name, handeling=act, staat=state)
        return found
