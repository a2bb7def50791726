"""The rules a decision must meet before it can be sealed (hard rules 2 and 3, and never wider than asked)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.makers import actor, decider, kader, story
from triage.access.actor import Mandate
from triage.besluit.decision import (
    Decision,
    LineDecision,
    Uitkomst,
    check_decision,
    decidable,
    demand_mandate,
    demand_other_eyes,
    faults_of,
    needs_decider,
    open_outcomes,
)
from triage.besluit.snapshot import Snapshot, snapshot
from triage.casus.walk import walk
from triage.faults import Refusal
from triage.ids import CodeId, ItemId, PersonId

TODAY = date(2026, 11, 22)
LATER = date(2027, 2, 18)


def shot(name: str = "casus_3_vragen_kan_niet") -> Snapshot:
    return snapshot(walk(story(name).casus, kader()), kader())


def keep(line: str) -> LineDecision:
    return LineDecision(ItemId(line), granted=True)


def strike(line: str, *codes: str) -> LineDecision:
    return LineDecision(ItemId(line), granted=False, codes=tuple(CodeId(code) for code in codes))


def lighter(line: str, wording: str, *codes: str) -> LineDecision:
    return LineDecision(ItemId(line), granted=True, wording=wording, codes=tuple(CodeId(code) for code in codes))


def whole(outcome: Uitkomst, *lines: LineDecision) -> Decision:
    return Decision(outcome, lines, "Dit is nodig.", LATER, date(2027, 1, 18), own_weighing=True)


def faults(decision: Decision) -> set[str]:
    return set(faults_of(decision, shot(), kader(), TODAY))


A, B = "naar_huisarts", "naar_casemanager"


def test_what_is_put_forward_is_what_can_be_decided() -> None:
    assert [line.id for line in decidable(shot())] == [A, B]
    assert needs_decider(shot())
    assert not needs_decider(shot("casus_1_toestemming_gegeven"))


def test_every_outcome_is_open_and_none_shares_where_nothing_was_put_forward() -> None:
    assert open_outcomes(shot()) == tuple(Uitkomst)
    assert open_outcomes(shot("casus_9_verzoek_handhaving")) == (Uitkomst.NIET_DELEN, Uitkomst.ANDERE_ROUTE)


@pytest.mark.parametrize(
    "decision",
    [
        whole(Uitkomst.DELEN, keep(A), keep(B)),
        whole(Uitkomst.DEELS_DELEN, keep(A), strike(B, "D2")),
        whole(Uitkomst.DEELS_DELEN, lighter(A, "Hulp gewenst", "D7"), keep(B)),
        whole(Uitkomst.NIET_DELEN, strike(A, "D2"), strike(B, "D3", "D4")),
        whole(Uitkomst.ANDERE_ROUTE, strike(A, "D3"), strike(B, "D3")),
    ],
)
def test_a_whole_decision_is_let_through(decision: Decision) -> None:
    check_decision(decision, shot(), kader(), TODAY)


def test_an_empty_decision_lacks_everything() -> None:
    assert faults(Decision()) == {"uitkomst", "motivering", "eigen_afweging"}


@pytest.mark.parametrize(
    ("decision", "lacks"),
    [
        (whole(Uitkomst.DELEN, keep(A), strike(B, "D2")), {"delen_niet_geheel"}),
        (whole(Uitkomst.DELEN, keep(A), lighter(B, "minder", "D7")), {"delen_niet_geheel"}),
        (whole(Uitkomst.DELEN, keep(A)), {"delen_niet_geheel", f"regel@{B}"}),
        (whole(Uitkomst.DEELS_DELEN, keep(A), keep(B)), {"deels_niet_deels"}),
        (whole(Uitkomst.DEELS_DELEN, strike(A, "D2"), strike(B, "D2")), {"deels_niet_deels"}),
        (whole(Uitkomst.NIET_DELEN, strike(A, "D2"), keep(B)), {"niet_maar_toegekend"}),
        # Hard rule 2: no line closes without a ground or a reason.
        (whole(Uitkomst.NIET_DELEN, strike(A, "D2"), strike(B)), {f"regel_code@{B}"}),
        (whole(Uitkomst.DEELS_DELEN, keep(A), lighter(B, "minder")), {f"regel_code@{B}"}),
        (whole(Uitkomst.DEELS_DELEN, keep(A), strike(B, "B1e")), {f"regel_code_onbekend@{B}"}),
        (whole(Uitkomst.DEELS_DELEN, keep(A), strike(B, "Z9")), {f"regel_code_onbekend@{B}"}),
        # Never wider than asked: not a line that was not put forward, not one that the law ended.
        (whole(Uitkomst.DELEN, keep(A), keep(B), keep("adres_dochter")), {"nooit_gevraagd@adres_dochter"}),
        (whole(Uitkomst.DELEN, keep(A), keep(B), keep("verzonnen")), {"nooit_gevraagd@verzonnen"}),
    ],
)
def test_what_does_not_fit_is_named(decision: Decision, lacks: set[str]) -> None:
    assert faults(decision) == lacks


def test_lighter_words_must_be_other_words() -> None:
    same = shot().line(B).item
    assert f"regel_niet_lichter@{B}" in faults(whole(Uitkomst.DEELS_DELEN, keep(A), lighter(B, f" {same} ", "D7")))


@pytest.mark.parametrize(
    ("until", "review", "lacks"),
    [
        (None, None, {"geldig_tot", "heroverwegen"}),
        (LATER, None, {"heroverwegen"}),
        (TODAY, TODAY, {"geldig_voorbij", "heroverwegen_buiten"}),
        (LATER, TODAY, {"heroverwegen_buiten"}),
        (LATER, date(2027, 2, 19), {"heroverwegen_buiten"}),
        (LATER, LATER, set()),
    ],
)
def test_days_lie_ahead_and_review_comes_before_the_end(
    until: date | None, review: date | None, lacks: set[str]
) -> None:
    asked = replace(whole(Uitkomst.DELEN, keep(A), keep(B)), valid_until=until, review_on=review)
    assert faults(asked) == lacks
    none = replace(whole(Uitkomst.NIET_DELEN, strike(A, "D2"), strike(B, "D2")), valid_until=until, review_on=review)
    assert faults(none) == set()


def test_what_the_law_ended_can_be_granted_by_nobody() -> None:
    """Hard rule 4: a secrecy holder's refusal ends the line, whatever the outcome says."""
    refused = shot("casus_5_geheimhouder_weigert")
    assert "antwoord" not in {line.id for line in decidable(refused)}
    asked = whole(Uitkomst.DELEN, keep("uitvraag"), keep("antwoord"))
    assert faults_of(asked, refused, kader(), TODAY) == ("nooit_gevraagd@antwoord",)


