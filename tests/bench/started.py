"""A program to measure, run by the benches as a process of its own; it says on its output what happened when.

    started.py LAATSTE kaal                     a bare Qt window with a label
    started.py LAATSTE programma [WOORD...]     Tenzij, given these words on its command line

It closes its window after the step LAATSTE: `getoond` (painted for the first time), `kader` (the door is made and the
kader is read), `zetels` (practice: everybody to practise as is on the screen) or `casus` (practice: a casus is open).
Each line is a step, its moment in seconds on the computer's monotonic clock, what the process then had in memory in kB
(resident, and its own share of that), and the modules it had imported.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

HOME = Path(__file__).resolve().parents[2]
MAKER, KENMERK = "Marit Vonkeman", "2026-0003"
_LOOK_MS = 2
_LOOP = "exec"

T = TypeVar("T", bound=QObject)
Steps = Iterator[Callable[[], str]]
"""Each gives the step that was reached, or nothing while it is not."""


def tell(step: str) -> None:
    """Say that a step was reached, now."""
    moment = monotonic()
    rollup = Path("/proc/self/smaps_rollup")
    lines = rollup.read_text("ascii").splitlines()[1:] if rollup.exists() else []
    sizes = {line.split()[0]: line.split()[1] for line in lines}
    print(step, moment, sizes.get("Rss:", 0), sizes.get("Pss:", 0), *sorted(sys.modules), flush=True)


class Watch(QObject):
    """Tells the first paint of a window and the steps after it, and closes the window after the last."""

    def __init__(self, window: QWidget, last: str, steps: Steps) -> None:
        super().__init__(window)
        self._window, self._last, self._steps = window, last, steps
        self._ready: Callable[[], str] = lambda: ""
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._on_look)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:  # noqa: N802 (Qt's own name)
        """See the first paint; everything on the window is painted in the same turn of the loop."""
        if watched is self._window and event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, lambda: self._reached("getoond"))
        return False

    def _reached(self, step: str) -> None:
        tell(step)
        if step == self._last:
            self._look.stop()
            self._window.close()
        else:
            self._ready = next(self._steps)
            self._look.start()

    def _on_look(self) -> None:
        step = self._ready()
        if step:
            self._look.stop()
            self._reached(step)


def bare(last: str) -> int:
    """Open a bare window."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Tenzij"))
    window.resize(1280, 800)
    window.show()
    Watch(window, last, iter(()))
    return app.exec()


def program(last: str, words: list[str]) -> int:
    """Open the program by its own front door; only the loop of events is entered by way of the watch."""
    sys.path.insert(0, str(HOME))
    import main

    read: list[object] = []
    load, loop = main.load_kaders, QApplication.exec

    def load_kaders() -> object:
        kaders = load()
        read.append(kaders)
        return kaders

    def enter_loop(_app: QApplication) -> int:
        from ui.window import Shell

        shell = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Shell))
        steps = practice(shell) if "--demo" in words else iter((lambda: "kader" if read else "",))
        Watch(shell, last, steps)
        return loop()

    vars(main)["load_kaders"] = load_kaders
    setattr(QApplication, _LOOP, enter_loop)
    return main.main(words)


def practice(shell: QWidget) -> Steps:
    """Come in as somebody, and open a casus."""
    from ui.conductor import Conductor
    from ui.pages.door.practice_door import PracticeDoorPage
    from ui.widgets.lines import LinesTable

    conductor, door = _child(shell, Conductor), _child(shell, PracticeDoorPage)
    yield lambda: "zetels" if door.seats.buttons and door.seats.isVisible() else ""
    next(seat for seat in door.seats.buttons if seat.accessibleName().startswith(MAKER)).click()
    yield lambda: "binnen" if conductor.workplace is not None else ""
    workplace = conductor.workplace
    assert workplace is not None
    workplace.search(KENMERK)
    table = _child(workplace.overview.list, LinesTable)
    yield lambda: "lijst" if table.rowCount() == 1 and table.isVisible() else ""
    table.setCurrentCell(0, 0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    page = workplace.triage.page
    yield lambda: "open" if workplace.triage.casus is not None and page.isVisible() else ""
    # A second in which it is laid out and painted, and the lane comes to rest.
    until = monotonic() + 1
    yield lambda: "casus" if monotonic() > until else ""


def _child(within: QObject, kind: type[T]) -> T:
    found = within.findChild(kind)
    assert isinstance(found, kind)
    return found


if __name__ == "__main__":
    final, kind, *rest = sys.argv[1:]
    sys.exit(bare(final) if kind == "kaal" else program(final, rest))
