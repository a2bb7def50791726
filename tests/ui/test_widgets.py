"""The small parts: they say in words what they show in colour, work by keyboard, and never cut text off."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.samples import FILLED, asked, question
from tests.ui.typing_help import press, type_text, wheel
from triage.answers import AnswerKind
from triage.casus.walk import TaskState
from triage.ids import StepId
from ui.fields.editors import LineEditor
from ui.fields.form import Choice, FormRow, PasswordEditor
from ui.fields.table import field_for
from ui.theme import Scheme, Theme
from ui.widgets.buttons import Button, Danger, Link, Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Badge, Chip, Kind
from ui.widgets.diff import Change, DiffText
from ui.widgets.facts import FactsList
from ui.widgets.focus import FocusRing, Ring
from ui.widgets.layouts import Columns, FlowRow, Panel
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.saved import SavedLabel
from ui.widgets.scroll import ScrollPage
from ui.widgets.spoken import speak_headings
from ui.widgets.steps import StepLine, StepList
from ui.widgets.strip import EmptyState, MessageStrip
from ui.widgets.text import Plain, PrimaryHeading
from ui.widgets.watermark import Watermark
from ui.widgets.why import WhyPanel

pytestmark = pytest.mark.usefixtures("theme")

LONG = "Gevraagd op 3, 10 en 12 november. Geweigerd door moeder, die alleen het gezag heeft. " * 3
NOON = datetime(2026, 11, 22, 14, 2, tzinfo=ZoneInfo("Europe/Amsterdam"))


def steps() -> tuple[StepLine, ...]:
    states = (TaskState.COMPLEET, TaskState.BEZIG, TaskState.NOG_DOEN, TaskState.KAN_NOG_NIET)
    return tuple(
        StepLine(
            StepId(f"stap{number}"), number, f"Stap over onderwerp {number}", state, "Eerst stap 2." * (number == 4)
        )
        for number, state in enumerate(states, 1)
    )


class Put:
    """Shows parts on a page as wide as a window of 1280 by 800 leaves it, and holds the page until the test is over."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._pages: list[ScrollPage] = []

    def __call__(self, *parts: QWidget, size: QSize | None = None) -> ScrollPage:
        """Return the page with the parts on it."""
        page = ScrollPage()
        self._pages.append(page)
        for part in parts:
            page.content.addWidget(part)
        page.resize(size or QSize(1_060, 700))
        self._qtbot.addWidget(page)
        with self._qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        return page


@pytest.fixture
def put(qtbot: QtBot) -> Put:
    return Put(qtbot)


def test_markup_in_what_people_typed_is_shown_as_typed(put: Put) -> None:
    label, button = Plain("<b>Lotte</b> & <img src=x>"), Button("Jansen & Zn")
    put(label, button)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert button.accessibleName() == "Jansen & Zn"
    assert button.text() == "Jansen && Zn"


@pytest.mark.parametrize("kind", Kind)
def test_a_chip_says_its_words_whatever_its_colour(put: Put, kind: Kind) -> None:
    chip = Chip("vandaag 17:00", kind)
    put(chip)
    assert chip.accessibleName() == chip.words == "vandaag 17:00"
    chip.show_state("teruggegeven", Kind.OK)
    assert chip.accessibleName() == "teruggegeven"
    assert chip.width() >= chip.fontMetrics().horizontalAdvance("teruggegeven") * 0.87


def test_a_badge_hides_at_zero(qtbot: QtBot) -> None:
    badge = Badge(0)
    qtbot.addWidget(badge)
    assert badge.isHidden()
    badge.show_count(140)
    assert badge.text() == "99+"


def test_no_button_is_ever_a_default(put: Put) -> None:
    buttons = [made("Doe dit") for made in (Button, Primary, Danger, Quiet, Link)]
    put(FlowRow(buttons))
    assert not any(button.isDefault() or button.autoDefault() for button in buttons)


def test_each_step_says_its_state_and_why_it_is_locked(put: Put) -> None:
    tasks = StepList()
    put(tasks)
    tasks.show_steps(steps(), StepId("stap2"))
    names = [tasks.button(line.step).accessibleName() for line in steps()]
    assert names[0].endswith("Compleet")
    assert names[1].endswith("Bezig")
    assert names[2].endswith("Nog doen")
    assert names[3].endswith("Kan nog niet. Eerst stap 2.")


def test_steps_are_walked_by_keyboard_and_a_locked_one_does_not_open(put: Put) -> None:
    tasks, asked_for = StepList(), list[str]()
    put(tasks)
    tasks.show_steps(steps(), StepId("stap1"))
    tasks.step_wanted.connect(asked_for.append)
    tasks.button(StepId("stap1")).setFocus()
    press(tasks.button(StepId("stap1")), Qt.Key.Key_Down)
    assert tasks.button(StepId("stap2")).hasFocus()
    press(tasks.button(StepId("stap2")), Qt.Key.Key_Return)
    press(tasks.button(StepId("stap2")), Qt.Key.Key_End)
    assert tasks.button(StepId("stap4")).hasFocus()
    press(tasks.button(StepId("stap4")), Qt.Key.Key_Return)
    press(tasks.button(StepId("stap4")), Qt.Key.Key_Space)
    assert asked_for == ["stap2"]
    assert tasks.button(StepId("stap1")).isChecked()


