"""Reading a file that somebody points at: an ordinary file, or nothing."""

import os
from pathlib import Path
from stat import S_ISREG
from typing import Final

_AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)


def read_plain(path: Path, most: int) -> bytes:
    """Return the beginning of an ordinary file. A pipe or a device may never end, and nobody may wait for one.

    Args:
        most: bytes, at most.

    Raises:
        OSError: it cannot be read, or it is no ordinary file.
    """
    # Opening a pipe waits for who writes in it, unless it is said not to; what it is, is asked of what was opened.
    with os.fdopen(os.open(path, os.O_RDONLY | _AT_ONCE), "rb") as file:
        if not S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(f"no ordinary file: {path.name!r}")
        return file.read(most)
