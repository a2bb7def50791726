"""The certificate at the screen: seen, published, made anew, taken in from a file; a password never stays behind."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.casework.house import AGE, House
from tests.certificates import PASSWORD, Given, pkcs12_of
from tests.ui.deciding_office import texts
from tests.ui.test_every_page import english, nameless, squeezed, sticking_out
from tests.worlds import memory_world
from triage.access.signing import Signer
from triage.casework.beheer import certificaat
from triage.casework.desk import Desk
from ui.flows.certificate.section import CertificateSection
from ui.flows.context import Context
from ui.flows.section import Kit
from ui.notices import NoticeStrip, QuestionDialog
from ui.pages.certificate.words import grouped
from ui.runner import Runner
from ui.spot import At, Spot
from ui.theme import Scheme, Theme
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from triage.casework.entering import Gate


@dataclass
class Room:
    """A window with the page, and where its dialogs would lead."""

    bot: QtBot
    house: House = field(default_factory=lambda: House(memory_world()))
    runner: Runner = field(default_factory=Runner)
    notices: NoticeStrip = field(default_factory=NoticeStrip)
    faults: list[object] = field(default_factory=list)
    chosen: Path = Path("nergens.p12")
    out: Path = Path("nergens.cer")
    asked: list[str] = field(default_factory=list)
    went: list[Spot] = field(default_factory=list)

    def __post_init__(self) -> None:
        for signal in (self.runner.refused, self.runner.troubled, self.runner.broke):
            signal.connect(self.faults.append)
        self.window = QStackedWidget()
        self.window.resize(1060, 760)
        self.bot.addWidget(self.window)
        self.bot.addWidget(self.notices)
        kit = Kit(Context(self.desk(), self.runner, self.notices), lambda _: b"", cast("Gate", self.house.keys))
        self.section = CertificateSection(kit, self.window, self._choose, self._place)
        self.page = self.section.page
        self.window.addWidget(self.page)
        self.section.wanted.connect(self.went.append)
        self.window.show()

    def desk(self) -> Desk:
        return replace(self.house.desk(AGE), signer=self.house.world.signer)

    def signs(self) -> Signer:
        assert self.house.world.signer is not None
        found = self.house.world.signer()
        assert found is not None
        return found

    def _choose(self, _: QWidget, chosen: Callable[[str], None]) -> None:
        chosen(str(self.chosen))

    def _place(self, _: QWidget, title: str, name: str, chosen: Callable[[str], None]) -> None:
        self.asked += [title, name]
        chosen(str(self.out))

    def open(self) -> None:
        self.window.setCurrentWidget(self.section.open(Spot(At.CERTIFICATE)))
        self.still()

    def still(self) -> None:
        for _ in range(4):
            done: list[None] = []
            self.runner.run(lambda: None, self.section, done.append)
            self.bot.waitUntil(lambda: bool(done))  # noqa: B023 (waited for right here)

    def press(self, button: QWidget) -> None:
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        self.still()

    def answer(self, *, yes: bool = True) -> str:
        (dialog,) = (one for one in self.window.findChildren(QuestionDialog) if one.isVisible())
        words = texts(dialog)
        (dialog.yes_button if yes else dialog.no_button).click()
        self.still()
        return words

    def said(self) -> str:
        return texts(self.window)


@pytest.fixture
def room(qtbot: QtBot, theme: Theme) -> Iterator[Room]:
    assert theme is not None
    made = Room(qtbot)
    certificaat.make_certificate(made.desk())
    yield made
    made.runner.stop()
    assert made.faults == []


def give(room: Room, folder: Path, content: bytes, password: str = PASSWORD) -> None:
    """Choose a file with this content, type a password, and press the button."""
    room.chosen = folder / "zegel gemeente.p12"
    room.chosen.write_bytes(content)
    room.press(room.page.take_in.choose)
    room.page.take_in.password.password.line.insert(password)
    room.press(room.page.take_in.button)


def test_it_shows_which_certificate_signs(room: Room) -> None:
    room.open()
    (held,) = certificaat.certificates(room.desk())
    said = room.said()
    for words in (
        "Eigen certificaat, gemaakt door dit programma",
        makers.settings().municipality,
        "de gemeente zelf",
        "tot en met 21 november 2031",
        "Het programma maakt op tijd zelf een nieuw.",
        "Er zijn geen eerdere certificaten.",
    ):
        assert words in said
    groups = grouped(held.fingerprint)
    assert groups in said
    assert [len(group) for group in groups.split(" ")] == [4] * 16
    assert groups.replace(" ", "").lower() == held.fingerprint
    assert room.page.message.isHidden()


def test_it_is_saved_to_publish_without_any_secret(room: Room, tmp_path: Path) -> None:
    room.open()
    room.out = tmp_path / "certificaat.cer"
    room.press(room.page.save)
    assert room.out.read_bytes() == room.signs().chain[0]
    (held,) = certificaat.certificates(room.desk())
    assert room.asked[1] == f"certificaat-{held.fingerprint[:8]}.cer"
    assert "Het certificaat is bewaard als certificaat.cer." in room.said()


def test_a_new_one_is_made_after_a_question_and_the_old_one_stays_to_publish(room: Room, tmp_path: Path) -> None:
    room.open()
    first = room.signs()
    room.press(room.page.make)
    assert "De sleutel van het certificaat dat nu geldt, wordt gewist." in room.answer(yes=False)
    assert room.signs() is first
    room.press(room.page.make)
    room.answer()
    assert room.signs().chain != first.chain
    assert "Er is een nieuw eigen certificaat." in room.said()
    assert "Gebruikt van 22 november 2026 tot 22 november 2026." in room.said()
    room.out = tmp_path / "eerder.cer"
    (button,) = room.page.earlier.findChildren(Button)
    assert "tot 22 november 2026" in button.accessibleName()
    room.press(button)
    assert room.out.read_bytes() == first.chain[0]


def test_one_of_an_authority_is_taken_in_from_a_file(room: Room, tmp_path: Path) -> None:
    room.open()
    give(room, tmp_path, pkcs12_of(Given("p-384")))
    assert "Gekozen: zegel gemeente.p12" in room.said()
    assert "Voortaan ondertekenen met dit certificaat?" in room.answer()
    said = room.said()
    assert "Het certificaat is ingevoerd." in said
    assert "Invented CA Organisatie - G9, Invented Trust B.V." in said
    assert "Certificaat van een verlener" in said
    assert not room.page.explained.isVisible()
    assert room.page.take_in.password.words() == ""
    assert "Er is nog geen bestand gekozen." in said
    assert len(room.signs().chain) == 2


def test_a_wrong_password_is_said_and_may_be_typed_again(room: Room, tmp_path: Path) -> None:
    room.open()
    before = room.signs()
    give(room, tmp_path, pkcs12_of(Given("p-384")), "fout")
    room.answer()
    assert "Dit wachtwoord past niet bij het bestand." in room.said()
    assert room.signs() is before
    assert "Gekozen: zegel gemeente.p12" in room.said()
    room.page.take_in.password.password.clear()
    room.page.take_in.password.password.line.insert(PASSWORD)
    room.press(room.page.take_in.button)
    room.answer()
    assert "Het certificaat is ingevoerd." in room.said()


def test_a_file_that_is_gone_or_no_certificate_is_said(room: Room, tmp_path: Path) -> None:
    room.open()
    give(room, tmp_path, b"geen certificaat")
    room.answer()
    assert "Dit bestand is geen certificaat met sleutel" in room.said()
    room.chosen.unlink()
    room.press(room.page.take_in.button)
    room.answer()
    assert "Dit bestand is geen certificaat met sleutel" in room.said()


def test_without_a_file_nothing_is_asked(room: Room) -> None:
    room.open()
    room.press(room.page.take_in.button)
    assert "Kies eerst het bestand." in room.said()
    assert not [one for one in room.window.findChildren(QuestionDialog) if one.isVisible()]


def test_a_password_goes_when_somebody_goes(room: Room, tmp_path: Path) -> None:
    room.open()
    room.page.take_in.show_file(tmp_path / "zegel.p12")
    room.page.take_in.password.password.line.insert(PASSWORD)
    room.section.flush()
    assert room.page.take_in.password.words() == ""
    assert "Er is nog geen bestand gekozen." in room.said()


def test_what_ends_soon_or_ended_is_said_calmly(room: Room) -> None:
    until = makers.NOW + timedelta(days=40)
    certificaat.take_in_certificate(room.desk(), pkcs12_of(Given("p-384", until=until)), PASSWORD)
    room.open()
    assert "Dit certificaat loopt bijna af" in room.said()
    room.house.clock.moment = until + timedelta(days=1)
    certificaat.make_certificate(room.desk())
    room.open()
    assert "Het certificaat van de verlener is afgelopen" in room.said()
    assert "Dit certificaat loopt bijna af" not in room.said()


def test_the_keyboard_begins_at_what_is_done_here_and_not_at_another_part(room: Room) -> None:
    room.open()
    (part,) = (one for one in room.page.findChildren(Button) if one.accessibleName() == "Mensen")
    part.setFocus()
    room.open()
    assert room.page.focusWidget() is room.page.save


def test_the_other_parts_of_beheer_are_one_press_away(room: Room) -> None:
    room.open()
    for name in ("Mensen", "Kader"):
        (found,) = (one for one in room.page.findChildren(Button) if one.accessibleName() == name)
        room.press(found)
    assert [(one.at, one.about) for one in room.went] == [(At.PEOPLE, "mensen"), (At.KADER, "")]


@pytest.mark.parametrize(("scheme", "scale"), [(Scheme.LICHT, 100), (Scheme.DONKER, 200)])
def test_it_can_be_heard_read_and_reached(room: Room, theme: Theme, scheme: Scheme, scale: int) -> None:
    theme.choose(scheme)
    theme.set_scale(scale)
    certificaat.make_certificate(room.desk())
    room.open()
    room.bot.wait(150)
    found = [fault for judge in (nameless, english, sticking_out, squeezed) for fault in judge(room.window)]
    assert not found, found
    assert "[" not in room.said()
