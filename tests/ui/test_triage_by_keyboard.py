"""A whole case from nothing to a decider, and one to a record without a decider, by keyboard alone."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests import makers
from tests.ui.triage_help import Table, Typist, lay, put_away
from triage.casus.model import CasusState
from ui.pages.triage.stops import StopKind
from ui.theme import Theme


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> Iterator[Table]:
    assert theme is not None
    table = lay(qtbot)
    table.flow.open_new()
    qtbot.waitUntil(lambda: table.flow.casus is not None)
    table.settle()
    yield table
    put_away(table)


def tab_to(table: Table, words: str) -> None:
    for _ in range(400):
        if table.focus.accessibleName() == words:
            return
        table.keys("Tab")
    raise AssertionError(f"{words!r} cannot be reached with Tab")


@pytest.mark.timeout(300)
def test_a_case_from_nothing_to_a_decider_by_keyboard(table: Table) -> None:
    story = makers.story("casus_3_vragen_kan_niet")
    Typist(table, story).fill()
    assert table.opened.walk.missing == ()
    assert len(table.kept.answers) == len(story.casus.answers)
    tab_to(table, "Ik heb alles nagekeken")
    table.keys("Space")
    table.settle()
    assert table.kept.reviewed is not None
    tab_to(table, "Voorleggen aan een beslisser")
    with table.qtbot.waitSignal(table.flow.put_forward):
        table.keys("Space")
    assert table.kept.state is CasusState.VOORGELEGD
    assert len(table.store.state.voorstellen) == 1


@pytest.mark.timeout(300)
def test_a_case_with_consent_is_recorded_in_own_words_by_keyboard(table: Table) -> None:
    Typist(table, makers.story("casus_1_toestemming_gegeven")).fill()
    assert table.stop.kind is StopKind.NALEZEN
    closing = table.flow.page.middle.review.closing
    assert closing.put_forward_button.isHidden()
    tab_to(table, "Ik heb alles nagekeken")
    table.keys("Space")
    table.settle()
    tab_to(table, "Vat in uw eigen woorden samen wat u gaat doen, en waarom dat mag")
    closing.words.insertPlainText("Mevrouw zei uitdrukkelijk ja.")
    tab_to(table, "Vastleggen zonder tenzij-besluit")
    with table.qtbot.waitSignal(table.flow.recorded):
        table.keys("Space")
    assert table.kept.state is CasusState.BESLOTEN
