"""Invented questions for the fields."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from triage.answers import NOTHING, Answer, AnswerKind, Ref, Scope, Toets, Uitgelegd
from triage.casus.walk import Asked
from triage.ids import QuestionId, StepId
from triage.kader.model import Option, Question

OPTIONS = (
    Option("opnieuw", "Opnieuw toestemming vragen"),
    Option("zelf", "Betrokkene deelt de gegevens zelf", "Dan is geen besluit nodig.", "AVG art. 6"),
    Option("anoniem", "Overleg zonder namen (anoniem)"),
)
MANY = tuple(Option(f"o{number}", f"Organisatie {name}") for number, name in enumerate("ABCDEFGHIJ"))
CHOOSING = (AnswerKind.KEUZE, AnswerKind.KEUZES, AnswerKind.UITGELEGD)

FILLED = {
    AnswerKind.KORT: Answer("Juf Anneke van groep 6"),
    AnswerKind.LANG: Answer("Zij belde op 3 november.\nZij was bezorgd."),
    AnswerKind.JA_NEE: Answer(value=False),
    AnswerKind.TOETS: Answer(Toets(ja=True, woorden="Het kind is niet gezien door een arts.")),
    AnswerKind.KEUZE: Answer("zelf"),
    AnswerKind.KEUZES: Answer(("opnieuw", "anoniem")),
    AnswerKind.UITGELEGD: Answer(Uitgelegd((("opnieuw", "Drie keer gevraagd."), ("anoniem", "Te bekend.")))),
    AnswerKind.DATUM: Answer(date(2026, 11, 3)),
    AnswerKind.TIJDSTIP: Answer(datetime(2026, 11, 21, 22, 40, tzinfo=ZoneInfo("Europe/Amsterdam"))),
    AnswerKind.GETAL: Answer(9),
}
"""One whole answer of each kind."""


def question(kind: AnswerKind, text: str = "Wat is overwogen?") -> Question:
    """Return a question of a kind."""
    return Question(
        id=QuestionId(f"proef.{kind.value}"),
        step=StepId("noodzaak"),
        scope=Scope.CASUS,
        kind=kind,
        text=text,
        short="Overwogen",
        why="Omdat de betrokkene moet kunnen lezen wat is overwogen.",
        enough="Wat u deed en waarom dat niet genoeg was.",
        good="Moeder is op 3 november gebeld.",
        poor="Niet haalbaar.",
        law="AVG art. 5",
    )


def asked(
    kind: AnswerKind,
    answer: Answer = NOTHING,
    options: tuple[Option, ...] | None = None,
    text: str = "Wat is overwogen?",
) -> Asked:
    """Return a question as it is asked, with options where its kind chooses."""
    offered = OPTIONS if kind in CHOOSING else ()
    return Asked(Ref(QuestionId(f"proef.{kind.value}")), question(kind, text), options or offered, answer)
