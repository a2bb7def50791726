"""The worklist on the screen: its order in words, its filters, its pages, where it leads, and the reminder."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests import makers
from tests.ui.owed_room import BACK, REGISSEUR, TODAY, YOUSSEF, OwedRoom, owed_room
from triage.access.actor import Actor
from triage.casework.casus.overview import Worklist
from triage.casework.followup.crisis import CrisisRow
from triage.casework.followup.herinnering import put_aside, reminder
from triage.followup.stuk import Soort
from triage.followup.taak import CASUS, Blad, Filter, Taak, Wanneer, Wie
from triage.ids import CasusId
from triage.terms.running import Stand
from ui.flows.overview import OverviewFlow
from ui.flows.week.reminder import Reminder
from ui.flows.week.spots import SPOTS, spot_of
from ui.pages.overview.owed import when_cell
from ui.pages.overview.worklist import WorklistPage
from ui.spot import At, Spot
from ui.widgets.buttons import Button
from ui.widgets.lines import LinesTable

pytestmark = pytest.mark.usefixtures("theme")
TODAY_AT = makers.NOW
NO_BLAD = Blad((), 0, more=False, near=0)
EVERY = frozenset(At)
FIXED = "\N{NO-BREAK SPACE}"
TAAK = Taak(CASUS, "casus-1", CasusId("casus-1"), "2026-0001", "t", "Doe dit.", "S. de Wit", mine=False, aim=None,
            due=TODAY, stand=Stand.VANDAAG, waiting=False, decided=True)  # fmt: skip


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[OwedRoom]:
    made = owed_room(qtbot)
    yield made
    made.stop()


def heard(table: LinesTable) -> list[str]:
    """Return every row as it is heard."""
    return [
        " | ".join(item.text() for column in range(table.columnCount()) if (item := table.item(row, column)))
        for row in range(table.rowCount())
    ]


def sit(room: OwedRoom, by: Actor = YOUSSEF, ways: frozenset[At] = EVERY) -> OverviewFlow:
    flow = OverviewFlow(room.context(by))
    flow.ways = ways
    room.qtbot.addWidget(flow.worklist)
    room.qtbot.addWidget(flow.list)
    flow.worklist.resize(1060, 760)
    flow.worklist.show()
    flow.refresh()
    room.wait(lambda: flow.worklist.shown)
    assert room.faults == []
    return flow


def test_late_comes_first_in_words_and_no_citizen_has_a_name(room: OwedRoom) -> None:
    room.keep(BACK, TODAY, due=(TODAY,))
    page = sit(room).worklist
    tell, look = (makers.kader().terms[one].text for one in ("bericht_ontvanger", "opnieuw_toestemming"))
    late, soon = ("vr 30 okt".replace(" ", FIXED), "vr 27 nov".replace(" ", FIXED))
    assert heard(page.owed.table) == [
        f"2026-0001-N1 · Bericht | {tell} · van u | te laat: {late}",
        f"2026-0001 · Casus | {look} · van u | vandaag",
        f"2026-0001-N2 · Bericht | {tell} · van u | uiterlijk {soon}",
    ]
    assert not any(name in one for one in heard(page.owed.table) for name in ("Huisarts", "Naam van"))


def test_another_s_work_says_whose_it_is(room: OwedRoom) -> None:
    room.keep(BACK)
    page = sit(room, REGISSEUR).worklist
    assert [one.split(" | ")[1].split(" · ")[1] for one in heard(page.owed.table)] == ["Youssef el Amrani"]
    assert [page.owed.wie.itemText(place) for place in range(2)] == ["Van mijn team", "Van mij"]


def test_each_stand_has_words_and_an_icon() -> None:
    stands = {
        Stand.TE_LAAT: (TODAY - timedelta(days=1), "te laat: gisteren"),
        Stand.VANDAAG: (TODAY, "vandaag"),
        Stand.LATER: (TODAY + timedelta(days=1), "uiterlijk morgen"),
        Stand.OPGESCHORT: (None, "staat stil"),
    }
    for stand, (due, words) in stands.items():
        cell = when_cell(replace(TAAK, stand=stand, due=due), TODAY)
        assert cell.text == words
        assert cell.chip is not None
        assert cell.drawing
    waits = [when_cell(replace(TAAK, waiting=True, due=TODAY + timedelta(days=n)), TODAY) for n in (-1, 1)]
    assert [one.text for one in waits] == ["voorbij: gisteren", "loopt tot en met morgen"]
    soon = replace(TAAK, stand=Stand.LATER, due=TODAY + timedelta(days=9), aim=TODAY + timedelta(days=3))
    assert when_cell(soon, TODAY).detail.startswith("liefst voor wo")


def test_a_filter_stays_when_somebody_comes_back(room: OwedRoom) -> None:
    room.keep(BACK, due=(TODAY,))
    flow = sit(room)
    owed = flow.worklist.owed
    assert owed.table.rowCount() == 2
    owed.soort.setCurrentIndex(owed.soort.findData(CASUS))
    owed.soort.activated.emit(owed.soort.currentIndex())
    room.wait(lambda: owed.table.rowCount() == 1)
    flow.refresh()
    room.wait(lambda: owed.table.rowCount() == 1)
    assert owed.wanted == Filter(Wie.IEDER, CASUS, Wanneer.ALLES)
    owed.wanneer.setCurrentIndex(owed.wanneer.findData(Wanneer.LAAT))
    owed.wanneer.activated.emit(owed.wanneer.currentIndex())
    room.wait(owed.table.isHidden)
    assert not flow.worklist.owed.isHidden()


def test_hundreds_come_a_hundred_at_a_time(room: OwedRoom) -> None:
    room.keep(*(BACK for _ in range(120)))
    flow = sit(room)
    owed = flow.worklist.owed
    assert (owed.table.rowCount(), owed.before.isEnabled(), owed.after.isEnabled()) == (100, False, True)
    owed.after.click()
    room.wait(lambda: owed.table.rowCount() == 20)
    assert (owed.before.isEnabled(), owed.after.isEnabled()) == (True, False)
    owed.before.click()
    room.wait(lambda: owed.table.rowCount() == 100)


def test_enter_opens_where_it_is_done(room: OwedRoom) -> None:
    room.keep(BACK, due=(TODAY,))
    flow = sit(room)
    went: list[object] = []
    flow.spot_wanted.connect(went.append)
    flow.open_wanted.connect(went.append)
    table = flow.worklist.owed.table
    for row in range(2):
        table.setCurrentCell(row, 0)
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert went == [Spot(At.NOTICE, "stuk-0001"), "casus-1"]


def test_without_a_way_there_the_casus_opens_or_it_is_said(room: OwedRoom) -> None:
    flow = sit(room, ways=frozenset())
    went: list[object] = []
    flow.open_wanted.connect(went.append)
    flow.worklist.owed.open_wanted.emit(replace(TAAK, soort="bericht"))
    flow.worklist.owed.open_wanted.emit(replace(TAAK, soort="signaal", casus=None))
    assert went == ["casus-1"]
    assert not room.notices.isHidden()


def test_every_kind_of_piece_has_its_spot() -> None:
    assert set(SPOTS) == set(Soort)
    for soort in Soort:
        spot = spot_of(replace(TAAK, soort=soort.value, about="stuk"), EVERY)
        assert spot is not None
        assert spot.about == ("casus-1" if spot.at is At.CLOSING else "stuk")
    assert spot_of(TAAK, EVERY) == Spot(At.FOLLOW, "casus-1")
    assert spot_of(replace(TAAK, decided=False), EVERY) is None


def test_the_badge_counts_what_asks_for_attention_now(room: OwedRoom) -> None:
    room.keep(BACK, TODAY, due=(TODAY,))
    counts: list[int] = []
    flow = sit(room)
    flow.counted.connect(counts.append)
    flow.refresh()
    room.wait(lambda: bool(counts))
    assert counts == [2]


def test_an_open_crisis_stays_on_top(qtbot: QtBot) -> None:
    page = WorklistPage()
    qtbot.addWidget(page)
    crisis = CrisisRow("c", "2026-0001-C1", CasusId("casus-1"), "2026-0001", "open", TODAY, None, None)
    nothing = Worklist((), (), (), (), ())
    went: list[str] = []
    page.crisis_wanted.connect(went.append)
    page.show()
    page.show_worklist(nothing, (crisis,), NO_BLAD, "Youssef", TODAY_AT, may_open=True)
    assert heard(page.crises.table) == [
        "2026-0001-C1 | Crisis: wacht op een ander die het nakijkt · 2026-0001 | vandaag"
    ]
    assert page.first_focus() is page.crises.table
    page.crises.table.setCurrentCell(0, 0)
    QTest.keyClick(page.crises.table, Qt.Key.Key_Return)
    assert went == ["c"]
    page.show_worklist(nothing, (), NO_BLAD, "Youssef", TODAY_AT, may_open=True)
    assert page.crises.isHidden()
    assert page.owed.isHidden()


def test_the_reminder_leads_to_the_list_and_is_not_repeated_that_day(room: OwedRoom) -> None:
    room.keep(BACK, due=(TODAY,))
    assert reminder(room.desk()) == 2
    first = Reminder(room.context())
    went: list[object] = []
    first.wanted.connect(went.append)
    first.begin()
    room.wait(lambda: not room.notices.isHidden())
    assert room.notices.title.text() == "2 termijnen van u zijn vandaag of te laat"
    room.notices.close_button.click()
    room.wait(lambda: reminder(room.desk()) == 0)
    second = Reminder(room.context())
    seen: list[int] = []
    room.runner.run(lambda: reminder(room.desk()), second, seen.append)
    second.look()
    room.wait(lambda: bool(seen))
    assert seen == [0]
    assert room.notices.isHidden()
    assert went == []


def test_the_reminder_s_button_goes_to_the_worklist(room: OwedRoom) -> None:
    room.keep(BACK)
    shown = Reminder(room.context())
    went: list[object] = []
    shown.wanted.connect(went.append)
    shown.look()
    room.wait(lambda: not room.notices.isHidden())
    found = [one for one in room.notices.findChildren(Button) if one.text() == "Toon de werkvoorraad"]
    found[0].click()
    assert went == [Spot()]
    room.wait(lambda: reminder(room.desk()) == 0)


def test_nothing_is_said_over_something_else_nor_where_nothing_presses(room: OwedRoom) -> None:
    room.keep(TODAY)
    assert reminder(room.desk()) == 0
    put_aside(room.desk())
    room.notices.tell("Iets anders")
    quiet = Reminder(room.context())
    quiet.look()
    done: list[int] = []
    room.runner.run(lambda: 1, quiet, done.append)
    room.wait(lambda: bool(done))
    assert room.notices.title.text() == "Iets anders"
