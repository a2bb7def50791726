"""The register of processing: what each activity is for, of whom and how long; how it changed; and the DPIA."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.kader.registered import Edition
from triage.records.register import RegisterView
from ui.pages.register.form import DpiaForm, values_of
from ui.pages.register.words import KINDS, activity_facts, change_lines, controller_facts, dpia_facts
from ui.widgets.buttons import Button, Quiet
from ui.widgets.card import Card
from ui.widgets.facts import FactsList
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.saved import SavedLabel
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, PrimaryHeading, SectionHeading, Strong
from ui.words import day, say


class RegisterPage(ScrollPage):
    """The register and the DPIA."""

    paper_wanted = Signal()
    keep_wanted = Signal(str)
    """The form of the DPIA is to be kept: `nieuw` or `wijzigen`."""
    written = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.paper = Button(say("register.papier"), icon_name="document")
        self._to_dpia = Quiet(say("register.naar_dpia"))
        self._about = Muted()
        self.strip = MessageStrip()
        self.form = DpiaForm()
        self.saved = SavedLabel()
        self._kept: dict[str, str] = {}
        self._inside = QWidget()
        self._parts = column(self._inside, 0, 1.0)
        for part in (
            PrimaryHeading(say("register.titel")),
            Muted(say("register.uitleg")),
            self._about,
            FlowRow([self.paper, self._to_dpia]),
            self.strip,
            self._inside,
            self.form,
            self.saved,
        ):
            self.content.addWidget(part)
        self.paper.clicked.connect(self.paper_wanted)
        self._to_dpia.clicked.connect(self._on_dpia)
        self.form.wanted.connect(self.keep_wanted)
        self.form.written.connect(self.written)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show nothing, while it is fetched."""
        empty(self._parts)
        for part in (self._about, self.strip, self.form, self.saved, self._to_dpia):
            part.hide()
        self.set_busy(busy=False)

    def show_register(self, view: RegisterView, typed: Mapping[str, str]) -> None:
        """Show the register, with what was typed about a DPIA before."""
        kader = view.kader
        empty(self._parts)
        self._about.setText(say("register.versie", versie=kader.version, dag=day(kader.valid_from)))
        self._about.show()
        stand = view.status.stand
        self.strip.show_message(say("register.dpia.titel"), say(f"register.dpia.stand.{stand.value}"), KINDS[stand])
        self.strip.show()
        self._add(Card(say("register.wie")), FactsList(controller_facts(view)))
        self._parts.addWidget(SectionHeading(say("register.verwerkingen")))
        for one in kader.processings.values():
            self._add(Card(one.text), FactsList(activity_facts(one)))
        self._parts.addWidget(self._history(view.editions))
        self._parts.addWidget(self._dpias(view))
        self._show_form(view, typed)
        self.paper.setFocus()

    def typed(self) -> dict[str, str]:
        """Return what stands in the form where it differs from what is kept."""
        found = {slug: words for slug, words in self.form.values().items() if words}
        return {} if self.form.isHidden() or found == self._kept else found

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.paper

    def set_busy(self, *, busy: bool) -> None:
        """Rest while it is handed in."""
        self.form.set_busy(busy=busy)

    def _add(self, card: Card, part: QWidget) -> None:
        card.add(part)
        self._parts.addWidget(card)

    def _history(self, editions: tuple[Edition, ...]) -> Card:
        card = Card(say("register.wijzigingen"))
        for edition in editions:
            kader = edition.kader
            card.add(Strong(say("register.versie", versie=kader.version, dag=day(kader.valid_from))))
            if edition is editions[-1]:
                card.add(Muted(say("register.eerste", aantal=len(kader.processings))))
            elif not edition.changes:
                card.add(Muted(say("register.geen_wijziging")))
            else:
                heads = [Heading(say(f"register.kop.{key}"), share) for key, share in _COLUMNS]
                table = LinesTable(heads, say("register.wijzigingen_in", versie=kader.version))
                table.show_lines(change_lines(edition.changes))
                card.add(table)
        return card

    def _dpias(self, view: RegisterView) -> Card:
        card = Card(say("register.dpia.titel"))
        holding = view.holding
        if holding is not None:
            card.add(FactsList(dpia_facts(holding.content, holding.number)))
        before = [one for one in view.dpias if one.state == "vervangen"]
        if before:
            heads = [Heading(say(f"register.dpia.feit.{key}"), share) for key, share in _EARLIER]
            table = LinesTable(heads, say("register.dpia.eerdere"))
            table.show_lines(
                [
                    Line(
                        one.id,
                        (
                            Cell(one.number, strong=True),
                            Cell(one.content.edition),
                            Cell(day(one.content.dated)),
                            Cell(say(f"register.uitkomst.{one.content.outcome.value}")),
                        ),
                    )
                    for one in before
                ]
            )
            card.add(Strong(say("register.dpia.eerdere")))
            card.add(table)
        if holding is None and not before:
            card.add(Muted(say("register.dpia.leeg")))
        return card

    def _show_form(self, view: RegisterView, typed: Mapping[str, str]) -> None:
        holding = view.holding
        kept = values_of(holding.content) if holding is not None else {}
        self._kept = {slug: words for slug, words in kept.items() if words}
        self.form.write(typed or kept)
        self.form.buttons["wijzigen"].setVisible(holding is not None)
        for part in (self.form, self.saved, self._to_dpia):
            part.setVisible(view.may_keep)

    def _on_dpia(self) -> None:
        self.show_from(self.form)
        self.form.rows["versie"].editor.setFocus()


_COLUMNS = (("verwerking", 3), ("wat", 2), ("eerst", 4), ("nu", 4))
_EARLIER = (("nummer", 2), ("versie", 2), ("datum", 2), ("uitkomst", 4))
