"""Requests of citizens on the screen: written down and decided by keyboard, letters, terms, the 72 hours, notices."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import makers
from tests.casework.rights import Counter
from tests.records.told import told
from tests.ui.deciding_office import settle, texts
from tests.ui.rights_room import Room
from tests.ui.typing_help import press, type_text
from tests.worlds import memory_world
from triage.followup.verzoek import Identiteit, Oordeel, Recht
from ui.flows.rights.section import AGAINST
from ui.notices import NoticeStrip
from ui.pages.door.form_rows import LineRow
from ui.pages.signals.act_form import ActForm, ChoiceRow
from ui.runner import Runner
from ui.spot import At, Spot
from ui.theme import Scheme, Theme
from ui.words import say

if TYPE_CHECKING:
    from triage.faults import Fault


@pytest.fixture
def room(theme: Theme) -> Iterator[Room]:
    assert theme.chosen is Scheme.LICHT
    runner, faults = Runner(), list["Fault"]()
    runner.refused.connect(faults.append)
    runner.troubled.connect(faults.append)
    made = Room(Counter.opened(memory_world()), runner, NoticeStrip(), faults, [], [])
    yield made
    made.notices.hide()
    made.runner.stop()


def choose(form: ActForm, slug: str, value: str) -> None:
    row = form.rows[slug]
    assert isinstance(row, ChoiceRow)
    row.choose(value)


def write(form: ActForm, **values: str) -> None:
    form.write({**form.values(), **values})


# ------------------------------------------------------------------------------------------------------- a new one
def test_an_objection_is_written_down_by_keyboard_and_freezes_what_is_ticked(room: Room, qtbot: QtBot) -> None:
    casus, line = room.counter.besluit.casus, room.counter.lines()[0]
    new = room.rights(qtbot, Spot(At.NEW_RIGHT, casus)).new
    assert new.form.rows["recht"].editor.hasFocus()
    choose(new.form, "recht", "bezwaar")
    choose(new.form, "over", line.content.about)
    name = new.form.rows["naam"]
    assert isinstance(name, LineRow)
    type_text(name.line, "Wiebe Wiersinga")
    choose(new.form, "vrager", "zelf")
    choose(new.form, "weg", "brief")
    write(new.form, woorden="Ik wil dit niet.")
    new.ticks[line.id].setFocus()
    press(new.ticks[line.id], Qt.Key.Key_Space)
    button = new.form.buttons["vastleggen"]
    button.setFocus()
    press(button, Qt.Key.Key_Space)
    settle()
    assert not room.faults
    assert room.went[-1].at is At.RIGHT
    stuk = room.counter.stuk(room.went[-1].about)
    assert (stuk.content.right, stuk.content.words) == (Recht.BEZWAAR, "Ik wil dit niet.")
    assert room.counter.line(line.id).state == "bevroren"


def test_what_no_objection_is_open_against_cannot_be_ticked_and_says_why(room: Room, qtbot: QtBot) -> None:
    room.counter = Counter.opened(memory_world(), "casus_4_crisis")
    new = room.rights(qtbot, Spot(At.NEW_RIGHT, room.counter.besluit.casus)).new
    closed = room.counter.lines()[0]
    choose(new.form, "recht", "bezwaar")
    choose(new.form, "over", closed.content.about)
    assert not new.ticks[closed.id].isEnabled()
    assert say("verzoeken.geen_bezwaar.vitaal") in new.ticks[closed.id].accessibleDescription()
    choose(new.form, "recht", "rectificatie")
    assert new.ticks[closed.id].isEnabled()


def test_a_kenmerk_that_is_not_there_says_so_and_the_request_is_written_down_all_the_same(
    room: Room, qtbot: QtBot
) -> None:
    section = room.rights(qtbot, Spot(At.NEW_RIGHT))
    type_text(section.new.kenmerk.line, "2026-9999")
    section.new.seek.click()
    settle()
    assert say("verzoeken.vorm.niet_gevonden") in texts(section.new)
    choose(section.new.form, "recht", "inzage")
    choose(section.new.form, "vrager", "zelf")
    choose(section.new.form, "weg", "balie")
    write(section.new.form, naam="Onbekend", over_naam="Onbekend", woorden="Wat weet u van mij?")
    section.new.form.buttons["vastleggen"].click()
    settle()
    assert not room.faults
    assert section.opened is not None
    assert section.opened.hushed
    assert say("verzoeken.stil_titel") in texts(section.page)


def test_a_kenmerk_that_is_there_brings_the_people_and_their_lines(room: Room, qtbot: QtBot) -> None:
    kenmerk = room.counter.office.stored(room.counter.besluit.casus).kenmerk
    section = room.rights(qtbot, Spot(At.NEW_RIGHT))
    type_text(section.new.kenmerk.line, kenmerk)
    section.new.seek.click()
    settle()
    assert room.went[-1] == Spot(At.NEW_RIGHT, room.counter.besluit.casus)
    assert say("verzoeken.vorm.gevonden", kenmerk=kenmerk) in texts(section.new)


def test_what_is_typed_comes_back(room: Room, qtbot: QtBot) -> None:
    section = room.rights(qtbot, Spot(At.NEW_RIGHT))
    name = section.new.form.rows["naam"]
    assert isinstance(name, LineRow)
    type_text(name.line, "Wiebe")
    section.flush()
    settle()
    section.open(Spot(At.NEW_RIGHT))
    settle()
    assert name.words() == "Wiebe"


def test_who_only_registers_has_the_form_and_no_list(room: Room, qtbot: QtBot) -> None:
    section = room.rights(qtbot, Spot(At.RIGHTS), makers.actor())
    assert [page for page, _ in section.pages()] == [section.new]


# ----------------------------------------------------------------------------------------------------------- the list
def test_the_list_holds_no_name_and_opens_by_enter(room: Room, qtbot: QtBot) -> None:
    stuk = room.counter.received(Recht.INZAGE)
    section = room.rights(qtbot, Spot(At.RIGHTS))
    assert section.list.table.rowCount() == 1
    cells = [section.list.table.item(0, column) for column in range(section.list.table.columnCount())]
    assert not any("Wiersinga" in cell.text() for cell in cells if cell is not None)
    press(section.list.table, Qt.Key.Key_Return)
    settle()
    assert room.went[-1] == Spot(At.RIGHT, stuk.id)


# ------------------------------------------------------------------------------------------------------ on the desk
def test_identity_and_decision_are_done_on_one_page_and_the_letter_follows(room: Room, qtbot: QtBot) -> None:
    first, second = room.counter.lines()
    stuk = room.counter.received(Recht.BEZWAAR, first, second)
    section = room.rights(qtbot, Spot(At.RIGHT, stuk.id))
    identity = section.page.form("identiteit")
    write(identity, woorden="Aan de balie.")
    identity.buttons["vast"].click()
    settle()
    assert room.counter.stuk(stuk.id).content.identity is Identiteit.VAST
    form = section.page.form("besluiten")
    form.write({"uitkomst": "deels", "reden": "Wij lazen alles.", "regel0": "ja", "reden0": "Niet nodig.",
                "regel1": "nee", "reden1": "Wel nodig."})  # fmt: skip
    form.buttons["doe"].click()
    settle()
    assert not room.faults
    assert room.counter.stuk(stuk.id).state == "besloten"
    section.page.letters.buttons["antwoord"].click()
    settle()
    assert "Wij lazen alles." in told(room.pressed[-1])
    sent = section.page.form("verstuurd")
    choose(sent, "weg", "brief")
    sent.buttons["doe"].click()
    settle()
    assert room.counter.stuk(stuk.id).state == "beantwoord"
    section.page.objection.click()
    settle()
    assert room.went[-1] == Spot(At.NEW_RIGHT, f"{AGAINST}{stuk.id}")
    assert say("verzoeken.vorm.tegen", nummer=stuk.number) in texts(section.new)


def test_what_is_missing_is_said_beside_it_and_nothing_is_decided(room: Room, qtbot: QtBot) -> None:
    stuk = room.counter.sure(room.counter.received(Recht.INZAGE))
    section = room.rights(qtbot, Spot(At.RIGHT, stuk.id))
    section.page.form("besluiten").buttons["doe"].click()
    settle()
    assert room.counter.stuk(stuk.id).state == "in_behandeling"
    assert say("signalen.leeg_veld") in texts(section.page)


def test_the_first_decider_is_refused_in_words_and_what_was_typed_stays(room: Room, qtbot: QtBot) -> None:
    stuk = room.counter.sure(room.counter.received(Recht.INZAGE))
    again = makers.actor("Sofie Harkema", "tweede_beslisser", mandate=True)
    section = room.rights(qtbot, Spot(At.RIGHT, stuk.id), again)
    form = section.page.form("besluiten")
    form.write({"uitkomst": "toegewezen", "reden": "U krijgt alles."})
    form.buttons["doe"].click()
    settle()
    assert [fault.code for fault in room.faults] == ["eigen_eerste_besluit"]
    assert form.values()["reden"] == "U krijgt alles."
    assert form.buttons["doe"].isEnabled()


def test_the_seventy_two_hours_of_a_datalek_are_told_in_hours(room: Room, qtbot: QtBot) -> None:
    found = room.counter.office.clock.now() - timedelta(hours=10)
    stuk = room.counter.received(Recht.DATALEK, discovered=found, asker_name="", about_name="", channel="")
    section = room.rights(qtbot, Spot(At.RIGHT, stuk.id))
    assert "Nog 62 uur" in texts(section.page)
    form = section.page.form("datalek")
    write(form, waarom="Brief kwam ongeopend terug.")
    form.buttons["niet"].click()
    settle()
    assert room.counter.stuk(stuk.id).state == "afgerond"


def test_a_reader_without_the_right_to_handle_sees_no_forms_and_no_letters(room: Room, qtbot: QtBot) -> None:
    stuk = room.counter.received(Recht.INZAGE)
    section = room.rights(qtbot, Spot(At.RIGHT, stuk.id), makers.actor("Marit Proces", "procesregisseur"))
    assert all(form.isHidden() for form in section.page.forms.all.values())
    assert section.page.letters.isHidden()


# ------------------------------------------------------------------------------------------------------------ a notice
def test_a_notice_is_made_sent_and_answered(room: Room, qtbot: QtBot) -> None:
    line = room.counter.left(room.counter.lines()[0], "R. Dijk")
    stuk = room.counter.sure(room.counter.received(Recht.RECTIFICATIE, line))
    room.counter.judged(stuk, Oordeel.TOEGEWEZEN, True)
    (notice,) = room.counter.notices()
    section = room.notice(qtbot, notice.id)
    section.page.letters.buttons["bericht"].click()
    settle()
    assert "Juist gegeven" in told(room.pressed[-1])
    choose(section.page.forms["versturen"], "weg", "brief")
    section.page.forms["versturen"].buttons["doe"].click()
    settle()
    write(section.page.forms["antwoord"], woorden="Wij hebben het verbeterd.")
    section.page.forms["antwoord"].buttons["doe"].click()
    settle()
    assert not room.faults
    assert room.counter.notices()[0].state == "beantwoord"
    assert "Wij hebben het verbeterd." in texts(section.page)
