"""The decision page: what was put forward on the left, what the decider makes of it on the right."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from triage.besluit.draft import Draft
from triage.casework.casus.deciding import ToDecide
from triage.kader.model import Kader
from ui.pages.decision.panel import DecisionPanel, NotYours
from ui.pages.decision.reasoning import Reasoning
from ui.pages.decision.sections import askable
from ui.pages.decision.sides import Sides
from ui.pages.triage.links import TextLink
from ui.widgets.buttons import Quiet
from ui.widgets.chip import Chip, Kind
from ui.widgets.layouts import FlowRow, column
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import say

_GAP: Final = 0.9


class DecisionPage(QWidget):
    """The whole reasoning on one screen, and the decision beside it."""

    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        outer = column(self, (0.8, 1.0, 0.8, 0), 0.5)
        self._make_head()
        self.reasoning = Reasoning()
        self.panel, self.not_yours = DecisionPanel(), NotYours()
        right = QWidget()
        inside = column(right, 0, 0)
        inside.addWidget(self.panel)
        inside.addWidget(self.not_yours)
        self.sides = Sides(self.reasoning, right, self._head)
        outer.addWidget(self.sides, 1)
        self.reasoning.place_wanted.connect(self._on_place)
        self.panel.missing_wanted.connect(self._on_missing)
        self.not_yours.leave.clicked.connect(self.close_wanted)
        self.leave.clicked.connect(self.close_wanted)
        self.changes.clicked.connect(self._on_changes)
        self.show_nothing()

    def _make_head(self) -> None:
        self._head = QWidget()
        inside = column(self._head, (0.8, 0, 0.8, 0), 0.15)
        self.title = PrimaryHeading()
        self.title.setWordWrap(False)
        self.crisis = Chip(say("besluiten.crisis"), Kind.DANGER)
        self.about = Muted()
        self.changes = TextLink("")
        self.leave = Quiet(say("besluiten.sluit"))
        inside.addWidget(FlowRow([self.title, self.crisis, self.leave], _GAP))
        inside.addWidget(self.about)
        inside.addWidget(FlowRow([self.changes]))

    def show_nothing(self) -> None:
        """Show nothing of anybody, while something is fetched."""
        self.title.setText(say("besluiten.laden"))
        self.about.setText("")
        for part in (self.crisis, self.changes, self.panel, self.not_yours):
            part.hide()
        self.reasoning.clear()
        self.panel.forget()

    def show_casus(self, shown: ToDecide, kader: Kader, draft: Draft) -> None:
        """Show what was put forward, and the decision as far as it was typed."""
        casus, voorstel = shown.opened.casus, shown.voorstel
        self.title.setText(say("besluiten.titel", kenmerk=casus.kenmerk))
        self.about.setText(
            say("besluiten.voorbereid", naam=voorstel.proposer_name, wanneer=voorstel.at.date(), nummer=voorstel.number)
        )
        self.crisis.setVisible(voorstel.snapshot.crisis)
        self.changes.setVisible(bool(shown.changes))
        self.changes.setText(say("besluiten.wijzigingen.titel", aantal=len(shown.changes)) if shown.changes else "")
        self.changes.setAccessibleName(self.changes.text())
        names = dict(askable(voorstel.snapshot))
        self.reasoning.show_casus(shown, names)
        self.panel.setVisible(not shown.may_decide)
        self.not_yours.setVisible(bool(shown.may_decide))
        if shown.may_decide:
            self.not_yours.show_reason(shown.may_decide, shown.others)
        else:
            self.panel.show_casus(shown, kader, names, draft)
        self.sides.to_top()
        QTimer.singleShot(0, self, self._enter)

    def _enter(self) -> None:
        """Begin at the reasoning: reading comes before deciding."""
        if self.changes.isVisible():
            self.changes.setFocus()
        elif links := self.reasoning.index.findChildren(QWidget):
            links[0].setFocus()

    def _on_place(self, place: object) -> None:
        if isinstance(place, QWidget):
            self.sides.show_top(place)

    def _on_changes(self) -> None:
        links = self.reasoning.changes.links()
        if links:
            links[0].setFocus()
            self.sides.show_top(self.reasoning.changes)

    def _on_missing(self, slug: object) -> None:
        place = self.panel.place_of(str(slug))
        place.setFocus()
        self.sides.show_place(place)
