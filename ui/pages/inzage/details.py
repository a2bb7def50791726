"""Everything that one line of the log tells, beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.inzage.words import counted, facts
from ui.widgets.card import Card
from ui.widgets.facts import FactsList
from ui.widgets.text import Muted
from ui.words import say

if TYPE_CHECKING:
    from triage.access.inzage import Regel
    from ui.pages.inzage.words import Lexicon


class DetailCard(Card):
    """The line that is chosen."""

    def __init__(self) -> None:
        super().__init__(say("inzage.detail.titel"))
        self.hint, self.erased = Muted(), Muted(say("inzage.detail.gewist"))
        self.facts = FactsList()
        for part in (self.hint, self.facts, self.erased):
            self.add(part)
        self.fill()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show no line."""
        self._say(say("inzage.detail.kies"))

    def show_waiting(self) -> None:
        """Say that the line is being fetched."""
        self._say(say("inzage.laden"))

    def show_missing(self) -> None:
        """Say that the line is not in the log."""
        self._say(f"{say('inzage.regel_ontbreekt')}. {say('inzage.regel_ontbreekt_uitleg')}")

    def show_regel(self, regel: Regel, lexicon: Lexicon) -> None:
        """Show a line."""
        self.hint.hide()
        self.heading.setText(say("inzage.detail.titel_van", nummer=counted(regel.seq)))
        self.facts.show_facts(facts(regel, lexicon))
        self.facts.show()
        self.erased.setVisible(regel.erased)

    def _say(self, words: str) -> None:
        self.heading.setText(say("inzage.detail.titel"))
        self.facts.show_facts(())
        self.facts.hide()
        self.erased.hide()
        self.hint.setText(words)
        self.hint.show()
