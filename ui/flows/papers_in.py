"""Choosing a paper to check."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.words import say

AskPaper: TypeAlias = Callable[[QWidget, Callable[[Path], None]], None]
"""Lets somebody choose a file; the callable hears of it."""


def ask_paper(parent: QWidget, chosen: Callable[[Path], None]) -> None:
    """Open the dialog for a PDF."""
    dialog = QFileDialog(parent, say("controle.bestand_kiezen"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(say("controle.bestand_filter").split(";;"))
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
