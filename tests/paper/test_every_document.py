"""Every kind of paper, for the worked cases and filled at random: valid by both judges, before and after signing.

What a screen reader hears of it is the composed record, letter for letter. `TENZIJ_VULLINGEN=200` fills each kind two
hundred times; without it as many as keep this file short.
"""

import os
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from storage.certificates import KeyPair, made
from tests.makers import NOW
from tests.paper.composed import heard
from tests.paper.filling import Fill
from tests.paper.judge import letters, objections, told
from tests.paper.kinds import KINDS, composers
from tests.paper.test_window import showing
from tests.paper.tree_text import tree_text
from triage.records.blocks import Document
from ui.paper.press import press
from ui.paper.signing import sign

FILLS = int(os.environ.get("TENZIJ_VULLINGEN", "5"))
WORKED = int(os.environ.get("TENZIJ_VULLINGEN", "5"))
"""Of the variants of a kind for the worked cases: the most that are pressed."""
AT = datetime(2026, 11, 23, 14, 2, 7, tzinfo=ZoneInfo("Europe/Amsterdam"))


@cache
def signer() -> KeyPair:
    return made("gemeente Elsterveen", NOW)


def judged(document: Document, folder: Path) -> list[str]:
    """Return what is wrong with a paper: as it is pressed, as it is signed, and as it is heard."""
    pressed = press(document)
    signed = sign(pressed, signer(), AT)
    found = [
        f"{name}: {one}" for name, pdf in (("pressed", pressed), ("signed", signed)) for one in objections(pdf, folder)
    ]
    wanted, said = heard(document), letters(tree_text(signed))
    if said != wanted:
        at = next((at for at, (one, other) in enumerate(zip(said, wanted, strict=False)) if one != other), None)
        at = min(len(said), len(wanted)) if at is None else at
        found.append(f"heard at {at}: {said[at - 20 : at + 40]!r} instead of {wanted[at - 20 : at + 40]!r}")
    return found


def test_every_composer_has_its_kinds_here() -> None:
    """A new kind of paper cannot be forgotten: add it to `tests.paper.kinds`."""
    assert set(KINDS) == set(composers())


def _spread(many: list[str], most: int) -> list[str]:
    """Up to so many of them, from first to last."""
    return many if len(many) <= most else [many[at * (len(many) - 1) // (most - 1)] for at in range(most)]


@pytest.mark.parametrize(
    ("kind", "variant"), [(kind, one) for kind, all_ in KINDS.items() for one in _spread(list(all_), WORKED)]
)
def test_a_paper_of_the_worked_cases_is_valid_and_heard_as_composed(kind: str, variant: str, tmp_path: Path) -> None:
    assert judged(KINDS[kind][variant](Fill()), tmp_path) == []


@pytest.mark.parametrize("kind", ["besluit_document", "toestemming_document", "overdracht_document"])
def test_another_reader_of_the_tree_hears_the_same(kind: str, tmp_path: Path) -> None:
    pdf = press(next(iter(KINDS[kind].values()))(Fill(Random(kind))))
    assert letters(tree_text(pdf)) == letters(told(pdf, tmp_path))


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_it_is_filled_with_it_is_valid_and_heard_as_composed(kind: str, tmp_path: Path) -> None:
    wrong = {}
    for number in range(FILLS):
        chance = Random(f"{kind} {number}")
        variant = chance.choice(list(KINDS[kind]))
        wrong[f"{variant} {number}"] = judged(KINDS[kind][variant](Fill(chance)), tmp_path)
    assert {name: found for name, found in wrong.items() if found} == {}


LETTERS = ("informatie", "antwoord", "bericht", "signaal", "onterecht", "gevraagde", "herroeping", "ontvanger")


@pytest.mark.parametrize("name", [*LETTERS, "verstrekking"])
def test_only_the_addressee_shows_through_the_window_of_a_letter(name: str) -> None:
    paper = next(iter(KINDS[f"{name}_document"].values()))(Fill())
    for on_right in (False, True):
        pdf = press(replace(paper, window_right=on_right))
        assert showing(pdf, on_right=on_right).split() == paper.window.split()


def test_what_is_no_letter_has_no_window() -> None:
    letters_ = {f"{name}_document" for name in (*LETTERS, "verstrekking")}
    windows = {kind for kind, variants in KINDS.items() if next(iter(variants.values()))(Fill()).window}
    assert windows == letters_


def test_a_fill_is_another_paper_and_the_same_again() -> None:
    make = KINDS["besluit_document"]["casus_3"]
    assert make(Fill()) == make(Fill())
    assert make(Fill(Random(1))) == make(Fill(Random(1)))
    assert len({repr(make(Fill(Random(number))).blocks) for number in range(9)}) == 9
