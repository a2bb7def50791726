"""What is under way counts until it came back, however it ended: what locks or closes waits for that."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from triage.faults import Refusal, Trouble
from ui.flows.counting import Counted
from ui.runner import Runner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    assert qtbot is not None
    lane = Runner()
    yield lane
    lane.stop()


def ending(fault: Exception | None) -> Callable[[], str]:
    def call() -> str:
        if fault is not None:
            raise fault
        return "klaar"

    return call


@pytest.mark.parametrize(
    ("fault", "heard"),
    [
        (None, "result"),
        (Refusal("eigen_voorstel"), "refusal"),
        (Trouble("schijf_vol"), "trouble"),
        (ZeroDivisionError("x"), "bug"),
    ],
)
def test_a_call_counts_until_its_handler_hears_of_it(
    runner: Runner, qtbot: QtBot, fault: Exception | None, heard: str
) -> None:
    owner = QObject()
    counted = Counted(runner, owner)
    seen: list[tuple[str, bool]] = []

    def note(kind: str) -> Callable[[object], None]:
        return lambda _: seen.append((kind, counted.busy))

    runner.broke.connect(note("bug"))
    counted.run(ending(fault), note("result"), note("refusal"), note("trouble"))
    assert counted.busy
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(heard, False)]
