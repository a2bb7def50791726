"""Beside a question: why it is asked, what is enough, a good and a poor example, and where it stands in the law."""

from triage.kader.model import Question
from ui.widgets.card import Card
from ui.widgets.layouts import column
from ui.widgets.text import Plain, SmallStrong
from ui.words import say

_PARTS = ("genoeg", "goed", "matig", "wet")


class WhyPanel(Card):
    """The explanation of the question at hand; parts without a text do not show."""

    def __init__(self) -> None:
        super().__init__(say("waarom.waarom"))
        self._why = Plain()
        self._texts: dict[str, tuple[SmallStrong, Plain]] = {}
        self._why.setProperty("small", True)
        self.add(self._why)
        for part in _PARTS:
            head, text = SmallStrong(say(f"waarom.{part}")), Plain()
            text.setProperty("small", True)
            self._texts[part] = (head, text)
            pair = column(None, (0, 0.3, 0, 0), 0.1)
            pair.addWidget(head)
            pair.addWidget(text)
            self.add(pair)

    def show_question(self, question: Question) -> None:
        """Explain this question."""
        self._why.setText(question.why)
        found = {"genoeg": question.enough, "goed": question.good, "matig": question.poor, "wet": question.law}
        for part, (head, text) in self._texts.items():
            text.setText(found[part])
            head.setVisible(bool(found[part]))
            text.setVisible(bool(found[part]))
