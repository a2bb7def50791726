"""One line that may leave: what was granted, what holds it back, what left, writing down, and the letter about it."""

from collections.abc import Set as AbstractSet

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.followup.opvolging import Lijn, OpenLijn
from triage.casework.followup.verstrekken import RECORDS, WITHDRAWS
from triage.followup.regel import MACHINE, URGENT, Grond
from ui.pages.follow.form import RecordForm
from ui.pages.follow.left import LeftCard
from ui.pages.follow.letter import LetterCard
from ui.pages.follow.typed import TypedLine
from ui.pages.follow.withdrawing import WithdrawForm
from ui.pages.follow.words import chip_of, ground_words, over, rem_words, to_words, valid_words
from ui.pages.piece import PiecePage
from ui.spot import At
from ui.widgets.buttons import Button, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Chip, Kind
from ui.widgets.facts import Fact, FactsList
from ui.widgets.layouts import FlowRow, column
from ui.widgets.saved import SavedLabel
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, Plain, PrimaryHeading
from ui.words import day, say


class LinePage(PiecePage):
    """One line."""

    back_wanted = Signal()
    besluit_wanted = Signal()
    after_all_wanted = Signal()
    """The recipient wants it after all."""

    def __init__(self) -> None:
        super().__init__(widest=74)
        self._make_head()
        self.strip, self.untold = MessageStrip(), MessageStrip()
        self._facts, self.granted = FactsList(beside=True), Card(say("verstrekken.regel"))
        self.ended = Plain()
        self.granted.add(self._facts)
        self.granted.add(self.ended)
        self.left, self.form, self.end, self.letter = LeftCard(), RecordForm(), WithdrawForm(), LetterCard()
        self.after_all, self.saved = Button(say("verstrekken.vorm.alsnog")), SavedLabel()
        self._after = FlowRow([self.after_all])
        self.form.add(self.saved)
        self._parts: tuple[QWidget, ...] = (
            self.strip, self.untold, self.granted, self.left, self._after, self.form, self.end, self.letter,
        )  # fmt: skip
        for part in self._parts:
            self.content.addWidget(part)
        self.back.clicked.connect(self.back_wanted)
        self.besluit.clicked.connect(self.besluit_wanted)
        self.after_all.clicked.connect(self.after_all_wanted)
        self.show_nothing()

    def _make_head(self) -> None:
        self.title, self._about, self._state = PrimaryHeading(), Muted(), Chip("")
        self.title.setWordWrap(False)
        self.back = Quiet(say("verstrekken.terug"), icon_name="terug")
        self.besluit = Quiet(say("verstrekken.naar_besluit"))
        head = column(None, 0, 0.25)
        head.addWidget(FlowRow([self.title, self._state], 0.9))
        head.addWidget(self._about)
        head.addWidget(FlowRow([self.back, self.besluit]))
        self.content.addLayout(head)

    def show_nothing(self) -> None:
        """Show nothing of anybody, while something is fetched."""
        self.title.setText(say("verstrekken.laden"))
        self._about.setText("")
        self._facts.show_facts([])
        self.left.show_nothing()
        self.letter.show_nothing()
        for part in (*self._parts, self._state, self.besluit):
            part.hide()

    def show_line(self, opened: OpenLijn, ways: AbstractSet[At], typed: TypedLine) -> None:
        """Show a line.

        Args:
            typed: what somebody was typing about it.
        """
        line, regel = opened.lijn, opened.lijn.stuk.content
        self.title.setText(say("verstrekken.titel", nummer=line.stuk.number))
        self._about.setText(say("verstrekken.onder_titel", kenmerk=opened.kenmerk))
        self._state.show_state(*chip_of(line))
        self.back.setVisible(At.FOLLOW in ways)
        self.besluit.setVisible("besluit_lezen" in opened.may)
        self._show_held(line, records=RECORDS in opened.may)
        self._facts.show_facts(_facts(line))
        self._show_end(line)
        self.left.show_line(regel)
        stopped = bool(set(line.remmen) - URGENT)
        records, alive = RECORDS in opened.may, line.stuk.state not in MACHINE.ends
        withdraws = WITHDRAWS in opened.may and alive and regel.ground is Grond.TOESTEMMING
        self.form.show_line(line, typed)
        self.end.show_typed(typed)
        self.set_busy(busy=False)
        self.letter.show_line(may=records, now=not line.remmen or _urgent(line, stopped=stopped))
        shown = {
            self._state: True,
            self.granted: True,
            self.left: True,
            self._after: records and line.stuk.state == "geweigerd",
            self.form: records and not stopped,
            self.end: withdraws,
            self.letter: True,
        }
        for part, there in shown.items():
            part.setVisible(there)

    def set_busy(self, *, busy: bool) -> None:
        """Rest while something is handed in."""
        self.form.set_busy(busy=busy)
        self.end.set_busy(busy=busy)
        self.after_all.setEnabled(not busy)

    def typed(self) -> TypedLine:
        """Return what stands in the forms now."""
        return self.end.typed(self.form.typed())

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts: at the top, so that how it stands is read first."""
        return self.back if self.back.isVisibleTo(self) else self.form.what

    def _show_held(self, line: Lijn, *, records: bool) -> None:
        words, kind = chip_of(line)
        self.strip.setAccessibleName(words)
        if not line.remmen:
            told = say("verstrekken.vrij" if records else "verstrekken.vrij_stil")
            self.strip.show_message(say("verstrekken.vrij_titel"), told, kind)
        else:
            key = "stil_titel" if set(line.remmen) - URGENT else "wacht_titel"
            told = "\n".join(rem_words(line, rem) for rem in line.remmen)
            self.strip.show_message(say(f"verstrekken.{key}"), told, kind)
        self.strip.show()
        self.untold.show_message("", say("verstrekken.uitgesteld"), Kind.ATTENTION)
        self.untold.setVisible(line.deferred and not over(line))

    def _show_end(self, line: Lijn) -> None:
        end = line.stuk.content.withdrawn
        self.ended.setVisible(end is not None)
        if end is not None:
            by = to_words(end.by_name, end.by_function)
            told = say("verstrekken.ingetrokken", dag=day(end.day), door=by)
            self.ended.setText("\n".join(part for part in (told, end.words) if part))


def _urgent(line: Lijn, *, stopped: bool) -> bool:
    """A letter goes with what left already for urgency."""
    return not stopped and any(one.urgent for one in line.stuk.content.left)


def _facts(line: Lijn) -> list[Fact]:
    regel = line.stuk.content
    given: list[tuple[str, str]] = [
        ("wat", regel.item),
        ("let_op", say("verstrekken.uitvraag") if regel.act == "uitvraag" else ""),
        ("over", line.about_name),
        ("van", regel.source),
        ("naar", to_words(regel.recipient, regel.function)),
        ("waarom", regel.why),
        ("op_grond", ground_words(regel)),
        ("geldig", valid_words(regel)),
    ]
    return [(say(f"verstrekken.{key}"), words) for key, words in given if words]
