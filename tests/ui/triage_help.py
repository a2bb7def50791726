"""A triage page on a store in memory, and somebody who fills it in by keyboard alone."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.fakes import MemoryStore
from tests.ui.typing_help import press, type_text
from triage.access.actor import Actor
from triage.answers import Answer, AnswerKind, Ref, Toets, Uitgelegd, Value
from triage.casework.casus.answering import Opened
from triage.casus.model import Casus
from triage.golden.reading import Story
from triage.ids import CasusId, ItemId, QuestionId
from triage.ports import UnitOfWork
from ui.fields.dates import written_date
from ui.flows.context import Context
from ui.flows.triage.flow import TriageFlow
from ui.notices import NoticeStrip
from ui.pages.triage.question import QuestionBlock
from ui.pages.triage.stops import Stop, StopKind
from ui.runner import Runner

LINKED = ("regel.over", "regel.bron", "regel.ontvanger", "toestemming.regels")
"""Questions whose answer names an item of the casus."""


@dataclass
class Table:
    """Everything on the table: the store, the flow and its window. `before_work` runs before each transaction."""

    qtbot: QtBot
    store: MemoryStore
    flow: TriageFlow
    runner: Runner
    window: QMainWindow
    before_work: Callable[[], None]

    @property
    def opened(self) -> Opened:
        assert self.flow.casus is not None
        return self.flow.casus

    @property
    def stop(self) -> Stop:
        assert self.flow.stop is not None
        return self.flow.stop

    @property
    def kept(self) -> Casus:
        return next(iter(self.store.state.casussen.values()))

    @property
    def focus(self) -> QWidget:
        here = QApplication.focusWidget()
        assert here is not None
        return here

    def settle(self) -> None:
        """Wait until everything that was typed is stored."""
        self.flow.flush()
        self.qtbot.waitUntil(lambda: not self.flow.busy)
        # What came back is shown in the same turn of the loop; a last turn lets widgets go.
        self.qtbot.wait(1)

    def block(self, question: str, item: str | None = None) -> QuestionBlock:
        ref = Ref(QuestionId(question), ItemId(item) if item else None)
        block = self.flow.page.middle.sheet.block(ref)
        assert block is not None, f"{ref} is not on the page"
        return block

    def go_to(self, question: str, item: str | None = None) -> QuestionBlock:
        self.flow.go_to(Ref(QuestionId(question), ItemId(item) if item else None))
        self.settle()
        return self.block(question, item)

    def keys(self, sequence: str) -> None:
        """Press a key or a combination at whatever has the focus."""
        key, modifiers = keys_of(sequence)
        press(self.focus, key, modifiers)

    def shortcut(self, sequence: str) -> None:
        """Press a combination as the window gets it, shortcuts included."""
        key, modifiers = keys_of(sequence)
        QTest.keyClick(self.window, key, modifiers)
        self.settle()


def keys_of(sequence: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    """Return the key and the modifiers of `Ctrl+Return`."""
    *held, last = sequence.split("+")
    known = {
        "Ctrl": Qt.KeyboardModifier.ControlModifier,
        "Alt": Qt.KeyboardModifier.AltModifier,
        "Shift": Qt.KeyboardModifier.ShiftModifier,
    }
    modifiers = Qt.KeyboardModifier.NoModifier
    for name in held:
        modifiers |= known[name]
    return Qt.Key[f"Key_{last}"], modifiers


def lay(qtbot: QtBot, by: Actor | None = None, store: MemoryStore | None = None) -> Table:
    """Lay the table: a window with the triage page of one person."""
    store = store or MemoryStore()
    table: Table

    def work() -> UnitOfWork:
        table.before_work()
        return store.work()

    desk = makers.desk(work, by, ids=makers.Ids(f"id-{id(store)}-{len(store.state.log)}"))
    window = QMainWindow()
    runner = Runner(window)
    notices = NoticeStrip()
    notices.setParent(window)
    flow = TriageFlow(Context(desk, runner, notices), window)
    table = Table(qtbot, store, flow, runner, window, lambda: None)
    window.setCentralWidget(flow.page)
    window.resize(1280, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return table


def put_away(table: Table) -> None:
    """Finish what is under way and take the window away."""
    table.settle()
    table.runner.stop()
    table.window.close()
    table.window.deleteLater()


def laid_with(qtbot: QtBot, casus: Casus, by: Actor | None = None) -> Table:
    """Lay the table with a casus that is already filled in, and open it."""
    store = MemoryStore()
    actor = by or makers.actor()
    with store.work() as work:
        work.casussen.add(casus, makers.look(by=actor))
        work.commit()
    table = lay(qtbot, actor, store)
    table.flow.open(casus.id)
    qtbot.waitUntil(lambda: table.flow.casus is not None)
    table.settle()
    return table


def filled(name: str = "casus_3_vragen_kan_niet") -> Casus:
    """Return a worked case, as one's own."""
    return replace(makers.story(name).casus, id=CasusId("c"), owner=makers.actor().person, team=makers.TEAM)


