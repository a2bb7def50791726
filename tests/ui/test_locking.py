"""The door shuts: nothing typed is lost, nothing of a person stays, and one comes back to the same letter."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from time import monotonic

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

import main
from tests.playing import play, running, stage_of, traces, wait
from tests.ui.doors import FakeGate, start_of
from triage.casework.entering import StoreState
from triage.faults import Trouble
from triage.ids import QuestionId
from ui.app import Program
from ui.pages.door.practice_door import PracticeDoorPage
from ui.pages.first_start.page import FirstStartPage
from ui.pages.triage.question import QuestionBlock
from ui.spot import At
from ui.tour.hands import Script
from ui.tour.journey import Stage, enter_as, leave
from ui.words import say

MAKER = "Youssef el Amrani"
CANARY = "Wendelmoet Kanariepiet"
TYPED = f"{CANARY} belde vanochtend."
KIND, WHAT = QuestionId("aanleiding.soort"), QuestionId("aanleiding.wat")


@pytest.fixture
def stage(qapp: QApplication) -> Iterator[Stage]:
    with running(qapp, main.practice_start()) as made:
        yield stage_of(made)


def block(stage: Stage, question: QuestionId = WHAT) -> QuestionBlock | None:
    blocks = stage.workplace.triage.page.middle.sheet.blocks()
    return next((one for one in blocks if one.ref.question == question), None)


def editor(stage: Stage) -> QPlainTextEdit:
    found = block(stage)
    assert found is not None
    assert found.field is not None
    part = found.field.parts()[0]
    assert isinstance(part, QPlainTextEdit)
    return part


def typed(stage: Stage) -> Script:
    """Open a new casus and type at its second question, with the cursor back at the fifth letter."""
    yield from enter_as(stage, MAKER)
    worklist = stage.workplace.overview.worklist
    yield lambda: worklist.shown
    stage.hands.push(worklist.new_button)
    yield lambda: stage.workplace.spot.at is At.TRIAGE and block(stage, KIND) is not None
    first = block(stage, KIND)
    assert first is not None
    assert first.field is not None
    stage.hands.push(first.field.parts()[0])
    stage.hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    yield lambda: block(stage) is not None and not stage.workplace.triage.busy
    stage.hands.write(editor(stage), TYPED)
    stage.hands.key(Qt.Key.Key_Home)
    for _ in range(5):
        stage.hands.key(Qt.Key.Key_Right)
    since = monotonic()
    yield lambda: monotonic() - since > 0.05


def back(stage: Stage) -> Script:
    yield from enter_as(stage, MAKER)
    yield lambda: block(stage) is not None and not stage.workplace.triage.busy


def test_what_was_typed_a_moment_ago_is_stored_and_one_comes_back_to_the_same_letter(stage: Stage) -> None:
    play(typed(stage))
    kenmerk = stage.workplace.triage.casus.casus.kenmerk if stage.workplace.triage.casus else ""
    stop = stage.workplace.triage.stop
    assert stage.workplace.triage.busy, "the pause in typing is not over yet"
    play(leave(stage))
    play(back(stage))
    opened = stage.workplace.triage.casus
    assert opened is not None
    assert opened.casus.kenmerk == kenmerk
    assert opened.casus.text(WHAT) == TYPED
    assert stage.workplace.triage.stop == stop
    assert stage.hands.focus is editor(stage)
    assert editor(stage).toPlainText() == TYPED
    assert editor(stage).textCursor().position() == 5


def test_nothing_of_anybody_stays_behind_a_locked_screen(stage: Stage) -> None:
    play(typed(stage))
    kenmerk = stage.workplace.triage.casus.casus.kenmerk if stage.workplace.triage.casus else ""
    assert traces(CANARY), "it is looked for where it is"
    assert traces(kenmerk)
    assert traces(say("werkvoorraad.bezig"))
    play(leave(stage))
    assert isinstance(stage.conductor.door.page, PracticeDoorPage)
    QCoreApplication.processEvents()
    assert traces(CANARY) == []
    assert traces(kenmerk) == []
    assert traces("2026-0") == [], "no kenmerk of any casus"
    assert traces(say("werkvoorraad.bezig")) == []


def test_an_empty_chair_locks_and_says_why(stage: Stage) -> None:
    play(typed(stage))
    stage.conductor.lock("stil")
    wait(lambda: stage.conductor.workplace is None)
    assert traces(CANARY) == []
    play(back(stage))
    assert editor(stage).toPlainText() == TYPED


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return what makes every further commit fail."""

    def full(_: object) -> None:
        raise Trouble("schijf_vol", pad="ergens")

    return lambda: monkeypatch.setattr("storage.unit_of_work.SqlUnitOfWork.commit", full)


def test_what_cannot_be_stored_is_told_once_before_it_is_lost(stage: Stage, full_disk: Callable[[], None]) -> None:
    play(typed(stage))
    full_disk()
    stage.hands.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: stage.shell.notices.title.text() == say("venster.niet_bewaard"))
    assert stage.conductor.workplace is not None
    assert editor(stage).toPlainText() == TYPED
    play(leave(stage))
    assert traces(CANARY) == []


def test_an_empty_chair_locks_also_where_nothing_can_be_stored(stage: Stage, full_disk: Callable[[], None]) -> None:
    play(typed(stage))
    full_disk()
    stage.conductor.lock("stil")
    wait(lambda: stage.conductor.workplace is None)
    assert traces(CANARY) == []


def welcomed(program: Program) -> FirstStartPage:
    wait(lambda: isinstance(program.conductor.door.page, FirstStartPage))
    page = program.conductor.door.page
    assert isinstance(page, FirstStartPage)
    return page


def test_who_rather_practises_first_gets_a_program_beside_this_one(qapp: QApplication) -> None:
    gate = FakeGate(at=StoreState.ABSENT)
    with running(qapp, start_of(gate)) as program:
        page = welcomed(program)
        stage_of(program).hands.push(page.welcome.practice)
        assert ("practice",) in gate.calls
        assert program.shell.notices.title.text() == say("ontgrendelen.oefenen.titel")
        assert program.conductor.door.page is page


def test_practice_that_does_not_open_is_told(qapp: QApplication) -> None:
    def broken() -> None:
        raise Trouble("oefenen_start_niet")

    with running(qapp, replace(start_of(FakeGate(at=StoreState.ABSENT)), open_practice=broken)) as program:
        stage_of(program).hands.push(welcomed(program).welcome.practice)
        assert program.shell.notices.title.text() == say("fout.oefenen_start_niet.gebeurd")


@pytest.mark.parametrize("name", ["Jelle Brandsma", "Youssef el Amrani", "Hanneke Posthumus"])
def test_what_a_role_does_not_see_goes_as_well(stage: Stage, name: str) -> None:
    """A page that is made and stands in no window is not taken away with one."""
    before = set(QApplication.topLevelWidgets())
    play(enter_as(stage, name))
    play(leave(stage))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = [one for one in QApplication.topLevelWidgets() if one not in before]
    assert [one for one in left if one.findChildren(QLabel)] == []
