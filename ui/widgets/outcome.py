"""What came of a check: an icon with words, what it means, the facts, and what is left to compare by eye."""

from typing import Final

from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.facts import FactsList
from ui.widgets.layouts import column, empty
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Plain, Strong
from ui.words import say

_KINDS: Final = {"goed": Kind.OK, "weet": Kind.ACCENT, "let_op": Kind.ATTENTION, "fout": Kind.DANGER}


class OutcomeCard(Card):
    """One outcome; hidden until there is one.

    Args:
        title: what was checked, or empty.
    """

    def __init__(self, title: str = "") -> None:
        super().__init__(title)
        self.strip, self.facts = MessageStrip(), FactsList(beside=True)
        self._compare = column(None, 0, 0.3)
        for part in (self.strip, self.facts, self._compare):
            self.add(part)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Take away what was said before."""
        self.hide()
        self.strip.show_message("", "", Kind.NEUTRAL)
        self.facts.show_facts(())
        empty(self._compare)

    def show_outcome(
        self,
        toon: str,
        title: str,
        sentences: tuple[str, ...],
        facts: tuple[tuple[str, str], ...] = (),
        compare: tuple[str, ...] = (),
    ) -> None:
        """Show this outcome.

        Args:
            toon: `goed`, `weet`, `let_op` or `fout`.
            sentences: what it means, each a line.
            compare: what to look at on the paper, in order.
        """
        self.show_nothing()
        self.show()
        self.strip.show_message(title, "\n".join(sentences), _KINDS[toon])
        self.facts.show_facts(facts)
        self.facts.setVisible(bool(facts))
        if compare:
            self._compare.addWidget(Strong(say("controle.vergelijk.titel")))
        for number, question in enumerate(compare, 1):
            self._compare.addWidget(Plain(f"{number}. {question}"))

    @property
    def words(self) -> str:
        """Everything it says, for a test and for a screen reader."""
        return self.strip.accessibleName()
