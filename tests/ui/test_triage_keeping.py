"""What is typed is stored within a second, is never lost or reset, and never falls away unasked."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.triage_help import Table, filled, laid_with, put_away
from tests.ui.typing_help import press, type_text
from triage.answers import Answer, Ref, Scope
from triage.casework.casus import answering
from triage.faults import Trouble
from triage.ids import ItemId, QuestionId
from ui.fields.written import LangField
from ui.theme import Theme

WHAT = Ref(QuestionId("aanleiding.wat"))
CONSENT = Ref(QuestionId("toestemming.stand"), ItemId("huib"))


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> Iterator[Table]:
    assert theme is not None
    table = laid_with(qtbot, filled())
    yield table
    put_away(table)


def editor(table: Table) -> LangField:
    field = table.block("aanleiding.wat").field
    assert isinstance(field, LangField)
    return field


def test_what_is_typed_is_stored_within_a_second_in_few_writes(table: Table) -> None:
    table.go_to("aanleiding.wat")
    before = table.kept.version
    type_text(table.focus, "Ook de buurvrouw belde.")
    table.qtbot.waitUntil(lambda: "buurvrouw belde." in table.kept.text("aanleiding.wat"), timeout=15_000)
    assert table.kept.version - before <= 2
    table.qtbot.waitUntil(lambda: table.flow.page.saved.words == "Opgeslagen 09:00", timeout=15_000)


def test_typing_while_a_save_is_slow_keeps_text_and_cursor(table: Table) -> None:
    table.go_to("aanleiding.wat")
    gate = threading.Event()

    def slow() -> None:
        gate.wait(5)

    table.before_work = slow
    start = len(editor(table).editor.toPlainText())
    type_text(table.focus, "Een")
    table.flow.flush()
    type_text(table.focus, " twee")
    press(table.focus, Qt.Key.Key_Left)
    gate.set()
    table.settle()
    assert editor(table).editor.toPlainText().endswith("Een twee")
    assert editor(table).editor.textCursor().position() == start + len("Een twee") - 1
    assert table.kept.text("aanleiding.wat").endswith("Een twee")


def test_a_full_disk_says_so_and_keeps_the_text_until_there_is_room(table: Table) -> None:
    table.go_to("aanleiding.wat")

    def full() -> None:
        raise Trouble("schijf_vol")

    table.before_work = full
    type_text(table.focus, " Daarna niets meer.")
    table.flow.keeper.flush()
    table.qtbot.waitUntil(lambda: not table.flow.page.trouble.isHidden())
    assert "Niet opgeslagen" in table.flow.page.saved.words
    assert editor(table).editor.toPlainText().endswith("Daarna niets meer.")
    assert not table.kept.text("aanleiding.wat").endswith("meer.")
    table.before_work = lambda: None
    table.settle()
    assert table.kept.text("aanleiding.wat").endswith("Daarna niets meer.")
    assert table.flow.page.trouble.isHidden()
    assert table.flow.page.saved.words.startswith("Opgeslagen")


def test_a_bug_in_keeping_leaves_nothing_busy_for_ever(table: Table) -> None:
    table.go_to("aanleiding.wat")
    bugs: list[BaseException] = []
    table.flow._context.runner.broke.connect(bugs.append)  # noqa: SLF001 (the window listens here)

    def broken() -> None:
        raise ZeroDivisionError

    table.before_work = broken
    type_text(table.focus, " Niet kwijt.")
    table.flow.keeper.flush()
    table.qtbot.waitUntil(lambda: bool(bugs) and not table.flow.keeper.busy)
    assert table.flow.keeper.unsaved
    table.before_work = lambda: None
    table.settle()
    assert table.kept.text("aanleiding.wat").endswith("Niet kwijt.")


def test_a_change_elsewhere_is_fetched_and_the_text_kept(table: Table) -> None:
    table.go_to("aanleiding.wat")
    desk = table.flow._context.desk  # noqa: SLF001 (a colleague at the same desk, in another window)
    other = answering.open_casus(desk, table.kept.id)
    answering.answer(desk, other, Ref(QuestionId("aanleiding.van")), Answer("Een buurman"))
    type_text(table.focus, " En nu dit.")
    table.settle()
    assert table.kept.text("aanleiding.van") == "Een buurman"
    assert table.kept.text("aanleiding.wat").endswith("En nu dit.")


def test_the_same_answer_changed_elsewhere_is_not_written_over(table: Table) -> None:
    table.go_to("aanleiding.wat")
    desk = table.flow._context.desk  # noqa: SLF001 (a colleague at the same desk, in another window)
    answering.answer(desk, answering.open_casus(desk, table.kept.id), WHAT, Answer("Van een collega."))
    type_text(table.focus, " Van mij.")
    table.settle()
    assert table.kept.text("aanleiding.wat") == "Van een collega."
    assert editor(table).editor.toPlainText().endswith("Van mij.")
    assert "collega" in editor(table).error.message


def choose_refused(table: Table) -> None:
    block = table.go_to(CONSENT.question, CONSENT.item)
    assert block.field is not None
    press(table.focus, Qt.Key.Key_Up)
    press(table.focus, Qt.Key.Key_Up)
    table.settle()


def test_what_falls_away_is_named_and_nothing_changes_before_a_yes(table: Table) -> None:
    before = table.kept
    choose_refused(table)
    panel = table.flow.page.middle.falls_away
    assert panel.isVisible()
    assert "Huib Wiersinga" in panel.words
    assert table.focus is panel.no_button
    assert table.kept.answers == before.answers


def test_leaving_it_as_it_was_puts_the_field_back(table: Table) -> None:
    before = table.kept
    choose_refused(table)
    table.keys("Space")
    table.settle()
    block = table.block(CONSENT.question, CONSENT.item)
    assert block.field is not None
    assert block.field.answer() == before.answers[CONSENT]
    assert block.isAncestorOf(table.focus)
    assert table.kept.answers == before.answers
    assert not table.flow.keeper.unsaved


def test_changing_all_the_same_stores_the_new_answer(table: Table) -> None:
    choose_refused(table)
    table.keys("Tab")
    table.keys("Space")
    table.settle()
    assert table.kept.text(CONSENT.question, CONSENT.item) == "geweigerd"
    assert table.flow.page.middle.falls_away.isHidden()


def test_while_somebody_types_a_number_nothing_interrupts_and_leaving_asks(table: Table) -> None:
    block = table.go_to("persoon.leeftijd", "huib")
    press(table.focus, Qt.Key.Key_Backspace)
    table.settle()
    assert block.isAncestorOf(table.focus)
    assert table.kept.answer("persoon.leeftijd", ItemId("huib")).value == 81
    table.keys("Tab")
    table.settle()
    assert table.flow.page.middle.falls_away.isVisible()
    table.keys("Space")
    table.settle()
    assert block.field is not None
    assert block.field.answer().value == 81


def test_removing_a_person_names_what_goes_with_it(table: Table) -> None:
    table.flow.page.step_wanted.emit("betrokkenen")
    table.settle()
    row = table.flow.page.middle.lists[Scope.PERSOON].rows()[0]
    row.remove_button.click()
    table.settle()
    panel = table.flow.page.middle.falls_away
    assert "Huib Wiersinga verwijderen?" in panel.words
    panel.no_button.click()
    table.settle()
    assert len(table.kept.of(Scope.PERSOON)) == 2
    row = table.flow.page.middle.lists[Scope.PERSOON].rows()[0]
    row.remove_button.click()
    table.settle()
    panel.yes_button.click()
    table.settle()
    assert ItemId("huib") not in {ref.item for ref in table.kept.answers}
