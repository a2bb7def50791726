"""The white panel with rounded corners that everything stands on."""

from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from ui.widgets.layouts import column
from ui.widgets.text import SectionHeading


class Card(QFrame):
    """A panel with a title.

    Args:
        title: heading of the panel; empty for none.
        kind: `""`, `attention`, `danger` (coloured ground) or `urgent` (red edge). Words say the same.
    """

    def __init__(self, title: str = "", kind: str = "") -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self._body = column(self, 1.3, 0.7)
        self.heading = SectionHeading(title)
        self._body.addWidget(self.heading)
        self.heading.setVisible(bool(title))

    @property
    def body(self) -> QVBoxLayout:
        """The layout under the title."""
        return self._body

    def add(self, part: QWidget | QLayout) -> None:
        """Add a widget or a layout at the end."""
        if isinstance(part, QWidget):
            self._body.addWidget(part)
        else:
            self._body.addLayout(part)

    def fill(self) -> None:
        """Let what is above stay at the top when the panel is higher than its content."""
        self._body.addStretch(1)
