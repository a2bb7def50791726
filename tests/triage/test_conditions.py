"""The five words of a condition."""

import pytest

from triage.kader.conditions import ALWAYS, All, AnyOf, Atom, Condition, Is, Not, OneOf, holds, names

FOUND: dict[str, Atom | tuple[str, ...]] = {
    "soort": "melding",
    "ja": True,
    "nee": False,
    "jaren": 1,
    "leeg": None,
    "keuzes": ("a", "b"),
    "niets_gekozen": (),
}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Is("soort", "melding"), True),
        (Is("soort", "verzoek"), False),
        (Is("ja", True), True),
        (Is("nee", True), False),
        (Is("nee", False), True),
        (Is("leeg", False), False),
        (Is("jaren", 1), True),
        (Is("jaren", True), False),
        (Is("ja", 1), False),
        (Is("keuzes", "b"), True),
        (Is("keuzes", "c"), False),
        (Is("niets_gekozen", "a"), False),
        (OneOf("soort", ("verzoek", "melding")), True),
        (OneOf("keuzes", ("c", "a")), True),
        (OneOf("leeg", ("c", "a")), False),
        (All((Is("ja", True), Is("soort", "melding"))), True),
        (All((Is("ja", True), Is("soort", "verzoek"))), False),
        (AnyOf((Is("ja", False), Is("soort", "melding"))), True),
        (AnyOf(()), False),
        (Not(Is("leeg", "iets")), True),
        (Not(ALWAYS), False),
        (ALWAYS, True),
    ],
)
def test_a_condition_holds_or_not(condition: Condition, *, expected: bool) -> None:
    assert holds(condition, FOUND.__getitem__) is expected


def test_a_condition_names_everything_it_looks_at() -> None:
    condition = All((Is("a", 1), AnyOf((OneOf("b", ("x",)), Not(Is("c", True))))))
    assert names(condition) == {"a", "b", "c"}
    assert names(ALWAYS) == frozenset()