def test_saving_is_told_in_words(put: Put) -> None:
    label = SavedLabel()
    put(label)
    label.saving()
    assert label.accessibleName() == "Bezig met opslaan"
    label.saved(NOON)
    assert label.words == "Opgeslagen 14:02"
    label.not_saved("de schijf is vol.")
    assert label.words == "Niet opgeslagen: de schijf is vol."


def test_the_explanation_shows_only_what_there_is(put: Put) -> None:
    panel = WhyPanel()
    put(panel)
    panel.show_question(question(AnswerKind.LANG))
    words = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert "Moeder is op 3 november gebeld." in words
    assert "Waar staat dit?" in words


def test_a_heading_is_a_heading_to_a_screen_reader(put: Put, qapp: QApplication) -> None:
    speak_headings(qapp)
    speak_headings(qapp)
    heading, text = PrimaryHeading("Werkvoorraad"), Plain("Er wacht niets op u.")
    put(heading, text)
    face = QAccessible.queryAccessibleInterface(heading)
    assert face.role() == QAccessible.Role.Heading
    assert face.text(QAccessible.Text.Name) == "Werkvoorraad"
    heading.setText("Casussen")
    assert QAccessible.queryAccessibleInterface(heading).text(QAccessible.Text.Name) == "Casussen"
    assert QAccessible.queryAccessibleInterface(text).role() == QAccessible.Role.StaticText


def test_a_difference_is_told_in_words_and_marks(put: Put) -> None:
    text = DiffText(((Change.SAME, "School "), (Change.REMOVED, "weet niets"), (Change.ADDED, "is <b>gebeld</b>")))
    put(text)
    assert text.toPlainText() == "School [weg: weet niets][erbij: is <b>gebeld</b>]"
    cursor = QTextCursor(text.document())
    cursor.setPosition(10)
    assert cursor.charFormat().fontStrikeOut()
    cursor.setPosition(35)
    assert cursor.charFormat().fontUnderline()


def table() -> LinesTable:
    made = LinesTable([Heading("Casus", 2), Heading("Wat vraagt uw aandacht", 6), Heading("Termijn", 3)], "Vandaag")
    made.show_lines(
        [
            Line("a", (Cell("2026-0151", strong=True), Cell("Bekrachtigen", LONG), Cell("vandaag", chip=Kind.DANGER))),
            Line("b", (Cell("2026-0133", strong=True), Cell("Informeren", LONG), Cell("wo 25 nov", chip=Kind.OK))),
        ]
    )
    return made


def test_a_table_is_walked_and_chosen_by_keyboard(put: Put) -> None:
    lines, chosen = table(), list[str]()
    put(lines)
    lines.chosen.connect(chosen.append)
    lines.setFocus()
    lines.setCurrentCell(0, 0)
    press(lines, Qt.Key.Key_Down)
    press(lines, Qt.Key.Key_Return)
    assert chosen == ["b"]
    lines.show_lines([Line("b", (Cell("2026-0133"), Cell("x"), Cell("y")))])
    assert lines.line_id(lines.currentRow()) == "b"


def test_a_table_tells_a_screen_reader_its_rows_and_headings(put: Put) -> None:
    lines = table()
    put(lines)
    face = QAccessible.queryAccessibleInterface(lines)
    assert face.role() == QAccessible.Role.Table
    names = {face.child(index).text(QAccessible.Text.Name) for index in range(face.childCount())}
    assert {"Casus", "2026-0151", f"Bekrachtigen · {LONG}"} <= names


def test_a_table_is_as_high_as_its_rows(put: Put, qtbot: QtBot) -> None:
    lines = table()
    put(lines, size=QSize(700, 900))
    qtbot.waitUntil(lambda: lines.height() >= lines.sizeHint().height())
    assert lines.verticalScrollBar().maximum() == 0
    assert lines.rowHeight(0) > 3 * lines.fontMetrics().height()


def test_a_password_is_hidden_until_asked_and_may_be_pasted(put: Put) -> None:
    secret = PasswordEditor()
    put(FormRow("Wachtwoord", secret))
    type_text(secret.line, "paard batterij")
    assert secret.words() == "paard batterij"
    assert secret.line.displayText() != "paard batterij"
    assert secret.line.accessibleName() == "Wachtwoord"
    secret.show_button.click()
    assert secret.line.displayText() == "paard batterij"
    secret.clear()
    assert secret.words() == ""
    assert not secret.show_button.isChecked()


def test_the_wheel_never_changes_a_choice(put: Put) -> None:
    choice = Choice()
    choice.addItems(["Noorderkade", "Zuid"])
    put(FormRow("Team", choice))
    choice.setFocus()
    wheel(choice)
    assert choice.currentIndex() == 0


