"""Buttons by weight. None is ever a dialog's default by itself: Enter only presses the button that has the focus."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton

from ui.theme import colour, em
from ui.widgets.icons import icon


class Button(QPushButton):
    """An ordinary button: `Button("Vorige")`, `Button("Afdrukken", icon_name="afdrukken", small=True)`."""

    ink = "accent"

    def __init__(self, text: str, *, icon_name: str = "", small: bool = False) -> None:
        super().__init__(text.replace("&", "&&"))
        self._icon_name = icon_name
        self.setAutoDefault(False)
        self.setDefault(False)
        self.setProperty("small", small)
        self.setProperty("bare", not text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tint()

    def set_words(self, text: str) -> None:
        """Change the words on the button, and with them its name."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def changeEvent(self, event: QEvent, /) -> None:
        """Draw the icon anew when colours or size change."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
            self._tint()

    def _tint(self) -> None:
        if self._icon_name:
            shade = colour(self.ink if self.isEnabled() else "muted")
            self.setIcon(icon(self._icon_name, shade, em(1.1), self.devicePixelRatioF()))
            self.setIconSize(QSize(em(1.1), em(1.1)))


class Primary(Button):
    """The one thing this page is for."""

    ink = "on_fill"


class Danger(Button):
    """Destroys or withdraws something. Never a default, never first."""

    ink = "danger"


class Quiet(Button):
    """A small act beside the matter."""


class Link(Button):
    """An act that reads as a part of the text."""
