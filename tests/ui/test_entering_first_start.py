"""The first start: by keyboard alone, with nothing lost on the way back, and a recovery sheet proved to be on paper."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.doors import KEYS, PASSWORD, TODAY, FakeGate, kaders
from tests.ui.test_entering import Hall
from tests.ui.typing_help import press, type_text
from triage.casework.entering import StoreState
from triage.casework.first_people import Lack, lack_of
from triage.faults import Refusal, Trouble
from triage.ids import RoleId
from triage.ports import Settings
from triage.records.blocks import Heading, PageBreak, Table
from triage.records.recovery import recovery_document
from ui.flows.door.founding import FoundingFlow, sheet_words
from ui.notices import QuestionDialog
from ui.pages.door.trouble import TroublePage
from ui.pages.door.unlock import UnlockPage
from ui.pages.first_start.draft import PersonDraft, colour_fault
from ui.pages.first_start.page import FirstStartPage, Step
from ui.pages.first_start.sheet import ProofPage, SheetPage, same_group
from ui.theme import Theme
from ui.widgets.buttons import Link
from ui.words import say

TEMPORARY = "tijdelijke sleutel van hout"


@pytest.fixture
def open_hall(qtbot: QtBot, theme: Theme) -> Iterator[Callable[[FakeGate], Hall]]:
    """Return what puts a door on the screen and begins."""
    assert theme.chosen is not None
    halls = list[Hall]()

    def opening(gate: FakeGate) -> Hall:
        made = Hall(gate)
        halls.append(made)
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        made.flow.begin()
        return made

    yield opening
    for made in halls:
        made.runner.stop()
        made.notices.deleteLater()
        made.close()


@pytest.fixture
def hall(qtbot: QtBot, open_hall: Callable[[FakeGate], Hall]) -> Hall:
    """Return a window on the first step of the first start."""
    made = open_hall(FakeGate(at=StoreState.ABSENT))
    qtbot.waitUntil(lambda: isinstance(made.flow.page, FirstStartPage))
    return made


def wizard(hall: Hall) -> FirstStartPage:
    page = hall.flow.page
    assert isinstance(page, FirstStartPage)
    return page


def founding(hall: Hall) -> FoundingFlow:
    return next(one for one in hall.flow.children() if isinstance(one, FoundingFlow))


def focus() -> QWidget:
    """Return what has the focus: the keyboard goes nowhere else."""
    here = QApplication.focusWidget()
    assert here is not None
    return here


def tab_to(wanted: QWidget) -> None:
    """Go forward with Tab until something has the focus."""
    for _ in range(80):
        if focus() is wanted:
            return
        press(focus(), Qt.Key.Key_Tab)
    pytest.fail(f"Tab never came to {wanted.accessibleName()!r}")


def write(wanted: QWidget, words: str) -> None:
    tab_to(wanted)
    type_text(focus(), words)


def push(wanted: QWidget) -> None:
    tab_to(wanted)
    press(focus(), Qt.Key.Key_Space)


def step(page: FirstStartPage) -> Step:
    return page.step


def drafts(page: FirstStartPage) -> tuple[PersonDraft, ...]:
    return page.drafts


def unproved(hall: Hall) -> bool:
    return hall.flow.unproved


def describe_municipality(page: FirstStartPage) -> None:
    write(page.municipality.name.line, "Gemeente Elsterveen")
    write(page.municipality.unit.line, "Sociaal domein · wijkteam Noorderkade")
    write(page.municipality.contact.text, "telefoon 000 - 12 34 56")
    push(page.next)


def describe_decider(page: FirstStartPage) -> None:
    push(page.people.add)
    write(page.person.name.line, "Marit Vonkeman")
    write(page.person.function.line, "procesregisseur")
    write(page.person.login.line, "marit")
    push(page.person.role_tick("procesregisseur"))
    write(page.person.mandate.line, "M-2026-06")
    write(page.person.since.day.editor, "1-1-2026")
    write(page.person.until.day.editor, "31-12-2027")
    write(page.person.password.password.line, PASSWORD)
    write(page.person.again.password.line, PASSWORD)
    push(page.next)


def describe_professional(page: FirstStartPage, login: str = "youssef") -> None:
    push(page.people.add)
    write(page.person.name.line, "Youssef el Amrani")
    write(page.person.function.line, "wijkteamprofessional Wmo")
    write(page.person.login.line, login)
    push(page.person.role_tick("wijkteamprofessional"))
    write(page.person.password.password.line, TEMPORARY)
    push(page.next)


def to_people(hall: Hall) -> FirstStartPage:
    page = wizard(hall)
    push(page.welcome.start)
    describe_municipality(page)
    assert step(page) is Step.MENSEN
    return page


def found(hall: Hall, qtbot: QtBot) -> SheetPage:
    page = to_people(hall)
    describe_decider(page)
    describe_professional(page)
    push(page.next)
    push(page.next)
    qtbot.waitUntil(lambda: isinstance(hall.flow.page, SheetPage))
    sheet = hall.flow.page
    assert isinstance(sheet, SheetPage)
    return sheet


def test_by_keyboard_alone_from_nothing_to_unlocking(hall: Hall, qtbot: QtBot, tmp_path: Path) -> None:
    sheet = found(hall, qtbot)
    set_up = hall.gate.set_up
    assert set_up is not None
    assert set_up.settings.municipality == "Gemeente Elsterveen"
    marit, youssef = set_up.people
    assert (marit.login, marit.fresh, marit.password) == ("marit", False, PASSWORD)
    assert marit.roles[0].mandate == "M-2026-06"
    assert str(marit.roles[0].mandate_until) == "2027-12-31"
    assert (youssef.login, youssef.fresh, youssef.team) == ("youssef", True, "wijkteam Noorderkade")
    assert youssef.roles[0].mandate == ""
    assert unproved(hall)
    founding(hall).ask_place = lambda _parent, chosen: chosen(str(tmp_path / "blad.pdf"))
    push(sheet.save_button)
    qtbot.waitUntil(lambda: not sheet.strip.isHidden())
    assert (tmp_path / "blad.pdf").read_bytes() == b"Herstelblad van Tenzij"
    push(sheet.on_paper)
    proof = hall.flow.page
    assert isinstance(proof, ProofPage)
    for row, key in zip(proof.rows, KEYS, strict=True):
        write(row.line, key.split("-")[sum(map(ord, "ab")) % 8].lower())
    push(proof.button)
    qtbot.waitUntil(lambda: isinstance(hall.flow.page, UnlockPage))
    assert ("prove", *KEYS) in hall.gate.calls
    assert hall.unlock.login.words() == "marit"
    assert not unproved(hall)
    qtbot.waitUntil(lambda: not isValid(sheet))
    hall.log_in()
    qtbot.waitUntil(lambda: bool(hall.desks))


def test_going_back_keeps_everything_typed(hall: Hall) -> None:
    page = to_people(hall)
    push(page.people.add)
    write(page.person.name.line, "Marit Vonk")
    write(page.person.password.password.line, "half een wacht")
    push(page.back)
    push(page.back)
    assert step(page) is Step.GEMEENTE
    assert page.municipality.contact.words() == "telefoon 000 - 12 34 56"
    push(page.next)
    assert [one.name for one in drafts(page)] == ["Marit Vonk"]
    page.people.table.chosen.emit("0")
    assert page.person.name.words() == "Marit Vonk"
    assert page.person.password.words() == "half een wacht"


def test_an_empty_form_leaves_no_person_behind(hall: Hall) -> None:
    page = to_people(hall)
    push(page.people.add)
    push(page.back)
    assert drafts(page) == ()


def test_an_unfinished_person_stops_the_way_on_and_leads_there(hall: Hall) -> None:
    page = to_people(hall)
    push(page.people.add)
    write(page.person.name.line, "Marit Vonkeman")
    push(page.back)
    push(page.next)
    assert step(page) is Step.MENSEN
    link = page.people.strip.findChild(Link)
    assert link is not None
    assert link.text() == say("opzet.mensen.maak_af", naam="Marit Vonkeman")
    press(link, Qt.Key.Key_Space)
    assert step(page) is Step.MENS
    push(page.next)
    assert page.person.function.line.accessibleDescription() == say("opzet.mist.functie")
    assert focus() is page.person.function.line


def test_two_people_with_one_login_are_refused_with_a_way_to_the_other(hall: Hall) -> None:
    page = to_people(hall)
    describe_decider(page)
    describe_professional(page, "Marit")
    assert step(page) is Step.MENS
    assert page.person.login.line.accessibleDescription() == say("opzet.dubbel", naam="Marit Vonkeman")
    push(page.person.to_twin)
    assert page.person.name.words() == "Marit Vonkeman"
    assert [one.login for one in drafts(page)] == ["marit", "Marit"], "what was typed about the other is kept"


def test_one_person_who_proposes_and_decides_is_pointed_out(hall: Hall) -> None:
    page = to_people(hall)
    describe_decider(page)
    key = "opzet.mensen.tekort.zelfde_mens.titel"
    assert page.people.strip.title.text() == say(key, naam="Marit Vonkeman")
    push(page.next)
    assert step(page) is Step.MENSEN
    describe_professional(page)
    assert page.people.strip.isHidden()
    push(page.next)
    assert step(page) is Step.NAKIJKEN


@pytest.mark.parametrize(
    ("people", "lack"),
    [
        ((), Lack.NIEMAND),
        ((("beheerder",),), Lack.VOORSTELLER),
        ((("wijkteamprofessional",), ("fg",)), Lack.BESLISSER),
        ((("wijkteamprofessional", "beslisser"),), Lack.ZELFDE_MENS),
        ((("wijkteamprofessional", "beslisser"), ("beheerder",)), Lack.ZELFDE_MENS),
        ((("wijkteamprofessional",), ("beslisser",)), None),
        ((("procesregisseur",), ("procesregisseur",)), None),
        ((("wijkteamprofessional", "beslisser"), ("beslisser",)), None),
    ],
)
def test_what_the_first_people_lack(people: tuple[tuple[str, ...], ...], lack: Lack | None) -> None:
    known, newest = kaders()
    assert lack_of([[RoleId(role) for role in roles] for roles in people], known[newest]) is lack


def test_a_poor_password_is_refused_at_the_person(hall: Hall) -> None:
    page = to_people(hall)
    push(page.people.add)
    write(page.person.name.line, "Ilse")
    write(page.person.password.password.line, "ilse ilse ilse")
    push(page.next)
    told = page.person.password.password.line.accessibleDescription()
    assert say("fout.wachtwoord_bekend.reden.eigen_omgeving") in told


def test_a_mandate_that_ends_before_it_begins_is_refused(hall: Hall) -> None:
    page = to_people(hall)
    push(page.people.add)
    push(page.person.role_tick("beslisser"))
    write(page.person.since.day.editor, "1-3-2026")
    write(page.person.until.day.editor, "1-2-2026")
    push(page.next)
    assert page.person.until.day.editor.accessibleDescription() == say("opzet.mandaat_omgekeerd")
    assert page.person.mandate.line.accessibleDescription() == say("opzet.mist.mandaat")


def test_somebody_is_removed_only_after_a_question(hall: Hall, qtbot: QtBot) -> None:
    page = to_people(hall)
    describe_decider(page)
    page.people.table.chosen.emit("0")
    push(page.person.remove)
    question = page.findChild(QuestionDialog)
    assert question is not None
    qtbot.waitUntil(question.no_button.hasFocus)
    question.reject()
    assert len(drafts(page)) == 1
    page.person.remove.click()
    question = page.findChildren(QuestionDialog)[-1]
    question.yes_button.click()
    assert drafts(page) == ()
    assert step(page) is Step.MENSEN


@pytest.mark.parametrize(
    "fault",
    [
        Trouble("geen_sleutelbos", sleutelbos="keyring.backends.fail.Keyring"),
        Trouble("schijf_vol", pad="/x"),
        Refusal("wachtwoord_kort", minimum=12),
    ],
)
def test_when_it_cannot_be_made_it_says_why_and_nothing_is_lost(
    fault: Trouble | Refusal, hall: Hall, qtbot: QtBot
) -> None:
    hall.gate.faults["found"] = [fault]
    page = to_people(hall)
    describe_decider(page)
    describe_professional(page)
    push(page.next)
    push(page.next)
    qtbot.waitUntil(lambda: not page.strip.isHidden())
    assert page.strip.title.text() == say(f"fout.{fault.code}.gebeurd")
    assert drafts(page)[0].password == PASSWORD
    push(page.next)
    qtbot.waitUntil(lambda: isinstance(hall.flow.page, SheetPage))
    assert drafts(page)[0].password == "", "once it stands, the passwords are forgotten"


def test_a_wrong_group_is_no_proof_and_the_keys_are_out_of_sight(hall: Hall, qtbot: QtBot) -> None:
    sheet = found(hall, qtbot)
    push(sheet.on_paper)
    proof = hall.flow.page
    assert isinstance(proof, ProofPage)
    assert not sheet.isVisible()
    write(proof.rows[0].line, "ZZZZ")
    push(proof.button)
    assert proof.rows[0].line.accessibleDescription() == say("herstel.bewijs.fout")
    assert unproved(hall)
    push(proof.back)
    assert hall.flow.page is sheet


def test_no_printer_and_a_full_disk_leave_the_keys_on_the_screen(hall: Hall, qtbot: QtBot, tmp_path: Path) -> None:
    sheet = found(hall, qtbot)
    founding(hall).ask_printer = lambda _parent, _chosen: False
    push(sheet.print_button)
    assert sheet.strip.title.text() == say("fout.geen_printer.gebeurd")
    nowhere = str(tmp_path / "weg" / "blad.pdf")
    founding(hall).ask_place = lambda _parent, chosen: chosen(nowhere)
    push(sheet.save_button)
    told = say("fout.bestand_niet_geschreven.gebeurd")
    qtbot.waitUntil(lambda: sheet.strip.title.text() == told)
    assert sheet.save_button.isEnabled()


@pytest.mark.parametrize("code", ["geen_sleutelbos", "sleutelbos_op_slot", "sleutelbos_fout"])
def test_a_keyring_that_will_not_do_is_told_before_anything_is_typed(
    code: str, qtbot: QtBot, open_hall: Callable[[FakeGate], Hall]
) -> None:
    hall = open_hall(FakeGate(at=StoreState.ABSENT, faults={"probe": [Trouble(code, sleutelbos="x")]}))
    qtbot.waitUntil(lambda: isinstance(hall.flow.page, TroublePage))
    page = hall.flow.page
    assert isinstance(page, TroublePage)
    press(page.retry, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(hall.flow.page, FirstStartPage))


def test_a_refusal_about_one_person_leads_to_that_person(hall: Hall, qtbot: QtBot) -> None:
    hall.gate.faults["found"] = [Refusal("wachtwoord_kort", minimum=12, inlognaam="youssef")]
    page = to_people(hall)
    describe_decider(page)
    describe_professional(page)
    push(page.next)
    push(page.next)
    qtbot.waitUntil(lambda: not page.strip.isHidden())
    link = page.strip.findChild(Link)
    assert link is not None
    press(link, Qt.Key.Key_Space)
    assert step(page) is Step.MENS
    assert page.person.name.words() == "Youssef el Amrani"


def test_a_proof_that_cannot_be_noted_is_proof_all_the_same(hall: Hall, qtbot: QtBot) -> None:
    hall.gate.faults["prove"] = [Trouble("schijf_vol", pad="/x")]
    sheet = found(hall, qtbot)
    push(sheet.on_paper)
    proof = hall.flow.page
    assert isinstance(proof, ProofPage)
    for row, key in zip(proof.rows, KEYS, strict=True):
        write(row.line, key.split("-")[sum(map(ord, "ab")) % 8])
    push(proof.button)
    qtbot.waitUntil(lambda: isinstance(hall.flow.page, UnlockPage))


def test_practising_first_is_offered(hall: Hall, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hall.flow.practice_wanted):
        push(wizard(hall).welcome.practice)


def test_a_colour_too_light_for_white_paper_is_refused(hall: Hall) -> None:
    page = wizard(hall)
    push(page.welcome.start)
    write(page.municipality.name.line, "Gemeente Elsterveen")
    page.municipality.colours.setCurrentIndex(page.municipality.colours.count() - 1)
    write(page.municipality.own.line, "#ffee00")
    push(page.next)
    assert page.municipality.own.line.accessibleDescription() == say("opzet.kleur_te_licht")
    assert colour_fault("geel") == say("opzet.kleur_onleesbaar")
    assert colour_fault("#0d5c66") == ""


@pytest.mark.parametrize("typed", ["0bhe", "OBHE", " 0b-he ", "obhe"])
def test_a_group_is_read_forgivingly(typed: str) -> None:
    assert same_group(typed, "0BHE")
    assert not same_group(typed.strip()[:-1], "0BHE")


def test_the_sheet_holds_each_key_once_on_a_page_of_its_own() -> None:
    words = sheet_words()
    settings = Settings("Gemeente Elsterveen", "wijkteam Noorderkade")
    document = recovery_document(KEYS, "9f3c2ab1d4e5f607", settings, TODAY, words)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert ["-".join(one.rows[0]) for one in tables] == list(KEYS)
    assert sum(isinstance(block, PageBreak) for block in document.blocks) == 1
    assert next(block.level for block in document.blocks if isinstance(block, Heading)) == 1
    assert document.imprint.kenmerk == "9F3C2AB1"
