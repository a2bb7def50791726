"""What the disk, the driver and the keyring can do to us, told as the troubles of `triage.faults`; one place for all.

An error that is not listed here is a bug and keeps its own type.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from triage.faults import Trouble

# The driver has no error codes (it is of the generation of Python 3.8), so the messages of SQLite itself decide.
# They have been stable for twenty years; the tests raise each of them for real where that can be done.
_BY_MESSAGE: Final[tuple[tuple[str, str], ...]] = (
    ("database or disk is full", "schijf_vol"),
    ("attempt to write a readonly database", "alleen_lezen"),
    ("disk i/o error", "schijf_fout"),
    ("database is locked", "bestand_bezet"),
    ("database table is locked", "bestand_bezet"),
    ("database schema is locked", "bestand_bezet"),
    ("unable to open database file", "bestand_niet_te_openen"),
    ("database disk image is malformed", "bestand_beschadigd"),
    ("malformed database schema", "bestand_beschadigd"),
    ("file is not a database", "bestand_beschadigd"),
    ("file is encrypted or is not a database", "bestand_beschadigd"),
)

_BY_ERRNO: Final[dict[int, str]] = {
    errno.ENOSPC: "schijf_vol",
    errno.EDQUOT: "schijf_vol",
    errno.EFBIG: "schijf_vol",
    errno.EROFS: "alleen_lezen",
    errno.EACCES: "alleen_lezen",
    errno.EPERM: "alleen_lezen",
    errno.ENOENT: "bestand_ontbreekt",
    errno.EIO: "schijf_fout",
    errno.EBUSY: "bestand_bezet",
}


def trouble_of(error: BaseException, path: Path) -> Trouble | None:
    """Return the trouble that `error` means for the file at `path`, or None when it is not a trouble but a bug."""
    if isinstance(error, Trouble):
        return error
    if isinstance(error, DBAPIError) and isinstance(error.orig, BaseException):
        return trouble_of(error.orig, path)
    if isinstance(error, (dbapi2.Error, sqlite3.Error)):
        text = str(error).lower()
        code = next((code for part, code in _BY_MESSAGE if part in text), None)
        return Trouble(code, pad=str(path)) if code else None
    if isinstance(error, OSError) and error.errno is not None:
        known = _BY_ERRNO.get(error.errno)
        return Trouble(known, pad=str(path)) if known else None
    return None


@contextmanager
def troubles(path: Path) -> Iterator[None]:
    """Turn what the disk and the driver raise inside the block into a Trouble about `path`; let bugs through."""
    try:
        yield
    except (OSError, dbapi2.Error, DBAPIError) as error:
        trouble = trouble_of(error, path)
        if trouble is None:
            raise
        raise trouble from error
