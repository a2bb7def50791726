"""Whom to call, asking and answering, on the screen: by keyboard, nothing lost, nothing told that should not be."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.casework.neighbours import BORN, DANIQUE, ELSEWHERE, FG, INFO, OWNER, PROCES
from tests.ui.access_room import AccessRoom, access_room, shown
from tests.ui.deciding_office import settle, texts
from tests.ui.typing_help import press, type_text
from triage.access.toegang import Oordeel, Verzoek
from triage.casework.access.asking import ask
from triage.faults import Trouble
from ui.flows.access.access import AccessSection
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.theme import Scheme, Theme
from ui.words import say

WHY = "Ik neem dit gezin over van een collega."


@pytest.fixture
def room(theme: Theme) -> Iterator[AccessRoom]:
    assert theme.chosen is Scheme.LICHT
    made = access_room()
    yield made
    made.notices.hide()
    made.runner.stop()


def at(room: AccessRoom, qtbot: QtBot, spot: Spot, by: object = ELSEWHERE) -> tuple[AccessSection, QStackedWidget]:
    assert isinstance(by, type(ELSEWHERE))
    section, window = room.section(by)
    qtbot.addWidget(window)
    window.setCurrentWidget(section.open(spot))
    with qtbot.waitActive(window):
        shown(window)
    settle()
    return section, window


def seek(section: AccessSection, name: str = DANIQUE, born: str = "12-4-1988") -> None:
    type_text(section.card.name.line, name)
    type_text(section.card.born.day.editor, born)
    press(section.card.born.day.editor, Qt.Key.Key_Return)
    settle()


def asked(room: AccessRoom, name: str = DANIQUE, days: int = 14) -> Verzoek:
    return ask(room.here.desk(), name, BORN, "Ik vervang een collega", WHY, days)


def fill(section: AccessSection) -> None:
    section.ask.purposes.dots["overnemen"].click()
    type_text(section.ask.motivation, WHY)
    type_text(section.ask.days, "14")


# ---------------------------------------------------------------------------------------------------------- card
def test_a_name_and_a_day_lead_to_whom_to_call(room: AccessRoom, qtbot: QtBot) -> None:
    casus = room.here.casus()
    section, window = at(room, qtbot, Spot(At.CARD))
    qtbot.waitUntil(section.card.name.line.hasFocus)
    seek(section)
    seen = texts(window)
    assert OWNER in seen
    assert "tst. 4411" in seen
    for secret in (casus.kenmerk, casus.id, "Kanarie"):
        assert secret not in seen


def test_unknown_and_afgeschermd_look_the_same_to_the_last_dot(room: AccessRoom, qtbot: QtBot) -> None:
    room.here.shielded()
    other = access_room()
    pictures = []
    for each in (room, other):
        section, window = at(each, qtbot, Spot(At.CARD))
        seek(section)
        assert section.card.shown is not None
        section.card.setFocus()
        settle(300)
        pictures.append(window.grab().toImage())
        window.hide()
    other.runner.stop()
    assert pictures[0] == pictures[1]


def test_the_general_card_warns_of_nothing(room: AccessRoom, qtbot: QtBot) -> None:
    section, _ = at(room, qtbot, Spot(At.CARD))
    seek(section, "Niemand Zo")
    assert section.card.shown is not None
    seen = texts(section.card.shown)
    assert say("toegang.kaartje.algemeen") in seen
    assert "bel 0800" in seen
    assert not any(word in seen.casefold() for word in ("niet gevonden", "onbekend", "afgeschermd", "let op", "geen "))


def test_another_name_takes_the_card_away(room: AccessRoom, qtbot: QtBot) -> None:
    room.here.casus()
    section, _ = at(room, qtbot, Spot(At.CARD))
    seek(section)
    assert section.card.shown is not None
    type_text(section.card.name.line, "x")
    assert section.card.shown is None


@pytest.mark.parametrize(
    ("name", "born", "key"),
    [
        ("", "12-4-1988", "naam_leeg"),
        (DANIQUE, "", "geboren_leeg"),
        (DANIQUE, "twaalf april", "geboren_onleesbaar"),
    ],
)
def test_without_both_nothing_is_sought(room: AccessRoom, qtbot: QtBot, name: str, born: str, key: str) -> None:
    section, window = at(room, qtbot, Spot(At.CARD))
    before = len(room.here.world.lines())
    seek(section, name, born)
    assert say(f"toegang.zoek.{key}") in texts(window)
    assert len(room.here.world.lines()) == before


def test_who_may_read_it_opens_it_from_the_card(room: AccessRoom, qtbot: QtBot) -> None:
    casus = room.here.casus()
    section, _ = at(room, qtbot, Spot(At.CARD), makers.actor(OWNER))
    seek(section)
    press(section.card.focusWidget(), Qt.Key.Key_Space)
    assert room.went == [Spot(At.TRIAGE, casus.id)]


def test_from_the_card_a_request_begins_with_the_same_name(room: AccessRoom, qtbot: QtBot) -> None:
    room.here.casus()
    section, window = at(room, qtbot, Spot(At.CARD))
    seek(section)
    press(section.card.focusWidget(), Qt.Key.Key_Space)
    settle()
    assert window.currentWidget() is section.ask
    assert (section.ask.name.words(), section.ask.born.words()) == (DANIQUE, "12-4-1988")


# -------------------------------------------------------------------------------------------------------- asking
def test_a_request_is_asked_and_stands_among_mine(room: AccessRoom, qtbot: QtBot) -> None:
    room.here.casus()
    section, window = at(room, qtbot, Spot(At.REQUEST))
    type_text(section.ask.name.line, DANIQUE)
    type_text(section.ask.born.day.editor, "12-4-1988")
    fill(section)
    section.ask.ask.click()
    settle(200)
    assert window.currentWidget() is section.mine
    (kept,) = room.store.state.toegangen
    assert (kept.purpose, kept.motivation, kept.days) == (say("toegang.doelen.overnemen"), WHY, 14)
    seen = texts(window)
    for part in (DANIQUE, WHY, say("toegang.stand.wacht")):
        assert part in seen
    assert not any(room.store.state.concepten.values())


def test_what_lacks_is_marked_and_nothing_is_sent(room: AccessRoom, qtbot: QtBot) -> None:
    section, window = at(room, qtbot, Spot(At.REQUEST))
    section.ask.purposes.dots["anders"].click()
    type_text(section.ask.days, "91")
    section.ask.ask.click()
    settle()
    seen = texts(window)
    for key in ("zoek.naam_leeg", "zoek.geboren_leeg", "vragen.doel_leeg", "vragen.motivering_leeg"):
        assert say(f"toegang.{key}") in seen
    assert say("toegang.vragen.dagen_fout", maximum=90) in seen
    assert section.ask.name.line.hasFocus()
    assert room.store.state.toegangen == ()


def test_what_is_typed_is_there_again_after_a_lock(room: AccessRoom, qtbot: QtBot) -> None:
    section, window = at(room, qtbot, Spot(At.REQUEST))
    type_text(section.ask.name.line, DANIQUE)
    section.ask.purposes.dots["anders"].click()
    type_text(section.ask.purposes.own, "iets anders")
    type_text(section.ask.motivation, "Half een zin")
    assert section.busy
    section.flush()
    qtbot.waitUntil(lambda: not section.busy)
    typed = section.ask.typed
    section.deleteLater()
    window.hide()
    again, _ = at(room, qtbot, Spot(At.REQUEST))
    assert again.ask.typed == typed
    assert typed.motivation == "Half een zin"


def test_a_pause_in_typing_saves_and_says_so(room: AccessRoom, qtbot: QtBot) -> None:
    section, _ = at(room, qtbot, Spot(At.REQUEST))
    type_text(section.ask.motivation, WHY)
    qtbot.waitUntil(lambda: section.ask.saved.words.startswith("Opgeslagen"))
    assert any(WHY in text for text in room.store.state.concepten.values())


def test_text_about_somebody_else_is_kept_and_told(room: AccessRoom, qtbot: QtBot) -> None:
    section, window = at(room, qtbot, Spot(At.REQUEST))
    type_text(section.ask.name.line, "Iemand Anders")
    type_text(section.ask.motivation, WHY)
    window.setCurrentWidget(section.open(Spot(At.CARD)))
    settle()
    seek(section)
    press(section.card.focusWidget(), Qt.Key.Key_Space)
    settle()
    assert (section.ask.name.words(), section.ask.motivation.words()) == (DANIQUE, WHY)
    assert say("toegang.vragen.eerder") in texts(window)


def test_where_it_cannot_be_saved_it_says_so_and_tries_again(
    room: AccessRoom, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    section, _ = at(room, qtbot, Spot(At.REQUEST))

    def full(*_: object) -> None:
        raise Trouble("schijf_vol", pad="x")

    with monkeypatch.context() as broken:
        broken.setattr("tests.fakes.MemoryConcepten.keep", full)
        type_text(section.ask.motivation, WHY)
        section.flush()
        qtbot.waitUntil(lambda: section.unsaved)
        assert section.ask.saved.words.startswith("Niet opgeslagen")
    section.flush()
    qtbot.waitUntil(lambda: not section.busy)
    assert not section.unsaved
    assert any(WHY in text for text in room.store.state.concepten.values())


def test_names_in_a_casus_are_asked_for_without_a_name(room: AccessRoom, qtbot: QtBot) -> None:
    casus = room.here.casus()
    section, window = at(room, qtbot, Spot(At.REQUEST, casus.id), FG)
    assert say("toegang.vragen.uitleg_namen") in texts(window)
    assert section.ask.name.isHidden()
    fill(section)
    section.ask.ask.click()
    settle(200)
    assert (room.store.state.toegangen[0].casus, room.store.state.toegangen[0].name) == (casus.id, casus.kenmerk)
    assert casus.kenmerk in texts(window)


# ---------------------------------------------------------------------------------------------------------- mine
def test_a_thousand_requests_come_a_page_at_a_time_and_without_names(room: AccessRoom, qtbot: QtBot) -> None:
    room.here.casus()
    first = asked(room)
    many = tuple(replace(first, id=f"v{number:04}") for number in range(1_000))
    room.store.state.toegangen = many
    section, window = at(room, qtbot, Spot(At.REQUESTS))
    qtbot.waitUntil(lambda: section.mine.table.rowCount() == 100)
    assert say("toegang.verzoeken.aantal", aantal=1_000) in texts(window)
    table = section.mine.table
    cells = [table.item(row, column) for row in range(100) for column in range(table.columnCount())]
    assert not any(cell is None or "Danique" in cell.text() for cell in cells)
    section.mine.turning._after.click()  # noqa: SLF001
    settle(300)
    assert table.line_id(0) == "v0899"


def test_the_whole_thread_is_read_and_access_is_used_and_stopped(room: AccessRoom, qtbot: QtBot) -> None:
    casus = room.here.casus()
    verzoek = asked(room)
    answerer, window = at(room, qtbot, Spot(At.REQUEST, verzoek.id), PROCES)
    type_text(answerer.answer.editor, "Nodig voor de overdracht.")
    answerer.answer.days.setText("3")
    answerer.answer.give.click()
    settle(200)
    assert window.currentWidget() is answerer.waiting
    window.hide()
    section, mine = at(room, qtbot, Spot(At.REQUESTS))
    seen = texts(mine)
    for part in (WHY, "Nodig voor de overdracht.", "Karim Bouzid", DANIQUE):
        assert part in seen
    opens = next(one for one in section.mine.findChildren(QWidget) if one.accessibleName() == say("toegang.open_casus"))
    opens.click()  # type: ignore[attr-defined]
    assert room.went[-1] == Spot(At.TRIAGE, casus.id)
    stop = say("toegang.verzoeken.beeindig")
    next(one for one in section.mine.findChildren(QWidget) if one.accessibleName() == stop).click()  # type: ignore[attr-defined]
    settle(200)
    assert room.store.state.toegangen[0].ended_by == ELSEWHERE.person
    assert say("toegang.stand.gestopt") in texts(mine)


def test_where_handing_in_fails_everything_stands_there_still_and_is_kept(
    room: AccessRoom, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.here.casus()
    section, window = at(room, qtbot, Spot(At.REQUEST, asked(room).id), PROCES)
    type_text(section.answer.editor, "Goed")

    def full(*_: object) -> None:
        raise Trouble("schijf_vol", pad="x")

    with monkeypatch.context() as broken:
        broken.setattr("tests.fake_toegangen.MemoryToegangen.answer", full)
        section.answer.give.click()
        settle(200)
    assert [fault.code for fault in room.faults] == ["schijf_vol"]
    assert room.store.state.toegangen[0].verdict is None
    assert window.currentWidget() is section.answer
    type_text(section.answer.editor, ".")
    qtbot.waitUntil(lambda: any('"Goed."' in text for text in room.store.state.concepten.values()))
    section.answer.give.click()
    settle(200)
    assert room.store.state.toegangen[0].answer == "Goed."
    assert not any(room.store.state.concepten.values())


# ------------------------------------------------------------------------------------------------------ answering
def test_what_waits_is_counted_and_told_without_the_name_it_is_about(room: AccessRoom, qtbot: QtBot) -> None:
    room.here.casus()
    verzoek = asked(room)
    section, window = room.section(PROCES)
    qtbot.addWidget(window)
    counts: list[tuple[object, int]] = []
    section.counted.connect(lambda place, count: counts.append((place, count)))
    qtbot.waitUntil(lambda: counts == [(Place.TOEGANG, 1)])
    window.setCurrentWidget(section.open(Spot(At.REQUESTS, "beoordelen")))
    shown(window)
    settle(200)
    cells = [section.waiting.table.item(0, column) for column in range(4)]
    words = " ".join(cell.text() for cell in cells if cell is not None)
    assert "Ilse Terpstra" in words
    assert "Danique" not in words
    section.waiting.table.setCurrentCell(0, 0)
    press(section.waiting.table, Qt.Key.Key_Return)
    assert room.went == [Spot(At.REQUEST, verzoek.id)]
    settle(200)
    assert DANIQUE in texts(window)
    assert say("toegang.antwoord.grens") in texts(window)


def test_a_refusal_needs_words_and_is_kept_while_it_is_typed(room: AccessRoom, qtbot: QtBot) -> None:
    room.here.casus()
    verzoek = asked(room)
    section, window = at(room, qtbot, Spot(At.REQUEST, verzoek.id), PROCES)
    section.answer.refuse.click()
    assert say("toegang.antwoord.leeg") in texts(window)
    assert room.store.state.toegangen[0].verdict is None
    type_text(section.answer.editor, "Bel eerst Youssef.")
    section.flush()
    qtbot.waitUntil(lambda: not section.busy)
    window.hide()
    again, other = at(room, qtbot, Spot(At.REQUEST, verzoek.id), PROCES)
    assert again.answer.editor.words() == "Bel eerst Youssef."
    again.answer.refuse.click()
    settle(200)
    kept = room.store.state.toegangen[0]
    assert (kept.verdict, kept.answer) == (Oordeel.GEWEIGERD, "Bel eerst Youssef.")
    assert other.currentWidget() is again.waiting
    assert say("toegang.wachtend.leeg") in texts(other)


def test_never_longer_than_asked_on_the_screen_either(room: AccessRoom, qtbot: QtBot) -> None:
    room.here.casus()
    section, window = at(room, qtbot, Spot(At.REQUEST, asked(room).id), PROCES)
    type_text(section.answer.editor, "Goed.")
    section.answer.days.setText("15")
    section.answer.give.click()
    settle()
    assert say("toegang.antwoord.dagen_fout", maximum=14) in texts(window)
    assert room.store.state.toegangen[0].verdict is None


def test_about_nobody_there_is_no_button_to_give(room: AccessRoom, qtbot: QtBot) -> None:
    section, window = at(room, qtbot, Spot(At.REQUEST, asked(room, "Niemand Zo").id), INFO)
    assert say("toegang.antwoord.niemand") in texts(window)
    assert section.answer.give.isHidden()
    assert not section.answer.refuse.isHidden()


def test_what_is_afgeschermd_is_only_counted_for_who_is_not_named(room: AccessRoom, qtbot: QtBot) -> None:
    casus = room.here.shielded(1, PROCES.name)
    asked(room)
    _, window = at(room, qtbot, Spot(At.REQUESTS, "beoordelen"), INFO)
    settle(200)
    seen = texts(window)
    assert "Karim Bouzid" in seen
    for secret in (DANIQUE, casus.kenmerk, ELSEWHERE.name, WHY):
        assert secret not in seen


def test_access_that_was_given_can_be_stopped_by_who_gave_it(room: AccessRoom, qtbot: QtBot) -> None:
    room.here.casus()
    verzoek = asked(room)
    section, window = at(room, qtbot, Spot(At.REQUEST, verzoek.id), PROCES)
    type_text(section.answer.editor, "Goed.")
    section.answer.give.click()
    settle(200)
    assert section.waiting.given.rowCount() == 1
    window.setCurrentWidget(section.open(Spot(At.REQUEST, verzoek.id)))
    settle(200)
    section.answer.end.click()
    settle(200)
    assert room.store.state.toegangen[0].ended_by == PROCES.person
    assert section.waiting.given.rowCount() == 0


# --------------------------------------------------------------------------------------------------- every page
SPOTS = (Spot(At.CARD), Spot(At.REQUEST), Spot(At.REQUESTS), Spot(At.REQUESTS, "beoordelen"))


@pytest.mark.parametrize("scale", [100, 200])
def test_what_has_the_keyboard_has_a_name_and_stays_in_sight(
    room: AccessRoom, qtbot: QtBot, theme: Theme, scale: int
) -> None:
    room.here.casus(1, "Wilhelmina Antoinetta van den Heuvel-Konstantinopolitanopoulou")
    verzoek = asked(room, "Wilhelmina Antoinetta van den Heuvel-Konstantinopolitanopoulou")
    theme.set_scale(scale)
    section, window = at(room, qtbot, SPOTS[0], PROCES)
    for spot in (*SPOTS, Spot(At.REQUEST, verzoek.id)):
        window.setCurrentWidget(section.open(spot))
        settle(300)
        parts = [one for one in window.findChildren(QWidget) if one.isVisible()]
        for part in (one for one in parts if one.focusPolicy() & Qt.FocusPolicy.TabFocus):
            assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name).strip(), part
            assert part.mapTo(window, part.rect().topRight()).x() <= window.width(), part
        assert all(one.textFormat() is Qt.TextFormat.PlainText for one in parts if isinstance(one, QLabel))


def test_who_only_asks_or_only_answers_has_only_those_pages(room: AccessRoom, qtbot: QtBot) -> None:
    fg, window = at(room, qtbot, Spot(At.CARD), FG)
    assert window.currentWidget() is fg.mine
    assert room.went == [Spot(At.REQUESTS)]
    assert window.count() == 2
    window.hide()
    info, other = at(room, qtbot, Spot(At.REQUEST), INFO)
    assert other.currentWidget() is info.waiting
    assert other.count() == 3
    assert section_of(room, "beheerder") == section_of(room, "beslisser") == 0


def section_of(room: AccessRoom, role: str) -> int:
    """Return how many pages a role has."""
    return len(room.section(makers.actor("Iemand", role))[0].pages())
