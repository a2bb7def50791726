"""A decision that is being typed: kept within a second, so that a lock or a crash loses nothing.

The sentence "Ik heb deze afweging zelf gemaakt" is not part of it: that is ticked by hand each time anew.
"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from triage.besluit.decision import Decision, LineDecision, Uitkomst
from triage.besluit.snapshot import SealedLine
from triage.ids import CodeId, ItemId

RETURN: Final = "terug"
"""The fifth choice beside the outcomes: back to the proposer with a question."""


class LineChoice(StrEnum):
    """What a decider does with a line that was asked for; empty until somebody chose."""

    NONE = ""
    KEEP = "houden"
    LIGHTER = "lichter"
    NOT = "niet"


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line as filled in so far. Wording and codes stay while another choice is tried."""

    line: str
    choice: LineChoice = LineChoice.NONE
    wording: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """A question to send back, about an answer (`vraag@item`) or the whole."""

    text: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a decider typed about one version.

    Args:
        version: number of the version it was typed about.
        outcome: an `Uitkomst`, `RETURN`, or empty: nothing is chosen beforehand.
        valid_until, review_on: as typed, readable as a day or not.
    """

    version: int
    outcome: str = ""
    lines: tuple[DraftLine, ...] = ()
    motivation: str = ""
    valid_until: str = ""
    review_on: str = ""
    questions: tuple[DraftQuestion, ...] = ()

    @property
    def empty(self) -> bool:
        """Nothing was filled in."""
        return self == Draft(self.version)

    def of(self, line: str) -> DraftLine:
        """Return what was filled in about a line."""
        return next((one for one in self.lines if one.line == line), DraftLine(line))

    def with_line(self, line: DraftLine) -> "Draft":
        """Return the draft with one line changed."""
        return replace(self, lines=(*(one for one in self.lines if one.line != line.line), line))

    def about(self, version: int) -> "Draft":
        """Return the draft for a version; words stay, choices made about another version do not."""
        if version == self.version:
            return self
        lines = tuple(replace(one, choice=LineChoice.NONE) for one in self.lines)
        return replace(self, version=version, outcome="", lines=lines, questions=())


def decision_of(
    draft: Draft, asked: tuple[SealedLine, ...], valid_until: date | None, review_on: date | None, *, own_weighing: bool
) -> Decision:
    """Return the decision a draft stands for; what is not chosen stays open and is found missing.

    Args:
        asked: the lines that are decidable.
        valid_until, review_on: the days that could be read from what was typed.
        own_weighing: the sentence is ticked now.
    """
    outcome = Uitkomst(draft.outcome) if draft.outcome in tuple(Uitkomst) else None
    lines = tuple(one for line in asked if (one := _line(draft.of(line.id), outcome)) is not None)
    return Decision(outcome, lines, draft.motivation, valid_until, review_on, own_weighing)


def _line(line: DraftLine, outcome: Uitkomst | None) -> LineDecision | None:
    item, codes = ItemId(line.line), tuple(CodeId(code) for code in line.codes)
    match outcome, line.choice:
        case Uitkomst.DELEN, _:
            return LineDecision(item, granted=True)
        case ((Uitkomst.NIET_DELEN | Uitkomst.ANDERE_ROUTE), _):
            return LineDecision(item, granted=False, codes=codes)
        case _, LineChoice.KEEP:
            return LineDecision(item, granted=True)
        case _, LineChoice.LIGHTER:
            return LineDecision(item, granted=True, wording=line.wording, codes=codes)
        case _, LineChoice.NOT:
            return LineDecision(item, granted=False, codes=codes)
        case _:
            return None


def lighter_without_words(draft: Draft, asked: tuple[SealedLine, ...]) -> tuple[str, ...]:
    """Return the lines that were to be shared in lighter words, while no words are there yet."""
    if draft.outcome != Uitkomst.DEELS_DELEN:
        return ()
    found = (draft.of(line.id) for line in asked)
    return tuple(one.line for one in found if one.choice is LineChoice.LIGHTER and not one.wording.strip())


def as_text(draft: Draft) -> str:
    """Return a draft as text to keep; an empty one is an empty text."""
    return "" if draft.empty else json.dumps(asdict(draft), ensure_ascii=False)


def from_text(kept: str, version: int) -> Draft:
    """Return the draft behind kept text, for a version; an empty text is an empty draft."""
    if not kept:
        return Draft(version)
    data: dict[str, Any] = json.loads(kept)
    lines = tuple(
        DraftLine(one["line"], LineChoice(one["choice"]), one["wording"], tuple(one["codes"])) for one in data["lines"]
    )
    questions = tuple(DraftQuestion(**one) for one in data["questions"])
    return Draft(**{**data, "lines": lines, "questions": questions}).about(version)
