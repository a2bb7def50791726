"""Tells screen readers which texts are headings (EN 301 549 11.1.3.1), so that people can go from one to the next.

And which widgets are a chart and its bars: for Qt these are widgets like any other.
"""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication

from ui.widgets.chart import BarChart, BarRow
from ui.widgets.text import PrimaryHeading, QuestionHeading, SectionHeading

_INSTALLED: Final = "tenzij_koppen"
_HEADINGS: Final = (PrimaryHeading, SectionHeading, QuestionHeading)


class HeadingFace(QAccessibleWidget):
    """What a screen reader sees of a heading: its role, and its words as they are now."""

    def __init__(self, heading: PrimaryHeading | SectionHeading | QuestionHeading) -> None:
        super().__init__(heading, QAccessible.Role.Heading, heading.text())
        self._heading = heading

    def text(self, part: QAccessible.Text, /) -> str:
        """Return the words of the heading as its name."""
        return self._heading.text() if part is QAccessible.Text.Name else ""


def speak_headings(app: QApplication) -> None:
    """Let Qt make these faces for every heading and chart; a second call changes nothing."""
    if not app.property(_INSTALLED):
        app.setProperty(_INSTALLED, True)
        QAccessible.installFactory(_face)


def _face(_class: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, BarChart):
        return QAccessibleWidget(thing, QAccessible.Role.Chart, thing.accessibleName())
    if isinstance(thing, BarRow):
        return QAccessibleWidget(thing, QAccessible.Role.ListItem, thing.accessibleName())
    return HeadingFace(thing) if isinstance(thing, _HEADINGS) else None
