"""What people read when something goes wrong, and what they never read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import ExpectedLog
from tests.ui.typing_help import press
from triage.faults import Refusal, Trouble
from ui.notices import BugDialog, NoticeStrip, QuestionDialog, log_bug, notice_of, number_of, sentence_of, show_bug

pytestmark = pytest.mark.usefixtures("theme")


def broken(secret: str) -> BaseException:
    with pytest.raises(ValueError, match=secret) as caught:
        int(secret)
    return caught.value


def test_a_known_fault_says_what_happened_what_was_kept_and_what_to_do() -> None:
    told = notice_of(Refusal("tekst_te_lang", lengte=30_000, maximum=20_000))
    assert "30000" in told.happened
    assert told.kept
    assert told.todo
    assert sentence_of(Refusal("eigen_voorstel")).startswith("U kunt niet besluiten over uw eigen voorstel.")


def test_an_unknown_fault_still_says_its_code() -> None:
    assert "sleutel_zoek" in notice_of(Trouble("sleutel_zoek", pad="/x")).happened


def test_the_strip_shows_a_fault_until_it_is_closed(qtbot: QtBot) -> None:
    frame = QWidget()
    strip = NoticeStrip()
    strip.setParent(frame)
    strip.set_frame(frame)
    qtbot.addWidget(frame)
    assert frame.isHidden()
    strip.show_fault(Refusal("eigen_voorstel"))
    assert not frame.isHidden()
    assert strip.title.text() == "U kunt niet besluiten over uw eigen voorstel."
    strip.close_button.click()
    assert frame.isHidden()


def test_a_bug_has_one_number_and_tells_nothing_of_its_content(expected_log: ExpectedLog) -> None:
    one, other = broken("Lotte"), broken("Sam")
    assert number_of(one) == number_of(other)
    assert number_of(one) != number_of(ValueError("elders"))
    with expected_log("ValueError at test_notices.py"):
        log_bug(one)


def test_the_bug_dialog_shows_the_number_alone(qtbot: QtBot, expected_log: ExpectedLog) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    bug = broken("Lotte van der Meer")
    with expected_log(number_of(bug)):
        show_bug(window, bug)
    dialog = window.findChild(BugDialog)
    assert dialog is not None
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert number_of(bug) in words
    assert "Lotte" not in words
    dialog.accept()


@pytest.mark.parametrize("destructive", [True, False])
def test_a_question_is_opened_and_escape_does_nothing(qtbot: QtBot, *, destructive: bool) -> None:
    window, done = QWidget(), list[str]()
    qtbot.addWidget(window)
    window.show()

    def yes() -> None:
        done.append("ja")

    first = QuestionDialog(window, "Intrekken?", "Dat kan later niet terug.", "Trek in", yes, destructive=destructive)
    first.open()
    assert first.focusWidget() is (first.no_button if destructive else first.yes_button)
    assert not any(button.isDefault() or button.autoDefault() for button in first.findChildren(QPushButton))
    press(first, Qt.Key.Key_Escape)
    assert done == []
    second = QuestionDialog(window, "Intrekken?", "Dat kan later niet terug.", "Trek in", yes)
    second.open()
    second.yes_button.click()
    assert done == ["ja"]
