"""Every page of the account and the sample in practice, for who has it: heard, read, reached, and not squeezed."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import main
from tests.playing import play, running, stage_of
from tests.ui.test_every_page import english, nameless, squeezed, steady, sticking_out
from ui.app import Program
from ui.flows.account.sample import SampleSection
from ui.flows.account.section import AccountSection
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


def everywhere(stage: Stage, note: Note) -> Script:
    """Come by every page, as who draws and as the FG."""
    yield from enter_as(stage, "Jelle Brandsma")
    yield from account(stage, note, "informatieregisseur")
    yield from quarters(stage, note)
    yield from leave(stage)
    yield from enter_as(stage, "Doutzen Algra")
    yield from account(stage, note, "fg")
    yield from quarters(stage, note)
    yield from leave(stage)
    yield from enter_as(stage, "Sofie Harkema")
    yield from account(stage, note, "beslisser")
    yield from leave(stage)


def account(stage: Stage, note: Note, who: str) -> Script:
    """The account of this year, with the numbers that this role may see."""
    section = stage.workplace.findChildren(AccountSection)[0]
    stage.workplace.go(Spot(At.ACCOUNT, str(stage.workplace.desk.clock.today().year)))
    yield lambda: section.seen is not None
    yield steady(stage.shell)
    note(f"verantwoording, {who}")
    if section.page.full.isVisible():
        section.page.full.click()
        yield lambda: section.seen is not None and section.seen.full
        yield steady(stage.shell)
        note(f"verantwoording, {who}, alles")


def quarters(stage: Stage, note: Note) -> Script:
    """The list of quarters."""
    page = stage.workplace.findChildren(SampleSection)[0].list
    stage.workplace.go(Spot(At.SAMPLE))
    yield lambda: page.table.rowCount() > 0
    yield steady(stage.shell)
    note("kwartalen")


def test_every_page_can_be_heard_read_and_reached(program: Program) -> None:
    """Dark and at 200 %: what fits there fits everywhere; the other looks are tried page by page."""
    program.theme.choose(Scheme.DONKER)
    program.theme.set_scale(200)
    seen, faults = list[str](), list[str]()
    shell = program.shell

    def note(page: str) -> None:
        seen.append(page)
        found = [*nameless(shell), *english(shell), *sticking_out(shell), *squeezed(shell)]
        faults.extend(f"{page}: {fault}" for fault in found)

    play(everywhere(stage_of(program), note))

    assert len(seen) == 7
    assert faults == []
