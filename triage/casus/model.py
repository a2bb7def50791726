"""A casus as a value: its items, its answers, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from triage.answers import NOTHING, Answer, Ref, Scope
from triage.casus.members import Members
from triage.ids import CasusId, ItemId, PersonId, QuestionId


class CasusState(StrEnum):
    """Where a casus stands (product.md chapter 6)."""

    CONCEPT = "concept"
    VOORGELEGD = "voorgelegd"
    TERUGGEGEVEN = "teruggegeven"
    BESLOTEN = "besloten"
    INGETROKKEN = "ingetrokken"
    GESLOTEN = "gesloten"


EDITABLE = frozenset({CasusState.CONCEPT, CasusState.TERUGGEGEVEN, CasusState.INGETROKKEN})
"""States in which answers may change."""


@dataclass(frozen=True, slots=True)
class Casus:
    """One casus.

    Args:
        id: random id.
        kenmerk: what people call it, `2026-0148`.
        kader: version of the kader it started with and keeps.
        team: the team whose work it is.
        owner: who opened it.
        made: when it was opened.
        state: where it stands.
        items: ids per collection, in the order people gave them.
        answers: what was filled in; answers that are no longer asked stay here and sleep.
        last_editor: who changed an answer last (hard rule 3), or None.
        proposer: who put the present version to a decider, or None.
        version: counts changes; a change made against an older version is refused.
        reviewed: when the "nagekeken" stamp was given; any edit drops it.
        shielded: afgeschermd: only for people who are named, not for the whole team.
        members: who is named on it, with what they are to it.
    """

    id: CasusId
    kenmerk: str
    kader: str
    team: str
    owner: PersonId
    made: datetime
    state: CasusState = CasusState.CONCEPT
    items: Mapping[Scope, tuple[ItemId, ...]] = field(default_factory=dict)
    answers: Mapping[Ref, Answer] = field(default_factory=dict)
    last_editor: PersonId | None = None
    proposer: PersonId | None = None
    version: int = 0
    reviewed: datetime | None = None
    shielded: bool = False
    members: Members = ()

    def of(self, scope: Scope) -> tuple[ItemId, ...]:
        """Return the items of a collection."""
        return self.items.get(scope, ())

    def answer(self, question: str, item: ItemId | None = None) -> Answer:
        """Return what was filled in, or `NOTHING`."""
        return self.answers.get(Ref(QuestionId(question), item), NOTHING)

    def text(self, question: str, item: ItemId | None = None) -> str:
        """Return a text or slug answer, or an empty string."""
        value = self.answer(question, item).value
        return value if isinstance(value, str) else ""

    def with_answer(self, ref: Ref, answer: Answer) -> "Casus":
        """Return the casus with one answer changed; an empty answer takes it away."""
        answers = dict(self.answers)
        if answer.empty:
            answers.pop(ref, None)
        else:
            answers[ref] = answer
        return replace(self, answers=answers)

    def with_items(self, scope: Scope, items: tuple[ItemId, ...]) -> "Casus":
        """Return the casus with one collection changed."""
        return replace(self, items={**self.items, scope: items})

    def without_item(self, scope: Scope, item: ItemId) -> "Casus":
        """Return the casus without an item and without the answers about it."""
        kept = {ref: answer for ref, answer in self.answers.items() if ref.item != item}
        return replace(self.with_items(scope, tuple(i for i in self.of(scope) if i != item)), answers=kept)

    def name_of(self, scope: Scope, item: ItemId) -> str:
        """Return how people call an item: the person's or party's name, the line's item, the consulted function."""
        question = _NAMES[scope]
        return self.text(question, item).strip() or f"{_NAMELESS[scope]} {self.of(scope).index(item) + 1}"


_NAMES = {
    Scope.PERSOON: "persoon.naam",
    Scope.PARTIJ: "partij.naam",
    Scope.REGEL: "regel.gegeven",
    Scope.CONSULT: "consult.functie",
}
_NAMELESS = {
    Scope.PERSOON: "persoon",
    Scope.PARTIJ: "organisatie",
    Scope.REGEL: "deelregel",
    Scope.CONSULT: "consultatie",
}
