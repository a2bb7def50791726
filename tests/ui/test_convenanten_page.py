"""Agreements on the screen: written down by keyboard, narrowed, kept on the way, ended, and out on paper or as data."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.casework.test_convenanten import DAAN, GGD
from tests.records.told import told
from tests.ui.deciding_office import texts
from tests.ui.resting import Resting
from tests.ui.test_every_page import nameless, sticking_out
from tests.ui.typing_help import press, type_text
from tests.worlds import World, memory_world
from triage.access.actor import Actor
from triage.access.log import Act
from triage.casework.convenanten import convenanten
from triage.casework.convenanten.convenanten import Overview
from triage.casework.desk import Desk
from triage.casework.typing import typed
from triage.followup.convenant import Convenant, Gegeven, Stand, rows_of
from triage.followup.stuk import Soort, Stuk
from triage.ids import PersonId
from triage.records.blocks import Document
from ui.flows.context import Context
from ui.flows.convenanten.section import NEW, PAPER, ConvenantenSection
from ui.flows.section import Kit
from ui.notices import NoticeStrip
from ui.pages.convenanten.list import PAGE, ConvenantenPage
from ui.runner import Runner
from ui.spot import At, Spot
from ui.theme import Scheme, Theme
from ui.words import say

if TYPE_CHECKING:
    from triage.casework.entering import Gate

TODAY = makers.NOW.date()


@dataclass
class Room:
    """An office with a screen."""

    world: World
    runner: Runner
    notices: NoticeStrip
    resting: Resting
    went: list[Spot] = field(default_factory=list)
    pressed: list[Document] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    _numbers: int = 0

    def desk(self, by: Actor = DAAN) -> Desk:
        self._numbers += 1
        return makers.desk(self.world.work, by, ids=makers.Ids(f"id{self._numbers}"))

    def section(self, qtbot: QtBot, spot: Spot, by: Actor = DAAN, place: str = "") -> ConvenantenSection:
        window = QStackedWidget()
        qtbot.addWidget(window)
        context = Context(self.desk(by), self.runner, self.notices)

        def out(_parent: QWidget, _title: str, name: str, chosen: Callable[[str], None]) -> None:
            self.places.append(name)
            chosen(place)

        section = ConvenantenSection(Kit(context, self._press, cast("Gate", None)), window, out=out)
        for page, _ in section.pages():
            window.addWidget(page)

        def go(to: Spot) -> None:
            self.went.append(to)
            window.setCurrentWidget(section.open(to))

        section.wanted.connect(go)
        window.resize(1060, 690)
        window.setCurrentWidget(section.open(spot))
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        self.resting.wait()
        return section

    def _press(self, document: Document) -> bytes:
        self.pressed.append(document)
        return b"%PDF"


def here() -> QWidget:
    """Return what has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.fixture
def room(theme: Theme) -> Iterator[Room]:
    assert theme.chosen is Scheme.LICHT
    runner, faults = Runner(), list[BaseException]()
    for signal in (runner.refused, runner.troubled, runner.broke):
        signal.connect(faults.append)
    made = Room(memory_world(), runner, NoticeStrip(), Resting(runner))
    yield made
    made.notices.hide()
    made.runner.stop()
    assert faults == []


def agreement(number: int, **changed: object) -> Stuk[Convenant]:
    content = replace(GGD, organisation=f"Organisatie {number:04}", **changed)  # type: ignore[arg-type]
    who = PersonId("Daan Brouwer")
    return Stuk(f"k{number}", Soort.CONVENANT, f"2026-K{number}", None, "t", who, "geldt", makers.NOW, content)


# ------------------------------------------------------------------------------------------ by keyboard
def test_an_agreement_is_written_down_by_keyboard_and_holds(room: Room, qtbot: QtBot) -> None:
    section = room.section(qtbot, Spot(At.CONVENANTEN))
    assert section.list.new.hasFocus()
    press(here(), Qt.Key.Key_Space)
    room.resting.wait()
    page = section.page
    type_text(here(), "Stichting Steun")
    assert room.went == [Spot(At.CONVENANT, NEW)]
    page.form.hold.click()
    doel = page.form.rows["doel"]
    assert say("convenanten.leeg_veld") in texts(page)
    assert page.form.isVisible()
    assert QApplication.focusWidget() is doel.editor
    type_text(here(), "Samen helpen")
    page.form.covers.ticks[Gegeven.DAT].click()
    for slug, words in (("grondslag", "Wmo 2015 art. 5.1.1"), ("sinds", "1-1-2026"), ("tot", "31-12-2027")):
        page.form.rows[slug].editor.setFocus()
        type_text(here(), words)
    page.form.hold.click()
    room.resting.wait()
    row = convenanten.overview(room.desk()).rows[0]
    assert row.stand is Stand.GELDT
    assert row.stuk.content == Convenant(
        "Stichting Steun",
        purpose="Samen helpen",
        covers=(Gegeven.DAT,),
        basis="Wmo 2015 art. 5.1.1",
        since=date(2026, 1, 1),
        until=date(2027, 12, 31),
    )
    assert room.went[-1] == Spot(At.CONVENANT, row.stuk.id)
    assert typed(room.desk(), "convenant:nieuw") == ""


def test_what_is_typed_comes_back_and_a_day_that_is_none_is_marked(room: Room, qtbot: QtBot) -> None:
    section = room.section(qtbot, Spot(At.CONVENANT, NEW))
    type_text(here(), "Half")
    section.flush()
    room.resting.wait()
    section = room.section(qtbot, Spot(At.CONVENANT, NEW))
    form = section.page.form
    assert form.rows["organisatie"].words() == "Half"
    form.rows["tot"].editor.setFocus()
    type_text(here(), "morgen")
    form.keep.click()
    assert say("convenanten.dag_fout") in texts(section.page)
    assert convenanten.overview(room.desk()).rows == ()


