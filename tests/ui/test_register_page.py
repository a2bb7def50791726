"""The register on the screen: every activity with its acts, how it changed, and the DPIA kept by who may keep it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.casework.test_register import DAAN, DPIA, FG
from tests.records.told import told
from tests.ui.deciding_office import texts
from tests.ui.resting import Resting
from tests.ui.test_every_page import nameless, sticking_out
from tests.ui.typing_help import type_text
from tests.worlds import World, memory_world
from triage.access.actor import Actor
from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casework.register import register
from triage.casework.typing import typed
from triage.followup.dpia import DpiaStand, Uitkomst
from triage.kader.registered import editions
from triage.records.blocks import Document
from ui.flows.context import Context
from ui.flows.register.section import PAPER, RegisterSection
from ui.flows.section import Kit
from ui.notices import NoticeStrip
from ui.pages.register.page import RegisterPage
from ui.pages.register.words import act_words
from ui.runner import Runner
from ui.spot import At, Spot
from ui.theme import Scheme, Theme
from ui.widgets.lines import LinesTable
from ui.words import say

if TYPE_CHECKING:
    from triage.casework.entering import Gate


@dataclass
class Room:
    """An office with a screen."""

    world: World
    runner: Runner
    notices: NoticeStrip
    resting: Resting
    went: list[Spot] = field(default_factory=list)
    pressed: list[Document] = field(default_factory=list)
    ids: makers.Ids = field(default_factory=makers.Ids)

    def desk(self, by: Actor = DAAN) -> Desk:
        return makers.desk(self.world.work, by, ids=self.ids)

    def section(self, qtbot: QtBot, spot: Spot, by: Actor = DAAN) -> RegisterSection:
        window = QStackedWidget()
        qtbot.addWidget(window)
        context = Context(self.desk(by), self.runner, self.notices)
        section = RegisterSection(Kit(context, self._press, cast("Gate", None)), window)
        for page, _ in section.pages():
            window.addWidget(page)

        def go(to: Spot) -> None:
            self.went.append(to)
            window.setCurrentWidget(section.open(to))

        section.wanted.connect(go)
        window.resize(1280, 800)
        window.setCurrentWidget(section.open(spot))
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        self.resting.wait()
        return section

    def _press(self, document: Document) -> bytes:
        self.pressed.append(document)
        return b"%PDF"


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


def test_every_activity_is_told_with_the_acts_that_point_to_it(room: Room, qtbot: QtBot) -> None:
    section = room.section(qtbot, Spot(At.REGISTER), FG)
    shown = texts(section.page)
    for one in makers.kader().processings.values():
        for said in (one.text, one.purpose, one.law, one.kept, *map(act_words, one.acts)):
            assert said in shown
    assert say("register.dpia.stand.geen") in shown
    assert section.page.form.isHidden()
    assert section.page.paper.hasFocus()


def test_how_it_changed_is_told_field_by_field(room: Room, qtbot: QtBot) -> None:
    view = register.read(room.desk())
    old = view.kader
    changed = {**old.processings, "besluit": replace(old.processings["besluit"], kept="30 jaar")}
    changed.pop("spoed")
    new = replace(old, version="2027.1", valid_from=date(2027, 1, 1), processings=changed)
    page = RegisterPage()
    qtbot.addWidget(page)
    page.show_register(replace(view, editions=editions((old, new))), {})
    (table,) = [one for one in page.findChildren(LinesTable) if one.isVisibleTo(page)]
    model = table.model()
    cells = [[model.index(row, place).data() or "" for place in range(4)] for row in range(table.rowCount())]
    spoken = [" ".join(row) for row in cells]
    assert any("30 jaar" in row and old.processings["besluit"].kept in row for row in spoken)
    assert any(say("register.vervallen") in row for row in spoken)
    shown = texts(page)
    assert say("register.versie", versie="2027.1", dag="1 januari 2027") in shown
    assert say("register.eerste", aantal=len(old.processings)) in shown


def test_a_dpia_is_kept_changed_and_replaced(room: Room, qtbot: QtBot) -> None:
    section = room.section(qtbot, Spot(At.REGISTER))
    form = section.page.form
    form.buttons["nieuw"].click()
    assert say("signalen.dag_leeg") in texts(form)
    values = {"versie": "1.2", "datum": "2-3-2026", "uitkomst": Uitkomst.MET_MAATREGELEN.value, "advies": "nee"}
    form.write(values)
    assert form.rows["advies_op"].isHidden()
    form.buttons["nieuw"].click()
    room.resting.wait()
    view = register.read(room.desk())
    assert view.status.stand is DpiaStand.ZONDER_ADVIES
    assert say("register.dpia.stand.zonder_advies") in texts(section.page)
    form.write({**values, "advies": "ja", "advies_op": "1-3-2026", "nakijken": "1-3-2028"})
    form.buttons["wijzigen"].click()
    room.resting.wait()
    view = register.read(room.desk())
    assert (view.status.stand, len(view.dpias)) == (DpiaStand.GELDT, 1)
    form.write({**values, "versie": "2.0"})
    form.buttons["nieuw"].click()
    room.resting.wait()
    assert [one.state for one in register.read(room.desk()).dpias] == ["geldt", "vervangen"]
    assert typed(room.desk(), register.DRAFT) == ""


def test_what_is_typed_about_a_dpia_comes_back(room: Room, qtbot: QtBot) -> None:
    register.record_dpia(room.desk(), DPIA)
    section = room.section(qtbot, Spot(At.REGISTER))
    assert section.page.typed() == {}
    type_text(section.page.form.rows["versie"].editor, "9")
    section.flush()
    room.resting.wait()
    assert room.section(qtbot, Spot(At.REGISTER)).page.form.rows["versie"].words() == "91.2"


def test_it_goes_out_on_paper_and_each_way_leaves_its_line(room: Room, qtbot: QtBot) -> None:
    section = room.section(qtbot, Spot(At.REGISTER), FG)
    before = len(room.world.lines())
    section.page.paper.click()
    room.resting.wait()
    assert room.went == [Spot(At.REGISTER, PAPER)]
    assert act_words("casus_gezien") in told(room.pressed[0])
    assert [line.act for line in room.world.lines()[before:]] == [Act.REGISTER_GEZIEN]
    section.paper.back.click()
    room.resting.wait()
    assert room.went[-1] == Spot(At.REGISTER)


@pytest.mark.parametrize(("scheme", "percent"), [(Scheme.DONKER, 100), (Scheme.LICHT, 200)])
def test_nothing_sticks_out_at_any_size(room: Room, qtbot: QtBot, theme: Theme, scheme: Scheme, percent: int) -> None:
    theme.choose(scheme)
    theme.set_scale(percent)
    register.record_dpia(room.desk(), replace(DPIA, place="Zaaksysteemverwijzing" * 9))
    window = room.section(qtbot, Spot(At.REGISTER)).page.window()
    window.resize(1280, 800)
    qtbot.wait(1)
    assert nameless(window) == []
    assert sticking_out(window) == []
