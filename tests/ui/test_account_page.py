"""The account of a year on the screen, in several roles: numbers, charts, own words, fixing, paper and open data."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.playing import wait
from tests.records.jaren import account, counted
from tests.ui.deciding_office import Room, room, texts
from triage.access.actor import Actor
from triage.besluit.sealing import seal
from triage.casework.typing import typed
from triage.casework.verantwoording.lezen import read_account
from triage.ids import BesluitId
from triage.records.blocks import Document
from ui.flows.account.section import AccountSection, draft_of
from ui.flows.account.shown import shown_of
from ui.flows.section import Kit
from ui.notices import QuestionDialog
from ui.pages.account.figures import FiguresCard
from ui.paper.press import press as real_press
from ui.spot import At, Spot
from ui.theme import Scheme, Theme
from ui.widgets.buttons import Button, Link

DAAN = makers.actor("Daan Brouwer", "informatieregisseur")
DOUTZEN = makers.actor("Doutzen Algra", "fg")
MIRJAM = makers.actor("Mirjam Vonkeman", "procesregisseur")
YEAR = Spot(At.ACCOUNT, "2026")
OUTCOMES = {"delen": 30, "deels_delen": 3, "niet_delen": 12}


@pytest.fixture
def here(theme: Theme) -> Iterator[Room]:
    assert theme.chosen is Scheme.LICHT
    made = room()
    made.office.clock.moment = datetime(2027, 1, 15, 10, 0, tzinfo=makers.ZONE)
    yield made
    made.notices.hide()
    made.runner.stop()


def decided(here: Room, outcomes: dict[str, int]) -> None:
    """Seal so many plain decisions of each outcome in 2026."""
    every = [outcome for outcome, count in outcomes.items() for _ in range(count)]
    with here.office.world.work() as work:
        for number, outcome in enumerate(every, 1):
            of = makers.casus(number)
            bare = makers.besluit(of, previous=work.besluiten.last_digest()).facts
            made = seal(BesluitId(f"b-{of.id}"), of.id, replace(bare, outcome=outcome))
            work.casussen.add(of, makers.look())
            work.besluiten.add(made, makers.look())
        work.commit()


def press(_: Document) -> bytes:
    raise AssertionError("nothing is pressed here")


def section(
    here: Room,
    by: Actor,
    qtbot: QtBot,
    press: Callable[[Document], bytes] = press,
    place: Path = Path("nergens"),
) -> AccountSection:
    made = AccountSection(
        Kit(here.context(by), press, None),  # type: ignore[arg-type]
        places=lambda _page, number, chosen: chosen(str(place / f"{number}.pdf")),
        folders=lambda _page, _title, chosen: chosen(str(place)),
    )
    made.ways = frozenset(At)
    qtbot.addWidget(made.page)
    made.wanted.connect(lambda spot: made.open(spot) if spot.at is At.ACCOUNT else None)
    return made


def rest(here: Room, owner: QWidget) -> None:
    for _ in range(4):
        done = list[object]()
        here.runner.run(lambda: None, owner, done.append)
        wait(lambda found=done: bool(found))  # type: ignore[misc]


def show(here: Room, made: AccountSection, spot: Spot = YEAR) -> str:
    page = made.open(spot)
    page.resize(1280, 800)
    page.show()
    rest(here, page)
    return texts(page)


def card(made: AccountSection, table: str) -> FiguresCard:
    return next(one for one in made.page.cards if one.figures.id == table)


def cells(of: FiguresCard) -> list[tuple[str, str]]:
    model = of.table.model()
    rows = range(model.rowCount())
    return [(str(model.index(row, 0).data()), str(model.index(row, 1).data())) for row in rows]


def bars(of: FiguresCard) -> list[tuple[str, str]]:
    return [(row.bar.label, row.bar.shown) for row in of.chart.rows] if of.chart else []


def say_yes(page: QWidget) -> None:
    (asked,) = page.window().findChildren(QuestionDialog)
    assert "geen steekproef af over kwartaal 1, 2, 3 en 4" in texts(asked)
    next(one for one in asked.findChildren(Button) if one.text() == "Jaar vaststellen").click()


# ----------------------------------------------------------------------------------------------------------- numbers
def test_small_numbers_stay_hidden_in_table_and_chart_alike(here: Room, qtbot: QtBot) -> None:
    decided(here, OUTCOMES)
    made = section(here, MIRJAM, qtbot)
    shown = show(here, made)
    assert "Verantwoording 2026" in shown
    assert "Een geval is één besluit" in shown
    kinds = cells(card(made, "gedeeld"))
    assert ("Een deel mocht gedeeld worden", "minder dan 5") in kinds
    # The other part would give it away.
    assert ("Alles mocht gedeeld worden", "niet getoond") in kinds
    for one in made.page.cards:
        if one.chart is not None:
            assert bars(one) == cells(one)[:-1]
    assert not made.page.full.isVisible()
    hidden = [row for row in card(made, "gedeeld").chart.rows if row.bar.value is None]  # type: ignore[union-attr]
    assert len(hidden) == 2


def test_who_may_sees_every_number_and_hides_them_again(here: Room, qtbot: QtBot) -> None:
    decided(here, OUTCOMES)
    made = section(here, DOUTZEN, qtbot)
    show(here, made)
    assert not made.page.full.isChecked()
    before = len(here.office.world.lines())
    made.page.full.click()
    rest(here, made.page)
    assert ("Een deel mocht gedeeld worden", "3") in cells(card(made, "gedeeld"))
    assert "U ziet alle aantallen" in texts(made.page)
    assert "2026 volledig" in [line.detail for line in here.office.since(before)]
    made.page.full.click()
    rest(here, made.page)
    assert ("Een deel mocht gedeeld worden", "minder dan 5") in cells(card(made, "gedeeld"))


def test_a_year_of_few_decisions_shows_totals_alone(here: Room, qtbot: QtBot) -> None:
    decided(here, {"delen": 4, "niet_delen": 3})
    made = section(here, MIRJAM, qtbot)
    shown = show(here, made)
    assert "minder dan tien besluiten" in shown
    assert ("Besluiten", "7") in [pair for one in made.page.cards for pair in cells(one)]
    assert not [one for one in made.page.cards if one.chart is not None]
    assert "Niet delen" not in [words for one in made.page.cards for words, _ in cells(one)]


def test_a_year_in_which_nothing_happened(here: Room, qtbot: QtBot) -> None:
    made = section(here, DAAN, qtbot)
    shown = show(here, made, Spot(At.ACCOUNT, "2025"))
    assert "Verantwoording 2025" in shown
    assert made.page.year.value() == "2025"
    assert {number for one in made.page.cards for _, number in cells(one)} == {"0"}
    assert "nog geen steekproef" in shown


def test_thousands_are_whole_numbers_that_fit(here: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The counting itself is tried elsewhere; here only what the page makes of large numbers."""
    decided(here, OUTCOMES)

    def thousand(*given: object, **more: object) -> object:
        found = read_account(*given, **more)  # type: ignore[arg-type]
        tables = tuple(
            replace(one, rows=tuple(replace(row, count=row.count and row.count * 1_000) for row in one.rows))
            for one in found.tables
        )
        return replace(found, tables=tables)

    monkeypatch.setattr("ui.flows.account.section.read_account", thousand)
    made = section(here, DAAN, qtbot)
    show(here, made)
    made.page.resize(700, 800)
    rest(here, made.page)
    assert ("Niet delen", "12.000") in cells(card(made, "uitkomst"))
    for one in made.page.cards:
        assert one.width() <= made.page.viewport().width()


