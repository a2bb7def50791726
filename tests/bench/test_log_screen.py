"""The list of the log on the screen: a million lines scroll as a thousand do, and take no more memory."""

import time

from PySide6.QtWidgets import QApplication

from tests import makers
from tests.ui import log_samples
from ui.pages.inzage.model import KEPT, PAGE
from ui.pages.inzage.page import LogPage
from ui.pages.inzage.words import Lexicon

_JUMPS = 60


def _opened(top: int) -> LogPage:
    page = LogPage()
    page.resize(1080, 720)
    page.show()
    page.lines.page_wanted.connect(
        lambda place: page.lines.show_page(place, log_samples.before(top, page.lines.before(place), PAGE))
    )
    page.begin(Lexicon(makers.kader(), log_samples.NAMES), whole=True)
    QApplication.processEvents()
    return page


def _jumping(top: int) -> float:
    """The middle time, in seconds, of a jump to elsewhere in the list, painted."""
    page, spent = _opened(top), list[float]()
    bar = page.table.verticalScrollBar()
    for place in range(_JUMPS):
        began = time.perf_counter()
        bar.setValue(bar.maximum() * place // _JUMPS)
        page.table.look()
        page.table.viewport().grab()
        spent.append(time.perf_counter() - began)
    assert page.lines.held <= KEPT * PAGE
    page.close()
    page.deleteLater()
    return sorted(spent)[_JUMPS // 2]


def test_jumping_through_a_million_lines_is_as_quick_as_through_five_thousand(qapp: QApplication) -> None:
    """Both hold as many lines, so that fetching counts the same; measured: 16 ms against 11 ms."""
    assert qapp is not None
    small = _jumping(5_000)
    assert _jumping(1_000_000) < 4 * small + 0.02


def test_opening_a_million_lines_fetches_one_page(qapp: QApplication) -> None:
    assert qapp is not None
    page = _opened(1_000_000)
    assert page.lines.rowCount() == 1_000_000
    assert page.lines.held == PAGE
    page.close()
    page.deleteLater()
