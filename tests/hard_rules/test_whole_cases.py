"""Unseen cases taken whole through the use cases on the encrypted store, up to the paper."""

from collections import Counter
from pathlib import Path

import pytest

from tests import makers
from tests.casework.steps import Office
from tests.hard_rules.drive import Drive, filled_in, reopened, sealed
from tests.paper.judge import letters, objections, pages_read
from tests.records.sealed import words
from triage.access.log import Act
from triage.answers import AnswerKind, Scope
from triage.besluit.sealing import Besluit, read
from triage.besluit.snapshot import SealedAnswer, snapshot
from triage.casework.casus.deciding import open_besluit, verify
from triage.casus.model import CasusState
from triage.casus.walk import walk
from triage.ids import QuestionId
from triage.records.besluit import besluit_document
from ui.paper.press import press

WALKS = (
    "ouders_verdeeld_kind_13",
    "kind_onder_12_ouder_weigert",
    "drie_mensen_eigen_antwoord",
    "vir_melding_22_jaar",
    "familie_zegt_ja",
    "verslavingszorg_als_ontvanger",
    "ja_onder_druk",
    "handhaving_met_pw_64_en_lijst",
    "ex_partner_onveilig_adres",
    "crisis_oudejaarsavond",
    "alleen_routes_met_uitstel",
    "geheimhouder_weigert_ondanks_ja",
)
OFF_PAPER = ("aanleiding.", "persoon.", "spoed.gevaar", "spoed.wie", "uavg41.", "informeren.", "geheim.", "gevaar.")
"""Questions whose answers never stand on paper: reporters, addresses, days of birth, why somebody is not informed."""
WORDS_OF_ONES_OWN = 15
"""The aim for a walk is 15 ms of work; a busy computer gets twice that, so that it fails nobody."""


@pytest.mark.parametrize("name", WALKS)
def test_a_case_goes_whole_from_the_first_answer_to_the_paper(office: Office, tmp_path: Path, name: str) -> None:
    drive = filled_in(office, name)
    assert [str(one.ref) for one in drive.opened.walk.missing] == []
    assert reopened(drive).casus == drive.opened.casus
    besluit = sealed(drive)
    _is_sealed_as_it_stood(drive, besluit)
    _has_its_lines(drive, besluit)
    _is_on_paper(besluit, tmp_path)
    assert office.world.store
    assert office.world.store.verify().good


def _is_sealed_as_it_stood(drive: Drive, besluit: Besluit) -> None:
    desk = drive.office.desk(drive.maker)
    casus = reopened(drive).casus
    assert casus.state is CasusState.BESLOTEN
    assert (casus.items, casus.answers) == (drive.opened.casus.items, drive.opened.casus.answers)
    assert besluit.facts.snapshot == snapshot(walk(casus, makers.kader()), makers.kader())
    assert read(besluit.canonical) == besluit.facts
    assert open_besluit(desk, besluit.id) == besluit
    checked = verify(desk, besluit.id)
    assert (checked.intact, checked.linked, checked.changed) == (True, True, ())
    assert besluit.facts.outcome == drive.story.expected["uitkomst"]


def _has_its_lines(drive: Drive, besluit: Besluit) -> None:
    people = set(drive.opened.casus.of(Scope.PERSOON))
    found: dict[str, Counter[str | None]] = {}
    for line in drive.office.world.lines():
        found.setdefault(line.act, Counter())[line.persoon] += 1
    decided = Act.BESLOTEN if besluit.facts.kind == "besluit" else Act.VASTGELEGD
    for act in (decided, Act.NAGEKEKEN, Act.BESLUIT_GEZIEN, Act.GECONTROLEERD):
        assert set(found[act]) == people
        assert set(found[act].values()) == {1}
    named = [line for line in drive.office.world.lines() if line.persoon]
    assert {line.persoon for line in named} == people


def _is_on_paper(besluit: Besluit, folder: Path) -> None:
    pdf = press(besluit_document(besluit, "12-ABC", makers.settings(), words()))
    assert objections(pdf, folder) == []
    printed = letters(" ".join(pages_read(pdf)))
    names = {person.name for person in besluit.facts.snapshot.people}
    answers = [answer for step in besluit.facts.snapshot.steps for answer in step.answers]
    hidden = {
        answer.answer
        for answer in answers
        if answer.question.startswith(OFF_PAPER) and _own_words(answer) and answer.answer not in names
    }
    assert hidden
    assert [text for text in hidden if letters(text) in printed] == []
    born = [answer.answer for answer in answers if answer.question == "persoon.geboortedatum"]
    assert [day for day in born if letters(day) in printed] == []


def _own_words(answer: SealedAnswer) -> bool:
    """Days of informing are on paper and may be the same as days that are not."""
    day = makers.kader().questions[QuestionId(answer.question)].kind is AnswerKind.DATUM
    return len(answer.answer) > WORDS_OF_ONES_OWN and not day
