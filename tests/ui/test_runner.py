"""The one lane: in order, back on the screen's thread, only to the living, and nothing that was accepted is dropped."""

import threading
import time
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from triage.answers import Answer, Ref
from triage.faults import Refusal, Trouble
from triage.ids import QuestionId
from ui.runner import Autosaver, Runner

ONE, TWO = Ref(QuestionId("een")), Ref(QuestionId("twee"))


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    assert qtbot is not None
    lane = Runner()
    yield lane
    lane.stop()


def fail(fault: Exception) -> None:
    raise fault


def unexpected(result: None) -> None:
    pytest.fail(f"delivered {result}")


def test_results_come_in_order_on_the_screen_thread(runner: Runner, qtbot: QtBot) -> None:
    seen: list[tuple[int, bool, bool]] = []
    here = threading.get_ident()

    def work(number: int) -> tuple[int, bool]:
        return number, threading.get_ident() == here

    def take(result: tuple[int, bool]) -> None:
        seen.append((*result, threading.get_ident() == here))

    for number in range(20):
        runner.run(partial(work, number), runner, take)
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert seen == [(number, False, True) for number in range(20)]


def test_each_fault_goes_to_its_own_handler(runner: Runner, qtbot: QtBot) -> None:
    seen: list[tuple[str, object]] = []

    def note(kind: str, fault: object) -> None:
        seen.append((kind, fault))

    faults = (Refusal("eigen_voorstel"), Trouble("schijf_vol"), ZeroDivisionError("x"))
    for fault in faults:
        runner.run(
            partial(fail, fault),
            runner,
            partial(note, "result"),
            partial(note, "refusal"),
            partial(note, "trouble"),
            partial(note, "bug"),
        )
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == list(zip(("refusal", "trouble", "bug"), faults, strict=True))


def test_a_fault_without_a_handler_is_not_silent(runner: Runner, qtbot: QtBot) -> None:
    for signal, fault in (
        (runner.refused, Refusal("a")),
        (runner.troubled, Trouble("b")),
        (runner.broke, KeyError("c")),
    ):
        with qtbot.waitSignal(signal) as caught:
            runner.run(partial(fail, fault), runner, unexpected)
        assert caught.args == [fault]


def test_nothing_reaches_an_owner_that_is_gone(runner: Runner, qtbot: QtBot) -> None:
    owner, gate = QObject(), threading.Event()
    runner.run(gate.wait, owner, lambda _result: pytest.fail("delivered to the dead"))
    delete(owner)
    with qtbot.waitSignal(runner.busy) as quiet:
        gate.set()
    assert quiet.args == [False]


def test_stopping_finishes_and_delivers_what_was_accepted(qtbot: QtBot) -> None:
    assert qtbot is not None
    lane, seen = Runner(), list[int]()
    for number in range(5):
        lane.run(partial(_slowly, number), lane, seen.append)
    lane.stop()
    assert seen == [0, 1, 2, 3, 4]
    with pytest.raises(RuntimeError):
        lane.run(partial(_slowly, 9), lane, seen.append)


def _slowly(number: int) -> int:
    time.sleep(0.01)
    return number


def saver(seen: list[tuple[Ref, Answer]], pause: int = 40, longest: int = 150) -> Autosaver:
    def save(ref: Ref, answer: Answer) -> None:
        seen.append((ref, answer))

    return Autosaver(save, pause_ms=pause, longest_ms=longest)


def test_of_one_question_only_the_last_answer_is_saved(qtbot: QtBot) -> None:
    seen: list[tuple[Ref, Answer]] = []
    keeper = saver(seen)
    for text in ("M", "Mo", "Moe"):
        keeper.put(ONE, Answer(text))
    keeper.put(TWO, Answer("x"))
    assert keeper.pending
    assert seen == []
    with qtbot.waitSignal(keeper.waiting):
        pass
    assert seen == [(ONE, Answer("Moe")), (TWO, Answer("x"))]
    assert not keeper.pending


def test_going_on_typing_does_not_put_saving_off(qtbot: QtBot) -> None:
    seen: list[tuple[Ref, Answer]] = []
    keeper = saver(seen, pause=60, longest=120)
    begin = time.monotonic()
    while not seen and time.monotonic() - begin < 2:
        keeper.put(ONE, Answer("typt"))
        qtbot.wait(5)
    assert seen


def test_flushing_saves_at_once_and_only_once(qtbot: QtBot) -> None:
    seen: list[tuple[Ref, Answer]] = []
    keeper = saver(seen)
    keeper.put(ONE, Answer("x"))
    keeper.flush()
    keeper.flush()
    qtbot.wait(80)
    assert seen == [(ONE, Answer("x"))]


def test_an_answer_typed_while_saving_is_kept_for_the_next_time(qtbot: QtBot) -> None:
    seen: list[Answer] = []

    def save(_ref: Ref, answer: Answer) -> None:
        seen.append(answer)
        if len(seen) == 1:
            keeper.put(ONE, Answer("later"))

    keeper = Autosaver(save, pause_ms=20)
    keeper.put(ONE, Answer("eerst"))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [Answer("eerst"), Answer("later")]
