"""Reading a golden walk: a small TOML file that a jurist can read and sign.

    naam = "Huib: toestemming kan niet gevraagd worden"
    kader = "2026.1"
    vandaag = 2026-08-24                  # the day on which everything is filled in
    besluit = 2026-08-25                  # the day of the decision; without it, the same day

    [antwoorden]                          # questions about the casus
    "aanleiding.soort" = "melding"        # a choice by its slug; yes or no as true or false; days as 2026-08-19
    "toets.schade" = { ja = true, woorden = "..." }
    "toets.middelen" = { opnieuw_vragen = "...", alleen_dat = "..." }       # each choice with its explanation
    "doel.woorden" = { uitzoeken = true }                                   # "nog uitzoeken"
    "aanleiding.wanneer" = { getypt = "ergens in mei" }                     # typed, and not readable

    [[persoon]]                           # and likewise [[partij]], [[regel]] and [[consult]]
    id = "huib"                           # what the rest of the file calls this person
    "persoon.naam" = "Huib Wiersinga"

    [[poging]]                            # what the program must refuse
    vraag = "doel.woorden"                # an answer: the question, `over` whom, and the `waarde`
    waarde = "iets anders"
    weigering = "ligt_vast"

    [[poging]]
    weigering = "eigen_voorstel"          # a decision: what differs from [beslissing]
    [poging.beslissing]
    beslisser = "Youssef el Amrani"

    [beslissing]                          # who proposed, who decides, and what
    voorsteller = "Youssef el Amrani"
    beslisser = "Sofie Harkema"
    uitkomst = "deels_delen"
    motivering = "..."
    geldig_tot = 2026-11-25
    heroverwegen = 2026-11-25
    eigen_afweging = true
    [[beslissing.regel]]
    id = "a"
    mag = true                            # `woorden` for a lighter wording, `codes` when struck or reduced

    [verwacht]                            # what must follow; what is not named is not compared
    compleet = true

The keys of `[verwacht]` are told in `triage.golden.comparing`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from triage.answers import Answer, AnswerKind, Ref, Scope, Toets, Uitgelegd, Value, check
from triage.casus.model import Casus
from triage.casus.walk import CLASH_PREFIX
from triage.faults import Refusal
from triage.files import Table
from triage.ids import CasusId, ItemId, PersonId, QuestionId
from triage.kader.model import Kader

ZONE: Final = ZoneInfo("Europe/Amsterdam")
_COLLECTIONS: Final = (Scope.PERSOON, Scope.PARTIJ, Scope.REGEL, Scope.CONSULT)
_KEYS: Final = frozenset({"naam", "kader", "vandaag", "besluit", "antwoorden", "poging", "beslissing", "verwacht"})


@dataclass(slots=True)
class Story:
    """A walk as read: the casus, what is tried, decided and expected; and what could not be read."""

    name: str
    kader: str
    today: date
    decided: date
    casus: Casus
    attempts: tuple[Table, ...] = ()
    decision: Table = field(default_factory=dict)
    expected: Table = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def read(table: Table, kader: Kader) -> Story:
    """Return the story of a walk; what cannot be read stands in its `faults`."""
    faults = [f"onbekende sleutel '{key}'" for key in table if key not in _KEYS and key not in set(_COLLECTIONS)]
    today = _day(table, "vandaag", kader.valid_from, faults)
    story = Story(
        name=str(table.get("naam", "")),
        kader=kader.version,
        today=today,
        decided=_day(table, "besluit", today, faults) if "besluit" in table else today,
        casus=_casus(table, kader, today, faults),
        attempts=tables(table, "poging", faults),
        decision=inside(table, "beslissing", faults),
        expected=inside(table, "verwacht", faults),
        faults=faults,
    )
    if not story.name:
        faults.append("naam: ontbreekt")
    if not story.expected:
        faults.append("verwacht: ontbreekt; zonder verwachting bewijst een wandeling niets")
    return story


def _day(table: Table, key: str, default: date, faults: list[str]) -> date:
    value = table.get(key)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    faults.append(f"{key}: moet een datum zijn")
    return default


def _casus(table: Table, kader: Kader, today: date, faults: list[str]) -> Casus:
    items = {scope: tuple(_items(table, scope, faults)) for scope in _COLLECTIONS}
    answers = dict(_answers(inside(table, "antwoorden", faults), kader, Scope.CASUS, None, faults))
    for scope, found in items.items():
        for item, given in found:
            answers |= dict(_answers(given, kader, scope, item, faults))
    return Casus(
        id=CasusId("wandeling"),
        kenmerk=f"{today.year}-0001",
        kader=kader.version,
        team="Noorderkade",
        owner=PersonId("voorsteller"),
        made=datetime.combine(today, time(9), ZONE),
        items={scope: tuple(item for item, _ in found) for scope, found in items.items()},
        answers=answers,
    )


def _items(table: Table, scope: Scope, faults: list[str]) -> Iterator[tuple[ItemId, Table]]:
    seen: set[str] = set()
    for number, one in enumerate(tables(table, scope.value, faults), start=1):
        name = one.get("id")
        if not isinstance(name, str) or not name or name in seen:
            faults.append(f"{scope.value} nummer {number}: heeft een eigen 'id' nodig")
            continue
        seen.add(name)
        yield ItemId(name), {key: value for key, value in one.items() if key != "id"}


def _answers(
    given: Table, kader: Kader, scope: Scope, item: ItemId | None, faults: list[str]
) -> Iterator[tuple[Ref, Answer]]:
    for name, raw in given.items():
        ref = Ref(QuestionId(name), item)
        if name.startswith(CLASH_PREFIX):
            yield ref, Answer(str(raw))
            continue
        question = kader.questions.get(ref.question)
        if question is None:
            faults.append(f"{ref}: deze vraag bestaat niet")
        elif question.scope is not scope:
            faults.append(f"{ref}: deze vraag gaat over '{question.scope}'")
        elif (answer := answer_of(question.kind, raw)) is None:
            faults.append(f"{ref}: dit is geen antwoord op een vraag van de soort '{question.kind}'")
        else:
            yield ref, answer


def answer_of(kind: AnswerKind, raw: object) -> Answer | None:
    """Return what a value in the file means as an answer of a kind, or None when it means nothing."""
    if isinstance(raw, dict) and raw.keys() == {"uitzoeken"}:
        return Answer(uitzoeken=raw["uitzoeken"] is True)
    if isinstance(raw, dict) and raw.keys() == {"getypt"}:
        return Answer(typed=str(raw["getypt"]))
    value = _value(kind, raw)
    answer = Answer(value)
    try:
        check(kind, answer)
    except Refusal:
        return None
    return answer if value is not None else None


def _value(kind: AnswerKind, raw: object) -> Value | None:
    match kind, raw:
        case AnswerKind.TOETS, {"ja": bool() as ja, **rest}:
            return Toets(ja, str(rest.get("woorden", "")))
        case AnswerKind.UITGELEGD, dict():
            return Uitgelegd(tuple((str(option), str(words)) for option, words in raw.items()))
        case AnswerKind.KEUZES, list():
            return tuple(str(one) for one in raw)
        case AnswerKind.TIJDSTIP, datetime():
            return raw if raw.tzinfo else raw.replace(tzinfo=ZONE)
        case AnswerKind.DATUM, datetime():
            return None
        case _, str() | bool() | int() | date():
            return raw
        case _:
            return None


def inside(table: Table, key: str, faults: list[str]) -> Table:
    """Return a table of the file, empty when it is not there."""
    value = table.get(key, {})
    if isinstance(value, Mapping):
        return value
    faults.append(f"{key}: moet een tabel zijn")
    return {}


def tables(table: Table, key: str, faults: list[str]) -> tuple[Table, ...]:
    """Return a list of tables of the file, empty when it is not there."""
    value = table.get(key, [])
    if isinstance(value, list) and all(isinstance(one, Mapping) for one in value):
        return tuple(value)
    faults.append(f"{key}: moet een lijst van tabellen zijn")
    return ()
