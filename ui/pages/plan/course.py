"""The course of a plan: a bar for each agreement, and the same as sentences for who would rather read."""

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.plan.desk import OpenPlan
from triage.plan.model import Afspraak, Gedaan
from ui.pages.plan.words import by_whom, for_whom, progress, spoken_period
from ui.widgets.buttons import Quiet
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.text import Plain
from ui.widgets.timeline import Bar, Going, Timeline
from ui.words import say

_GOING: Final = {Gedaan.LOOPT: Going.RUNS, Gedaan.KLAAR: Going.DONE, Gedaan.GESTOPT: Going.STOPPED}


class CourseCard(Card):
    """The timeline, and its words behind a button."""

    chosen = Signal(str)
    """The id of an agreement."""

    def __init__(self) -> None:
        super().__init__(say("plan.verloop.titel"))
        self.timeline = Timeline(say("plan.verloop.naam"))
        self.timeline.chosen.connect(self.chosen)
        self.words_button = Quiet(say("plan.verloop.als_tekst"))
        self.words_button.setCheckable(True)
        self.words_button.toggled.connect(self._on_words)
        self.words = QWidget()
        self._sentences = column(self.words, 0, 0.3)
        self.words.hide()
        for part in (self.timeline, FlowRow([self.words_button]), self.words):
            self.add(part)

    def show_course(self, shown: OpenPlan, today: date) -> None:
        """Show the lines in the order in which they begin."""
        lines = sorted(shown.plan.afspraken, key=lambda line: line.since)
        bars = tuple(_bar(shown, line, today) for line in lines)
        self.setVisible(bool(bars))
        self.timeline.show_bars(bars, today)
        empty(self._sentences)
        for bar in bars:
            self._sentences.addWidget(Plain(bar.spoken))

    def _on_words(self, on: bool) -> None:
        self.words.setVisible(on)
        self.words_button.set_words(say("plan.verloop.als_lijn" if on else "plan.verloop.als_tekst"))


def _bar(shown: OpenPlan, line: Afspraak, today: date) -> Bar:
    names = {one.id: one.text for one in shown.choices.supports}
    facts = {
        "voor": for_whom(shown.plan, line),
        "wie": by_whom(shown.plan, line)[0],
        "soort": names.get(line.support, line.support),
        "periode": spoken_period(line),
        "stand": progress(line, today),
    }
    # What stopped early ended on the day that it stopped.
    until = line.done_on if line.done is not Gedaan.LOOPT and line.done_on else line.until
    title = say("plan.verloop.regel", **facts)
    return Bar(
        line.id, title, facts["stand"], say("plan.verloop.gezegd", **facts), line.since, until, _GOING[line.done]
    )
