"""A status pill: an icon and words, and a colour that only repeats them."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from ui.widgets.icons import Icon
from ui.widgets.layouts import row
from ui.widgets.text import OneLine


class Kind(StrEnum):
    """What a status means for whoever reads it."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    OK = "ok"
    ATTENTION = "attention"
    DANGER = "danger"


ICONS: Final = {
    Kind.NEUTRAL: "",
    Kind.ACCENT: "",
    Kind.OK: "vink",
    Kind.ATTENTION: "klok",
    Kind.DANGER: "waarschuwing",
}


class Chip(QFrame):
    """Words on a soft ground with the icon of their kind; `icon_name` chooses another icon, `"-"` none."""

    def __init__(self, text: str, kind: Kind = Kind.NEUTRAL, icon_name: str = "") -> None:
        super().__init__()
        self._label = OneLine()
        self._icon = Icon("punt", size=0.9)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = row(self, (0.65, 0.15, 0.65, 0.15), 0.3)
        line.addWidget(self._icon)
        line.addWidget(self._label)
        self.show_state(text, kind, icon_name)

    @property
    def words(self) -> str:
        """The words on the pill."""
        return self._label.text()

    def show_state(self, text: str, kind: Kind, icon_name: str = "") -> None:
        """Show another status."""
        name = "" if icon_name == "-" else icon_name or ICONS[kind]
        self._icon.setVisible(bool(name))
        if name:
            self._icon.show_icon(name, kind.value)
        self._label.setText(text)
        self.setAccessibleName(text)
        self.setProperty("kind", kind.value)
        for part in (self, self._label):
            part.style().unpolish(part)
            part.style().polish(part)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """A pill is never cut."""
        return self.sizeHint()


class Badge(QLabel):
    """A small count beside a name; hidden at zero."""

    def __init__(self, count: int = 0) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_count(count)

    def show_count(self, count: int) -> None:
        """Show a count; 99+ from a hundred on."""
        self.setText("99+" if count > 99 else str(count))
        self.setVisible(count > 0)
