"""Inzage & logboek on the screen: a million lines without loading them, the whole log, and the citizen's overview."""

import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.ui import log_samples
from tests.ui.deciding_office import Room, room, settle, texts
from triage.access.actor import Actor
from triage.access.inzage import Betrokkene, Keuring
from triage.access.log import EVENT_ACTION, Act
from triage.access.ports import KeepOn, LogCheck
from triage.access.standbewijs import Peil, as_text, from_text
from triage.answers import Scope
from triage.casework.desk import Desk
from triage.casework.inzagelog.standbewijs import Vergelijking, make_standbewijs
from triage.faults import Refusal, Trouble
from triage.ids import ItemId, PersonId
from ui.flows.inzage.files import read_in, write_out
from ui.flows.inzage.section import BEWIJS, LogSection
from ui.flows.section import Kit
from ui.pages.inzage.filters import GROUPS, FilterCard, Typed
from ui.pages.inzage.model import KEPT, PAGE, LogModel
from ui.pages.inzage.outcome import OutcomeStrip
from ui.pages.inzage.page import BUTTONS, LogPage
from ui.pages.inzage.table import LogTable
from ui.pages.inzage.words import Lexicon, facts, told, what
from ui.paper.press import press
from ui.spot import At, Spot
from ui.theme import Scheme, Theme
from ui.words import has, say

MILLION = 1_000_000
RIGHTS = frozenset(right for _, _, right in BUTTONS)


# ------------------------------------------------------------------------------------------------------- the model
@dataclass
class Log:
    """A log of so many lines behind a model; answers at once, or only when told to."""

    model: LogModel
    top: int
    asked: list[int] = field(default_factory=list)
    waits: bool = False

    def begin(self, *, whole: bool = True) -> "Log":
        self.model.page_wanted.connect(self._on_page)
        self.model.begin(Lexicon(makers.kader(), log_samples.NAMES), whole=whole)
        return self

    def answer(self) -> None:
        page = self.asked[-1]
        self.model.show_page(page, log_samples.before(self.top, self.model.before(page), PAGE))

    def _on_page(self, page: int) -> None:
        self.asked.append(page)
        if not self.waits:
            self.answer()


def model(qapp: object, top: int, *, whole: bool = True, waits: bool = False) -> Log:
    assert qapp is not None
    return Log(LogModel(), top, waits=waits).begin(whole=whole)


def test_a_million_lines_are_known_after_one_page_and_none_but_that_is_fetched(qapp: object) -> None:
    log = model(qapp, MILLION)
    assert log.model.rowCount() == MILLION
    assert log.asked == [0]
    assert log.model.held == PAGE


def test_the_oldest_line_is_one_fetch_away(qapp: object) -> None:
    log = model(qapp, MILLION)
    log.model.need(MILLION - 20, MILLION - 1)
    assert len(log.asked) == 2
    last, first = log.model.regel(MILLION - 1), log.model.regel(0)
    assert last is not None
    assert last.seq == 1
    assert first is not None
    assert first.seq == MILLION


def test_scrolling_all_the_way_keeps_a_few_pages_and_every_line_in_its_row(qapp: object) -> None:
    log = model(qapp, 40_000)
    for row in range(0, 40_000, 150):
        log.model.need(row, row + 20)
        found = log.model.regel(row)
        assert found is not None
        assert found.seq == 40_000 - row
        assert log.model.held <= KEPT * PAGE
    log.model.need(0, 20)
    assert log.asked[-1] == 0, "what was let go comes back"
    first = log.model.regel(0)
    assert first is not None
    assert first.seq == 40_000


def test_a_choice_goes_on_page_by_page_until_one_is_short(qapp: object) -> None:
    log = model(qapp, 450, whole=False)
    assert (log.model.rowCount(), log.model.ended) == (PAGE, False)
    log.model.need(180, 199)
    assert (log.model.rowCount(), log.model.ended) == (2 * PAGE, False)
    log.model.need(390, 399)
    assert (log.model.rowCount(), log.model.ended) == (450, True)
    count = len(log.asked)
    log.model.need(440, 449)
    assert len(log.asked) == count
    found = [line.seq for row in (0, 199, 200, 449) if (line := log.model.regel(row))]
    assert found == [450, 251, 250, 1]


