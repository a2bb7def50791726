"""Checking a sealed decision: does the seal hold, does the series hold, and what differs between then and now."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.besluit.difference import ChangedAnswer
from triage.casework.casus.deciding import Verified
from ui.pages.decision.sections import change_name, segments_of
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip, Kind
from ui.widgets.diff import DiffText
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, SectionHeading, Strong
from ui.words import say


class VerifyCard(Card):
    """The button, and what came of it."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(say("besluit.controle.titel"))
        self.add(Muted(say("besluit.controle.uitleg")))
        self.button = Button(say("besluit.controle.knop"), icon_name="schild")
        self.add(FlowRow([self.button]))
        self.seal, self.series = MessageStrip(), MessageStrip()
        for strip in (self.seal, self.series):
            strip.hide()
            self.add(strip)
        self._changes = QWidget()
        self._column = column(self._changes, 0, 0.6)
        self.differences: tuple[DiffText, ...] = ()
        self.add(self._changes)
        self.button.clicked.connect(self.wanted)

    def forget(self) -> None:
        """Show no outcome of an earlier check."""
        self.seal.hide()
        self.series.hide()
        self.set_busy(False)
        self._show_changes(None)

    def set_busy(self, busy: bool) -> None:
        """Say that it is being checked."""
        self.button.setDisabled(busy)
        self.button.set_words(say("besluit.controle.bezig" if busy else "besluit.controle.knop"))

    def show_verified(self, verified: Verified, when: datetime) -> None:
        """Say what came of it."""
        self.set_busy(False)
        if verified.intact:
            told = say("besluit.controle.heel_uitleg", wanneer=when)
            _tell(self.seal, say("besluit.controle.heel"), told, Kind.OK)
        else:
            self.show_broken()
        self.series.setVisible(not verified.linked)
        if not verified.linked:
            told = say("besluit.controle.ketting_uitleg")
            _tell(self.series, say("besluit.controle.ketting"), told, Kind.DANGER)
        self._show_changes(verified.changed)

    def show_broken(self) -> None:
        """Say that the content is not what was sealed."""
        self.set_busy(False)
        _tell(self.seal, say("besluit.controle.gebroken"), say("besluit.controle.gebroken_uitleg"), Kind.DANGER)

    def _show_changes(self, changed: tuple[ChangedAnswer, ...] | None) -> None:
        empty(self._column)
        self.differences = ()
        if changed is None:
            return
        self._column.addWidget(SectionHeading(say("besluit.controle.toen_nu")))
        if not changed:
            self._column.addWidget(Muted(say("besluit.controle.gelijk")))
            return
        self._column.addWidget(Strong(say("besluit.controle.verschil", aantal=len(changed))))
        self._column.addWidget(Muted(say("besluit.controle.verschil_uitleg")))
        self.differences = tuple(self._add(one) for one in changed)

    def _add(self, changed: ChangedAnswer) -> DiffText:
        name = change_name(changed)
        difference = DiffText(segments_of(changed))
        difference.setAccessibleName(f"{name}, {say('besluit.controle.anders')}")
        chip = Chip(say("besluit.controle.anders"), Kind.ATTENTION, "potlood")
        self._column.addWidget(FlowRow([Strong(name), chip]))
        self._column.addWidget(difference)
        return difference


def _tell(strip: MessageStrip, title: str, text: str, kind: Kind) -> None:
    strip.show()
    strip.show_message(title, text, kind)
