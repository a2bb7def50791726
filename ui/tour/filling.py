"""Filling in a written-down case in the triage page, question by question, by keyboard alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from triage.answers import NOTHING, Answer, Ref, Scope, Toets, Uitgelegd, Value
from triage.golden.practice import LINKS
from triage.golden.reading import Story
from triage.ids import ItemId
from triage.kader.model import Kader
from ui.fields.base import Field
from ui.fields.chosen import JaNeeField, KeuzeField, KeuzesField, ToetsField, UitgelegdField
from ui.fields.dated import DatumField, TijdstipField
from ui.flows.triage.flow import TriageFlow
from ui.pages.triage.question import QuestionBlock
from ui.pages.triage.stops import Stop, StopKind
from ui.tour.hands import Hands, Script, Stuck, moment

_MOST_STOPS: Final = 400


class Filling:
    """Takes one story through the triage.

    Args:
        flow: the triage flow with its casus open.
        story: the case; its items are made in its order.
        picture: takes a picture at the end of each step, under the name of the step.
    """

    def __init__(
        self, hands: Hands, flow: TriageFlow, story: Story, kader: Kader, picture: Callable[[str], None]
    ) -> None:
        self._hands = hands
        self._flow = flow
        self._story = story
        self._kader = kader
        self._picture = picture
        self._skipped: set[Ref] = set()

    def script(self) -> Script:
        """Fill in everything, up to the page on which it is read over."""
        yield self._settled
        for _ in range(_MOST_STOPS):
            stop = self._flow.stop
            if stop is None:
                raise Stuck("no casus is open")
            if stop.kind is StopKind.NALEZEN:
                return
            yield from self._at(stop)
            yield self._settled
            following = self._flow.stop
            if following is not None and following.step != stop.step:
                yield moment()
                self._picture(following.step)
        raise Stuck("the review does not come")

    def _settled(self) -> bool:
        return self._flow.casus is not None and not self._flow.busy

    def _at(self, stop: Stop) -> Script:
        if stop.kind is StopKind.BOTSING:
            yield from self._explain(stop)
        elif stop.kind in (StopKind.VRAAG, StopKind.DEEL, StopKind.STAP):
            yield from self._answer_all()
        more = self._wanted_scope(stop)
        if more is not None:
            yield from self._press(lambda: self._hands.key(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier))
        else:
            yield from self._press(lambda: self._hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier))

    def _press(self, act: Callable[[], None]) -> Script:
        """Do what leads to another stop, and wait until it is there."""
        before = (self._flow.stop, self._counts())
        act()
        yield lambda: (self._flow.stop, self._counts()) != before and self._settled()

    def _counts(self) -> tuple[int, ...]:
        opened = self._flow.casus
        return tuple(len(opened.casus.of(scope)) for scope in Scope) if opened else ()

    def _wanted_scope(self, stop: Stop) -> Scope | None:
        """The collection that is filled here and still lacks an item of the story."""
        opened = self._flow.casus
        scopes = self._kader.step(stop.step).collections
        scope = stop.scope or next(iter(scopes), None)
        if opened is None or scope is None or scope not in scopes or stop.kind is StopKind.VRAAG:
            return None
        return scope if len(opened.casus.of(scope)) < len(self._story.casus.of(scope)) else None

    def _explain(self, stop: Stop) -> Script:
        words = self._given(stop.ref).value if stop.ref else None
        if not isinstance(words, str):
            raise Stuck(f"a clash without an explanation: {stop.ref}")
        self._hands.write(self._flow.page.middle.clash.editor, words)
        yield self._settled

    # ---------------------------------------------------------------------------------------------- answering
    def _answer_all(self) -> Script:
        """Answer every question on the page; an answer may bring more questions."""
        while (block := self._next_block()) is not None:
            self._answer(block)
            self._skipped.add(block.ref)
            self._flow.keeper.flush()
            yield self._settled

    def _next_block(self) -> QuestionBlock | None:
        blocks = self._flow.page.middle.sheet.blocks()
        open_ones = (b for b in blocks if b.writable and b.ref not in self._skipped and not self._given(b.ref).empty)
        return next(open_ones, None)

    def _given(self, ref: Ref) -> Answer:
        """The answer of the story to a question about an item of the casus, with the items of the casus in it."""
        there = self._names()
        back = {real: told for told, real in there.items()}
        item = back.get(ref.item) if ref.item else None
        answer = self._story.casus.answers.get(Ref(ref.question, item), NOTHING)
        question = self._kader.questions.get(ref.question)
        if question is None or question.options_from not in LINKS:
            return answer
        match answer.value:
            case str() as one:
                return replace(answer, value=_renamed(there, one))
            case tuple() as many:
                return replace(answer, value=tuple(_renamed(there, one) for one in many))
            case _:
                return answer

    def _names(self) -> dict[ItemId, ItemId]:
        opened = self._flow.casus
        if opened is None:
            return {}
        return {
            told: real
            for scope in Scope
            for told, real in zip(self._story.casus.of(scope), opened.casus.of(scope), strict=False)
        }

    def _answer(self, block: QuestionBlock) -> None:
        field, given = block.field, self._given(block.ref)
        if field is None:
            raise Stuck(str(block.ref))
        if given.uitzoeken:
            self._hands.push(field.uitzoeken)
        elif given.value is not None:
            fill(self._hands, field, given.value)


def fill(hands: Hands, field: Field, value: Value) -> None:
    """Fill in a field by keyboard.

    Raises:
        Stuck: the field has no place for this value.
    """
    for kind, way in _WAYS:
        if isinstance(field, kind):
            way(hands, field, value)
            return
    hands.write(field.parts()[0], str(value))


def _toets(hands: Hands, field: Field, value: Value) -> None:
    if isinstance(field, ToetsField) and isinstance(value, Toets):
        hands.push(field.ja if value.ja else field.nee)
        hands.write(field.parts()[-1], value.woorden)


def _ja_nee(hands: Hands, field: Field, value: Value) -> None:
    if isinstance(field, JaNeeField):
        hands.push(field.ja if value is True else field.nee)


def _uitgelegd(hands: Hands, field: Field, value: Value) -> None:
    if isinstance(field, UitgelegdField) and isinstance(value, Uitgelegd):
        for option, words in value.keuzes:
            hands.push(_option(field, option))
            hands.write(field.explanation(option), words)


def _keuzes(hands: Hands, field: Field, value: Value) -> None:
    for option in value if isinstance(value, tuple) else (str(value),):
        hands.push(_option(field, option))


def _tijdstip(hands: Hands, field: Field, value: Value) -> None:
    if isinstance(field, TijdstipField) and isinstance(value, datetime):
        hands.write(field.day.editor, f"{value:%d-%m-%Y}")
        hands.write(field.time, f"{value:%H:%M}")


def _datum(hands: Hands, field: Field, value: Value) -> None:
    if isinstance(field, DatumField) and isinstance(value, date):
        hands.write(field.day.editor, f"{value:%d-%m-%Y}")


_WAYS: Final[tuple[tuple[type[Field], Callable[[Hands, Field, Value], None]], ...]] = (
    # A toets is a ja-nee with words, so it comes first.
    (ToetsField, _toets),
    (JaNeeField, _ja_nee),
    (UitgelegdField, _uitgelegd),
    (KeuzesField, _keuzes),
    (KeuzeField, _keuzes),
    (TijdstipField, _tijdstip),
    (DatumField, _datum),
)


def _renamed(there: dict[ItemId, ItemId], told: str) -> str:
    return there.get(ItemId(told), told)


def _option(field: Field, option: str) -> QWidget:
    """Return the button of an option; its object name ends in the option's id."""
    for part in field.parts():
        if part.objectName() == option or part.objectName().endswith(f".{option}"):
            return part
    raise Stuck(f"option {option}")
