"""The buttons that make a paper for somebody of the household, or the part of a helper. Only there where it works."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QMenu

from triage.ids import ItemId
from triage.plan.model import Inkijk, Plan
from ui.pages.plan.words import helper_name
from ui.widgets.buttons import Button
from ui.widgets.layouts import FlowRow
from ui.words import say


class PapersRow(FlowRow):
    """Two buttons, each with a menu of people."""

    for_bewoner = Signal(object)
    """The `ItemId` of somebody of the household."""
    for_helper = Signal(object)
    """The `ItemId` of a helper."""

    def __init__(self) -> None:
        self.bewoners = Button(say("plan.papier.bewoner"), icon_name="afdrukken")
        self.helpers = Button(say("plan.papier.hulpverlener"), icon_name="afdrukken")
        self.own = Button(say("plan.papier.eigen"), icon_name="afdrukken")
        super().__init__([self.bewoners, self.helpers, self.own])
        self._mine: ItemId | None = None
        self.own.clicked.connect(self._on_own)
        self.bewoner_menu, self.helper_menu = QMenu(self), QMenu(self)
        self.bewoners.setMenu(self.bewoner_menu)
        self.helpers.setMenu(self.helper_menu)

    def show_plan(self, plan: Plan, *, there: bool) -> None:
        """Offer the people of a plan; who reads nothing of it gets no paper."""
        reading = [(one.id, one.name) for one in plan.bewoners if one.inkijk is not Inkijk.NIETS]
        helping = [(one.id, helper_name(one)) for one in plan.helpers]
        _fill(self.bewoner_menu, reading, self.for_bewoner)
        _fill(self.helper_menu, helping, self.for_helper)
        self.own.hide()
        self.bewoners.setVisible(bool(reading))
        self.helpers.setVisible(bool(helping))
        self.setVisible(there and bool(reading or helping))

    def show_own(self, mine: ItemId | None) -> None:
        """Offer a helper the paper of their own part."""
        self._mine = mine
        self.bewoners.hide()
        self.helpers.hide()
        self.own.setVisible(mine is not None)
        self.setVisible(mine is not None)

    def _on_own(self) -> None:
        if self._mine is not None:
            self.for_helper.emit(self._mine)


def _fill(menu: QMenu, people: Iterable[tuple[ItemId, str]], signal: SignalInstance) -> None:
    menu.clear()
    for item, name in people:
        # A name is shown as it is: an ampersand in it makes no shortcut.
        menu.addAction(name.replace("&", "&&")).triggered.connect(partial(_emit, signal, item))


def _emit(signal: SignalInstance, item: ItemId, _checked: bool = False) -> None:  # noqa: FBT002 (Qt's own)
    signal.emit(item)
