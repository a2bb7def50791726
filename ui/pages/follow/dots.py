"""A few choices under each other of which one is chosen; nothing is chosen beforehand."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.fields.choices import Dot
from ui.widgets.layouts import column


class Dots(QWidget):
    """Choices by slug, each with its words and perhaps a line of help."""

    changed = Signal()
    """Somebody chose."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        inside = column(self, 0, 0.1)
        self._group = QButtonGroup(self)
        self.dots = {slug: Dot(*parts) for slug, parts in words.items()}
        for dot in self.dots.values():
            self._group.addButton(dot)
            inside.addWidget(dot)
            dot.clicked.connect(self.changed)
        self.setFocusProxy(next(iter(self.dots.values())))

    @property
    def chosen(self) -> str:
        """The slug of what is chosen, or empty."""
        return next((slug for slug, dot in self.dots.items() if dot.isChecked()), "")

    def show_choice(self, slug: str) -> None:
        """Show a choice, or none."""
        self._group.setExclusive(False)
        for each, dot in self.dots.items():
            dot.setChecked(each == slug)
        self._group.setExclusive(True)
