"""Paper that anyone can check and the account, in the real window: from an agreement to a file that was tampered with.

With `TENZIJ_BEELDEN=MAP` in the environment it leaves a picture of each screen in `MAP/papier`, for the manual.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

import main
from tests.paper.judge import objections
from tests.playing import play, running, stage_of
from tests.window.album import Album
from tests.window.doors import CONTROL, save_as, shown
from tests.window.test_after_the_decision import enters, opens, place
from tests.window.test_working_together import choose, on, page
from triage.followup.convenant import Gegeven
from ui.app import Program
from ui.pages.account.page import AccountPage
from ui.pages.certificate.page import CertificatePage
from ui.pages.convenanten.list import ConvenantenPage
from ui.pages.convenanten.page import ConvenantPage
from ui.pages.door.form_rows import DayRow, LineRow
from ui.pages.paper import PaperPage
from ui.pages.papier.check import CheckPage
from ui.pages.papier.forms import FormsPage
from ui.pages.register.page import RegisterPage
from ui.pages.signals.act_form import ChoiceRow, WordsRow
from ui.paper.verifying import verify
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.tour.hands import Script, moment
from ui.tour.journey import Stage, leave

DECIDED: Final = "2026-0001"
"""Case 3: decided by a person, and sealed."""

pytestmark = [pytest.mark.venster, pytest.mark.timeout(300)]


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    with running(qapp, main.practice_start()) as made:
        yield made


def agreement(stage: Stage) -> Script:
    """An agreement with an organisation is written down and holds; the public list shows it."""
    yield from enters(stage, "Jelle Brandsma")
    place(stage, Place.CONVENANTEN)
    yield on(stage, ConvenantenPage)
    yield page(stage, ConvenantenPage).new.isVisible
    stage.hands.push(page(stage, ConvenantenPage).new)
    yield on(stage, ConvenantPage)
    form = page(stage, ConvenantPage).form
    yield form.isVisible
    today = stage.workplace.desk.clock.today()
    values = {
        "organisatie": "Huisartsenpraktijk Kadezicht",
        "kenmerk": "C-2026-11",
        "doel": "Inwoners helpen die zorg van de huisarts en van het wijkteam hebben.",
        "gegevens": "dat iemand hulp krijgt",
        "grondslag": "AVG 6(1)(e); Wmo 2015 art. 5.1.1",
        "sinds": f"{today:%d-%m-%Y}",
        "vindplaats": "www.elsterveen.example/convenanten",
    }
    for slug, value in values.items():
        row = form.rows[slug]
        match row:
            case LineRow():
                stage.hands.write(row.line, value)
            case WordsRow():
                stage.hands.write(row.text, value)
            case DayRow():
                stage.hands.write(row.day.editor, value)
    sort = form.rows["soort"]
    assert isinstance(sort, ChoiceRow)
    choose(stage, sort.choice, 1)
    stage.hands.push(form.covers.ticks[Gegeven.DAT])
    yield from shown(stage, "convenant")
    stage.hands.push(form.hold)
    yield lambda: not page(stage, ConvenantPage).form.hold.isVisible()
    stage.hands.push(page(stage, ConvenantPage).back)
    yield on(stage, ConvenantenPage)
    yield lambda: page(stage, ConvenantenPage).table.rowCount() == 1
    yield from shown(stage, "convenanten")
    stage.hands.push(page(stage, ConvenantenPage).paper)
    yield on(stage, PaperPage)
    yield page(stage, PaperPage).print.isEnabled
    yield moment(1_000)
    yield from shown(stage, "openbare_lijst")


def account(stage: Stage) -> Script:
    """The account of the year, its paper, and the register."""
    place(stage, Place.VERANTWOORDING)
    yield on(stage, AccountPage)
    yield page(stage, AccountPage).paper.isVisible
    yield from shown(stage, "verantwoording")
    stage.hands.push(page(stage, AccountPage).paper)
    yield page(stage, AccountPage).print.isEnabled
    yield moment(1_000)
    yield from shown(stage, "jaarverantwoording")
    stage.hands.push(page(stage, AccountPage).register)
    yield on(stage, RegisterPage)
    yield page(stage, RegisterPage).strip.isVisible
    yield from shown(stage, "register")
    yield from leave(stage)


def taken(stage: Stage, file: Path) -> Script:
    """The besluit is saved as it is issued."""
    yield from enters(stage, "Marit Vonkeman")
    workplace = stage.workplace
    place(stage, Place.CASUSSEN)
    yield lambda: workplace.overview.list.table.rowCount() > 0
    opens(stage, workplace.overview.list.table, DECIDED)
    yield lambda: workplace.spot.at is At.RECORD and workplace.record.page.save.isEnabled()
    stage.hands.push(workplace.record.page.save)
    yield from save_as(stage, file)


def checked(stage: Stage, file: Path, picture: str) -> Script:
    """A file is chosen with the keyboard on the page Papier, and told about."""
    looked = page(stage, CheckPage)
    stage.hands.push(looked.choose)
    yield lambda: isinstance(QApplication.activeModalWidget(), QFileDialog)
    yield lambda: stage.hands.focus.window() is QApplication.activeModalWidget()
    stage.hands.key(Qt.Key.Key_A, CONTROL)
    stage.hands.type(str(file))
    stage.hands.key(Qt.Key.Key_Return)
    yield lambda: QApplication.activeModalWidget() is None
    yield looked.file.isVisible
    yield from shown(stage, picture)


def counter(stage: Stage, folder: Path) -> Script:
    """At the counter: the honest file, one with a byte changed, and the code of a paper copy."""
    honest, changed = folder / "echt.pdf", folder / "gewijzigd.pdf"
    yield from taken(stage, honest)
    content = bytearray(honest.read_bytes())
    content[len(content) // 2] ^= 1
    changed.write_bytes(content)
    place(stage, Place.PAPIER)
    yield on(stage, CheckPage)
    yield from checked(stage, honest, "papier_echt")
    assert page(stage, CheckPage).record.isVisible()
    yield from checked(stage, changed, "papier_gewijzigd")
    assert not page(stage, CheckPage).record.isVisible()
    found = verify(honest.read_bytes())
    assert found.unchanged
    assert found.number == f"{DECIDED}-B1"
    stage.hands.write(page(stage, CheckPage).number.line, f"{DECIDED}-B1")
    stage.hands.write(page(stage, CheckPage).code.line, "0000 0000 0000 0000")
    stage.hands.push(page(stage, CheckPage).check)
    yield page(stage, CheckPage).beside.isVisible
    yield from shown(stage, "papier_code")
    stage.hands.push(page(stage, CheckPage).forms)
    yield on(stage, FormsPage)
    yield page(stage, FormsPage).form.isEnabled
    stage.hands.push(page(stage, FormsPage).form)
    yield page(stage, FormsPage).paper.print.isEnabled
    yield moment(1_000)
    yield from shown(stage, "leeg_formulier")
    yield from leave(stage)


def certificate(stage: Stage) -> Script:
    """What papers are signed with."""
    yield from enters(stage, "Roelof Hiemstra")
    stage.workplace.go(Spot(At.CERTIFICATE))
    yield on(stage, CertificatePage)
    yield page(stage, CertificatePage).now.isVisible
    yield from shown(stage, "certificaat")
    yield from leave(stage)


def test_paper_and_account_go_the_whole_way(program: Program, tmp_path: Path) -> None:
    stage = stage_of(program, Album("papier").of(program))

    def script() -> Script:
        yield from agreement(stage)
        yield from account(stage)
        yield from counter(stage, tmp_path)
        yield from certificate(stage)

    play(script())
    assert objections((tmp_path / "echt.pdf").read_bytes(), tmp_path) == []
