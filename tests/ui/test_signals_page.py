"""Signals on the screen: written down by keyboard, no field for what happened, told, and gone when unfounded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStackedWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.casework.signals import SAFE, TODAY, Signals, given
from tests.plan.offices import CHECKS
from tests.records.told import told
from tests.ui.deciding_office import texts
from tests.ui.resting import Resting
from tests.ui.test_every_page import nameless, sticking_out
from tests.ui.typing_help import press, type_text
from tests.worlds import memory_world
from triage.access.actor import Actor
from triage.casework.followup import signaal_einde, signaal_uitstel, signalen
from triage.followup.signaal import MACHINE, Bron, Onterecht, Verzwegen, Wijze
from triage.records.blocks import Document
from triage.records.informatie import Voor
from ui.flows.context import Context
from ui.flows.section import Kit
from ui.flows.signals import section as flow
from ui.flows.signals.section import SignalsSection
from ui.notices import NoticeStrip
from ui.pages.signals.list import SignalsPage
from ui.pages.signals.new import NewSignalPage
from ui.pages.signals.signal import SignalPage
from ui.runner import Runner
from ui.spot import At, Spot
from ui.theme import Scheme, Theme
from ui.words import has, say

if TYPE_CHECKING:
    from triage.casework.entering import Gate
    from triage.faults import Fault
    from ui.widgets.buttons import Button


@dataclass
class Room:
    """An office with a screen."""

    office: Signals
    runner: Runner
    notices: NoticeStrip
    faults: "list[Fault]"
    went: list[Spot]
    pressed: list[Document]
    resting: Resting

    def section(self, qtbot: QtBot, spot: Spot, by: Actor | None = None) -> SignalsSection:
        """Return the section of somebody at work, at a spot."""
        window = QStackedWidget()
        qtbot.addWidget(window)
        context = Context(self.office.desk(by), self.runner, self.notices)
        section = SignalsSection(Kit(context, self._press, cast("Gate", None)), window)
        for page, _ in section.pages():
            window.addWidget(page)

        def go(to: Spot) -> None:
            self.went.append(to)
            if to.at in section.spots:
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


@pytest.fixture
def room(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    assert theme.chosen is Scheme.LICHT
    monkeypatch.setattr(flow, "checks", lambda: CHECKS)
    runner, faults = Runner(), list["Fault"]()
    runner.refused.connect(faults.append)
    runner.troubled.connect(faults.append)
    made = Room(Signals(memory_world()), runner, NoticeStrip(), faults, [], [], Resting(runner))
    yield made
    made.notices.hide()
    made.runner.stop()


# ------------------------------------------------------------------------------------------------------------ a new one
def test_a_signal_is_written_down_by_keyboard(room: Room, qtbot: QtBot) -> None:
    section = room.section(qtbot, Spot(At.NEW_SIGNAL))
    new = section.new
    assert new.name.line.hasFocus()
    type_text(new.name.line, "Hanna de Wit")
    type_text(new.area.line, "Noorderkade")
    new.source.choose("buurt")
    new.unnamed.choose("gevraagd")
    new.concerns.ticks["onderwijs"].click()
    new.record.setFocus()
    press(new.record, Qt.Key.Key_Space)
    room.resting.wait()
    assert not room.faults
    assert room.went[-1].at is At.SIGNAL
    assert section.opened is not None
    content = section.opened.stuk.content
    assert (content.name, content.area, content.concern) == ("Hanna de Wit", "Noorderkade", ("onderwijs",))
    assert "Hanna de Wit" in texts(section.page)


def test_nothing_on_the_page_takes_what_happened(room: Room, qtbot: QtBot) -> None:
    section = room.section(qtbot, Spot(At.NEW_SIGNAL))
    assert section.new.findChildren(QPlainTextEdit) == []
    lines = {one.accessibleName() for one in section.new.findChildren(QLineEdit)}
    keys = ("naam", "geboren", "plek", "bron_naam", "ontvangen")
    assert lines == {say(f"signalen.vorm.{key}") for key in keys}


def test_what_is_missing_is_said_beside_it_and_nothing_is_kept(room: Room, qtbot: QtBot) -> None:
    section = room.section(qtbot, Spot(At.NEW_SIGNAL))
    section.new.record.click()
    room.resting.wait()
    assert say("signalen.leeg_veld") in texts(section.new)
    assert signalen.signalen(room.office.desk()).total == 0


def test_what_tells_what_happened_is_refused_and_stays_in_the_field(room: Room, qtbot: QtBot) -> None:
    section = room.section(qtbot, Spot(At.NEW_SIGNAL))
    new = section.new
    type_text(new.name.line, "Hanna de Wit")
    type_text(new.area.line, "psychose")
    new.source.choose("buurt")
    new.unnamed.choose("anoniem")
    new.record.click()
    room.resting.wait()
    assert [fault.code for fault in room.faults] == ["wat_informatie"]
    assert new.area.words() == "psychose"
    assert new.record.isEnabled()


def test_what_was_typed_is_there_again(room: Room, qtbot: QtBot) -> None:
    section = room.section(qtbot, Spot(At.NEW_SIGNAL))
    type_text(section.new.name.line, "Hanna")
    section.flush()
    room.resting.wait()
    again = room.section(qtbot, Spot(At.NEW_SIGNAL))
    assert again.new.name.words() == "Hanna"


# ------------------------------------------------------------------------------------------------------------- the list
def test_the_list_shows_numbers_and_no_name_and_opens_one(room: Room, qtbot: QtBot) -> None:
    stuk = room.office.recorded()
    section = room.section(qtbot, Spot(At.SIGNALS))
    assert "Hanna" not in texts(section.list)
    assert section.list.table.rowCount() == 1
    assert section.list.table.hasFocus()
    press(section.list.table, Qt.Key.Key_Return)
    room.resting.wait()
    assert room.went == [Spot(At.SIGNAL, stuk.id)]


def test_an_empty_list_offers_a_new_one(room: Room, qtbot: QtBot) -> None:
    section = room.section(qtbot, Spot(At.SIGNALS))
    assert section.list.new.hasFocus()
    section.list.new.click()
    room.resting.wait()
    assert room.went == [Spot(At.NEW_SIGNAL)]


# ------------------------------------------------------------------------------------------------------------------ one
def shown_forms(page: SignalPage) -> set[str]:
    return {name for name, form in page.forms.all.items() if not form.isHidden()}


def test_telling_asking_and_ending_are_offered_where_they_can_be_done(room: Room, qtbot: QtBot) -> None:
    stuk = room.office.recorded()
    section = room.section(qtbot, Spot(At.SIGNAL, stuk.id))
    page = section.page
    assert shown_forms(page) == {"vertellen", "vragen", "uitstel_vragen", "afhandelen", "onterecht_melden"}
    form = page.forms.all["vertellen"]
    form.write({"dag": "22-11-2026", "hoe": Wijze.GESPREK.value})
    form.buttons["doe"].click()
    room.resting.wait()
    assert not room.faults
    assert section.opened is not None
    assert section.opened.stuk.content.told is not None
    assert shown_forms(page) == {"vragen", "afhandelen", "onterecht_melden"}


def test_a_deferral_shows_and_hides_the_letter(room: Room, qtbot: QtBot) -> None:
    waiting = signaal_uitstel.ask_deferral(room.office.desk(), room.office.recorded(), SAFE)
    decided = signaal_uitstel.decide_deferral(room.office.lead(), waiting.stuk, "Dit is nodig.", agreed=True)
    page = room.section(qtbot, Spot(At.SIGNAL, decided.stuk.id)).page
    assert "vertellen" not in shown_forms(page)
    assert {"uitstel_opheffen", "uitstel_vragen"} <= shown_forms(page)
    assert page.letters.isHidden()
    assert say("signalen.uitstel.titel") in texts(page)


def test_who_decides_sees_what_is_asked_and_nothing_to_handle(room: Room, qtbot: QtBot) -> None:
    waiting = signaal_uitstel.ask_deferral(room.office.desk(), room.office.recorded(), SAFE)
    section = room.section(qtbot, Spot(At.SIGNAL, waiting.stuk.id), makers.decider())
    assert shown_forms(section.page) == {"uitstel_besluiten"}
    form = section.page.forms.all["uitstel_besluiten"]
    form.write({"woorden": "De melder loopt gevaar."})
    form.buttons["ja"].click()
    room.resting.wait()
    stuk = signalen.open_signaal(room.office.desk(), waiting.stuk.id).stuk
    assert stuk.content.deferral is not None


def test_after_one_act_the_next_can_be_done(room: Room, qtbot: QtBot) -> None:
    section = room.section(qtbot, Spot(At.SIGNAL, room.office.recorded().id))
    form = section.page.forms.all["vragen"]
    form.write({"naam": "Basisschool De Waterlelie", "dag": f"{TODAY:%d-%m-%Y}"})
    form.buttons["doe"].click()
    room.resting.wait()
    assert section.opened is not None
    assert section.opened.stuk.content.asked
    for name in shown_forms(section.page):
        assert all(button.isEnabled() for button in section.page.forms.all[name].buttons.values())


def test_the_letter_is_made_when_asked_and_names_no_source(room: Room, qtbot: QtBot) -> None:
    stuk = room.office.recorded()
    section = room.section(qtbot, Spot(At.SIGNAL, stuk.id))
    before = len(room.office.world.lines())
    section.page.letters.buttons["signaal/vertegenwoordiger"].click()
    room.resting.wait()
    assert len(room.pressed) == 1
    assert [one.act for one in room.office.since(before)] == ["brief_gezien"]


def test_whom_the_letter_is_to_follows_the_age_or_is_chosen(room: Room, qtbot: QtBot) -> None:
    desk = room.office.desk()
    ages = {2008: ("volwassene",), 2013: ("jongere", "vertegenwoordiger"), None: tuple(Voor)}
    buttons: dict[str, Button] = {}
    for year, ways in ages.items():
        born = None if year is None else date(year, 3, 9)
        stuk = signalen.record_signaal(desk, given(born=born), CHECKS)
        buttons = room.section(qtbot, Spot(At.SIGNAL, stuk.id)).page.letters.buttons
        assert list(buttons) == [f"signaal/{way}" for way in ways]
    assert len({button.text() for button in buttons.values()}) == 3
    buttons["signaal/jongere"].click()
    room.resting.wait()
    assert not room.faults
    assert "signaal over jou" in told(room.pressed[-1])


def test_an_unfounded_signal_goes_when_everybody_was_told(room: Room, qtbot: QtBot) -> None:
    shown = room.office.unfounded()
    section = room.section(qtbot, Spot(At.SIGNAL, shown.stuk.id))
    assert shown_forms(section.page) == set()
    assert len(section.page.letters.buttons) == 2
    room.office.send_all(shown)
    room.office.clock.move(days=28)
    section = room.section(qtbot, Spot(At.SIGNAL, shown.stuk.id))
    assert shown_forms(section.page) == {"vernietigen"}
    section.page.forms.all["vernietigen"].buttons["doe"].click()
    room.resting.wait()
    assert not room.faults
    assert section.opened is not None
    assert section.opened.stuk.state == "vernietigd"
    assert "Hanna" not in texts(section.page)


def test_a_signal_that_ended_goes_after_two_years(room: Room, qtbot: QtBot) -> None:
    desk = room.office.desk()
    known = signalen.tell(desk, room.office.recorded(), TODAY, Wijze.BRIEF)
    ended = signaal_einde.no_action(desk, known.stuk)
    section = room.section(qtbot, Spot(At.SIGNAL, ended.stuk.id))
    assert "vernietigen" not in shown_forms(section.page)
    assert say("signalen.bewaard.titel") in texts(section.page)
    day = TODAY.replace(year=TODAY.year + 2)
    assert say("signalen.bewaard.uitleg", dag=day) in texts(section.page)
    room.office.clock.move(days=(day - TODAY).days)
    section.open(Spot(At.SIGNAL, ended.stuk.id))
    room.resting.wait()
    assert "vernietigen" in shown_forms(section.page)
    section.page.forms.all["vernietigen"].buttons["doe"].click()
    room.resting.wait()
    assert not room.faults
    assert signalen.open_signaal(desk, ended.stuk.id).stuk.state == "vernietigd"


def test_a_casus_opens_from_it(room: Room, qtbot: QtBot) -> None:
    section = room.section(qtbot, Spot(At.SIGNAL, room.office.recorded().id))
    section.page.forms.all["afhandelen"].buttons["casus"].click()
    room.resting.wait()
    assert room.went[-1].at is At.TRIAGE


def test_every_state_step_and_choice_has_its_words() -> None:
    acts = {arrow.act for arrow in MACHINE.arrows if arrow.source} | {"begonnen"}
    keys = [f"signalen.stand.{state}" for state in MACHINE.states] + [f"signalen.stap.{act}" for act in sorted(acts)]
    chosen = {"bron": Bron, "verzwegen": Verzwegen, "onterecht": Onterecht, "hoe": Wijze}
    keys += [f"signalen.{part}.{one.value}" for part, kind in chosen.items() for one in kind]
    assert not [key for key in keys if not has(key)]


def test_what_can_be_reached_by_keyboard_has_a_name(room: Room, qtbot: QtBot) -> None:
    stuk = room.office.recorded()
    for spot in (Spot(At.SIGNALS), Spot(At.NEW_SIGNAL), Spot(At.SIGNAL, stuk.id)):
        section = room.section(qtbot, spot)
        window = section.page.window()
        assert nameless(window) == []
        assert sticking_out(window) == []


def test_every_page_is_empty_while_it_is_fetched(theme: Theme, qtbot: QtBot) -> None:
    assert theme.chosen is Scheme.LICHT
    for page in (SignalsPage(may_record=True), NewSignalPage(), SignalPage()):
        qtbot.addWidget(page)
        assert "Hanna" not in texts(page)
    assert makers.NOW.date() == TODAY
