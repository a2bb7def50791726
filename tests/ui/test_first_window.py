"""The first window waits for nothing it does not show: the heavy libraries come behind it."""

from pathlib import Path

from tests.bench.starting import run, surroundings

LATER = (
    "alembic argon2 cryptography holidays keyring pikepdf reportlab sqlalchemy sqlcipher3 "
    "PySide6.QtPdf PySide6.QtPdfWidgets PySide6.QtPrintSupport "
    "storage.engine storage.store triage.casus triage.golden ui.flows.door.founding ui.pages.triage.page ui.paper "
    "ui.tour ui.workplace"
).split()


def test_the_unlock_window_stands_before_the_data_layer_is_imported(tmp_path: Path) -> None:
    shown = run(surroundings(tmp_path / "gecompileerd"), "getoond", "programma", "--store", str(tmp_path / "kluis"))
    modules = shown["getoond"].modules
    assert {"ui.pages.door.unlock", "main"} <= modules
    assert not modules & set(LATER)


def test_what_comes_after_it_is_the_data_layer(tmp_path: Path) -> None:
    """The other half: what stays out until the window stands is what the program then works with."""
    shown = run(surroundings(tmp_path / "gecompileerd"), "zetels", "programma", "--demo")
    assert {"sqlalchemy", "sqlcipher3", "storage.store", "triage.golden", "holidays"} <= shown["zetels"].modules
