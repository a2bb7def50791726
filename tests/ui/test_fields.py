"""Every kind of answer has a field that shows it, tells of it, keeps what was typed, and can be reached by keyboard."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.samples import FILLED, MANY, asked
from tests.ui.typing_help import paste, press, type_text, wheel
from triage.answers import MAX_TEXT, NOTHING, Answer, AnswerKind, Toets, Uitgelegd, check
from ui.fields.base import Field
from ui.fields.chosen import JaNeeField, KeuzeField, KeuzesField, ToetsField, UitgelegdField
from ui.fields.dated import DatumField, TijdstipField
from ui.fields.form import Choice
from ui.fields.table import FIELDS, field_for
from ui.fields.written import GetalField, KortField, LangField
from ui.theme import Scheme, Theme, colour
from ui.words import say

pytestmark = pytest.mark.usefixtures("theme")

DUTCH = "Zoë’s coördinator – één café, 漢 €"


def shown(qtbot: QtBot, kind: AnswerKind, answer: Answer = NOTHING) -> Field:
    field = field_for(asked(kind, answer))
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    field.activateWindow()
    return field


def told(field: Field) -> list[Answer]:
    answers: list[Answer] = []
    field.edited.connect(answers.append)
    return answers


def test_the_table_is_complete() -> None:
    assert set(FIELDS) == set(AnswerKind)


@pytest.mark.parametrize("kind", AnswerKind)
def test_an_answer_comes_back_as_it_was_and_showing_is_silent(qtbot: QtBot, kind: AnswerKind) -> None:
    field = field_for(asked(kind))
    qtbot.addWidget(field)
    answers = told(field)
    assert field.answer() == NOTHING
    field.show_answer(asked(kind, FILLED[kind]))
    assert field.answer() == FILLED[kind]
    check(kind, field.answer())
    field.show_answer(asked(kind, NOTHING), anew=True)
    assert field.answer() == NOTHING
    assert answers == []


@pytest.mark.parametrize("kind", AnswerKind)
def test_nog_uitzoeken_is_an_answer_beside_what_is_filled_in(qtbot: QtBot, kind: AnswerKind) -> None:
    field = field_for(asked(kind, FILLED[kind]))
    qtbot.addWidget(field)
    answers = told(field)
    field.uitzoeken.click()
    assert answers == [Answer(FILLED[kind].value, uitzoeken=True)]
    field.show_answer(asked(kind, answers[0]), anew=True)
    assert field.uitzoeken.isChecked()


@pytest.mark.parametrize("kind", AnswerKind)
def test_every_part_that_can_have_the_focus_has_a_name(qtbot: QtBot, kind: AnswerKind) -> None:
    field = field_for(asked(kind, FILLED[kind]))
    qtbot.addWidget(field)
    nameless = [
        part
        for part in field.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and not part.accessibleName()
    ]
    assert not nameless
    assert field.accessibleName() == "Wat is overwogen?"


@pytest.mark.parametrize("kind", AnswerKind)
def test_the_wheel_changes_nothing(qtbot: QtBot, kind: AnswerKind) -> None:
    field = shown(qtbot, kind, FILLED[kind])
    answers = told(field)
    for part in field.parts():
        part.setFocus()
        wheel(part)
    assert field.answer() == FILLED[kind]
    assert answers == []


@pytest.mark.parametrize("kind", AnswerKind)
def test_tab_goes_along_every_part_and_ends_under_them(qtbot: QtBot, kind: AnswerKind) -> None:
    field = shown(qtbot, kind, FILLED[kind])
    order = [part for part in field.reading_order() if part.isVisible()]
    chain = []
    part = field.nextInFocusChain()
    while part is not None and part is not field:
        if part in order:
            chain.append(part)
        part = part.nextInFocusChain()
    assert chain == order


@pytest.mark.parametrize("kind", AnswerKind)
def test_place_and_cursor_are_found_again(qtbot: QtBot, kind: AnswerKind) -> None:
    field = shown(qtbot, kind, FILLED[kind])
    last = field.parts()[-1]
    last.setFocus()
    place = field.focus_place()
    other = field_for(asked(kind, FILLED[kind]))
    qtbot.addWidget(other)
    with qtbot.waitExposed(other):
        other.show()
    other.activateWindow()
    other.restore_place(place)
    assert other.parts()[-1].hasFocus()
    assert other.focus_place() == place
    other.restore_place(10**9)
    assert QApplication.focusWidget() in other.parts()


def test_a_fault_stands_under_the_field_in_words_and_at_the_editor(qtbot: QtBot) -> None:
    field = field_for(asked(AnswerKind.KORT))
    qtbot.addWidget(field)
    assert isinstance(field, KortField)
    field.mark("Noem ook de dag.")
    assert field.error.message == "Noem ook de dag."
    assert not field.error.isHidden()
    assert field.editor.accessibleDescription() == "Noem ook de dag."
    field.mark(None)
    assert field.error.isHidden()


def test_typing_dutch_tells_each_change(qtbot: QtBot) -> None:
    for kind in (AnswerKind.KORT, AnswerKind.LANG):
        field = shown(qtbot, kind)
        assert isinstance(field, KortField | LangField)
        answers = told(field)
        type_text(field.editor, DUTCH)
        assert field.answer() == Answer(DUTCH)
        assert len(answers) == len(DUTCH)


def test_the_store_never_overwrites_what_is_being_typed(qtbot: QtBot) -> None:
    field = shown(qtbot, AnswerKind.LANG)
    assert isinstance(field, LangField)
    type_text(field.editor, "Moeder belt")
    field.show_answer(asked(AnswerKind.LANG, Answer("Moeder")))
    assert field.answer() == Answer("Moeder belt")
    field.show_answer(asked(AnswerKind.LANG, Answer("Elders gewijzigd")), anew=True)
    assert field.answer() == Answer("Elders gewijzigd")


@pytest.mark.parametrize("kind", [AnswerKind.KORT, AnswerKind.LANG])
def test_a_megabyte_is_refused_whole_and_what_stood_there_stays(qtbot: QtBot, kind: AnswerKind) -> None:
    field = shown(qtbot, kind, Answer("Dit staat er al."))
    assert isinstance(field, KortField | LangField)
    answers = told(field)
    paste(field.editor, "x" * 1_000_000)
    assert field.answer() == Answer("Dit staat er al.")
    assert answers == []
    assert field.error.message == say("veld.te_lang", maximum=MAX_TEXT)
    paste(field.editor, "Kort. ")
    assert field.answer() == Answer("Kort. Dit staat er al.")
    assert field.error.message == ""


@pytest.mark.parametrize("kind", [AnswerKind.KORT, AnswerKind.LANG])
def test_typing_stops_at_the_limit_without_losing_a_letter(qtbot: QtBot, kind: AnswerKind) -> None:
    full = "a" * MAX_TEXT
    field = shown(qtbot, kind, Answer(full))
    assert isinstance(field, KortField | LangField)
    type_text(field.editor, "b")
    assert field.answer() == Answer(full)
    assert field.error.message == say("veld.te_lang", maximum=MAX_TEXT)
    press(field.editor, Qt.Key.Key_Delete)
    assert field.answer() == Answer("a" * (MAX_TEXT - 1))


def test_what_no_store_can_keep_is_left_out(qtbot: QtBot) -> None:
    field = shown(qtbot, AnswerKind.LANG)
    assert isinstance(field, LangField)
    field.editor.insertPlainText("voor\x00na")
    assert field.answer() == Answer("voorna")


def test_tab_leaves_a_text_and_leaving_is_told(qtbot: QtBot) -> None:
    field = shown(qtbot, AnswerKind.LANG, Answer("tekst"))
    assert isinstance(field, LangField)
    field.editor.setFocus()
    with qtbot.waitSignal(field.left):
        press(field.editor, Qt.Key.Key_Tab)
    assert field.answer() == Answer("tekst")
    assert field.uitzoeken.hasFocus()


def test_a_text_grows_with_its_lines(qtbot: QtBot) -> None:
    field = shown(qtbot, AnswerKind.LANG)
    assert isinstance(field, LangField)
    before = field.editor.sizeHint().height()
    type_text(field.editor, "\n".join("regel" for _ in range(8)))
    assert field.editor.sizeHint().height() > before
    type_text(field.editor, "\n" * 40)
    assert field.editor.sizeHint().height() < 20 * field.editor.fontMetrics().lineSpacing()


def test_yes_and_no_are_open_until_chosen_and_can_be_taken_back(qtbot: QtBot) -> None:
    field = shown(qtbot, AnswerKind.JA_NEE)
    assert isinstance(field, JaNeeField)
    answers = told(field)
    assert field.wis.isHidden()
    field.nee.click()
    field.ja.click()
    field.wis.click()
    field.ja.click()
    press(field.ja, Qt.Key.Key_Delete)
    assert [answer.value for answer in answers] == [False, True, None, True, None]


def test_a_toets_holds_a_no_with_its_words(qtbot: QtBot) -> None:
    field = shown(qtbot, AnswerKind.TOETS)
    assert isinstance(field, ToetsField)
    type_text(field.editor, "Nee, want")
    assert field.answer() == Answer(Toets(ja=None, woorden="Nee, want"))
    field.nee.click()
    assert field.answer() == Answer(Toets(ja=False, woorden="Nee, want"))


def test_a_long_list_can_be_searched_and_folds_after_choosing(qtbot: QtBot) -> None:
    field = field_for(asked(AnswerKind.KEUZE, options=MANY))
    qtbot.addWidget(field)
    field.show()
    assert isinstance(field, KeuzeField)
    type_text(field.list.filter, "organisatie c")
    assert [button.objectName() for button in field.list.buttons() if button.isVisible()] == ["o2"]
    type_text(field.list.filter, "zz")
    assert field.list.nothing.isVisible()
    field.show_answer(asked(AnswerKind.KEUZE, Answer("o4"), MANY), anew=True)
    assert [button.objectName() for button in field.list.buttons() if button.isVisible()] == ["o4"]
    field.list.others.click()
    assert all(button.isVisible() for button in field.list.buttons())
    assert field.answer() == Answer("o4")


def test_options_that_change_keep_what_is_still_offered(qtbot: QtBot) -> None:
    field = shown(qtbot, AnswerKind.KEUZES)
    assert isinstance(field, KeuzesField)
    for button in field.list.buttons()[:2]:
        button.click()
    field.show_answer(asked(AnswerKind.KEUZES, Answer(("opnieuw", "zelf")), MANY[:3]))
    assert field.answer() == NOTHING
    field.show_answer(asked(AnswerKind.KEUZES, Answer(("o1",)), MANY[:3]), anew=True)
    assert field.answer() == Answer(("o1",))


def test_the_focus_stays_when_the_options_change_under_it(qtbot: QtBot) -> None:
    field = shown(qtbot, AnswerKind.KEUZES)
    field.parts()[1].setFocus()
    field.show_answer(asked(AnswerKind.KEUZES, NOTHING, MANY[:4]))
    assert field.parts()[1].hasFocus()
    assert field.parts()[1].objectName() == "o1"


def test_an_unticked_explanation_waits_unseen(qtbot: QtBot) -> None:
    field = shown(qtbot, AnswerKind.UITGELEGD, FILLED[AnswerKind.UITGELEGD])
    assert isinstance(field, UitgelegdField)
    box = field.list.button("opnieuw")
    assert box is not None
    box.click()
    assert field.answer().value == Uitgelegd((("anoniem", "Te bekend."),))
    assert not field.explanation("opnieuw").isVisible()
    box.click()
    assert field.answer() == FILLED[AnswerKind.UITGELEGD]


def test_a_ticked_option_without_words_says_so_after_leaving(qtbot: QtBot) -> None:
    field = shown(qtbot, AnswerKind.UITGELEGD)
    assert isinstance(field, UitgelegdField)
    box = field.list.button("zelf")
    assert box is not None
    box.click()
    editor = field.explanation("zelf")
    assert editor.accessibleDescription() == ""
    editor.setFocus()
    press(editor, Qt.Key.Key_Tab)
    assert editor.accessibleDescription() == say("veld.uitleg_mist")
    type_text(editor, "J")
    assert editor.accessibleDescription() == ""


def test_a_half_date_is_kept_and_said_on_leaving(qtbot: QtBot) -> None:
    field = shown(qtbot, AnswerKind.DATUM)
    assert isinstance(field, DatumField)
    field.day.editor.setFocus()
    type_text(field.day.editor, "begin maart")
    assert field.answer() == Answer(typed="begin maart")
    assert field.error.message == ""
    press(field.day.editor, Qt.Key.Key_Tab)
    assert field.error.message == say("veld.datum_onleesbaar")
    again = field_for(asked(AnswerKind.DATUM, field.answer()))
    qtbot.addWidget(again)
    assert again.answer() == Answer(typed="begin maart")
    assert again.error.message == say("veld.datum_onleesbaar")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_day_can_be_picked_from_the_calendar(qtbot: QtBot) -> None:
    field = shown(qtbot, AnswerKind.DATUM, Answer(date(2026, 11, 3)))
    assert isinstance(field, DatumField)
    answers = told(field)
    field.day.button.click()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    calendar = popup.findChild(QWidget, "qt_calendar_calendarview")
    assert isinstance(calendar, QWidget)
    press(calendar, Qt.Key.Key_Right)
    press(calendar, Qt.Key.Key_Return)
    assert answers == [Answer(date(2026, 11, 4))]
    assert QApplication.activePopupWidget() is None


def test_a_moment_is_dutch_time_and_half_of_it_is_kept(qtbot: QtBot) -> None:
    field = shown(qtbot, AnswerKind.TIJDSTIP)
    assert isinstance(field, TijdstipField)
    type_text(field.day.editor, "3 juli 2026")
    assert field.answer() == Answer(typed="3 juli 2026\n")
    type_text(field.time, "9.05 uur")
    assert field.answer() == Answer(datetime(2026, 7, 3, 9, 5, tzinfo=ZoneInfo("Europe/Amsterdam")))
    half = field_for(asked(AnswerKind.TIJDSTIP, Answer(typed="3 juli\nnegen uur")))
    qtbot.addWidget(half)
    assert half.answer() == Answer(typed="3 juli\nnegen uur")
    assert half.error.message == say("veld.tijd_onleesbaar")


def test_an_hour_that_never_was_is_said_to_be_so(qtbot: QtBot) -> None:
    field = field_for(asked(AnswerKind.TIJDSTIP, Answer(typed="29-3-2026\n02:30")))
    qtbot.addWidget(field)
    assert field.answer() == Answer(typed="29-3-2026\n02:30")
    assert field.error.message == say("veld.tijd_bestaat_niet")


def test_a_number_that_is_none_is_kept(qtbot: QtBot) -> None:
    field = shown(qtbot, AnswerKind.GETAL)
    assert isinstance(field, GetalField)
    type_text(field.editor, "negen")
    assert field.answer() == Answer(typed="negen")
    field.editor.clear()
    type_text(field.editor, "09")
    assert field.answer() == Answer(9)


@pytest.mark.parametrize("scheme", [Scheme.LICHT, Scheme.DONKER, Scheme.CONTRAST])
def test_a_list_to_choose_from_shows_that_it_is_one(qtbot: QtBot, theme: Theme, scheme: Scheme) -> None:
    theme.choose(scheme)
    made = Choice()
    qtbot.addWidget(made)
    made.resize(300, 36)
    made.show()
    picture = made.grab().toImage()
    right = {picture.pixelColor(x, y).name() for x in range(270, 294) for y in range(12, 24)}
    assert colour("text").name() in right
