"""Nalezen: the whole reasoning on one page, what is still missing, the stamp, and putting it to a decider."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from triage.answers import Ref
from triage.casework.casus.answering import Opened
from triage.casework.casus.hints import Hint
from triage.casus.walk import Asked, Missing, Walk
from triage.ids import ItemId
from triage.kader.model import Kader, Step
from ui.fields.dates import ZONE
from ui.fields.editors import TextEditor
from ui.pages.triage.links import LinkList, TextLink
from ui.pages.triage.settled import Settled
from ui.pages.triage.words import about, answer_words, clash_of, missing_words, shown_short
from ui.theme import spaced
from ui.widgets.buttons import Button, Danger, Primary
from ui.widgets.card import Card
from ui.widgets.facts import Rule
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.text import Muted, Plain, QuestionHeading, SectionHeading, Small, SmallStrong, Strong
from ui.words import say

ROWS_AT_ONCE = 20
"""Rows that are made in one go; a long casus fills while somebody already reads."""


@dataclass(frozen=True, slots=True)
class ReviewState:
    """What the review shows besides the answers.

    Args:
        decider: a tenzij decision of somebody else is needed.
        may_withdraw: this person put it forward, and may take it back.
    """

    opened: Opened
    kader: Kader
    hints: Mapping[Ref, tuple[Hint, ...]]
    overall: tuple[Hint, ...]
    decider: bool
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the review: a label, the words, and where they can be changed.

    Args:
        head: the name of whom or what the lines from here are about, at the first of them.
    """

    label: str
    words: str
    ref: Ref
    head: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A step with its lines."""

    step: Step
    rows: tuple[Row, ...]


def sections(walk: Walk, kader: Kader) -> tuple[Section, ...]:
    """Return every asked question with its answer, step by step, and each clash that was explained."""
    found = (Section(kader.step(task.step), _rows(walk, kader, kader.step(task.step))) for task in walk.tasks)
    return tuple(section for section in found if section.rows)


def _rows(walk: Walk, kader: Kader, step: Step) -> tuple[Row, ...]:
    asked = walk.of_step(step.id)
    before = (None, *(one.ref.item for one in asked))
    answers = tuple(_row(walk, one, last) for one, last in zip(asked, before, strict=False))
    clashes = tuple(
        Row(_clash_label(walk, kader, one.id, one.item), walk.explanations.get(one.ref, ""), one.ref)
        for one in walk.clashes
        if one.step == step.id and one.explained
    )
    return answers + clashes


def _row(walk: Walk, asked: Asked, last: ItemId | None) -> Row:
    item = asked.ref.item
    head = about(walk.casus, asked.question.scope, item) if item != last else ""
    return Row(asked.question.short, answer_words(asked), asked.ref, head)


def _clash_label(walk: Walk, kader: Kader, clash: str, item: object) -> str:
    found = clash_of(kader, clash)
    who = next((about(walk.casus, found.scope, one) for one in walk.casus.of(found.scope) if one == item), "")
    return f"{found.text} ({who})" if who else found.text


class SectionView(QWidget):
    """The lines of one step, each with a link that changes it."""

    change_wanted = Signal(object)
    """The `Ref` to change."""

    def __init__(self, section: Section, *, writable: bool) -> None:
        super().__init__()
        self._section, self._writable, self._made = section, writable, 0
        self._inside = column(self, 0, 0.5)
        self._inside.addWidget(Rule())
        title = say("triage.stap_kop", nummer=section.step.number, titel=section.step.title)
        self._inside.addWidget(SectionHeading(title))

    def make(self, many: int) -> int:
        """Make up to so many more lines and return how many were made."""
        rows = self._section.rows[self._made : self._made + many]
        if rows:
            self._made += len(rows)
            settled = Settled(self._lines(rows))
            self._inside.addWidget(settled)
            settled.show_at(self.width())
        return len(rows)

    def _lines(self, rows: tuple[Row, ...]) -> QWidget:
        lines = QWidget()
        grid = QGridLayout(lines)
        spaced(grid, 0, 0.5)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for number, row in enumerate(rows):
            self._put(grid, row, number)
        return lines

    def _put(self, grid: QGridLayout, row: Row, number: int) -> None:
        at = 2 * number
        if row.head:
            grid.addWidget(SmallStrong(row.head), at, 0, 1, 3)
        at += 1
        words = Plain(row.words)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(Strong(row.label), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, at, 1, Qt.AlignmentFlag.AlignTop)
        if self._writable:
            link = TextLink(say("triage.wijzig"), row.ref)
            link.setAccessibleName(say("triage.wijzig_naam", vraag=f"{row.head} {row.label}".strip()))
            link.setObjectName(f"wijzig:{row.ref}")
            link.clicked.connect(self._on_change)
            grid.addWidget(link, at, 2, Qt.AlignmentFlag.AlignTop)

    def _on_change(self) -> None:
        link = self.sender()
        if isinstance(link, TextLink):
            self.change_wanted.emit(link.goal)


class ClosingCard(Card):
    """At the end of the review: the stamp, and then the one act that follows."""

    stamp_wanted = Signal()
    put_forward_wanted = Signal()
    record_wanted = Signal(str)
    """The professional's own words."""
    withdraw_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(say("triage.sluit.titel"))
        self.stamped = Plain()
        self.stamp_button = Button(say("triage.sluit.stempel"), icon_name="vink")
        self._who = Muted()
        self._words_head = Strong(say("triage.sluit.woorden"))
        self.words = TextEditor(least=2)
        self.words.setAccessibleName(say("triage.sluit.woorden"))
        self.put_forward_button = Primary(say("triage.sluit.voorleggen"))
        self.record_button = Primary(say("triage.sluit.vastleggen"))
        self.withdraw_button = Danger(say("triage.sluit.intrekken"))
        for part in (self.stamped, FlowRow([self.stamp_button]), self._who, self._words_head, self.words):
            self.add(part)
        self.add(FlowRow([self.put_forward_button, self.record_button, self.withdraw_button]))
        self.stamp_button.clicked.connect(self.stamp_wanted)
        self.put_forward_button.clicked.connect(self.put_forward_wanted)
        self.record_button.clicked.connect(self._on_record)
        self.withdraw_button.clicked.connect(self.withdraw_wanted)

    def show_state(self, state: ReviewState) -> None:
        """Show what can be done now."""
        casus, writable = state.opened.casus, state.opened.writable
        reviewed = casus.reviewed
        self.stamped.setText(
            say("triage.sluit.nagekeken", wanneer=reviewed.astimezone(ZONE))
            if reviewed
            else say("triage.sluit.nog_niet" if writable else f"triage.lezen.{casus.state.value}")
        )
        self.stamp_button.setVisible(writable and reviewed is None)
        self._who.setText(say("triage.sluit.beslisser" if state.decider else "triage.sluit.geen_beslisser"))
        self._who.setVisible(writable)
        for part in (self._words_head, self.words, self.record_button):
            part.setVisible(writable and not state.decider)
        self.put_forward_button.setVisible(writable and state.decider)
        self.withdraw_button.setVisible(state.may_withdraw)

    def _on_record(self) -> None:
        self.record_wanted.emit(self.words.words())


