"""The menu with every entry, and the ways to what stands around a casus, for who may and for who may not."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.ui.deciding_office import Room, room, settle
from triage.access.actor import Actor
from triage.casework.access.naming import shield
from ui.flows.section import Kit
from ui.pages.record.page import RecordPage
from ui.shell.idle import IdleWatch
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.theme import Scheme, Theme
from ui.window import Shell
from ui.words import say
from ui.workplace import Workplace

MARIT = makers.actor("Marit Vonkeman", "procesregisseur", mandate=True)


@pytest.fixture
def here(theme: Theme) -> Iterator[Room]:
    assert theme.chosen is Scheme.LICHT
    made = room()
    yield made
    made.notices.hide()
    made.runner.stop()


@pytest.fixture
def shell(theme: Theme, qtbot: QtBot) -> Iterator[Shell]:
    made = Shell(IdleWatch(10_000_000))
    qtbot.addWidget(made)
    made.setWindowState(made.windowState().__class__(0))
    made.resize(1280, 800)
    made.show_person("Marit Vonkeman", "Procesregisseur")
    made.show()
    settle()
    yield made
    theme.set_scale(100)
    made.close_now()
    settle()


def seated(here: Room, shell: Shell, by: Actor) -> Workplace:
    """Return the workplace of somebody."""
    return Workplace(shell, Kit(here.context(by), lambda _: b"", QObject()))  # type: ignore[arg-type]


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_every_entry_of_the_menu_can_be_seen_whole(shell: Shell, theme: Theme, scale: int) -> None:
    page = QWidget()
    shell.add_page(page, Place.CASUSSEN)
    shell.show_page(page)
    shell.nav.show_places(tuple(Place))
    shell.nav.show_count(Place.WERKVOORRAAD, 12)
    theme.set_scale(scale)
    settle(100)
    shell.resize(1280, 800)
    settle(100)
    assert shell.width() == 1280
    boxes = [shell.nav.button(place).geometry() for place in Place]
    for place, box in zip(Place, boxes, strict=True):
        assert shell.nav.rect().contains(box), place
        assert box.width() >= shell.nav.button(place).sizeHint().width(), place
        assert not any(box.intersects(other) for other in boxes if other is not box), place
    in_window = shell.nav.mapTo(shell, shell.nav.rect().bottomRight())
    assert shell.rect().contains(in_window)
    assert shell.page is page
    assert page.height() > 200


def test_the_triage_leads_to_what_stands_around_it_and_back(here: Room, shell: Shell, qtbot: QtBot) -> None:
    casus = here.office.begun().casus
    work = seated(here, shell, makers.actor())
    work.go(Spot(At.TRIAGE, casus.id))
    qtbot.waitUntil(work.triage.page.around.isVisible)
    work.triage.page.around.click()
    assert work.spot == Spot(At.AROUND, casus.id)
    around = shell.page
    qtbot.waitUntil(lambda: casus.kenmerk in around.title.text())  # type: ignore[union-attr]
    around.back.click()  # type: ignore[union-attr]
    assert work.spot == Spot(At.TRIAGE, casus.id)
    qtbot.waitUntil(lambda: casus.kenmerk in work.triage.page.title.text())
    settle(100)
    work.leave()


def _names(page: RecordPage, number: str) -> bool:
    return number in page.title.text()


def test_a_besluit_leads_only_where_this_role_may_go(here: Room, shell: Shell, qtbot: QtBot) -> None:
    besluit = here.office.sealed()
    for actor, casus, around in (
        (MARIT, True, True),
        (makers.actor("Inge", "informatieregisseur"), False, True),
        (makers.decider(), False, False),
    ):
        work = seated(here, shell, actor)
        work.go(Spot(At.RECORD, besluit.id))
        page = work.record.page
        qtbot.waitUntil(partial(_names, page, besluit.number))
        assert (page.casus.isVisible(), page.around.isVisible()) == (casus, around), actor.role
        settle(50)
        work.leave()


def test_the_list_opens_what_this_role_may_see(here: Room, shell: Shell, qtbot: QtBot) -> None:
    casus = here.office.begun().casus.id
    work = seated(here, shell, makers.actor("Inge", "informatieregisseur"))
    work.to_sealed_or_casus(casus)
    qtbot.waitUntil(lambda: shell.notices.title.text() == say("rondom.alleen_lijst"))
    assert shell.notices.text.text() == say("rondom.alleen_lijst_uitleg")
    work.leave()
    work = seated(here, shell, makers.actor("Fatma", "fg"))
    work.to_sealed_or_casus(casus)
    qtbot.waitUntil(lambda: work.spot == Spot(At.NAMELESS, casus))
    settle(100)
    work.leave()
    shield(here.office.desk(), casus)
    work = seated(here, shell, MARIT)
    work.to_sealed_or_casus(casus)
    qtbot.waitUntil(lambda: bool(here.faults))
    assert [fault.code for fault in here.faults] == ["casus_onbekend"]
    work.leave()
