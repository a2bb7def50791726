"""Three columns, each scrolling by itself where there is room; else one column with the question first."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import em
from ui.widgets.buttons import Quiet
from ui.widgets.layouts import FlowRow, row
from ui.widgets.scroll import ScrollPage
from ui.words import say

THREE = 64
"""Width in em from which steps, question and explanation stand beside each other."""
TWO = 47
"""Width in em from which question and explanation stand beside each other."""


class Bands(QWidget):
    """Steps on the left, the question in the middle, the explanation on the right."""

    def __init__(self, steps: QWidget, middle: QWidget, side: QWidget) -> None:
        super().__init__()
        self._steps, self._side, self._columns = steps, side, 0
        self._line: QHBoxLayout = row(self, 0, 0)
        self._left, self.pane, self._right = ScrollPage(30, 0.8), ScrollPage(58, 0.8), ScrollPage(30, 0.8)
        for page, share, least in ((self._left, 4, 19), (self.pane, 9, 0), (self._right, 5, 17)):
            page.setProperty("minst", least)
            page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._line.addWidget(page, share)
        self._toggle = Quiet(say("triage.stappen_toon"))
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._on_toggled)
        self._toggle_row = FlowRow([self._toggle])
        self.pane.content.addWidget(self._toggle_row)
        self.pane.content.addWidget(middle)
        self._arrange()

    @property
    def columns(self) -> int:
        """How many columns stand beside each other now."""
        return self._columns

    def fold_steps(self) -> None:
        """Fold the steps away again where they stand above the question."""
        if self._columns < 3:
            self._toggle.setChecked(False)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Another width, another number of columns."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent, /) -> None:
        """Larger letters need another number of columns."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_toggle_row"):
            self._arrange()
            self._widen()

    def _arrange(self) -> None:
        columns = 3 if self.width() >= em(THREE) else 2 if self.width() >= em(TWO) else 1
        if columns == self._columns:
            return
        focused = QApplication.focusWidget()
        self._columns = columns
        self._widen()
        beside = columns == 3
        self._put(self._steps, self._left.content if beside else self.pane.content, 0 if beside else 1)
        self._steps.setVisible(beside or self._toggle.isChecked())
        self._toggle_row.setVisible(not beside)
        self._left.setVisible(beside)
        right = self._right.content if columns > 1 else self.pane.content
        self._put(self._side, right, right.count())
        self._right.setVisible(columns > 1)
        if focused is not None and self.isAncestorOf(focused):
            focused.setFocus()

    def _widen(self) -> None:
        for page in (self._left, self._right):
            page.setMinimumWidth(em(page.property("minst")) if self._columns > 1 else 0)

    @staticmethod
    def _put(part: QWidget, into: QVBoxLayout, at: int) -> None:
        part.setParent(None)
        into.insertWidget(min(at, into.count()), part)
        part.show()

    def _on_toggled(self, on: bool) -> None:
        self._toggle.set_words(say("triage.stappen_verberg" if on else "triage.stappen_toon"))
        self._steps.setVisible(on or self._columns == 3)