def test_never_more_than_one_page_is_under_way_and_the_last_sight_wins(qapp: object) -> None:
    log = model(qapp, MILLION, waits=True)
    log.answer()
    for row in (1_000, 50_000, 900_000):
        log.model.need(row, row + 20)
    assert log.asked == [0, 5]
    log.answer()
    assert log.asked == [0, 5, 4_500], "what nobody looks at any more is not fetched"


def test_a_page_that_did_not_come_is_asked_for_again_at_the_next_scroll(qapp: object) -> None:
    log = model(qapp, 1_000, waits=True)
    log.model.fail()
    log.model.need(0, 20)
    log.answer()
    assert log.asked == [0, 0]
    assert log.model.rowCount() == 1_000


def test_a_line_that_is_gone_from_the_log_leaves_its_row_empty_and_says_so(qapp: object) -> None:
    log = model(qapp, 1_000, waits=True)
    lines = log_samples.before(1_000, None, PAGE)
    log.model.show_page(0, (*lines[:3], *lines[4:]))
    assert log.model.rowCount() == 1_000
    assert log.model.missing(3)
    assert not log.model.missing(4)
    assert say("inzage.regel_ontbreekt") in str(log.model.data(log.model.index(3, 0)))
    after = log.model.regel(4)
    assert after is not None
    assert after.seq == 996


def test_an_answer_to_an_older_question_is_not_shown(qapp: object) -> None:
    log = model(qapp, 1_000, waits=True)
    log.model.show_page(3, log_samples.before(1_000, 401, PAGE))
    assert log.model.rowCount() == 0


