"""The page: clashes, the place one comes back to, reading only, hints, what is missing, and the hard rules."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.fakes import MemoryStore
from tests.ui.triage_help import Table, filled, laid_with, lay, put_away
from tests.ui.typing_help import press, type_text
from triage.answers import NOTHING, Answer, Ref, Scope
from triage.casework.casus import answering, proposing
from triage.casework.casus.proposing import Back
from triage.casus.model import Casus, CasusState
from triage.casus.walk import TaskState
from triage.ids import ItemId, QuestionId
from ui.fields.written import LangField
from ui.pages.triage.stops import StopKind
from ui.theme import Theme

Lay = Callable[[Casus], Table]


@pytest.fixture
def lay_with(qtbot: QtBot, theme: Theme) -> Iterator[Lay]:
    assert theme is not None
    tables: list[Table] = []

    def make(casus: Casus) -> Table:
        tables.append(laid_with(qtbot, casus))
        return tables[-1]

    yield make
    for table in tables:
        put_away(table)


def without(casus: Casus, question: str, item: str | None = None) -> Casus:
    return casus.with_answer(Ref(QuestionId(question), ItemId(item) if item else None), NOTHING)


def words_on(part: QWidget) -> str:
    shown = [child for child in part.findChildren(QWidget) if child.isVisible()]
    labels = [child.text() for child in shown if isinstance(child, QLabel | QAbstractButton)]
    return "\n".join(labels)


def test_at_the_first_question_there_is_no_button_back(lay_with: Lay) -> None:
    table = lay_with(filled())
    assert table.flow.casus is not None
    table.go_to(str(table.flow.casus.walk.asked[0].ref.question))
    assert not table.flow.page.back_button.isVisible()
    table.go_to("vraag.doel")
    assert table.flow.page.back_button.isVisible()


# ------------------------------------------------------------------------------------------------------ clashes
def test_a_clash_stops_the_way_out_of_its_step_until_it_is_explained(lay_with: Lay) -> None:
    casus = filled()
    for question in ("vraag.samenhang", "vraag.noodzaak"):
        casus = casus.with_answer(Ref(QuestionId(question)), Answer(value=False))
    table = lay_with(casus)
    table.go_to("vraag.doel")
    table.shortcut("Ctrl+Return")
    assert table.stop.kind is StopKind.BOTSING
    page = table.flow.page.middle.clash
    assert "geen samenhang" in words_on(page)
    assert {link.text() for link in page.changes.links()} >= {"Samenhang", "Noodzaak"}
    table.shortcut("Ctrl+Return")
    assert table.stop.kind is StopKind.BOTSING
    page.editor.setFocus()
    type_text(page.editor, "De huisarts vraagt het zo.")
    table.shortcut("Ctrl+Return")
    assert table.stop.step == "doel"
    assert "huisarts vraagt" in table.kept.text("botsing.meervoudig_zonder_samenhang")


def test_a_clash_goes_to_the_answer_that_is_to_change(lay_with: Lay) -> None:
    casus = filled().with_answer(Ref(QuestionId("persoon.leeftijd"), ItemId("huib")), Answer(40))
    casus = casus.with_answer(
        Ref(QuestionId("persoon.geboortedatum"), ItemId("huib")), Answer(makers.NOW.date().replace(year=1945))
    )
    table = lay_with(casus)
    table.flow.page.step_wanted.emit("betrokkenen")
    table.settle()
    table.shortcut("Ctrl+Return")
    assert table.stop.kind is StopKind.BOTSING
    links = table.flow.page.middle.clash.changes.links()
    assert all("Huib Wiersinga" in link.text() for link in links)
    table.keys("Space")
    table.settle()
    assert table.block("persoon.leeftijd", "huib").isAncestorOf(table.focus)


# -------------------------------------------------------------------------------------------------------- place
def test_coming_back_restores_question_and_cursor(lay_with: Lay, qtbot: QtBot) -> None:
    table = lay_with(filled())
    block = table.go_to("toets.schade")
    assert block.field is not None
    words = block.field.findChild(QPlainTextEdit)
    assert words is not None
    words.setFocus()
    cursor = words.textCursor()
    cursor.setPosition(11)
    words.setTextCursor(cursor)
    table.settle()
    again = lay(qtbot, store=table.store)
    again.flow.open(table.kept.id)
    qtbot.waitUntil(lambda: again.flow.casus is not None)
    again.settle()
    assert again.stop.ref == Ref(QuestionId("toets.schade"))
    here = again.focus
    assert isinstance(here, QPlainTextEdit)
    assert here.textCursor().position() == 11
    put_away(again)


def test_coming_back_restores_a_list_and_the_review(lay_with: Lay, qtbot: QtBot) -> None:
    table = lay_with(filled())
    for step, kind in (("betrokkenen", StopKind.LIJST), ("nalezen", StopKind.NALEZEN)):
        table.flow.page.step_wanted.emit(step)
        table.settle()
        again = lay(qtbot, store=table.store)
        again.flow.open(table.kept.id)
        qtbot.waitUntil(lambda opened=again.flow: opened.casus is not None)  # type: ignore[misc]
        again.settle()
        assert (again.stop.step, again.stop.kind) == (step, kind)
        put_away(again)


# ---------------------------------------------------------------------------------------------------- read only
def test_what_lies_with_a_decider_is_read_and_not_changed(lay_with: Lay) -> None:
    table = lay_with(makers.put(filled()))
    table.go_to("aanleiding.wat")
    assert table.flow.page.middle.sheet.findChildren(QPlainTextEdit) == []
    assert table.flow.page.middle.sheet.findChildren(QLineEdit) == []
    assert "Buren roken gas" in words_on(table.flow.page.middle.sheet)
    assert "ligt bij een beslisser" in words_on(table.flow.page)
    table.flow.page.step_wanted.emit("betrokkenen")
    table.settle()
    table.shortcut("Alt+N")
    assert len(table.kept.of(Scope.PERSOON)) == 2


def test_the_proposer_takes_it_back_and_goes_on(lay_with: Lay) -> None:
    table = lay_with(makers.put(filled()))
    table.flow.page.step_wanted.emit("nalezen")
    table.settle()
    table.flow.page.middle.review.closing.withdraw_button.click()
    table.settle()
    assert table.kept.state is CasusState.INGETROKKEN
    assert table.opened.writable


# -------------------------------------------------------------------------------------------------------- hints
def test_a_hint_points_and_never_blocks(lay_with: Lay) -> None:
    table = lay_with(without(filled(), "aanleiding.wat"))
    block = table.go_to("aanleiding.wat")
    type_text(table.focus, "Gezien de situatie, zie dossier.")
    table.settle()
    table.qtbot.waitUntil(lambda: "gezien de situatie" in block.hinted)
    assert "zie dossier" in block.hinted
    table.shortcut("Ctrl+Return")
    assert table.stop.ref != block.ref
    assert table.opened.walk.missing == ()
    table.flow.page.step_wanted.emit("nalezen")
    table.settle()
    closing = table.flow.page.middle.review.closing
    closing.stamp_button.click()
    table.settle()
    closing.put_forward_button.click()
    table.settle()
    assert table.kept.state is CasusState.VOORGELEGD


# ------------------------------------------------------------------------------------------------------ missing
def test_each_missing_thing_is_a_link_that_puts_the_focus_in_its_field(lay_with: Lay) -> None:
    casus = without(without(filled(), "toets.schade"), "persoon.adres", "dochter")
    table = lay_with(casus)
    table.flow.page.step_wanted.emit("nalezen")
    table.settle()
    review = table.flow.page.middle.review
    words = [link.text() for link in review.missing.links()]
    assert len(words) == len(table.opened.walk.missing) == 2
    assert any("Dochter van meneer Wiersinga" in one for one in words)
    assert table.focus is review.missing.links()[0]
    for number, question in enumerate(("persoon.adres", "toets.schade")):
        table.flow.page.step_wanted.emit("nalezen")
        table.settle()
        review.missing.links()[number].click()
        table.settle()
        here = table.flow.page.here
        assert here is not None
        assert here[0].question == question


def test_what_is_incomplete_is_refused_with_its_links(lay_with: Lay) -> None:
    table = lay_with(without(filled(), "toets.schade"))
    table.flow.page.step_wanted.emit("nalezen")
    table.settle()
    review = table.flow.page.middle.review
    review.closing.put_forward_button.click()
    table.settle()
    assert table.kept.state is CasusState.CONCEPT
    assert table.flow.page.trouble.isVisible()
    assert table.focus is review.missing.links()[0]


def test_any_edit_drops_the_stamp(lay_with: Lay) -> None:
    table = lay_with(filled())
    table.flow.page.step_wanted.emit("nalezen")
    table.settle()
    table.flow.page.middle.review.closing.stamp_button.click()
    table.settle()
    assert "Nagekeken op 22 november 2026 om 09:00" in table.flow.page.middle.review.closing.stamped.text()
    table.go_to("aanleiding.wat")
    type_text(table.focus, "!")
    table.settle()
    assert table.kept.reviewed is None


def test_a_step_that_is_not_open_says_what_opens_it(lay_with: Lay) -> None:
    table = lay_with(without(filled(), "persoon.adres", "huib"))
    table.go_to("vraag.doel")
    table.shortcut("Ctrl+Return")
    assert table.stop.kind is StopKind.DICHT
    closed = table.flow.page.middle.closed
    assert "Betrokkenen" in words_on(closed)
    assert table.opened.walk.task(table.stop.step).state is TaskState.KAN_NOG_NIET  # type: ignore[union-attr]
    table.keys("Space")
    table.settle()
    assert table.stop.step == "betrokkenen"


def test_still_to_find_out_is_named_beside_the_question_and_in_the_review(lay_with: Lay) -> None:
    table = lay_with(filled())
    block = table.go_to("aanleiding.van")
    assert block.field is not None
    block.field.uitzoeken.click()
    table.settle()
    assert table.kept.answer("aanleiding.van").uitzoeken
    assert "Van wie" in words_on(table.flow.page.side)
    table.flow.page.step_wanted.emit("nalezen")
    table.settle()
    assert table.flow.page.middle.review.missing.links()[0].text() == "Nog uitzoeken: Van wie"


# ------------------------------------------------------------------------------------------------------- thread
def test_the_deciders_questions_stand_on_top_and_are_answered_there(qtbot: QtBot, theme: Theme) -> None:
    assert theme is not None
    store = MemoryStore()
    casus = replace(filled(), reviewed=makers.NOW)
    me, other = makers.desk(store.work), makers.desk(store.work, makers.decider(), ids=makers.Ids("d"))
    with store.work() as work:
        work.casussen.add(casus, makers.look())
        work.commit()
    opened = proposing.put_forward(me, answering.open_casus(me, casus.id))
    proposing.return_with_questions(other, opened, (Back("Waarom nu?", "toets.schade"),))
    table = lay(qtbot, store=store)
    table.flow.open(casus.id)
    qtbot.waitUntil(lambda: bool(table.flow.page.asked.entries()))
    entry = table.flow.page.asked.entries()[0]
    assert "Waarom nu?" in words_on(table.flow.page.asked)
    assert entry.editor is not None
    entry.editor.setFocus()
    type_text(entry.editor, "Omdat het gas open stond.")
    qtbot.waitUntil(lambda: store.state.vragen[0].answered == "Omdat het gas open stond.", timeout=15_000)
    type_text(entry.editor, " Echt.")
    table.settle()
    assert store.state.vragen[0].answered == "Omdat het gas open stond. Echt."
    put_away(table)


# --------------------------------------------------------------------------------------------------- hard rules
def test_a_secrecy_holders_refusal_offers_no_override_and_asks_no_reason(lay_with: Lay) -> None:
    table = lay_with(filled("casus_5_geheimhouder_weigert"))
    party = next(
        ref.item
        for ref, given in table.kept.answers.items()
        if ref.question == "geheim.medewerking" and given.value == "weigert"
    )
    asked = [one for one in table.opened.walk.asked if one.ref.item == party and one.question.step == "geheimhouding"]
    assert [one.question.id for one in asked] == ["geheim.wet", "geheim.medewerking"]
    block = table.go_to("geheim.medewerking", party)
    assert [type(one) for one in block.findChildren(QPlainTextEdit)] == []
    assert [one for one in block.findChildren(QLineEdit) if one.isVisible()] == []
    ended = [line for line, fate in table.opened.walk.fates.items() if "D5" in fate.codes]
    assert ended
    for line in ended:
        later = {one.question.id for one in table.opened.walk.asked if one.ref.item == line}
        assert not later & {"voorstel.keuze", "grond.b1", "grond.motivering", "niet.motivering"}
    assert "toch" not in words_on(table.flow.page.middle).lower()


def test_consent_is_never_chosen_beforehand(lay_with: Lay) -> None:
    casus = filled()
    for question in [ref for ref in casus.answers if ref.question.startswith("toestemming.") and ref.item == "huib"]:
        casus = casus.with_answer(question, NOTHING)
    table = lay_with(casus)
    table.go_to("toestemming.stand", "huib")
    press(table.focus, Qt.Key.Key_Tab)
    for asked in [one for one in table.opened.walk.asked if one.ref.item == "huib"]:
        if asked.question.id.startswith("toestemming."):
            block = table.go_to(asked.question.id, asked.ref.item)
            buttons = block.findChildren(QAbstractButton)
            assert not [button for button in buttons if button.isCheckable() and button.isChecked()]
            assert block.findChildren(QComboBox) == []
    table.settle()
    assert table.kept.answer("toestemming.stand", ItemId("huib")) == NOTHING


# -------------------------------------------------------------------------------------------------- all at once
def test_all_questions_of_a_step_on_one_page_keep_their_texts(lay_with: Lay) -> None:
    table = lay_with(filled())
    table.go_to("aanleiding.wat")
    table.flow.page.whole.click()
    table.settle()
    blocks = table.flow.page.middle.sheet.blocks()
    assert [one.ref for one in blocks] == [one.ref for one in table.opened.walk.of_step(table.stop.step)]
    assert table.block("aanleiding.wat").isAncestorOf(table.focus)
    field = table.block("aanleiding.wat").field
    assert isinstance(field, LangField)
    type_text(field.editor, " Ook dit.")
    table.flow.page.whole.click()
    table.settle()
    assert table.stop.kind is StopKind.VRAAG
    assert table.kept.text("aanleiding.wat").endswith(" Ook dit.")


def test_everything_that_can_have_the_focus_has_a_name(lay_with: Lay) -> None:
    table = lay_with(filled())
    nameless: list[str] = []
    for step in table.opened.walk.tasks:
        table.flow.page.step_wanted.emit(step.step)
        table.settle()
        parts = [one for one in table.flow.page.findChildren(QWidget) if one.isVisible()]
        tabbed = [one for one in parts if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        nameless += [f"{step.step}: {type(one).__name__}" for one in tabbed if not one.accessibleName()]
    assert nameless == []
