"""Checking a paper on the screen: dropped, chosen, typed or scanned; behind the door and before it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.paper.signed import AT, own, paper, pressed
from tests.playing import wait
from tests.ui.deciding_office import Room, room, texts
from tests.ui.doors import FakeGate, FakePractice
from tests.ui.test_entering import Hall, Opening, on, open_hall
from tests.ui.typing_help import press, type_text
from triage.access.actor import Actor
from triage.access.log import Act
from triage.besluit.sealing import Besluit
from triage.casework.entering import StoreState
from ui.flows.papier.check import CheckSection
from ui.flows.section import Kit
from ui.pages.door.check import CheckDoorPage
from ui.pages.door.practice_door import PracticeDoorPage
from ui.pages.door.unlock import UnlockPage
from ui.pages.first_start.page import FirstStartPage
from ui.paper.signing import sign
from ui.spot import At, Spot
from ui.theme import Scheme, Theme
from ui.widgets.chip import Kind
from ui.words import moment, say

__all__ = ["open_hall"]

COUNTER = makers.actor("Ilse Terpstra", "informatieregisseur")
ELSEWHERE = makers.actor("Bram Zuid", "wijkteamprofessional", team="Zuiderkade")


@pytest.fixture
def here(theme: Theme) -> Iterator[Room]:
    assert theme.chosen is Scheme.LICHT
    made = room()
    yield made
    made.notices.hide()
    made.runner.stop()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    kept = tmp_path / "papier.pdf"
    kept.write_bytes(paper())
    return kept


class Choice:
    """Chooses the same file each time somebody asks."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __call__(self, _parent: QWidget, chosen: object) -> None:
        assert callable(chosen)
        chosen(self.file)


def opened(here: Room, qtbot: QtBot, by: Actor = COUNTER, ask: Choice | None = None, about: str = "") -> CheckSection:
    kit = Kit(here.context(by), lambda _: b"", None)  # type: ignore[arg-type]
    made = CheckSection(kit, ask=ask) if ask else CheckSection(kit)
    made.ways = frozenset(At)
    qtbot.addWidget(made.page)
    made.open(Spot(At.CHECK, about))
    made.page.resize(1280, 800)
    made.page.show()
    return made


def rest(here: Room, owner: QWidget) -> None:
    for _ in range(2):
        done = list[object]()
        here.runner.run(lambda: None, owner, done.append)
        wait(lambda found=done: bool(found))  # type: ignore[misc]


