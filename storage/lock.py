"""One program at a time on one data file: an operating system lock on a small file beside it."""

import os
import sys
from pathlib import Path

from storage.faults import troubles
from triage.faults import Trouble

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class FileLock:
    """Held from opening to closing the store; the system lets it go when the program dies.

    Args:
        db: the data file; the lock file is its name with `.bezet` behind it.
    """

    def __init__(self, db: Path) -> None:
        self._path = db.with_name(f"{db.name}.bezet")
        self._handle: int | None = None
        self._made = False

    def take(self) -> None:
        """Take the lock now or not at all.

        Raises:
            Trouble: `bestand_bezet` when another program has it; or what the disk says.
        """
        with troubles(self._path):
            while self._handle is None:
                self._made = not self._path.exists()
                handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
                if not _lock(handle):
                    os.close(handle)
                    raise Trouble("bestand_bezet", pad=str(self._path))
                if _same_file(handle, self._path):
                    self._handle = handle
                else:
                    # Someone removed the file between our opening and our locking; that lock guards nothing.
                    os.close(handle)

    def release(self) -> None:
        """Let the lock go; the lock file stays."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def undo(self) -> None:
        """Let the lock go, and remove the lock file if this lock made it: a refusal leaves no trace."""
        if self._handle is not None and self._made and sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        self.release()
        if self._made and sys.platform == "win32":
            self._path.unlink(missing_ok=True)


def _lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _same_file(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
