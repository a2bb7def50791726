"""Reading the steps and questions of a kader: structure from one file, sentences from another."""

from collections.abc import Mapping
from typing import Final

from triage.answers import AnswerKind, Scope
from triage.ids import QuestionId, StepId
from triage.kader.model import Option, Question, Step
from triage.kader.reading import Entry

_PRECHOSEN: Final = ("standaard", "vooraf", "aangevinkt", "default", "voorkeuze")


def read_steps(structure: Entry, texts: Entry, questions: tuple[Question, ...]) -> tuple[Step, ...]:
    """Return the steps in order, each with its questions in order."""
    entries = structure.list_of("stap")
    names = {entry.text("id") for entry in entries}
    told = dict(texts.named("stap", "stap", names))
    return tuple(_step(entry, _told(told, texts, "stap", entry), questions) for entry in entries)


def _told(told: Mapping[str, Entry], texts: Entry, called: str, entry: Entry) -> Entry:
    name = entry.text("id")
    return told.get(name) or texts.absent(f"{called} '{name}'")


def _step(entry: Entry, told: Entry, questions: tuple[Question, ...]) -> Step:
    name = StepId(entry.text("id"))
    waits = entry.texts("opent_na")
    step = Step(
        id=name,
        number=entry.number("nummer"),
        title=told.text("titel"),
        intro=told.text("inleiding"),
        questions=tuple(question.id for question in questions if question.step == name),
        collections=entry.slugs("verzamelt", Scope),
        when=entry.condition(),
        opens_after=tuple(StepId(one) for one in waits),
        # A step that waits says for what; a sentence that is never shown is no use either.
        locked=told.text("slot") if waits else "",
    )
    entry.done()
    told.done()
    return step


def read_questions(structure: Entry, texts: Entry) -> tuple[Question, ...]:
    """Return the questions in the order of their file."""
    entries = structure.list_of("vraag")
    names = {entry.text("id") for entry in entries}
    told = dict(texts.named("vraag", "vraag", names))
    return tuple(_question(entry, _told(told, texts, "vraag", entry)) for entry in entries)


def _question(entry: Entry, told: Entry) -> Question:
    for key in _PRECHOSEN:
        if entry.has(key):
            entry.fault("geen antwoord staat vooraf ingevuld of aangevinkt", key)
    question = Question(
        id=QuestionId(entry.text("id")),
        step=StepId(entry.text("stap")),
        scope=entry.slug("bereik", Scope, Scope.CASUS),
        kind=entry.slug("soort", AnswerKind, AnswerKind.KORT),
        text=told.text("tekst"),
        short=told.text("kort"),
        why=told.text("waarom"),
        enough=told.text("genoeg"),
        good=told.text("goed"),
        poor=told.text("matig"),
        law=told.text("artikel"),
        needed=entry.flag("nodig", default=True),
        options=_options(entry, told),
        options_from=entry.text("opties_uit", ""),
        when=entry.condition(),
        locks=tuple(QuestionId(one) for one in entry.texts("legt_vast")),
    )
    if not entry.has("soort"):
        entry.fault("ontbreekt", "soort")
    entry.done(*_PRECHOSEN)
    told.done()
    return question


def _options(entry: Entry, told: Entry) -> tuple[Option, ...]:
    shapes = [_shape(entry, one) for one in entry.raw("opties")]
    names = [shape.text("id") for shape in shapes]
    for name in sorted({name for name in names if names.count(name) > 1}):
        entry.fault(f"'{name}' staat er twee keer", "opties")
    words = dict(told.named("opties", f"{told.place}, optie", set(names)))
    return tuple(
        _option(shape, words.get(name) or told.absent(f"{told.place}, optie '{name}'"))
        for shape, name in zip(shapes, names, strict=True)
    )


def _shape(entry: Entry, one: object) -> Entry:
    """An option is a slug, or a table with its slug and its condition."""
    if isinstance(one, str):
        return entry.part("opties", {"id": one})
    if isinstance(one, dict):
        return entry.part(f"optie '{one.get('id', '')}'", one)
    entry.fault("een optie is een naam, of een tabel met 'id' en 'als'", "opties")
    return entry.part("opties", {"id": "onleesbaar"})


def _option(shape: Entry, told: Entry) -> Option:
    option = Option(
        id=shape.text("id"),
        text=told.text("tekst"),
        help=told.text("hulp", ""),
        law=told.text("artikel", ""),
        when=shape.condition(),
    )
    shape.done()
    told.done()
    return option
