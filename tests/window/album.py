"""Pictures for the manual, taken by the tests that come by the screens."""

import os
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt

from ui.app import Program
from ui.tour.journey import Picture


class Album:
    """Pictures of the screens, numbered in the order in which somebody sees them; a screen is kept once.

    Args:
        part: a folder of its own below that of `TENZIJ_BEELDEN`.
    """

    def __init__(self, part: str = "") -> None:
        told = os.environ.get("TENZIJ_BEELDEN", "")
        self._folder = Path(told).resolve() / part if told else None
        self._taken = list[str]()
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
            for old in self._folder.glob("*.png"):
                old.unlink()

    def of(self, program: Program) -> Picture:
        """Return what takes pictures of this program's window, at the size of the screen it is designed for."""
        program.shell.setWindowState(Qt.WindowState.WindowNoState)
        program.shell.resize(1280, 800)

        def picture(name: str) -> None:
            if self._folder is None or name in self._taken:
                return
            self._taken.append(name)
            file = self._folder / f"{len(self._taken):02d}_{name}.png"
            program.shell.grab().save(str(file))
            # A third of the size, and nobody sees the difference.
            Image.open(file).convert("RGB").quantize(128, dither=Image.Dither.NONE).save(file, optimize=True)

        return picture
