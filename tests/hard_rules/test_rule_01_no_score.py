"""Hard rule 1: no score, ranking, risk label or search by characteristic; no automatic outcome."""

import ast
import inspect
import itertools
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from tests import makers
from tests.casework.steps import Office, ref
from triage.answers import Answer, Scope, Toets
from triage.besluit.decision import Decision, open_outcomes
from triage.besluit.draft import Draft
from triage.besluit.snapshot import snapshot
from triage.casework.casus.overview import casussen, worklist
from triage.casus.walk import walk
from triage.ports import Casussen, Wanted

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("triage", "storage", "ui")
FORBIDDEN = ("score", "ranking", "risico", "risk", "profiel", "profiling", "kans_op", "gewicht", "voorspel")
TOETSVRAGEN = tuple(
    f"toets.{name}"
    for name in ("toestemming", "schade", "gewetensnood", "subsidiariteit", "doelmatigheid", "proportionaliteit")
)


def _names() -> Iterator[tuple[str, str]]:
    for path in (path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for name in ("id", "attr", "name", "arg"):
                if isinstance(found := getattr(node, name, None), str):
                    yield path.name, found.lower()


def test_nothing_in_the_code_is_named_after_a_score() -> None:
    assert [pair for pair in _names() if any(word in pair[1] for word in FORBIDDEN)] == []


def test_the_kader_has_no_number_about_a_person_but_the_age() -> None:
    numbers = {question.id for question in makers.kader().questions.values() if question.kind.value == "getal"}
    assert numbers == {"persoon.leeftijd"}


def test_the_six_questions_are_never_counted_up() -> None:
    casus = makers.story().casus
    first = walk(casus, makers.kader())
    for yes in itertools.product((True, False), repeat=len(TOETSVRAGEN)):
        told = casus
        for question, one in zip(TOETSVRAGEN, yes, strict=True):
            told = told.with_answer(ref(question), Answer(Toets(one, "In mijn eigen woorden.")))
        then = walk(told, makers.kader())
        assert (then.fates, then.missing, then.tasks, then.clashes) == (first.fates, first.missing, first.tasks, ())
        assert [one.ref for one in then.asked] == [one.ref for one in first.asked]
        shot = snapshot(then, makers.kader())
        assert open_outcomes(shot) == open_outcomes(snapshot(first, makers.kader()))


def test_no_outcome_is_chosen_beforehand(office: Office) -> None:
    shown = office.shown(office.put())
    assert Decision().outcome is None
    assert Draft(shown.voorstel.number).outcome == ""
    assert {choice.value for choice in open_outcomes(shown.voorstel.snapshot)} == set(makers.kader().outcomes) - {
        "met_toestemming"
    }


def test_lists_can_be_narrowed_by_reference_and_by_where_a_casus_stands_alone() -> None:
    taken = {"self", "scope", "look", "kenmerk", "limit", "skip", "wanted"}
    assert set(inspect.signature(Casussen.rows).parameters) == taken
    assert {field.name for field in fields(Wanted)} == {"states", "crisis"}
    assert set(inspect.signature(casussen).parameters) == {"desk", "kenmerk", "limit", "skip"}


@pytest.mark.parametrize(
    "typed", ["Wiersinga", "81", "%", "_", "2026-000_", "huib", "202*", "' OR 1=1 --", "gezondheid"]
)
def test_nothing_about_a_person_can_be_searched_for(office: Office, typed: str) -> None:
    office.begun()
    assert casussen(office.desk(), typed) == ((), 0)
    assert office.world.lines()[-1].detail in ("", typed)
    assert "Wiersinga" not in office.world.lines()[-1].detail


def test_a_row_in_a_list_tells_nothing_about_a_person(office: Office) -> None:
    casus = office.begun().casus
    seen = f"{casussen(office.desk())} {worklist(office.desk())}"
    told = [answer.value for answer in casus.answers.values() if isinstance(answer.value, str)]
    parties = " ".join(casus.text("partij.naam", party) for party in casus.of(Scope.PARTIJ))
    short = 8
    assert [words for words in told if len(words) > short and words in seen and words not in parties] == []
    assert not [person for person in casus.of(Scope.PERSOON) if f"'{person}'" in seen]