def drop(target: QWidget, *files: Path) -> None:
    """Drag files over a widget and let them go there."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
    at, copy, left = QPointF(target.rect().center()), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, copy, mime, left, none)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(at, copy, mime, left, none))


def wrong(besluit: Besluit) -> str:
    return besluit.check_code[:-1] + ("0" if besluit.check_code[-1] != "0" else "2")


# ------------------------------------------------------------------------------------------------------- the code
def test_the_keyboard_begins_where_a_scanner_types(here: Room, qtbot: QtBot) -> None:
    made = opened(here, qtbot)
    qtbot.waitUntil(lambda: made.page.focusWidget() is made.page.number.line)
    made.page.forms.setFocus()
    made.open(Spot(At.CHECK))
    qtbot.waitUntil(lambda: made.page.focusWidget() is made.page.number.line)


def test_a_number_and_code_typed_by_keyboard_alone_tell_what_to_compare(here: Room, qtbot: QtBot) -> None:
    besluit = here.office.sealed()
    made = opened(here, qtbot)
    page = made.page
    type_text(page.number.line, besluit.number.lower())
    press(page.number.line, Qt.Key.Key_Return)
    type_text(page.code.line, besluit.check_code)
    press(page.code.line, Qt.Key.Key_Return)
    rest(here, page)
    shown = texts(page)
    for part in (
        say("controle.kluis.hoort"),
        say("controle.soort.besluit"),
        say("controle.stand.geldt"),
        say("controle.vergelijk.moment", moment=moment(besluit.facts.sealed_on)),
        say("controle.vergelijk.lezen"),
        besluit.facts.outcome_text,
    ):
        assert part in shown, part
    went = list[Spot]()
    made.wanted.connect(went.append)
    page.record.click()
    assert went == [Spot(At.RECORD, besluit.id)]


def test_a_scanner_types_the_qr_and_presses_enter(here: Room, qtbot: QtBot) -> None:
    besluit = here.office.sealed()
    made = opened(here, qtbot)
    type_text(made.page.number.line, f"TENZIJ1 {besluit.number} {besluit.digest} 12-K7Q2M9")
    press(made.page.number.line, Qt.Key.Key_Return)
    rest(here, made.page)
    assert say("controle.kluis.hoort") in texts(made.page)


def test_who_may_not_read_it_sees_no_content_and_no_way_to_it(here: Room, qtbot: QtBot) -> None:
    besluit = here.office.sealed()
    made = opened(here, qtbot, ELSEWHERE)
    made.page.number.line.show_words(besluit.number)
    made.page.code.line.show_words(besluit.check_code)
    made.page.check.click()
    rest(here, made.page)
    shown = texts(made.page)
    assert say("controle.kluis.niet_lezen") in shown
    assert say("controle.vergelijk.bellen") in shown
    assert besluit.facts.outcome_text not in shown
    assert made.page.record.isHidden()


def test_a_wrong_code_and_an_unknown_number_look_the_same(here: Room, qtbot: QtBot) -> None:
    besluit = here.office.sealed()
    made = opened(here, qtbot)
    said = []
    for number, code in ((besluit.number, wrong(besluit)), ("2031-0007-B1", besluit.check_code)):
        made.page.number.line.show_words(number)
        made.page.code.line.show_words(code)
        made.page.check.click()
        rest(here, made.page)
        said.append(made.page.beside.words)
        assert made.page.beside.strip.property("kind") == Kind.DANGER.value
        assert made.page.record.isHidden()
    assert said[0] == said[1]
    assert say("controle.kluis.hoort_niet") in said[0]
    refused = [line.detail for line in here.office.world.lines() if line.act == Act.PAPIER_GECONTROLEERD.value]
    assert refused == [f"{besluit.number} niet", "2031-0007-B1 niet"]


def test_nothing_typed_is_said_at_the_line(here: Room, qtbot: QtBot) -> None:
    made = opened(here, qtbot)
    made.page.check.click()
    assert say("controle.code_leeg") in texts(made.page)
    assert made.page.beside.isHidden()


def test_the_next_visit_begins_with_nothing_of_the_last(here: Room, qtbot: QtBot) -> None:
    besluit = here.office.sealed()
    made = opened(here, qtbot)
    made.page.code_wanted.emit(besluit.number, besluit.check_code)
    # Somebody is elsewhere before the answer comes.
    made.open(Spot(At.CHECK))
    rest(here, made.page)
    assert made.page.beside.isHidden()
    assert made.page.record.isHidden()
    assert made.page.number.words() == ""


def test_there_is_a_way_to_the_blank_forms(here: Room, qtbot: QtBot) -> None:
    made = opened(here, qtbot)
    went = list[Spot]()
    made.wanted.connect(went.append)
    made.page.forms.click()
    assert went == [Spot(At.FORMS)]


# ------------------------------------------------------------------------------------------------------- a file
def test_a_dropped_paper_of_ours_says_so(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    besluit = here.office.sealed()
    with here.office.world.work() as work:
        work.certificaten.make("eigen", "Gemeente Elsterveen", makers.look(Act.CERTIFICAAT_GEWIJZIGD))
        work.commit()
    signs = here.office.world.signer
    signer = signs() if signs is not None else None
    assert signer is not None
    assert besluit.number == "2026-0001-B1"
    mine = tmp_path / "onze.pdf"
    mine.write_bytes(sign(pressed(), signer, makers.NOW))
    made = opened(here, qtbot)
    drop(made.page.viewport(), mine)
    rest(here, made.page)
    shown = texts(made.page)
    for part in (say("controle.uitslag.goed"), say("controle.sleutel.nu"), say("controle.stand.geldt")):
        assert part in shown, part
    # There is no paper to lay beside it.
    assert say("controle.vergelijk.titel") not in shown
    assert made.page.record.isVisible()


def test_a_chosen_paper_that_another_signed_says_so(here: Room, qtbot: QtBot, file: Path) -> None:
    made = opened(here, qtbot, ask=Choice(file))
    made.page.choose.click()
    rest(here, made.page)
    assert say("controle.uitslag.goed") in texts(made.page)
    assert say("controle.sleutel.nooit") in texts(made.page)
    assert made.page.beside.strip.property("kind") == Kind.DANGER.value
    # Nor does the card of the file itself look as if all were well: the name is one that anybody can type.
    assert made.page.file.strip.property("kind") != Kind.OK.value
    assert say("controle.zin.eigen") in texts(made.page)


def test_a_changed_paper_names_its_fault(here: Room, qtbot: QtBot, file: Path) -> None:
    file.write_bytes(paper() + b"\n")
    made = opened(here, qtbot, ask=Choice(file))
    made.page.choose.click()
    rest(here, made.page)
    shown = texts(made.page)
    assert say("controle.fout.aangevuld") in shown
    assert "Het eerste deel is niet veranderd" in shown
    assert made.page.file.strip.property("kind") == Kind.DANGER.value


def test_two_files_or_none_that_can_be_read_are_told(here: Room, qtbot: QtBot, file: Path, tmp_path: Path) -> None:
    made = opened(here, qtbot, ask=Choice(tmp_path / "weg.pdf"))
    drop(made.page.viewport(), file, file)
    assert say("fout.papier_een_tegelijk.gebeurd") in texts(made.page)
    made.page.choose.click()
    rest(here, made.page)
    assert say("fout.papier_niet_gelezen.gebeurd", bestand="weg.pdf") in texts(made.page)
    assert here.faults == []


def test_what_is_dragged_from_a_web_page_is_not_taken(here: Room, qtbot: QtBot) -> None:
    made = opened(here, qtbot)
    mime = QMimeData()
    mime.setUrls([QUrl("https://voorbeeld.invalid/papier.pdf")])
    at = QPointF(5, 5)
    enter = QDragEnterEvent(
        at, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter.ignore()
    QApplication.sendEvent(made.page.viewport(), enter)
    assert not enter.isAccepted()


# ----------------------------------------------------------------------------------------------- before the door
def checking(hall: Hall) -> CheckDoorPage:
    page = hall.flow.page
    assert isinstance(page, CheckDoorPage)
    return page


def test_without_a_login_a_dropped_paper_is_looked_at_and_the_store_is_not_touched(
    qtbot: QtBot, open_hall: Opening, file: Path
) -> None:
    gate = FakeGate()
    hall = open_hall(gate)
    qtbot.waitUntil(lambda: gate.calls == [("state",)])
    drop(hall.unlock.viewport(), file)
    page = checking(hall)
    # A row of facts is there once Qt has laid it out.
    qtbot.waitUntil(lambda: "2026-0001-B1" in texts(page))
    shown = texts(page)
    for part in (say("controle.uitslag.goed"), say("controle.zin.eigen"), say("controle.zonder_meer")):
        assert part in shown, part
    assert (gate.calls, gate.log, hall.desks, hall.bugs) == ([("state",)], [], [], [])
    press(page.back, Qt.Key.Key_Space)
    on(qtbot, hall, UnlockPage)


def test_without_a_login_the_keyboard_leads_there(qtbot: QtBot, open_hall: Opening, file: Path) -> None:
    hall = open_hall(FakeGate())
    press(hall.unlock.check, Qt.Key.Key_Space)
    page = checking(hall)
    assert page.choose.hasFocus()
    assert page.outcome.isHidden()
    file.write_bytes(sign(pressed(), own(), AT)[:-900])
    drop(page.viewport(), file)
    qtbot.waitUntil(lambda: not page.outcome.isHidden())
    assert say("controle.fout.afgebroken") in texts(page)
    drop(page.viewport(), file, file)
    assert say("fout.papier_een_tegelijk.gebeurd") in texts(page)
    drop(page.viewport(), file.parent / "weg.pdf")
    qtbot.waitUntil(lambda: say("fout.papier_niet_gelezen.gebeurd", bestand="weg.pdf") in texts(page))
    assert hall.bugs == []


@pytest.mark.parametrize(
    ("gate", "kind"), [(FakePractice(), PracticeDoorPage), (FakeGate(at=StoreState.ABSENT), FirstStartPage)]
)
def test_dropped_on_another_first_screen_it_goes_back_to_that(
    qtbot: QtBot, open_hall: Opening, file: Path, gate: FakeGate, kind: type[QWidget]
) -> None:
    hall = open_hall(gate)
    on(qtbot, hall, kind)
    before = hall.flow.page
    drop(before, file)
    page = checking(hall)
    qtbot.waitUntil(lambda: not page.outcome.isHidden())
    press(page.back, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: hall.flow.page is before)
    assert hall.bugs == []
