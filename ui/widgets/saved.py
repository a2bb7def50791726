"""Whether what was typed is safe, in words: `Opgeslagen 14:02`."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.errors import announce
from ui.widgets.icons import Icon
from ui.widgets.layouts import row
from ui.widgets.text import Plain
from ui.words import clock_time, say


class SavedLabel(QWidget):
    """Says that everything is saved, is being saved, or is not, and why."""

    def __init__(self) -> None:
        super().__init__()
        line = row(self, 0, 0.35)
        self._icon = Icon("vink", "ok", 1.0)
        self._words = Plain()
        line.addStretch(1)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._words)
        self._icon.hide()
        self.setProperty("stand", "")

    @property
    def words(self) -> str:
        """What it says now."""
        return self._words.text()

    def saved(self, when: datetime) -> None:
        """Everything is saved since this moment."""
        self._show(say("opslaan.klaar", tijd=clock_time(when)), "klaar", "vink", "ok")

    def saving(self) -> None:
        """A change is on its way to the store."""
        self._show(say("opslaan.bezig"), "bezig", "klok", "muted")

    def not_saved(self, reason: str) -> None:
        """The last change could not be saved; said aloud as well."""
        self._show(say("opslaan.niet", reden=reason), "niet", "waarschuwing", "danger")
        announce(self, self.words)

    def _show(self, words: str, state: str, icon: str, tint: str) -> None:
        self._words.setText(words)
        self._words.setWordWrap(state == "niet")
        self._icon.show_icon(icon, tint)
        self._icon.show()
        self.setProperty("stand", state)
        self.setAccessibleName(words)
        for part in (self, self._words):
            part.style().unpolish(part)
            part.style().polish(part)