def test_one_is_changed_and_ended(room: Room, qtbot: QtBot) -> None:
    made = convenanten.let_hold(room.desk(), convenanten.record(room.desk(), GGD))
    section = room.section(qtbot, Spot(At.CONVENANT, made.stuk.id))
    form, page = section.page.form, section.page
    assert form.hold.isHidden()
    assert page.typed() == {}
    form.rows["contact"].editor.setFocus()
    type_text(here(), "Jurist ")
    form.keep.click()
    room.resting.wait()
    assert "Jurist" in convenanten.open_convenant(room.desk(), made.stuk.id).stuk.content.contact
    page.end.write({"dag": "22-11-2026", "waarom": "Het project stopt."})
    page.end.buttons["einde"].click()
    room.resting.wait()
    assert page.form.isHidden()
    assert page.end.isHidden()
    assert "Het project stopt." in texts(page)
    assert convenanten.open_convenant(room.desk(), made.stuk.id).stand is Stand.BEEINDIGD


def test_who_only_reads_sees_no_form_and_no_note(room: Room, qtbot: QtBot) -> None:
    made = convenanten.let_hold(room.desk(), convenanten.record(room.desk(), GGD))
    reader = makers.actor()
    section = room.section(qtbot, Spot(At.CONVENANTEN), reader)
    assert section.list.new.isHidden()
    assert section.list.table.hasFocus()
    press(here(), Qt.Key.Key_Return)
    room.resting.wait()
    assert room.went == [Spot(At.CONVENANT, made.stuk.id)]
    assert section.page.form.isHidden()
    assert GGD.purpose in texts(section.page)
    assert GGD.notes not in texts(section.page)
    assert section.open(Spot(At.CONVENANT, NEW)) is section.list


# ------------------------------------------------------------------------------------------ the whole register
def test_a_thousand_are_paged_and_narrowed_by_name_and_stand(qtbot: QtBot) -> None:
    page = ConvenantenPage()
    qtbot.addWidget(page)
    soon = [agreement(number, until=TODAY + timedelta(days=5)) for number in range(3)]
    rows = rows_of((*soon, *(agreement(number, until=None) for number in range(3, 1000))), TODAY)
    page.show_overview(Overview(rows, TODAY, may_keep=True), makers.kader())
    assert page.table.rowCount() == PAGE
    assert [page.table.line_id(row) for row in range(4)] == ["k0", "k1", "k2", "k3"]
    page.turning.turned.emit(950)
    assert (page.table.rowCount(), page.table.line_id(49)) == (50, "k999")
    page.name.line.write_words("ORGANISATIE 099")
    assert page.table.rowCount() == 10
    page.name.line.write_words("")
    page.stand.choose(Stand.BIJNA.value)
    assert page.table.rowCount() == 3
    page.stand.choose(Stand.VERLOPEN.value)
    assert page.table.rowCount() == 0
    assert say("convenanten.niets_gevonden") in texts(page)


def test_the_public_list_goes_out_as_paper_and_as_data(room: Room, qtbot: QtBot, tmp_path: Path) -> None:
    convenanten.let_hold(room.desk(), convenanten.record(room.desk(), GGD))
    place = tmp_path / "lijst.csv"
    section = room.section(qtbot, Spot(At.CONVENANTEN), place=str(place))
    before = len(room.world.lines())
    section.list.data.click()
    room.resting.wait()
    assert GGD.organisation in place.read_text(encoding="utf-8")
    assert room.places == [say("convenanten.data.bestand")]
    section.list.paper.click()
    room.resting.wait()
    assert room.went == [Spot(At.CONVENANTEN, PAPER)]
    assert GGD.organisation in told(room.pressed[-1])
    assert [line.act for line in room.world.lines()[before:]] == [Act.CONVENANTEN_BEWAARD, Act.CONVENANT_GEZIEN]


LONG = "Samenwerkingsverband Passende Ondersteuning en Vroegtijdige Signalering Noordoostelijk Elsterveen en Omstreken"


@pytest.mark.parametrize(("scheme", "percent"), [(Scheme.LICHT, 100), (Scheme.DONKER, 100), (Scheme.LICHT, 200)])
def test_every_page_holds_long_names_at_any_size(
    room: Room, qtbot: QtBot, theme: Theme, scheme: Scheme, percent: int
) -> None:
    theme.choose(scheme)
    theme.set_scale(percent)
    content = replace(GGD, organisation=LONG, purpose=f"{LONG}. " * 4, until=TODAY + timedelta(days=20))
    made = convenanten.let_hold(room.desk(), convenanten.record(room.desk(), content))
    for spot in (Spot(At.CONVENANTEN), Spot(At.CONVENANT, made.stuk.id), Spot(At.CONVENANT, NEW)):
        section = room.section(qtbot, spot)
        window = section.list.window()
        window.resize(1280, 800)
        qtbot.wait(1)
        assert nameless(window) == []
        assert sticking_out(window) == []


def test_the_page_of_one_says_when_it_is_past_its_end(room: Room, qtbot: QtBot) -> None:
    past = replace(GGD, until=TODAY - timedelta(days=3))
    made = convenanten.let_hold(room.desk(), convenanten.record(room.desk(), past))
    page = room.section(qtbot, Spot(At.CONVENANT, made.stuk.id)).page
    assert page.strip.isVisible()
    assert say("convenanten.let_op.verlopen_titel") in texts(page)
