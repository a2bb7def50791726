"""One sample: how it was drawn, what was found of each decision, and finishing it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.verantwoording.steekproef import OpenSteekproef
from triage.followup.steekproef import Getrokken, Steekproef
from ui.pages.account.words import found_words, quarter_words, stands, tally
from ui.pages.keeping.rows import WordsRow, on_click
from ui.pages.piece import PiecePage
from ui.widgets.buttons import Button, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.facts import Fact, FactsList
from ui.widgets.layouts import FlowRow, column
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.saved import SavedLabel
from ui.widgets.text import Muted, Plain, PrimaryHeading
from ui.words import day, say

_COLUMNS = (("nummer", 2), ("oordeel", 4), ("waarom", 6), ("door", 3))
_GROUP = 16
"""Letters of a digest that stay together: it wraps, and can be read out."""


class SamplePage(PiecePage):
    """One sample. Finishing it is there for the FG alone, once everything was read."""

    read_wanted = Signal(str)
    """The number of a decision to read."""
    finish_wanted = Signal(str)
    """What the FG says about the whole."""
    written = Signal()
    list_wanted = Signal()
    account_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self._chip, self._about = PrimaryHeading(), Chip(""), Muted()
        self.back = Quiet(say("steekproef.naar_lijst"), icon_name="terug")
        self.account = Quiet(say("steekproef.naar_verantwoording"))
        head = column(None, 0, 0.3)
        head.addWidget(self.title)
        for part in (FlowRow([self._chip]), self._about, FlowRow([self.back, self.account])):
            head.addWidget(part)
        self.content.addLayout(head)
        self._make_list()
        self._make_finish()
        self._how_card, self._how = Card(say("steekproef.loting.titel")), FactsList(beside=True)
        self._how_card.add(self._how)
        for card in (self.list_card, self.done_card, self.finish_card, self._how_card):
            self.content.addWidget(card)
        self._may_read = False
        on_click(self.back, self.list_wanted.emit)
        on_click(self.account, self.account_wanted.emit)
        self.show_nothing()

    def _make_list(self) -> None:
        self.list_card = Card(say("steekproef.lijst.titel"))
        heads = [Heading(say(f"steekproef.kop.{key}"), share) for key, share in _COLUMNS]
        self.table, self._explained = LinesTable(heads, say("steekproef.lijst.titel")), Muted()
        for part in (self._explained, self.table):
            self.list_card.add(part)
        self.table.chosen.connect(self._on_chosen)

    def _make_finish(self) -> None:
        self.done_card = Card(say("steekproef.afronden.uitkomst"))
        self._tally, self._summary, self._closed = FlowRow(), Plain(), Muted()
        for part in (self._tally, self._summary, self._closed):
            self.done_card.add(part)
        self.finish_card = Card(say("steekproef.afronden.titel"))
        self._waits = Muted()
        self.summary = WordsRow(say("steekproef.afronden.samenvatting"), say("steekproef.afronden.uitleg"))
        self.saved, self.finish = SavedLabel(), Button(say("steekproef.afronden.knop"))
        for row in (self.summary, self.saved, self._waits, FlowRow([self.finish])):
            self.finish_card.add(row)
        self.summary.text.written.connect(self.written)
        on_click(self.finish, lambda: self.finish_wanted.emit(self.summary.words()))

    def show_nothing(self) -> None:
        """Show nothing of before, while something is fetched."""
        self.title.setText(say("steekproef.titel"))
        self._about.setText(say("steekproef.laden"))
        self._about.show()
        self.table.show_lines([])
        for part in (self._chip, self.list_card, self.done_card, self.finish_card, self._how_card):
            part.hide()

    def set_busy(self, *, busy: bool) -> None:
        """Allow nothing more while it is being finished."""
        self.finish.setEnabled(not busy)

    def show_sample(self, opened: OpenSteekproef, typed: str, *, account: bool) -> None:
        """Show a sample, with what the FG was typing about the whole of it.

        Args:
            account: this role has a way to the account.
        """
        sample, self._may_read = opened.sample, opened.may_judge
        self.title.setText(f"{say('steekproef.titel')} {quarter_words(sample.kwartaal)}")
        words, kind = stands(opened.stuk)
        self._chip.show_state(words, kind)
        self._chip.show()
        self._about.hide()
        self.account.setVisible(account)
        self._explained.setText(say("steekproef.lijst.uitleg" if opened.may_judge else "steekproef.lijst.uitleg_lezer"))
        self.table.show_lines([_line(one) for one in sample.chosen])
        self._how.show_facts(_how(sample))
        self._show_end(opened, typed)
        for card in (self.list_card, self._how_card):
            card.show()
        self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.table

    def _show_end(self, opened: OpenSteekproef, typed: str) -> None:
        sample, waiting = opened.sample, len(opened.sample.waiting)
        self.finish_card.setVisible(opened.open and opened.may_judge)
        self.summary.text.show_words(typed)
        self._waits.setText(say("steekproef.afronden.wacht", aantal=waiting) if waiting else "")
        self._waits.setVisible(bool(waiting))
        self.finish.setEnabled(not waiting)
        self.done_card.setVisible(not opened.open)
        self._tally.clear()
        for words in tally(sample):
            self._tally.add(Chip(words))
        self._summary.setText(sample.summary or say("steekproef.afronden.geen_tekst"))
        if sample.closed_at is not None:
            by = say("steekproef.afronden.door", naam=sample.closed_by_name, dag=day(sample.closed_at.date()))
            self._closed.setText(by)

    def _on_chosen(self, number: str) -> None:
        if self._may_read:
            self.read_wanted.emit(number)


def _line(one: Getrokken) -> Line:
    words, kind = found_words(one)
    cells = (Cell(one.number, strong=True), Cell(words, chip=kind), Cell(one.why), Cell(one.by_name))
    return Line(one.number, cells)


def _how(sample: Steekproef) -> list[Fact]:
    many = say("steekproef.loting.hoeveel_waarde", getrokken=len(sample.chosen), aantal=sample.of)
    rule = say("steekproef.loting.regel_waarde", procent=sample.percent, minst=sample.least, meest=sample.most)
    by = say(
        "steekproef.loting.wie_waarde",
        naam=sample.drawn_by_name,
        functie=sample.drawn_function,
        dag=day(sample.drawn_at.date()),
    )
    return [
        (say("steekproef.loting.hoeveel"), many),
        (say("steekproef.loting.regel"), rule),
        (say("steekproef.loting.wie"), by),
        (say("steekproef.loting.laatste"), sample.last_number),
        (say("steekproef.loting.digest"), _in_groups(sample.last_digest)),
        (say("steekproef.loting.zaad"), _in_groups(sample.seed)),
        (say("steekproef.loting.nadoen"), say("steekproef.loting.nadoen_uitleg")),
    ]


def _in_groups(digest: str) -> str:
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))
