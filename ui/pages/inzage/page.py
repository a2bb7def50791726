"""The page of the access log: its lines, and what can be done with the whole of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal

from ui.pages.inzage.check import CheckCard
from ui.pages.inzage.details import DetailCard
from ui.pages.inzage.export import ExportCard
from ui.pages.inzage.filters import FilterCard
from ui.pages.inzage.model import LogModel
from ui.pages.inzage.outcome import OutcomeStrip
from ui.pages.inzage.table import LogTable
from ui.pages.inzage.words import counted
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import Columns, FlowRow, Panel, row
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import EmptyState
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.pages.inzage.words import Lexicon

_PLACED_MS: Final = 80
BUTTONS: Final = (
    ("controleer", "schild", "log_lezen"),
    ("standbewijs", "document", "standbewijs"),
    ("vergelijk", "", "standbewijs"),
    ("uitvoeren", "", "log_uitvoeren"),
    ("overzicht", "persoon", "inzage_overzicht"),
)
"""What can be done with the whole log: the sentence, the icon, and the right it takes."""


class LogPage(ScrollPage):
    """The log. What somebody may not do with it is not there."""

    act_wanted = Signal(str)
    """One of `BUTTONS`."""

    def __init__(self) -> None:
        super().__init__()
        self.content.addWidget(PrimaryHeading(say("inzage.titel")))
        self.content.addWidget(Muted(say("inzage.eigen")))
        self.buttons = {name: Button(say(f"inzage.{name}"), icon_name=icon, small=True) for name, icon, _ in BUTTONS}
        self.content.addWidget(FlowRow(list(self.buttons.values())))
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.act_wanted.emit(name))
        self.outcome, self.check, self.export = OutcomeStrip(), CheckCard(), ExportCard()
        self.outcome.told.connect(lambda: self.reveal(self.outcome))
        self.filters = FilterCard()
        self.lines = LogModel(self)
        self.table, self.details = LogTable(self.lines), DetailCard()
        self.summary = Muted()
        self.empty = EmptyState(say("inzage.leeg"), say("inzage.leeg_uitleg"))
        self.empty.hide()
        self.search = Button(say("inzage.filteren"), icon_name="zoek", small=True)
        self.search.clicked.connect(self._on_search)
        listed = Card()
        top = row(None, 0, 0.6)
        top.addWidget(self.summary, 1)
        top.addWidget(self.search)
        listed.add(top)
        for part in (self.table, self.empty):
            listed.add(part)
        for widget in (
            self.outcome,
            self.check,
            self.export,
            self.filters,
            Columns((Panel(listed, 34, 3), Panel(self.details, 17, 1))),
        ):
            self.content.addWidget(widget)
        for card in (self.check, self.export, self.filters):
            card.hide()
        self._lexicon: Lexicon | None = None
        self._chosen = ""
        self.table.pointed.connect(self._on_pointed)
        self.lines.counted.connect(self._on_counted)

    def show_rights(self, rights: frozenset[str]) -> None:
        """Show only the buttons for which there is a right."""
        for name, _, right in BUTTONS:
            self.buttons[name].setVisible(right in rights)

    def begin(self, lexicon: Lexicon, *, whole: bool) -> None:
        """Start a list anew. The model asks for its first page."""
        self._lexicon = lexicon
        self._chosen = self.filters.described()
        self.details.show_nothing()
        self.empty.hide()
        self.table.show()
        self.summary.setText(say("inzage.laden"))
        self.lines.begin(lexicon, whole=whole)
        self.table.scrollToTop()

    def show_nothing(self) -> None:
        """Hold nothing of anybody."""
        self.lines.forget()
        self.details.show_nothing()
        self.outcome.forget()
        self.check.forget()
        self.export.hide()
        self.empty.hide()
        self.summary.setText("")

    def show_found(self) -> None:
        """Make room for what was found, with the keyboard in it; the fields come back with their button."""
        if self.filters.isVisible() and self.lines.rowCount():
            self.filters.hide()
            self.table.setFocus()

    def show_failed(self) -> None:
        """Say that lines did not come."""
        self.lines.fail()
        self.summary.setText(say("inzage.niet_geladen"))

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.table

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The table takes the height that there is."""
        super().resizeEvent(event)
        self.table.updateGeometry()

    def _on_search(self) -> None:
        """Open the fields to choose by, or close them; what is chosen stays."""
        self.filters.setVisible(self.filters.isHidden())
        (self.search if self.filters.isHidden() else self.filters.first()).setFocus()
        if not self.filters.isHidden():
            self.reveal(self.filters)

    def _on_counted(self) -> None:
        rows = self.lines.rowCount()
        self.empty.setVisible(rows == 0)
        self.table.setVisible(rows > 0)
        key = "inzage.aantal_open" if not self.lines.ended else f"inzage.aantal_dicht.{'een' if rows == 1 else 'meer'}"
        count = say(key, aantal=counted(rows)) if rows else ""
        self.summary.setText(" · ".join(part for part in (count, self._chosen) if part))

    def reveal(self, part: QWidget) -> None:
        """Scroll to something that just came up, once it has its place."""
        QTimer.singleShot(_PLACED_MS, part, lambda: self.show_widget(part))

    def _follow(self) -> None:
        """Keep the row that has the keyboard in sight: with large letters the list is higher than the window."""
        inner, box = self.widget(), self.table.visualRect(self.table.currentIndex())
        if self.table.hasFocus() and inner is not None and box.isValid():
            spot = self.table.viewport().mapTo(inner, box.center())
            self.ensureVisible(spot.x(), spot.y(), 0, 2 * box.height())

    def _on_pointed(self, place: int) -> None:
        self._follow()
        regel = self.lines.regel(place)
        if regel is not None and self._lexicon is not None:
            self.details.show_regel(regel, self._lexicon)
        elif self.lines.missing(place):
            self.details.show_missing()
        else:
            self.details.show_waiting()
