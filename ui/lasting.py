"""Keeps `None` alive under PySide6 6.12 with Python 3.11.

There, every call into Qt that answers with nothing (`parentWidget()`, `layout()`, `takeAt()` past the end) takes one
reference to `None` away that it never gave. Python starts with some twenty thousand and ends itself at zero, after a
few minutes of work. From Python 3.12 on `None` cannot be used up (PEP 683), and this does nothing.
"""

import ctypes
import sys
from typing import Final

_PLENTY: Final = 1 << 60


def keep_none() -> None:
    """Give `None` more references than any session can take away. Call once, before the first widget."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) > _PLENTY // 2:
        return
    references = ctypes.c_ssize_t.from_address(id(None))
    references.value += _PLENTY