class ReviewPage(QWidget):
    """The whole reasoning, with a change link for each answer."""

    change_wanted = Signal(object)
    """The `Ref` to change, of a question or a clash."""
    missing_wanted = Signal(object)
    """The `Missing` to go to."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[Section, ...], bool] | None = None
        self._views: list[SectionView] = []
        inside = column(self, 0, 1.0)
        self._title, self._intro = QuestionHeading(), Muted()
        self._title.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.missing_card = Card("", "attention")
        self.missing = LinkList()
        self.missing_card.add(self.missing)
        self.hints_card = Card(say("triage.hint.kop"), "attention")
        self.hints = LinkList()
        self.hints_card.add(Small(say("triage.hint.uitleg")))
        self.hints_card.add(self.hints)
        self._sections = column(None, 0, 1.0)
        self.closing = ClosingCard()
        for part in (self._title, self._intro, self.missing_card, self.hints_card):
            inside.addWidget(part)
        inside.addLayout(self._sections)
        inside.addWidget(self.closing)
        self.missing.wanted.connect(self.missing_wanted)
        self.hints.wanted.connect(self.change_wanted)
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._make_more)

    def show_review(self, state: ReviewState, step: Step) -> None:
        """Show the casus as it is now."""
        walk = state.opened.walk
        self._title.setText(step.title)
        self._title.setAccessibleName(step.title)
        self._intro.setText(step.intro)
        self._show_missing(walk, state.kader, walk.missing if state.opened.writable else ())
        self._show_hints(state)
        found = (sections(walk, state.kader), state.opened.writable)
        if found != self._shown:
            self._shown = found
            self._make(*found)
        self.closing.show_state(state)

    def enter(self) -> None:
        """What is missing has the focus; where nothing is, the heading: somebody reads from the top."""
        links = self.missing.links() if self.missing_card.isVisibleTo(self) else ()
        goals: list[QWidget] = [*links[:1], self._title]
        goals[0].setFocus()

    def enter_closing(self) -> None:
        """What is missing has the focus; where nothing is, the next act."""
        links = self.missing.links() if self.missing_card.isVisibleTo(self) else ()
        closing = self.closing
        acts = (closing.stamp_button, closing.put_forward_button, closing.words, closing.withdraw_button)
        goals: list[QWidget] = [*links[:1], *(one for one in acts if one.isVisibleTo(self)), self._title]
        goals[0].setFocus()

    def finish(self) -> None:
        """Make every line that still waits."""
        while self._make_some(ROWS_AT_ONCE):
            pass

    def _show_missing(self, walk: Walk, kader: Kader, missing: tuple[Missing, ...]) -> None:
        self.missing_card.setVisible(bool(missing))
        self.missing_card.heading.setVisible(bool(missing))
        self.missing_card.heading.setText(say("triage.mist.kop", aantal=len(missing)))
        self.missing.show_links([(missing_words(walk, kader, one), one) for one in missing])

    def _show_hints(self, state: ReviewState) -> None:
        walk = state.opened.walk
        found = (*state.overall, *(hint for ref in state.hints for hint in state.hints[ref]))
        links = []
        for hint in found if state.opened.writable else ():
            asked = walk.at(hint.ref)
            if asked is not None:
                words = say(f"triage.hint.{hint.kind}", woorden=hint.quote)
                links.append((f"{shown_short(walk.casus, asked)}: {words}", hint.ref))
        self.hints_card.setVisible(bool(links))
        self.hints.show_links(links)

    def _make(self, found: tuple[Section, ...], writable: bool) -> None:
        empty(self._sections)
        self._views = [SectionView(section, writable=writable) for section in found]
        for view in self._views:
            view.change_wanted.connect(self.change_wanted)
            self._sections.addWidget(view)
        self._make_some(2 * ROWS_AT_ONCE)
        self._later.start()

    def _make_more(self) -> None:
        if not self._make_some(ROWS_AT_ONCE):
            self._later.stop()

    def _make_some(self, many: int) -> int:
        left = many
        for view in self._views:
            left -= view.make(left)
            if left <= 0:
                break
        return many - left
