"""Beheer at the screen: by hands on its fields, with a store behind it; nothing typed is lost, no casus is seen."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.casework.house import AGE, DAAN, MANDATE, PASSWORD, SOFIE, YOUSSEF, House, given
from tests.ui.deciding_office import texts
from tests.ui.test_every_page import english, nameless, squeezed, sticking_out
from tests.ui.typing_help import type_text
from tests.worlds import memory_world
from triage.access.actor import Account, Assignment, Colleague
from triage.casework.beheer import people, roles, teams
from triage.casework.beheer.rights_view import rights
from triage.casework.beheer.teams import StandIn
from triage.casework.desk import Desk
from triage.casework.entering import Gate, Session, roles_of
from triage.casework.typing import typed
from triage.casus.members import Band
from triage.faults import Fault, Trouble
from triage.ids import AccountId, PersonId, RoleId
from triage.ports import MOST_LOGO
from ui.flows.beheer.people import PeopleSection
from ui.flows.beheer.pictures import AskPicture, ask_picture
from ui.flows.context import Context
from ui.flows.section import Kit
from ui.notices import NoticeStrip, QuestionDialog
from ui.pages.door.role_choice import RoleChoicePage
from ui.runner import Runner
from ui.spot import At, Spot
from ui.theme import Theme
from ui.widgets.buttons import Button


@dataclass
class Room:
    """A window with the pages of beheer, and what a workplace does with their wishes."""

    house: House
    bot: QtBot
    runner: Runner = field(default_factory=Runner)
    notices: NoticeStrip = field(default_factory=NoticeStrip)
    faults: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.runner.refused.connect(self.faults.append)
        self.runner.troubled.connect(self.faults.append)
        self.runner.broke.connect(self._raise)
        self.window = QStackedWidget()
        self.window.resize(1060, 760)
        self.bot.addWidget(self.window)
        self.bot.addWidget(self.notices)

    def _raise(self, bug: BaseException) -> None:
        pytest.fail(f"a bug: {bug!r}")

    def sit(self, person: PersonId = AGE, pictures: AskPicture = ask_picture) -> PeopleSection:
        """Let somebody work here."""
        return self.sit_at(self.house.desk(person), pictures)

    def sit_at(self, desk: Desk, pictures: AskPicture = ask_picture) -> PeopleSection:
        """Let whoever sits at a desk work here."""
        kit = Kit(Context(desk, self.runner, self.notices), lambda _: b"", cast("Gate", self.house.keys))
        self.section = PeopleSection(kit, self.window, pictures)
        for page, _ in self.section.pages():
            self.window.addWidget(page)
        self.section.wanted.connect(self.go)
        self.window.show()
        return self.section

    def go(self, spot: Spot) -> None:
        """Show a spot."""
        self.window.setCurrentWidget(self.section.open(spot))

    def to(self, about: str = "") -> None:
        """Show a part and wait until it is filled."""
        self.go(Spot(At.PEOPLE, about))
        self.still()

    def still(self) -> None:
        """Wait until the lane did all there was to do, and what follows from that as well."""
        for _ in range(4):
            done: list[None] = []
            self.runner.run(lambda: None, self.section, done.append)
            self.bot.waitUntil(lambda: bool(done))  # noqa: B023 (waited for right here)

    def press(self, button: QWidget) -> None:
        """Push a button with the keyboard and wait."""
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        self.still()

    def said(self) -> str:
        """Return every word on the page."""
        return texts(self.window)

    def answer(self, *, yes: bool = True) -> str:
        """Answer the question that is open; return its words."""
        (dialog,) = (one for one in self.window.findChildren(QuestionDialog) if one.isVisible())
        words = texts(dialog)
        (dialog.yes_button if yes else dialog.no_button).click()
        self.still()
        return words


@pytest.fixture
def room(qtbot: QtBot, theme: Theme) -> Iterator[Room]:
    assert theme is not None
    made = Room(House(memory_world()), qtbot)
    yield made
    made.runner.stop()
    assert made.faults == []


def button(within: QWidget, name: str) -> Button:
    """Return the button with this name."""
    found = [one for one in within.findChildren(Button) if one.accessibleName() == name and one.isVisible()]
    assert found, [one.accessibleName() for one in within.findChildren(Button) if one.isVisible()]
    return found[0]


def many(house: House) -> None:
    """Let a thousand more work here."""
    with house.world.work() as work:
        for number in range(1_000):
            person = PersonId(f"p{number:04}")
            account = Account(AccountId(f"a{number}"), person, f"login{number}")
            held = Assignment(person, RoleId("wijkteamprofessional"), makers.TEAM, makers.NOW.date())
            work.mensen.add(Colleague(person, f"Naam {number:04}", "jeugd"), (account,), (held,))
        work.commit()


def fill_new(room: Room, name: str, login: str, role: str, password: str = PASSWORD) -> None:
    """Fill in the form of a new colleague."""
    page = room.section.new
    for row, words in ((page.name, name), (page.function, "jeugd"), (page.login, login)):
        row.line.write_words(words)
    page.password.password.line.setText(password)
    page.role.role.pick(role)


# ------------------------------------------------------------------------------------------------------------ people
def test_a_thousand_colleagues_come_a_page_at_a_time_and_are_searched(room: Room) -> None:
    many(room.house)
    section = room.sit()
    room.to()
    table = section.people.list.table
    assert (table.rowCount(), "1004 collega's" in room.said()) == (50, True)
    room.press(section.people.list.after)
    assert table.line_id(0) == "p0048"
    section.people.list.line.write_words("naam 0777")
    QTest.keyClick(section.people.list.line, Qt.Key.Key_Return)
    room.still()
    assert [table.line_id(row) for row in range(table.rowCount())] == ["p0777"]
    section.people.list.line.write_words("zo heet niemand")
    room.press(section.people.list.go)
    assert "Niemand gevonden" in room.said()
    room.press(section.people.list.every)
    assert table.rowCount() == 50


def test_somebody_is_added_with_login_role_and_password(room: Room) -> None:
    section = room.sit()
    room.to()
    room.press(section.people.new)
    fill_new(room, "Nadia Benali", "nadia", "beslisser")
    room.press(section.new.add)
    assert "Zonder mandaat mag niemand besluiten." in room.said()
    section.new.role.mandate.reference.line.write_words("M-2026-09")
    room.press(section.new.add)
    assert room.window.currentWidget() is section.person
    assert "Nadia Benali" in room.said()
    assert "Mandaat M-2026-09, sinds 22 november 2026" in room.said()
    assert "tijdelijk wachtwoord, nog niet vervangen" in room.said()
    assert room.house.keys.held == {"nadia": PASSWORD}


def test_a_refusal_leaves_what_was_typed_and_says_why(room: Room) -> None:
    section = room.sit()
    room.to("nieuw")
    room.press(section.new.add)
    assert "Vul een inlognaam in." in room.said()
    fill_new(room, "Nadia Benali", "SOFIE", "fg")
    room.press(section.new.add)
    assert "Deze inlognaam bestaat al." in room.said()
    assert (section.new.name.words(), section.new.password.words()) == ("Nadia Benali", PASSWORD)
    section.new.login.line.write_words("nadia")
    room.press(section.new.add)
    assert room.window.currentWidget() is section.person


@pytest.mark.parametrize("same", [True, False])
def test_who_has_a_name_that_is_there_is_asked_after(room: Room, *, same: bool) -> None:
    section = room.sit()
    room.to("nieuw")
    fill_new(room, "sofie  harkema", "sofie2", "fg")
    room.press(section.new.add)
    assert "Er is al een collega met deze naam." in room.said()
    name = "Ja, het is Sofie Harkema, functie" if same else "Nee, het is iemand anders"
    room.press(button(section.new, name))
    assert room.window.currentWidget() is section.person
    everybody, total = people.people(room.house.desk())
    owner = next(row for row in everybody if any(one.login == "sofie2" for one in row.accounts))
    assert (total, owner.colleague.person == SOFIE) == ((4, True) if same else (5, False))


def test_what_was_typed_is_there_again_after_a_lock_but_no_password(room: Room) -> None:
    section = room.sit()
    room.to("nieuw")
    fill_new(room, "Nadia {Benali}", "nadia", "beslisser")
    section.new.role.mandate.reference.line.write_words("M-2026-09")
    section.flush()
    assert section.busy
    room.still()
    assert (section.busy, section.unsaved) == (False, False)
    kept = typed(room.house.desk(), "beheer:nieuw")
    assert "Nadia {Benali}" in kept
    assert PASSWORD not in kept
    section = room.sit()
    room.to("nieuw")
    assert (section.new.name.words(), section.new.role.role.chosen()) == ("Nadia {Benali}", "beslisser")
    assert section.new.role.mandate.reference.words() == "M-2026-09"
    assert section.new.password.words() == ""
    assert "Wat u eerder typte, staat er nog.\nHet wachtwoord bewaren we niet. Typ het opnieuw." in room.said()
    room.press(section.new.cancel)
    assert typed(room.house.desk(), "beheer:nieuw") == ""


def test_who_leaves_before_a_form_is_filled_loses_nothing_of_it(room: Room) -> None:
    section = room.sit()
    room.to("nieuw")
    fill_new(room, "Nadia Benali", "nadia", "fg")
    room.to("teams")
    room.go(Spot(At.PEOPLE, "nieuw"))
    room.to("teams")
    room.to("nieuw")
    assert section.new.name.words() == "Nadia Benali"


def test_what_cannot_be_kept_is_said_before_somebody_locks(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    section = room.sit()
    room.to("nieuw")
    fill_new(room, "Nadia Benali", "nadia", "fg")

    def full(*_: object) -> None:
        raise Trouble("schijf_vol", pad="ergens")

    with monkeypatch.context() as patched:
        patched.setattr("ui.flows.typing.keep_typed", full)
        section.flush()
        room.still()
    assert section.unsaved
    assert "De schijf is vol." in texts(room.notices)
    section.flush()
    room.still()
    assert "Nadia Benali" in typed(room.house.desk(), "beheer:nieuw")
    assert not section.unsaved


def _names_new(section: PeopleSection) -> None:
    type_text(section.new.name.line, "Nadia")


def _picks_role(section: PeopleSection) -> None:
    QTest.keyClick(section.new.role.role.choice, Qt.Key.Key_Down)


def _gives_day(section: PeopleSection) -> None:
    section.person.roles.give.click()
    type_text(section.person.roles.role.until.day.editor, "31-12-2026")


def _adds_login(section: PeopleSection) -> None:
    section.person.accounts.more.click()
    type_text(section.person.accounts.login.line, "youssef2")


def _changes_team(section: PeopleSection) -> None:
    type_text(section.teams.contact.text, "088 123 45 67")


def _picks_absent(section: PeopleSection) -> None:
    QTest.keyClick(section.replacements.absent.choice, Qt.Key.Key_Down)


def _ticks_names(section: PeopleSection) -> None:
    QTest.keyClick(section.settings.names, Qt.Key.Key_Space)


def _picks_colour(section: PeopleSection) -> None:
    QTest.keyClick(section.settings.place.colours, Qt.Key.Key_Down)


@pytest.mark.parametrize(
    ("about", "change"),
    [
        ("nieuw", _names_new),
        ("nieuw", _picks_role),
        (f"mens {YOUSSEF}", _gives_day),
        (f"mens {YOUSSEF}", _adds_login),
        ("teams", _changes_team),
        ("vervanging", _picks_absent),
        ("gemeente", _ticks_names),
        ("gemeente", _picks_colour),
    ],
)
def test_what_is_typed_or_chosen_is_kept_without_leaving(
    room: Room, about: str, change: Callable[[PeopleSection], None]
) -> None:
    section = room.sit()
    room.to(about)
    change(section)
    assert section.busy
    room.bot.waitUntil(lambda: not section.busy, timeout=15_000)
    kept = typed(room.house.desk(), f"beheer:{about}")
    assert kept
    # The program is gone without a word of goodbye; somebody comes back.
    again = room.sit()
    room.to(about)
    assert "Wat u eerder typte, staat er nog." in room.said()
    again.flush()
    room.still()
    assert typed(room.house.desk(), f"beheer:{about}") == kept


def test_who_types_on_and_on_has_it_kept_within_a_second(room: Room) -> None:
    section = room.sit()
    room.to("nieuw")
    for letter in "Nadia Benali":
        type_text(section.new.name.line, letter)
        room.bot.wait(75)
    room.still()
    assert "Nadia" in typed(room.house.desk(), "beheer:nieuw")


def test_what_was_taken_back_is_not_kept(room: Room) -> None:
    section = room.sit()
    room.to(f"mens {YOUSSEF}")
    _adds_login(section)
    section.flush()
    room.press(section.person.accounts.cancel)
    room.bot.waitUntil(lambda: not section.busy, timeout=15_000)
    assert typed(room.house.desk(), f"beheer:mens {YOUSSEF}") == ""


def test_another_name_for_a_team_comes_back_at_that_team(room: Room) -> None:
    section = room.sit()
    room.to("teams")
    section.teams.table.setCurrentCell(0, 0)
    QTest.keyClick(section.teams.table, Qt.Key.Key_Return)
    section.teams.name.line.write_words("Wijkteam Kade")
    room.to("nieuw")
    room.to("teams")
    assert section.teams.name.words() == "Wijkteam Kade"
    room.press(section.teams.save)
    room.answer()
    ((team, _),) = teams.teams(room.house.desk())
    assert team.name == "Wijkteam Kade"


def test_the_mandate_of_who_stands_in_comes_back(room: Room) -> None:
    section = room.sit()
    room.to("vervanging")
    section.replacements.absent.pick(SOFIE)
    section.replacements.role.pick(f"beslisser\t{makers.TEAM}")
    section.replacements.mandate.reference.line.write_words("M-2026-11")
    room.to("teams")
    room.to("vervanging")
    assert section.replacements.role.chosen() == f"beslisser\t{makers.TEAM}"
    assert section.replacements.mandate.reference.words() == "M-2026-11"


# ------------------------------------------------------------------------------------------------------- one person
def test_a_name_is_changed(room: Room) -> None:
    section = room.sit()
    room.to(f"mens {YOUSSEF}")
    section.person.name.line.write_words("")
    room.press(section.person.save)
    assert "Vul een naam in." in room.said()
    section.person.name.line.write_words("Youssef Amrani")
    room.press(section.person.save)
    assert section.person.heading.text() == "Youssef Amrani"
    assert "Opgeslagen." in room.said()


def test_a_role_is_given_and_ended_on_a_day(room: Room) -> None:
    section = room.sit()
    room.to(f"mens {YOUSSEF}")
    card = section.person.roles
    room.press(card.give)
    card.role.role.pick("casusregisseur")
    card.role.since.day.editor.write_words("32-13-2026")
    room.press(card.give_this)
    assert "Deze datum kunnen we niet lezen." in room.said()
    card.role.since.day.editor.write_words("1-12-2026")
    room.press(card.give_this)
    assert "Casusregisseur · Noorderkade" in room.said()
    assert "vanaf 1 december 2026" in room.said()
    room.press(button(card, "Beëindig de rol Casusregisseur in Noorderkade"))
    card.last.day.editor.write_words("31-12-2026")
    room.press(card.end)
    assert "vanaf 1 december 2026, tot en met 31 december 2026" in room.said()


def test_ending_a_role_at_once_says_what_went_along(room: Room) -> None:
    with room.house.world.work() as work:
        work.casussen.add(makers.casus(members=(makers.member(DAAN, Band.GENOEMD),)), makers.look())
        work.commit()
    section = room.sit()
    room.to(f"mens {DAAN}")
    room.press(button(section.person.roles, "Beëindig de rol Informatieregisseur in Noorderkade"))
    room.press(section.person.roles.end)
    assert "In 1 casus is deze collega niet meer genoemd." in room.said()
    assert "2026-0001" not in room.said()


@pytest.mark.parametrize("yes", [True, False])
def test_the_last_who_decides_is_asked_after(room: Room, *, yes: bool) -> None:
    section = room.sit()
    room.to(f"mens {SOFIE}")
    room.press(button(section.person.roles, "Beëindig de rol Beslisser met mandaat in Noorderkade"))
    room.press(section.person.roles.end)
    assert "Daarna kan niemand meer besluiten" in room.answer(yes=yes)
    assert (room.house.held(SOFIE).until is None) is not yes


def test_the_last_beheerder_is_refused(room: Room) -> None:
    roles.give_role(room.house.desk(), DAAN, given("beheerder", until=makers.NOW.date()))
    room.sit_at(room.house.desk(DAAN, "beheerder"))
    room.to(f"mens {AGE}")
    room.press(button(room.section.person.roles, "Beëindig de rol Beheerder in Noorderkade"))
    room.section.person.roles.last.day.editor.write_words("31-12-2026")
    room.press(room.section.person.roles.end)
    assert "Dan is er geen beheerder meer die erin kan." in room.said()
    assert room.section.person.roles.last.words() == "31-12-2026"


def test_ones_own_rights_are_only_to_be_looked_at(room: Room) -> None:
    section = room.sit()
    room.to(f"mens {AGE}")
    assert "Zo geeft niemand zichzelf rechten." in room.said()
    names = [one.accessibleName() for one in section.person.findChildren(Button) if one.isVisible()]
    assert not [name for name in names if name.startswith(("Beëindig", "Geef", "Nog een", "Nieuw wachtwoord", "Voeg"))]


def test_a_password_is_renewed_an_account_added_and_ended(room: Room) -> None:
    section = room.sit()
    room.to(f"mens {SOFIE}")
    card = section.person.accounts
    room.press(button(card, "Nieuw wachtwoord voor sofie"))
    assert not card.login.isVisible()
    card.password.password.line.setText("kort")
    room.press(card.save)
    assert "te kort" in room.said()
    assert room.house.keys.held == {}
    card.password.password.line.setText(PASSWORD)
    room.press(card.save)
    assert room.house.keys.held == {"sofie": PASSWORD}
    assert "tijdelijk wachtwoord, nog niet vervangen" in room.said()
    room.press(card.more)
    card.login.line.write_words("sofie-avond")
    card.password.password.line.setText(PASSWORD)
    room.press(card.save)
    room.press(button(card, "Beëindig de inlognaam sofie-avond"))
    assert "De inlognaam wordt nooit opnieuw uitgegeven." in room.answer()
    assert room.house.keys.held == {"sofie": PASSWORD}
    assert "beëindigd op 22 november 2026 om 09:00" in room.said()


def test_two_that_turn_out_to_be_one_are_merged_after_a_question(room: Room) -> None:
    section = room.sit()
    room.to(f"mens {DAAN}")
    room.press(section.person.merge)
    assert "Kies een andere collega." in room.said()
    section.person.same.pick(YOUSSEF)
    room.press(section.person.merge)
    assert "Daan Brouwer en Youssef el Amrani, functie samenvoegen?" in room.answer()
    assert section.person.heading.text() == "Youssef el Amrani"
    assert {one.role for one in people.person(room.house.desk(), YOUSSEF).roles} == {
        "wijkteamprofessional",
        "informatieregisseur",
    }


# ------------------------------------------------------------------------------------- teams, replacement, settings
def test_a_team_gets_a_contact_and_another_name(room: Room) -> None:
    section = room.sit()
    room.to("teams")
    page = section.teams
    page.table.setCurrentCell(0, 0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    page.contact.text.insertPlainText("088 123 45 67")
    room.press(page.save)
    assert teams.teams(room.house.desk())[0][0].contact == "088 123 45 67"
    page.table.setCurrentCell(0, 0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    page.name.line.write_words("Wijkteam Kade")
    room.press(page.save)
    assert "De rollen, de vervangingen en de casussen van dit team gaan mee." in room.answer()
    ((team, count),) = teams.teams(room.house.desk())
    assert (team.name, team.contact, count) == ("Wijkteam Kade", "088 123 45 67", 4)
    room.press(page.save)
    assert "Vul een team in." in room.said()


def test_somebody_stands_in_and_works_on_behalf_of_another(room: Room) -> None:
    section = room.sit()
    room.to("vervanging")
    page = section.replacements
    room.press(page.save)
    assert "Vul een laatste dag in." in room.said()
    page.absent.pick(SOFIE)
    page.role.pick(f"beslisser\t{makers.TEAM}")
    page.by.pick(YOUSSEF)
    page.until.day.editor.write_words("6-12-2026")
    room.press(page.save)
    assert "Zonder mandaat mag niemand besluiten." in room.said()
    page.mandate.reference.line.write_words("M-2026-11")
    room.press(page.save)
    assert "Youssef el Amrani namens Sofie Harkema" in room.said()
    actors = roles_of(Session(AccountId("a-id-youssef"), room.house.world.work), makers.NOW.date())
    assert [(one.role, one.behalf_name) for one in actors] == [
        ("wijkteamprofessional", ""),
        ("beslisser", "Sofie Harkema"),
    ]
    room.press(page.rows.findChildren(Button)[0])
    assert "Youssef el Amrani werkt dan niet meer namens Sofie Harkema." in room.answer()
    assert "tot en met 21 november 2026" in room.said()


def test_the_municipality_is_changed(room: Room) -> None:
    section = room.sit()
    room.to("gemeente")
    page = section.settings
    page.minutes.line.write_words("45")
    room.press(page.save)
    assert "Vul een heel getal in van 1 tot 30." in room.said()
    page.minutes.line.write_words("5")
    page.names.setChecked(True)
    page.place.contact.text.insertPlainText("Balie ")
    room.press(page.save)
    assert "Nieuwe papieren krijgen deze gegevens." in room.said()
    kept = teams.settings(room.house.desk())
    assert (kept.idle_minutes, kept.overview_names, kept.contact) == (5, True, "Balie bel 0800")
    assert kept.colour == makers.settings().colour


def test_settings_that_were_typed_come_back_with_what_was_ticked(room: Room) -> None:
    section = room.sit()
    room.to("gemeente")
    section.settings.place.name.line.write_words("Elsterveen en Waterland")
    section.settings.names.setChecked(True)
    section.settings.right.setChecked(True)
    section.settings.place.show_colour("#123456")
    section.flush()
    room.still()
    section = room.sit()
    room.to("gemeente")
    assert section.settings.place.settings().municipality == "Elsterveen en Waterland"
    assert (section.settings.names.isChecked(), section.settings.place.settings().colour) == (True, "#123456")
    assert section.settings.right.isChecked()


def picture(place: Path, width: int, height: int, kind: str) -> Path:
    """Write a picture of coloured noise, with words hidden in it."""
    image = QImage(bytes(random.Random(7).randbytes(width * height * 4)), width, height, QImage.Format.Format_RGB32)
    image.setText("Comment", "gemaakt door Jan")
    assert image.save(f"{place}.{kind}")
    return place.with_name(f"{place.name}.{kind}")


@pytest.mark.parametrize(("kind", "size"), [("png", (300, 100)), ("jpeg", (1600, 900)), ("png", (40, 1200))])
def test_a_logo_is_made_fit_and_stored_at_once(room: Room, tmp_path: Path, kind: str, size: tuple[int, int]) -> None:
    place = picture(tmp_path / "logo", *size, kind)
    section = room.sit(pictures=lambda _, chosen: chosen(str(place)))
    room.to("gemeente")
    section.settings.place.name.line.write_words("Elsterveen en Waterland")
    room.press(section.settings.logo.choose)
    kept = teams.settings(room.house.desk())
    assert 0 < len(kept.logo) <= MOST_LOGO
    assert b"Jan" not in kept.logo
    shown = QImage.fromData(kept.logo)
    assert shown.width() <= 1_000
    assert shown.height() <= 400
    assert abs(shown.width() / shown.height() - size[0] / size[1]) < 0.1 * size[0] / size[1]
    assert kept.municipality == makers.settings().municipality
    assert "Het logo is opgeslagen." in room.said()
    # What was typed beside it stands there still, and is stored with the logo that is there by now.
    assert section.settings.place.settings().municipality == "Elsterveen en Waterland"
    section.settings.right.setChecked(True)
    room.press(section.settings.save)
    now = teams.settings(room.house.desk())
    assert (now.municipality, now.window_right, now.logo) == ("Elsterveen en Waterland", True, kept.logo)
    room.press(section.settings.logo.remove)
    assert teams.settings(room.house.desk()).logo == b""
    assert section.settings.logo.view.accessibleName() == "Er is geen logo"
    assert not section.settings.logo.remove.isVisible()


@pytest.mark.parametrize("content", [b"", b"GIF89a\x01\x00\x01\x00", b"<svg/>", b"\x89PNG\r\n\x1a\n stuk"])
def test_what_is_no_picture_is_no_logo(room: Room, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "logo.png").write_bytes(content)
    section = room.sit(pictures=lambda _, chosen: chosen(str(tmp_path / "logo.png")))
    room.to("gemeente")
    room.press(section.settings.logo.choose)
    assert "Dit bestand is geen beeld dat als logo te gebruiken is." in room.said()
    assert teams.settings(room.house.desk()).logo == b""


# ------------------------------------------------------------------------------------------------------------ rights
def test_the_informatieregisseur_sees_rights_and_nothing_else(room: Room) -> None:
    with room.house.world.work() as work:
        work.casussen.add(makers.casus(members=(makers.member(YOUSSEF, Band.GENOEMD),)), makers.look())
        work.commit()
    section = room.sit(DAAN)
    assert {type(page).__name__ for page, _ in section.pages()} == {"RightsListPage", "RightsPage"}
    seen = ""
    for about in ("", "mens id-age", "gemeente", "nieuw"):
        room.to(about)
        assert room.window.currentWidget() is section.rights_list
        seen += room.said()
    section.rights_list.list.table.setCurrentCell(3, 0)
    QTest.keyClick(section.rights_list.list.table, Qt.Key.Key_Return)
    room.still()
    seen += room.said()
    assert section.rights.heading.text() == "Wat mag Youssef el Amrani?"
    assert "Eigen rol in Noorderkade, sinds 1 januari 2026" in seen
    assert "Genoemd bij 1 afgeschermde casus" in seen
    assert "Deze rechten zijn nog nooit nagekeken." in seen
    assert "2026-0001" not in seen
    assert "Naam van" not in seen
    room.press(section.rights.review)
    assert "Laatst nagekeken op 22 november 2026 om 09:00 door Daan Brouwer." in room.said()
    assert rights(room.house.desk(DAAN), YOUSSEF).reviewed is not None


def test_only_who_was_not_looked_at_for_a_year(room: Room) -> None:
    section = room.sit(DAAN)
    room.to(f"recht {YOUSSEF}")
    room.press(section.rights.review)
    room.press(section.rights.back)
    assert section.rights_list.list.table.rowCount() == 4
    room.press(section.rights_list.only_due)
    assert section.rights_list.list.table.rowCount() == 3
    assert "3 collega's zijn langer dan een jaar niet nagekeken, of nog nooit." in room.said()


def test_ones_own_rights_another_looks_at(room: Room) -> None:
    section = room.sit(DAAN)
    room.to(f"recht {DAAN}")
    assert not section.rights.review.isVisible()
    assert "Uw eigen rechten kijkt een ander na." in room.said()


# ------------------------------------------------------------------------------------------------------------- looks
EVERY = ("", "nieuw", f"mens {YOUSSEF}", "teams", "vervanging", "rechten", f"recht {YOUSSEF}", "gemeente")


@pytest.mark.parametrize("scale", [100, 200])
def test_every_page_can_be_heard_read_and_reached(room: Room, theme: Theme, scale: int) -> None:
    theme.set_scale(scale)
    roles.give_role(room.house.desk(), YOUSSEF, given("procesregisseur", mandate=MANDATE))
    room.sit()
    judges: tuple[Callable[[QWidget], list[str]], ...] = (nameless, english, sticking_out, squeezed)
    for about in EVERY:
        room.to(about)
        room.bot.wait(150)
        found = [fault for judge in judges for fault in judge(room.window)]
        assert not found, (about, found)
        assert "[" not in room.said(), about


def test_the_keyboard_begins_on_the_page_itself(room: Room) -> None:
    section = room.sit()
    room.window.activateWindow()
    room.to()
    assert section.people.list.line.hasFocus()
    room.press(button(section.people, "Vervanging"))
    assert section.replacements.absent.choice.hasFocus()


def test_a_part_leads_to_its_page_and_the_kader_to_its_own(room: Room) -> None:
    section = room.sit()
    room.to()
    asked: list[Spot] = []
    section.wanted.disconnect(room.go)
    section.wanted.connect(asked.append)
    for name in ("Teams", "Vervanging", "Rechten", "Gemeente", "Kader", "Certificaat"):
        room.press(button(section.people, name))
    assert [(one.at, one.about) for one in asked] == [
        (At.PEOPLE, "teams"),
        (At.PEOPLE, "vervanging"),
        (At.PEOPLE, "rechten"),
        (At.PEOPLE, "gemeente"),
        (At.KADER, ""),
        (At.CERTIFICATE, ""),
    ]


def test_the_choice_of_roles_says_on_whose_behalf(room: Room) -> None:
    teams.stand_in(room.house.desk(), replacement_of_sofie())
    actors = roles_of(Session(AccountId("a-id-youssef"), room.house.world.work), makers.NOW.date())
    page = RoleChoicePage(actors, makers.kader())
    room.bot.addWidget(page)
    second = page.seats.buttons[1]
    told = f"{second.accessibleName()} {second.accessibleDescription()}"
    assert "namens Sofie Harkema · Noorderkade · tot en met 6 december 2026 · mandaat M-2026-07" in told


def replacement_of_sofie() -> StandIn:
    """Return Youssef standing in for Sofie for two weeks."""
    since = makers.NOW.date()
    return StandIn(SOFIE, YOUSSEF, RoleId("beslisser"), makers.TEAM, since, since + timedelta(days=14), MANDATE)
