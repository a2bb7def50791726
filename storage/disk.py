"""Writing small files whole or not at all: a temporary file beside it, then a rename."""

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: bytes, *, durable: bool) -> None:
    """Put `content` at `path` so that a reader sees the old file or the new one, never a part.

    Args:
        path: the file; its folder must exist. The new file is readable by its owner alone (0600).
        content: all bytes of the file.
        durable: also wait until file and folder are on the disk itself, so that it survives a loss of power.

    Raises:
        OSError: nothing was changed then, and no temporary file is left.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".nieuw", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    if durable:
        settle_folder(path.parent)


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file of any size whole or not at all, and wait until it is on the disk. The copy is 0600."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".nieuw", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as out, source.open("rb") as into:
            while block := into.read(1 << 20):
                out.write(block)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    settle_folder(target.parent)


def settle_file(path: Path) -> None:
    """Wait until the file's content is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def settle_folder(folder: Path) -> None:
    """Wait until the names in `folder` are on the disk. Windows has no such wait: there a rename is settled itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
