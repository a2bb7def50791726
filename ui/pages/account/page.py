"""The account of a year: what is counted, each table with its chart, the sample, the words of FG and municipality."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.fields.choices import Tick
from ui.pages.account.figures import Figures, FiguresCard
from ui.pages.account.writing import WritingCard
from ui.pages.keeping.rows import on_click
from ui.pages.piece import PiecePage
from ui.pages.plan.parts import ChoiceRow
from ui.pages.record.preview import PreviewCard
from ui.widgets.buttons import Button, Link, Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Chip, Kind
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.saved import SavedLabel
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, Plain, PrimaryHeading, SectionHeading
from ui.words import say

_SAMPLES = (("kwartaal", 3), ("gelezen", 3), ("tekst", 6))


@dataclass(frozen=True, slots=True)
class Writing:
    """One of the two texts, as `WritingCard.show_words` takes it."""

    words: str
    by: str
    why_not: str
    typed: str | None


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything the page shows of a year.

    Args:
        state: where it stands, in words, and the kind of its pill.
        counted: as of which day was counted, in a sentence.
        notes: what to know of this year: that it is not over, that there are few decisions, what was destroyed.
        definitions: what is counted and what is not, in sentences.
        samples: the id of a quarter, and its cells: the quarter, who read it when, what the FG says.
        unread: of which quarters the FG finished none, in a sentence; empty where each was read.
        full: every number is shown; None for who may not choose that.
        data: open data can be made of it.
        fix_why_not: why the year cannot be fixed now; None for who never may.
    """

    year: int
    state: tuple[str, Kind]
    counted: str
    notes: tuple[str, ...]
    definitions: tuple[str, ...]
    figures: tuple[Figures, ...]
    samples: tuple[tuple[str, tuple[str, ...]], ...]
    unread: str
    municipality: Writing
    fg: Writing
    full: bool | None
    data: bool
    fix_why_not: str | None


