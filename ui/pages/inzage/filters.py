"""Which lines of the log somebody wants to see: a period, a casus, a person in it, who did it, and what was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from triage.access.log import EVENT_ACTION, Act
from triage.ids import ItemId, PersonId
from ui.fields.form import Choice, FormRow
from ui.pages.door.form_rows import DayRow, LineRow, mark_all
from ui.pages.inzage.words import what
from ui.widgets.buttons import Button, Quiet
from ui.widgets.card import Card
from ui.widgets.layouts import Columns, FlowRow, Panel
from ui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from triage.access.inzage import Betrokkene

_OUT: Final = frozenset(
    {
        Act.AFGEDRUKT,
        Act.BEWAARD,
        Act.PLAN_AFGEDRUKT,
        Act.PLAN_BEWAARD,
        Act.LOG_UITGEVOERD,
        Act.STANDBEWIJS_GEMAAKT,
        Act.OVERZICHT_AFGEDRUKT,
        Act.OVERZICHT_BEWAARD,
        Act.BRIEF_AFGEDRUKT,
        Act.BRIEF_BEWAARD,
        Act.TERMIJNEN_BEWAARD,
        Act.VERANTWOORDING_AFGEDRUKT,
        Act.VERANTWOORDING_BEWAARD,
        Act.CONVENANTEN_AFGEDRUKT,
        Act.CONVENANTEN_BEWAARD,
        Act.REGISTER_AFGEDRUKT,
        Act.REGISTER_BEWAARD,
        Act.FORMULIER_AFGEDRUKT,
        Act.FORMULIER_BEWAARD,
        Act.DOSSIER_GEBUNDELD,
    }
)
_COMING_IN: Final = frozenset({Act.INGELOGD, Act.VERGRENDELD, Act.ROL_GEKOZEN})
_LEAST: Final = 15
"""Width in em of a field: a day as people write it, and the calendar beside it."""
GROUPS: Final = (
    ("bekeken", frozenset(act for act in Act if EVENT_ACTION[act] == "R") - _OUT),
    ("gewijzigd", frozenset(act for act in Act if EVENT_ACTION[act] in "CUD")),
    ("naar_buiten", _OUT),
    ("inloggen", _COMING_IN),
)
"""Acts that belong together, with the name that the list gives them."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was filled in. The casus is still a kenmerk: whether there is one is for the store to say."""

    since: date | None = None
    until: date | None = None
    kenmerk: str = ""
    person: ItemId | None = None
    actor: PersonId | None = None
    acts: frozenset[Act] = frozenset()


