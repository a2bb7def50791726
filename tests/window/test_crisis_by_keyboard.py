"""The form of six fields in the real window, by keys alone: one key from anywhere, and kept in under two minutes."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import main
from tests.playing import play, running, stage_of
from tests.ui.test_crisis_page import DANGER, DATA, TO, WHO, section_of
from triage.followup.crisis import OPEN, Crisis, Ontvanger
from triage.followup.stuk import Stuk
from ui.app import Program
from ui.tour.hands import Hands, Script
from ui.tour.journey import Stage, enter_as, leave

KEYS_A_MINUTE: Final = 200
MOST_SECONDS: Final = 120

pytestmark = [pytest.mark.venster, pytest.mark.timeout(300)]


class CountingHands(Hands):
    """Hands that count what they press."""

    typed = pressed = 0

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.pressed += 1
        super().key(key, modifier)

    def type(self, text: str) -> None:
        self.typed += len(text)
        super().type(text)

    @property
    def seconds(self) -> float:
        """How long a person takes who types 200 keys a minute."""
        return (self.typed + self.pressed) * 60 / KEYS_A_MINUTE


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    with running(qapp, main.practice_start()) as made:
        yield made


def opened(stage: Stage) -> Script:
    """Press the one key and wait for the form, with the keyboard in its first field."""
    stage.hands.key(Qt.Key.Key_F9)
    form = section_of(stage).form
    yield lambda: form.card.isVisible() and QApplication.focusWidget() is form.who.line


def filled_in(hands: Hands) -> None:
    """Fill in the six fields as case 4 tells; the fifth and the sixth stand there already."""
    for words in (WHO, DANGER, DATA):
        hands.type(words)
        hands.key(Qt.Key.Key_Tab)
    for number, (name, function) in enumerate(TO):
        if number:
            hands.key(Qt.Key.Key_Return)
        hands.type(name)
        hands.key(Qt.Key.Key_Tab)
        hands.type(function)


def test_six_fields_by_keys_alone_take_less_than_two_minutes(program: Program) -> None:
    hands = CountingHands(program.shell)
    stage = replace(stage_of(program), hands=hands)
    found, owed, ratifiers = list[Stuk[Crisis]](), set[str](), list[str]()

    def script() -> Script:
        yield from enter_as(stage, "Ilse Terpstra")
        yield lambda: QApplication.focusWidget() is not None
        hands.typed = hands.pressed = 0
        yield from opened(stage)
        filled_in(hands)
        hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        page = section_of(stage).page
        yield lambda: page.opened is not None and QApplication.focusWidget() is page.to_triage
        if page.opened is not None:
            found.append(page.opened.stuk)
            owed.update(one.term for one in page.opened.owed)
            ratifiers.extend(page.opened.ratifiers)

    play(script())
    (crisis,) = found
    content = crisis.content
    assert (content.who, content.danger, content.data) == (WHO, DANGER, DATA)
    assert content.recipients == tuple(Ontvanger(*one) for one in TO)
    assert content.decider_name == "Ilse Terpstra"
    assert crisis.state == OPEN
    assert owed == {"crisis_bekrachtigen", "crisis_informeren"}
    assert ratifiers
    assert not any("Terpstra" in one for one in ratifiers)
    # What docs/spoed.md says of it.
    assert (hands.typed, hands.pressed) == (279, 8)
    assert hands.seconds < MOST_SECONDS


def test_the_form_is_kept_while_it_is_typed_and_is_there_after_a_lock(program: Program) -> None:
    stage, kept = stage_of(program), list[str]()

    def script() -> Script:
        yield from enter_as(stage, "Ilse Terpstra")
        yield lambda: QApplication.focusWidget() is not None
        yield from opened(stage)
        stage.hands.type(WHO)
        yield from leave(stage)
        yield from enter_as(stage, "Ilse Terpstra")
        form = section_of(stage).form
        yield lambda: stage.shell.page is not None and QApplication.focusWidget() is not None
        if stage.shell.page is not form:
            stage.hands.key(Qt.Key.Key_F9)
        yield lambda: form.card.isVisible() and QApplication.focusWidget() is form.danger
        kept.append(form.typed.who)

    play(script())
    assert kept == [WHO]


def test_the_key_works_while_somebody_types_elsewhere_and_going_back_leaves_the_cursor_there(program: Program) -> None:
    stage, seen = stage_of(program), list[str]()

    def script() -> Script:
        yield from enter_as(stage, "Ilse Terpstra")
        search = stage.shell.top.search
        yield lambda: QApplication.focusWidget() is not None
        stage.hands.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        stage.hands.type("2026-00")
        yield from opened(stage)
        section_of(stage).form.leave.click()
        yield lambda: stage.shell.page is not section_of(stage).form
        seen.append(search.words())

    play(script())
    assert seen == ["2026-00"]
