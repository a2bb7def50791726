"""The paper of a transfer to an organisation outside: short, without names, and valid by both validators."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from tests import makers
from tests.paper.judge import objections, pages_read
from triage.followup.overdracht import Mee, Naar, Overdracht
from triage.ids import PersonId
from triage.ports import Settings
from triage.records.overdracht import overdracht_document
from triage.records.sentences import PaperWords
from ui.paper.press import press

SETTINGS = Settings("Gemeente Elsterveen", "Sociaal domein")
DAY = makers.NOW.date()


def words() -> PaperWords:
    found = tomllib.loads(Path("resources/papier/overdracht.toml").read_text(encoding="utf-8"))
    return PaperWords(found["koppen"], found["zinnen"], found["tabel"])


def said(*carried: Mee) -> Overdracht:
    person = PersonId("mirjam")
    return Overdracht(
        to=Naar.ORGANISATIE,
        since=DAY,
        motivation="Het gezin van mevrouw Jansen verhuisde.",
        from_person=person,
        from_name="Mirjam Vonkeman",
        from_team="Noorderkade",
        to_person=None,
        to_team="",
        to_name="Gemeente Zuidwolde, afdeling Maatschappelijke Ondersteuning en Jeugd",
        to_function="casusregisseur",
        by=person,
        by_name="Mirjam Vonkeman",
        by_function="Procesregisseur",
        carried=carried,
    )


@pytest.mark.parametrize("practice", [False, True])
@pytest.mark.parametrize("count", [0, 40])
def test_it_is_archival_and_accessible_and_tells_no_background(count: int, practice: bool, tmp_path: Path) -> None:  # noqa: FBT001
    lines = (Mee("afspraak", "Begeleiding thuis, Zorggroep Noord", DAY), Mee("termijn", "Stuur het antwoord.", None))
    made = overdracht_document("2026-0148-T1", said(*lines * count), replace(SETTINGS, practice=practice), words())
    pdf = press(made)
    assert objections(pdf, tmp_path) == []
    text = " ".join(" ".join(pages_read(pdf)).split())
    assert ("Begeleiding thuis" in text) is bool(count)
    assert ("Er staat niets meer open." in text) is not bool(count)
    assert "Jansen" not in text
    assert "Vonkeman" not in text
