"""The window around the pages: its keys, its places, what it shows of whom, and how it folds on a small screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.playing import wait
from tests.ui.typing_help import type_text
from triage.faults import Trouble
from ui.fields.editors import LineEditor, TextEditor
from ui.pages.triage.bands import Bands
from ui.shell.idle import IdleWatch
from ui.shell.navigation import Place
from ui.theme import Theme, em
from ui.widgets.scroll import ScrollPage
from ui.window import Shell

pytestmark = pytest.mark.usefixtures("theme")


class Page(ScrollPage):
    """A page with two things to type in."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = LineEditor(), TextEditor()
        for editor, name in ((self.first, "Naam"), (self.second, "Wat is er gezien?")):
            editor.setAccessibleName(name)
            self.content.addWidget(editor)


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def shell(qtbot: QtBot, page: Page) -> Iterator[Shell]:
    window = Shell(IdleWatch(600_000), practice=True)
    window.add_page(page, Place.CASUSSEN)
    window.show_person("S. de Wit", "wijkteamprofessional · wijkteam Noorderkade")
    window.show_page(page)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.close()


def key(shell: Shell, code: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(shell.windowHandle(), code, modifier)


CTRL = Qt.KeyboardModifier.ControlModifier


def test_keys_search_lock_and_size(shell: Shell, qtbot: QtBot) -> None:
    key(shell, Qt.Key.Key_K, CTRL)
    assert shell.top.search.hasFocus()
    type_text(shell.top.search, "2026-0148")
    with qtbot.waitSignal(shell.search_wanted) as searched:
        key(shell, Qt.Key.Key_Return)
    assert searched.args == ["2026-0148"]
    with qtbot.waitSignal(shell.lock_wanted):
        key(shell, Qt.Key.Key_L, CTRL)
    with qtbot.waitSignal(shell.bigger_wanted):
        key(shell, Qt.Key.Key_Plus, CTRL)
    with qtbot.waitSignal(shell.smaller_wanted):
        key(shell, Qt.Key.Key_Minus, CTRL)


def area(shell: Shell) -> QWidget:
    focus = QApplication.focusWidget()
    if focus is shell.top.search:
        return shell.top
    areas: tuple[QWidget, ...] = (shell.nav, shell.top, shell.notices, shell.help)
    return next((each for each in areas if focus is not None and each.isAncestorOf(focus)), shell.page or shell)


def test_every_place_is_seen_also_where_they_need_many_lines(shell: Shell, theme: Theme) -> None:
    theme.set_scale(200)
    shell.nav.show_places(tuple(Place))
    wait(lambda: shell.nav.heightForWidth(shell.nav.width()) <= shell.nav.height())
    for place in Place:
        button = shell.nav.button(place)
        assert shell.nav.rect().contains(button.geometry()), place


@pytest.mark.parametrize("scale", [100, 200])
def test_f6_goes_round_and_comes_back_to_the_same_place(shell: Shell, page: Page, theme: Theme, scale: int) -> None:
    theme.set_scale(scale)
    page.second.setFocus()
    round_trip = []
    for _ in range(3):
        key(shell, Qt.Key.Key_F6)
        round_trip.append(area(shell))
    assert round_trip == [shell.top, shell.nav, page]
    assert page.second.hasFocus()
    key(shell, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert area(shell) is shell.nav


def test_tab_goes_from_the_bar_to_the_places_to_the_page_and_round(shell: Shell, page: Page) -> None:
    shell.top.search.setFocus()
    seen: list[QWidget] = []
    for _ in range(40):
        key(shell, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus is shell.top.search:
            break
        seen.append(focus)
    assert page.second in seen
    assert shell.nav.button(Place.WERKVOORRAAD) in seen
    assert QApplication.focusWidget() is shell.top.search


def test_help_opens_and_closes_by_key_and_gives_the_focus_back(shell: Shell, page: Page) -> None:
    page.second.setFocus()
    shell.set_help("Triage", "Hier weegt u af.")
    key(shell, Qt.Key.Key_F1)
    assert shell.help.isVisible()
    assert shell.help.close_button.hasFocus()
    key(shell, Qt.Key.Key_F1)
    assert not shell.help.isVisible()
    assert page.second.hasFocus()


def test_places_are_asked_for_and_the_page_says_which_is_marked(shell: Shell, qtbot: QtBot, page: Page) -> None:
    assert shell.nav.button(Place.CASUSSEN).isChecked()
    with qtbot.waitSignal(shell.place_wanted) as wanted:
        shell.nav.button(Place.WERKVOORRAAD).click()
    assert wanted.args == [Place.WERKVOORRAAD]
    assert shell.page is page
    shell.nav.show_count(Place.WERKVOORRAAD, 7)
    assert shell.nav.button(Place.WERKVOORRAAD).accessibleName() == "Werkvoorraad, 7 wachten op u"


def test_locked_shows_nobody_and_nothing_of_the_work(shell: Shell, qtbot: QtBot) -> None:
    shell.top.search.setText("2026-0148")
    shell.nav.show_count(Place.WERKVOORRAAD, 7)
    shell.notices.show_fault(Trouble("schijf_vol"))
    shell.show_nobody()
    assert not shell.top.who.isVisible()
    assert not shell.nav.isVisible()
    assert not shell.notices.isVisible()
    assert shell.top.search.text() == ""
    assert shell.nav.button(Place.WERKVOORRAAD).accessibleName() == "Werkvoorraad"
    with qtbot.assertNotEmitted(shell.lock_wanted):
        key(shell, Qt.Key.Key_L, CTRL)


def test_closing_asks_first_once_somebody_has_to_store_what_waits(shell: Shell, qtbot: QtBot) -> None:
    shell.hold_close()
    with qtbot.waitSignal(shell.closing):
        shell.close()
    assert shell.isVisible()
    shell.close_now()
    qtbot.waitUntil(shell.isHidden)


def test_closing_that_has_nothing_to_wait_for_closes_at_once(shell: Shell, qtbot: QtBot) -> None:
    shell.hold_close()
    shell.closing.connect(shell.close_now)
    shell.close()
    qtbot.waitUntil(shell.isHidden)


def test_it_folds_at_twice_the_text_and_stays_within_the_screen(shell: Shell, theme: Theme, qtbot: QtBot) -> None:
    shell.resize(1280, 800)
    assert shell.nav.width() == em(shell.nav.WIDTH)
    theme.set_scale(200)
    qtbot.wait(30)
    shell.resize(1280, 800)
    assert shell.minimumSizeHint().width() <= 1280
    assert shell.width() == 1280
    assert shell.nav.parentWidget() is shell.top
    assert shell.page is not None
    assert shell.page.height() > 0.55 * shell.height()
    theme.set_scale(100)
    qtbot.wait(30)
    assert shell.nav.parentWidget() is not shell.top


def test_practice_mode_bears_its_mark_over_everything(shell: Shell) -> None:
    assert shell.mark is not None
    assert shell.mark.isVisible()
    assert shell.mark.size() == shell.size()
    with_mark = shell.grab().toImage()
    shell.mark.hide()
    assert shell.grab().toImage() != with_mark


def idle(qtbot: QtBot) -> tuple[Shell, IdleWatch]:
    watch = IdleWatch(400, warn_ms=250)
    window = Shell(watch)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window, watch


def test_nobody_there_locks_after_a_warning(qtbot: QtBot) -> None:
    window, watch = idle(qtbot)
    window.show_person("S. de Wit", "wijkteamprofessional")
    with qtbot.waitSignals([watch.warning, window.lock_wanted], order="strict", timeout=2_000):
        pass
    assert window.notices.isVisible()


def test_a_key_or_a_movement_puts_the_lock_off(qtbot: QtBot) -> None:
    window, watch = idle(qtbot)
    window.show_person("S. de Wit", "wijkteamprofessional")
    with qtbot.waitSignal(watch.warning):
        pass
    with qtbot.waitSignal(watch.resumed):
        QTest.mouseMove(window.windowHandle(), QPoint(20, 20))
    assert not window.notices.isVisible()
    with qtbot.assertNotEmitted(window.lock_wanted, wait=200):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)


def test_while_locked_nothing_counts_down(qtbot: QtBot) -> None:
    window, _ = idle(qtbot)
    window.show_nobody()
    with qtbot.assertNotEmitted(window.lock_wanted, wait=500):
        QTest.mouseMove(window.windowHandle(), QPoint(20, 20))


def test_the_minutes_that_the_municipality_set_are_counted_and_told(qtbot: QtBot) -> None:
    window, watch = idle(qtbot)
    window.set_idle(5)
    assert watch.minutes == 5
    assert "Vergrendelt na 5 minuten zonder gebruik" in [label.text() for label in window.status.findChildren(QLabel)]
    with qtbot.assertNotEmitted(window.lock_wanted, wait=500):
        window.show_person("S. de Wit", "wijkteamprofessional")


def test_the_title_says_where_somebody_is_and_forgets_it_when_locked(shell: Shell) -> None:
    shell.set_about("Casus 2026-0148")
    assert shell.windowTitle() == "Tenzij · Casus 2026-0148"
    shell.show_nobody()
    assert shell.windowTitle() == "Tenzij"


def test_the_window_keeps_its_width_when_letters_grow_and_shrink_again(
    shell: Shell, qtbot: QtBot, theme: Theme
) -> None:
    bands = Bands(QWidget(), QWidget(), QWidget())
    shell.add_page(bands)
    shell.show_page(bands)
    shell.setWindowState(Qt.WindowState.WindowNoState)
    shell.resize(1280, 800)
    for scale in (200, 100, 150, 125, 200, 100):
        theme.set_scale(scale)
        qtbot.wait(30)
        assert shell.width() == 1280
