"""What belongs to a casus: the 1-plan, the casusoverleg, advice, and requests for access, each as a card with a way."""

from collections.abc import Set as AbstractSet
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.casus.around import Advice, Around
from ui.spot import At, Spot
from ui.widgets.buttons import Button, Link
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.text import Muted, Plain
from ui.words import near_moment, say


class Belongs(QWidget):
    """Cards beside who may see it; what this role may not read, or what is not there, has no card and no button."""

    go_wanted = Signal(object)
    """A `Spot`."""

    def __init__(self) -> None:
        super().__init__()
        self._cards = column(self, 0, 1.1)

    def show_nothing(self) -> None:
        """Show nothing of anybody."""
        empty(self._cards)

    def show_around(self, around: Around, ways: AbstractSet[At], now: datetime) -> None:
        """Show what belongs to it.

        Args:
            ways: the spots that there are for this role.
        """
        empty(self._cards)
        cards = (
            _plan(around, ways),
            _overleg(around, ways, now),
            _advice(around, ways, now),
            _requests(around, ways),
            _forms(around, ways),
        )
        for card in cards:
            if card is not None:
                for button, spot in card.ways:
                    button.clicked.connect(lambda _=False, to=spot: self.go_wanted.emit(to))
                self._cards.addWidget(card)
        self._cards.addStretch(1)


class _WayCard(Card):
    """A card with sentences, and buttons that lead somewhere."""

    def __init__(self, key: str, nothing: bool) -> None:
        super().__init__(say(f"rondom.{key}.titel"))
        self.ways: list[tuple[Button, Spot]] = []
        self.add(Muted(say(f"rondom.{key}.geen" if nothing else f"rondom.{key}.uitleg")))

    def way(self, button: Button, spot: Spot, ways: AbstractSet[At]) -> None:
        """Add a button where there is something behind it."""
        if spot.at in ways:
            self.ways.append((button, spot))
            self.add(FlowRow([button]))


def _plan(around: Around, ways: AbstractSet[At]) -> _WayCard | None:
    if around.plans is None:
        return None
    card = _WayCard("plan", not around.plans)
    for plan, number in around.plans:
        card.way(Link(say("rondom.plan.open", nummer=number)), Spot(At.PLAN, plan), ways)
    if "plan_schrijven" in around.may and not around.running:
        card.way(Button(say("rondom.plan.begin")), Spot(At.NEW_PLAN, around.casus), ways)
    return card


def _overleg(around: Around, ways: AbstractSet[At], now: datetime) -> _WayCard | None:
    if around.overleggen is None:
        return None
    card = _WayCard("overleg", not around.overleggen)
    for one in reversed(around.overleggen):
        when = near_moment(one.at.astimezone(now.tzinfo), now)
        state = say(f"rondom.overleg.{one.state.value}")
        words = say("rondom.overleg.open", nummer=one.number, wanneer=when, staat=state)
        card.way(Link(words), Spot(At.MEETING, one.id), ways)
    if "overleg_schrijven" in around.may:
        card.way(Button(say("rondom.overleg.begin")), Spot(At.NEW_MEETING, around.casus), ways)
    return card


def _advice(around: Around, ways: AbstractSet[At], now: datetime) -> _WayCard | None:
    asks = "advies_vragen" in around.may
    if around.adviezen is None or not (around.adviezen or asks):
        return None
    card = _WayCard("advies", not around.adviezen)
    for one in around.adviezen:
        card.add(Plain(_asked(one, now)))
    if asks:
        card.way(Button(say("rondom.advies.vraag")), Spot(At.ADVICE, around.casus), ways)
    return card


def _asked(one: Advice, now: datetime) -> str:
    asked = near_moment(one.asked.astimezone(now.tzinfo), now)
    who = one.adviser or say("rondom.onbekend")
    if one.answered is None:
        return say("rondom.advies.wacht", wie=who, wanneer=asked)
    return say("rondom.advies.gegeven", wie=who, wanneer=near_moment(one.answered.astimezone(now.tzinfo), now))


def _requests(around: Around, ways: AbstractSet[At]) -> _WayCard | None:
    if "toegang_beoordelen" not in around.may or At.REQUESTS not in ways:
        return None
    card = _WayCard("verzoeken", nothing=False)
    card.way(Button(say("rondom.verzoeken.open")), Spot(At.REQUESTS), ways)
    return card


def _forms(around: Around, ways: AbstractSet[At]) -> _WayCard | None:
    if "toestemming_formulier" not in around.may or At.CONSENT_FORM not in ways:
        return None
    card = _WayCard("formulier", nothing=False)
    card.way(Button(say("rondom.formulier.toestemming")), Spot(At.CONSENT_FORM, around.casus), ways)
    card.way(Button(say("rondom.formulier.leeg")), Spot(At.FORMS), ways)
    return card
