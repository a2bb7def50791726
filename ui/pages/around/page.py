"""Around a casus: who may see it, since when and why, and what belongs to it. No name of an inhabitant stands here."""

from collections.abc import Set as AbstractSet
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.casus.around import Around
from ui.pages.around.belongs import Belongs
from ui.pages.around.who import WhoCard
from ui.spot import At, Spot
from ui.widgets.buttons import Button, Quiet
from ui.widgets.chip import Chip, Kind
from ui.widgets.layouts import Columns, FlowRow, Panel, column
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import say


class AroundPage(ScrollPage):
    """What stands around one casus."""

    go_wanted = Signal(object)
    """A `Spot`."""

    def __init__(self) -> None:
        super().__init__()
        self._casus = ""
        self.title, self._about = PrimaryHeading(), Muted()
        self._state, self._shield = Chip(""), Chip("")
        self.back, self.list = Quiet(say("rondom.naar_casus"), icon_name="terug"), Quiet(say("rondom.naar_lijst"))
        self.follow = Button(say("opvolging.knop"))
        self.title.setWordWrap(False)
        head = column(None, 0, 0.25)
        head.addWidget(FlowRow([self.title, self._state, self._shield], 0.9))
        head.addWidget(self._about)
        head.addWidget(FlowRow([self.back, self.follow, self.list]))
        self.who, self.belongs = WhoCard(), Belongs()
        self._sides = Columns((Panel(self.who, 30, 3), Panel(self.belongs, 20, 2)))
        self.content.addLayout(head)
        self.content.addWidget(self._sides)
        self.back.clicked.connect(lambda: self.go_wanted.emit(Spot(At.TRIAGE, self._casus)))
        self.follow.clicked.connect(lambda: self.go_wanted.emit(Spot(At.FOLLOW, self._casus)))
        self.list.clicked.connect(lambda: self.go_wanted.emit(Spot(At.LIST)))
        self.belongs.go_wanted.connect(self.go_wanted)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show nothing of anybody, while something is fetched."""
        self._casus = ""
        self.title.setText(say("rondom.laden"))
        self._about.setText("")
        for part in (self._state, self._shield, self.back, self.follow, self._sides):
            part.hide()
        self.who.table.show_lines(())
        self.belongs.show_nothing()

    def show_around(self, around: Around, ways: AbstractSet[At], now: datetime) -> None:
        """Show a casus.

        Args:
            ways: the spots that there are for this role.
        """
        self._casus = around.casus
        self.title.setText(say("rondom.titel", kenmerk=around.kenmerk))
        self._about.setText(_about(around))
        self._state.show_state(say(f"casussen.staat.{around.state.value}"), Kind.NEUTRAL)
        self._shield.show_state(say("rondom.afgeschermd"), Kind.ACCENT, "schild")
        self._shield.setVisible(around.shielded)
        self.back.setVisible("casus_lezen" in around.may)
        self.follow.setVisible("opvolging_lezen" in around.may and At.FOLLOW in ways)
        self.who.show_around(around, now.date())
        self.belongs.show_around(around, ways, now)
        for part in (self._state, self._sides):
            part.show()

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        there = (button for button in self.who.acts.values() if not button.isHidden())
        return next(there, self.who.table)


def _about(around: Around) -> str:
    who = ", ".join(part for part in (around.owner or say("rondom.onbekend"), around.owner_function) if part)
    regie = say("rondom.regisseur", naam=around.regisseur) if around.regisseur else say("rondom.geen_regisseur")
    return say("rondom.onder_titel", wie=who, team=around.team, regie=regie)
