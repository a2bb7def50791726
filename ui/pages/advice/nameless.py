"""A casus or a besluit without names, for an adviser or the FG, with the questions to the adviser on top."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.access.advies import Adviesvraag
from triage.besluit.sealing import SealedFacts
from triage.casework.access.nameless import Nameless
from ui.pages.advice.entry import AdviceCard, AskedEntry
from ui.pages.decision.reasoning import Reasoning
from ui.widgets.buttons import Link, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.facts import FactsList
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.saved import SavedLabel
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, Plain, PrimaryHeading
from ui.words import day, say


class NamelessPage(ScrollPage):
    """What the casus says, with "persoon 1" for every name that it knows."""

    advised = Signal(object, str)
    """The `Adviesvraag`, and the advice."""
    written = Signal()
    """The adviser typed."""
    besluit_wanted = Signal(str)
    casus_wanted = Signal()
    """Back from a besluit to the casus."""
    names_wanted = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.about = PrimaryHeading(), Muted()
        self.names, self.back = Quiet(say("zonder_namen.vraag_namen")), Quiet(say("zonder_namen.naar_casus"))
        self.leave = Quiet(say("zonder_namen.sluit"))
        self.strip = MessageStrip(say("zonder_namen.titel"), say("zonder_namen.uitleg"), Kind.ACCENT)
        self._cards = column(None, 0, 1.0)
        self._writing: tuple[AdviceCard, ...] = ()
        self.reasoning = Reasoning()
        head = column(None, 0, 0.3)
        for part in (self.title, self.about, FlowRow([self.names, self.back, self.leave])):
            head.addWidget(part)
        self.content.addLayout(head)
        self.content.addWidget(self.strip)
        self.content.addLayout(self._cards)
        self.content.addWidget(self.reasoning)
        self.names.clicked.connect(self.names_wanted)
        self.back.clicked.connect(self.casus_wanted)
        self.leave.clicked.connect(self.close_wanted)
        self.reasoning.place_wanted.connect(self._on_place)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show nothing of anybody, while something is fetched."""
        self.title.setText(say("zonder_namen.laden"))
        self.about.setText("")
        self._clear()
        for part in (self.strip, self.names, self.back):
            part.hide()

    def show_casus(
        self, shown: Nameless, asked: Sequence[Adviesvraag], typed: str, now: datetime, *, may_ask: bool
    ) -> None:
        """Show a casus, with the questions to the adviser.

        Args:
            typed: the advice that was being typed.
            may_ask: names can be asked for.
        """
        self._clear()
        self.title.setText(say("zonder_namen.casus", kenmerk=shown.kenmerk))
        self.about.setText(say(f"casussen.staat.{shown.state.value}"))
        self.strip.show()
        self.back.hide()
        self.names.setVisible(may_ask)
        self._show_asked(asked, typed, now)
        if shown.besluiten:
            card = Card(say("zonder_namen.besluiten"))
            for besluit, number, at in shown.besluiten:
                link = Link(say("zonder_namen.besluit", nummer=number, wanneer=day(at.date())))
                link.clicked.connect(lambda _=False, one=besluit: self.besluit_wanted.emit(one))
                card.add(FlowRow([link]))
            self._cards.addWidget(card)
        self.reasoning.show_snapshot(shown.snapshot)
        self.first_focus().setFocus()

    def show_besluit(self, facts: SealedFacts, *, may_ask: bool) -> None:
        """Show what was sealed."""
        self._clear()
        self.title.setText(say("zonder_namen.van_besluit", nummer=facts.number))
        self.about.setText(say("besluit.onder_titel", soort=facts.title, wanneer=facts.sealed_on))
        for part, shown in ((self.strip, True), (self.back, True), (self.names, may_ask)):
            part.setVisible(shown)
        card = Card(facts.outcome_text)
        card.add(Plain(facts.motivation))
        codes = ", ".join(code.id for line in facts.snapshot.lines for code in line.codes)
        until = day(date.fromisoformat(facts.valid_until)) if facts.valid_until else ""
        pairs = ((say("zonder_namen.codes"), codes), (say("zonder_namen.geldig"), until))
        card.add(FactsList([(label, words) for label, words in pairs if words]))
        self._cards.addWidget(card)
        self.reasoning.show_snapshot(facts.snapshot)
        self.back.setFocus()

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self._writing[0].editor if self._writing else self.leave

    @property
    def typed(self) -> str:
        """The advice that is being typed."""
        return self._writing[0].editor.words() if self._writing else ""

    @property
    def saved(self) -> SavedLabel | None:
        """Where it says whether the advice is kept; None where there is none to write."""
        return self._writing[0].saved if self._writing else None

    def _show_asked(self, asked: Sequence[Adviesvraag], typed: str, now: datetime) -> None:
        waiting = [one for one in asked if one.answered_at is None]
        self._writing = tuple(AdviceCard(one, typed if one is waiting[0] else "", now) for one in waiting)
        for card in self._writing:
            card.given.connect(lambda words, one=card.asked: self.advised.emit(one, words))
            card.written.connect(self.written)
            self._cards.addWidget(card)
        answered = [one for one in asked if one.answered_at is not None]
        if answered:
            earlier = Card(say("advies.eerder"))
            for one in answered:
                earlier.add(AskedEntry(one, one.asked_by_name, now))
            self._cards.addWidget(earlier)

    def _clear(self) -> None:
        self._writing = ()
        empty(self._cards)
        self.reasoning.clear()
        self.verticalScrollBar().setValue(0)

    def _on_place(self, place: QWidget) -> None:
        self.ensureWidgetVisible(place)
