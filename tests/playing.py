"""A whole program on the screen, played by hands on the keyboard; and what can be found on its widgets."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QEventLoop, QModelIndex, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QCompleter

from ui.app import Program, make_program
from ui.flows.door.start import Start
from ui.tour.hands import Hands, Player, Script
from ui.tour.journey import Picture, Stage


@contextmanager
def running(app: QApplication, start: Start) -> Iterator[Program]:
    """Give a program with its window open and its door shown; afterwards it is closed as a person closes it."""
    made = make_program(app, start)
    made.shell.show()
    made.shell.activateWindow()
    made.conductor.begin()
    try:
        yield made
    finally:
        for _ in range(2):
            # A program with keys that are not yet proved to be on paper wants to be closed twice.
            made.shell.close()
            wait(lambda: not made.shell.isVisible(), 10_000)
        made.shell.deleteLater()
        made.theme.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        # A process has one program in its life; here another follows, and changes the style under what is left of this.
        gc.collect()


def stage_of(program: Program, picture: Picture = lambda _: None) -> Stage:
    """Return where a journey takes place in a program."""
    return Stage(program.shell, program.conductor, Hands(program.shell), picture)


def wait(ready: Callable[[], bool], milliseconds: int = 20_000) -> None:
    """Let the program go on until something is so, or the time is over."""
    if ready():
        return
    loop = QEventLoop()
    look, end = QTimer(), QTimer()

    def look_again() -> None:
        if ready():
            loop.quit()

    look.timeout.connect(look_again)
    end.timeout.connect(loop.quit)
    look.start(10)
    end.start(milliseconds)
    loop.exec()
    look.stop()


def play(script: Script, patience: int = 240_000) -> None:
    """Play a script to its end, or fail with what it got stuck on."""
    loop, faults = QEventLoop(), list[object]()
    player = Player(script)
    player.done.connect(loop.quit)

    def failed(fault: object) -> None:
        faults.append(fault)
        loop.quit()

    player.failed.connect(failed)
    QTimer.singleShot(patience, loop, lambda: failed("it takes too long"))
    player.play()
    loop.exec()
    player.deleteLater()
    assert not faults, faults


def traces(word: str) -> list[str]:
    """Return where a word stands in what is alive on the screen or behind it, seen or not, and on the clipboard."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    alive: set[QObject] = {*QApplication.allWidgets()}
    for widget in QApplication.allWidgets():
        alive |= {*widget.findChildren(QObject)}
    found = [f"{type(one).__name__}.{name}" for one in alive for name, text in _texts(one) if word in text]
    if word in QGuiApplication.clipboard().text():
        found.append("clipboard")
    return found


def _texts(one: QObject) -> Iterator[tuple[str, str]]:
    """Every property of an object that is a text, and what its model or document holds."""
    meta = one.metaObject()
    for number in range(meta.propertyCount()):
        name = str(meta.property(number).name())
        value = one.property(name)
        if isinstance(value, str):
            yield name, value
    if isinstance(one, QTextDocument):
        yield "document", one.toPlainText()
    model = one.model() if isinstance(one, QAbstractItemView | QComboBox | QCompleter) else None
    if model is not None:
        yield "model", " ".join(_cells(model, QModelIndex()))


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for place in range(model.columnCount(parent)):
            index = model.index(row, place, parent)
            yield " ".join(str(value) for value in model.itemData(index).values())
            yield from _cells(model, index)
