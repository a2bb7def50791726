"""What the program has to say: a strip with an icon, words and perhaps an act; and what an empty list says."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.widgets.buttons import Button, Quiet
from ui.widgets.chip import Kind
from ui.widgets.errors import announce
from ui.widgets.icons import Icon
from ui.widgets.layouts import FlowRow, column, row
from ui.widgets.text import Muted, Plain, Strong
from ui.words import say

_ICONS = {
    Kind.NEUTRAL: "info",
    Kind.ACCENT: "info",
    Kind.OK: "vink",
    Kind.ATTENTION: "waarschuwing",
    Kind.DANGER: "stop",
}


class MessageStrip(QFrame):
    """A message in the page: heading, words, and buttons below. It stays until somebody closes it."""

    closed = Signal()

    def __init__(self, title: str = "", text: str = "", kind: Kind = Kind.ACCENT, *, closable: bool = False) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        line = row(self, 0.8, 0.7)
        self._icon = Icon("info", "accent", 1.3)
        self.title, self.text = Strong(), Plain()
        self._acts = FlowRow()
        self._acts.hide()
        words = column(None, 0, 0.25)
        for part in (self.title, self.text, self._acts):
            words.addWidget(part)
        self.close_button = Quiet("", icon_name="sluiten")
        self.close_button.setAccessibleName(say("melding.sluit"))
        self.close_button.setToolTip(say("melding.sluit"))
        self.close_button.clicked.connect(self._on_close)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.close_button.setVisible(closable)
        self.show_message(title, text, kind)

    def show_message(self, title: str, text: str, kind: Kind, acts: tuple[Button, ...] = ()) -> None:
        """Say this instead, with these buttons."""
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self._acts.clear()
        for act in acts:
            self._acts.add(act)
        self._acts.setVisible(bool(acts))
        self._icon.show_icon(_ICONS[kind], kind.value)
        self.setAccessibleName(f"{title} {text}".strip())
        self.setProperty("kind", kind.value)
        self.style().unpolish(self)
        self.style().polish(self)
        if self.isVisible():
            announce(self, self.accessibleName())

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()


class EmptyState(QWidget):
    """What a list says when there is nothing in it, and what somebody can do."""

    def __init__(self, title: str, text: str = "", act: Button | None = None) -> None:
        super().__init__()
        inside = column(self, (1, 2, 1, 2), 0.5)
        for part in (Strong(title), Muted(text)):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(part)
            part.setVisible(bool(part.text()))
        if act is not None:
            inside.addWidget(act, 0, Qt.AlignmentFlag.AlignHCenter)
