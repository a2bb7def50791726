"""The triage page: steps on the left, one question at a time in the middle, why and the weighing so far on the right.

It shows what the flow gives it and says what somebody wants; it decides nothing and stores nothing.
"""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from triage.answers import Ref
from triage.casus.model import CasusState
from triage.casus.walk import Asked
from ui.fields.choices import Tick
from ui.pages.triage.bands import Bands
from ui.pages.triage.middle import Middle
from ui.pages.triage.question import QuestionBlock
from ui.pages.triage.shown import Shown
from ui.pages.triage.side import Side
from ui.pages.triage.stops import StopKind, before
from ui.pages.triage.thread import ThreadPanel
from ui.pages.triage.words import opens_short, recipients
from ui.widgets.buttons import Button, Link, Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Chip, Kind
from ui.widgets.layouts import FlowRow, column
from ui.widgets.saved import SavedLabel
from ui.widgets.steps import StepLine, StepList
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import say

_CHIPS: Final = {
    CasusState.CONCEPT: Kind.ACCENT,
    CasusState.VOORGELEGD: Kind.ATTENTION,
    CasusState.TERUGGEGEVEN: Kind.ATTENTION,
    CasusState.BESLOTEN: Kind.OK,
    CasusState.GESLOTEN: Kind.NEUTRAL,
    CasusState.INGETROKKEN: Kind.NEUTRAL,
}
_WALKED: Final = frozenset({StopKind.VRAAG, StopKind.DEEL, StopKind.LIJST, StopKind.STAP, StopKind.LEEG})


