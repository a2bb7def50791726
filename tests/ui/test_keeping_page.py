"""Closing, handing over, keeping and destroying on the screen, by hand, in several roles."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.casework.steps import CASUS_3
from tests.playing import wait
from tests.ui.deciding_office import Room, room, texts
from triage.access.actor import Account, Actor, Assignment, Colleague
from triage.access.log import Act
from triage.casework.followup import afronden, vernietigen
from triage.casework.typing import typed
from triage.casus.model import CasusState
from triage.followup.sluiting import Reden
from triage.ids import AccountId, CasusId, PersonId, RoleId
from triage.records.blocks import Document
from ui.flows.keeping.section import KeepingSection
from ui.flows.section import Kit
from ui.notices import QuestionDialog
from ui.paper.press import press as real_press
from ui.spot import At, Spot
from ui.theme import Scheme, Theme
from ui.widgets.buttons import Danger

MIRJAM = makers.actor("Mirjam Vonkeman", "procesregisseur")
DAAN = makers.actor("Daan Brouwer", "informatieregisseur")
LONG = "Wilhelmina Antoinette van der Heijden-Vreeswijk"


@pytest.fixture
def here(theme: Theme) -> Iterator[Room]:
    assert theme.chosen is Scheme.LICHT
    made = room()
    with made.office.world.work() as work:
        known = {one.person for one in work.mensen.colleagues()}
        for who, role in ((MIRJAM, "procesregisseur"), (makers.actor(LONG), "wijkteamprofessional")):
            if who.person not in known:
                account = Account(AccountId(f"a-{who.person}"), who.person, f"login-{role}")
                held = Assignment(who.person, RoleId(role), makers.TEAM, date(2025, 1, 1))
                work.mensen.add(Colleague(who.person, who.name, "functie"), (account,), (held,))
        work.commit()
    yield made
    made.notices.hide()
    made.runner.stop()


def press(_: Document) -> bytes:
    raise AssertionError("nothing is pressed here")


def section(here: Room, by: Actor, qtbot: QtBot) -> KeepingSection:
    made = KeepingSection(Kit(here.context(by), press, None))  # type: ignore[arg-type]
    made.ways = frozenset(At)
    for page in (made.closing, made.kept, made.destroying):
        qtbot.addWidget(page)
    return made


def rest(here: Room, owner: QWidget) -> None:
    for _ in range(3):
        done = list[object]()
        here.runner.run(lambda: None, owner, done.append)
        wait(lambda found=done: bool(found))  # type: ignore[misc]


def show(here: Room, made: KeepingSection, spot: Spot) -> QWidget:
    page = made.open(spot)
    page.resize(1280, 800)
    page.show()
    rest(here, page)
    return page


def say_yes(page: QWidget) -> None:
    """Press the button of the question that came up; it is never the one that has the focus."""
    (asked,) = page.window().findChildren(QuestionDialog)
    (button,) = asked.findChildren(Danger)
    assert not button.isDefault()
    assert not button.hasFocus()
    button.click()


def old_cases(here: Room, count: int = 2) -> None:
    look = replace(makers.look(Act.GESLOTEN), at=makers.NOW - timedelta(days=365 * 17))
    with here.office.world.work() as work:
        for number in range(1, count + 1):
            work.casussen.add(replace(makers.casus(number), state=CasusState.GESLOTEN, shielded=True), look)
        work.commit()


def test_a_casus_is_closed_with_a_reason_and_a_name(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun(CASUS_3).casus
    made = section(here, MIRJAM, qtbot)
    page = show(here, made, Spot(At.CLOSING, casus.id))
    closing = made.closing
    assert closing.close_card.isVisible()
    assert not closing.open_card.isVisible()
    assert "Wmo 2015 art. 5.3.4" in texts(page)
    went = list[Spot]()
    made.wanted.connect(went.append)
    closing.close_button.click()
    assert closing.why.list.hasFocus() or not page.isActiveWindow()
    closing.why.choose(Reden.DOEL_BEREIKT.value)
    closing.keeper.choose(MIRJAM.person)
    closing.close_button.click()
    say_yes(page)
    rest(here, page)
    assert went == [Spot(At.LIST)]
    shown = afronden.open_closing(here.office.desk(MIRJAM), casus.id)
    assert shown.casus.state is CasusState.GESLOTEN
    show(here, made, Spot(At.CLOSING, casus.id))
    assert closing.closed_card.isVisible()
    assert not closing.transfer_card.isVisible()
    closing.reopen_button.click()
    assert afronden.open_closing(here.office.desk(MIRJAM), casus.id).casus.state is CasusState.GESLOTEN
    closing.reopen_why.text.setPlainText("Er is weer gebeld.")
    closing.reopen_button.click()
    rest(here, page)
    assert afronden.open_closing(here.office.desk(MIRJAM), casus.id).casus.state is not CasusState.GESLOTEN


def test_what_is_open_is_a_way_to_where_it_is_handled(here: Room, qtbot: QtBot) -> None:
    casus = here.office.sealed(CASUS_3).casus
    made = section(here, MIRJAM, qtbot)
    show(here, made, Spot(At.CLOSING, casus))
    closing = made.closing
    owed = afronden.open_closing(here.office.desk(MIRJAM), casus).open
    assert owed
    assert closing.open_card.isVisible()
    assert not closing.close_card.isVisible()
    went = list[Spot]()
    made.wanted.connect(went.append)
    ways = [one for one in closing.open_card.findChildren(QPushButton) if one.isVisible()]
    assert len(ways) == len(owed)
    QTest.keyClick(ways[0], Qt.Key.Key_Space)
    assert went
    assert went[0].about in {owed[0].id, casus}


def test_what_is_typed_stays_and_goes_when_it_is_handed_in(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun(CASUS_3).casus
    desk = here.office.desk(MIRJAM)
    made = section(here, MIRJAM, qtbot)
    page = show(here, made, Spot(At.CLOSING, casus.id))
    made.closing.transfer_why.text.setPlainText("Ik ga met verlof.")
    made.flush()
    rest(here, page)
    again = section(here, MIRJAM, qtbot)
    page = show(here, again, Spot(At.CLOSING, casus.id))
    assert again.closing.transfer_why.words() == "Ik ga met verlof."
    names = [again.closing.who.list.itemText(at) for at in range(again.closing.who.list.count())]
    assert any(LONG in name for name in names)
    again.closing.who.choose(f"{LONG}\n{makers.TEAM}")
    again.closing.transfer_button.click()
    rest(here, page)
    with here.office.world.work() as work:
        kept = work.casussen.get(casus.id, makers.scope(), makers.look())
        work.commit()
    assert kept.owner == PersonId(LONG)
    assert typed(desk, f"afronden:{casus.id}") == ""


def test_a_list_goes_from_hand_to_hand_to_its_end(here: Room, qtbot: QtBot) -> None:
    old_cases(here)
    daan = section(here, DAAN, qtbot)
    page = show(here, daan, Spot(At.KEEPING))
    assert daan.kept.table.rowCount() == 2
    went = list[Spot]()
    daan.wanted.connect(went.append)
    daan.kept.propose.click()
    rest(here, page)
    (spot,) = went
    assert spot.at is At.DESTROYING
    show(here, daan, spot)
    assert not daan.destroying.approve_button.isVisible()
    mirjam = section(here, MIRJAM, qtbot)
    page = show(here, mirjam, spot)
    screen = mirjam.destroying
    assert not screen.carry_card.isVisible()
    screen.which.choose("casus-2")
    screen.except_why.text.setPlainText("Er loopt een zaak bij de rechter.")
    screen.except_button.click()
    rest(here, page)
    assert "Er loopt een zaak bij de rechter." in " ".join(_cells(screen.table))
    screen.name.line.show_words("verkeerd")
    screen.approve_button.click()
    rest(here, page)
    screen.name.line.show_words(screen.title.text())
    screen.approve_button.click()
    rest(here, page)
    assert screen.stop_card.isVisible()
    show(here, daan, spot)
    assert not daan.destroying.carry_button.isVisible()
    assert daan.destroying.carry_why_not.isVisible()
    here.office.clock.moment += timedelta(days=8)
    page = show(here, daan, spot)
    assert not daan.destroying.carry_button.hasFocus()
    daan.destroying.carry_button.click()
    say_yes(page)
    rest(here, page)
    with here.office.world.work() as work:
        gone = [work.erasing.destroyed(CasusId(one)) for one in ("casus-1", "casus-2")]
        work.commit()
    assert gone == [True, False]
    assert daan.destroying.paper.isVisible()


def test_stopping_asks_a_reason_and_ends_it(here: Room, qtbot: QtBot) -> None:
    old_cases(here)
    made = vernietigen.propose(here.office.desk(DAAN))
    said = vernietigen.approve(here.office.desk(MIRJAM), made, made.lijst.name)
    daan = section(here, DAAN, qtbot)
    page = show(here, daan, Spot(At.DESTROYING, said.stuk.id))
    daan.destroying.stop_button.click()
    assert not daan.destroying.stop_why.words()
    daan.destroying.stop_why.text.setPlainText("De rechter vroeg het op.")
    daan.destroying.stop_button.click()
    rest(here, page)
    assert vernietigen.open_list(here.office.desk(DAAN), said.stuk.id).stuk.state == "gestopt"
    assert not daan.destroying.carry_card.isVisible()


def test_the_fg_sees_what_is_kept_and_can_do_nothing_with_it(here: Room, qtbot: QtBot) -> None:
    old_cases(here, 3)
    fg = section(here, makers.actor("Fatma Aydin", "fg", team="Elders"), qtbot)
    page = show(here, fg, Spot(At.KEEPING))
    assert fg.kept.table.rowCount() == 3
    assert not fg.kept.propose.isVisible()
    assert "Naam van" not in " ".join([texts(page), *_cells(fg.kept.table)])
    assert fg.pages()[0][0] is fg.kept


def _cells(table: object) -> list[str]:
    from ui.widgets.lines import LinesTable

    assert isinstance(table, LinesTable)
    found = (table.item(row, column) for row in range(table.rowCount()) for column in range(table.columnCount()))
    return [one.text() + str(one.data(Qt.ItemDataRole.AccessibleTextRole) or "") for one in found if one is not None]


def test_an_organisation_outside_gets_a_paper(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun(CASUS_3).casus
    pressed = list[Document]()

    def make(document: Document) -> bytes:
        pressed.append(document)
        return real_press(document)

    made = KeepingSection(Kit(here.context(MIRJAM), make, None))  # type: ignore[arg-type]
    for one in (made.closing, made.kept, made.destroying):
        qtbot.addWidget(one)
    page = show(here, made, Spot(At.CLOSING, casus.id))
    card = made.closing.outside
    card.button.click()
    assert not pressed
    card.name.line.show_words("Gemeente Zuidwolde")
    card.function.line.show_words("regisseur")
    card.why.text.setPlainText("Het gezin verhuisde.")
    card.button.click()
    rest(here, page)
    rest(here, page)
    assert [one.imprint.kenmerk for one in pressed] == [f"{casus.kenmerk}-T1"]
    assert "Het gezin verhuisde." not in repr(pressed)
    assert card.preview.isVisible()
    assert card.print.isEnabled()


def test_the_certificate_is_made_when_somebody_asks_for_it(here: Room, qtbot: QtBot) -> None:
    old_cases(here, 1)
    pressed = list[Document]()

    def make(document: Document) -> bytes:
        pressed.append(document)
        return real_press(document)

    shown = vernietigen.propose(here.office.desk(DAAN))
    said = vernietigen.approve(here.office.desk(MIRJAM), shown, shown.lijst.name)
    here.office.clock.moment += timedelta(days=8)
    done = vernietigen.carry_out(here.office.desk(DAAN), said)
    fg = KeepingSection(Kit(here.context(makers.actor("Fatma", "fg", team="Elders")), make, None))  # type: ignore[arg-type]
    for one in (fg.closing, fg.kept, fg.destroying):
        qtbot.addWidget(one)
    page = show(here, fg, Spot(At.DESTROYING, done.stuk.id))
    fg.destroying.paper.click()
    rest(here, page)
    assert len(pressed) == 1
    assert "2026-0001" in repr(pressed)
    assert "Daan" not in repr(pressed)
    assert [one.act for one in here.office.world.lines()][-1] == "brief_gezien"
