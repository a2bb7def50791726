"""To whom: a name and a function on each row, and a row more by Enter or by a button."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.followup.crisis import Ontvanger
from ui.fields.editors import LineEditor
from ui.pages.crisis.typed import Pairs
from ui.widgets.buttons import Quiet
from ui.widgets.layouts import FlowRow, column, row
from ui.words import say

MOST: Final = 20
_LONGEST: Final = 300


class Row(QWidget):
    """One recipient."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.name, self.function = LineEditor(limit=_LONGEST), LineEditor(limit=_LONGEST)
        self.name.setPlaceholderText(say("spoed.formulier.naam_hint"))
        self.function.setPlaceholderText(say("spoed.formulier.functie_hint"))
        self.name.setAccessibleName(say("spoed.formulier.ontvanger_naam", nummer=number))
        self.function.setAccessibleName(say("spoed.formulier.ontvanger_functie", nummer=number))
        line = row(self, 0, 0.6)
        line.addWidget(self.name, 3)
        line.addWidget(self.function, 2)

    @property
    def pair(self) -> tuple[str, str]:
        """Name and function as typed."""
        return self.name.words(), self.function.words()


class Recipients(QWidget):
    """The rows; there is always one."""

    written = Signal()

    def __init__(self) -> None:
        super().__init__()
        inside = column(self, 0, 0.35)
        self._lines = column(None, 0, 0.35)
        inside.addLayout(self._lines)
        self.more = Quiet(say("spoed.formulier.ontvanger_nog"), icon_name="plus")
        inside.addWidget(FlowRow([self.more]))
        self.rows: list[Row] = []
        self.more.clicked.connect(self.add_row)
        self.show_pairs((("", ""),))

    def setAccessibleName(self, name: str, /) -> None:
        """Each line has a name of its own; the whole is called as the field."""
        super().setAccessibleName(name)

    def show_pairs(self, pairs: Pairs) -> None:
        """Show these rows; `written` stays silent."""
        for one in self.rows:
            self._lines.removeWidget(one)
            one.hide()
            one.deleteLater()
        self.rows = []
        for name, function in pairs[:MOST]:
            made = self._add()
            made.name.show_words(name)
            made.function.show_words(function)

    def add_row(self) -> None:
        """Make a row more and go there; an empty last row is there already."""
        last = self.rows[-1]
        if last.name.words().strip() and len(self.rows) < MOST:
            last = self._add()
            self.written.emit()
        last.name.setFocus()

    @property
    def pairs(self) -> Pairs:
        """Every row as typed."""
        return tuple(one.pair for one in self.rows)

    def value(self) -> tuple[Ontvanger, ...]:
        """Return who is named; a row with nothing in it is none."""
        return tuple(Ontvanger(name.strip(), function.strip()) for name, function in self.pairs if name.strip())

    @property
    def loose(self) -> Row | None:
        """A row with a function and no name, or None."""
        return next((one for one in self.rows if one.pair[1].strip() and not one.pair[0].strip()), None)

    def _add(self) -> Row:
        made = Row(len(self.rows) + 1)
        self._lines.addWidget(made)
        if self.rows:
            QWidget.setTabOrder(self.rows[-1].function, made.name)
            QWidget.setTabOrder(made.name, made.function)
            QWidget.setTabOrder(made.function, self.more)
        self.rows.append(made)
        made.show()
        for editor in (made.name, made.function):
            editor.written.connect(self.written)
        made.function.returnPressed.connect(self.add_row)
        made.name.returnPressed.connect(made.function.setFocus)
        self.setFocusProxy(self.rows[0].name)
        return made
