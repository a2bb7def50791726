"""Two habits of PySide6 6.12 that a program which runs for a day cannot live with, each put right in one call.

It wears out `None`, `True` and `False` under Python 3.11: every call into Qt that answers with nothing
(`parentWidget()`, `layout()`, `takeAt()` past the end) takes one reference to `None` away that it never gave, and every
`Signal.emit` one to `True`. Python starts with some thousands of each and ends itself at zero, after a few minutes of
work. From Python 3.12 on they cannot be used up (PEP 683).

And once it is there, it reads the source of every module that is imported, whoever's it is, to see whether that could
ask for other names for Qt's methods (`snake_case`). All those sources stay in memory.
"""

import ctypes
import sys
from importlib import import_module
from types import ModuleType
from typing import Final

_PLENTY: Final = 1 << 60
_ASKER: Final = "_mod_uses_pyside"


def keep_constants() -> None:
    """Give the three more references than any session can take away. Call once, before the first widget."""
    if sys.version_info >= (3, 12):
        return
    for constant in (None, True, False):
        if sys.getrefcount(constant) < _PLENTY // 2:
            # The count is the first field of every object of CPython 3.11 (PyObject.ob_refcnt).
            ctypes.c_ssize_t.from_address(id(constant)).value += _PLENTY


def import_unread() -> None:
    """Let modules be imported without their sources being read. Call once, before the rest is imported.

    That takes a third of the time of starting and a good 10 MB. Nothing here asks Qt for other names.
    """
    import_module("PySide6.QtCore")
    feature = import_module("shibokensupport.feature")
    if hasattr(feature, _ASKER):
        vars(feature)[_ASKER] = _asks_nothing


def _asks_nothing(module: ModuleType) -> bool:
    del module
    return False
