"""Sentences are found, filled in and complete; dates are Dutch."""

import ast
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import ExpectedLog
from ui import words
from ui.words import day, has, listed, moment, near_day, near_moment, say, sentences, short_day

UI = Path(__file__).resolve().parents[2] / "ui"
TODAY = date(2026, 11, 22)


def test_facts_are_filled_in() -> None:
    assert say("opslaan.klaar", tijd="14:02") == "Opgeslagen 14:02"


def test_what_people_typed_is_never_a_pattern() -> None:
    assert say("opslaan.niet", reden="{tijd} {0} %s") == "Niet opgeslagen: {tijd} {0} %s"


def test_a_missing_sentence_shows_its_key_and_is_not_silent(expected_log: ExpectedLog) -> None:
    with expected_log("geen zin bij nergens.te_vinden"):
        assert say("nergens.te_vinden") == "[nergens.te_vinden]"


def test_a_missing_fact_is_not_silent(expected_log: ExpectedLog) -> None:
    with expected_log("mist ['tijd']"):
        assert say("opslaan.klaar") == "Opgeslagen {tijd}"


def test_one_and_more_have_their_own_form(monkeypatch: pytest.MonkeyPatch) -> None:
    forms = {"proef.een": "{aantal} casus", "proef.meer": "{aantal} casussen"}
    monkeypatch.setattr(words, "_known", lambda: iter((forms,)))
    assert [say("proef", aantal=count) for count in (0, 1, 2)] == ["0 casussen", "1 casus", "2 casussen"]


def test_every_fault_says_three_things() -> None:
    codes = {key.split(".")[1] for key in sentences() if key.startswith("fout.")}
    lacking = [
        f"{code}.{part}" for code in codes for part in ("gebeurd", "bewaard", "doen") if not has(f"fout.{code}.{part}")
    ]
    assert not lacking


def said() -> Iterator[tuple[str, str]]:
    """Give every key that stands written out in a call of `say`, with its file."""
    for path in UI.rglob("*.py"):
        if "paper" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="say"), args=[ast.Constant(value=str(key)), *_]):
                    yield path.name, key
                case ast.Call(
                    func=ast.Name(id="say"),
                    args=[ast.IfExp(body=ast.Constant(value=str(one)), orelse=ast.Constant(value=str(other))), *_],
                ):
                    yield path.name, one
                    yield path.name, other


def test_every_key_in_the_code_has_its_sentence() -> None:
    found = list(said())
    assert len(found) > 40
    assert not [(name, key) for name, key in found if not has(key)]


@pytest.mark.parametrize(
    ("when", "short", "near"),
    [
        (date(2026, 11, 22), "zo 22 nov", "vandaag"),
        (date(2026, 11, 21), "za 21 nov", "gisteren"),
        (date(2026, 11, 23), "ma 23 nov", "morgen"),
        (date(2026, 11, 25), "wo 25 nov", "wo 25 nov"),
        (date(2027, 3, 1), "ma 1 mrt 2027", "ma 1 mrt 2027"),
    ],
)
def test_days_near_and_far(when: date, short: str, near: str) -> None:
    assert short_day(when, TODAY) == short
    assert near_day(when, TODAY) == near


def test_moments_and_lists() -> None:
    then = datetime(2026, 11, 18, 9, 5, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert day(then.date()) == "18 november 2026"
    assert moment(then) == "18 november 2026 om 09:05"
    assert near_moment(then, then) == "vandaag 09:05"
    assert listed(()) == ""
    assert listed(("jeugdarts",)) == "jeugdarts"
    assert listed(("jeugdarts", "school", "leerplicht")) == "jeugdarts, school en leerplicht"
