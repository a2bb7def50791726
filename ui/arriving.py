"""Where the keyboard begins on a page that just came up."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def settled(page: QWidget) -> bool:
    """Tell whether somebody is somewhere on a page already.

    Hiding another page leaves the keyboard with the next page itself: that is nowhere on it yet.
    """
    focused = QApplication.focusWidget()
    return focused is not None and focused is not page and focused.isVisible() and page.isAncestorOf(focused)


def enter(page: QWidget, first: QWidget) -> None:
    """Let the keyboard begin on a page, unless somebody is somewhere on it already."""
    if page.isVisible() and not settled(page):
        first.setFocus(Qt.FocusReason.OtherFocusReason)
