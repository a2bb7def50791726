"""Forms on paper at the screen: consent per person, blank forms of a kader, and the part of a decision for one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.ui.deciding_office import Room, ref, room, settle, texts
from triage.access.log import Act
from triage.answers import Answer
from triage.casework.casus import answering
from triage.casus.walk import Walk, walk
from triage.ids import CasusId, StepId
from triage.records.blocks import Choices, Document, Heading, Ruled
from triage.records.informatie import Voor
from ui.flows.papier.blank import FormsSection
from ui.flows.papier.consent import ConsentSection
from ui.flows.record import RecordFlow
from ui.flows.section import Kit, Section
from ui.pages.signals.signal_words import letter_of, one_or_each
from ui.pages.triage.side import Side
from ui.spot import At, Spot
from ui.theme import Scheme, Theme
from ui.words import say

WITH_CONSENT = "casus_1_toestemming_gegeven"
YOUNG = "zorg_over_jongere_van_14"
THREE = "ex_partner_onveilig_adres"
S = TypeVar("S", bound=Section)


@pytest.fixture
def here(theme: Theme) -> Iterator[Room]:
    assert theme.chosen is Scheme.LICHT
    made = room()
    yield made
    made.notices.hide()
    made.runner.stop()


class Pressed:
    """A press that keeps what it was given, and gives a paper of one page."""

    def __init__(self) -> None:
        self.papers: list[Document] = []

    def __call__(self, paper: Document) -> bytes:
        self.papers.append(paper)
        return b"%PDF-1.4"

    @property
    def last(self) -> Document:
        return self.papers[-1]


class Places:
    """Where somebody lets a file go."""

    def __init__(self, to: Path) -> None:
        self.to = to
        self.names: list[str] = []

    def ask(self, _parent: QWidget, number: str, chosen: Callable[[str], None]) -> None:
        self.names.append(number)
        chosen(str(self.to))


def no_printer(_parent: QWidget, _number: str, _chosen: Callable[[QPrinter], None]) -> bool:
    return False


def shown(qtbot: QtBot, here: Room, made: Callable[[Kit], S], spot: Spot) -> tuple[S, Pressed]:
    press = Pressed()
    section = made(Kit(here.context(makers.actor()), press, here.office))  # type: ignore[arg-type]
    section.ways = frozenset(At)
    ((page, _),) = section.pages()
    qtbot.addWidget(page)
    page.resize(1060, 720)
    page.show()
    section.open(spot)
    settle()
    return section, press


def consent(qtbot: QtBot, here: Room, casus: str, places: Places) -> tuple[ConsentSection, Pressed]:
    def made(kit: Kit) -> ConsentSection:
        return ConsentSection(kit, None, no_printer, places.ask)

    section, press = shown(qtbot, here, made, Spot(At.CONSENT_FORM, casus))
    qtbot.waitUntil(lambda: bool(section.page.buttons) or bool(here.faults) or "2026" in section.page.title.text())
    return section, press


def acts(here: Room, since: int) -> list[tuple[str, str | None]]:
    return [(line.act, line.persoon) for line in here.office.since(since)]


def test_a_form_is_made_shown_and_saved_each_with_its_line(qtbot: QtBot, here: Room, tmp_path: Path) -> None:
    casus = here.office.begun(WITH_CONSENT).casus
    places = Places(tmp_path / "blad.pdf")
    section, press = consent(qtbot, here, casus.id, places)
    assert list(section.page.buttons) == [("annelies", "volwassene")]
    assert not section.page.paper.isVisibleTo(section.page)
    before = len(here.office.world.lines())
    section.page.buttons["annelies", "volwassene"].click()
    qtbot.waitUntil(section.page.paper.print.isEnabled)
    assert isinstance(press.last.blocks[0], Heading)
    section.page.paper.save.click()
    qtbot.waitUntil(places.to.exists)
    assert acts(here, before) == [(Act.BRIEF_GEZIEN.value, "annelies"), (Act.BRIEF_BEWAARD.value, "annelies")]
    assert places.names == [casus.kenmerk]


def test_a_young_person_and_who_has_gezag_each_have_their_own(qtbot: QtBot, here: Room, tmp_path: Path) -> None:
    casus = here.office.begun(YOUNG).casus
    section, _ = consent(qtbot, here, casus.id, Places(tmp_path / "x.pdf"))
    voices = {voice for _, voice in section.page.buttons}
    assert voices == {"jongere", "vertegenwoordiger"}
    names = [button.accessibleName() for button in section.page.buttons.values()]
    assert all("Noud Peters" in name or "Fien Peters" in name for name in names)


def test_who_may_not_be_asked_has_no_button_and_reads_why(qtbot: QtBot, here: Room, tmp_path: Path) -> None:
    casus = here.office.begun(THREE).casus
    section, _ = consent(qtbot, here, casus.id, Places(tmp_path / "x.pdf"))
    assert {person for person, _ in section.page.buttons} == {"adel"}
    said = texts(section.page)
    assert say("toestemmingsformulier.niet.formulier_niet_vragen") in said
    assert say("toestemmingsformulier.niet.nog_niet_vertellen") in said


def test_without_people_it_says_where_to_begin(qtbot: QtBot, here: Room, tmp_path: Path) -> None:
    casus = answering.open_new(here.office.desk()).casus
    section, _ = consent(qtbot, here, casus.id, Places(tmp_path / "x.pdf"))
    assert say("toestemmingsformulier.niemand") in texts(section.page)


def test_an_unknown_casus_leaves_an_empty_page(qtbot: QtBot, here: Room, tmp_path: Path) -> None:
    section, _ = consent(qtbot, here, CasusId("nergens"), Places(tmp_path / "x.pdf"))
    assert [fault.code for fault in here.faults] == ["casus_onbekend"]
    assert section.page.buttons == {}


# ---------------------------------------------------------------------------------------------------------- blank forms
def forms(qtbot: QtBot, here: Room, places: Places) -> tuple[FormsSection, Pressed]:
    def made(kit: Kit) -> FormsSection:
        return FormsSection(kit, None, no_printer, places.ask)

    return shown(qtbot, here, made, Spot(At.FORMS))


def test_the_steps_for_a_home_visit_are_chosen_and_others_can_be(qtbot: QtBot, here: Room, tmp_path: Path) -> None:
    section, press = forms(qtbot, here, Places(tmp_path / "x.pdf"))
    page = section.page
    assert page.chosen == ("aanleiding", "betrokkenen", "soort_vraag", "doel", "toestemming")
    for step in page.chosen[1:]:
        page.steps[step].click()
    page.form.click()
    qtbot.waitUntil(page.paper.print.isEnabled)
    heads = [block.text for block in press.last.blocks if isinstance(block, Heading)]
    assert any(text.startswith("Stap 0") for text in heads)
    assert not any(text.startswith("Stap 1") for text in heads)


def test_without_a_step_nothing_is_made_and_it_says_so(qtbot: QtBot, here: Room, tmp_path: Path) -> None:
    section, press = forms(qtbot, here, Places(tmp_path / "x.pdf"))
    for step in section.page.chosen:
        section.page.steps[step].click()
    section.page.form.click()
    settle()
    assert press.papers == []
    assert say("formulieren.geen_stap") in texts(section.page)


def test_looking_at_a_blank_form_leaves_no_line_and_saving_does(qtbot: QtBot, here: Room, tmp_path: Path) -> None:
    places = Places(tmp_path / "leeg.pdf")
    section, press = forms(qtbot, here, places)
    before = len(here.office.world.lines())
    section.page.crisis.click()
    qtbot.waitUntil(section.page.paper.print.isEnabled)
    assert acts(here, before) == []
    assert len([block for block in press.last.blocks if isinstance(block, Ruled | Choices)]) == 6
    section.page.paper.save.click()
    qtbot.waitUntil(places.to.exists)
    assert acts(here, before) == [(Act.FORMULIER_BEWAARD.value, None)]
    assert places.names == ["formulier kader 2026.1"]


# ------------------------------------------------------------------------------------------ the part for one person
def test_the_whole_comes_first_and_a_part_is_chosen(qtbot: QtBot, here: Room, tmp_path: Path) -> None:
    besluit, press, places = here.office.sealed(), Pressed(), Places(tmp_path / "deel.pdf")
    flow = RecordFlow(here.context(), press, None, no_printer, places.ask)
    qtbot.addWidget(flow.page)
    flow.page.resize(1060, 720)
    flow.page.show()
    flow.open(besluit.id)
    qtbot.waitUntil(flow.page.print.isEnabled)
    dots = flow.page.choice.dots
    assert [slug for slug, dot in dots.items() if dot.isChecked()] == ["heel"]
    assert set(dots) == {"heel", "huib", "dochter"}
    before = len(here.office.world.lines())
    dots["huib"].click()
    qtbot.waitUntil(lambda: len(press.papers) == 2 and flow.page.print.isEnabled())
    assert "Uw deel" in press.last.title
    flow.page.save.click()
    qtbot.waitUntil(places.to.exists)
    assert acts(here, before) == [(Act.BESLUIT_GEZIEN.value, "huib"), (Act.BEWAARD.value, "huib")]
    assert places.names == [f"{besluit.number}-deel-1"]


def test_another_record_offers_its_own_people(qtbot: QtBot, here: Room) -> None:
    besluit = here.office.sealed()
    flow = RecordFlow(here.context(), Pressed(), None, no_printer, None)
    qtbot.addWidget(flow.page)
    flow.open(besluit.id)
    qtbot.waitUntil(flow.page.print.isEnabled)
    flow.page.show_nothing()
    assert flow.page.choice.dots == {}
    assert flow.page.choice.isHidden()


def test_the_age_is_asked_for_before_there_is_a_form(qtbot: QtBot, here: Room, tmp_path: Path) -> None:
    opened = here.office.begun(WITH_CONSENT)
    answering.answer(here.office.desk(), opened, ref("persoon.leeftijd", "annelies"), Answer(), confirmed=True)
    section, _ = consent(qtbot, here, opened.casus.id, Places(tmp_path / "x.pdf"))
    assert section.page.buttons == {}
    assert say("toestemmingsformulier.niet.formulier_leeftijd") in texts(section.page)


def test_a_letter_in_one_voice_has_plain_words_on_its_button() -> None:
    assert one_or_each("x", "Toon de brief", (Voor.VOLWASSENE,)) == [("x", "Toon de brief")]
    ((key, words),) = one_or_each("x", "Toon de brief", (Voor.VERTEGENWOORDIGER,))
    assert (letter_of(key), words) == (("x", Voor.VERTEGENWOORDIGER), "Toon de brief")
    both = one_or_each("x", "Toon de brief", (Voor.JONGERE, Voor.VERTEGENWOORDIGER))
    assert [letter_of(one)[1] for one, _ in both] == [Voor.JONGERE, Voor.VERTEGENWOORDIGER]
    assert len({said for _, said in both}) == 2


def test_where_consent_is_asked_there_is_a_way_to_its_form(qtbot: QtBot) -> None:
    found = makers_walk()
    side = Side()
    qtbot.addWidget(side)
    asked = {one.question.step: one for step in ("betrokkenen", "toestemming") for one in found.of_step(StepId(step))}
    for gives in (False, True):
        side.gives_forms = gives
        for step, shown in (("betrokkenen", False), ("toestemming", gives)):
            side.show_why(asked[StepId(step)], alone=False)
            assert side.consent_button.isVisibleTo(side) is shown
    with qtbot.waitSignal(side.consent_wanted):
        side.consent_button.click()


def makers_walk() -> Walk:
    return walk(makers.story(WITH_CONSENT).casus, makers.kader())
