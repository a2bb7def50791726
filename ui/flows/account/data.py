"""Open data on disk: every file of the account, whole or not at all, readable by its owner only."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from triage.casework.desk import Desk
from triage.casework.verantwoording.lezen import account_data
from ui.flows.brief_words import paper_words
from ui.pages.record.save import save_paper

AskFolder = Callable[[QWidget, str, Callable[[str], None]], None]
"""Lets somebody choose a folder: the title of the dialog, and who hears of the path."""


def ask_folder(parent: QWidget, title: str, chosen: Callable[[str], None]) -> None:
    """Open the dialog for a folder."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def save_data(desk: Desk, year: int, folder: Path, *, full: bool) -> int:
    """Write the open data of a year into a folder; return how many files.

    Raises:
        Refusal: as `account_data`.
        Trouble: `bestand_niet_geschreven`.
    """
    files = account_data(desk, year, paper_words("jaar"), full=full)
    for one in files:
        save_paper(one.content, folder / one.name)
    return len(files)
