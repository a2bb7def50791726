"""A labelled input for pages that do not come out of the kader: first start, unlocking, a short form."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.fields.choices import Tick
from ui.fields.editors import LineEditor
from ui.theme import colour, em
from ui.widgets.errors import ErrorLine, mark_faulty
from ui.widgets.icons import draw
from ui.widgets.layouts import column
from ui.widgets.text import Small, Strong
from ui.words import say


class FormRow(QWidget):
    """A label, the input it names, a line of help and a line for what is wrong with it."""

    def __init__(self, label: str, editor: QWidget, help_text: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._error = ErrorLine()
        self._help = Small(help_text)
        self.label = Strong(label)
        self.label.setBuddy(editor)
        editor.setAccessibleName(label)
        inside = column(self, 0, 0.25)
        for part in (self.label, self._help, editor, self._error):
            inside.addWidget(part)
        self._help.setVisible(bool(help_text))

    def mark(self, message: str | None) -> None:
        """Say what is wrong with this input, or take that away."""
        self._error.show_message(message)
        mark_faulty(self.editor, message)


class PasswordEditor(QWidget):
    """A line that hides what is typed, unless asked to show it. Pasting is allowed (WCAG 3.3.8)."""

    entered = Signal()
    """Enter was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.line = LineEditor(limit=1_000)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.show_button = Tick(say("veld.wachtwoord_toon"))
        self.show_button.toggled.connect(self._on_show)
        self.line.returnPressed.connect(self.entered)
        self.setFocusProxy(self.line)
        inside = column(self, 0, 0.25)
        inside.addWidget(self.line)
        inside.addWidget(self.show_button)

    def setAccessibleName(self, name: str, /) -> None:
        """The name belongs to the line."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def words(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Empty the line and hide again."""
        self.line.clear()
        self.show_button.setChecked(False)

    def _on_show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)


class Choice(QComboBox):
    """A drop-down list that the wheel never changes."""

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the arrow that tells it from a line to type on: a border of our own takes away that of Qt."""
        super().paintEvent(event)
        side = em(1.0)
        left = em(0.5) if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else self.width() - em(0.5) - side
        painter = QPainter(self)
        shade = colour("text" if self.isEnabled() else "muted")
        draw(painter, "omlaag", shade, QRectF(left, (self.height() - side) / 2, side, side))
        painter.end()

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """The page scrolls."""
        event.ignore()
