"""The week on the screen: its days and holidays, another week by keyboard, and the calendar file."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.triage.followup.test_agenda import events, plain
from tests.ui.owed_room import BACK, REGISSEUR, TODAY, YOUSSEF, OwedRoom, owed_room
from tests.ui.test_worklist_page import heard
from triage.access.actor import Actor
from triage.followup.taak import Filter, Week, Wie
from triage.records.blocks import Document
from ui.flows.section import Kit
from ui.flows.week.section import WeekSection, save_calendar
from ui.pages.week.page import WeekPage
from ui.spot import At, Spot

if TYPE_CHECKING:
    from triage.casework.entering import Gate

pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[OwedRoom]:
    made = owed_room(qtbot)
    yield made
    made.stop()


def press(_: Document) -> bytes:
    return b""


def sit(room: OwedRoom, by: Actor = YOUSSEF, place: Path | None = None) -> tuple[WeekSection, list[Spot]]:
    """Return the section of somebody who goes where they are sent, with a window that is shown."""
    went: list[Spot] = []

    def asked(_: QWidget, __: str, name: str, chosen: object) -> None:
        assert name == "termijnen-2026-11-22.ics"
        assert callable(chosen)
        chosen(str(place))

    section = WeekSection(Kit(room.context(by), press, cast("Gate", None)), None, asked)
    section.ways = frozenset(At)

    def go(spot: Spot) -> None:
        went.append(spot)
        if spot.at is At.WEEK:
            section.open(spot)

    section.wanted.connect(go)
    room.qtbot.addWidget(section.page)
    section.page.resize(1060, 760)
    section.page.show()
    section.page.activateWindow()
    section.open(Spot(At.WEEK))
    room.wait(lambda: section.page.monday is not None)
    assert room.faults == []
    return section, went


def test_a_week_tells_its_days_and_carries_what_was_late(room: OwedRoom) -> None:
    room.keep(BACK, due=(TODAY,))
    page = sit(room)[0].page
    assert [card.heading.text() for card in page.days][5:] == [
        "Zaterdag 21 november 2026",
        "Zondag 22 november 2026 · vandaag",
    ]
    assert [one.split(" · ")[0] for one in heard(page.carried.table)] == ["2026-0001-N1"]
    assert [one.split(" · ")[0] for one in heard(page.days[6].table)] == ["2026-0001"]
    assert page.first_focus() is page.carried.table


def test_another_week_comes_by_keyboard_and_back(room: OwedRoom) -> None:
    room.keep(TODAY)
    section, went = sit(room)
    page = section.page
    monday = page.monday
    assert monday == date(2026, 11, 16)
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    room.wait(lambda: page.monday == monday + timedelta(days=7))
    assert page.carried.isHidden()
    assert [one.split(" · ")[0] for one in heard(page.days[4].table)] == ["2026-0001-N1"]
    QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    room.wait(lambda: page.monday == monday)
    page.after.click()
    room.wait(lambda: page.monday != monday and page.now.isEnabled())
    page.now.click()
    room.wait(lambda: page.monday == monday)
    assert [one.about for one in went] == ["2026-11-23", "2026-11-16", "2026-11-23", "2026-11-22"]


def test_holidays_have_their_name(qtbot: QtBot) -> None:
    page = WeekPage("team")
    qtbot.addWidget(page)
    monday = date(2026, 12, 21)
    page.show()
    page.show_week(Week(monday, tuple((monday + timedelta(days=n), ()) for n in range(7)), (), more=False), TODAY)
    assert [card.holiday for card in page.days] == ["", "", "", "", "Feestdag: Eerste kerstdag",
                                                    "Feestdag: Tweede kerstdag", ""]  # fmt: skip


def test_enter_opens_where_it_is_done(room: OwedRoom) -> None:
    room.keep(BACK, due=(TODAY,))
    section, went = sit(room)
    for table in (section.page.carried.table, section.page.days[6].table):
        table.setCurrentCell(0, 0)
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert went == [Spot(At.NOTICE, "stuk-0001"), Spot(At.TRIAGE, "casus-1")]


def test_only_mine_is_a_choice_that_also_holds_for_the_file(room: OwedRoom, tmp_path: Path) -> None:
    room.keep(BACK)
    section, _ = sit(room, REGISSEUR, tmp_path / "a.ics")
    page = section.page
    page.wie.setCurrentIndex(1)
    page.wie.activated.emit(1)
    room.wait(page.carried.isHidden)
    page.save.click()
    room.wait(lambda: not page.strip.isHidden())
    assert page.strip.title.text() == "Er is niets om te bewaren"
    assert not (tmp_path / "a.ics").exists()


def test_a_calendar_file_holds_references_and_acts_and_that_it_left_is_logged(room: OwedRoom, tmp_path: Path) -> None:
    room.keep(BACK, TODAY, due=(TODAY,))
    place = tmp_path / "termijnen.ics"
    section, _ = sit(room, YOUSSEF, place)
    section.page.save.click()
    room.wait(lambda: not section.page.strip.isHidden())
    text = place.read_bytes().decode()
    found = events(text)
    assert [plain(one["SUMMARY"]).split(":")[0] for one in found] == ["2026-0001-N1", "2026-0001", "2026-0001-N2"]
    assert found[1]["DTSTART"] == "20261122"
    assert plain(found[1]["DESCRIPTION"]) == "Uiterste datum: 22 november 2026."
    names = ("Huisarts Vos", "Naam van", "gas", YOUSSEF.name, "Youssef", "stuk-0001", "casus-1")
    assert not any(name in text for name in names)
    assert [one.detail for one in room.world.lines() if one.act == "termijnen_bewaard"] == ["termijnen=3"]
    assert place.stat().st_mode & 0o777 == 0o600


def test_without_a_log_line_no_file_is_made(room: OwedRoom, tmp_path: Path) -> None:
    room.keep(BACK)
    room.world.break_log()
    with pytest.raises(RuntimeError, match="no log today"):
        save_calendar(room.desk(), Filter(Wie.IEDER), tmp_path / "a.ics")
    assert not list(tmp_path.glob("*.ics"))


def test_in_a_narrow_window_the_days_stand_under_each_other(room: OwedRoom) -> None:
    room.keep(BACK, due=(TODAY,))
    page = sit(room)[0].page
    page.resize(640, 760)
    page.grab()
    assert page.horizontalScrollBar().maximum() == 0
