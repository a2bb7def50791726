"""Saving the paper as a file that only its owner can read, under a name that holds only the reference."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from triage.faults import Trouble
from ui.whole_file import write_whole
from ui.words import say

AskPlace = Callable[[QWidget, str, Callable[[str], None]], None]
"""Lets somebody choose where a file goes; the callable hears of the path when somebody agrees."""


def ask_place(parent: QWidget, number: str, chosen: Callable[[str], None], words: str = "besluit") -> None:
    """Open the dialog for saving, with the reference as name.

    Args:
        words: the sentences of this kind of paper: `bewaar_titel` and `bewaar_filter`.
    """
    dialog = QFileDialog(parent, say(f"{words}.bewaar_titel", nummer=number))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(say(f"{words}.bewaar_filter"))
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(f"{number.replace(' ', '-')}.pdf")
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def save_paper(paper: bytes, place: Path) -> Path:
    """Write a file whole or not at all, readable by its owner only.

    Raises:
        Trouble: `bestand_niet_geschreven`.
    """
    try:
        return write_whole(paper, place)
    except OSError as fault:
        raise Trouble("bestand_niet_geschreven") from fault
