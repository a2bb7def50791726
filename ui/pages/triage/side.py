"""Beside the question: why it is asked, the weighing so far, and the way out when somebody is in danger now."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.convenanten.partners import Partners
from triage.casus.fates import CONSENT_STEP
from triage.casus.walk import Asked, Walk
from ui.pages.triage.links import LinkList
from ui.pages.triage.words import shown_short, to_find_out, weighing
from ui.widgets.buttons import Danger, Quiet
from ui.widgets.card import Card
from ui.widgets.facts import FactsList
from ui.widgets.layouts import FlowRow, column
from ui.widgets.text import Plain, SmallStrong
from ui.widgets.why import WhyPanel
from ui.words import say

MOST = 5
"""Questions to find out that are named; the review names them all."""


class Side(QWidget):
    """The right-hand column.

    Attributes:
        gives_forms: this role may make the form to ask consent with; then there is a way to it where consent is asked.
    """

    danger_wanted = Signal()
    """Somebody is in danger now."""
    crisis_wanted = Signal()
    """The form of six fields at once, instead of question by question."""
    consent_wanted = Signal()
    """The form to ask consent with, on paper."""
    question_wanted = Signal(object)
    """The `Ref` of a question that is still to be found out."""

    def __init__(self) -> None:
        super().__init__()
        inside = column(self, 0, 1.0)
        self.why = WhyPanel()
        self.gives_forms = False
        self.consent_button = Quiet(say("toestemmingsformulier.knop"), icon_name="document", small=True)
        self.consent_button.clicked.connect(self.consent_wanted)
        self.consent_button.hide()
        self._so_far = Card(say("triage.tot_nu.titel"))
        self._facts = FactsList()
        self._so_far.add(self._facts)
        self._open_head = SmallStrong(say("triage.tot_nu.uitzoeken"))
        self._open = LinkList()
        self._open.wanted.connect(self.question_wanted)
        self._so_far.add(self._open_head)
        self._so_far.add(self._open)
        danger = Card(say("triage.gevaar.titel"), "danger")
        text = Plain(say("triage.gevaar.uitleg"))
        text.setProperty("small", True)
        danger.add(text)
        self.danger_button = Danger(say("triage.gevaar.knop"))
        self.danger_button.setProperty("small", True)
        self.danger_button.clicked.connect(self.danger_wanted)
        self.crisis_button = Quiet(say("triage.gevaar.spoed"), small=True)
        self.crisis_button.clicked.connect(self.crisis_wanted)
        danger.add(FlowRow([self.danger_button, self.crisis_button]))
        for card in (self.why, self.consent_button, self._so_far, danger):
            inside.addWidget(card)

    def show_why(self, asked: Asked | None, *, alone: bool) -> None:
        """Explain a question; what is enough already stands under a question that stands alone."""
        self.why.setVisible(asked is not None)
        of_consent = asked is not None and asked.question.step == CONSENT_STEP
        self.consent_button.setVisible(self.gives_forms and of_consent)
        if asked is not None:
            self.why.show_question(replace(asked.question, enough="") if alone else asked.question)

    def show_walk(self, walk: Walk, partners: Partners) -> None:
        """Show the weighing so far, and what is still to be found out."""
        self._facts.show_facts(weighing(walk, partners))
        waiting = to_find_out(walk)
        self._open_head.setVisible(bool(waiting))
        self._open.setVisible(bool(waiting))
        self._open.show_links([(shown_short(walk.casus, asked), asked.ref) for asked in waiting[:MOST]])
