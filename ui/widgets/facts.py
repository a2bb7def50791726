"""A label with its value under it, or beside it where there is room."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from ui.theme import em, spaced
from ui.widgets.layouts import column, empty
from ui.widgets.text import SOFT_HYPHEN, Plain, SmallStrong, Strong, breakable

Fact = tuple[str, str | QWidget]
"""A label and its value; a value is text, or a widget of one's own (a chip)."""


class Rule(QFrame):
    """A thin line between two parts."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def _headed(label: str, *, first: bool) -> QWidget:
    """Return a label with some room above it."""
    head = QWidget()
    column(head, (0, 0 if first else 0.5, 0, 0), 0).addWidget(SmallStrong(label))
    return head


class FactsList(QWidget):
    """Rows of label and value.

    Args:
        beside: labels stand left of their values (a wide page) instead of above them (a side panel).
    """

    def __init__(self, facts: Sequence[Fact] = (), *, beside: bool = False) -> None:
        super().__init__()
        self._beside = beside
        self._grid = QGridLayout(self)
        spaced(self._grid, 0, 0.4 if beside else 0.1)
        self._hold()
        self.show_facts(facts)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts instead."""
        empty(self._grid)
        for index, (label, value) in enumerate(facts):
            shown = value if isinstance(value, QWidget) else Plain(value if self._beside else breakable(value))
            if isinstance(shown, Plain):
                shown.setAccessibleName(shown.text().replace(SOFT_HYPHEN, ""))
                shown.setProperty("small", not self._beside)
                shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if self._beside:
                self._put_beside(index * 2, label, shown, last=index == len(facts) - 1)
            else:
                if label:
                    self._grid.addWidget(_headed(label, first=index == 0), index * 2, 0)
                self._grid.addWidget(shown, index * 2 + 1, 0, self._align(shown))

    def _put_beside(self, line: int, label: str, shown: QWidget, *, last: bool) -> None:
        head = Strong(label)
        self._grid.addWidget(head, line, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(shown, line, 1, self._align(shown))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 3)
        if not last:
            self._grid.addWidget(Rule(), line + 1, 0, 1, 2)

    def changeEvent(self, event: QEvent, /) -> None:
        """Another height of text, another width of the labels."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._hold()

    def _hold(self) -> None:
        self._grid.setColumnMinimumWidth(0, em(7) if self._beside else 0)

    @staticmethod
    def _align(shown: QWidget) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag(0) if isinstance(shown, Plain) else Qt.AlignmentFlag.AlignLeft