def test_the_keyboard_goes_from_chapter_to_table_to_chart(here: Room, qtbot: QtBot) -> None:
    decided(here, OUTCOMES)
    made = section(here, MIRJAM, qtbot)
    show(here, made)
    chart = card(made, "uitkomst").chart
    assert chart is not None
    chart.rows[0].setFocus()
    QTest.keyClick(chart.rows[0], Qt.Key.Key_End)
    assert chart.rows[-1].hasFocus()
    assert chart.accessibleDescription().startswith("Besluiten. ")
    assert "Niet delen: 12" in chart.accessibleDescription()


def test_the_way_to_ones_own_words_takes_the_keyboard_along(here: Room, qtbot: QtBot) -> None:
    decided(here, OUTCOMES)
    made = section(here, DOUTZEN, qtbot)
    show(here, made)
    ways = {one.text(): one for one in made.page.findChildren(Link)}
    assert list(ways)[:2] == ["Besluiten", "Crisis"]
    before = made.page.verticalScrollBar().value()
    QTest.keyClick(ways["Van de FG"], Qt.Key.Key_Space)
    assert made.page.fg.field.text.hasFocus() or not made.page.isActiveWindow()
    assert made.page.verticalScrollBar().value() > before


# ------------------------------------------------------------------------------------------------------- own words
def test_the_municipality_writes_and_fixes_the_fg_writes_after_it(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    decided(here, OUTCOMES)
    made = section(here, DAAN, qtbot, place=tmp_path)
    show(here, made)
    page = made.page
    assert not page.fg.field.isVisible()
    assert not page.data.isVisible()
    page.municipality.field.text.setPlainText("Wij deelden vaker dan vorig jaar.")
    page.fix.click()
    assert not page.window().findChildren(QuestionDialog)
    page.municipality.button.click()
    rest(here, page)
    assert typed(here.office.desk(DAAN), draft_of(2026)) == ""
    assert made.seen is not None
    assert made.seen.text == "Wij deelden vaker dan vorig jaar."
    page.fix.click()
    say_yes(page)
    rest(here, page)
    assert "Vastgesteld door Daan Brouwer" in texts(page)
    assert not page.fix_card.isVisible()
    assert not page.municipality.field.isVisible()
    page.data.click()
    rest(here, page)
    assert sorted(one.name for one in tmp_path.glob("verantwoording*")) == [
        "verantwoording-2026.csv",
        "verantwoording-2026.csv-metadata.json",
    ]

    theirs = section(here, DOUTZEN, qtbot)
    show(here, theirs)
    assert not theirs.page.municipality.field.isVisible()
    theirs.page.fg.field.text.setPlainText("De afwegingen waren te volgen.")
    theirs.page.fg.button.click()
    rest(here, theirs.page)
    assert "De afwegingen waren te volgen." in show(here, section(here, MIRJAM, qtbot))


def test_what_is_typed_is_kept_when_somebody_looks_at_something_else(here: Room, qtbot: QtBot) -> None:
    made = section(here, DOUTZEN, qtbot)
    show(here, made)
    made.page.fg.field.text.setPlainText("Ik begon net.")
    assert made.busy
    made.page.full.click()
    rest(here, made.page)
    assert made.page.fg.field.words() == "Ik begon net."
    show(here, made, Spot(At.ACCOUNT, "2027"))
    assert made.page.fg.field.words() == ""
    show(here, made)
    assert made.page.fg.field.words() == "Ik begon net."
    assert "Ik begon net." in typed(here.office.desk(DOUTZEN), draft_of(2026))


def test_a_year_that_runs_is_not_fixed(here: Room, qtbot: QtBot) -> None:
    made = section(here, DAAN, qtbot)
    shown = show(here, made, Spot(At.ACCOUNT, "2027"))
    assert "Het jaar is nog niet voorbij" in shown
    assert not made.page.fix.isEnabled()


def test_without_a_year_it_opens_the_last_that_is_over(here: Room, qtbot: QtBot) -> None:
    decided(here, {"delen": 1})
    made = section(here, DAAN, qtbot)
    assert "Verantwoording 2026" in show(here, made, Spot(At.ACCOUNT))


# ------------------------------------------------------------------------------------------------------------- paper
def test_the_paper_is_shown_and_saved_each_with_its_line(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    decided(here, OUTCOMES)
    made = section(here, MIRJAM, qtbot, real_press, tmp_path)
    show(here, made)
    assert not made.page.paper_card.isVisible()
    before = len(here.office.world.lines())
    made.page.paper.click()
    wait(made.page.save.isEnabled)
    made.page.save.click()
    rest(here, made.page)
    assert (tmp_path / "Verantwoording-2026.pdf").read_bytes().startswith(b"%PDF")
    acts = [line.act for line in here.office.since(before)]
    assert acts == ["verantwoording_gezien", "verantwoording_bewaard"]


def test_ways_to_pages_that_are_not_there_are_not_there_either(here: Room, qtbot: QtBot) -> None:
    made = section(here, MIRJAM, qtbot)
    made.ways = frozenset({At.ACCOUNT})
    show(here, made)
    assert not made.page.samples.isVisible()
    assert not made.page.register.isVisible()
    assert not made.page.fix_card.isVisible()
    assert not made.page.municipality.field.isVisible()


def test_which_quarters_the_fg_did_not_read_is_said() -> None:
    said = "Nog geen steekproef is afgerond over kwartaal 2, 3 en 4."
    assert shown_of(account(counted(12)), "").unread == said
