"""Keeps `None`, `True` and `False` alive under PySide6 6.12 with Python 3.11.

There, every call into Qt that answers with nothing (`parentWidget()`, `layout()`, `takeAt()` past the end) takes one
reference to `None` away that it never gave, and every `Signal.emit` one to `True`. Python starts with some thousands of
each and ends itself at zero, after a few minutes of work. From Python 3.12 on they cannot be used up (PEP 683), and
this does nothing.
"""

import ctypes
import sys
from typing import Final

_PLENTY: Final = 1 << 60


def keep_constants() -> None:
    """Give the three more references than any session can take away. Call once, before the first widget."""
    if sys.version_info >= (3, 12):
        return
    for constant in (None, True, False):
        if sys.getrefcount(constant) < _PLENTY // 2:
            # The count is the first field of every object of CPython 3.11 (PyObject.ob_refcnt).
            ctypes.c_ssize_t.from_address(id(constant)).value += _PLENTY
