"""Blank paper forms of a kader for home visits: its own questions, in order, with place to answer them by hand.

No personal data stands on them, nothing is ticked beforehand, and the version of the kader stands on every page. The
crisis form has the six fields of chapter 7 on one page.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from triage.answers import AnswerKind, Scope
from triage.ids import QuestionId, StepId
from triage.kader.conditions import All, AnyOf, Atom, Condition, Is, Not, OneOf
from triage.kader.model import Kader, Question, Step
from triage.ports import Settings
from triage.records.blocks import Block, Bullets, Choices, Document, Heading, Notice, PageBreak, Paragraph, Ruled
from triage.records.brief import BriefWords, imprint
from triage.records.sentences import listed

CRISIS: Final = StepId("spoed")
PLACES: Final[Mapping[Scope, int]] = {Scope.PERSOON: 2, Scope.PARTIJ: 3, Scope.REGEL: 3, Scope.CONSULT: 1}
"""How often the questions about one person, organisation, share line or consultation are printed."""
_LINES: Final = {AnswerKind.LANG: 4, AnswerKind.TOETS: 3, AnswerKind.UITGELEGD: 2}
_CRISIS_LINES: Final = {AnswerKind.LANG: 3}
_HINTED: Final = frozenset({AnswerKind.DATUM, AnswerKind.TIJDSTIP, AnswerKind.GETAL})
_MOST_HINT: Final = 130
"""A longer condition is no help on paper."""


def fillable(kader: Kader) -> tuple[Step, ...]:
    """Return the steps that have something to fill in by hand; the crisis has a form of its own."""
    return tuple(step for step in kader.steps if step.questions and step.id != CRISIS)


def formulier_document(
    kader: Kader, steps: tuple[StepId, ...], day: date, settings: Settings, words: BriefWords
) -> Document:
    """Compose a blank form.

    Args:
        steps: which steps of the kader; they stand in the order of the kader.
        day: of printing.
        words: of `resources/papier/formulier.toml`.
    """
    chosen = tuple(step for step in fillable(kader) if step.id in steps)
    return _document("titel", kader, day, settings, words, _Form(kader, words, numbered(chosen)).blocks(chosen))


def spoed_document(kader: Kader, day: date, settings: Settings, words: BriefWords) -> Document:
    """Compose the crisis form: six fields on one page."""
    return _document("titel_spoed", kader, day, settings, words, _Form(kader, words, {}).crisis())


def numbered(steps: tuple[Step, ...]) -> Mapping[QuestionId, str]:
    """Return the number of each question on a form, such as `3.2`: by hand one looks back by number."""
    return {one: f"{step.number}.{at}" for step in steps for at, one in enumerate(step.questions, 1)}


def kenmerk(kader: Kader, words: BriefWords) -> str:
    """Return the reference on every page of a form: the version of the kader, for a form is about nobody."""
    return words.say("kenmerk", versie=kader.version)


def _document(
    title: str, kader: Kader, day: date, settings: Settings, words: BriefWords, blocks: Iterator[Block]
) -> Document:
    practice = (Notice(words.say("oefening_titel"), words.say("oefening")),) if settings.practice else ()
    return Document(
        title=words.say(title),
        subject=words.say("onderwerp", titel=words.say(title), versie=kader.version),
        imprint=imprint(settings, kenmerk(kader, words), day),
        blocks=(Heading(words.say(title), 1), *practice, *blocks),
    )


@dataclass(frozen=True, slots=True)
class _Form:
    kader: Kader
    words: BriefWords
    numbers: Mapping[QuestionId, str]

    # ------------------------------------------------------------------------------------------------- whole forms
    def blocks(self, steps: tuple[Step, ...]) -> Iterator[Block]:
        yield Paragraph(self.words.say("begin", kader=self.kader.title))
        yield Notice(self.words.say("let_op_titel"), self.words.say("let_op"))
        yield Bullets(tuple(self.words.say(f"zo_{key}") for key in ("leeg", "overslaan", "lijst", "meer")))
        yield Ruled(self.words.say("casus"))
        yield Ruled(self.words.say("door"))
        for step in steps:
            yield Heading(self.words.say("stap", nummer=str(step.number), titel=step.title))
            yield Paragraph(step.intro, muted=True)
            yield from self._step(step)
        yield from self._lists(steps)

    def crisis(self) -> Iterator[Block]:
        yield Paragraph(self.words.say("begin_spoed"))
        for question in self._questions(self.kader.step(CRISIS)):
            label = " ".join(part for part in (question.text, self._way(question)) if part)
            yield Ruled(label, _CRISIS_LINES.get(question.kind, 1))
        yield Paragraph(self.words.say("na_spoed"), muted=True)

    def _questions(self, step: Step) -> tuple[Question, ...]:
        return tuple(self.kader.questions[one] for one in step.questions)

    # ------------------------------------------------------------------------------------------------- step by step
    def _step(self, step: Step) -> Iterator[Block]:
        for scope, group in groupby(self._questions(step), lambda question: question.scope):
            questions = tuple(group)
            for number in range(1, PLACES.get(scope, 1) + 1):
                if scope is not Scope.CASUS:
                    yield Heading(self.words.say(f"over_{scope.value}", nummer=str(number)), 3)
                    if scope not in step.collections:
                        yield Ruled(self.words.say(f"welke_{scope.value}"))
                for question in questions:
                    yield from self._question(question)

    def _question(self, question: Question) -> Iterator[Block]:
        label = self._label(question)
        if question.kind is AnswerKind.UITGELEGD:
            yield Paragraph(label)
            for option in question.options:
                yield Choices("", (option.text,))
                yield Ruled(self.words.say("uitgelegd"), _LINES[question.kind])
        elif question.kind in (AnswerKind.JA_NEE, AnswerKind.TOETS):
            yield Choices(label, (self.words.say("ja"), self.words.say("nee")))
            if question.kind is AnswerKind.TOETS:
                yield Ruled(self.words.say("toets"), _LINES[question.kind])
        elif question.options:
            yield Choices(label, tuple(option.text for option in question.options))
        else:
            yield Ruled(label, _LINES.get(question.kind, 1))

    def _label(self, question: Question) -> str:
        number, asked = self.numbers.get(question.id, ""), question.text
        parts = (number, asked, self._way(question), self._optional(question), self._only(question))
        return " ".join(part for part in parts if part)

    def _way(self, question: Question) -> str:
        """How it is answered by hand: a day in figures, more than one box, a name or number, or from which list."""
        if question.options_from:
            return self.words.say(f"uit_{question.options_from.partition('.')[0]}", lijst=self._list_name(question))
        if question.kind is AnswerKind.KEUZES:
            return self.words.say("meer_kruisjes")
        return self.words.say(f"zo_{question.kind.value}") if question.kind in _HINTED else ""

    def _optional(self, question: Question) -> str:
        return "" if question.needed else self.words.say("mag_leeg")

    # ---------------------------------------------------------------------------------------------- when it is asked
    def _only(self, question: Question) -> str:
        if question.when == All(()):
            return ""
        said = self._condition(question.when)
        if not said or len(said) > _MOST_HINT:
            return ""
        return self.words.say("niet" if isinstance(question.when, Not) else "alleen", als=said)

    def _condition(self, condition: Condition) -> str:
        """Return a condition in words, or nothing where it rests on what the program works out itself."""
        match condition:
            case Is(name, value):
                return self._one_of(name, (value,))
            case OneOf(name, values):
                return self._one_of(name, values)
            case Not(Is() as part):
                return self._condition(part)
            case All(parts):
                every = [self._condition(part) for part in parts if not isinstance(part, Not)]
                return listed(said for said in every if said)
            case AnyOf(parts) if not any(isinstance(part, Not) for part in parts):
                every = [self._condition(part) for part in parts]
                return self.words.say("of").join(every) if all(every) else ""
            case _:
                return ""

    def _one_of(self, name: str, values: tuple[Atom, ...]) -> str:
        question = next((one for one in self.kader.questions.values() if one.id == name), None)
        if question is None:
            # A fact has no question; the few that a person can tell have their own words.
            key = f"feit_{name}_{'_'.join(map(str, values))}"
            return self.words.lines.get(key, "")
        said = [self._value(question, value) for value in values]
        answers = self.words.say("of").join(said)
        if not all(said):
            return ""
        if number := self.numbers.get(question.id):
            return self.words.say("bij_nummer", nummer=number, antwoord=answers)
        return self.words.say("bij", kort=question.short, antwoord=answers)

    def _value(self, question: Question, value: Atom) -> str:
        if isinstance(value, bool):
            return self.words.say("ja_klein" if value else "nee_klein")
        return next((option.text for option in question.options if option.id == value), "")

    # --------------------------------------------------------------------------------------------- lists at the end
    def _list_name(self, question: Question) -> str:
        key = f"lijst_{question.options_from.replace('.', '_')}"
        return self.words.lines.get(key, "")

    def _lists(self, steps: tuple[Step, ...]) -> Iterator[Block]:
        asked = (question for step in steps for question in self._questions(step))
        wanted = {self._list_name(one): one.options_from for one in asked if self._list_name(one)}
        if not wanted:
            return
        yield PageBreak()
        yield self.words.head("lijsten")
        yield Paragraph(self.words.say("lijsten"), muted=True)
        for name, origin in wanted.items():
            yield Heading(self.words.say("lijst", naam=name), 3)
            yield Bullets(self._items(origin))

    def _items(self, origin: str) -> tuple[str, ...]:
        kader = self.kader
        if origin.startswith("codes."):
            group = origin.removeprefix("codes.")
            codes = (code for code in kader.codes.values() if code.group == group)
            return tuple(self.words.say("code", code=one.id, zin=one.sentence, wet=one.law) for one in codes)
        if origin == "geheimen":
            return tuple(self.words.say("met_wet", tekst=one.text, wet=one.law) for one in kader.secrecies.values())
        if origin == "routes":
            return tuple(self.words.say("met_wet", tekst=one.text, wet=one.law) for one in kader.routes.values())
        return tuple(one.text for one in kader.party_kinds.values())
