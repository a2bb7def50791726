"""The verklaring van vernietiging: as a document without any name, and as a PDF that both validators take."""

import tomllib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests import makers
from tests.paper.judge import objections, pages_read
from triage.followup.bewaren import Wet
from triage.followup.vernietiging import Hand, Vernietiging, Zaak
from triage.ids import CasusId, PersonId
from triage.ports import Settings
from triage.records.sentences import PaperWords
from triage.records.vernietiging import vernietiging_document
from ui.paper.press import press

DAY = makers.NOW.date()
SETTINGS = Settings("Gemeente Elsterveen", "Sociaal domein · wijkteam Noorderkade")


def words() -> PaperWords:
    found = tomllib.loads(Path("resources/papier/vernietiging.toml").read_text(encoding="utf-8"))
    return PaperWords(found["koppen"], found["zinnen"], found["tabel"])


def lijst(count: int = 2) -> Vernietiging:
    hand = Hand(PersonId("daan"), "Daan Brouwer", "Informatieregisseur", makers.NOW)
    cases = tuple(
        Zaak(
            CasusId(f"c{number}"),
            f"2009-{number:04}",
            Wet.WMO,
            "Wmo 2015 art. 5.3.4",
            15,
            DAY - timedelta(days=6000),
            DAY,
            gone=True,
        )
        for number in range(1, count + 1)
    )
    kept = replace(cases[0], kenmerk="2010-0099", gone=False, kept="Meneer Jansen procedeert.", kept_by="Mirjam")
    return Vernietiging(
        "Vernietiging 2026-X1",
        (*cases, kept, replace(kept, kenmerk="2010-0100", kept="", skipped=True)),
        hand,
        approved=replace(hand, name="Mirjam Vonkeman", function="Procesregisseur"),
        stop_until=DAY,
        done=hand,
        backups_until=DAY + timedelta(days=90),
    )


@pytest.mark.parametrize("practice", [False, True])
@pytest.mark.parametrize("count", [1, 200])
def test_it_is_archival_and_accessible_and_names_nobody(count: int, practice: bool, tmp_path: Path) -> None:  # noqa: FBT001
    made = vernietiging_document("2026-X1", lijst(count), replace(SETTINGS, practice=practice), words())
    pdf = press(made)
    assert objections(pdf, tmp_path) == []
    text = " ".join(" ".join(pages_read(pdf)).split())
    assert "2009-0001" in text
    assert "Wmo 2015" in text
    assert "5.3.4" in text
    assert ("OEFENING" in text) is practice
    for name in ("Daan", "Brouwer", "Mirjam", "Vonkeman", "Jansen"):
        assert name not in text
    for said in ("Informatieregisseur", "Procesregisseur", "2010-0099", "Overgeslagen"):
        assert said in text


def test_a_list_that_was_not_carried_out_has_none() -> None:
    with pytest.raises(ValueError, match="nothing was destroyed"):
        vernietiging_document("2026-X1", replace(lijst(), done=None), SETTINGS, words())


def test_a_list_of_which_nothing_went_says_so() -> None:
    made = vernietiging_document("2026-X1", replace(lijst(), cases=lijst().cases[-2:]), SETTINGS, words())
    assert words().say("geen_zaken") in repr(made.blocks)
