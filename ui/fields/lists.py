"""A list of options to choose from; a long one can be searched, and folds away once something is chosen."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from triage.kader.model import Option
from ui.fields.choices import Dot, Tick
from ui.fields.editors import LineEditor
from ui.widgets.buttons import Link
from ui.widgets.layouts import column, empty
from ui.widgets.text import Small
from ui.words import say

LONG: Final = 7
"""Above this many options a list can be searched."""

Make = Callable[[Option], QAbstractButton]


def dot(option: Option) -> Dot:
    """Return the radio button of an option."""
    return Dot(option.text, option.help, option.law)


def tick(option: Option) -> Tick:
    """Return the check box of an option."""
    return Tick(option.text, option.help, option.law)


class OptionList(QWidget):
    """Rows of options; each row may hold more under its button (`row_of`)."""

    unfolded = Signal()
    """Somebody asked to see the other options."""

    def __init__(self, make: Make) -> None:
        super().__init__()
        self._make = make
        self._options: tuple[Option, ...] = ()
        self._buttons: dict[str, QAbstractButton] = {}
        self._rows: dict[str, QWidget] = {}
        outer = column(self, 0, 0.3)
        self.filter = LineEditor()
        self.filter.setPlaceholderText(say("veld.filter"))
        self.filter.setClearButtonEnabled(True)
        self.nothing = Small(say("veld.filter_niets"))
        self.others = Link(say("veld.anders"))
        self._list = column(None, 0, 0.15)
        outer.addWidget(self.filter)
        outer.addLayout(self._list)
        outer.addWidget(self.nothing)
        outer.addWidget(self.others)
        self.filter.textChanged.connect(self._sift)
        self.others.clicked.connect(self.unfold)
        self.fold(None)

    def show_options(self, options: tuple[Option, ...]) -> None:
        """Make the rows anew."""
        empty(self._list)
        self._options = options
        self._buttons, self._rows = {}, {}
        for option in options:
            row = QWidget()
            column(row, 0, 0.35).addWidget(self._add(option))
            self._rows[option.id] = row
            self._list.addWidget(row)
            row.show()
        self.filter.clear()
        self.fold(None)

    def _add(self, option: Option) -> QAbstractButton:
        button = self._make(option)
        button.setObjectName(option.id)
        self._buttons[option.id] = button
        return button

    @property
    def options(self) -> tuple[Option, ...]:
        """The options that are shown."""
        return self._options

    @property
    def long(self) -> bool:
        """Long enough to search in."""
        return len(self._options) > LONG

    def button(self, option: str) -> QAbstractButton | None:
        """Return the button of an option, or None when it is not offered."""
        return self._buttons.get(option)

    def buttons(self) -> tuple[QAbstractButton, ...]:
        """Return all buttons in the order of the options."""
        return tuple(self._buttons.values())

    def chosen(self) -> tuple[str, ...]:
        """Return the ids that are checked, in the order of the options."""
        return tuple(option for option, button in self._buttons.items() if button.isChecked())

    def row_of(self, option: str) -> QVBoxLayout:
        """Return the layout of an option's row, to put something under its button."""
        layout = self._rows[option].layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 (made so above)
        return layout

    def fold(self, chosen: str | None) -> None:
        """Show only what was chosen when the list is long; None shows everything."""
        folded = chosen is not None and self.long
        self.filter.setVisible(self.long and not folded)
        self.others.setVisible(folded)
        self.nothing.hide()
        for option, row in self._rows.items():
            row.setVisible(not folded or option == chosen)

    def unfold(self) -> None:
        """Show all options again and go to the search line."""
        self.fold(None)
        self.filter.setFocus()
        self.unfolded.emit()

    def name_parts(self, question: str) -> None:
        """Name the search line and the link after the question."""
        self.filter.setAccessibleName(say("veld.filter_naam", vraag=question))
        self.others.setAccessibleName(say("veld.anders_naam", vraag=question))

    def _sift(self, text: str) -> None:
        """Hide what does not contain every word that was typed; what is chosen always stays in sight."""
        words = text.casefold().split()
        hits = 0
        for option in self._options:
            hay = f"{option.text} {option.help} {option.law}".casefold()
            hit = all(word in hay for word in words)
            hits += hit
            self._rows[option.id].setVisible(hit or self._buttons[option.id].isChecked())
        self.nothing.setVisible(hits == 0)
