"""A chart of bars, by keyboard and by ear: every bar says its words and its number, and none is known by colour."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from triage.records.blocks import Bar, Chart
from ui.theme import Scheme, Theme, colour
from ui.widgets.chart import BarChart, BarRow
from ui.widgets.spoken import speak_headings

CHART = Chart(
    "Uitkomst van de besluiten",
    (
        Bar("Gegevens gedeeld", 1243, "1.243"),
        Bar("Deels gedeeld: een deel is niet gedeeld, of lichter verwoord", 312, "312"),
        Bar("Niet gedeeld", None, "minder dan 5"),
        Bar("Andere route", 0, "0"),
    ),
    "De meeste besluiten waren delen.",
)


@pytest.fixture
def chart(theme: Theme, qtbot: QtBot) -> BarChart:
    assert theme.chosen is Scheme.LICHT
    made = BarChart()
    qtbot.addWidget(made)
    made.show_chart(CHART)
    made.resize(700, made.sizeHint().height())
    made.show()
    return made


def heard(row: BarRow) -> str:
    return QAccessible.queryAccessibleInterface(row).text(QAccessible.Text.Name)


def test_the_arrows_go_from_bar_to_bar_and_each_says_its_number(chart: BarChart) -> None:
    chart.rows[0].setFocus()
    said = []
    for _ in chart.rows:
        here = next(row for row in chart.rows if row.hasFocus())
        said.append(heard(here))
        QTest.keyClick(here, Qt.Key.Key_Down)
    assert said == [
        "Grafiek: Uitkomst van de besluiten: Gegevens gedeeld: 1.243. Staaf 1 van 4",
        "Deels gedeeld: een deel is niet gedeeld, of lichter verwoord: 312. Staaf 2 van 4",
        "Niet gedeeld: minder dan 5. Staaf 3 van 4",
        "Andere route: 0. Staaf 4 van 4",
    ]
    last = chart.rows[-1]
    assert last.hasFocus()
    walks = ((Qt.Key.Key_Left, 2), (Qt.Key.Key_Up, 1), (Qt.Key.Key_Right, 2), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Up, 0))
    for key, place in (*walks, (Qt.Key.Key_End, 3)):
        QTest.keyClick(next(row for row in chart.rows if row.hasFocus()), key)
        assert chart.rows[place].hasFocus()


def test_it_is_one_stop_for_tab_and_that_stop_is_where_somebody_was(chart: BarChart) -> None:
    def stops() -> list[int]:
        return [at for at, row in enumerate(chart.rows) if row.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert stops() == [0]
    chart.rows[0].setFocus()
    QTest.keyClick(chart.rows[0], Qt.Key.Key_End)
    assert stops() == [3]


def test_a_screen_reader_is_told_that_it_is_a_chart(qapp: QApplication, qtbot: QtBot) -> None:
    speak_headings(qapp)
    made = BarChart()
    qtbot.addWidget(made)
    made.show_chart(CHART)
    face = QAccessible.queryAccessibleInterface(made)
    assert face.role() is QAccessible.Role.Chart
    assert face.text(QAccessible.Text.Name) == "Grafiek: Uitkomst van de besluiten"
    assert face.text(QAccessible.Text.Description) == CHART.summary
    assert QAccessible.queryAccessibleInterface(made.rows[2]).role() is QAccessible.Role.ListItem
    assert heard(made.rows[2]) == "Niet gedeeld: minder dan 5. Staaf 3 van 4"


def painted(row: BarRow) -> float:
    """Return which part of the width of a row is painted in the colour of bars, in the middle of its bar."""
    image = row.grab().toImage()
    ink = colour("accent").rgb()
    return (
        max(sum(image.pixel(x, y) == ink for x in range(image.width())) for y in range(image.height())) / image.width()
    )


@pytest.mark.parametrize("scheme", list(Scheme))
def test_bars_are_to_scale_and_what_is_kept_back_is_not(chart: BarChart, theme: Theme, scheme: Scheme) -> None:
    theme.choose(scheme)
    long, short, kept_back, nothing = map(painted, chart.rows)
    assert short / long == pytest.approx(312 / 1243, abs=0.02)
    assert 0 < kept_back < short
    assert nothing == 0
    # Another number that is kept back looks the same.
    chart.show_chart(Chart("Ander", (Bar("a", 9_000, "9000"), Bar("b", None, "minder dan 5")), ""))
    chart.resize(700, chart.sizeHint().height())
    QApplication.processEvents()
    assert painted(chart.rows[1]) == pytest.approx(kept_back, abs=0.01)


@pytest.mark.parametrize(("scale", "width"), [(100, 700), (100, 260), (200, 900), (200, 500)])
def test_words_and_numbers_fit_at_every_width_and_size(chart: BarChart, theme: Theme, scale: int, width: int) -> None:
    theme.set_scale(scale)
    chart.resize(width, chart.heightForWidth(width))
    QApplication.processEvents()
    assert chart.minimumSizeHint().width() <= width
    for row in chart.rows:
        assert row.height() >= row.heightForWidth(row.width())


def test_a_chart_of_nothing_is_no_chart_at_all(chart: BarChart) -> None:
    chart.show_chart(Chart("Leeg", (), "Er is niets geteld."))
    assert chart.rows == ()
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert chart.accessibleDescription() == "Er is niets geteld."
