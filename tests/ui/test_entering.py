"""Coming in: unlocking, waiting, recovering, one's own password, warnings, roles, locking, and the practice door."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.doors import PASSWORD, FakeGate, FakePractice, start_of
from tests.ui.typing_help import paste, press, type_text
from triage.casework.desk import Desk
from triage.faults import Fault, Refusal, Trouble
from triage.files import FileFault
from triage.kader.faults import KaderFaults
from ui.flows.door.entering import EnteringFlow
from ui.notices import NoticeStrip
from ui.pages.door.older_store import OlderStorePage
from ui.pages.door.own_password import OwnPasswordPage
from ui.pages.door.practice_door import PracticeDoorPage
from ui.pages.door.recovery import RecoveryPage
from ui.pages.door.role_choice import RoleChoicePage
from ui.pages.door.trouble import KaderFaultsPage, TroublePage, WarningsPage
from ui.pages.door.unlock import UnlockPage
from ui.runner import Runner
from ui.theme import Theme
from ui.widgets.text import Plain
from ui.words import say

Opening = Callable[..., "Hall"]


def _desks() -> list[Desk]:
    return []


class Hall(QStackedWidget):
    """The window around the door, and who came in."""

    def __init__(
        self, gate: FakeGate, make: Callable[[], FakeGate] | None = None, kaders: list[KaderFaults] | None = None
    ) -> None:
        super().__init__()
        self.gate = gate
        self.runner = Runner(self)
        self.notices = NoticeStrip()
        self.flow = EnteringFlow(start_of(gate, make=make, faults=kaders), self.runner, self.notices, self)
        self.desks = _desks()
        self.bugs: list[BaseException] = []
        self.flow.entered.connect(self.desks.append)
        self.flow.page_changed.connect(self._on_page)
        self.runner.broke.connect(self.bugs.append)
        self.resize(1000, 700)

    def _on_page(self, page: QWidget) -> None:
        self.addWidget(page)
        self.setCurrentWidget(page)

    @property
    def unlock(self) -> UnlockPage:
        page = self.flow.page
        assert isinstance(page, UnlockPage)
        return page

    def log_in(self, password: str = PASSWORD) -> None:
        page = self.unlock
        page.login.line.setText("marit")
        page.password.password.line.setText(password)
        press(page.password.password.line, Qt.Key.Key_Return)


@pytest.fixture
def open_hall(qtbot: QtBot, theme: Theme) -> Iterator[Opening]:  # noqa: ARG001 (dressed first)
    """Return what puts a door on the screen and begins."""
    halls: list[Hall] = []

    def opening(
        gate: FakeGate, make: Callable[[], FakeGate] | None = None, kaders: list[KaderFaults] | None = None
    ) -> Hall:
        hall = Hall(gate, make, kaders)
        halls.append(hall)
        qtbot.addWidget(hall)
        hall.show()
        hall.activateWindow()
        qtbot.waitUntil(hall.isActiveWindow)
        hall.flow.begin()
        return hall

    yield opening
    for hall in halls:
        hall.runner.stop()
        hall.notices.deleteLater()
        hall.close()


def on(qtbot: QtBot, hall: Hall, kind: type[QWidget]) -> None:
    qtbot.waitUntil(lambda: isinstance(hall.flow.page, kind))


def tries(qtbot: QtBot, gate: FakeGate, count: int) -> None:
    """Wait until so many passwords were tried and the line is empty again."""
    qtbot.waitUntil(lambda: len(gate.calls) == count + 1)
    qtbot.wait(50)


def test_the_unlock_page_takes_typing_before_the_store_is_looked_at(qtbot: QtBot, open_hall: Opening) -> None:
    gate, ready = FakeGate(), Event()

    def slowly() -> FakeGate:
        ready.wait(5)
        return gate

    hall = open_hall(gate, slowly)
    assert hall.unlock.login.line.isEnabled()
    type_text(hall.unlock.login.line, "marit")
    paste(hall.unlock.password.password.line, PASSWORD)
    press(hall.unlock.password.password.line, Qt.Key.Key_Return)
    assert gate.calls == []
    assert hall.unlock.state_words == say("ontgrendelen.bezig")
    ready.set()
    qtbot.waitUntil(lambda: bool(hall.desks))
    assert gate.calls == [("state",), ("unlock", "marit", PASSWORD)]


def test_one_role_goes_straight_in_and_leaves_a_line(qtbot: QtBot, open_hall: Opening) -> None:
    gate = FakeGate()
    hall = open_hall(gate)
    hall.log_in()
    qtbot.waitUntil(lambda: bool(hall.desks))
    assert hall.desks[0].actor.role == "procesregisseur"
    assert gate.log == [("ingelogd", "procesregisseur")]
    assert hall.unlock.password.words() == ""


def test_a_wrong_password_keeps_the_name_and_empties_the_line(qtbot: QtBot, open_hall: Opening) -> None:
    hall = open_hall(FakeGate())
    hall.log_in("iets anders")
    qtbot.waitUntil(lambda: not hall.unlock.strip.isHidden())
    assert hall.unlock.strip.title.text() == say("fout.verkeerd_wachtwoord.gebeurd")
    assert hall.unlock.login.words() == "marit"
    assert hall.unlock.password.words() == ""
    assert hall.desks == []


def test_after_six_wrong_ones_it_counts_the_seconds_down(qtbot: QtBot, open_hall: Opening) -> None:
    gate = FakeGate()
    gate.faults["unlock"] = [Refusal("verkeerd_wachtwoord", seconden=0)] * 5
    gate.faults["unlock"].append(Refusal("verkeerd_wachtwoord", seconden=2))
    hall = open_hall(gate)
    for tried in range(1, 7):
        hall.log_in("fout")
        tries(qtbot, gate, tried)
    assert hall.unlock.state_words == say("ontgrendelen.wacht", aantal=2)
    assert not hall.unlock.button.isEnabled()
    hall.log_in("fout")
    assert len(gate.calls) == 7, "nothing is tried while the wait runs"
    qtbot.waitUntil(lambda: hall.unlock.state_words == say("ontgrendelen.wacht", aantal=1), timeout=15_000)
    qtbot.waitUntil(hall.unlock.button.isEnabled, timeout=15_000)
    assert hall.unlock.state_words == say("ontgrendelen.wacht_voorbij")


def test_a_wait_from_before_a_restart_is_told_and_the_password_stays(qtbot: QtBot, open_hall: Opening) -> None:
    hall = open_hall(FakeGate(faults={"unlock": [Refusal("even_wachten", seconden=30)]}))
    hall.log_in()
    qtbot.waitUntil(lambda: hall.unlock.waiting > 0)
    assert hall.unlock.password.words() == PASSWORD


def test_caps_lock_is_noticed(open_hall: Opening) -> None:
    row = open_hall(FakeGate()).unlock.password
    seen = []
    for letter in "vV1v":
        type_text(row.password.line, letter)
        seen.append(row.caps_hint)
    assert seen == [False, True, True, False]


def test_a_password_can_be_seen(open_hall: Opening) -> None:
    editor = open_hall(FakeGate()).unlock.password.password
    assert editor.line.echoMode() is editor.line.EchoMode.Password
    tick = next(one for one in editor.children() if one.inherits("QCheckBox"))
    assert isinstance(tick, QWidget)
    press(tick, Qt.Key.Key_Space)
    assert editor.line.echoMode() is editor.line.EchoMode.Normal


def test_the_recovery_sheet_lets_in_with_a_new_password(qtbot: QtBot, open_hall: Opening) -> None:
    gate = FakeGate(faults={"recover": [Refusal("herstelsleutel_tikfout"), Refusal("wachtwoord_kort", minimum=12)]})
    hall = open_hall(gate)
    hall.unlock.login.line.setText("marit")
    hall.unlock.forgotten.click()
    page = hall.flow.page
    assert isinstance(page, RecoveryPage)
    page.key.line.setText("7kqf 2m9d")
    page.rows.first.password.line.setText(PASSWORD)
    press(page.rows.second.password.line, Qt.Key.Key_Return)
    assert say("ontgrendelen.niet_gelijk") in page.rows.second.password.line.accessibleDescription()
    page.rows.second.password.line.setText(PASSWORD)
    page.button.click()
    qtbot.waitUntil(lambda: bool(page.key.line.accessibleDescription()))
    assert page.key.words() == "7kqf 2m9d", "what was typed stays"
    page.button.click()
    qtbot.waitUntil(lambda: "12" in page.rows.first.password.line.accessibleDescription())
    page.button.click()
    qtbot.waitUntil(lambda: bool(hall.desks))
    assert gate.calls[-1] == ("recover", "marit", "7kqf 2m9d", PASSWORD)


def test_a_temporary_password_must_be_replaced_and_a_poor_one_says_why(qtbot: QtBot, open_hall: Opening) -> None:
    gate = FakeGate(fresh=True)
    gate.faults["change_password"] = [Refusal("wachtwoord_bekend", reden="eigen_omgeving")]
    hall = open_hall(gate)
    hall.log_in()
    on(qtbot, hall, OwnPasswordPage)
    page = hall.flow.page
    assert isinstance(page, OwnPasswordPage)
    for row in (page.rows.first, page.rows.second):
        row.password.line.setText("vonkeman vonkeman")
    press(page.rows.second.password.line, Qt.Key.Key_Return)
    why = say("fout.wachtwoord_bekend.reden.eigen_omgeving")
    qtbot.waitUntil(lambda: why in page.rows.first.password.line.accessibleDescription())
    assert hall.desks == []
    page.button.click()
    qtbot.waitUntil(lambda: bool(hall.desks))
    assert gate.calls[-1] == ("change_password", "marit", PASSWORD, "vonkeman vonkeman")


def test_who_does_not_want_to_set_one_now_locks_again(qtbot: QtBot, open_hall: Opening) -> None:
    gate = FakeGate(fresh=True)
    hall = open_hall(gate)
    hall.log_in()
    on(qtbot, hall, OwnPasswordPage)
    page = hall.flow.page
    assert isinstance(page, OwnPasswordPage)
    page.leave.click()
    assert hall.unlock.password.words() == ""
    qtbot.waitUntil(lambda: gate.locked == 1)


@pytest.mark.parametrize(
    "code",
    [
        "teruggezet",
        "klok_terug",
        "herstel_nooit_getest",
        "herstel_lang_niet_getest",
        "certificaat_verloopt",
        "certificaat_verlopen",
        "certificaat_klok",
        "iets_nieuws",
    ],
)
def test_what_somebody_must_know_is_told_before_work(code: str, qtbot: QtBot, open_hall: Opening) -> None:
    hall = open_hall(FakeGate(warnings=(code,)))
    hall.log_in()
    on(qtbot, hall, WarningsPage)
    page = hall.flow.page
    assert isinstance(page, WarningsPage)
    assert hall.desks == []
    page.go_on.click()
    qtbot.waitUntil(lambda: bool(hall.desks))


def test_going_on_twice_comes_in_once(qtbot: QtBot, open_hall: Opening) -> None:
    hall = open_hall(FakeGate(warnings=("klok_terug",)))
    hall.log_in()
    on(qtbot, hall, WarningsPage)
    page = hall.flow.page
    assert isinstance(page, WarningsPage)
    page.go_on.click()
    page.go_on.click()
    qtbot.waitUntil(lambda: bool(hall.desks))
    hall.runner.stop()
    assert len(hall.desks) == 1
    assert [act for act, _ in hall.gate.log].count("ingelogd") == 1


@pytest.mark.parametrize("gate", [FakeGate(), FakePractice()])
def test_a_kader_with_faults_shows_each_of_them_and_lets_nobody_in(
    gate: FakeGate, qtbot: QtBot, open_hall: Opening
) -> None:
    faults = KaderFaults(
        (FileFault("vragen.toml", "vraag 'doel'", "kent geen stap"), FileFault("gronden.toml", "", "leeg"))
    )
    hall = open_hall(gate, kaders=[faults])
    on(qtbot, hall, KaderFaultsPage)
    page = hall.flow.page
    assert isinstance(page, KaderFaultsPage)
    shown = {label.text() for label in page.findChildren(Plain)}
    assert {"vragen.toml: vraag 'doel': kent geen stap", "gronden.toml: leeg"} <= shown
    assert say("fout.kader_fouten.gebeurd", aantal=2) in shown
    press(page.retry, Qt.Key.Key_Space)
    on(qtbot, hall, PracticeDoorPage if isinstance(gate, FakePractice) else UnlockPage)
    assert hall.desks == []


def test_several_roles_ask_which_and_a_figure_chooses(qtbot: QtBot, open_hall: Opening) -> None:
    gate = FakeGate(roles=("procesregisseur", "wijkteamprofessional"))
    hall = open_hall(gate)
    hall.log_in()
    on(qtbot, hall, RoleChoicePage)
    page = hall.flow.page
    assert isinstance(page, RoleChoicePage)
    names = [button.accessibleName() for button in page.seats.buttons]
    assert [name.split(".")[0] for name in names] == ["Procesregisseur", "Wijkteamprofessional"]
    QTest.keyClick(page.seats.buttons[0], Qt.Key.Key_2)
    qtbot.waitUntil(lambda: bool(hall.desks))
    assert hall.desks[0].actor.role == "wijkteamprofessional"
    assert gate.log == [("ingelogd", "wijkteamprofessional")]


def test_the_same_person_comes_back_in_the_same_role(qtbot: QtBot, open_hall: Opening) -> None:
    gate = FakeGate(roles=("procesregisseur", "wijkteamprofessional"))
    hall = open_hall(gate)
    hall.log_in()
    on(qtbot, hall, RoleChoicePage)
    page = hall.flow.page
    assert isinstance(page, RoleChoicePage)
    page.seats.buttons[1].click()
    qtbot.waitUntil(lambda: len(hall.desks) == 1)
    hall.flow.lock(hall.desks[0], "stil")
    assert hall.unlock.login.words() == "marit"
    assert hall.unlock.strip.title.text() == say("ontgrendelen.vergrendeld.stil")
    qtbot.waitUntil(lambda: gate.locked == 1)
    assert gate.log[-1] == ("vergrendeld", "stil")
    hall.log_in()
    qtbot.waitUntil(lambda: len(hall.desks) == 2)
    assert hall.desks[1].actor.role == "wijkteamprofessional"


def test_who_locks_by_hand_may_take_another_role(qtbot: QtBot, open_hall: Opening) -> None:
    hall = open_hall(FakeGate(roles=("procesregisseur", "wijkteamprofessional")))
    for figure, role in ((Qt.Key.Key_1, "procesregisseur"), (Qt.Key.Key_2, "wijkteamprofessional")):
        hall.log_in()
        on(qtbot, hall, RoleChoicePage)
        page = hall.flow.page
        assert isinstance(page, RoleChoicePage)
        QTest.keyClick(page.seats.buttons[0], figure)
        qtbot.waitUntil(lambda wanted=role: bool(hall.desks) and hall.desks[-1].actor.role == wanted)  # type: ignore[misc]
        hall.flow.lock(hall.desks[-1], "zelf")


def test_a_back_up_that_fails_at_locking_is_said_and_it_is_locked(qtbot: QtBot, open_hall: Opening) -> None:
    gate = FakeGate()
    hall = open_hall(gate)
    hall.log_in()
    qtbot.waitUntil(lambda: bool(hall.desks))
    gate.faults["lock"] = [Trouble("reservekopie_mislukt", oorzaak="opbouw")]
    hall.flow.lock(hall.desks[0], "zelf")
    qtbot.waitUntil(lambda: hall.notices.title.text() == say("fout.reservekopie_mislukt.gebeurd"))
    assert isinstance(hall.flow.page, UnlockPage)


def test_no_role_today_shuts_the_door_again(qtbot: QtBot, open_hall: Opening) -> None:
    gate = FakeGate(roles=())
    hall = open_hall(gate)
    hall.log_in()
    qtbot.waitUntil(lambda: gate.locked == 1)
    assert hall.unlock.strip.title.text() == say("fout.geen_rol.gebeurd")


def test_a_trouble_at_the_place_says_so_and_can_be_tried_again(qtbot: QtBot, open_hall: Opening) -> None:
    gate = FakeGate(faults={"state": [Trouble("bestand_leeg", pad="/x")]})
    hall = open_hall(gate)
    on(qtbot, hall, TroublePage)
    page = hall.flow.page
    assert isinstance(page, TroublePage)
    press(page.retry, Qt.Key.Key_Space)
    hall.log_in()
    qtbot.waitUntil(lambda: bool(hall.desks))


def test_a_lost_key_of_the_device_leads_to_the_sheet(qtbot: QtBot, open_hall: Opening) -> None:
    hall = open_hall(FakeGate(faults={"unlock": [Trouble("apparaatsleutel_weg", sleutelbos="x")]}))
    hall.log_in()
    on(qtbot, hall, TroublePage)
    page = hall.flow.page
    assert isinstance(page, TroublePage)
    assert page.sheet.hasFocus(), "what helps comes first"
    press(page.sheet, Qt.Key.Key_Space)
    assert isinstance(hall.flow.page, RecoveryPage)
    assert hall.flow.page.login.words() == "marit"


def test_a_file_that_was_put_back_opens_with_a_reason_only(qtbot: QtBot, open_hall: Opening) -> None:
    gate = FakeGate(faults={"unlock": [Trouble("teruggezet", stand="teruggezet", regel=4, tijd="")]})
    gate.faults["accept_older"] = [Refusal("geen_recht", handeling="ouder_aanvaarden", rol="")]
    hall = open_hall(gate)
    hall.log_in()
    on(qtbot, hall, OlderStorePage)
    page = hall.flow.page
    assert isinstance(page, OlderStorePage)
    page.accept.click()
    assert page.reason.text.accessibleDescription() == say("ontgrendelen.ouder.mist_reden")
    page.reason.text.setPlainText("computer vervangen")
    page.accept.click()
    qtbot.waitUntil(lambda: not page.strip.isHidden())
    page.accept.click()
    qtbot.waitUntil(lambda: bool(hall.desks))
    assert gate.calls[-1] == ("accept_older", "marit", PASSWORD, "computer vervangen")


def test_a_bug_behind_the_door_is_told_and_the_door_stays_usable(qtbot: QtBot, open_hall: Opening) -> None:
    gate = FakeGate()
    hall = open_hall(gate)
    hall.log_in()
    qtbot.waitUntil(lambda: bool(hall.desks))
    gate.faults["unlock"] = [Fault("a bug: neither a refusal nor a trouble")]
    hall.flow.lock(hall.desks[0], "zelf")
    hall.log_in()
    qtbot.waitUntil(lambda: len(hall.bugs) == 1)
    hall.log_in()
    qtbot.waitUntil(lambda: len(hall.desks) == 2)


@pytest.mark.parametrize(("figure", "role"), [(1, "wijkteamprofessional"), (2, "procesregisseur"), (3, "beslisser")])
def test_the_practice_door_opens_each_role(figure: int, role: str, qtbot: QtBot, open_hall: Opening) -> None:
    gate = FakePractice(roles=("wijkteamprofessional", "procesregisseur", "beslisser"))
    hall = open_hall(gate)
    page = hall.flow.page
    assert isinstance(page, PracticeDoorPage)
    qtbot.waitUntil(lambda: len(page.seats.buttons) == 3 and page.seats.isVisible())
    QTest.keyClick(page.seats.buttons[0], Qt.Key(Qt.Key.Key_0 + figure))
    qtbot.waitUntil(lambda: bool(hall.desks))
    assert hall.desks[0].actor.role == role
    hall.flow.lock(hall.desks[0], "zelf")
    assert hall.flow.page is page
    QTest.mouseClick(page.seats.buttons[figure - 1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(hall.desks) == 2)
    assert hall.desks[1].actor.role == role
    hall.flow.lock(hall.desks[1], "stil")
    other = 2 if figure == 1 else 1
    QTest.keyClick(page.seats.buttons[0], Qt.Key(Qt.Key.Key_0 + other))
    qtbot.waitUntil(lambda: len(hall.desks) == 3)
    assert hall.desks[2].actor.role == gate.roles[other - 1]
