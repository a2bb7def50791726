"""The show without a display: a worked case through the real program, with pictures of the screens and the paper."""

import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt

from resources.reading import kader_walks
from triage.golden.practice import recent
from triage.golden.reading import Story, read
from triage.kader.model import Kader
from ui.app import Program, make_application, make_program
from ui.flows.door.start import Start
from ui.tour.hands import Hands, Player, Script, moment
from ui.tour.journey import Stage, decide, enter_as, fill_new, leave, put_forward, see_paper
from ui.words import say

SHOWN: Final = "drie_personen.toml"
"""The walk that is shown: three people who each answer differently, and a line that is granted in part."""
MAKER: Final = "Youssef el Amrani"
DECIDER: Final = "Marit Vonkeman"


def show_without_display(start: Start, folder: Path) -> int:
    """Take a worked case through the real window without a display; returns the exit status.

    Pictures of the screens and the printed besluit are kept in `folder`, whose name is told at the end.
    """
    folder.mkdir(parents=True, exist_ok=True)
    program = make_program(make_application(), start)
    known, newest = start.load_kaders()
    kader = known[newest]
    story = recent(read(kader_walks(newest)[SHOWN], kader), start.clock.today())
    stage = _stage(program, folder)
    player = Player(_show(stage, story, kader, folder), program.shell)
    player.done.connect(lambda: QCoreApplication.exit(0))
    player.failed.connect(_on_failed)
    # Without a display there is a small screen; the pictures show the size that people work at.
    program.shell.setWindowState(Qt.WindowState.WindowNoState)
    program.shell.resize(1280, 800)
    program.shell.show()
    program.shell.activateWindow()
    program.conductor.begin()
    player.play()
    status = program.app.exec()
    if status == 0:
        sys.stdout.write(say("rondleiding.klaar", map=str(folder.resolve())) + "\n")
    return status


def _stage(program: Program, folder: Path) -> Stage:
    numbers = iter(range(1, 100))

    def picture(name: str) -> None:
        program.shell.grab().save(str(folder / f"{next(numbers):02d}_{name}.png"))

    return Stage(program.shell, program.conductor, Hands(program.shell), picture)


def _show(stage: Stage, story: Story, kader: Kader, folder: Path) -> Script:
    yield from enter_as(stage, MAKER)
    worklist = stage.workplace.overview.worklist
    yield lambda: worklist.shown
    yield moment()
    stage.picture("werkvoorraad")
    yield from fill_new(stage, story, kader)
    yield moment()
    stage.picture("nalezen")
    opened = stage.workplace.triage.casus
    kenmerk = opened.casus.kenmerk if opened else ""
    yield from put_forward(stage)
    yield from leave(stage)
    yield from enter_as(stage, DECIDER)
    yield from decide(stage, kenmerk, story)
    yield from see_paper(stage)
    record = stage.workplace.record
    (folder / f"{kenmerk}.pdf").write_bytes(record.page.preview.view.pdf.content)


def _on_failed(fault: object) -> None:
    sys.stderr.write(say("rondleiding.mislukt", soort=type(fault).__name__, plaats=str(fault)) + "\n")
    QCoreApplication.exit(3)
