"""The public list of agreements: plain to read, no note of our own in it, and a PDF that both validators take."""

import csv
import io
import tomllib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests import makers
from tests.paper.judge import objections, pages_read
from tests.records.reading_level import level
from tests.records.told import told
from triage.followup.convenant import Convenant, Einde, Gegeven, Row, public_rows, rows_of
from triage.followup.stuk import Soort, Stuk
from triage.ids import PersonId
from triage.ports import Settings
from triage.records.convenanten import COLUMNS, convenanten_csv, convenanten_document
from triage.records.sentences import PaperWords
from ui.paper.press import press

TODAY = makers.NOW.date()
SETTINGS = Settings(
    "Gemeente Elsterveen", "Sociaal domein", contact="bel 0800", fg_contact="fg@elsterveen.example", practice=False
)
LONG = "Samenwerkingsverband Passende Ondersteuning en Vroegtijdige Signalering Noordoostelijk Elsterveen en Omstreken"


def found_words() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path("resources/papier/convenanten.toml").read_text(encoding="utf-8"))


def words() -> PaperWords:
    found = found_words()
    return PaperWords(found["koppen"], found["zinnen"], found["tabel"])


def agreement(number: int, name: str, until: date | None = None, *, ended: bool = False) -> Stuk[Convenant]:
    content = Convenant(
        organisation=name,
        kind="jgz",
        reference=f"GGD/2026/{number}",
        purpose="Samen zorgen dat een gezin hulp krijgt",
        covers=tuple(Gegeven),
        data=("naam en adres", "welke hulp iemand krijgt"),
        basis="Wmo 2015 art. 5.1.1",
        since=date(2025, 1, 1),
        until=until,
        published="www.elsterveen.example/convenanten",
        contact="Informatieregisseur",
        notes="GEHEIM: nog eens bellen met Kees.",
        ended=Einde(TODAY - timedelta(days=9), "GEHEIM gestopt", PersonId("daan"), "Daan Brouwer") if ended else None,
    )
    state = "beeindigd" if ended else "geldt"
    return Stuk(
        f"k{number}", Soort.CONVENANT, f"2026-K{number}", None, "t", PersonId("daan"), state, makers.NOW, content
    )


def rows(*stukken: Stuk[Convenant]) -> tuple[Row, ...]:
    return public_rows(rows_of(stukken, TODAY), TODAY)


MANY = tuple(agreement(number, f"{LONG} {number} مرحبا 🙂", TODAY if number % 3 else None) for number in range(1, 60))


@pytest.mark.parametrize(
    ("stukken", "practice"),
    [
        ((agreement(1, "GGD Elsterveen"), agreement(2, "Stichting Oud", ended=True)), False),
        ((), True),
        ((*MANY, *(agreement(number, f"Gestopt {number}", ended=True) for number in range(90, 140))), False),
    ],
)
def test_it_is_archival_and_accessible_and_holds_what_everybody_may_know(
    stukken: tuple[Stuk[Convenant], ...],
    practice: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    made = convenanten_document(rows(*stukken), makers.kader(), replace(SETTINGS, practice=practice), TODAY, words())
    pdf = press(made)
    assert objections(pdf, tmp_path) == []
    text = " ".join(" ".join(pages_read(pdf)).split())
    for hidden in ("GEHEIM", "Kees", "Daan", "vertrouwelijk"):
        assert hidden not in text
    assert ("OEFENING" in text) is practice
    assert ("Er gelden nu geen afspraken" in text) is not bool(stukken)
    for stuk in stukken:
        assert stuk.content.organisation.split()[-1] in text or "🙂" in stuk.content.organisation
    if stukken:
        assert "GGD/2026/1" in text


def test_what_holds_and_what_stopped_are_told_apart() -> None:
    made = convenanten_document(
        rows(agreement(1, "GGD"), agreement(2, "Oud", ended=True)), makers.kader(), SETTINGS, TODAY, words()
    )
    text = told(made)
    assert text.index("### GGD") < text.index("stopten het laatste jaar") < text.index("Oud |")
    assert "Tot en met: Er is geen einddag afgesproken." in text
    assert not made.imprint.confidential


def test_it_reads_as_easily_as_a_letter() -> None:
    said = words()
    running = " ".join(said.lines[key] for key in ("uitleg", "uitleg_niet", "woord_dat", "woord_wat", "rechten"))
    found = level(running)
    assert found.ease >= 65
    assert found.mean <= 12
    assert found.longest <= 20


def test_open_data_has_a_described_column_for_each_cell_and_is_harmless() -> None:
    wild = agreement(3, '=SOM(A1) "x"; y')
    text = convenanten_csv(rows(agreement(1, "GGD"), wild, agreement(2, "Oud", ended=True)), makers.kader(), words())
    assert set(COLUMNS) == set(found_words()["kolommen"])
    table = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert [line["nummer"] for line in table] == ["2026-K3", "2026-K1", "2026-K2"]
    assert table[0]["organisatie"].startswith("'=SOM")
    assert [line["stand"] for line in table] == ["geldt", "geldt", "gestopt"]
    assert table[2]["tot_en_met"] == (TODAY - timedelta(days=9)).isoformat()
    assert "GEHEIM" not in text
