"""For whom an overview is, and over which time: a casus by its whole kenmerk, and a person in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from triage.ids import ItemId
from ui.fields.dates import written_date
from ui.fields.form import Choice, FormRow
from ui.pages.door.form_rows import DayRow, LineRow, mark_all
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import Columns, FlowRow, Panel
from ui.widgets.text import Muted
from ui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from triage.access.inzage import Betrokkene


@dataclass(frozen=True, slots=True)
class Asked:
    """Which overview is wanted, of somebody in the casus that was found."""

    person: ItemId
    since: date
    until: date


class AskedCard(Card):
    """First the casus, then for whom and over which time."""

    find_wanted = Signal(str)
    """A whole kenmerk."""
    wanted = Signal(object)
    """The overview that is `Asked`."""

    def __init__(self) -> None:
        super().__init__()
        self.add(Muted(say("inzage.blad.uitleg")))
        self.kenmerk = LineRow(say("inzage.blad.kenmerk"), say("inzage.blad.kenmerk_uitleg"))
        self.seek = Button(say("inzage.blad.zoek"), icon_name="zoek", small=True)
        self.add(self.kenmerk)
        self.add(FlowRow([self.seek]))
        self.person = Choice()
        self.person.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.person.setMinimumContentsLength(8)
        self.person_row = FormRow(say("inzage.blad.persoon"), self.person)
        self.since, self.until = DayRow(say("inzage.blad.van")), DayRow(say("inzage.blad.tot"))
        self.add(self.person_row)
        self.add(Columns([Panel(self.since, 15), Panel(self.until, 15)]))
        self.go = Button(say("inzage.blad.maak"))
        self.add(FlowRow([self.go]))
        self.seek.clicked.connect(self._on_find)
        self.go.clicked.connect(self._on_go)
        self.kenmerk.line.written.connect(lambda: self.show_people(()))
        self.kenmerk.line.returnPressed.connect(self._on_find)
        for line in (self.since, self.until):
            line.day.editor.returnPressed.connect(self._on_go)
        self.show_people(())

    def begin(self, since: date, until: date) -> None:
        """Start anew with this period."""
        self.kenmerk.line.show_words("")
        self.show_people(())
        mark_all({self.kenmerk: None, self.person_row: None, self.since: None, self.until: None})
        self.since.day.editor.show_words(written_date(since))
        self.until.day.editor.show_words(written_date(until))

    def show_kenmerk(self, kenmerk: str) -> None:
        """Show which casus it is about."""
        self.kenmerk.line.show_words(kenmerk)

    def show_people(self, people: Sequence[Betrokkene], chosen: ItemId | None = None) -> None:
        """Offer the people of the casus that was found."""
        self.person.clear()
        for one in people:
            self.person.addItem(one.name or say("inzage.regel.nummer_persoon", nummer=one.number), one.item)
        if chosen is not None:
            self.person.setCurrentIndex(self.person.findData(chosen))
        self.person_row.setVisible(bool(people))
        self.kenmerk.mark(None)

    def mark_unknown(self) -> None:
        """Say that there is no such casus."""
        self.kenmerk.mark(say("inzage.blad.kenmerk_onbekend"))
        self.kenmerk.line.setFocus()

    def _on_find(self) -> None:
        words = self.kenmerk.words()
        self.kenmerk.mark(None if words else say("inzage.blad.kenmerk_leeg"))
        if words:
            self.find_wanted.emit(words)

    def _on_go(self) -> None:
        since, until, person = self.since.value(), self.until.value(), self.person.currentData()
        turned = since is not None and until is not None and until < since
        faults: dict[FormRow, str | None] = {
            self.kenmerk: None if person else say("inzage.blad.geen_persoon"),
            self.since: None if since else say("inzage.blad.dag_leeg"),
            self.until: say("inzage.zoek.dagen_omgekeerd")
            if turned
            else None
            if until
            else say("inzage.blad.dag_leeg"),
        }
        wrong = mark_all(faults)
        if wrong is not None:
            wrong.setFocus()
        elif since is not None and until is not None:
            self.wanted.emit(Asked(ItemId(person), since, until))