def test_looking_through_a_million_lines_takes_no_longer_than_through_a_thousand(qapp: object) -> None:
    """As a ratio, with room for a busy computer: a thousandfold more lines may not cost even ten times as much."""

    def spent(top: int) -> float:
        log = model(qapp, top)
        began = time.perf_counter()
        for row in range(0, 1_000, 40):
            log.model.need(row * (top // 1_000), row * (top // 1_000) + 20)
        return time.perf_counter() - began

    small = max(spent(1_000), 0.005)
    assert spent(MILLION) < 10 * small + 0.5


# --------------------------------------------------------------------------------------------------- words of lines
@pytest.mark.parametrize("act", [*(act.value for act in Act), "begin", "schema", "ouder_aanvaard", "vernietigd"])
def test_every_act_has_words_also_what_the_store_itself_writes(act: str) -> None:
    assert what(act) != act


def test_every_act_is_in_the_register_of_the_kader_or_told_by_its_words() -> None:
    grouped = frozenset[Act]().union(*(acts for _, acts in GROUPS))
    loose = {act for act in Act if act not in grouped}
    assert loose <= {act for act in Act if EVENT_ACTION[act] == "E"}


def test_a_casus_that_is_afgeschermd_tells_nothing_but_that() -> None:
    line = log_samples.regel(2)
    assert line.kenmerk is None
    said = {label: str(value) for label, value in facts(line, Lexicon(makers.kader()))}
    assert said[say("inzage.detail.casus")].startswith(say("inzage.regel.afgeschermd"))
    assert str(line.casus) not in " ".join(said.values())


def test_what_was_refused_says_so_first() -> None:
    refused = replace(log_samples.regel(7), result="geweigerd")
    assert told(refused).startswith("Geweigerd: ")
    assert told(replace(refused, act="geweigerd")) == "Geweigerd"


def test_a_line_that_was_lawfully_erased_says_so_and_loses_nothing_else() -> None:
    said = {label: str(value) for label, value in facts(log_samples.erased(8), Lexicon(makers.kader()))}
    assert said[say("inzage.detail.taak")].startswith(say("inzage.regel.doel_gewist"))
    assert say("inzage.detail.wie") in said


# --------------------------------------------------------------------------------------------------------- the page
@pytest.fixture
def shown(theme: Theme, qtbot: QtBot) -> Callable[[int], LogPage]:
    assert theme.chosen is Scheme.LICHT

    def make(top: int) -> LogPage:
        page = LogPage()
        qtbot.addWidget(page)
        page.show_rights(RIGHTS)
        page.resize(1080, 720)
        page.show()
        page.lines.page_wanted.connect(
            lambda place: page.lines.show_page(place, log_samples.before(top, page.lines.before(place), PAGE))
        )
        page.begin(Lexicon(makers.kader(), log_samples.NAMES), whole=True)
        settle()
        return page

    return make


def press_key(table: LogTable, key: Qt.Key) -> None:
    QTest.keyClick(table, key)
    settle(100)


def test_the_keyboard_goes_to_either_end_of_a_million_lines(shown: Callable[[int], LogPage]) -> None:
    page = shown(MILLION)
    page.table.setFocus()
    press_key(page.table, Qt.Key.Key_End)
    assert page.table.currentIndex().row() == MILLION - 1
    assert page.details.heading.text() == say("inzage.detail.titel_van", nummer="1")
    press_key(page.table, Qt.Key.Key_Home)
    assert page.details.heading.text() == say("inzage.detail.titel_van", nummer="1.000.000")
    press_key(page.table, Qt.Key.Key_PageDown)
    assert 2 < page.table.currentIndex().row() < 60
    assert page.lines.held <= KEPT * PAGE


def test_dragging_past_a_million_lines_looks_only_where_it_comes_to_rest(shown: Callable[[int], LogPage]) -> None:
    page, asked = shown(MILLION), list[int]()
    page.lines.page_wanted.connect(asked.append)
    bar = page.table.verticalScrollBar()
    for place in range(100):
        bar.setValue(bar.maximum() * place // 100)
    settle(100)
    assert len(asked) <= 2, "every fetch is a look, and stands in the log"
    here = page.table.rowAt(10)
    assert page.lines.regel(here) is not None


def test_rows_have_one_height_and_follow_the_letters(shown: Callable[[int], LogPage], theme: Theme) -> None:
    page = shown(1_000)
    before = page.table.rowHeight(0)
    assert {page.table.rowHeight(row) for row in (0, 1, 500, 999)} == {before}
    theme.set_scale(200)
    settle()
    assert page.table.rowHeight(0) > 1.6 * before


def test_the_list_says_how_many_there_are_and_an_empty_one_says_so(shown: Callable[[int], LogPage]) -> None:
    assert shown(MILLION).summary.text() == "1.000.000 regels"
    empty = shown(0)
    assert empty.empty.isVisibleTo(empty)
    assert not empty.table.isVisibleTo(empty)


def test_the_row_with_the_keyboard_is_the_chosen_one_and_in_sight_with_large_letters(
    shown: Callable[[int], LogPage], theme: Theme
) -> None:
    page = shown(1_000)
    theme.set_scale(200)
    settle()
    page.activateWindow()
    page.table.setFocus()
    settle()
    for _ in range(4):
        press_key(page.table, Qt.Key.Key_Down)
    here = page.table.currentIndex()
    assert page.table.selectionModel().isSelected(here)
    box = page.table.visualRect(here)
    seen = page.table.viewport().mapTo(page.viewport(), box.center())
    assert page.viewport().rect().contains(seen)


def test_what_was_chosen_stands_above_the_list_and_the_fields_make_room(shown: Callable[[int], LogPage]) -> None:
    page = shown(1_000)
    page.search.click()
    page.filters.since.day.editor.write_words("1-9-2026")
    page.filters.actor.addItem("Sofie Harkema", "p2")
    page.filters.actor.setCurrentIndex(1)
    page.begin(Lexicon(makers.kader()), whole=True)
    page.show_found()
    settle()
    assert page.summary.text() == "1.000 regels · vanaf 1 september 2026 · door Sofie Harkema"
    assert page.filters.isHidden()


def test_a_screen_reader_hears_a_row(shown: Callable[[int], LogPage]) -> None:
    page = shown(1_000)
    seen = QAccessible.queryAccessibleInterface(page.table)
    assert seen.text(QAccessible.Text.Name) == say("inzage.tabel")
    spoken = page.lines.data(page.lines.index(1, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert "Wijkteam" in str(spoken) or "·" in str(spoken)


def test_the_calm_line_says_that_looking_is_recorded_and_what_for(shown: Callable[[int], LogPage]) -> None:
    words = texts(shown(3))
    for part in ("vastgelegd", "rechtmatig", "controle", "beveiliging"):
        assert part in words


def test_buttons_without_a_right_are_not_there(shown: Callable[[int], LogPage]) -> None:
    page = shown(3)
    page.show_rights(RIGHTS - {"inzage_overzicht"})
    assert not page.buttons["overzicht"].isVisibleTo(page)
    assert page.buttons["controleer"].isVisibleTo(page)


# ------------------------------------------------------------------------------------------------------- the filters
@pytest.fixture
def filters(theme: Theme, qtbot: QtBot) -> FilterCard:
    assert theme.chosen is Scheme.LICHT
    card = FilterCard()
    qtbot.addWidget(card)
    card.show_colleagues([(PersonId("p1"), "Youssef el Amrani")])
    return card


def test_what_was_filled_in_is_what_is_wanted(filters: FilterCard, qtbot: QtBot) -> None:
    filters.since.day.editor.write_words("1-9-2026")
    filters.until.day.editor.write_words("22 november 2026")
    filters.kenmerk.line.write_words(" 2026-0151 ")
    filters.show_people([Betrokkene(ItemId("i1"), 1), Betrokkene(ItemId("i2"), 2, "Huib Wiersinga")])
    filters.person.setCurrentIndex(1)
    filters.actor.setCurrentIndex(1)
    filters.act.setCurrentIndex(filters.act.findData("naar_buiten"))
    with qtbot.waitSignal(filters.wanted) as said:
        filters.go.click()
    typed = said.args[0]
    assert isinstance(typed, Typed)
    assert (str(typed.since), str(typed.until), typed.kenmerk) == ("2026-09-01", "2026-11-22", "2026-0151")
    assert (typed.person, typed.actor) == ("i1", "p1")
    assert Act.AFGEDRUKT in typed.acts
    assert Act.CASUS_GEZIEN not in typed.acts
    assert filters.person.itemText(1) == "persoon 1", "who may not know the name sees a number"


def test_a_day_that_cannot_be_read_is_said_at_the_day(filters: FilterCard) -> None:
    filters.since.day.editor.write_words("ooit")
    assert filters.typed() is None
    filters.since.day.editor.write_words("2-9-2026")
    filters.until.day.editor.write_words("1-9-2026")
    assert filters.typed() is None
    assert say("inzage.zoek.dagen_omgekeerd") in texts(filters)


def test_another_kenmerk_lets_go_of_the_person(filters: FilterCard) -> None:
    filters.show_people([Betrokkene(ItemId("i1"), 1)])
    filters.person.setCurrentIndex(1)
    filters.kenmerk.line.write_words("2026-0002")
    assert not filters.person.isEnabled()
    typed = filters.typed()
    assert typed is not None
    assert typed.person is None


# --------------------------------------------------------------------------------------------------------- outcomes
FINDINGS = (
    "leeg", "begin", "gat", "schakel", "regel", "inhoud", "verdwenen", "opbouw", "kolom", "onleesbaar", "teruggezet",
    "andere_installatie", "ouder_bestand", "afgekapt", "herschreven", "uitgifte_ontbreekt",
)  # fmt: skip


@pytest.mark.parametrize("finding", FINDINGS)
def test_every_finding_has_words(finding: str) -> None:
    assert has(f"logopdracht.bevinding.{finding}")


def test_a_good_log_tells_up_to_where_and_against_what(theme: Theme, qtbot: QtBot) -> None:
    assert theme.chosen is Scheme.LICHT
    strip = OutcomeStrip()
    qtbot.addWidget(strip)
    strip.show_verdict(Keuring("", 0, 1_048_576, 3, Peil(1_048_576, "3f" * 32), device=True, anchors=2))
    words = strip.text.text()
    for part in ("1.048.576", "3 regels", "deze computer", "2 standen", Peil(1, "3f" * 32).mark):
        assert part in words
    strip.show_verdict(Keuring("", 0, 5, 0, Peil(5, "3f" * 32)))
    assert "niet te zien" in strip.text.text(), "without an anchor that is said"


def test_a_broken_log_tells_where_and_what_to_do(theme: Theme, qtbot: QtBot) -> None:
    assert theme.chosen is Scheme.LICHT
    strip = OutcomeStrip()
    qtbot.addWidget(strip)
    strip.show_verdict(Keuring("inhoud", 1_204, 1_203, 0, None))
    assert "1.204" in strip.text.text()
    assert "FG" in strip.text.text()
    assert strip.property("kind") == "danger"


# ------------------------------------------------------------------------------------------------------------ files
def test_lines_are_written_whole_and_only_for_their_owner(tmp_path: Path) -> None:
    place = tmp_path / "log.csv"

    def give(write: Callable[[str], object]) -> int:
        for row in ("een;é\r\n", "twee\r\n"):
            write(row)
        return 2

    assert write_out(place, give) == 2
    assert place.read_bytes() == "een;é\r\ntwee\r\n".encode()
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_what_was_stopped_leaves_no_file(tmp_path: Path) -> None:
    def stops(write: Callable[[str], object]) -> int:
        write("half")
        raise Refusal("log_gestopt")

    with pytest.raises(Refusal, match="log_gestopt"):
        write_out(tmp_path / "log.csv", stops)
    assert [one.name for one in tmp_path.iterdir() if "log" in one.name] == []
    with pytest.raises(Trouble, match="bestand_niet_geschreven"):
        write_out(tmp_path / "nergens" / "log.csv", lambda _: 0)


def test_what_is_no_standbewijs_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    for name, content in (("groot", b"x" * 70_000), ("bytes", b"\xff\xfe\xff")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(Refusal, match="standbewijs_onleesbaar"):
            read_in(tmp_path / name)
    with pytest.raises(Refusal, match="standbewijs_onleesbaar"):
        read_in(tmp_path / "weg")


# ------------------------------------------------------------------------------------------------------- the section
REGISSEUR = makers.actor("Jelle Brandsma", role="informatieregisseur")


@pytest.fixture
def here(theme: Theme) -> Iterator[Room]:
    assert theme.chosen is Scheme.LICHT
    made = room()
    yield made
    made.notices.hide()
    made.runner.stop()


def sound(known: tuple[Peil, ...] = (), on: KeepOn = lambda _: True) -> Keuring:
    assert on(3)
    return Keuring("", 0, 3, 0, Peil(3, "3f" * 32), device=True, anchors=len(known))


@dataclass
class Outs:
    """Where files go, and which one is read."""

    folder: Path = Path("/nergens")
    names: list[str] = field(default_factory=list)

    def ask(self, _page: QWidget, _title: str, name: str, chosen: Callable[[str], None]) -> None:
        self.names.append(name)
        chosen(str(self.folder / name))

    def place(self, _page: QWidget, number: str, chosen: Callable[[str], None]) -> None:
        self.names.append(number)
        chosen(str(self.folder / "papier.pdf"))

    def answer(self, _page: QWidget, chosen: Callable[[str], None]) -> None:
        chosen(str(self.folder / self.names[-1]))


@dataclass
class Screen:
    """The section with its pages in a window."""

    section: LogSection
    desk: Desk
    room: Room
    spots: list[Spot]
    outs: "Outs"

    @property
    def acts(self) -> list[str]:
        return [line.act for line in self.room.office.world.lines()]

    def go(self, at: At = At.LOG, about: str = "") -> QWidget:
        page = self.section.open(Spot(at, about))
        page.resize(1080, 720)
        page.show()
        return page


def screen(here: Room, qtbot: QtBot, by: Actor = REGISSEUR, check: LogCheck = sound) -> Screen:
    context = here.context(by)
    context = replace(context, desk=replace(context.desk, check=check))
    outs = Outs()
    section = LogSection(Kit(context, press, None), None, outs.ask, outs.answer, None, outs.place)  # type: ignore[arg-type]
    spots = list[Spot]()
    section.wanted.connect(spots.append)
    for page, _ in section.pages():
        qtbot.addWidget(page)
    return Screen(section, context.desk, here, spots, outs)


def idle(here: Room, qtbot: QtBot) -> None:
    done = list[bool]()
    here.runner.run(lambda: True, here.runner, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=15_000)
    settle()


def test_opening_the_log_is_itself_in_the_log(here: Room, qtbot: QtBot) -> None:
    here.office.begun()
    made = screen(here, qtbot)
    made.go()
    qtbot.waitUntil(lambda: made.section.log.lines.rowCount() > 0)
    assert made.acts.count("log_gezien") == 1
    assert here.faults == []


def test_choosing_a_casus_finds_it_by_its_whole_kenmerk_only(here: Room, qtbot: QtBot) -> None:
    opened = here.office.begun()
    made = screen(here, qtbot)
    made.go()
    qtbot.waitUntil(lambda: made.section.log.lines.rowCount() > 0)
    filters = made.section.log.filters
    filters.kenmerk.line.write_words(opened.casus.kenmerk[:-1])
    filters.go.click()
    idle(here, qtbot)
    assert say("inzage.zoek.kenmerk_onbekend") in filters.kenmerk.editor.accessibleDescription()
    filters.kenmerk.line.write_words(opened.casus.kenmerk)
    filters.go.click()
    qtbot.waitUntil(filters.person.isEnabled)
    idle(here, qtbot)
    assert made.section.lines.wanted.casus == opened.casus.id
    lines = [made.section.log.lines.regel(row) for row in range(made.section.log.lines.rowCount())]
    assert lines
    assert {line.kenmerk for line in lines if line} == {opened.casus.kenmerk}


def test_lines_that_could_not_be_logged_are_not_shown(here: Room, qtbot: QtBot) -> None:
    here.office.begun()
    made = screen(here, qtbot)
    broken = list[BaseException]()
    here.runner.broke.connect(broken.append)
    here.office.world.break_log()
    made.go()
    idle(here, qtbot)
    qtbot.waitUntil(lambda: bool(broken))
    assert made.section.log.lines.rowCount() == 0


def test_checking_tells_its_verdict_and_can_be_stopped(here: Room, qtbot: QtBot) -> None:
    here.office.begun()
    made = screen(here, qtbot)
    made.go()
    page = made.section.log
    page.buttons["controleer"].click()
    page.check.marks.text.show_words("geen merk")
    page.check.go.click()
    assert "geen merk" in texts(page.check)
    page.check.marks.text.show_words(f"1-{Peil(1, '3f' * 32).mark}")
    page.check.go.click()
    qtbot.waitUntil(lambda: page.outcome.title.text() == say("inzage.controle.heel"))
    assert "log_gecontroleerd" in made.acts
    assert "1 stand" in page.outcome.text.text()


def test_a_long_check_is_stopped_by_its_button_and_by_leaving(here: Room, qtbot: QtBot) -> None:
    ended = list[str]()

    def endless(known: tuple[Peil, ...] = (), on: KeepOn = lambda _: True) -> Keuring:
        steps = len(known)
        while on(steps):
            steps += 1_000
            time.sleep(0.005)
        ended.append("stopped")
        raise Refusal("log_gestopt")

    made = screen(here, qtbot, check=endless)
    made.go()
    page = made.section.log
    made.section.whole.check(())
    qtbot.waitUntil(lambda: "regels nagerekend" in page.outcome.text.text())
    page.outcome.stop_wanted.emit()
    qtbot.waitUntil(lambda: page.outcome.title.text() == say("inzage.controle.gestopt"))
    made.section.whole.check(())
    made.section.deleteLater()
    qtbot.waitUntil(lambda: len(ended) == 2)


def test_exporting_writes_what_was_chosen_and_is_logged(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    here.office.begun()
    made = screen(here, qtbot)
    made.outs.folder = tmp_path
    made.go()
    idle(here, qtbot)
    page = made.section.log
    page.buttons["uitvoeren"].click()
    page.export.dots["csv"].click()
    page.export.go.click()
    qtbot.waitUntil(lambda: "regel" in page.outcome.title.text() and not page.outcome.lasting, timeout=15_000)
    (file,) = tmp_path.glob("logboek-*.csv")
    assert "casus_geopend" in file.read_text("utf-8")
    assert "log_uitgevoerd" in made.acts


def test_a_standbewijs_is_made_once_shown_printed_and_compared(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    made = screen(here, qtbot)
    made.outs.folder = tmp_path
    here.office.begun()
    made.go()
    made.section.log.buttons["standbewijs"].click()
    qtbot.waitUntil(lambda: made.spots == [Spot(At.LOG, BEWIJS)])
    page = made.go(At.LOG, BEWIJS)
    assert page is made.section.proof
    qtbot.waitUntil(made.section.proof.print.isEnabled, timeout=15_000)
    made.section.proof.file.click()
    file = tmp_path / "standbewijs-1.json"
    qtbot.waitUntil(file.exists)
    assert from_text(file.read_text("utf-8")) == made.section.bewijs.bewijs
    assert made.acts.count("standbewijs_gemaakt") == 1
    made.go()
    made.section.whole.compare()
    outcome = made.section.log.outcome
    qtbot.waitUntil(lambda: outcome.title.text() == say("inzage.vergelijking.klopt", nummer=1), timeout=15_000)


def test_who_comes_back_after_locking_makes_no_second_standbewijs(here: Room, qtbot: QtBot) -> None:
    made = screen(here, qtbot)
    here.office.begun()
    assert made.go(At.LOG, BEWIJS) is made.section.log
    idle(here, qtbot)
    assert "standbewijs_gemaakt" not in made.acts


def test_a_standbewijs_that_does_not_fit_says_what_is_wrong(here: Room, qtbot: QtBot) -> None:
    here.office.begun()
    bewijs = make_standbewijs(here.office.desk(REGISSEUR))
    strip = OutcomeStrip()
    qtbot.addWidget(strip)
    strip.show_compared(Vergelijking(bewijs, "afgekapt", 12, 0))
    assert "einde" in strip.text.text()
    assert strip.property("kind") == "danger"
    strip.show_compared(Vergelijking(bewijs, "andere_installatie", 0, 0))
    assert strip.property("kind") == "attention"
    assert as_text(bewijs)


# ------------------------------------------------------------------------------------------------------ the overview
def overview_of(made: Screen, here: Room, qtbot: QtBot) -> str:
    """Make an overview for the first person of a worked case; return their name."""
    opened = here.office.begun()
    page = made.go(At.OVERVIEW)
    assert page is made.section.overview.page
    asked = made.section.overview.page.asked
    asked.kenmerk.line.write_words(opened.casus.kenmerk)
    asked.seek.click()
    qtbot.waitUntil(lambda: asked.person.count() > 0)
    asked.go.click()
    qtbot.waitUntil(made.section.overview.page.print.isEnabled, timeout=15_000)
    return made.section.overview.page.title.text()


def test_the_overview_shows_what_the_citizen_will_read_with_its_paper(here: Room, qtbot: QtBot) -> None:
    made = screen(here, qtbot)
    title = overview_of(made, here, qtbot)
    page = made.section.overview.page
    assert title.startswith("Overzicht voor ")
    table = page.list.table
    done = [item.text() for row in range(table.rowCount()) if (item := table.item(row, 2))]
    assert "begon een casus waarin u staat" in done
    pdf = page.preview.view.pdf
    read = "".join(pdf.getAllText(place).text() for place in range(pdf.pageCount()))
    assert "UAVG art. 41" in read.replace("\n", " ")
    assert made.acts.count("overzicht_gezien") >= 1
    assert "overzicht_afgedrukt" not in made.acts
    assert here.faults == []


def test_saving_the_overview_is_logged_and_names_no_citizen_in_the_file(
    here: Room, qtbot: QtBot, tmp_path: Path
) -> None:
    made = screen(here, qtbot)
    made.outs.folder = tmp_path
    title = overview_of(made, here, qtbot)
    made.section.overview.page.save.click()
    qtbot.waitUntil((tmp_path / "papier.pdf").exists, timeout=15_000)
    assert "overzicht_bewaard" in made.acts
    assert title.removeprefix("Overzicht voor ") not in made.outs.names[0]
    assert made.outs.names[0].startswith("overzicht-"), "and no kenmerk of a casus"


def test_leaving_the_overview_shows_nothing_of_it_to_who_comes_back(here: Room, qtbot: QtBot) -> None:
    made = screen(here, qtbot)
    overview_of(made, here, qtbot)
    made.go(At.OVERVIEW)
    page = made.section.overview.page
    assert page.title.text() == say("inzage.blad.titel")
    assert not page.print.isEnabled()
    assert page.preview.view.pdf.content == b""
    assert page.asked.person.count() == 0


def test_an_unknown_kenmerk_or_no_person_is_said_at_the_field(here: Room, qtbot: QtBot) -> None:
    made = screen(here, qtbot)
    made.go(At.OVERVIEW)
    asked = made.section.overview.page.asked
    asked.go.click()
    assert say("inzage.blad.geen_persoon") in texts(asked)
    asked.kenmerk.line.write_words("2020-0001")
    asked.seek.click()
    qtbot.waitUntil(lambda: say("inzage.blad.kenmerk_onbekend") in texts(asked))


def test_a_link_to_one_person_shows_the_overview_at_once(here: Room, qtbot: QtBot) -> None:
    made = screen(here, qtbot)
    opened = here.office.begun()
    person = opened.casus.of(Scope.PERSOON)[0]
    made.go(At.OVERVIEW, f"{opened.casus.id} {person}")
    qtbot.waitUntil(made.section.overview.page.print.isEnabled, timeout=15_000)
    assert opened.casus.kenmerk in made.section.overview.page.asked.kenmerk.words()


# ------------------------------------------------------------------------------------------------------- other roles
def test_the_fg_has_no_overview_to_make(here: Room, qtbot: QtBot) -> None:
    made = screen(here, qtbot, makers.actor("Ilse Vermeer", role="fg"))
    assert made.go(At.OVERVIEW) is made.section.log
    idle(here, qtbot)
    assert not made.section.log.buttons["overzicht"].isVisibleTo(made.section.log)
    assert here.faults == []


def test_the_beheerder_sees_the_state_and_no_line(here: Room, qtbot: QtBot) -> None:
    here.office.begun()
    made = screen(here, qtbot, makers.actor("Bas Kuiper", role="beheerder"))
    page = made.go()
    assert page is made.section.state
    qtbot.waitUntil(lambda: say("inzage.stand.regels") in texts(page))
    assert "2026-" not in texts(page)
    made.section.state.check.wanted.emit(())
    qtbot.waitUntil(lambda: made.section.state.outcome.title.text() == say("inzage.controle.heel"))
    assert made.section.log.lines.rowCount() == 0
    assert here.faults == []
