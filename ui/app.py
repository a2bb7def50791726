"""The application: one window over one door, and Dutch in every corner that Qt fills by itself."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, QSettings, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.conductor import Conductor
from ui.lasting import keep_constants
from ui.runner import Runner
from ui.shell.idle import IdleWatch
from ui.theme import Look, Scheme, Theme
from ui.widgets.focus import FocusRing
from ui.widgets.spoken import speak_headings
from ui.window import Shell

if TYPE_CHECKING:
    from ui.flows.door.start import Start

IDLE_MS: Final = 10 * 60_000
"""The screen locks after ten minutes without use (see `docs/decisions`)."""
_UNPAINTED_MS: Final = 400
"""A window that opens out of sight is not painted; after this time nobody waits for that."""
_SCALE: Final = "weergave/grootte"
_SCHEME: Final = "weergave/kleuren"


@dataclass(frozen=True, slots=True)
class Program:
    """The running parts of the program; whoever made them keeps them for as long as it runs."""

    app: QApplication
    theme: Theme
    shell: Shell
    conductor: Conductor


def make_application() -> QApplication:
    """Return the application, in Dutch: dates, numbers, and the buttons that Qt draws itself."""
    keep_constants()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Tenzij")
    app.setOrganizationName("Tenzij")
    dutch = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
    QLocale.setDefault(dutch)
    translator = QTranslator(app)
    if translator.load(dutch, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return app


def make_program(app: QApplication, start: Start, preferences: QSettings | None = None) -> Program:
    """Return the program with its window, not yet shown.

    Args:
        preferences: where the size of text and the colours of this user are kept, or None to forget them.
    """
    theme = Theme(app, _scheme(preferences), _scale(preferences))
    speak_headings(app)
    shell = Shell(IdleWatch(IDLE_MS), practice=start.practice)
    FocusRing(app, shell)
    conductor = Conductor(shell, start, Runner(shell), shell)
    shell.bigger_wanted.connect(theme.bigger)
    shell.smaller_wanted.connect(theme.smaller)
    shell.scheme_wanted.connect(theme.next_scheme)
    if preferences is not None:
        theme.changed.connect(lambda look: _keep(preferences, theme, look))
    return Program(app, theme, shell, conductor)


def open_window(start: Start) -> int:
    """Open the window and stay until it closes; returns the exit status."""
    app = make_application()
    program = make_program(app, start, QSettings())
    program.conductor.show_door()
    # The lane imports the data layer; begun earlier, it would take its turns from the first paint.
    FirstPaint(program.shell).over.connect(program.conductor.begin)
    program.shell.show()
    return app.exec()


class FirstPaint(QObject):
    """Tells once that a window was painted for the first time, with everything on it."""

    over = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.over)
        self._timer.start(_UNPAINTED_MS)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """See the paint; what lies on the window is painted before the loop turns again."""
        if watched is self._window and event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            self._timer.start(0)
        return False


def _scale(preferences: QSettings | None) -> int:
    kept = preferences.value(_SCALE, 100) if preferences is not None else 100
    return int(str(kept)) if str(kept).isdigit() else 100


def _scheme(preferences: QSettings | None) -> Scheme | None:
    kept = str(preferences.value(_SCHEME, "")) if preferences is not None else ""
    return Scheme(kept) if kept in set(Scheme) else None


def _keep(preferences: QSettings, theme: Theme, look: Look) -> None:
    preferences.setValue(_SCALE, look.scale)
    preferences.setValue(_SCHEME, theme.chosen.value if theme.chosen else "")
