"""The window: bars, places to go, pages, and a line below. It shows and asks; it decides nothing."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from ui.notices import NoticeStrip
from ui.shell.help_panel import HelpPanel
from ui.shell.idle import IdleWatch
from ui.shell.navigation import Place, SideNav
from ui.shell.top_bar import TopBar
from ui.theme import em
from ui.widgets.chip import Kind
from ui.widgets.layouts import column, row
from ui.widgets.text import OneLine
from ui.widgets.watermark import Watermark
from ui.words import say

NARROW = 64
"""Below this width in em the places go to the top and the search to a line of its own."""


class StatusLine(QFrame):
    """The line below: where things are kept, and when the screen locks."""

    def __init__(self, minutes: int) -> None:
        super().__init__()
        self.setAccessibleName(say("venster.statusregel"))
        line = row(self, (1.3, 0.35, 1.3, 0.35), 1.6)
        self._logged = OneLine(say("venster.vastgelegd"))
        line.addWidget(OneLine(say("venster.lokaal")))
        line.addWidget(self._logged)
        line.addStretch(1)
        self._locks = OneLine()
        line.addWidget(self._locks)
        self.show_minutes(minutes)

    def show_minutes(self, minutes: int) -> None:
        """Say after how many minutes without use the screen locks."""
        self._locks.setText(say("venster.vergrendelt", minuten=minutes))

    def set_narrow(self, narrow: bool) -> None:
        """On a narrow window the middle part gives way."""
        self._logged.setVisible(not narrow)


class Shell(QMainWindow):
    """The one window.

    Args:
        idle: the watch on an unattended screen; its `idle` becomes `lock_wanted`.
        practice: practice mode: everything bears the watermark.
    """

    place_wanted = Signal(object)
    """A `Place` of the navigation."""
    search_wanted = Signal(str)
    lock_wanted = Signal()
    crisis_wanted = Signal()
    """The form of six fields, from anywhere."""
    bigger_wanted = Signal()
    smaller_wanted = Signal()
    scheme_wanted = Signal()
    """Other colours: light, dark, high contrast, or as the system has them."""
    closing = Signal()
    """Somebody wants to close the window: whatever waits must be put on its way first."""

    def __init__(self, idle: IdleWatch, *, practice: bool = False) -> None:
        super().__init__()
        self.setWindowTitle(say("venster.naam"))
        self._idle = idle
        self.top, self.nav, self.notices, self.help = TopBar(), SideNav(), NoticeStrip(), HelpPanel()
        self.status = StatusLine(idle.minutes)
        self._pages = QStackedWidget()
        self._places: dict[QWidget, Place | None] = {}
        self._middle = row(None, 0, 0)
        self._narrow = False
        self._before_help: QWidget | None = None
        self._held = False
        self._build()
        self._connect()
        self.mark = Watermark(self) if practice else None
        self.show_nobody()
        self._take_size()
        self._fit()

    # -------------------------------------------------------------------------------------------------- pages
    def add_page(self, page: QWidget, place: Place | None = None) -> None:
        """Take a page in; `place` is the entry that is marked while it shows."""
        self._places[page] = place
        self._pages.addWidget(page)

    def show_page(self, page: QWidget) -> None:
        """Show a page that was added before."""
        self._pages.setCurrentWidget(page)
        self.nav.show_place(self._places[page])

    def drop_page(self, page: QWidget) -> None:
        """Take a page away for good, with everything on it."""
        self._places.pop(page, None)
        self._pages.removeWidget(page)
        page.deleteLater()

    def hold_close(self) -> None:
        """From now on closing only asks (`closing`); `close_now` really closes."""
        self._held = True

    def close_now(self) -> None:
        """Close, whatever waits."""
        self._held = False
        # Nothing may have been waiting: then this comes from inside the closing itself, which Qt does not begin twice.
        QTimer.singleShot(0, self, self.close)

    @property
    def page(self) -> QWidget | None:
        """The page that shows now."""
        return self._pages.currentWidget()

    # ------------------------------------------------------------------------------------------------- person
    def show_person(self, name: str, role: str) -> None:
        """Somebody unlocked: show them, the places, and start to watch for absence."""
        self.top.show_person(name, role)
        self.nav.show()
        self._idle.start()

    def set_idle(self, minutes: int) -> None:
        """Lock after so many minutes without use, as the municipality set it."""
        self._idle.set_minutes(minutes)
        self.status.show_minutes(minutes)

    def show_nobody(self) -> None:
        """Locked or not yet begun: no name, no places, no search, no count, no old message."""
        self._idle.stop()
        self.top.show_nobody()
        self.nav.hide()
        self.notices.hide()
        self.help.hide()
        self.set_about("")
        for place in Place:
            self.nav.show_count(place, 0)

    def set_about(self, words: str) -> None:
        """Say in the title of the window where somebody is: a place or a kenmerk, never a name."""
        self.setWindowTitle(say("venster.titel", waar=words) if words else say("venster.naam"))

    def set_help(self, title: str, text: str) -> None:
        """Give the words of help for the page at hand."""
        self.help.show_help(title, text)

    # ------------------------------------------------------------------------------------------------- inside
    def _take_size(self) -> None:
        """Begin at a size that fits: on a small screen the whole of it, frame and title included."""
        room = self.screen().availableSize()
        self.resize(QSize(1280, 800).boundedTo(room))
        if room.width() <= 1280 or room.height() <= 860:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _build(self) -> None:
        centre = QWidget()
        centre.setObjectName("inhoud")
        outer = column(centre, 0, 0)
        beside = column(None, 0, 0)
        self._strip = QWidget()
        row(self._strip, (1.6, 0.8, 1.6, 0), 0).addWidget(self.notices)
        self.notices.set_frame(self._strip)
        beside.addWidget(self._strip)
        beside.addWidget(self._pages, 1)
        self._middle.addWidget(self.nav)
        self._middle.addLayout(beside, 1)
        across = row(None, 0, 0)
        across.addLayout(self._middle, 1)
        across.addWidget(self.help)
        outer.addWidget(self.top)
        outer.addLayout(across, 1)
        outer.addWidget(self.status)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        self.top.search_wanted.connect(self.search_wanted)
        self.top.lock_wanted.connect(self.lock_wanted)
        self.top.crisis_wanted.connect(self.crisis_wanted)
        self.nav.place_wanted.connect(self.place_wanted)
        self.help.closed.connect(self._on_help)
        self._idle.idle.connect(self.lock_wanted)
        self._idle.warning.connect(self._on_warning)
        self._idle.resumed.connect(self.notices.hide)
        keys = {
            "F1": self._on_help,
            "F6": self._on_next_area,
            "Shift+F6": self._on_area_before,
            "Ctrl+K": self._on_search_key,
            "Ctrl+L": self._on_lock_key,
            "Ctrl++": self.bigger_wanted.emit,
            "Ctrl+=": self.bigger_wanted.emit,
            "Ctrl+-": self.smaller_wanted.emit,
            "F8": self.scheme_wanted.emit,
            "F9": self._on_crisis_key,
        }
        for key, slot in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(slot)

    def _on_search_key(self) -> None:
        if self.top.search.isVisible():
            self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.top.search.selectAll()

    def _on_lock_key(self) -> None:
        if self.top.lock.isVisible():
            self.lock_wanted.emit()

    def _on_crisis_key(self) -> None:
        if self.top.crisis.isVisible():
            self.crisis_wanted.emit()

    def _on_help(self) -> None:
        opened = self.help.isHidden()
        before = QApplication.focusWidget() if opened else self._before_help
        self._before_help = before if opened else None
        self.help.setVisible(opened)
        self._fit()
        if opened:
            self.help.close_button.setFocus()
        elif before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        else:
            self._focus_in(self._pages)

    def _on_warning(self) -> None:
        self.notices.tell(say("venster.vergrendelt_zo"), kind=Kind.ATTENTION)

    def _areas(self) -> list[QWidget]:
        areas: tuple[QWidget, ...] = (self.top, self.nav, self.notices, self._pages, self.help)
        return [area for area in areas if area.isVisible() and _focusable(area) is not None]

    def _on_next_area(self) -> None:
        self._to_area(1)

    def _on_area_before(self) -> None:
        self._to_area(-1)

    def _to_area(self, step: int) -> None:
        areas = self._areas()
        focus = QApplication.focusWidget()
        # On a narrow window the places lie inside the top bar: the innermost area counts.
        around = [at for at, area in enumerate(areas) if focus is not None and area.isAncestorOf(focus)]
        here = max(around, default=-1)
        if focus is self.top.search:
            # It stands among the places then, and is no place.
            here = areas.index(self.top)
        if areas:
            self._focus_in(areas[(here + step) % len(areas)])

    def _focus_in(self, area: QWidget) -> None:
        target = self.nav.first() if area is self.nav else _remembered(area) or _focusable(area)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Put things where they fit."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent, /) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.centralWidget() is not None:
            if self.width() < em(NARROW):
                self._fit()
            # Unfolded at once, the bars would still have the width of the larger text and push the window wider.
            QTimer.singleShot(0, self, self._fit)

    def closeEvent(self, event: QCloseEvent, /) -> None:
        """Ask first where somebody has to store what waits, so that nothing is lost."""
        if self._held:
            event.ignore()
            self.closing.emit()
            return
        super().closeEvent(event)

    def _fit(self) -> None:
        narrow = self.width() < em(NARROW)
        if narrow is not self._narrow:
            self._narrow = narrow
            self.nav.set_narrow(narrow)
            self.status.set_narrow(narrow)
            if narrow:
                self.top.fold(self.nav)
            else:
                self.top.unfold(self.nav)
                self._middle.insertWidget(0, self.nav)
        self.top.brand_width(0 if narrow else SideNav.WIDTH - 2.3)
        self.help.hold(self.width())


def _remembered(area: QWidget) -> QWidget | None:
    """Return where the focus was when somebody left this area, if that can be gone back to."""
    last: QWidget | None = area.focusWidget()
    return last if last is not area and last is not None and last.isVisible() else None


def _focusable(area: QWidget) -> QWidget | None:
    """Return the first widget in an area that Tab would stop at."""
    part = area.nextInFocusChain()
    seen = 0
    while part is not None and part is not area and seen < 5_000:
        tabbed = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if tabbed and area.isAncestorOf(part) and part.isVisible() and part.isEnabled():
            return part
        part = part.nextInFocusChain()
        seen += 1
    return None