class AccountPage(PiecePage):
    """One year."""

    year_wanted = Signal(str)
    full_wanted = Signal(bool)
    paper_wanted = Signal()
    print_wanted = Signal()
    save_wanted = Signal()
    data_wanted = Signal()
    fix_wanted = Signal()
    sample_wanted = Signal()
    register_wanted = Signal()
    written = Signal()
    municipality_given, fg_given = Signal(str), Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._make_head()
        self._make_paper()
        self.definitions_card, self._definitions = Card(say("jaar.begrippen")), column(None, 0, 0.4)
        self.definitions_card.add(self._definitions)
        self._index, self._tables = FlowRow((), 0.5), column(None, 0, 1.1)
        self.cards: tuple[FiguresCard, ...] = ()
        self._make_samples()
        self.municipality, self.fg = WritingCard("jaar.gemeente"), WritingCard("jaar.fg")
        self._make_fix()
        for part in (self.paper_card, self._index, self.definitions_card):
            self.content.addWidget(part)
        self.content.addLayout(self._tables)
        for card in (self.samples_card, self.fg, self.municipality, self.fix_card):
            self.content.addWidget(card)
        for one, given in ((self.municipality, self.municipality_given), (self.fg, self.fg_given)):
            one.handed_in.connect(given)
            one.written.connect(self.written)
        self.show_nothing()

    # ------------------------------------------------------------------------------------------------------ the parts
    def _make_head(self) -> None:
        self.title, self._chip, self._counted = PrimaryHeading(say("jaar.titel")), Chip(""), Muted()
        self.year = ChoiceRow(say("jaar.kies"))
        self.full = Tick(say("jaar.alles"), say("jaar.alles_uitleg"))
        self.paper, self.data = Primary(say("jaar.papier.knop"), icon_name="document"), Button(say("jaar.data.knop"))
        self.samples, self.register = Quiet(say("jaar.naar_steekproef")), Quiet(say("jaar.naar_register"))
        self._notes = column(None, 0, 0.5)
        for part in (self.title, Muted(say("jaar.uitleg")), self.year, FlowRow([self._chip]), self._counted):
            self.content.addWidget(part)
        self.content.addWidget(FlowRow([self.paper, self.data, self.samples, self.register]))
        self.content.addWidget(self.full)
        self.content.addLayout(self._notes)
        self.year.chosen.connect(lambda: self.year_wanted.emit(self.year.value()))
        self.full.clicked.connect(self.full_wanted)
        for button, wanted in (
            (self.paper, self.paper_wanted),
            (self.data, self.data_wanted),
            (self.samples, self.sample_wanted),
            (self.register, self.register_wanted),
        ):
            on_click(button, wanted.emit)

    def _make_paper(self) -> None:
        self.paper_card, self.preview = Card(say("jaar.papier.titel")), PreviewCard("jaar.papier")
        self.print = Button(say("jaar.papier.afdrukken"), icon_name="afdrukken")
        self.save = Button(say("jaar.papier.opslaan"))
        self.paper_card.add(FlowRow([self.print, self.save]))
        self.paper_card.add(self.preview)
        on_click(self.print, self.print_wanted.emit)
        on_click(self.save, self.save_wanted.emit)

    def _make_samples(self) -> None:
        self.samples_card = Card(say("jaar.steekproef.titel"))
        heads = [Heading(say(f"jaar.steekproef.{key}"), share) for key, share in _SAMPLES]
        self.sample_table, self._unread = LinesTable(heads, say("jaar.steekproef.titel")), Muted()
        for part in (Muted(say("jaar.steekproef.uitleg")), self._unread, self.sample_table):
            self.samples_card.add(part)

    def _make_fix(self) -> None:
        self.fix_card, self._fix_why_not = Card(say("jaar.vaststellen.titel")), Muted()
        self.fix = Button(say("jaar.vaststellen.knop"))
        for part in (Muted(say("jaar.vaststellen.uitleg")), self._fix_why_not, FlowRow([self.fix])):
            self.fix_card.add(part)
        on_click(self.fix, self.fix_wanted.emit)

    # -------------------------------------------------------------------------------------------------------- showing
    @property
    def saved(self) -> SavedLabel:  # type: ignore[override]
        """Where it says whether what is typed is saved: at the text that this person writes."""
        return self.fg.saved if self.fg.field.isVisibleTo(self) else self.municipality.saved

    def show_nothing(self) -> None:
        """Show nothing of before, while it is fetched."""
        self._counted.setText(say("jaar.laden"))
        empty(self._notes)
        empty(self._tables)
        self._index.clear()
        self.cards = ()
        for part in (self._chip, self.paper, self.data, self.full, self.paper_card, self.definitions_card, self._index):
            part.hide()
        for card in (self.samples_card, self.fg, self.municipality, self.fix_card):
            card.hide()

    def show_years(self, years: Sequence[tuple[str, str]], chosen: str) -> None:
        """Show which years there are: each with its words."""
        self.year.show_items(years)
        self.year.choose(chosen)

    def show_ways(self, *, sample: bool, register: bool) -> None:
        """Show the ways that this role has to other pages."""
        self.samples.setVisible(sample)
        self.register.setVisible(register)

    def show_account(self, shown: Shown) -> None:
        """Show a year."""
        self.title.setText(say("jaar.titel_van", jaar=shown.year))
        self._chip.show_state(*shown.state)
        self._counted.setText(shown.counted)
        for part in (self._chip, self.paper, self.definitions_card, self.samples_card):
            part.show()
        self.data.setVisible(shown.data)
        self.full.setVisible(shown.full is not None)
        self.full.setChecked(bool(shown.full))
        empty(self._notes)
        for words in shown.notes:
            self._notes.addWidget(MessageStrip("", words, Kind.ACCENT))
        empty(self._definitions)
        for words in shown.definitions:
            self._definitions.addWidget(Plain(words))
        self._show_figures(shown.figures)
        self._show_samples(shown)
        for card, text in ((self.municipality, shown.municipality), (self.fg, shown.fg)):
            card.show_words(text.words, text.by, text.why_not, text.typed)
            card.show()
        self.fix_card.setVisible(shown.fix_why_not is not None)
        self._fix_why_not.setText(shown.fix_why_not or "")
        self._fix_why_not.setVisible(bool(shown.fix_why_not))
        self.fix.setEnabled(not shown.fix_why_not)
        self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.year.list

    def set_ready(self, ready: bool) -> None:
        """Allow printing and saving, once there is a paper."""
        for button in (self.print, self.save):
            button.setEnabled(ready)

    def show_paper(self) -> None:
        """Make room for the paper."""
        self.paper_card.show()

    def set_busy(self, *, busy: bool) -> None:
        """Allow nothing more to be handed in, while something is."""
        for card in (self.municipality, self.fg):
            card.set_busy(busy=busy)
        self.fix.setEnabled(not busy and not self._fix_why_not.text())

    def _show_figures(self, figures: tuple[Figures, ...]) -> None:
        empty(self._tables)
        self._index.clear()
        self.cards = tuple(FiguresCard(one) for one in figures)
        before = ""
        for card in self.cards:
            chapter = card.figures.chapter
            if chapter != before:
                before = chapter
                self._begin(chapter, card)
            self._tables.addWidget(card)
        for card in self.cards:
            card.fill()
        for last in (self.samples_card, self.fg, self.municipality):
            self._add_way(last.heading.text(), last, self.sample_table if last is self.samples_card else None)
        self._index.show()

    def _begin(self, chapter: str, first: FiguresCard) -> None:
        """Begin a chapter: its heading, unless its only table is called the same, and a way to it above."""
        if first.figures.title != chapter:
            self._tables.addWidget(SectionHeading(chapter))
        self._add_way(chapter, first, first.table)

    def _add_way(self, words: str, card: Card, to: QWidget | None) -> None:
        """Add a way to a card, which takes the keyboard along where there is something for it."""
        link = Link(words)
        link.clicked.connect(lambda _=False: self._bring(card, to))
        self._index.add(link)

    def _bring(self, card: Card, to: QWidget | None) -> None:
        self.show_from(card)
        field = to if to is not None else card.field.text if isinstance(card, WritingCard) else None
        if field is not None and field.isVisible():
            field.setFocus()

    def _show_samples(self, shown: Shown) -> None:
        lines = [Line(id_, tuple(Cell(words) for words in cells)) for id_, cells in shown.samples]
        self.sample_table.show_lines(lines)
        self.sample_table.setVisible(bool(lines))
        self._unread.setText(shown.unread)
        self._unread.setVisible(bool(shown.unread))
