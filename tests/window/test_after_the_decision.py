"""What follows a decision, in the real window: from six fields in a crisis to a list that is destroyed.

With `TENZIJ_BEELDEN=MAP` in the environment it leaves a picture of each screen in `MAP/opvolging`, for the manual.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import ClassVar, Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

import main
from tests.playing import play, running, stage_of, traces
from tests.window.album import Album
from tests.window.doors import shown
from tests.window.test_crisis_by_keyboard import filled_in, opened
from tests.window.test_working_together import choose, on, page
from triage.casework.casus.overview import casussen
from ui.app import Program
from ui.notices import QuestionDialog
from ui.pages.crisis.page import CrisisPage
from ui.pages.door.form_rows import DayRow, LineRow
from ui.pages.follow.line import LinePage
from ui.pages.follow.page import FollowPage
from ui.pages.inform.page import InformPage
from ui.pages.keeping.closing import ClosingPage
from ui.pages.keeping.destroying import DestroyingPage
from ui.pages.keeping.kept import KeptPage
from ui.pages.notice.page import NoticePage
from ui.pages.reviewing.page import ReviewPage
from ui.pages.rights.list import RightsPage
from ui.pages.rights.new import NewRightPage
from ui.pages.rights.page import RightPage
from ui.pages.signals.act_form import ActForm, ChoiceRow, WordsRow
from ui.pages.signals.list import SignalsPage
from ui.pages.signals.new import NewSignalPage
from ui.pages.signals.signal import SignalPage
from ui.pages.week.page import WeekPage
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.tour.hands import Script, moment
from ui.tour.journey import Stage, enter_as, leave
from ui.widgets.lines import LinesTable

DECIDED: Final = "2026-0001"
"""Case 3: decided, with two lines that may leave."""
CONSENTED: Final = "2026-0002"
"""Case 1: recorded with consent; the person is not told yet."""
UNFINISHED: Final = "2026-0004"
"""A casus of which nothing is owed: it can be closed."""
NAME: Final = "Fenna Boersma-Wildeboer"
"""Somebody of whom there was a signal."""

pytestmark = [pytest.mark.venster, pytest.mark.timeout(300)]


class LaterClock(main.SystemClock):
    """A clock that can be set forward: years pass in which nothing happens."""

    ahead: ClassVar[timedelta] = timedelta()

    def now(self) -> datetime:
        """Return the present moment."""
        return super().now() + LaterClock.ahead

    def today(self) -> date:
        """Return the present day."""
        return self.now().date()


@pytest.fixture
def program(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setattr(LaterClock, "ahead", timedelta())
    monkeypatch.setattr(main, "SystemClock", LaterClock)
    with running(qapp, main.practice_start()) as made:
        yield made


# --------------------------------------------------------------------------------------------------- what hands do
def place(stage: Stage, where: Place) -> None:
    """Click an entry of the menu."""
    QTest.mouseClick(stage.shell.nav.button(where), Qt.MouseButton.LeftButton)


def opens(stage: Stage, table: LinesTable, words: str) -> None:
    """Go to a table, with the arrow keys to the row with these words, and press Enter."""
    hands = stage.hands
    hands.reach(table)
    rows = [row for row in range(table.rowCount()) if words in _row(table, row)]
    assert rows, [_row(table, row) for row in range(table.rowCount())]
    hands.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(rows[0] - table.currentRow()):
        hands.key(Qt.Key.Key_Down)
    assert table.currentRow() == rows[0]
    hands.key(Qt.Key.Key_Return)


def _row(table: LinesTable, row: int) -> str:
    items = [table.item(row, place) for place in range(table.columnCount())]
    return " ".join(item.text() for item in items if item is not None)


def pressed(stage: Stage, on_page: QWidget, words: str) -> None:
    """Go to the button with these words, and press it."""
    found = [one for one in on_page.findChildren(QAbstractButton) if one.isVisible() and words in one.text()]
    stage.hands.push(found[0])


def filled(stage: Stage, form: ActForm, values: dict[str, str], button: str) -> None:
    """Fill in the rows of a form and press one of its buttons."""
    for slug, value in values.items():
        row = form.rows[slug]
        match row:
            case ChoiceRow():
                chosen(stage, row, value)
            case WordsRow():
                stage.hands.write(row.text, value)
            case LineRow():
                stage.hands.write(row.line, value)
            case DayRow():
                stage.hands.write(row.day.editor, value)
    stage.hands.push(form.buttons[button])


def chosen(stage: Stage, row: ChoiceRow, slug: str) -> None:
    """Take an entry of a list by its slug."""
    choose(stage, row.choice, row.choice.findData(slug))
    assert row.words() == slug


def enters(stage: Stage, name: str) -> Script:
    """Come in as somebody: on the worklist, or where they were before."""
    yield from enter_as(stage, name)
    yield lambda: stage.shell.page is not None and stage.shell.page.isAncestorOf(stage.hands.focus)
    # What is counted in the menu, and the reminder, come a moment later.
    yield moment()


def followed(stage: Stage, kenmerk: str) -> Script:
    """From the list of casussen to the casus, and from there by the button to what follows."""
    workplace = stage.workplace
    place(stage, Place.CASUSSEN)
    yield lambda: workplace.overview.list.table.rowCount() > 0
    opens(stage, workplace.overview.list.table, kenmerk)
    yield lambda: workplace.spot.at is At.RECORD and workplace.record.page.follow.isVisible()
    stage.hands.push(workplace.record.page.follow)
    yield on(stage, FollowPage)
    yield lambda: bool(page(stage, FollowPage).tables)


# ------------------------------------------------------------------------------------------------------- the script
def crisis(stage: Stage) -> Script:
    """Six fields with one key from anywhere; what is owed after it, and by whom it is ratified."""
    yield from enters(stage, "Ilse Terpstra")
    yield from opened(stage)
    filled_in(stage.hands)
    yield from shown(stage, "spoed_formulier")
    stage.hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    yield on(stage, CrisisPage)
    yield page(stage, CrisisPage).owed.isVisible
    yield from shown(stage, "spoed")
    yield from leave(stage)


def line_left(stage: Stage) -> Script:
    """What left of a line that may, beside what was granted; and one for which somebody must be told first."""
    yield from enters(stage, "Jelle Brandsma")
    yield from followed(stage, DECIDED)
    opens(stage, page(stage, FollowPage).tables["lijnen"], "-D1")
    yield on(stage, LinePage)
    line = page(stage, LinePage)
    yield line.form.isVisible
    yield from _recorded(stage, line)
    yield lambda: line.form.do.isEnabled() and line.form.name.line.words() == ""
    stage.hands.push(line.back)
    yield on(stage, FollowPage)
    yield from followed(stage, CONSENTED)
    opens(stage, page(stage, FollowPage).tables["lijnen"], "-D1")
    yield line.strip.isVisible
    yield from shown(stage, "regel_wacht")
    yield from leave(stage)


def _recorded(stage: Stage, line: LinePage) -> Script:
    hands, form = stage.hands, line.form
    hands.push(form.what.dots["gegeven"])
    hands.write(form.name.line, "R. Siebenga")
    hands.write(form.function.line, "huisarts")
    choose(stage, form.how, form.how.findData("telefoon"))
    now = stage.workplace.desk.clock.now()
    hands.write(form.day.day.editor, f"{now:%d-%m-%Y}")
    hands.write(form.time.line, f"{now:%H:%M}")
    hands.push(form.copy)
    yield lambda: form.said.words() == form.granted.text()
    yield from shown(stage, "regel_vastleggen")
    hands.push(form.do)


def told(stage: Stage) -> Script:
    """The worklist, the week, and from what follows a decision to one person who is told."""
    yield from enters(stage, "Youssef el Amrani")
    worklist = stage.workplace.overview.worklist
    yield lambda: worklist.owed.isVisible() and worklist.owed.table.rowCount() > 0
    yield from shown(stage, "werkvoorraad")
    stage.hands.push(worklist.week_button)
    yield on(stage, WeekPage)
    yield lambda: page(stage, WeekPage).monday is not None
    yield from shown(stage, "week")
    yield from followed(stage, CONSENTED)
    opens(stage, page(stage, FollowPage).tables["informeren"], "-I1")
    yield on(stage, InformPage)
    inform = page(stage, InformPage)
    yield inform.letter.isVisible
    yield from shown(stage, "informeren")
    stage.hands.push(inform.letter.show_button)
    yield inform.letter.print.isEnabled
    yield lambda: inform.letter.preview.view.pdf.pageCount() > 0
    # Who asks for a letter sees it, and need not look for it.
    yield lambda: inform.letter.preview.view.visibleRegion().boundingRect().height() > inform.height() // 3
    # The pages of the preview are drawn after they are counted.
    yield moment(1_000)
    yield from shown(stage, "informatiebrief")
    stage.hands.write(inform.tell.day.day.editor, f"{stage.workplace.desk.clock.today():%d-%m-%Y}")
    stage.hands.push(inform.tell.ways.dots["gesprek_en_brief"])
    stage.hands.write(inform.tell.to.line, "Mevrouw Kooijman zelf")
    stage.hands.push(inform.tell.do)
    yield inform.told_card.isVisible


def objection(stage: Stage) -> Script:
    """An objection to two lines is written down: both stand still from that moment."""
    yield from followed(stage, DECIDED)
    yield from shown(stage, "na_het_besluit")
    pressed(stage, page(stage, FollowPage), "Verzoek van een inwoner")
    yield on(stage, NewRightPage)
    new = page(stage, NewRightPage)
    yield new.form.isVisible
    hands = stage.hands
    right, about = new.form.rows["recht"], new.form.rows["over"]
    assert isinstance(right, ChoiceRow)
    assert isinstance(about, ChoiceRow)
    chosen(stage, right, "bezwaar")
    values = {"naam": "Dochter van meneer Wiersinga", "vrager": "vertegenwoordiger", "namens": "mentor"}
    for slug, value in values.items():
        row = new.form.rows[slug]
        if isinstance(row, ChoiceRow):
            chosen(stage, row, value)
        elif isinstance(row, LineRow):
            hands.write(row.line, value)
    choose(stage, about.choice, 1)
    yield lambda: len(new.ticks) == 2
    for slug, value in (
        ("weg", "brief"),
        ("woorden", "Ik wil niet dat dit naar de huisarts en het casemanagement gaat."),
    ):
        row = new.form.rows[slug]
        if isinstance(row, ChoiceRow):
            chosen(stage, row, value)
        elif isinstance(row, WordsRow):
            hands.write(row.text, value)
    court = new.form.rows["rechtbank"]
    assert isinstance(court, ChoiceRow)
    chosen(stage, court, "nee")
    for tick in new.ticks.values():
        hands.push(tick)
    yield from shown(stage, "verzoek_vastleggen")
    hands.push(new.form.buttons["vastleggen"])
    yield lambda: not new.ticks
    yield from followed(stage, DECIDED)
    opens(stage, page(stage, FollowPage).tables["lijnen"], "-D2")
    yield on(stage, LinePage)
    line = page(stage, LinePage)
    yield line.strip.isVisible
    assert not line.form.isVisible()
    yield from shown(stage, "regel_bevroren")


def signal_unfounded(stage: Stage) -> Script:
    """A signal, a school that was asked, and then it proves unfounded: who was asked hears it too."""
    hands = stage.hands
    place(stage, Place.SIGNALEN)
    yield on(stage, SignalsPage)
    signals = page(stage, SignalsPage)
    yield signals.new.isVisible
    hands.push(signals.new)
    yield on(stage, NewSignalPage)
    new = page(stage, NewSignalPage)
    yield new.card.isVisible
    hands.write(new.name.line, NAME)
    hands.write(new.area.line, "Noorderkade")
    chosen(stage, new.source, "professional")
    chosen(stage, new.unnamed, "gevraagd")
    hands.push(new.record)
    yield on(stage, SignalPage)
    signal = page(stage, SignalPage)
    forms = signal.forms.all
    yield forms["vragen"].isVisible
    filled(stage, forms["vragen"], {"naam": "Basisschool De Waterlelie", "functie": "intern begeleider"}, "doe")
    yield lambda: forms["vragen"].isVisible() and forms["vragen"].values()["naam"] == ""
    yield from shown(stage, "signaal")
    filled(stage, forms["onterecht_melden"], {"reden": "klopt_niet"}, "doe")
    yield lambda: not forms["onterecht_melden"].isVisible() and signal.strip.isVisible()
    yield from shown(stage, "signaal_onterecht")
    yield from leave(stage)


def decided_in_part(stage: Stage) -> Script:
    """Another decides, line by line; who got the line hears of it."""
    hands = stage.hands
    yield from enters(stage, "Age Wiarda")
    place(stage, Place.RECHTEN)
    yield on(stage, RightsPage)
    requests = page(stage, RightsPage)
    yield lambda: requests.table.rowCount() > 0
    opens(stage, requests.table, "-R")
    yield on(stage, RightPage)
    right = page(stage, RightPage)
    forms = right.forms.all
    yield forms["identiteit"].isVisible
    filled(stage, forms["identiteit"], {"woorden": "De beschikking van de rechtbank gezien."}, "vast")
    yield lambda: forms["identiteit"].isVisible() and forms["identiteit"].values()["woorden"] == ""
    given = {"uitkomst": "deels", "reden": "Het belang van meneer weegt bij de huisarts zwaarder."}
    lines = {"regel0": "ja", "reden0": "De huisarts weet genoeg.", "regel1": "nee", "reden1": "Zonder dit geen zorg."}
    yield from shown(stage, "verzoek")
    filled(stage, right.decide, {**given, **lines}, "doe")
    yield forms["verstuurd"].isVisible
    filled(stage, forms["verstuurd"], {"weg": "brief"}, "doe")
    yield lambda: right.casus.isVisible() and not forms["verstuurd"].isVisible()
    hands.push(right.casus)
    yield on(stage, FollowPage)
    yield lambda: "berichten" in page(stage, FollowPage).tables
    opens(stage, page(stage, FollowPage).tables["berichten"], "Bericht")
    yield on(stage, NoticePage)
    notice = page(stage, NoticePage)
    yield notice.forms["versturen"].isVisible
    yield from shown(stage, "bericht")
    filled(stage, notice.forms["versturen"], {"weg": "beveiligde_mail"}, "doe")
    yield notice.forms["antwoord"].isVisible
    yield from leave(stage)


def looked_at_again_and_closed(stage: Stage) -> Script:
    """A decision is looked at again; a casus in which nothing is owed is closed."""
    hands = stage.hands
    yield from enters(stage, "Marit Vonkeman")
    yield from followed(stage, DECIDED)
    opens(stage, page(stage, FollowPage).tables["besluiten"], "-G1")
    yield on(stage, ReviewPage)
    review = page(stage, ReviewPage)
    yield review.form.isVisible
    yield from shown(stage, "heroverwegen")
    filled(stage, review.form, {"waarom": "De huisarts weet genoeg; er komt een andere weg."}, "intrekken")
    yield lambda: bool(review.letters.buttons)
    yield from shown(stage, "ingetrokken")
    casus = next(row.id for row in casussen(stage.workplace.desk)[0] if row.kenmerk == UNFINISHED)
    stage.workplace.go(Spot(At.FOLLOW, casus))
    yield on(stage, FollowPage)
    yield lambda: UNFINISHED in page(stage, FollowPage).title.text()
    pressed(stage, page(stage, FollowPage), "sluiten")
    yield on(stage, ClosingPage)
    closing = page(stage, ClosingPage)
    yield closing.close_card.isVisible
    choose(stage, closing.why.list, 1)
    choose(stage, closing.keeper.list, 1)
    yield from shown(stage, "afronden")
    hands.push(closing.close_button)
    yield from said_yes(stage)
    yield lambda: stage.workplace.spot.at is At.LIST
    yield from leave(stage)


def said_yes(stage: Stage) -> Script:
    """Say yes to the question that came up."""
    yield lambda: isinstance(QApplication.activeModalWidget(), QuestionDialog)
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, QuestionDialog)
    yield lambda: stage.hands.focus.window() is asked
    stage.hands.push(asked.yes_button)


def destroyed(stage: Stage) -> Script:
    """Years later: a list by one, approved by another with its name typed, and carried out after the days of grace."""
    hands = stage.hands
    LaterClock.ahead = timedelta(days=366 * 21)
    yield from enters(stage, "Jelle Brandsma")
    yield from _kept(stage)
    yield from shown(stage, "bewaren")
    hands.push(page(stage, KeptPage).propose)
    yield on(stage, DestroyingPage)
    yield page(stage, DestroyingPage).cases_card.isVisible
    yield from leave(stage)

    yield from enters(stage, "Marit Vonkeman")
    yield from _listed(stage)
    listed = page(stage, DestroyingPage)
    hands.write(listed.name.line, listed.title.text())
    yield from shown(stage, "vernietiging_goedkeuren")
    hands.push(listed.approve_button)
    yield listed.stop_card.isVisible
    yield from leave(stage)

    LaterClock.ahead += timedelta(days=8)
    yield from enters(stage, "Jelle Brandsma")
    yield from _listed(stage)
    listed = page(stage, DestroyingPage)
    hands.push(listed.carry_button)
    yield from said_yes(stage)
    yield listed.paper.isVisible
    hands.push(listed.paper)
    yield listed.print.isEnabled
    yield moment(1_000)
    yield from shown(stage, "verklaring")
    yield from leave(stage)


def _kept(stage: Stage) -> Script:
    place(stage, Place.BEWAREN)
    yield on(stage, KeptPage)
    yield lambda: page(stage, KeptPage).table.rowCount() > 0


def _listed(stage: Stage) -> Script:
    yield from _kept(stage)
    yield lambda: page(stage, KeptPage).lists.rowCount() > 0
    opens(stage, page(stage, KeptPage).lists, "")
    yield on(stage, DestroyingPage)
    yield page(stage, DestroyingPage).cases_card.isVisible


def test_what_follows_a_decision_goes_the_whole_way(program: Program) -> None:
    stage = stage_of(program, Album("opvolging").of(program))

    def script() -> Script:
        for part in (crisis, line_left, told, objection, signal_unfounded, decided_in_part):
            yield from part(stage)
        yield from looked_at_again_and_closed(stage)
        yield from destroyed(stage)

    play(script())
    assert traces(NAME) == []