@given(st.lists(st.tuples(st.sampled_from([A, B, "adres_dochter", "x"]), st.booleans(), st.text(max_size=4))))
def test_nothing_that_passes_is_wider_than_asked(lines: list[tuple[str, bool, str]]) -> None:
    decision = whole(
        Uitkomst.DEELS_DELEN,
        *(LineDecision(ItemId(i), granted=g, wording=w, codes=(CodeId("D7"),)) for i, g, w in lines),
    )
    if not faults(decision):
        assert {one.line for one in decision.lines} <= {A, B}


@pytest.mark.parametrize("hand", ["proposer", "last_editor"])
def test_nobody_decides_on_their_own_proposal_or_edit(hand: str) -> None:
    """Hard rule 3, also under another account and in another role."""
    hands = {"proposer": PersonId("iemand"), "last_editor": PersonId("iemand"), hand: PersonId("Sofie Harkema")}
    for account in ("sofie", "sofie-2"):
        with pytest.raises(Refusal) as refused:
            demand_other_eyes(decider(account=account), hands["proposer"], hands["last_editor"])
        assert refused.value.code == "eigen_voorstel"
    demand_other_eyes(decider("Age Wiarda"), hands["proposer"], hands["last_editor"])


def test_whoever_stands_in_for_the_proposer_may_not_decide_either() -> None:
    stand_in = actor("Age Wiarda", "beslisser", mandate=True, on_behalf_of="Sofie Harkema")
    with pytest.raises(Refusal, match="eigen_voorstel"):
        demand_other_eyes(stand_in, PersonId("Sofie Harkema"), None)


def test_a_mandate_holds_on_its_days_only() -> None:
    held = replace(decider(), mandate=Mandate("M-1", date(2026, 1, 1), date(2026, 11, 22)))
    demand_mandate(held, TODAY)
    for late in (replace(held, mandate=None), replace(held, mandate=Mandate("M-1", date(2026, 11, 23)))):
        with pytest.raises(Refusal, match="geen_mandaat"):
            demand_mandate(late, TODAY)
    with pytest.raises(Refusal, match="geen_mandaat"):
        demand_mandate(held, date(2026, 11, 23))
