"""`report YEAR`: login, rights and log as in the window; paper of a concept, and open data only of a fixed year."""

from pathlib import Path

import pytest

import main
from tests.test_main_log import DOUTZEN, JELLE, Town, town
from ui.console.said import OK, REFUSED, TROUBLE, WRONG_USE

__all__ = ("town",)
YEAR = main.SystemClock().today().year


def test_the_numbers_are_told_and_leave_a_line(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    assert town.run("report", str(YEAR)) == OK
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"Verantwoording {YEAR}, geteld op ")
    assert any(line.startswith("Besluiten · Totaal: ") for line in said)
    assert town.run("report", str(YEAR), "--volledig", login="doutzen", password=DOUTZEN) == OK
    assert town.acts().count("verantwoording_gezien") == 2


def test_a_concept_is_paper_alone_and_the_full_one_has_its_data(town: Town, tmp_path: Path) -> None:
    assert town.run("report", str(YEAR), "--naar", str(tmp_path)) == OK
    assert sorted(one.name for one in tmp_path.glob("verantwoording-*")) == [f"verantwoording-{YEAR}.pdf"]
    assert (tmp_path / f"verantwoording-{YEAR}.pdf").read_bytes().startswith(b"%PDF")
    assert town.run("report", str(YEAR), "--volledig", "--naar", str(tmp_path)) == OK
    names = {one.name for one in tmp_path.glob("verantwoording-*-volledig*")}
    assert names == {f"verantwoording-{YEAR}-volledig{end}" for end in (".pdf", ".csv", ".csv-metadata.json")}
    assert {one.stat().st_mode & 0o777 for one in tmp_path.glob("verantwoording-*")} == {0o600}


def test_what_is_refused_and_what_means_nothing(town: Town, tmp_path: Path) -> None:
    assert town.run("report", str(YEAR + 1)) == REFUSED
    assert town.run("report", str(YEAR), login="youssef", password="paars fiets dakgoot lantaarn") == REFUSED
    assert town.run("report", str(YEAR), "--naar", str(tmp_path / "nergens"), password=JELLE) == TROUBLE
    for words in (
        ["report"],
        ["report", "dit"],
        ["report", "2026", "--volledig", "--volledig"],
        ["report", "2026", "--x"],
    ):
        assert main.main(words) == WRONG_USE
