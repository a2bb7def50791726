"""The papers of a casus that left the house: which, when, about whom; one opened as it was issued; and its dossier."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.access.signing import Uitgave
from triage.casework.uitgeven import Uitgegeven
from ui.pages.access.parts import Turning
from ui.pages.keeping.rows import on_click
from ui.pages.record.preview import PreviewCard
from ui.widgets.buttons import Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import EmptyState
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import moment, say

PAGE = 100
"""Rows on one page of the table."""
WORDS = "archief.uitgave"
_COLUMNS = (("stuk", 4), ("kenmerk", 3), ("moment", 3))


class IssuedPage(ScrollPage):
    """What left the house of one casus."""

    paper_wanted = Signal(str)
    """The id of a paper."""
    bundle_wanted = Signal()
    casus_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self._about = PrimaryHeading(), Muted()
        self.back = Quiet(say("archief.terug"), icon_name="terug")
        for top in (self.title, self._about, FlowRow([self.back])):
            self.content.addWidget(top)
        self._make_bundle()
        heads = [Heading(say(f"archief.kop.{key}"), share) for key, share in _COLUMNS]
        self.table, self._turning = LinesTable(heads, say("archief.lijst")), Turning(PAGE)
        self._card = Card(say("archief.lijst"))
        for part in (Muted(say("archief.lijst_uitleg")), self.table, self._turning):
            self._card.add(part)
        self._empty = EmptyState(say("archief.leeg"), say("archief.leeg_uitleg"))
        self.preview = PreviewCard(WORDS)
        for card in (self._card, self._empty, self.preview):
            self.content.addWidget(card)
        self._found: Uitgegeven | None = None
        self.table.chosen.connect(self.paper_wanted)
        self._turning.turned.connect(self._turn)
        on_click(self.back, self.casus_wanted.emit)
        self.show_nothing()

    def _make_bundle(self) -> None:
        self.bundle_card = Card(say("archief.dossier.titel"))
        self.bundle = Primary(say("archief.dossier.knop"))
        for part in (Muted(say("archief.dossier.uitleg")), Muted(say("archief.dossier.waarschuwing"))):
            self.bundle_card.add(part)
        self.bundle_card.add(FlowRow([self.bundle]))
        on_click(self.bundle, self.bundle_wanted.emit)
        self.content.addWidget(self.bundle_card)

    def show_nothing(self) -> None:
        """Show nothing of anybody, while something is fetched."""
        self._found = None
        self.title.setText(say("archief.laden"))
        self._about.setText("")
        self.table.show_lines([])
        self.preview.show_making()
        for part in (self._card, self._empty, self.preview, self.bundle_card):
            part.hide()

    def show_issued(self, found: Uitgegeven) -> None:
        """Show which papers left the house."""
        self._found = found
        self.title.setText(say("archief.titel", kenmerk=found.kenmerk))
        self._about.setText(say("archief.onder_titel"))
        self.bundle_card.setVisible(found.bundles)
        self.bundle.setEnabled(True)
        self._card.setVisible(bool(found.papers))
        self._empty.setVisible(not found.papers)
        self._turn(0)

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.table if self._found is not None and self._found.papers else self.back

    def show_making(self) -> None:
        """Say that a paper is fetched."""
        self.preview.show_making()
        self.preview.show()

    def set_busy(self, *, busy: bool) -> None:
        """Rest while a dossier is made."""
        self.bundle.setEnabled(not busy)

    def _turn(self, skip: int) -> None:
        if self._found is None:
            return
        papers = self._found.papers
        shown = papers[skip : skip + PAGE]
        self.table.show_lines([_line(one, self._found) for one in shown])
        self._turning.show_place(skip, len(shown), len(papers))


def _line(one: Uitgave, found: Uitgegeven) -> Line:
    about = found.about.get(one.id, "")
    who = say("archief.over", wie=about) if about else ""
    cells = (Cell(say(f"archief.soort.{one.soort}"), who, strong=True), Cell(one.number), Cell(moment(one.at)))
    return Line(one.id, cells)
