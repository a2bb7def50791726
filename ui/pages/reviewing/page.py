"""A decision that is looked at again: then beside now, what already left, and three outcomes of equal standing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.followup.heroverwegen import OpenReview, holds
from triage.casework.followup.intrekken import follows
from triage.followup.bericht import Aan
from triage.followup.geldigheid import Uitkomst
from ui.pages.door.form_rows import DayRow
from ui.pages.piece import PiecePage
from ui.pages.reviewing.cards import changed_card, earlier_card, left_card
from ui.pages.signals.act_form import Act, ActForm, FormFields, WordsRow
from ui.pages.signals.letter import LettersCard
from ui.widgets.buttons import Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Chip, Kind
from ui.widgets.layouts import Columns, FlowRow, Panel, column, empty
from ui.widgets.saved import SavedLabel
from ui.widgets.text import Muted, Plain, PrimaryHeading
from ui.words import say

FORM: Final = "uitkomst"
_NEEDS: Final = {
    Uitkomst.BLIJFT_ZO: ("waarom", "dag"),
    Uitkomst.OPNIEUW: ("waarom",),
    Uitkomst.INTREKKEN: ("waarom",),
}


class ReviewPage(PiecePage):
    """A decision on the desk."""

    chosen = Signal(str)
    """The slug of an outcome; what it needs is filled in."""
    letter_wanted = Signal(str)
    besluit_wanted = Signal()
    follow_wanted = Signal()
    written = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.about = PrimaryHeading(), Muted()
        self._chips = FlowRow()
        self.follow, self.besluit = (
            Quiet(say("heroverwegen.terug"), icon_name="terug"),
            Quiet(say("heroverwegen.naar_besluit")),
        )
        self.form = ActForm(
            say("heroverwegen.uitkomst.titel"),
            say("heroverwegen.uitkomst.uitleg"),
            {
                "waarom": WordsRow(say("heroverwegen.uitkomst.waarom"), say("heroverwegen.uitkomst.waarom_uitleg")),
                "dag": DayRow(say("heroverwegen.uitkomst.dag"), say("heroverwegen.uitkomst.dag_uitleg")),
            },
            {one.value: Act(say(f"heroverwegen.uitkomst.{one.value}"), _NEEDS[one]) for one in Uitkomst},
        )
        self.fields = FormFields({FORM: self.form})
        self._why_not = column(None, 0, 0.3)
        self.form.add(self._why_not)
        self.saved = SavedLabel()
        self.form.add(self.saved)
        self.letters = LettersCard("heroverwegen.brief")
        left, right = QWidget(), QWidget()
        self._facts, self._side = column(left, 0, 1.0), column(right, 0, 1.0)
        self._after = Card(say("heroverwegen.gevolg.titel"))
        self._follows = column(None, 0, 0.4)
        self._after.add(self._follows)
        for card in (self._after, self.form, self.letters):
            self._side.addWidget(card)
        self._side.addStretch(1)
        for part in (self.title, self.about, self._chips, FlowRow([self.follow, self.besluit])):
            self.content.addWidget(part)
        self.content.addWidget(Columns((Panel(left, 26, 3), Panel(right, 26, 3))))
        self._connect()
        self.show_nothing()

    def _connect(self) -> None:
        self.form.wanted.connect(self.chosen)
        self.form.written.connect(self.written)
        self.letters.wanted.connect(self.letter_wanted)
        self.besluit.clicked.connect(self.besluit_wanted)
        self.follow.clicked.connect(self.follow_wanted)

    def show_nothing(self) -> None:
        """Show nothing of anybody, while it is fetched."""
        self.title.setText(say("heroverwegen.laden"))
        self.about.setText("")
        self._chips.clear()
        for part in (self._facts, self._follows, self._why_not):
            empty(part)
        self.fields.write({})
        self.letters.offer(())
        for card in (self._after, self.form):
            card.hide()

    def show_review(
        self, shown: OpenReview, letters: tuple[tuple[str, str], ...], typed: Mapping[str, str], *, follow: bool
    ) -> None:
        """Show a decision, with what was typed about it before.

        Args:
            letters: of a withdrawal, each with the words on its button.
            follow: there is a page of what follows.
        """
        content = shown.stuk.content
        self.title.setText(say("heroverwegen.titel", nummer=content.number))
        self.about.setText(say("heroverwegen.uitleg"))
        self.follow.setVisible(follow)
        self._chips.clear()
        self._chips.add(Chip(say(f"heroverwegen.stand.{shown.stuk.state}"), Kind.NEUTRAL))
        key = "geldig_tot" if holds(shown) else "gold_tot"
        self._chips.add(Chip(say(f"heroverwegen.{key}", dag=content.valid_until), Kind.NEUTRAL))
        empty(self._facts)
        for card in (changed_card(shown), left_card(shown), earlier_card(shown)):
            self._facts.addWidget(card)
        self._facts.addStretch(1)
        self._show_outcomes(shown)
        self.fields.write(typed)
        self.letters.offer(letters)
        self.follow.setFocus() if follow else self.besluit.setFocus()

    def _show_outcomes(self, shown: OpenReview) -> None:
        barred = {one: shown.barred(one) for one in Uitkomst}
        self.form.setVisible(not all(one in _ENDED for one in barred.values()))
        empty(self._why_not)
        for one, why in barred.items():
            self.form.buttons[one.value].setEnabled(not why)
            # A choice that is not there is not shown; one that another must make is, with why.
            self.form.buttons[one.value].setVisible(why not in _ENDED)
            if why and why not in _ENDED:
                words = say(f"heroverwegen.uitkomst.{one.value}")
                self._why_not.addWidget(Muted(say("heroverwegen.kan_niet", wat=words, waarom=_why(why))))
        self.form.rows["dag"].setVisible(not barred[Uitkomst.BLIJFT_ZO])
        self._after.setVisible(not barred[Uitkomst.INTREKKEN])
        empty(self._follows)
        for line in _consequences(shown):
            self._follows.addWidget(Plain(line))

    def typed(self) -> dict[str, str]:
        """Return what is typed now."""
        return self.fields.typed()

    def set_busy(self, *, busy: bool, shown: OpenReview | None = None) -> None:
        """Rest while it is handed in; afterwards only what may be chosen can be again."""
        self.form.set_busy(busy=busy)
        if not busy and shown is not None:
            for one in Uitkomst:
                self.form.buttons[one.value].setEnabled(not shown.barred(one))


_ENDED: Final = frozenset({"geen_recht", "overgang_kan_niet", "niet_in_deze_staat"})
"""Why somebody may not choose, of which no more is said than that the choice is not there."""


def _why(code: str) -> str:
    return say(f"heroverwegen.waarom_niet.{code}")


def _consequences(shown: OpenReview) -> list[str]:
    """Return what a withdrawal brings, before anything is done."""
    found = [say("heroverwegen.gevolg.regels", aantal=len(shown.granted))]
    for one in follows(shown):
        who = ", ".join(part for part in (one.name, one.function) if part)
        if one.held:
            continue
        key = "persoon" if one.to is Aan.BETROKKENE else "ontvanger"
        found.append(say(f"heroverwegen.gevolg.{key}", wie=who, wat=one.item))
    if shown.untold:
        found.append(say("heroverwegen.gevolg.nog_niet", aantal=len(shown.untold)))
    return [*found, say("heroverwegen.gevolg.zegel")]
