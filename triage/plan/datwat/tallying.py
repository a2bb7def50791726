"""How well the check does on sentences whose label is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from triage.plan.datwat.checking import check
from triage.plan.datwat.model import Vocabulary


@dataclass(frozen=True, slots=True)
class Tally:
    """How the check does on a labelled set.

    Args:
        wat: how many sentences hold wat-informatie.
        dat: how many hold only dat-informatie.
        missed: the wat sentences in which nothing was marked.
        overmarked: the dat sentences in which something was marked, each with what was marked.
    """

    wat: int
    dat: int
    missed: tuple[str, ...]
    overmarked: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def found(self) -> float:
        """Return the share of the wat sentences that was found, 0 to 1; 1 where there are none."""
        return 1 - len(self.missed) / self.wat if self.wat else 1.0

    @property
    def marked(self) -> float:
        """Return the share of the dat sentences that was marked, 0 to 1; 0 where there are none."""
        return len(self.overmarked) / self.dat if self.dat else 0.0


def tally(labelled: Sequence[tuple[str, bool]], vocabulary: Vocabulary) -> Tally:
    """Return how the check does on sentences, each with true for wat-informatie and false for dat-informatie."""
    outcomes = [(text, wat, check(text, vocabulary).marks) for text, wat in labelled]
    return Tally(
        wat=sum(wat for _, wat, _ in outcomes),
        dat=sum(not wat for _, wat, _ in outcomes),
        missed=tuple(text for text, wat, marks in outcomes if wat and not marks),
        overmarked=tuple(
            (text, tuple(f"{mark.quote} ({mark.kind})" for mark in marks))
            for text, wat, marks in outcomes
            if not wat and marks
        ),
    )
