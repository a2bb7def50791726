"""Recipients and agreements: matched by name alone, sealed with what was known, and silent where nobody looked."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import makers
from triage.besluit.agreements import SealedAgreement, folded, recipients, same_organisation
from triage.besluit.sealing import FORM, WITH_RECIPIENTS, canonical, form_of, read
from triage.besluit.snapshot import Snapshot, as_json, from_json, snapshot
from triage.casus.walk import walk

GGD = SealedAgreement("2026-K1", "GGD Elsterveen", "GGD/2026/7", "2026-01-01", "2027-12-31")
OTHER = replace(GGD, number="2026-K2", reference="")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("GGD Elsterveen", "ggd elsterveen", True),
        ("GGD Elsterveen", " G.G.D. Elsterveen ", True),
        ("Stichting Één", "stichting een", True),
        ("Noorderkade", "Noorder-kade", True),
        ("GGD Elsterveen", "GGD", False),
        ("GGD Elsterveen", "GGD Elsterveen-West", False),
        ("", "", False),
        ("---", "", False),
    ],
)
def test_a_name_is_the_same_whatever_its_case_spaces_and_accents(one: str, other: str, *, same: bool) -> None:
    assert same_organisation(one, other) is same


@given(st.text(max_size=40), st.sampled_from(["", " ", ".", "-"]))
def test_folding_twice_changes_nothing(name: str, between: str) -> None:
    assert folded(folded(name)) == folded(name)
    assert folded(between.join(name.upper().lower())) == folded(name.upper().lower())


def test_each_recipient_stands_there_once_with_every_agreement_of_its_name() -> None:
    found = recipients(("ggd elsterveen", "School", "ggd elsterveen", ""), (GGD, OTHER))
    assert [one.name for one in found] == ["ggd elsterveen", "School"]
    assert found[0].agreements == (GGD, OTHER)
    assert [one.incidental for one in found] == [False, True]


def shot(agreements: tuple[SealedAgreement, ...] | None) -> Snapshot:
    story = makers.story()
    return snapshot(walk(story.casus, makers.kader()), makers.kader(), agreements)


def to(one: Snapshot) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.recipient for line in one.lines))


def test_a_snapshot_tells_of_every_recipient_whether_there_is_an_agreement() -> None:
    name = to(shot(None))[0]
    found = shot((replace(GGD, organisation=name.upper()),))
    assert found.recipients is not None
    assert tuple(one.name for one in found.recipients) == to(found)
    told = found.recipient(name)
    assert told is not None
    assert told.agreements[0].number == "2026-K1"
    assert all(one.incidental for one in found.recipients if one.name != name)


def test_a_seal_of_before_keeps_its_very_bytes_and_one_of_now_reads_back() -> None:
    facts = makers.besluit(makers.story().casus).facts
    bare, full = replace(facts, snapshot=shot(None)), replace(facts, form=WITH_RECIPIENTS, snapshot=shot((GGD,)))
    assert "recipients" not in json.loads(canonical(bare))["snapshot"]
    assert read(canonical(bare)) == bare
    assert read(canonical(full)) == full
    assert (form_of(bare.snapshot), form_of(full.snapshot)) == (FORM, WITH_RECIPIENTS)
    for one in (shot(None), shot(()), shot((GGD,))):
        assert from_json(json.loads(json.dumps(as_json(one)))) == one


def test_a_recipient_added_to_an_old_seal_is_no_longer_that_seal() -> None:
    facts = makers.besluit(makers.story().casus).facts
    content = json.loads(canonical(facts))
    content["snapshot"]["recipients"] = None
    with pytest.raises((ValueError, TypeError)):
        read(json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())
