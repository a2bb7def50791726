"""Need to know in the real window, by keyboard: a 1-plan, whom to call, advice, beheer, and the log of all of it.

With `TENZIJ_BEELDEN=MAP` in the environment it leaves a picture of each screen in `MAP/samen`, for the manual.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

import main
from tests.paper.judge import objections, pages_read
from tests.playing import play, running, stage_of, traces
from tests.window.album import Album
from tests.window.doors import shown
from triage.casework.casus.overview import casussen
from ui.app import Program
from ui.pages.access.ask import AskPage
from ui.pages.access.card import CardPage
from ui.pages.access.mine import MinePage
from ui.pages.advice.ask import AskAdvicePage
from ui.pages.advice.asked import AskedPage
from ui.pages.advice.entry import AdviceCard
from ui.pages.advice.nameless import NamelessPage
from ui.pages.around.page import AroundPage
from ui.pages.inzage.overview import OverviewPage
from ui.pages.inzage.page import LogPage
from ui.pages.kader.versions import VersionsPage
from ui.pages.paper import PaperPage
from ui.pages.people.people import PeoplePage
from ui.pages.plan.begin import BeginPage
from ui.pages.plan.list import PlansPage
from ui.pages.plan.page import PlanPage
from ui.shell.navigation import NavButton, Place
from ui.spot import At, Spot
from ui.tour.hands import Script, moment
from ui.tour.journey import Stage, enter_as, leave

pytestmark = [pytest.mark.venster, pytest.mark.timeout(300)]
P = TypeVar("P", bound=QWidget)
KENMERK = "2026-0002"
"""Case 1: it was recorded with consent."""


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    with running(qapp, main.practice_start()) as made:
        yield made


def page(stage: Stage, kind: type[P]) -> P:
    """Return the page of this kind that is on the screen."""
    return next(one for one in stage.shell.findChildren(kind) if one.isVisible())


def on(stage: Stage, kind: type[QWidget]) -> Callable[[], bool]:
    """Return what tells whether a page of this kind is on the screen."""
    return lambda: any(one.isVisible() for one in stage.shell.findChildren(kind))


def choose(stage: Stage, choice: QComboBox, number: int) -> None:
    """Go to a list and take an entry, counted from the top."""
    stage.hands.reach(choice)
    stage.hands.key(Qt.Key.Key_Home)
    for _ in range(number):
        stage.hands.key(Qt.Key.Key_Down)


def place(stage: Stage, where: Place) -> None:
    """Go to the menu, and with the arrow keys to an entry of it."""
    hands, target = stage.hands, stage.shell.nav.button(where)
    for _ in range(100):
        if not isinstance(hands.focus, NavButton):
            hands.key(Qt.Key.Key_Tab)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        for _ in Place:
            if hands.focus is not target and isinstance(hands.focus, NavButton):
                hands.key(key)
    assert hands.focus is target
    hands.key(Qt.Key.Key_Space)


def plan_begun(stage: Stage) -> Script:
    """From the page around a casus to a plan with one agreement, its words put right."""
    hands, workplace = stage.hands, stage.workplace
    casus = next(row.id for row in casussen(workplace.desk)[0] if row.kenmerk == KENMERK)
    workplace.go(Spot(At.AROUND, casus))
    yield on(stage, AroundPage)
    yield from shown(stage, "rond_de_casus")
    workplace.go(Spot(At.NEW_PLAN, casus))
    yield on(stage, BeginPage)
    yield page(stage, BeginPage).button.isVisible
    begin = page(stage, BeginPage)
    hands.write(begin.goal.editor, "Alle hulp past bij elkaar")
    hands.write(begin.contact.line, "000 - 11 22 33")
    yield from shown(stage, "plan_beginnen")
    hands.push(begin.button)
    yield on(stage, PlanPage)
    yield moment()


def agreement_made(stage: Stage) -> Script:
    hands = stage.hands
    plan = page(stage, PlanPage)
    hands.push(plan.add_button)
    form = plan.form
    yield form.isVisible
    choose(stage, form.about.list, 2)
    choose(stage, form.helper.who.list, form.helper.who.list.count() - 1)
    yield moment()
    hands.write(form.helper.organisation.line, "Wijkteam Noorderkade")
    hands.write(form.helper.name.line, "Youssef el Amrani")
    choose(stage, form.support.list, form.support.list.findText("Praktische hulp thuis"))
    hands.write(form.text.editor, "Begeleiding bij depressie en medicatie")
    yield form.text.strip.isVisible
    yield from shown(stage, "datwat")
    hands.push(form.text.strip.take)
    yield lambda: form.text.text() == "Begeleiding"
    choose(stage, form.basis.list, 1)
    hands.push(form.add_button)
    yield lambda: not form.isVisible()
    yield from shown(stage, "plan")


def paper_seen(stage: Stage) -> Script:
    plan = stage.workplace.spot.about
    shown_plan = page(stage, PlanPage)
    reader = shown_plan.papers.bewoner_menu.actions()[0]
    reader.trigger()
    yield on(stage, PaperPage)
    yield page(stage, PaperPage).print.isEnabled
    yield from shown(stage, "plan_op_papier")
    assert plan


def asked_and_answered(stage: Stage) -> Script:
    """Whom to call; a question to an adviser."""
    hands, workplace = stage.hands, stage.workplace
    place(stage, Place.TOEGANG)
    yield on(stage, CardPage)
    card = page(stage, CardPage)
    hands.write(card.name.line, "Iemand die hier niet bekend is")
    hands.write(card.born.day.editor, "1-2-1980")
    hands.push(card.seek)
    yield lambda: card.result.count() > 0
    yield from shown(stage, "wie_is_te_bellen")
    casus = next(row.id for row in casussen(workplace.desk)[0])
    workplace.go(Spot(At.ADVICE, casus))
    yield on(stage, AskAdvicePage)
    ask = page(stage, AskAdvicePage)
    yield ask.card.isVisible
    hands.write(ask.editor, "Mag dit zo, volgens de wet?")
    yield from shown(stage, "advies_vragen")
    hands.push(ask.ask)
    yield lambda: "Mag dit zo" not in ask.typed
    workplace.go(Spot(At.REQUEST))
    yield on(stage, AskPage)
    yield from shown(stage, "toegang_vragen")
    workplace.go(Spot(At.REQUESTS))
    yield on(stage, MinePage)


def advised(stage: Stage) -> Script:
    hands = stage.hands
    yield on(stage, AskedPage)
    table = page(stage, AskedPage).table
    yield lambda: table.rowCount() == 1
    hands.reach(table)
    hands.key(Qt.Key.Key_Return)
    yield on(stage, NamelessPage)
    yield lambda: bool(page(stage, NamelessPage).findChildren(AdviceCard))
    (card,) = page(stage, NamelessPage).findChildren(AdviceCard)
    hands.write(card.editor, "Ja. Deel alleen dat er hulp is.")
    # A long page has its heights a moment later than its words.
    yield moment(1_500)
    yield from shown(stage, "zonder_namen")
    hands.push(card.give)
    yield on(stage, AskedPage)


def log_looked_at(stage: Stage) -> Script:
    hands = stage.hands
    place(stage, Place.INZAGE)
    yield on(stage, LogPage)
    log = page(stage, LogPage)
    yield lambda: log.lines.rowCount() > 0
    yield from shown(stage, "logboek")
    hands.push(log.buttons["overzicht"])
    yield on(stage, OverviewPage)
    overview = page(stage, OverviewPage)
    hands.write(overview.asked.kenmerk.line, KENMERK)
    hands.push(overview.asked.seek)
    yield lambda: overview.asked.person.count() > 0 and overview.asked.person.isVisible()
    choose(stage, overview.asked.person, overview.asked.person.count() - 1)
    hands.push(overview.asked.go)
    yield overview.print.isEnabled
    yield from shown(stage, "overzicht")


def beheer_seen(stage: Stage) -> Script:
    yield on(stage, PeoplePage)
    yield from shown(stage, "beheer")
    stage.workplace.go(Spot(At.KADER))
    yield on(stage, VersionsPage)
    yield lambda: page(stage, VersionsPage).table.rowCount() == 1
    yield from shown(stage, "kader")


def together(stage: Stage) -> Script:
    yield from enter_as(stage, "Marit Vonkeman")
    yield from plan_begun(stage)
    yield from agreement_made(stage)
    yield from paper_seen(stage)
    yield from asked_and_answered(stage)
    yield from leave(stage)
    yield from enter_as(stage, "Hanneke Posthumus")
    yield from advised(stage)
    yield from leave(stage)
    yield from enter_as(stage, "Youssef el Amrani")
    place(stage, Place.PLANNEN)
    yield on(stage, PlansPage)
    yield from shown(stage, "plannen")
    yield from leave(stage)
    yield from enter_as(stage, "Roelof Hiemstra")
    yield from beheer_seen(stage)
    yield from leave(stage)
    yield from enter_as(stage, "Jelle Brandsma")
    yield from log_looked_at(stage)


def test_people_work_together_by_need_to_know(program: Program, tmp_path: Path) -> None:
    stage = stage_of(program, Album("samen").of(program))
    papers = list[bytes]()

    def script() -> Script:
        for ready in together(stage):
            for paper in stage.shell.findChildren(PaperPage):
                if paper.print.isEnabled() and paper.preview.view.pdf.content:
                    papers.append(paper.preview.view.pdf.content)
            yield ready
        papers.append(page(stage, OverviewPage).preview.view.pdf.content)

    play(script())

    plan, overview = papers[0], papers[-1]
    for pdf in (plan, overview):
        assert objections(pdf, tmp_path) == []
    said = " ".join(pages_read(plan))
    assert "Praktische hulp thuis" in said
    assert "depressie" not in said
    told = " ".join(pages_read(overview))
    assert "Procesregisseur" in told
    assert "Marit" not in told
    play(leave(stage))
    assert traces("Kooijman") == []
