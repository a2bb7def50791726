"""A casus filled in to the end by machine: at each question asked, something that fits it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from triage.answers import Answer, AnswerKind, Scope, Toets, Uitgelegd, Value
from triage.casus.model import Casus
from triage.casus.walk import Asked, walk
from triage.ids import CasusId, ItemId, PersonId
from triage.kader.model import Kader

Pick = Callable[[Asked], Value | None]
ZONE = ZoneInfo("Europe/Amsterdam")


def empty(kader: Kader, people: int = 0, parties: int = 0, lines: int = 0, consults: int = 0) -> Casus:
    """Return a casus with so many items and no answers."""
    counts = {Scope.PERSOON: people, Scope.PARTIJ: parties, Scope.REGEL: lines, Scope.CONSULT: consults}
    return Casus(
        id=CasusId("casus"),
        kenmerk="2026-0001",
        kader=kader.version,
        team="Noorderkade",
        owner=PersonId("maker"),
        made=datetime(2026, 11, 22, 9, tzinfo=ZONE),
        items={scope: tuple(ItemId(f"{scope}-{n}") for n in range(1, count + 1)) for scope, count in counts.items()},
    )


def filled(casus: Casus, kader: Kader, pick: Pick) -> Casus:
    """Return the casus with every asked question answered by `pick`, until nothing new is asked."""
    while True:
        todo = [asked for asked in walk(casus, kader).asked if asked.answer.empty and pick(asked) is not None]
        if not todo:
            return casus
        first = todo[0]
        casus = replace(casus, answers={**casus.answers, first.ref: Answer(pick(first))})


def plain(asked: Asked) -> Value | None:
    """Answer with a first choice, yes, and a few words; lines go round the people and parties."""
    options = [option.id for option in asked.options]
    kind = asked.question.kind
    if kind is AnswerKind.KEUZE:
        return _one(asked, options)
    if kind is AnswerKind.KEUZES:
        return tuple(options[:1]) or None
    if kind is AnswerKind.UITGELEGD:
        return Uitgelegd(tuple((option, "te zwaar") for option in options))
    return _PLAIN[kind]


_PLAIN: dict[AnswerKind, Value] = {
    AnswerKind.KORT: "een paar woorden",
    AnswerKind.LANG: "een paar woorden",
    AnswerKind.JA_NEE: True,
    AnswerKind.TOETS: Toets(ja=True, woorden="daarom"),
    AnswerKind.DATUM: date(2026, 11, 22),
    AnswerKind.TIJDSTIP: datetime(2026, 11, 22, 9, tzinfo=ZONE),
    AnswerKind.GETAL: 40,
}


def _one(asked: Asked, options: list[str]) -> str | None:
    if not options:
        return None
    place = int(str(asked.ref.item).rpartition("-")[2]) - 1 if asked.ref.item else 0
    return options[place % len(options)] if asked.question.options_from else options[0]
