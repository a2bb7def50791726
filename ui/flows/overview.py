"""The worklist and the list of casussen: fetches them off the screen's thread and shows them."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from triage.casework.casus import overview
from triage.casework.casus.overview import Worklist
from triage.ports import CasusRow
from ui.flows.context import Context
from ui.pages.overview.casussen import PAGE, CasussenPage
from ui.pages.overview.worklist import WorklistPage


class OverviewFlow(QObject):
    """Owns the worklist page and the list page."""

    open_wanted = Signal(str)
    """A casus to open."""
    decide_wanted = Signal(str)
    """A casus to decide on."""
    new_wanted = Signal()
    """A new casus."""
    counted = Signal(int)
    """How much waits, for the badge in the menu."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kenmerk = ""
        self.worklist = WorklistPage()
        self.list = CasussenPage()
        self.worklist.open_wanted.connect(self.open_wanted)
        self.worklist.decide_wanted.connect(self.decide_wanted)
        self.worklist.new_wanted.connect(self.new_wanted)
        self.list.open_wanted.connect(self.open_wanted)
        self.list.new_wanted.connect(self.new_wanted)
        self.list.page_wanted.connect(self._on_page)
        self.list.all_wanted.connect(self._on_all)

    def refresh(self) -> None:
        """Fetch the worklist again."""
        desk = self._context.desk
        self._context.runner.run(lambda: overview.worklist(desk), self, self._on_worklist)

    def search(self, kenmerk: str) -> None:
        """Show the casussen whose kenmerk holds these letters; all when empty."""
        self._kenmerk = kenmerk.strip()
        self._fetch(0)

    def _fetch(self, skip: int) -> None:
        desk, kenmerk = self._context.desk, self._kenmerk
        self._context.runner.run(
            lambda: (overview.casussen(desk, kenmerk, PAGE, skip), skip, kenmerk), self, self._on_rows
        )

    def _on_page(self, skip: int) -> None:
        self._fetch(skip)

    def _on_all(self) -> None:
        self.search("")

    def _may_open(self) -> bool:
        return self._context.desk.may("casus_openen")

    def _on_worklist(self, found: Worklist) -> None:
        desk = self._context.desk
        self.worklist.show_worklist(found, desk.actor.name, desk.clock.now(), may_open=self._may_open())
        self.counted.emit(found.count)
        _enter(self.worklist, self.worklist.first_focus())

    def _on_rows(self, found: tuple[tuple[tuple[CasusRow, ...], int], int, str]) -> None:
        (rows, total), skip, kenmerk = found
        now = self._context.desk.clock.now()
        self.list.show_rows(rows, total, skip, kenmerk, now, may_open=self._may_open())
        _enter(self.list, self.list.first_focus())


def _enter(page: QWidget, first: QWidget) -> None:
    """Let the keyboard begin on a page that just came up, unless somebody is already somewhere on it."""
    focused = QApplication.focusWidget()
    if page.isVisible() and (focused is None or not page.isAncestorOf(focused) or not focused.isVisible()):
        first.setFocus(Qt.FocusReason.OtherFocusReason)
