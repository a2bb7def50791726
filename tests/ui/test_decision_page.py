"""The decision page: everything on one screen, nothing chosen beforehand, nothing typed ever lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.casework.steps import decision
from tests.ui.deciding_office import Room, ref, room, settle, texts
from tests.ui.typing_help import press, type_text
from triage.access.actor import Actor, Assignment
from triage.besluit.draft import LineChoice, from_text
from triage.casework.casus import deciding
from triage.casework.casus.answering import Opened
from triage.faults import Refusal
from triage.ids import CasusId
from ui.fields.choices import Dot, Tick
from ui.fields.editors import TextEditor
from ui.flows.deciding import DecidingFlow
from ui.theme import Scheme, Theme
from ui.widgets.diff import DiffText
from ui.words import say

A, B = "naar_huisarts", "naar_casemanager"


@pytest.fixture
def here(theme: Theme) -> Iterator[Room]:
    assert theme.chosen is Scheme.LICHT
    made = room()
    yield made
    made.notices.hide()
    made.runner.stop()


def shown(here: Room, qtbot: QtBot, opened: Opened, by: Actor | None = None) -> DecidingFlow:
    flow = DecidingFlow(here.context(by))
    qtbot.addWidget(flow.page)
    flow.page.resize(1080, 730)
    with qtbot.waitActive(flow.page):
        flow.page.show()
        flow.page.activateWindow()
    flow.open(opened.casus.id)
    qtbot.waitUntil(lambda: flow.page.title.text() != say("besluiten.laden"))
    settle()
    return flow


def drafted(here: Room, opened: Opened) -> str:
    return here.store.state.drafts.get((opened.casus.id, makers.decider().person), "")


def fill(flow: DecidingFlow, outcome: str = "delen") -> None:
    panel = flow.page.panel
    panel.outcomes[outcome].click()
    type_text(panel.words, "Dit is het minste dat nodig is.")
    type_text(panel.until.editor, "18-2-2027")
    type_text(panel.review.editor, "18 januari 2027")
    panel.own.click()


def test_the_whole_reasoning_stands_on_one_screen(here: Room, qtbot: QtBot) -> None:
    flow = shown(here, qtbot, here.office.put())
    seen = texts(flow.page.reasoning)
    for part in ("doel", "toestemming", "middelen", "toetsvragen", "gronden", "inschattingen", "zicht", "regels"):
        assert say(f"besluiten.deel.{part}") in seen
    shot = here.office.shown(flow._shown.opened).voorstel.snapshot if flow._shown else None  # noqa: SLF001
    assert shot is not None
    for words in (shot.purpose, *(way.words for way in shot.ways), *(line.motivation for line in shot.lines)):
        assert words in seen


def test_nothing_is_chosen_and_every_outcome_weighs_the_same(here: Room, qtbot: QtBot) -> None:
    panel = shown(here, qtbot, here.office.put()).page.panel
    assert list(panel.outcomes) == ["delen", "deels_delen", "niet_delen", "andere_route", "terug"]
    assert panel.group.checkedButton() is None
    assert {type(dot) for dot in panel.outcomes.values()} == {Dot}
    assert len({dot.font().pixelSize() for dot in panel.outcomes.values()}) == 1
    assert not panel.own.isChecked()
    assert panel.own.accessibleName() == "Ik heb deze afweging zelf gemaakt"
    assert say("besluiten.u_beslist") in texts(panel)
    assert (panel.words.words(), panel.until.editor.words(), panel.review.editor.words()) == ("", "", "")


def test_what_lacks_is_a_list_of_links_after_pressing(here: Room, qtbot: QtBot) -> None:
    flow = shown(here, qtbot, here.office.put())
    panel = flow.page.panel
    assert not panel.missing.links()
    panel.seal.click()
    settle()
    assert [link.goal for link in panel.missing.links()] == ["uitkomst", "motivering", "eigen_afweging"]
    assert panel.missing.links()[0].hasFocus()
    panel.missing.links()[1].click()
    assert panel.words.hasFocus()
    assert here.store.state.besluiten == ()


def test_sealing_by_keyboard_alone(here: Room, qtbot: QtBot) -> None:
    opened = here.office.put()
    flow = shown(here, qtbot, opened)

    def reach(wanted: QWidget) -> None:
        for _ in range(200):
            if QApplication.focusWidget() is wanted:
                return
            press(QApplication.focusWidget() or flow.page, Qt.Key.Key_Tab)
        raise AssertionError(f"not reached by keyboard: {wanted.accessibleName()}")

    panel = flow.page.panel
    reach(panel.outcomes["delen"])
    press(panel.outcomes["delen"], Qt.Key.Key_Space)
    reach(panel.words)
    type_text(panel.words, "Zó is het zorgvuldig, één voor één.")
    reach(panel.until.editor)
    type_text(panel.until.editor, "18-2-2027")
    reach(panel.review.editor)
    type_text(panel.review.editor, "18-1-2027")
    reach(panel.own)
    press(panel.own, Qt.Key.Key_Space)
    reach(panel.seal)
    with qtbot.waitSignal(flow.sealed) as sealed:
        press(panel.seal, Qt.Key.Key_Space)
    (besluit,) = here.store.state.besluiten
    assert sealed.args == [besluit.id]
    assert besluit.facts.motivation == "Zó is het zorgvuldig, één voor één."
    assert [verdict.granted for verdict in besluit.facts.verdicts] == [True, True]
    assert drafted(here, opened) == ""


def test_in_part_each_line_has_its_own_choice_and_reason(here: Room, qtbot: QtBot) -> None:
    flow = shown(here, qtbot, here.office.put())
    fill(flow, "deels_delen")
    panel = flow.page.panel
    first, second = panel.lines.panel(A), panel.lines.panel(B)
    assert first is not None
    assert second is not None
    assert first.group.checkedButton() is None
    panel.seal.click()
    assert [slug for slug, _ in flow.missing()] == [f"regel@{A}", f"regel@{B}"]
    first.dots[LineChoice.LIGHTER].click()
    second.dots[LineChoice.NOT].click()
    panel.seal.click()
    assert [slug for slug, _ in flow.missing()] == [f"regel_lichter@{A}", f"regel_code@{B}"]
    type_text(first.words_editor, "Er is hulp nodig")
    panel.seal.click()
    assert [slug for slug, _ in flow.missing()] == [f"regel_code@{A}", f"regel_code@{B}"]
    panel.missing.links()[0].click()
    assert isinstance(QApplication.focusWidget(), Tick)
    first.ticks["D7"].click()
    second.ticks["D2"].click()
    with qtbot.waitSignal(flow.sealed):
        panel.seal.click()
    light, off = here.store.state.besluiten[0].facts.verdicts
    assert (light.wording, light.codes[0].id, off.granted, off.codes[0].id) == ("Er is hulp nodig", "D7", False, "D2")


def test_not_sharing_asks_a_reason_for_each_line_which_can_be_given_to_all(here: Room, qtbot: QtBot) -> None:
    flow = shown(here, qtbot, here.office.put())
    fill(flow, "niet_delen")
    panel = flow.page.panel
    first = panel.lines.panel(A)
    assert first is not None
    assert not panel.until_row.isVisible(), "nothing is shared, so nothing can run out"
    panel.seal.click()
    assert [slug for slug, _ in flow.missing()] == [f"regel_code@{A}", f"regel_code@{B}"]
    first.ticks["D3"].click()
    first.same.click()
    assert flow.missing() == ()
    with qtbot.waitSignal(flow.sealed):
        panel.seal.click()
    assert [one.granted for one in here.store.state.besluiten[0].facts.verdicts] == [False, False]


def test_days_that_cannot_be_read_or_do_not_fit_are_named(here: Room, qtbot: QtBot) -> None:
    flow = shown(here, qtbot, here.office.put())
    panel = flow.page.panel
    fill(flow)
    panel.until.editor.show_words("ergens in mei")
    assert [slug for slug, _ in flow.missing()] == ["geldig_tot_onleesbaar"]
    panel.until.editor.show_words("1-1-2020")
    assert [slug for slug, _ in flow.missing()] == ["geldig_voorbij", "heroverwegen_buiten"]
    panel.seal.click()
    assert panel.missing.links()[0].text() == say("besluiten.mist.geldig_voorbij")


# -------------------------------------------------------------------------------------------------- going back
def test_back_with_questions_about_answers(here: Room, qtbot: QtBot) -> None:
    opened = here.office.put()
    flow = shown(here, qtbot, opened)
    panel = flow.page.panel
    panel.outcomes["terug"].click()
    assert not panel.seal.isVisible()
    assert not panel.own.isVisible()
    panel.back.click()
    assert [link.goal for link in panel.missing.links()] == ["vraag_ontbreekt"]
    type_text(panel.questions.panels[0].words, "Is er echt geen ander?")
    about = panel.questions.panels[0].about
    about.setCurrentIndex(about.findData("doel.woorden"))
    panel.questions.more.click()
    type_text(panel.questions.panels[1].words, "Wanneer komt de mentor?")
    with qtbot.waitSignal(flow.returned) as back:
        panel.back.click()
    assert back.args == [opened.casus.id]
    assert [(one.text, one.about) for one in here.store.state.vragen] == [
        ("Is er echt geen ander?", "doel.woorden"),
        ("Wanneer komt de mentor?", ""),
    ]


def test_a_second_round_shows_the_thread_and_each_change_word_by_word(here: Room, qtbot: QtBot) -> None:
    opened = here.office.put()
    again = here.put_again(
        opened, {ref("grond.motivering", B): "De casemanager kijkt elke dag.", ref("vraag.reden"): "Een andere reden."}
    )
    flow = shown(here, qtbot, again)
    page = flow.page
    assert page.changes.text() == say("besluiten.wijzigingen.titel", aantal=2)
    seen = texts(page.reasoning)
    for words in ("Waarom zo?", "Omdat het nodig is.", say("besluiten.gewijzigd")):
        assert words in seen
    assert "[erbij:" in seen
    assert "[weg:" in seen
    marked = page.reasoning.findChildren(DiffText)
    assert len(marked) == 2
    page.changes.click()
    settle()
    link = page.reasoning.changes.links()[0]
    assert link.hasFocus()
    link.click()
    assert QApplication.focusWidget() in marked


# ------------------------------------------------------------------------------------------------- four eyes
@pytest.mark.parametrize("account", ["", "tweede"])
def test_the_proposer_has_no_panel_under_any_account(here: Room, qtbot: QtBot, account: str) -> None:
    with here.office.world.work() as work:
        one, accounts, roles = makers.colleague("Sofie Harkema")
        held = makers.decider()
        work.mensen.add(one, accounts, tuple(_with(role, held) for role in roles))
        work.commit()
    own = makers.actor(role="procesregisseur", mandate=True, account=account)
    flow = shown(here, qtbot, here.office.put(), own)
    assert not flow.page.panel.isVisible()
    seen = texts(flow.page.not_yours)
    assert say("besluiten.niet.eigen_voorstel") in seen
    assert "Sofie Harkema" in seen
    flow.page.panel.seal.click()
    settle(100)
    assert here.store.state.besluiten == ()


def _with(role: Assignment, held: Actor) -> Assignment:
    return replace(role, role=held.role, mandate=held.mandate)


def test_without_a_mandate_the_page_says_so(here: Room, qtbot: QtBot) -> None:
    flow = shown(here, qtbot, here.office.put(), makers.actor("Marit Vonkeman", "procesregisseur"))
    assert not flow.page.panel.isVisible()
    assert say("besluiten.niet.geen_mandaat") in texts(flow.page.not_yours)


# --------------------------------------------------------------------------------------- kinds of casus, and words
def test_in_a_crisis_the_words_are_ratifying(here: Room, qtbot: QtBot) -> None:
    flow = shown(here, qtbot, here.office.put("casus_4_crisis"))
    assert flow.page.crisis.isVisible()
    names = [dot.accessibleName() for dot in flow.page.panel.outcomes.values()]
    assert names[:3] == ["Bekrachtigen", "Deels bekrachtigen", "Niet bekrachtigen"]


def test_where_nothing_was_put_forward_sharing_is_no_choice(here: Room, qtbot: QtBot) -> None:
    panel = shown(here, qtbot, here.office.put("casus_9_verzoek_handhaving")).page.panel
    assert list(panel.outcomes) == ["niet_delen", "andere_route", "terug"]


def test_dissent_is_shown_with_equal_weight(here: Room, qtbot: QtBot) -> None:
    opened = here.office.put()
    (voorstel,) = here.store.state.voorstellen
    shot = voorstel.snapshot
    one = shot.consults[0]
    consult = next(s for s in shot.steps if any(a.question == "consult.functie" for a in s.answers))
    more = tuple(
        replace(a, item=f"c{n}", answer=view)
        for n, view in enumerate(("oneens", "werkt_niet_mee"))
        for a in consult.answers
        if a.question == "consult.functie"
    )
    views = (one, replace(one, view="oneens", function="Huisarts"), replace(one, view="werkt_niet_mee", words=""))
    steps = tuple(replace(s, answers=(*s.answers, *more)) if s is consult else s for s in shot.steps)
    here.store.state.voorstellen = (replace(voorstel, snapshot=replace(shot, consults=views, steps=steps)),)
    view = shown(here, qtbot, opened).page.reasoning.section("inschattingen")
    assert view is not None
    seen = texts(view)
    for name in ("eens", "oneens", "werkt niet mee"):
        assert name in seen.split("\n")


# ------------------------------------------------------------------------------------- nothing typed is ever lost
def test_typing_is_stored_within_a_second_and_comes_back_unticked(here: Room, qtbot: QtBot) -> None:
    opened = here.office.put()
    flow = shown(here, qtbot, opened)
    fill(flow, "deels_delen")
    first = flow.page.panel.lines.panel(A)
    assert first is not None
    first.dots[LineChoice.LIGHTER].click()
    type_text(first.words_editor, "Minder")
    qtbot.waitUntil(lambda: "Minder" in drafted(here, opened), timeout=15_000)
    # A kill: no flush, no goodbye. Another window opens the same casus.
    other = shown(here, qtbot, opened)
    panel = other.page.panel
    assert panel.outcome == "deels_delen"
    assert panel.words.words() == "Dit is het minste dat nodig is."
    assert panel.until.editor.words() == "18-2-2027"
    again = panel.lines.panel(A)
    assert again is not None
    assert again.draft().choice is LineChoice.LIGHTER
    assert again.words_editor.words() == "Minder"
    assert not panel.own.isChecked(), "the sentence is ticked by hand, each time anew"


def test_leaving_puts_the_last_letters_on_their_way(here: Room, qtbot: QtBot) -> None:
    opened = here.office.put()
    flow = shown(here, qtbot, opened)
    type_text(flow.page.panel.words, "Half een zi")
    assert flow.busy
    flow.flush()
    qtbot.waitUntil(lambda: not flow.busy)
    assert from_text(drafted(here, opened), 1).motivation == "Half een zi"
    with qtbot.waitSignal(flow.closed):
        flow.page.leave.click()


def test_what_cannot_be_stored_is_said(here: Room, qtbot: QtBot) -> None:
    opened = here.office.put()
    flow = shown(here, qtbot, opened)
    shot = here.office.shown(opened)
    deciding.decide(here.office.desk(makers.decider("Age Wiarda")), shot, decision())
    fill(flow)
    flow.page.panel.seal.click()
    qtbot.waitUntil(lambda: bool(here.faults))
    assert isinstance(here.faults[0], Refusal)
    assert here.faults[0].code == "inmiddels_gewijzigd"
    assert flow.page.panel.words.words() == "Dit is het minste dat nodig is."
    assert len(here.store.state.besluiten) == 1


def test_an_answer_that_arrives_late_does_not_show_another_casus(here: Room, qtbot: QtBot) -> None:
    first, second = here.office.put(), here.office.put("casus_5_geheimhouder_weigert")
    flow = DecidingFlow(here.context())
    qtbot.addWidget(flow.page)
    flow.open(first.casus.id)
    flow.open(second.casus.id)
    qtbot.waitUntil(lambda: second.casus.kenmerk in flow.page.title.text())
    settle(100)
    assert second.casus.kenmerk in flow.page.title.text()


def test_a_casus_that_cannot_be_opened_shows_nothing(here: Room, qtbot: QtBot) -> None:
    flow = shown(here, qtbot, here.office.put())
    flow.open(CasusId("bestaat niet"))
    qtbot.waitUntil(lambda: bool(here.faults))
    assert here.faults[0].code == "casus_onbekend"
    assert "Wiersinga" not in texts(flow.page)
    here.store.state.log = ()


# ------------------------------------------------------------------------------------------------ for everybody
@pytest.mark.parametrize(("scheme", "scale"), [(Scheme.LICHT, 100), (Scheme.DONKER, 100), (Scheme.CONTRAST, 200)])
def test_everything_can_be_reached_and_has_a_name(
    here: Room, qtbot: QtBot, theme: Theme, scheme: Scheme, scale: int
) -> None:
    theme.choose(scheme)
    theme.set_scale(scale)
    flow = shown(here, qtbot, here.office.put())
    flow.page.panel.outcomes["deels_delen"].click()
    settle()
    for part in flow.page.findChildren(QWidget):
        if part.isVisibleTo(flow.page) and part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled():
            spoken = QAccessible.queryAccessibleInterface(part)
            assert spoken.text(QAccessible.Text.Name), part
    assert flow.page.sides.beside is (scale == 100)


def test_forty_lines_and_eight_people_open_in_time_and_stay_apart(here: Room, qtbot: QtBot) -> None:
    opened = here.office.put()
    (voorstel,) = here.store.state.voorstellen
    shot = voorstel.snapshot
    name = "Wilhelmina-Johanna van der Scheepstra-Oosterhuizen van Noorderkade"
    lines = tuple(replace(shot.lines[at % 2], id=f"l{at}", item=f"{name} {at}") for at in range(40))
    people = tuple(replace(shot.people[0], id=f"p{at}", name=f"{name} {at}") for at in range(8))
    here.store.state.voorstellen = (replace(voorstel, snapshot=replace(shot, lines=lines, people=people)),)
    flow = shown(here, qtbot, opened)
    assert f"40. {name} 39" in texts(flow.page.reasoning)
    flow.page.panel.outcomes["niet_delen"].click()
    settle()
    panel = flow.page.panel.lines.panel("l39")
    assert panel is not None
    assert panel.isVisibleTo(flow.page)
    assert flow.page.sides.left.horizontalScrollBar().maximum() == 0


def test_typed_words_are_never_markup(here: Room, qtbot: QtBot) -> None:
    opened = here.office.put()
    (voorstel,) = here.store.state.voorstellen
    nasty = "<b>vet</b> &amp; {naam} <img src='file:///etc/passwd'>"
    shot = replace(voorstel.snapshot, lines=tuple(replace(one, item=nasty) for one in voorstel.snapshot.lines))
    here.store.state.voorstellen = (replace(voorstel, snapshot=shot, proposer_name=nasty),)
    assert nasty in texts(shown(here, qtbot, opened).page)


def test_the_clock_of_the_desk_says_when_it_was_saved(here: Room, qtbot: QtBot) -> None:
    flow = shown(here, qtbot, here.office.put())
    here.office.clock.moment += timedelta(hours=5, minutes=2)
    type_text(flow.page.panel.words, "Nu.")
    qtbot.waitUntil(lambda: flow.page.panel.saved.words.startswith("Opgeslagen"))
    assert isinstance(flow.page.panel.words, TextEditor)
    assert flow.page.panel.saved.words == f"Opgeslagen {here.office.clock.now():%H:%M}"