class TriagePage(QWidget):
    """A whole casus, from the first signal to putting it to a decider."""

    step_wanted = Signal(str)
    """The `StepId` somebody wants to go to."""
    back_wanted = Signal()
    next_wanted = Signal()
    later_wanted = Signal()
    """Stop here for now; everything is kept."""
    add_here_wanted = Signal()
    """Add one more of whatever is collected here."""
    review_wanted = Signal()
    """Show what is still missing."""
    danger_wanted = Signal()
    crisis_wanted = Signal()
    """Somebody is in danger now."""
    question_wanted = Signal(object)
    """The `Ref` somebody wants to see."""
    around_wanted = Signal()
    """Who may see this casus, and what belongs to it."""
    whole_wanted = Signal(bool)
    """All questions of a step on one page, or one at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Shown | None = None
        outer = column(self, (0.8, 1.0, 0.8, 0), 0.6)
        self._make_head()
        outer.addWidget(self._head)
        self.trouble = MessageStrip(kind=Kind.DANGER)
        self.trouble.hide()
        outer.addWidget(self.trouble)
        self.steps, self.side, self.asked = StepList(), Side(), ThreadPanel()
        self.middle = Middle()
        self._make_middle()
        left = Card()
        left.add(self.steps)
        self.missing_link = Link(say("triage.wat_mist"))
        left.add(FlowRow([self.missing_link]))
        self.bands = Bands(left, self._centre, self.side)
        outer.addWidget(self.bands, 1)
        self._connect()
        self._shortcuts()

    # ----------------------------------------------------------------------------------------------- making
    def _make_head(self) -> None:
        self._head = QWidget()
        inside = column(self._head, (0.8, 0, 0.8, 0), 0.15)
        self.title = PrimaryHeading()
        self.title.setWordWrap(False)
        self._state = Chip("")
        self.saved = SavedLabel()
        self._about = Muted()
        self.around = Quiet(say("rondom.knop_rond"), icon_name="persoon")
        self.around.hide()
        inside.addWidget(FlowRow([self.title, self._state, self.saved, self.around], 0.9))
        inside.addWidget(self._about)

    def _make_middle(self) -> None:
        self._centre = QWidget()
        around = column(self._centre, 0, 1.0)
        around.addWidget(self.asked)
        card = Card()
        self._count = Muted()
        self.whole = Tick(say("triage.alles"))
        self._readonly = MessageStrip(kind=Kind.ACCENT)
        self._clash = MessageStrip(kind=Kind.ATTENTION)
        self.back_button, self.next_button = Button(say("triage.vorige")), Primary(say("triage.verder"))
        self.later_button = Button(say("triage.later"))
        self.buttons = FlowRow([self.back_button, self.next_button, self.later_button])
        for part in (self._count, self._readonly, self._clash, self.middle, self.buttons, self.whole):
            card.add(part)
        around.addWidget(card)
        self.middle.sheet.then = self.back_button

    def _connect(self) -> None:
        self.around.clicked.connect(self.around_wanted)
        self.steps.step_wanted.connect(self.step_wanted)
        self.missing_link.clicked.connect(self.review_wanted)
        self.side.danger_wanted.connect(self.danger_wanted)
        self.side.crisis_wanted.connect(self.crisis_wanted)
        self.side.question_wanted.connect(self.question_wanted)
        self.asked.question_wanted.connect(self.question_wanted)
        self.back_button.clicked.connect(self.back_wanted)
        self.next_button.clicked.connect(self.next_wanted)
        self.later_button.clicked.connect(self.later_wanted)
        self.whole.toggled.connect(self.whole_wanted)
        self.middle.sheet.entered.connect(self._on_entered)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _shortcuts(self) -> None:
        for keys, act in (
            (("Alt+Left",), self.back_wanted),
            (("Alt+Right", "Ctrl+Return", "Ctrl+Enter"), self.next_wanted),
            (("PgUp",), self._page_up),
            (("PgDown",), self._page_down),
            (("Alt+N",), self.add_here_wanted),
            (("F7",), self.review_wanted),
        ):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(act)

    # ---------------------------------------------------------------------------------------------- showing
    def show_casus(self, shown: Shown, *, enter: bool, ref: Ref | None = None, cursor: int = 0) -> None:
        """Show a casus at a stop.

        Args:
            enter: the person comes here: everything is made anew and the focus goes to the field. Otherwise the
                page only follows what changed, and nobody's cursor moves.
            ref: the question that gets the focus where there are more.
            cursor: where the cursor stands in it.
        """
        self._shown = shown
        self._show_head(shown)
        self._show_steps(shown)
        self.side.show_walk(shown.walk, shown.partners)
        self.asked.show_thread(shown.walk, shown.thread, writable=shown.opened.writable)
        self._show_strips(shown)
        self.middle.show_stop(shown, fresh=enter, up_to=ref)
        self._show_buttons(shown)
        if enter:
            self.bands.fold_steps()
            self.bands.pane.verticalScrollBar().setValue(0)
            self.enter(ref, cursor)
        self._explain()

    def enter(self, ref: Ref | None = None, cursor: int = 0) -> None:
        """Put the focus where somebody goes on."""
        self.middle.enter(ref, cursor)
        # Heights of wrapped words, and a focus in what was just made, are known only once the layout has been through.
        QTimer.singleShot(0, self, self._entered)

    def _entered(self) -> None:
        # What the window keeps as its focus counts, also while another window is in front.
        focused: QWidget | None = self.window().focusWidget()
        if self.isVisible() and (focused is None or not self.middle.isAncestorOf(focused)):
            # Nothing to fill in here: the way on has the focus, so that the keys of this page still work.
            self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reveal()

    def enter_closing(self) -> None:
        """Put the focus on what is missing, or on the next act at the end of the review."""
        self.middle.review.enter_closing()
        QTimer.singleShot(0, self, self._reveal)

    def ask_lost(self, lost: tuple[Asked, ...], removed: str = "") -> None:
        """Show what would fall away, until somebody chooses."""
        self.middle.show_lost(lost, removed)
        for part in (self.buttons, self.whole, self._clash):
            part.hide()
        self.bands.pane.verticalScrollBar().setValue(0)

    def tell_trouble(self, title: str, text: str) -> None:
        """Say above everything what went wrong, what was kept and what to do."""
        self.trouble.show()
        self.trouble.show_message(title, text, Kind.DANGER)

    def clear_trouble(self) -> None:
        """It goes well again."""
        self.trouble.hide()

    @property
    def here(self) -> tuple[Ref, int] | None:
        """Return the question that has the focus and where its cursor stands, or None."""
        block = self._focused_block()
        return (block.ref, block.spot) if block is not None else None

    @property
    def _reads(self) -> bool:
        """There is more to read than fits: the page keys scroll."""
        return self._shown is not None and self._shown.stop.kind is StopKind.NALEZEN

    def _page_up(self) -> None:
        bar = self.bands.pane.verticalScrollBar()
        bar.setValue(bar.value() - bar.pageStep()) if self._reads else self.back_wanted.emit()

    def _page_down(self) -> None:
        bar = self.bands.pane.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep()) if self._reads else self.next_wanted.emit()

    def changeEvent(self, event: QEvent, /) -> None:
        """Another height of text: what somebody was doing stays in sight."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.middle.isAncestorOf(focused):
            self.bands.pane.show_widget(focused)

    def _show_head(self, shown: Shown) -> None:
        casus = shown.opened.casus
        self.title.setText(say("triage.titel", kenmerk=casus.kenmerk))
        self._state.show_state(say(f"triage.staat.{casus.state.value}"), _CHIPS[casus.state], "-")
        to = recipients(shown.walk.casus)
        goal = say("triage.voornemen", met=to) if to else say("triage.nog_geen_voornemen")
        self._about.setText(say("triage.onder_titel", voornemen=goal, kader=casus.kader))

    def _show_steps(self, shown: Shown) -> None:
        lines = []
        for task in shown.walk.tasks:
            step = shown.kader.step(task.step)
            why = opens_short(shown.walk, shown.kader, task.step)
            lines.append(StepLine(task.step, step.number, step.title, task.state, why))
        self.steps.show_steps(tuple(lines), shown.stop.step)
        many = len(shown.walk.missing)
        self.missing_link.set_words(say("triage.mist.knop", aantal=many) if many else say("triage.nalezen"))

    def _show_strips(self, shown: Shown) -> None:
        state = shown.opened.casus.state.value
        self._readonly.setVisible(not shown.opened.writable)
        if not shown.opened.writable:
            key = f"triage.lezen.{state}" if state in ("voorgelegd", "besloten") else "triage.lezen.geen_recht"
            self._readonly.show_message(say("triage.lezen.titel"), say(key), Kind.ACCENT)
        here = next((one for one in shown.walk.clashes if one.step == shown.stop.step and not one.explained), None)
        told = here is not None and shown.stop.kind in _WALKED
        self._clash.setVisible(told)
        if told:
            self._clash.show_message(say("triage.botsing.titel"), say("triage.botsing.strook"), Kind.ATTENTION)

    def _show_buttons(self, shown: Shown) -> None:
        kind = shown.stop.kind
        waiting = self.middle.asks
        self.buttons.setVisible(not waiting)
        first = before(shown.walk, shown.kader, shown.stop, whole=shown.whole) is None
        # Where there is nothing before, a way back would be a dead button.
        self.back_button.setVisible(kind is StopKind.BOTSING or not first)
        self.next_button.setVisible(kind not in (StopKind.NALEZEN, StopKind.DICHT, StopKind.BESLUIT))
        self.next_button.set_words(say("triage.klaar_deel" if kind is StopKind.DEEL else "triage.verder"))
        self.whole.setVisible(kind in _WALKED and kind is not StopKind.LEEG and not waiting)
        self.whole.blockSignals(True)
        self.whole.setChecked(shown.whole)
        self.whole.blockSignals(False)
        self._count.setText(self.middle.counted(shown))
        self._count.setVisible(bool(self._count.text()))

    # --------------------------------------------------------------------------------------------- following
    def _focused_block(self) -> QuestionBlock | None:
        part = QApplication.focusWidget()
        while part is not None and not isinstance(part, QuestionBlock):
            part = part.parentWidget()
        return part if part is not None and self.isAncestorOf(part) else None

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.middle.isAncestorOf(new):
            self._explain()

    def _explain(self) -> None:
        """Explain the question that has the focus, or else the first one here."""
        block = self._focused_block() or next(iter(self.middle.sheet.blocks()), None)
        asks = self._shown is not None and self._shown.stop.kind in (StopKind.VRAAG, StopKind.DEEL, StopKind.STAP)
        alone = self._shown is not None and self._shown.stop.kind is StopKind.VRAAG
        self.side.show_why(block.asked if block is not None and asks else None, alone=alone)

    def _on_entered(self, ref: Ref) -> None:
        """Enter in a line: on to the next question here, or on."""
        blocks = self.middle.sheet.blocks()
        at = next((index for index, block in enumerate(blocks) if block.ref == ref), len(blocks) - 1)
        if at + 1 < len(blocks):
            blocks[at + 1].enter()
        else:
            self.next_wanted.emit()
