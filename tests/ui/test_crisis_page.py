"""The form of six fields and the page of a crisis: nothing lost, what is missing named, and the ways from there."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication, QStackedWidget

import main
from tests.playing import play, running, stage_of
from triage.casework.followup.crisis import open_crises
from triage.casework.followup.crisis_reading import OpenCrisis, open_crisis
from triage.followup.crisis import Ontvanger
from ui.app import Program
from ui.flows.access.access import AccessSection
from ui.flows.crisis.section import CrisisSection
from ui.pages.crisis.form import CrisisForm
from ui.pages.crisis.page import CrisisPage
from ui.pages.crisis.typed import TypedCrisis, from_text
from ui.pages.crisis.words import owed_words
from ui.pages.drafts import as_text
from ui.spot import At, Spot
from ui.tour.hands import Script
from ui.tour.journey import Stage, enter_as
from ui.widgets.chip import Kind
from ui.widgets.errors import ErrorLine

WHO: Final = "Danique Rutgers (26) en haar zoon Milan (7 maanden)"
DANGER: Final = "Zij zegt dat zij het niet meer aankan en staat met haar baby op het balkon. Zij hing op."
DATA: Final = "Naam, adres, geboortejaar, dat er een baby is, telefoon, en dat het wijkteam betrokken is."
TO: Final = (("Meldkamer 112", "Centralist"), ("Crisisdienst ggz", "Behandelaar"))


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    with running(qapp, main.practice_start()) as made:
        yield made


def section_of(stage: Stage) -> CrisisSection:
    """Return the section of whoever works there now."""
    return stage.workplace.findChildren(CrisisSection)[0]


def opened(stage: Stage) -> Script:
    """Ask for the form and wait for it."""
    stage.shell.crisis_wanted.emit()
    form = section_of(stage).form
    yield form.card.isVisible


def fill_in(form: CrisisForm) -> None:
    """Fill in what does not stand there yet."""
    form.who.line.write_words(WHO)
    form.danger.setPlainText(DANGER)
    form.data.setPlainText(DATA)
    form.recipients.show_pairs(TO)


def handed_in(stage: Stage) -> Script:
    """Hand it in, and wait for the page of what was kept."""
    section_of(stage).form.save.click()
    page = section_of(stage).page
    yield lambda: page.opened is not None and page.owed.isVisible()


def played(script: Callable[[Stage], Script], program: Program, name: str = "Ilse Terpstra") -> None:
    """Play a script as somebody."""
    stage = stage_of(program)

    def whole() -> Script:
        yield from enter_as(stage, name)
        yield from script(stage)

    play(whole())


def test_what_stood_in_another_form_is_there_to_the_letter_after_going_back(program: Program) -> None:
    seen: list[str] = []

    def script(stage: Stage) -> Script:
        stage.workplace.go(Spot(At.CARD))
        name = stage.workplace.findChildren(AccessSection)[0].card.name.line
        yield name.isVisible
        name.write_words("Half getypte na")
        yield from opened(stage)
        assert not name.isVisible()
        section_of(stage).form.leave.click()
        yield name.isVisible
        seen.append(name.words())

    played(script, program)
    assert seen == ["Half getypte na"]


def test_what_is_missing_is_named_and_nothing_is_handed_in(program: Program) -> None:
    wrong: list[int] = []

    def script(stage: Stage) -> Script:
        before = open_crises(stage.workplace.desk)
        yield from opened(stage)
        form = section_of(stage).form
        form.who.line.write_words(WHO)
        form.time.line.write_words("later")
        form.save.click()
        lines = [part for part in form.findChildren(ErrorLine) if part.message]
        wrong.append(len(lines))
        assert form.save.isEnabled()
        assert open_crises(stage.workplace.desk) == before

    played(script, program)
    assert wrong == [4]


def test_from_a_casus_it_goes_into_that_casus_and_leads_back_to_its_triage(program: Program) -> None:
    rows: list[str] = []

    def script(stage: Stage) -> Script:
        workplace = stage.workplace
        workplace.to_new()
        yield lambda: workplace.triage.casus is not None and workplace.spot.at is At.TRIAGE
        casus = workplace.spot.about
        yield from opened(stage)
        assert workplace.triage.casus is not None
        assert workplace.triage.casus.casus.kenmerk in section_of(stage).form.where.text()
        fill_in(section_of(stage).form)
        yield from handed_in(stage)
        page = section_of(stage).page
        assert not page.back.isVisible()
        page.to_triage.click()
        yield lambda: workplace.spot == Spot(At.TRIAGE, casus) and workplace.triage.page.isVisible()
        yield lambda: _danger(stage) is True
        rows.extend(row.number for row in open_crises(workplace.desk) if row.casus == casus)

    played(script, program)
    assert len(rows) == 1


def _danger(stage: Stage) -> object:
    opened_now = stage.workplace.triage.casus
    return opened_now.casus.answer("gevaar.nu").value if opened_now is not None else None


def test_after_it_is_kept_there_is_a_way_back_to_where_somebody_was(program: Program) -> None:
    def script(stage: Stage) -> Script:
        before = stage.shell.page
        yield from opened(stage)
        fill_in(section_of(stage).form)
        yield from handed_in(stage)
        page = section_of(stage).page
        assert page.back.isVisible()
        page.back.click()
        yield lambda: stage.shell.page is before

    played(script, program)
    assert not program.shell.notices.isVisible()


def test_when_it_was_shared_is_written_down_on_the_page(program: Program) -> None:
    found: list[OpenCrisis] = []

    def script(stage: Stage) -> Script:
        yield from opened(stage)
        assert section_of(stage).form.decider.currentText().startswith("Ilse Terpstra")
        fill_in(section_of(stage).form)
        yield from handed_in(stage)
        page = section_of(stage).page
        assert page.strip.isVisible()
        assert page.opened is not None
        page.write_shared.click()
        yield lambda: page.time.findChildren(ErrorLine)[0].message != ""
        page.time.line.write_words(f"{page.opened.stuk.content.at:%H:%M}")
        page.write_shared.click()
        yield lambda: page.opened is not None and page.opened.stuk.content.shared_at is not None
        found.append(open_crisis(stage.workplace.desk, page.opened.stuk.id))

    played(script, program)
    assert [step.act for step in found[0].history] == ["begonnen", "aanvullen"]
    assert found[0].stuk.content.recipients == tuple(Ontvanger(*one) for one in TO)


def test_who_may_not_write_one_down_has_no_button_and_the_key_leads_nowhere(program: Program) -> None:
    def script(stage: Stage) -> Script:
        assert not stage.shell.top.crisis.isVisible()
        yield lambda: True

    played(script, program, "Sofie Harkema")
    program.shell.show_nobody()
    assert not program.shell.top.crisis.isVisible()


def test_what_is_kept_comes_back_whole_and_nonsense_is_nothing() -> None:
    first = TypedCrisis(day="3-10-2026")
    typed = replace(first, who="Danique", recipients=(("112", ""), ("ggz", "arts")))
    assert from_text(as_text(typed, first), first) == typed
    assert as_text(first, first) == ""
    for text in ("", "[", "[1]", "null"):
        assert from_text(text, first) == first


def test_the_day_is_named_and_late_is_said_in_words() -> None:
    tuesday = date(2026, 10, 6)
    assert owed_words(tuesday, tuesday) == ("Uiterlijk dinsdag 6 oktober 2026", Kind.ATTENTION)
    assert owed_words(tuesday, date(2026, 10, 7)) == ("Dit moest uiterlijk dinsdag 6 oktober 2026", Kind.DANGER)


@pytest.mark.usefixtures("qapp")
def test_an_empty_page_shows_nothing_of_anybody() -> None:
    window, page = QStackedWidget(), CrisisPage()
    window.addWidget(page)
    assert not [part for part in (page.owed, page.telling, page.facts_card, page.done) if part.isVisibleTo(page)]


@pytest.mark.usefixtures("qapp")
def test_enter_makes_a_row_more_and_an_empty_one_is_not_made_twice() -> None:
    form = CrisisForm()
    rows = form.recipients
    rows.add_row()
    assert len(rows.rows) == 1
    rows.show_pairs(TO)
    rows.rows[-1].function.returnPressed.emit()
    rows.add_row()
    assert rows.pairs == (*TO, ("", ""))
    assert rows.value() == tuple(Ontvanger(*one) for one in TO)
    rows.rows[-1].function.write_words("arts")
    assert rows.loose is rows.rows[-1]
