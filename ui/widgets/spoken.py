"""Tells screen readers which texts are headings (EN 301 549 11.1.3.1), so that people can go from one to the next."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication

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
    """Let Qt make this face for every heading; a second call changes nothing."""
    if not app.property(_INSTALLED):
        app.setProperty(_INSTALLED, True)
        QAccessible.installFactory(_face)


def _face(_class: str, thing: QObject) -> QAccessibleInterface | None:
    return HeadingFace(thing) if isinstance(thing, _HEADINGS) else None