class FilterCard(Card):
    """The fields, side by side where there is room."""

    wanted = Signal(object)
    """The lines that are `Typed`."""

    def __init__(self) -> None:
        super().__init__(say("inzage.filteren"))
        self.since, self.until = DayRow(say("inzage.zoek.van")), DayRow(say("inzage.zoek.tot"))
        self.kenmerk = LineRow(say("inzage.zoek.casus"))
        self.person, self.actor, self.act = Choice(), Choice(), Choice()
        by, done = FormRow(say("inzage.zoek.wie"), self.actor), FormRow(say("inzage.zoek.handeling"), self.act)
        about = FormRow(say("inzage.zoek.persoon"), self.person)
        for rows in ((self.since, self.until, done), (self.kenmerk, about, by)):
            self.add(Columns([Panel(row, _LEAST) for row in rows]))
        self.go, self.clear = Button(say("inzage.zoek.toon"), icon_name="zoek"), Quiet(say("inzage.zoek.wis"))
        self.add(FlowRow([self.go, self.clear]))
        for choice in (self.person, self.actor, self.act):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(8)
        self._fill_acts()
        self.show_colleagues(())
        self.show_people(())
        self.go.clicked.connect(self._on_show)
        self.clear.clicked.connect(self._on_clear)
        self.kenmerk.line.written.connect(self._on_other_casus)
        for line in (self.since.day.editor, self.until.day.editor, self.kenmerk.line):
            line.returnPressed.connect(self._on_show)

    def show_colleagues(self, colleagues: Sequence[tuple[PersonId, str]]) -> None:
        """Offer these people as who did it."""
        chosen = self.actor.currentData()
        self.actor.clear()
        self.actor.addItem(say("inzage.zoek.iedereen"), None)
        for person, name in colleagues:
            self.actor.addItem(name, person)
        self.actor.setCurrentIndex(max(0, self.actor.findData(chosen)))

    def show_people(self, people: Sequence[Betrokkene]) -> None:
        """Offer the people of the casus that was found; none where no casus is chosen."""
        chosen = self.person.currentData()
        self.person.clear()
        self.person.addItem(say("inzage.zoek.elke_persoon"), None)
        for one in people:
            self.person.addItem(one.name or say("inzage.regel.nummer_persoon", nummer=one.number), one.item)
        self.person.setCurrentIndex(max(0, self.person.findData(chosen)))
        # Whom a casus is about is only known once the casus is: until then there is nothing to choose.
        self.person.setEnabled(bool(people))

    def mark_kenmerk(self, message: str | None) -> None:
        """Say what is wrong with the kenmerk, or take that away."""
        self.kenmerk.mark(message)

    def typed(self) -> Typed | None:
        """Return what was filled in; None when a day cannot be read, which is then said there."""
        since, until = self.since.value(), self.until.value()
        unread = say("inzage.zoek.dag_onleesbaar")
        turned = since is not None and until is not None and until < since
        faults: dict[FormRow, str | None] = {
            self.since: unread if self.since.words() and since is None else None,
            self.until: say("inzage.zoek.dagen_omgekeerd")
            if turned
            else unread
            if self.until.words() and until is None
            else None,
            self.kenmerk: None,
        }
        wrong = mark_all(faults)
        if wrong is not None:
            wrong.setFocus()
            return None
        return Typed(since, until, self.kenmerk.words(), self._person(), self._actor(), self._acts())

    def described(self) -> str:
        """Return in words what was chosen; empty when everything is wanted."""
        days = (("van", self.since.value()), ("tot", self.until.value()))
        parts = [say(f"inzage.gezocht.{key}", dag=day) for key, day in days if day is not None]
        if self.act.currentIndex() > 0:
            parts.append(self.act.currentText())
        if self.kenmerk.words():
            parts.append(say("inzage.gezocht.kenmerk", kenmerk=self.kenmerk.words()))
        if self.person.currentIndex() > 0:
            parts.append(say("inzage.regel.over", wie=self.person.currentText()))
        if self.actor.currentIndex() > 0:
            parts.append(say("inzage.gezocht.door", naam=self.actor.currentText()))
        return " · ".join(parts)

    def first(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.since.day.editor

    def _person(self) -> ItemId | None:
        chosen = self.person.currentData()
        return ItemId(chosen) if chosen else None

    def _actor(self) -> PersonId | None:
        chosen = self.actor.currentData()
        return PersonId(chosen) if chosen else None

    def _acts(self) -> frozenset[Act]:
        chosen = str(self.act.currentData() or "")
        grouped = dict(GROUPS).get(chosen)
        if grouped is not None:
            return grouped
        return frozenset({Act(chosen)}) if chosen else frozenset()

    def _fill_acts(self) -> None:
        self.act.addItem(say("inzage.zoek.elke_handeling"), "")
        for name, _ in GROUPS:
            self.act.addItem(say(f"inzage.soort.{name}"), name)
        self.act.insertSeparator(self.act.count())
        for act in sorted(Act, key=lambda one: what(one.value)):
            self.act.addItem(what(act.value), act.value)

    def _on_show(self) -> None:
        typed = self.typed()
        if typed is not None:
            self.wanted.emit(typed)

    def _on_clear(self) -> None:
        for line in (self.since.day.editor, self.until.day.editor, self.kenmerk.line):
            line.show_words("")
        self.show_people(())
        for choice in (self.actor, self.act):
            choice.setCurrentIndex(0)
        self._on_show()

    def _on_other_casus(self) -> None:
        """Another kenmerk has other people in it."""
        self.show_people(())
        self.mark_kenmerk(None)
