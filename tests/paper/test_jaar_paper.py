"""The account of a year on paper: what it says, what it keeps back, and that both validators take it."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.paper.judge import objections, pages_read
from tests.records.jaren import account, counted
from tests.records.reading_level import level
from triage.account.verantwoording import Verantwoording
from triage.followup.jaarcijfers import Getal, Mark
from triage.ports import Settings
from triage.records.blocks import Chart, Document, Paragraph, Table
from triage.records.jaar import year_document
from triage.records.jaar_words import number_words, row_words, title_of
from ui.flows.brief_words import paper_words
from ui.paper.press import press

SETTINGS = Settings("Gemeente Elsterveen", "Sociaal domein · wijkteam Noorderkade")
WORDS = paper_words("jaar")
MANY = counted(300)
SOME = counted(30)


def composed(found: Verantwoording, settings: Settings = SETTINGS) -> Document:
    return year_document(found, settings, WORDS)


def read(pdf: bytes) -> str:
    return " ".join(" ".join(pages_read(pdf)).split())


@pytest.mark.parametrize(
    ("found", "practice"),
    [
        (account(MANY), False),
        (account(SOME, full=True), False),
        (account(SOME, fixed=False, text="", fg=""), True),
        (account(counted(6)), False),
    ],
    ids=["many", "full", "concept", "few"],
)
def test_it_is_archival_and_accessible(found: Verantwoording, tmp_path: Path, *, practice: bool) -> None:
    pdf = press(composed(found, replace(SETTINGS, practice=practice)))
    assert objections(pdf, tmp_path) == []
    first, text = " ".join(pages_read(pdf)[0].split()), read(pdf)
    # What is a geval and what is a bezwaar stands on the first page.
    assert "Een geval is één besluit" in first
    assert "Bezwaar heeft drie betekenissen" in first
    assert ("OEFENING" in text) is practice
    assert ("CONCEPT" in text) is (found.fixed is None)
    assert ("Volledige versie" in text) is found.full
    assert "Nog geen steekproef is afgerond over kwartaal 2, 3 en 4." in text
    # No team: the account is of them all. And no word that somebody typed with a line.
    assert "Noorderkade" not in text
    assert "Jansen" not in text


def test_the_numbers_of_table_chart_and_account_are_the_same() -> None:
    for found in (account(MANY), account(SOME), account(SOME, full=True)):
        blocks = composed(found).blocks
        tables: dict[str, dict[str, str]] = {
            block.title: {row[0]: row[1] for row in block.rows}
            for block in blocks
            if isinstance(block, Table) and len(block.head) == 2
        }
        charts = {block.title: block for block in blocks if isinstance(block, Chart)}
        assert tables
        for one in found.tables:
            rows = tables.get(title_of(one.id, WORDS), {})
            said = {row_words(row, WORDS): number_words(row, WORDS) for row in one.rows}
            assert {name: said[name] for name in rows if name in said} == {n: v for n, v in rows.items() if n in said}
            chart = charts.get(title_of(one.id, WORDS))
            if chart is not None:
                assert {bar.label: bar.shown for bar in chart.bars}.items() <= said.items()
                assert all((bar.value is None) == (not bar.shown[0].isdigit()) for bar in chart.bars)
                assert all(bar.shown in chart.summary for bar in chart.bars)


def test_a_great_number_is_read_as_people_write_it() -> None:
    assert number_words(Getal("uitkomst.totaal", "", 1234567, Mark.OPEN), WORDS) == "1.234.567"
    assert number_words(Getal("uitkomst.totaal", "", 0, Mark.OPEN), WORDS) == "0"


def test_what_is_hidden_stands_nowhere() -> None:
    found = account(SOME)
    hidden = [row for one in found.tables for row in (one.total, *one.rows) if row.mark is not Mark.OPEN]
    assert hidden
    assert all(row.count is None for row in hidden)
    shown = [
        cell for block in composed(found).blocks if isinstance(block, Table) for row in block.rows for cell in row[1:]
    ]
    assert set(shown) & {"minder dan 5", "niet getoond"}
    assert not set(shown) & {"1", "2", "3", "4"}


def test_a_year_with_few_decisions_has_totals_and_words_alone() -> None:
    document = composed(account(counted(6)))
    assert not [block for block in document.blocks if isinstance(block, Table | Chart)]
    assert "Besluiten: 6." in repr(document.blocks)
    assert WORDS.lines["klein_weinig"] in repr(document.blocks)
    # Nothing was destroyed, and the paper does not say that something was.
    assert "Zegels waarvan de inhoud is vernietigd: 0." in repr(document.blocks)
    assert "volgens de wet vernietigd" not in repr(document.blocks)


def test_a_reader_at_b1_can_follow_it() -> None:
    said = [block.text for block in composed(account(MANY)).blocks if isinstance(block, Paragraph)]
    said += [text for key, text in WORDS.lines.items() if key.startswith(("begrip_", "bron_", "klein_uitleg"))]
    found = level("\n".join(one.replace("{aantal}", "12") for one in said))
    assert found.ease >= 60, found
    assert found.mean <= 12, found
    assert found.longest <= 22, found


def test_every_table_and_row_has_its_words() -> None:
    for one in account(MANY, full=True).tables:
        assert title_of(one.id, WORDS)
        assert all(row_words(row, WORDS) for row in one.rows)
        assert one.parts or f"{one.id}.samen" in WORDS.table
        named = [row for row in one.rows if not row.words]
        plain = [
            row.id
            for row in named
            if row.id not in WORDS.table and f"rij.{row.id.partition('.')[2]}" not in WORDS.table
        ]
        assert plain == []
