"""The program outlives its own signals: tried in a process of its own, for what goes wrong here aborts."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from PySide6.QtCore import QObject, Signal
from ui.lasting import keep_constants

class Bell(QObject):
    rang = Signal(object)

keep_constants()
keep_constants()
bell = Bell()
for _ in range(100_000):
    bell.rang.emit(None)
    bell.parent()
print("alive")
"""


def test_a_hundred_thousand_signals_and_nothings_are_survived() -> None:
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=root, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "alive\n", "")


UNREAD = """
import linecache
import sys
from ui.lasting import import_unread

import_unread()
import ui.app
import ui.workplace
print(*(name for name in linecache.cache if "tenzij" in name or "/ui/" in name))
print("feature" in str(__builtins__.__import__))
"""


def test_modules_are_imported_without_their_sources_being_read() -> None:
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", UNREAD], cwd=root, capture_output=True, text=True, timeout=60, check=False
    )
    # The second line shows that PySide6 still stands in the way of every import; else this proves nothing.
    assert (done.returncode, done.stdout, done.stderr) == (0, "\nTrue\n", "")
