"""Looking at a decision again, on the screen: three outcomes of equal standing, and what already left is said first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.casework.reviews import WHY, Reviews
from tests.ui.deciding_office import texts
from tests.ui.resting import Resting
from tests.worlds import memory_world
from triage.access.actor import Actor
from triage.casework.followup import intrekken
from triage.followup.bericht import Bericht
from triage.followup.geldigheid import MACHINE, Uitkomst
from triage.records.blocks import Document
from ui.fields.dates import written_date
from ui.flows.context import Context
from ui.flows.review.section import ReviewSection
from ui.flows.section import Kit
from ui.notices import NoticeStrip
from ui.runner import Runner
from ui.spot import At, Spot
from ui.theme import Scheme, Theme
from ui.widgets.buttons import Primary
from ui.words import has, say

if TYPE_CHECKING:
    from triage.casework.entering import Gate
    from triage.faults import Fault

LEAD = makers.actor("Mirjam Vonkeman", "procesregisseur", mandate=True)


@dataclass
class Room:
    """An office with a screen."""

    office: Reviews
    runner: Runner
    notices: NoticeStrip
    faults: "list[Fault]"
    went: list[Spot]
    pressed: list[Document]
    resting: Resting

    def section(self, qtbot: QtBot, stuk: str, by: Actor = LEAD) -> ReviewSection:
        """Return the section of somebody at work, with a decision."""
        window = QStackedWidget()
        qtbot.addWidget(window)
        context = Context(self.office.desk(by), self.runner, self.notices)
        section = ReviewSection(Kit(context, self._press, cast("Gate", None)), window)
        section.ways = frozenset({At.FOLLOW, At.REVIEW, At.RECORD})
        window.addWidget(section.page)

        def go(to: Spot) -> None:
            self.went.append(to)
            if to.at in section.spots:
                window.setCurrentWidget(section.open(to))

        section.wanted.connect(go)
        window.resize(1060, 690)
        section.open(Spot(At.REVIEW, stuk))
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        self.resting.wait()
        return section

    def _press(self, document: Document) -> bytes:
        self.pressed.append(document)
        return b"%PDF"


@pytest.fixture
def room(theme: Theme) -> Iterator[Room]:
    assert theme.chosen is Scheme.LICHT
    runner, faults = Runner(), list["Fault"]()
    runner.refused.connect(faults.append)
    runner.troubled.connect(faults.append)
    made = Room(Reviews(memory_world()), runner, NoticeStrip(), faults, [], [], Resting(runner))
    yield made
    made.notices.hide()
    made.runner.stop()


def choose(room: Room, section: ReviewSection, outcome: Uitkomst, day: str = "") -> None:
    section.page.form.write({"waarom": WHY, "dag": day})
    section.page.form.buttons[outcome.value].click()
    room.resting.wait()


def test_every_state_and_outcome_has_its_words() -> None:
    keys = [f"heroverwegen.stand.{state}" for state in MACHINE.states]
    keys += [f"heroverwegen.{part}.{one.value}" for one in Uitkomst for part in ("uitkomst", "klaar", "eerder")]
    assert not [key for key in keys if not has(key)]


def test_no_outcome_stands_out(room: Room, qtbot: QtBot) -> None:
    page = room.section(qtbot, room.office.piece(room.office.sealed()).id).page
    assert list(page.form.buttons) == [one.value for one in Uitkomst]
    assert not any(isinstance(button, Primary) or button.isDefault() for button in page.form.buttons.values())
    assert page.follow.hasFocus()


def test_what_left_and_what_follows_is_said_before_anything_is_done(room: Room, qtbot: QtBot) -> None:
    besluit = room.office.sealed()
    line = room.office.leave(besluit)
    said = texts(room.section(qtbot, room.office.piece(besluit).id).page)
    assert line.content.item in said
    assert "Anouk Post" in said
    assert say("heroverwegen.gevolg.zegel") in said


def test_who_may_not_know_is_told_apart_and_has_no_letter_yet(room: Room, qtbot: QtBot) -> None:
    besluit = room.office.sealed("casus_7_niet_informeren")
    stuk = room.office.piece(besluit).id
    section = room.section(qtbot, stuk)
    said = texts(section.page)
    assert say("heroverwegen.gevolg.nog_niet", aantal=1) in said
    rico = next(one.name for one in besluit.facts.snapshot.people if one.id == "rico")
    assert say("heroverwegen.gevolg.persoon", wie=rico) not in said
    choose(room, section, Uitkomst.INTREKKEN)
    assert not room.faults
    held = {one.id for one in room.office.pieces(besluit, Bericht) if one.content.about == "rico"}
    assert held
    assert not held & section.page.letters.buttons.keys()


def test_it_stays_with_words_and_a_day(room: Room, qtbot: QtBot) -> None:
    besluit = room.office.sealed()
    section = room.section(qtbot, room.office.piece(besluit).id)
    section.page.form.buttons[Uitkomst.BLIJFT_ZO.value].click()
    room.resting.wait()
    assert say("signalen.leeg_veld") in texts(section.page)
    assert section.opened is not None
    choose(room, section, Uitkomst.BLIJFT_ZO, written_date(section.opened.shown.stuk.content.valid_until))
    assert not room.faults
    assert room.office.piece(besluit).content.reviews[0].motivation == WHY
    assert WHY in texts(section.page)


def test_who_took_it_cannot_say_that_it_stays_and_reads_why(room: Room, qtbot: QtBot) -> None:
    besluit = room.office.sealed()
    section = room.section(qtbot, room.office.piece(besluit).id, makers.decider())
    assert not section.page.form.buttons[Uitkomst.BLIJFT_ZO.value].isEnabled()
    assert section.page.form.buttons[Uitkomst.INTREKKEN.value].isEnabled()
    assert say("heroverwegen.waarom_niet.eigen_besluit") in texts(section.page)


def test_who_only_reads_chooses_nothing(room: Room, qtbot: QtBot) -> None:
    besluit = room.office.sealed()
    page = room.section(qtbot, room.office.piece(besluit).id, makers.actor()).page
    assert page.form.isHidden()
    assert besluit.number in texts(page)


def test_withdrawing_ends_it_and_offers_the_letters(room: Room, qtbot: QtBot) -> None:
    besluit = room.office.sealed()
    room.office.leave(besluit)
    section = room.section(qtbot, room.office.piece(besluit).id)
    choose(room, section, Uitkomst.INTREKKEN)
    assert not room.faults
    assert room.office.piece(besluit).state == "ingetrokken"
    assert say("heroverwegen.stand.ingetrokken") in texts(section.page)
    section = room.section(qtbot, room.office.piece(besluit).id)
    letters = section.page.letters
    # To the recipient and to whoever may know.
    assert letters.buttons
    before = len(room.office.world.lines())
    next(iter(letters.buttons.values())).click()
    room.resting.wait()
    assert len(room.pressed) == 1
    assert {one.act for one in room.office.since(before)} == {"brief_gezien"}


def test_what_changed_meanwhile_is_told_and_the_words_stay(room: Room, qtbot: QtBot) -> None:
    besluit = room.office.sealed()
    section = room.section(qtbot, room.office.piece(besluit).id)
    intrekken.withdraw(room.office.lead("Bram Kuit"), room.office.review(besluit), WHY)
    choose(room, section, Uitkomst.INTREKKEN)
    assert room.faults
    assert section.page.form.values()["waarom"] == WHY
    assert section.page.form.buttons[Uitkomst.INTREKKEN.value].isEnabled()


def test_what_was_typed_is_there_again(room: Room, qtbot: QtBot) -> None:
    besluit = room.office.sealed()
    section = room.section(qtbot, room.office.piece(besluit).id)
    section.page.form.write({"waarom": WHY})
    section.page.written.emit()
    section.flush()
    room.resting.wait()
    again = room.section(qtbot, room.office.piece(besluit).id)
    assert again.page.form.values()["waarom"] == WHY