# ------------------------------------------------------------------------------------------- filling in by keyboard
class Typist:
    """Fills in a worked case from nothing, by keyboard alone."""

    def __init__(self, table: Table, story: Story) -> None:
        self.table = table
        self.story = story.casus
        self.names: dict[str, str] = {}

    def told(self, asked_ref: Ref) -> Answer | None:
        """Return what the story answers, with its items as they are called here."""
        item = next((old for old, new in self.names.items() if new == asked_ref.item), asked_ref.item)
        given = self.story.answers.get(Ref(asked_ref.question, ItemId(item) if item else None))
        if given is None or asked_ref.question not in LINKED:
            return given
        return replace(given, value=self._renamed(given.value))

    def _renamed(self, value: Value | None) -> Value | None:
        if isinstance(value, str):
            return self.names.get(value, value)
        if isinstance(value, tuple):
            return tuple(self.names.get(one, one) for one in value)
        return value

    def fill(self) -> None:
        """Go from the first question to the review."""
        for _ in range(400):
            kind = self.table.stop.kind
            if kind is StopKind.NALEZEN:
                return
            if kind is StopKind.VRAAG:
                ref = self.table.stop.ref
                assert ref is not None
                self.enter(self.table.block(ref.question, ref.item))
            elif kind is StopKind.LIJST:
                self._collect()
            self.table.shortcut("Ctrl+Return")
        raise AssertionError(f"never came to the review: {self.table.stop}")

    def _collect(self) -> None:
        scope = self.table.stop.scope
        assert scope is not None
        for item in self.story.of(scope):
            self.table.shortcut("Alt+N")
            stop = self.table.stop
            assert stop.kind is StopKind.DEEL
            assert stop.item is not None
            self.names[item] = stop.item
            self._form()
            self.table.shortcut("Ctrl+Return")
            assert self.table.stop.kind is StopKind.LIJST

    def _form(self) -> None:
        seen: set[Ref] = set()
        while True:
            blocks = self.table.flow.page.middle.sheet.blocks()
            block = next((one for one in blocks if one.ref not in seen), None)
            if block is None:
                return
            seen.add(block.ref)
            if self.told(block.ref) is not None:
                block.enter()
                self.enter(block)
                self.table.settle()

    def enter(self, block: QuestionBlock) -> None:
        """Give the story's answer to one question, where the focus is."""
        given = self.told(block.ref)
        if given is None:
            return
        assert block.isAncestorOf(self.table.focus), f"the focus is not at {block.ref}"
        match given.value:
            case Toets(ja, woorden):
                self._choose(self._yes_no(block, ja=bool(ja)))
                self._words(block, woorden)
            case Uitgelegd(keuzes):
                for option, words in keuzes:
                    self._tick(block, option)
                    self._words(block, words)
            case tuple() as options:
                for option in options:
                    self._tick(block, option)
            case bool() as ja:
                self._choose(self._yes_no(block, ja=ja))
            case value:
                self._plain(block, value)

    def _words(self, block: QuestionBlock, words: str) -> None:
        self._tab_to(block, "QPlainTextEdit")
        type_text(self.table.focus, words)

    def _plain(self, block: QuestionBlock, value: str | int | date | datetime | None) -> None:
        if isinstance(value, str) and block.asked.question.kind is AnswerKind.KEUZE:
            self._choose(value)
        else:
            type_text(self.table.focus, written_date(value) if isinstance(value, date) else str(value))

    @staticmethod
    def _yes_no(block: QuestionBlock, *, ja: bool) -> str:
        assert block.field is not None
        button = block.field.parts()[0 if ja else 1]
        return button.accessibleName()

    def _choose(self, option: str) -> None:
        """Go through the radio buttons with the arrow keys, and take the one with this id or name."""
        for _ in range(60):
            here = self.table.focus
            if option in (here.objectName(), here.accessibleName()):
                press(here, Qt.Key.Key_Space)
                assert isinstance(here, QAbstractButton)
                assert here.isChecked()
                return
            press(here, Qt.Key.Key_Right if self.beside(here) else Qt.Key.Key_Down)
        raise AssertionError(f"{option} cannot be reached with the arrow keys from {self.table.focus.objectName()}")

    @staticmethod
    def beside(button: QWidget) -> bool:
        """Yes and no stand beside each other."""
        return not button.objectName()

    def _tick(self, block: QuestionBlock, option: str) -> None:
        for _ in range(60):
            here = self.table.focus
            if here.objectName() == option and block.isAncestorOf(here):
                press(here, Qt.Key.Key_Space)
                return
            self.table.keys("Tab")
        raise AssertionError(f"{option} cannot be reached with Tab")

    def _tab_to(self, block: QuestionBlock, kind: str) -> None:
        for _ in range(20):
            self.table.keys("Tab")
            if self.table.focus.inherits(kind) and block.isAncestorOf(self.table.focus):
                return
        raise AssertionError(f"no {kind} to be reached with Tab")