def test_panels_stand_beside_each_other_while_they_fit(put: Put, qtbot: QtBot, theme: Theme) -> None:
    columns = Columns([Panel(Card("Een"), 15), Panel(Card("Twee"), 26, 3), Panel(Card("Drie"), 18)])
    page = put(columns)
    assert columns.lines() == 1
    theme.set_scale(200)
    qtbot.waitUntil(lambda: columns.lines() > 1)
    assert page.horizontalScrollBar().maximum() == 0


def test_the_focus_ring_follows_the_focus(put: Put, qapp: QApplication) -> None:
    first, second = LineEditor(), LineEditor()
    page = put(first, second)
    watch = FocusRing(qapp)
    second.setFocus()
    first.setFocus()
    rings = [ring for ring in page.findChildren(Ring) if ring.isVisible()]
    assert len(rings) == 1
    assert rings[0].geometry().contains(first.geometry())
    watch.deleteLater()


def everything() -> list[QWidget]:
    tasks, why = StepList(), WhyPanel()
    tasks.show_steps(steps(), StepId("stap2"))
    why.show_question(question(AnswerKind.LANG))
    card = Card("Een kaart met een titel die niet op een regel past als de letters groot zijn")
    for kind in AnswerKind:
        card.add(field_for(asked(kind, FILLED[kind])))
    return [
        PrimaryHeading("Casus 2026-0148 · huishouden Van der Meer"),
        MessageStrip("Er is iets te melden", LONG, Kind.ATTENTION, closable=True),
        FactsList([("Doel", LONG), ("Stand", Chip("gewijzigd", Kind.ATTENTION))], beside=True),
        FactsList([("Doel", LONG), ("Stand", "klaar")]),
        Columns([Panel(tasks, 15), Panel(card, 26, 3), Panel(why, 18)]),
        table(),
        DiffText(((Change.SAME, LONG), (Change.ADDED, LONG))),
        EmptyState("Er wacht niets op u", LONG, Primary("Nieuwe casus")),
        FormRow("Wachtwoord", PasswordEditor(), LONG),
        FlowRow([Primary("Verder"), Button("Afdrukken", icon_name="afdrukken"), Danger("Verwijderen"), Link("Meer")]),
    ]


def cut_off(part: QWidget) -> bool:
    """Tell whether a visible part got less room than it needs."""
    if isinstance(part, QLabel) and part.wordWrap():
        return part.height() < part.heightForWidth(part.width()) or part.width() < part.minimumSizeHint().width()
    if part.hasHeightForWidth():
        return part.height() < part.heightForWidth(part.width())
    need = part.minimumSizeHint()
    return part.width() < need.width() or part.height() < need.height()


@pytest.mark.parametrize("width", [420, 1_060, 1_800])
@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_cut_off(put: Put, qtbot: QtBot, theme: Theme, scale: int, width: int) -> None:
    theme.set_scale(scale)
    page = put(*everything(), size=QSize(width, 700))
    qtbot.wait(30)
    parts = [part for part in page.findChildren(QWidget) if part.isVisible() and not isinstance(part, Ring)]
    own = [part for part in parts if type(part).__module__.startswith("ui.")]
    assert len(own) > 80
    assert not [(type(part).__name__, part.size(), part.accessibleName()) for part in own if cut_off(part)]
    if width > 420 or scale == 100:
        assert page.horizontalScrollBar().maximum() == 0


def test_the_page_changes_colours_and_size_while_it_is_open(put: Put, theme: Theme) -> None:
    page = put(*everything())
    light = page.grab().toImage().pixelColor(2, 2)
    theme.choose(Scheme.DONKER)
    dark = page.grab().toImage().pixelColor(2, 2)
    assert light.lightness() > 200
    assert dark.lightness() < 60
    theme.set_scale(200)
    theme.choose(Scheme.CONTRAST)
    page.grab()


def test_everything_with_the_focus_has_a_name(put: Put) -> None:
    page = put(*everything())
    nameless = [
        type(part).__name__
        for part in page.findChildren(QWidget)
        if part.isVisible()
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
    ]
    assert not nameless


def test_the_watermark_lets_every_click_through(put: Put, qtbot: QtBot) -> None:
    page = put(Plain("tekst"))
    mark = Watermark(page)
    mark.show()
    assert mark.size() == page.size()
    assert mark.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    page.resize(500, 400)
    qtbot.waitUntil(lambda: mark.size() == page.size())
    page.grab()


def test_combo_boxes_of_ours_all_ignore_the_wheel(put: Put) -> None:
    page = put(*everything())
    assert all(isinstance(box, Choice) for box in page.findChildren(QComboBox))


def test_a_word_wider_than_its_column_breaks_and_is_spoken_whole(put: Put) -> None:
    word = "Schuldhulpverleningsorganisaties"
    facts = put(FactsList((("Delen met", f"Stichting {word} Elsterveen"),)))
    shown = next(one for one in facts.findChildren(Plain) if "Stichting" in one.text())
    assert shown.minimumSizeHint().width() < shown.fontMetrics().horizontalAdvance(word)
    assert shown.accessibleName() == f"Stichting {word} Elsterveen"
