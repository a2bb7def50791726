"""The sample on the screen, by hand: drawing it, reading without names, judging, finishing."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.casework.steps import CASUS_3
from tests.playing import wait
from tests.ui.deciding_office import Room, room, texts
from triage.access.actor import Actor
from triage.besluit.sealing import seal
from triage.casework.typing import typed
from triage.casework.verantwoording import steekproef
from triage.followup.steekproef import Kwartaal, Oordeel
from triage.ids import BesluitId
from triage.records.blocks import Document
from ui.flows.account.sample import SampleSection
from ui.flows.section import Kit
from ui.notices import QuestionDialog
from ui.pages.signals.typed import from_text
from ui.spot import At, Spot
from ui.theme import Scheme, Theme
from ui.widgets.buttons import Button

DAAN = makers.actor("Daan Brouwer", "informatieregisseur")
DOUTZEN = makers.actor("Doutzen Algra", "fg")
K3, K4 = Kwartaal(2026, 3), Kwartaal(2026, 4)


@pytest.fixture
def here(theme: Theme) -> Iterator[Room]:
    assert theme.chosen is Scheme.LICHT
    made = room()
    made.office.sealed(CASUS_3)
    made.office.clock.moment = datetime(2027, 1, 15, 10, 0, tzinfo=makers.ZONE)
    yield made
    made.notices.hide()
    made.runner.stop()


def press(_: Document) -> bytes:
    raise AssertionError("nothing is pressed here")


def section(here: Room, by: Actor, qtbot: QtBot) -> tuple[SampleSection, list[Spot]]:
    made = SampleSection(Kit(here.context(by), press, None))  # type: ignore[arg-type]
    made.ways = frozenset(At)
    for page in (made.list, made.page, made.reading):
        qtbot.addWidget(page)
    went = list[Spot]()
    made.wanted.connect(went.append)
    return made, went


def rest(here: Room, owner: QWidget) -> None:
    for _ in range(3):
        done = list[object]()
        here.runner.run(lambda: None, owner, done.append)
        wait(lambda found=done: bool(found))  # type: ignore[misc]


def show(here: Room, made: SampleSection, spot: Spot) -> QWidget:
    page = made.open(spot)
    page.resize(1280, 800)
    page.show()
    rest(here, page)
    return page


def quarter(here: Room) -> Kwartaal:
    """Return the quarter in which the worked case was decided."""
    rows = steekproef.quarters(here.office.desk(DAAN)).rows
    return next(row.kwartaal for row in rows if row.of)


def more(here: Room, count: int) -> None:
    """Seal plain decisions in the last quarter of the year."""
    with here.office.world.work() as work:
        for number in range(50, 50 + count):
            of = makers.casus(number, people=2)
            bare = makers.besluit(of, previous=work.besluiten.last_digest()).facts
            made = seal(BesluitId(f"b-{of.id}"), of.id, replace(bare, sealed_at=makers.NOW.isoformat()))
            work.casussen.add(of, makers.look())
            work.besluiten.add(made, makers.look())
        work.commit()


def test_who_draws_sees_which_quarter_was_forgotten_and_draws_it(here: Room, qtbot: QtBot) -> None:
    made, went = section(here, DAAN, qtbot)
    page = show(here, made, Spot(At.SAMPLE))
    assert "Nog niet getrokken" in [
        made.list.table.model().index(row, 2).data() for row in range(made.list.table.rowCount())
    ]
    assert made.list.draw_card.isVisible()
    made.list.draw.click()
    rest(here, page)
    (row,) = (one for one in steekproef.quarters(here.office.desk(DAAN)).rows if one.stuk)
    assert row.stuk is not None
    assert went == [Spot(At.SAMPLE, row.stuk.id)]
    shown = show(here, made, went[0])
    assert "1 van 1 besluit" in texts(shown)
    assert not made.page.finish_card.isVisible()
    # Numbers are no way to what stands in them, for who draws.
    made.page.table.setCurrentCell(0, 0)
    QTest.keyClick(made.page.table, Qt.Key.Key_Return)
    assert len(went) == 1
    assert [spot for page, spot in made.pages() if page is made.reading] == []


def test_the_fg_reads_judges_and_finishes_by_keyboard(here: Room, qtbot: QtBot) -> None:
    stuk = steekproef.draw_sample(here.office.desk(DAAN), quarter(here)).stuk
    made, went = section(here, DOUTZEN, qtbot)
    show(here, made, Spot(At.SAMPLE, stuk.id))
    assert made.page.table.hasFocus() or not made.page.isActiveWindow()
    assert not made.page.finish.isEnabled()
    made.page.table.setCurrentCell(0, 0)
    QTest.keyClick(made.page.table, Qt.Key.Key_Return)
    page = show(here, made, went[-1])
    (sealed, *_) = here.store.state.besluiten
    people = [one.name for one in sealed.facts.snapshot.people]
    assert people
    assert not [name for name in people if name in texts(page)]
    assert "persoon 1" in texts(page)
    form = made.reading.form
    assert form.oordeel is None
    form.button.click()
    assert "Kies een oordeel." in texts(page)
    form.dots[Oordeel.OPMERKING].setChecked(True)
    form.button.click()
    assert "Schrijf kort waarom." in texts(page)
    form.why.text.setPlainText("De lichtere weg staat er kort.")
    QTest.keyClick(form.button, Qt.Key.Key_Space)
    rest(here, page)
    assert went[-1] == Spot(At.SAMPLE, stuk.id)
    page = show(here, made, went[-1])
    assert made.page.finish.isEnabled()
    made.page.summary.text.setPlainText("Een gelezen, een opmerking.")
    made.page.finish.click()
    say_yes(made.page)
    rest(here, page)
    shown = steekproef.open_sample(here.office.desk(DAAN), stuk.id)
    assert (shown.open, shown.sample.summary) == (False, "Een gelezen, een opmerking.")
    page = show(here, made, went[-1])
    assert "Met een opmerking: 1" in texts(page)
    assert not made.page.finish_card.isVisible()
    assert typed(here.office.desk(DOUTZEN), steekproef.draft_of(stuk.id)) == ""


def say_yes(page: QWidget) -> None:
    (asked,) = page.window().findChildren(QuestionDialog)
    yes = [one for one in asked.findChildren(Button) if one.text() == "Afronden"]
    yes[0].click()


def test_what_is_typed_is_kept_and_stands_there_again(here: Room, qtbot: QtBot) -> None:
    more(here, 8)
    stuk = steekproef.draw_sample(here.office.desk(DAAN), K4).stuk
    first, second = (one.number for one in stuk.content.chosen[:2])
    made, _ = section(here, DOUTZEN, qtbot)
    page = show(here, made, Spot(At.SAMPLE, f"{stuk.id} {first}"))
    made.reading.form.dots[Oordeel.NIET_ZORGVULDIG].setChecked(True)
    made.reading.form.why.text.setPlainText("Er staat geen reden bij.")
    assert made.busy
    made.open(Spot(At.SAMPLE, f"{stuk.id} {second}"))
    rest(here, page)
    assert made.reading.form.typed() == {"oordeel": "", "waarom": ""}
    kept = from_text(typed(here.office.desk(DOUTZEN), steekproef.draft_of(stuk.id, first)))
    assert kept == {"oordeel": "niet_zorgvuldig", "waarom": "Er staat geen reden bij."}
    show(here, made, Spot(At.SAMPLE, f"{stuk.id} {first}"))
    assert made.reading.form.oordeel is Oordeel.NIET_ZORGVULDIG
    made.reading.form.button.click()
    rest(here, page)
    assert typed(here.office.desk(DOUTZEN), steekproef.draft_of(stuk.id, first)) == ""
    assert steekproef.open_sample(here.office.desk(DAAN), stuk.id).sample.count(Oordeel.NIET_ZORGVULDIG) == 1


def test_what_cannot_be_read_offers_that_alone(here: Room, qtbot: QtBot) -> None:
    stuk = steekproef.draw_sample(here.office.desk(DAAN), quarter(here)).stuk
    (one,) = stuk.content.chosen
    casus = here.store.state.casussen[one.casus]
    here.store.state.casussen[one.casus] = replace(casus, shielded=True)
    made, _ = section(here, DOUTZEN, qtbot)
    page = show(here, made, Spot(At.SAMPLE, f"{stuk.id} {one.number}"))
    assert "Dit besluit is niet te lezen" in texts(page)
    open_dots = [oordeel for oordeel, dot in made.reading.form.dots.items() if dot.isVisible()]
    assert open_dots == [Oordeel.NIET_IN_TE_ZIEN]


def of_another(here: Room, stuk: str, number: str) -> str:
    steekproef.judge(here.office.desk(makers.actor("Wiebe", "fg")), stuk, number, Oordeel.ZORGVULDIG, "")
    return "Wiebe legde hier al een oordeel vast"


def finished(here: Room, stuk: str, number: str) -> str:
    desk = here.office.desk(DOUTZEN)
    steekproef.judge(desk, stuk, number, Oordeel.ZORGVULDIG, "")
    steekproef.finish(desk, stuk, "")
    return "Deze steekproef is afgerond"


@pytest.mark.parametrize("closing", [of_another, finished])
def test_there_is_no_form_where_there_is_nothing_to_judge(
    here: Room, qtbot: QtBot, closing: Callable[[Room, str, str], str]
) -> None:
    stuk = steekproef.draw_sample(here.office.desk(DAAN), quarter(here)).stuk
    number = stuk.content.chosen[0].number
    words = closing(here, stuk.id, number)
    made, _ = section(here, DOUTZEN, qtbot)
    page = show(here, made, Spot(At.SAMPLE, f"{stuk.id} {number}"))
    assert words in texts(page)
    assert not made.reading.form.isVisible()


def test_nobody_judges_their_own_decision_on_the_screen(here: Room, qtbot: QtBot) -> None:
    stuk = steekproef.draw_sample(here.office.desk(DAAN), quarter(here)).stuk
    made, _ = section(here, makers.actor("Sofie Harkema", "fg"), qtbot)
    page = show(here, made, Spot(At.SAMPLE, f"{stuk.id} {stuk.content.chosen[0].number}"))
    assert "Dit is een besluit van uzelf" in texts(page)
    assert not made.reading.form.isVisible()
