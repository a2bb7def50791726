"""Every page of Inzage & logboek in practice, for each role that has it: heard, read, reached, and nothing squeezed."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import main
from tests.playing import play, running, stage_of
from tests.ui.test_every_page import english, nameless, squeezed, steady, sticking_out
from triage.casework.casus import overview
from ui.app import Program
from ui.flows.inzage.section import LogSection
from ui.spot import At, Spot
from ui.theme import Scheme
from ui.tour.hands import Script
from ui.tour.journey import Stage, enter_as, leave

Note = Callable[[str], None]


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    with running(qapp, main.practice_start()) as made:
        made.shell.setWindowState(Qt.WindowState.WindowNoState)
        made.shell.resize(1280, 800)
        yield made


def section(stage: Stage) -> LogSection:
    """Return the part of the workplace that this is about."""
    return next(iter(stage.workplace.findChildren(LogSection)))


def everywhere(stage: Stage, note: Note) -> Script:
    """Come by every page, as everybody who has one."""
    for name, pages in (("Jelle Brandsma", informatieregisseur), ("Doutzen Algra", fg), ("Roelof Hiemstra", beheerder)):
        yield from enter_as(stage, name)
        yield from pages(stage, note)
        yield from leave(stage)


def informatieregisseur(stage: Stage, note: Note) -> Script:
    """The log with everything open, a verdict, a standbewijs, and the overview for a citizen."""
    yield from listed(stage, note)
    own = section(stage)
    kenmerk = overview.casussen(stage.workplace.desk)[0][0].kenmerk
    own.log.search.click()
    own.log.filters.kenmerk.line.write_words(kenmerk)
    own.log.filters.go.click()
    yield own.log.filters.person.isEnabled
    for button in ("controleer", "uitvoeren"):
        own.log.buttons[button].click()
        yield steady(stage.shell)
        note(button)
    own.log.buttons["controleer"].click()
    own.log.check.go.click()
    yield lambda: own.log.outcome.isVisible() and not own.log.outcome.lasting
    yield steady(stage.shell)
    note("oordeel")
    own.log.buttons["standbewijs"].click()
    yield lambda: own.proof.isVisible() and own.proof.print.isEnabled()
    yield steady(stage.shell)
    note("standbewijs")
    yield from for_a_citizen(stage, note, kenmerk)


def for_a_citizen(stage: Stage, note: Note, kenmerk: str) -> Script:
    """The overview: empty, and made."""
    page = section(stage).overview.page
    stage.workplace.go(Spot(At.OVERVIEW))
    yield steady(stage.shell)
    note("overzicht, leeg")
    page.asked.kenmerk.line.write_words(kenmerk)
    page.asked.seek.click()
    yield lambda: page.asked.person.count() > 0
    page.asked.go.click()
    yield page.print.isEnabled
    yield steady(stage.shell)
    note("overzicht")


def listed(stage: Stage, note: Note) -> Script:
    """The list, and a line of it."""
    own = section(stage)
    stage.workplace.go(Spot(At.LOG))
    yield lambda: own.log.lines.rowCount() > 0
    own.log.table.setCurrentIndex(own.log.lines.index(2, 0))
    yield steady(stage.shell)
    note("lijst")


def fg(stage: Stage, note: Note) -> Script:
    """The list, without the names that the FG may not know."""
    yield from listed(stage, note)


def beheerder(stage: Stage, note: Note) -> Script:
    """The state of the log."""
    own = section(stage)
    stage.workplace.go(Spot(At.LOG))
    yield own.state.waiting.isHidden
    yield steady(stage.shell)
    note("stand")


@pytest.mark.parametrize(("scheme", "scale"), [(Scheme.LICHT, 100), (Scheme.DONKER, 200)])
def test_every_page_of_the_log_can_be_heard_read_and_reached(program: Program, scheme: Scheme, scale: int) -> None:
    program.theme.choose(scheme)
    program.theme.set_scale(scale)
    seen, faults = list[str](), list[str]()
    shell = program.shell

    def note(page: str) -> None:
        seen.append(page)
        found = [*nameless(shell), *english(shell), *sticking_out(shell), *squeezed(shell)]
        faults.extend(f"{page}: {fault}" for fault in found)

    play(everywhere(stage_of(program), note))

    assert len(seen) == 9
    assert faults == []
