"""Writing a file: whole, for its owner alone, or not at all.

Where the system can, the file has no name until it is whole: whoever pulls the plug half-way finds nothing in the
folder, and nothing has to be cleared. Elsewhere it bears a name of its own until then, which goes at a fault, and which
the next one at that place clears when the program was killed.
"""

import errno
import os
import secrets
from contextlib import suppress
from glob import escape
from pathlib import Path
from typing import Final

NAMELESS: Final = getattr(os, "O_TMPFILE", 0)
_SUFFIX: Final = ".deel"
_CANNOT: Final = frozenset({errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOENT, errno.EPERM, errno.EXDEV})
"""What a system says that cannot make a file without a name, or give it one."""


def write_whole(content: bytes, place: Path) -> Path:
    """Write a file in one go; what stood there under that name is replaced when the new one is whole.

    Raises:
        OSError: it could not be written; nothing of it is there.
    """
    _clear(place)
    if not (NAMELESS and _without_name(content, place)):
        _under_another_name(content, place)
    _settle(place.parent)
    return place


def _without_name(content: bytes, place: Path) -> bool:
    """Write it without a name, and name it when it is whole; tell whether this system can."""
    try:
        handle = os.open(place.parent, NAMELESS | os.O_WRONLY, 0o600)
    except OSError as fault:
        if fault.errno in _CANNOT:
            return False
        raise
    beside = _beside(place)
    with os.fdopen(handle, "wb") as file:
        _fill(file.fileno(), content)
        folder = os.open(place.parent, os.O_RDONLY)
        try:
            os.link(f"/proc/self/fd/{file.fileno()}", beside.name, dst_dir_fd=folder, follow_symlinks=True)
        except OSError as fault:
            if fault.errno in _CANNOT:
                return False
            raise
        finally:
            os.close(folder)
    _settle_name(beside, place)
    return True


def _under_another_name(content: bytes, place: Path) -> None:
    beside = _beside(place)
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            _fill(file.fileno(), content)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
    _settle_name(beside, place)


def _settle_name(beside: Path, place: Path) -> None:
    """Give it the name that was chosen; where that cannot be, nothing of it stays."""
    try:
        beside.replace(place)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise


def _fill(handle: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(handle, left) :]
    os.fsync(handle)


def _beside(place: Path) -> Path:
    return place.with_name(f".{place.name}.{secrets.token_hex(6)}{_SUFFIX}")


def _clear(place: Path) -> None:
    """Take away what a killed program left of an earlier one at this place."""
    for left in place.parent.glob(f".{escape(place.name)}.*{_SUFFIX}"):
        with suppress(OSError):
            left.unlink()


def _settle(folder: Path) -> None:
    """Let the name of the file outlive a power cut, where a folder can be asked that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
