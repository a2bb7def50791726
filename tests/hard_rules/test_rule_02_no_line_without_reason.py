"""Hard rule 2: no line closes without a ground (A and B) or a reason not to (D), and a motivation in words."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests import makers
from tests.casework.steps import Office, decision, ref
from triage.answers import Answer
from triage.besluit.decision import SHARES, Decision, LineDecision, Uitkomst, faults_of
from triage.besluit.snapshot import snapshot
from triage.casework.casus.answering import Opened, answer, stamp
from triage.casework.casus.deciding import decide
from triage.casus.walk import walk
from triage.faults import Refusal
from triage.ids import CodeId, ItemId

A, B = ItemId("naar_huisarts"), ItemId("naar_casemanager")
TODAY = date(2026, 8, 25)
NEEDED = [
    ("toestemming.code", "huib"),
    ("toestemming.motivering", "huib"),
    ("grond.b1", A),
    ("grond.artikel", A),
    ("grond.b4", A),
    ("grond.motivering", A),
    ("grond.b2", B),
    ("niet.code", "adres_dochter"),
    ("niet.motivering", "adres_dochter"),
    ("regel.waarom", A),
    ("regel.bijzonder_waarom", B),
    ("toets.schade", None),
    ("toets.middelen", None),
]


@pytest.mark.parametrize(("question", "item"), NEEDED)
@pytest.mark.parametrize(
    "left", [Answer(), Answer(typed="half"), Answer(uitzoeken=True)], ids=["leeg", "half", "later"]
)
def test_what_a_decision_rests_on_cannot_be_left_out(
    office: Office, question: str, item: str | None, left: Answer
) -> None:
    desk = office.desk()
    opened = answer(desk, office.begun(), ref(question, item), left, confirmed=True)
    assert isinstance(opened, Opened)
    with pytest.raises(Refusal, match="nog_niet_compleet"):
        stamp(desk, opened)


def test_a_code_that_is_not_open_does_not_count(office: Office) -> None:
    """A ground for who cannot decide, chosen at the door that the screen does not show."""
    desk = office.desk()
    opened = office.begun("geweigerd_gezondheid")
    line = next(asked.ref for asked in opened.walk.asked if asked.ref.question == "grond.b2")
    forced = answer(desk, opened, line, Answer("B2c"), confirmed=True)
    assert isinstance(forced, Opened)
    assert line in {one.ref for one in forced.walk.missing}
    with pytest.raises(Refusal, match="nog_niet_compleet"):
        stamp(desk, forced)


def test_a_code_that_was_open_and_is_no_more_does_not_count(office: Office) -> None:
    desk, opened = office.desk(), office.begun()
    changed = answer(desk, opened, ref("persoon.wilsbekwaam", "huib"), Answer("ja"), confirmed=True)
    assert isinstance(changed, Opened)
    missing = {one.ref for one in changed.walk.missing}
    assert {ref("grond.b2", B), ref("toestemming.code", "huib")} <= missing
    with pytest.raises(Refusal, match="nog_niet_compleet"):
        stamp(desk, changed)


def test_every_decision_that_passes_gives_a_reason_for_every_line() -> None:
    """Brute force: whatever two lines get, a decision without a fault has a D code wherever less leaves."""
    shot = snapshot(walk(makers.story().casus, makers.kader()), makers.kader())
    choices = [
        LineDecision(A, granted=granted, wording=wording, codes=codes)
        for granted, wording, codes in itertools.product(
            (True, False), ("", " ", "Hulp gewenst", "woonsituatie onveilig; hulp gewenst."), ((), (CodeId("D7"),))
        )
    ]
    passed = 0
    for outcome, one, two, said in itertools.product(Uitkomst, choices, choices, ("Mijn eigen woorden.", " \n")):
        until = TODAY + timedelta(days=30)
        made = Decision(outcome, (one, replace(two, line=B)), said, until, until, own_weighing=True)
        if faults_of(made, shot, makers.kader(), TODAY):
            continue
        passed += 1
        assert said.strip()
        for line in made.lines:
            assert line.codes or (line.granted and not line.wording.strip())
            assert not line.granted or outcome in SHARES
    assert passed > 10


@pytest.mark.parametrize(
    "line",
    [
        LineDecision(A, granted=False),
        LineDecision(A, granted=False, codes=(CodeId("D5"),)),
        LineDecision(A, granted=False, codes=(CodeId("B1e"),)),
        LineDecision(A, granted=True, wording="Hulp gewenst"),
        LineDecision(A, granted=True, wording="WOONSITUATIE onveilig -- hulp gewenst", codes=(CodeId("D7"),)),
        LineDecision(A, granted=True, wording="Woonsituatie onveilig; hulp gewenst door gas", codes=(CodeId("D7"),)),
        LineDecision(ItemId("van_een_ander"), granted=True),
    ],
)
def test_a_line_without_a_right_reason_is_not_sealed(office: Office, line: LineDecision) -> None:
    put = office.put()
    kept = tuple(one for one in decision().lines if one.line != A)
    made = replace(decision(), outcome=Uitkomst.DEELS_DELEN, lines=(*kept, line))
    with pytest.raises(Refusal, match="besluit_onvolledig"):
        decide(office.desk(makers.decider()), office.shown(put), made)


def test_no_line_is_decided_on_twice(office: Office) -> None:
    put = office.put()
    struck = LineDecision(A, granted=False, codes=(CodeId("D2"),))
    for lines in ((struck, *decision().lines), (*decision().lines, struck)):
        made = replace(decision(), outcome=Uitkomst.DEELS_DELEN, lines=lines)
        with pytest.raises(Refusal, match="besluit_onvolledig"):
            decide(office.desk(makers.decider()), office.shown(put), made)
