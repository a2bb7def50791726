"""The register of processing on paper: every field of AVG 30 of every activity, the DPIA, and valid for both judges."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests import makers
from tests.paper.judge import objections, pages_read
from tests.records.told import told
from triage.followup.dpia import Dpia, DpiaStand, Uitkomst, status
from triage.followup.stuk import Soort, Stuk
from triage.ids import PersonId
from triage.kader.registered import editions
from triage.ports import Settings
from triage.records.register import RegisterView, register_document
from triage.records.sentences import PaperWords
from ui.paper.press import press

TODAY = makers.NOW.date()
SETTINGS = Settings("Gemeente Elsterveen", "Sociaal domein", "Kade 1", "bel 0800", "fg@elsterveen.example")
DPIA = Dpia(
    date(2026, 3, 2), "1.2", Uitkomst.MET_MAATREGELEN, True, date(2026, 2, 20), "Doe een steekproef.", ("Steekproef",)
)


def words() -> PaperWords:
    found = tomllib.loads(Path("resources/papier/register.toml").read_text(encoding="utf-8"))
    return PaperWords(found["koppen"], found["zinnen"], found["tabel"])


def stuk(number: int, content: Dpia, state: str = "geldt") -> Stuk[Dpia]:
    person = PersonId("daan")
    return Stuk(f"p{number}", Soort.DPIA, f"2026-P{number}", None, "team", person, state, makers.NOW, content)


def view(*dpias: Stuk[Dpia], settings: Settings = SETTINGS) -> RegisterView:
    old = makers.kader()
    changed = {**old.processings, "besluit": replace(old.processings["besluit"], kept="30 jaar")}
    new = replace(old, version="2027.1", valid_from=date(2026, 7, 1), processings=changed)
    same = replace(new, version="2027.2", valid_from=date(2026, 9, 1))
    return RegisterView(same, editions((old, new, same)), settings, dpias, status(dpias, TODAY), TODAY, may_keep=False)


@pytest.mark.parametrize(
    ("shown", "practice"),
    [(view(), True), (view(stuk(2, DPIA), stuk(1, replace(DPIA, edition="1.0"), "vervangen")), False)],
    ids=["zonder DPIA", "met DPIA"],
)
def test_it_is_archival_and_accessible_and_tells_everything(
    shown: RegisterView,
    practice: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    shown = replace(shown, settings=replace(SETTINGS, practice=practice))
    made = register_document(shown, lambda act: f"Regel {act}", words())
    pdf = press(made)
    assert objections(pdf, tmp_path) == []
    text = told(made)
    for one in shown.kader.processings.values():
        for said in (one.text, one.purpose, one.law, one.kept, *one.people, *one.categories, *one.recipients):
            assert said in text
        assert all(f"Regel {act}" in text for act in one.acts)
    for said in (*shown.kader.register.measures, shown.kader.register.transfer, "Kade 1", "fg@elsterveen.example"):
        assert said in text
    assert "30 jaar" in text
    assert "Het register bleef hetzelfde." in text
    assert ("OEFENING" in " ".join(pages_read(pdf))) is practice


def test_what_nobody_wrote_down_is_said() -> None:
    shown = view(settings=Settings("Gemeente Elsterveen", "Sociaal domein"))
    bare = {one.id: replace(one, people=(), kept="") for one in shown.kader.processings.values()}
    shown = replace(shown, kader=replace(shown.kader, processings=bare))
    text = told(register_document(shown, str, words()))
    assert text.count("Niet vastgelegd") >= 2 * len(bare) + 3


@pytest.mark.parametrize("stand", list(DpiaStand))
def test_every_way_a_dpia_can_stand_has_its_sentence(stand: DpiaStand) -> None:
    shown = view(stuk(1, DPIA))
    shown = replace(shown, status=replace(shown.status, stand=stand))
    assert words().say(f"dpia_{stand.value}") in told(register_document(shown, str, words()))


@pytest.mark.parametrize("outcome", list(Uitkomst))
def test_every_outcome_is_told(outcome: Uitkomst) -> None:
    text = told(register_document(view(stuk(1, replace(DPIA, outcome=outcome))), str, words()))
    assert words().say(f"uitkomst_{outcome.value}") in text
    assert "Gegeven op 20 februari 2026\nDoe een steekproef." in text
