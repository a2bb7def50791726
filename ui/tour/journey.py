"""A case from the first question to the paper: fill in, read over, put forward, decide, seal, and see the besluit."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from triage.answers import Scope
from triage.besluit.decision import Decision, LineDecision, Uitkomst
from triage.besluit.draft import LineChoice
from triage.golden.deciding import decision_of
from triage.golden.reading import Story
from triage.kader.model import Kader
from ui.conductor import Conductor
from ui.pages.decision.lines import LinePanel
from ui.pages.door.practice_door import PracticeDoorPage
from ui.spot import At
from ui.tour.filling import Filling
from ui.tour.hands import Hands, Script, Stuck, moment
from ui.window import Shell
from ui.workplace import Workplace

Picture = Callable[[str], None]
"""Takes a picture of the window under a name."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a journey takes place."""

    shell: Shell
    conductor: Conductor
    hands: Hands
    picture: Picture

    @property
    def workplace(self) -> Workplace:
        """The workplace of whoever is in.

        Raises:
            Stuck: nobody is in.
        """
        if self.conductor.workplace is None:
            raise Stuck("nobody is in")
        return self.conductor.workplace


def enter_as(stage: Stage, name: str) -> Script:
    """Come in at the practice door as somebody, by their name."""
    yield lambda: _seat(stage, name) is not None
    seat = _seat(stage, name)
    if seat is None:
        raise Stuck(name)
    stage.hands.push(seat)
    yield lambda: stage.conductor.workplace is not None


def _seat(stage: Stage, name: str) -> QWidget | None:
    page = stage.conductor.door.page
    if not isinstance(page, PracticeDoorPage) or not page.seats.isEnabled():
        return None
    return next((one for one in page.seats.buttons if one.accessibleName().startswith(f"{name}.")), None)


def leave(stage: Stage) -> Script:
    """Lock the screen."""
    stage.hands.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    yield lambda: stage.conductor.workplace is None


def fill_new(stage: Stage, story: Story, kader: Kader) -> Script:
    """Open a new casus and fill it in, up to the review."""
    workplace = stage.workplace
    stage.hands.push(workplace.overview.worklist.new_button)
    yield lambda: workplace.spot.at is At.TRIAGE and workplace.triage.casus is not None
    yield from Filling(stage.hands, workplace.triage, story, kader, stage.picture).script()


def put_forward(stage: Stage) -> Script:
    """Stamp the review and put the casus to a decider, or record it where none is needed."""
    flow = stage.workplace.triage
    closing = flow.page.middle.review.closing
    stage.hands.push(closing.stamp_button)
    yield lambda: not flow.busy and flow.casus is not None and flow.casus.casus.reviewed is not None
    if closing.put_forward_button.isVisible():
        stage.hands.push(closing.put_forward_button)
        yield lambda: stage.workplace.spot.at is At.WORKLIST
    else:
        stage.hands.write(closing.words, "Alles gaat met toestemming of via de wet.")
        stage.hands.push(closing.record_button)
        yield lambda: stage.workplace.spot.at is At.RECORD


def decide(stage: Stage, kenmerk: str, story: Story) -> Script:
    """Open what was put forward from the worklist, decide as the story tells, and seal."""
    yield from _opened_row(stage, kenmerk)
    flow = stage.workplace.deciding
    yield lambda: flow.shown is not None
    yield moment()
    stage.picture("besluiten")
    yield from _decided(stage, decision_of(story.decision, story), story)
    yield moment()
    stage.hands.reach(flow.page.panel.seal)
    stage.picture("besluiten_ingevuld")
    stage.hands.push(flow.page.panel.seal)
    yield lambda: stage.workplace.spot.at is At.RECORD


def see_paper(stage: Stage) -> Script:
    """Wait until the paper stands on the page of the sealed decision."""
    record = stage.workplace.record
    yield lambda: record.page.preview.view.pdf.pageCount() > 0
    # The pages of the preview are drawn after they are counted.
    yield moment(1_000)
    stage.picture("besluit")


def _opened_row(stage: Stage, kenmerk: str) -> Script:
    page = stage.workplace.overview.worklist
    yield lambda: page.row_of(kenmerk) is not None
    found = page.row_of(kenmerk)
    if found is None:
        raise Stuck(kenmerk)
    table, row = found
    stage.hands.reach(table)
    while table.currentRow() < row:
        stage.hands.key(Qt.Key.Key_Down)
    while table.currentRow() > row:
        stage.hands.key(Qt.Key.Key_Up)
    stage.hands.key(Qt.Key.Key_Return)
    yield lambda: stage.workplace.spot.at is At.DECISION


def _decided(stage: Stage, decision: Decision, story: Story) -> Script:
    hands, panel = stage.hands, stage.workplace.deciding.page.panel
    outcome = decision.outcome or Uitkomst.NIET_DELEN
    hands.push(panel.outcomes[outcome.value])
    shown = stage.workplace.deciding.shown
    if shown is None:
        raise Stuck("nothing to decide")
    lines = tuple(line.id for line in shown.voorstel.snapshot.lines)
    told = story.casus.of(Scope.REGEL)
    for one in decision.lines:
        line = panel.lines.panel(lines[told.index(one.line)])
        if line is not None and line.isVisible():
            _decide_line(hands, line, one)
    hands.write(panel.words, decision.motivation)
    for editor, day in ((panel.until.editor, decision.valid_until), (panel.review.editor, decision.review_on)):
        if day is not None and editor.isVisible():
            hands.write(editor, f"{day:%d-%m-%Y}")
    hands.push(panel.own)
    yield lambda: not stage.workplace.deciding.busy


def _decide_line(hands: Hands, panel: LinePanel, one: LineDecision) -> None:
    choice = (LineChoice.LIGHTER if one.wording else LineChoice.KEEP) if one.granted else LineChoice.NOT
    if panel.dots[choice].isVisible():
        hands.push(panel.dots[choice])
    if one.wording:
        hands.write(panel.words_editor, one.wording)
    for code in one.codes:
        hands.push(panel.ticks[code])
