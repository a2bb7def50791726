"""Files of the log: lines that are written one by one, and a standbewijs that somebody kept."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TextIO

from PySide6.QtWidgets import QFileDialog, QWidget

from triage.faults import Refusal, Trouble
from ui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Chosen = Callable[[str], None]
    AskOut = Callable[[QWidget, str, str, Chosen], None]
    """Lets somebody choose where a file goes: its title, its name, and who hears of the path."""
    AskIn = Callable[[QWidget, Chosen], None]
    """Lets somebody choose a file to read."""

LONGEST: Final = 65_536
"""No standbewijs is longer, in bytes."""


def ask_out(parent: QWidget, title: str, name: str, chosen: Chosen) -> None:
    """Open the dialog for saving."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(name.rpartition(".")[2])
    dialog.selectFile(name)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask_in(parent: QWidget, chosen: Chosen) -> None:
    """Open the dialog for a file that is there."""
    dialog = QFileDialog(parent, say("inzage.bewijs.kies_titel"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(say("inzage.bewijs.bestand_filter"))
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def write_out(place: Path, give: Callable[[Callable[[str], object]], int]) -> int:
    """Write a file piece by piece, whole or not at all, readable by its owner only.

    Args:
        give: is handed what writes a piece of text; returns how many lines it gave.

    Raises:
        Trouble: `bestand_niet_geschreven`. What `give` raises goes on; then there is no file either.
    """
    beside = place.with_name(f".{place.name}.{secrets.token_hex(6)}")
    try:
        with _made(beside) as file:
            count = give(_Pen(file).write)
            _close(file)
        _put(beside, place)
    finally:
        with suppress(OSError):
            beside.unlink()
    return count


class _Pen:
    """Writes; a disk that does not take it is a trouble of ours, and no fault of who gives the lines."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> None:
        try:
            self._file.write(text)
        except OSError as fault:
            raise Trouble("bestand_niet_geschreven") from fault


def _made(beside: Path) -> TextIO:
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as fault:
        raise Trouble("bestand_niet_geschreven") from fault
    return os.fdopen(handle, "w", encoding="utf-8", newline="")


def _close(file: TextIO) -> None:
    try:
        file.flush()
        os.fsync(file.fileno())
    except OSError as fault:
        raise Trouble("bestand_niet_geschreven") from fault


def _put(beside: Path, place: Path) -> None:
    try:
        beside.replace(place)
    except OSError as fault:
        raise Trouble("bestand_niet_geschreven") from fault


def read_in(place: Path) -> str:
    """Return the content of a file that should be a standbewijs.

    Raises:
        Refusal: `standbewijs_onleesbaar` when it is not there, too long, or no text.
    """
    try:
        with place.open("rb") as file:
            content = file.read(LONGEST + 1)
        text = content.decode()
    except (OSError, UnicodeDecodeError) as fault:
        raise Refusal("standbewijs_onleesbaar") from fault
    if len(content) > LONGEST:
        raise Refusal("standbewijs_onleesbaar")
    return text
