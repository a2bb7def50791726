"""A decider at the screen: a store in memory, the lane, and a casus that was put forward."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QThread
from PySide6.QtWidgets import QApplication, QWidget

from tests import makers
from tests.casework.steps import CASUS_3, Office
from tests.fakes import MemoryStore
from tests.worlds import memory_world
from triage.access.actor import Actor
from triage.answers import Answer, Ref
from triage.casework.casus import proposing
from triage.casework.casus.answering import Opened, answer, stamp
from triage.faults import Fault
from triage.ids import ItemId, QuestionId
from ui.flows.context import Context
from ui.notices import NoticeStrip
from ui.runner import Runner


@dataclass
class Room:
    """An office with a screen."""

    office: Office
    runner: Runner
    notices: NoticeStrip
    faults: list[Fault]

    def context(self, by: Actor | None = None) -> Context:
        """Return what a flow needs, for a decider by default."""
        return Context(self.office.desk(by or makers.decider()), self.runner, self.notices)

    @property
    def store(self) -> MemoryStore:
        """The store behind it."""
        found = getattr(self.office.world.work, "__self__", None)
        assert isinstance(found, MemoryStore)
        return found

    def put_again(self, opened: Opened, changed: dict[Ref, str]) -> Opened:
        """Send back with a question, change answers, and put forward again."""
        shown = self.office.shown(opened)
        back = proposing.return_with_questions(
            self.office.desk(makers.decider()), shown.opened, (proposing.Back("Waarom zo?", "doel.woorden"),)
        )
        desk = self.office.desk()
        again = self.office.fresh(back)
        for vraag in proposing.thread(desk, again):
            proposing.answer_question(desk, again, vraag, "Omdat het nodig is.")
        for ref, words in changed.items():
            kept = answer(desk, again, ref, Answer(words))
            assert isinstance(kept, Opened)
            again = kept
        return proposing.put_forward(desk, stamp(desk, again))


def room() -> Room:
    """Return a room with an empty store."""
    runner, faults = Runner(), list[Fault]()
    runner.refused.connect(faults.append)
    runner.troubled.connect(faults.append)
    return Room(Office(memory_world()), runner, NoticeStrip(), faults)


def ref(question: str, item: str = "") -> Ref:
    """Return a ref from plain words."""
    return Ref(QuestionId(question), ItemId(item) if item else None)


def texts(widget: QWidget) -> str:
    """Return every word a person sees in a widget, top to bottom."""
    shown = [part for part in widget.findChildren(QWidget) if part.isVisibleTo(widget)]
    shown.sort(key=lambda part: part.mapTo(widget, QPoint(0, 0)).y())
    found = []
    for part in shown:
        for name in ("text", "toPlainText"):
            read = getattr(part, name, None)
            if callable(read):
                found.append(str(read()))
    return "\n".join(text for text in found if text)


def settle(milliseconds: int = 50) -> None:
    """Let Qt do what waits."""
    for _ in range(max(1, milliseconds // 10)):
        QApplication.processEvents()
        QThread.msleep(10)


__all__ = ["CASUS_3", "Room", "ref", "room", "settle", "texts"]
