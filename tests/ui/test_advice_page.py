"""Asking an adviser, reading without names, and answering, on the screen; and the versions of the kader."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.casework.steps import CASUS_3, Office
from tests.casework.test_kaders import next_year
from tests.playing import wait
from tests.ui.deciding_office import Room, room, texts
from triage.access.actor import Account, Actor, Assignment, Colleague
from triage.casework.access import advising
from triage.casework.access.nameless import open_nameless
from triage.casework.beheer.kaders import add_kader, versions
from triage.casework.typing import typed
from triage.faults import Refusal, Trouble
from triage.ids import AccountId, CasusId, RoleId
from triage.records.blocks import Document
from ui.flows.access.advice import AdviceSection
from ui.flows.beheer.kader import KaderSection
from ui.flows.section import Kit
from ui.pages.advice.entry import AdviceCard
from ui.runner import Runner
from ui.spot import At, Spot
from ui.theme import Scheme, Theme

HANNEKE = makers.actor("Hanneke Posthumus", "adviseur", team="Elders")


@pytest.fixture
def here(theme: Theme) -> Iterator[Room]:
    assert theme.chosen is Scheme.LICHT
    made = room()
    with made.office.world.work() as work:
        work.mensen.add(
            Colleague(HANNEKE.person, HANNEKE.name, "privacyjurist"),
            (Account(AccountId("hanneke"), HANNEKE.person, "hanneke"),),
            (Assignment(HANNEKE.person, RoleId("adviseur"), "Elders", makers.NOW.date().replace(year=2025)),),
        )
        work.commit()
    yield made
    made.notices.hide()
    made.runner.stop()


def press(_: Document) -> bytes:
    raise AssertionError("nothing is pressed here")


def kit(here: Room, by: Actor) -> Kit:
    # No page of these sections opens the door.
    return Kit(here.context(by), press, None)  # type: ignore[arg-type]


def rest(runner: Runner, owner: QWidget) -> None:
    """Wait until the lane did everything, and what that asked for as well."""
    for _ in range(3):
        done = list[object]()
        runner.run(lambda: None, owner, done.append)
        wait(lambda found=done: bool(found))  # type: ignore[misc]


def show(qtbot: QtBot, section: AdviceSection | KaderSection, spot: Spot) -> QWidget:
    page = section.open(spot)
    page.resize(1100, 750)
    qtbot.addWidget(page)
    page.show()
    rest(section.kit.context.runner, page)
    return page


def asked(office: Office) -> CasusId:
    opened = office.begun(CASUS_3)
    advising.ask_advice(office.desk(), opened.casus.id, HANNEKE.person, "Mag dit bij Huib?")
    return opened.casus.id


def test_a_question_goes_to_the_adviser_and_what_was_typed_is_gone(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun(CASUS_3).casus.id
    section = AdviceSection(kit(here, makers.actor()))
    show(qtbot, section, Spot(At.ADVICE, casus))
    section.ask.editor.setPlainText("Mag dit zo?")
    section.flush()
    rest(here.runner, here.notices)
    again = AdviceSection(kit(here, makers.actor()))
    show(qtbot, again, Spot(At.ADVICE, casus))
    assert again.ask.typed == "Mag dit zo?"
    again.ask.ask.click()
    rest(here.runner, here.notices)
    (kept,) = advising.advice_on(here.office.desk(), casus).asked
    assert kept.question == "Mag dit zo?"
    show(qtbot, again, Spot(At.ADVICE, casus))
    assert again.ask.typed == ""


def test_what_is_typed_while_a_question_is_sent_stays_nowhere_behind(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun(CASUS_3).casus.id
    section = AdviceSection(kit(here, makers.actor()))
    show(qtbot, section, Spot(At.ADVICE, casus))
    section.ask.editor.setPlainText("Mag dit zo?")
    section.ask.ask.click()
    section.ask.editor.setPlainText("Mag dit zo? En")
    section.flush()
    section.ask.ask.click()
    rest(here.runner, here.notices)
    assert [one.question for one in advising.advice_on(here.office.desk(), casus).asked] == ["Mag dit zo?"]
    assert typed(here.office.desk(), advising.draft_of_question(casus)) == ""


def test_what_is_typed_while_an_advice_is_sent_stays_nowhere_behind(here: Room, qtbot: QtBot) -> None:
    casus = asked(here.office)
    advising.ask_advice(here.office.desk(), casus, HANNEKE.person, "En mag dat bij de buren?")
    section = AdviceSection(kit(here, HANNEKE))
    card = show(qtbot, section, Spot(At.NAMELESS, casus)).findChildren(AdviceCard)[0]
    card.editor.setPlainText("Ja.")
    card.give.click()
    card.editor.setPlainText("Ja. Ook")
    section.flush()
    rest(here.runner, here.notices)
    assert typed(here.office.desk(HANNEKE), advising.draft_of_advice(casus)) == ""


def test_where_a_question_cannot_be_sent_all_that_was_typed_is_kept_and_it_is_sent_again(
    here: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    casus = here.office.begun(CASUS_3).casus.id
    section = AdviceSection(kit(here, makers.actor()))
    show(qtbot, section, Spot(At.ADVICE, casus))

    def full(*_: object) -> None:
        raise Trouble("schijf_vol", pad="x")

    section.ask.editor.setPlainText("Mag dit zo?")
    with monkeypatch.context() as broken:
        broken.setattr("ui.flows.access.advice.advising.ask_advice", full)
        section.ask.ask.click()
        section.ask.editor.setPlainText("Mag dit zo? En")
        rest(here.runner, here.notices)
    assert [fault.code for fault in here.faults] == ["schijf_vol"]
    assert section.ask.typed == "Mag dit zo? En"
    assert typed(here.office.desk(), advising.draft_of_question(casus)) == "Mag dit zo? En"
    section.ask.ask.click()
    rest(here.runner, here.notices)
    (kept,) = advising.advice_on(here.office.desk(), casus).asked
    assert kept.question == "Mag dit zo? En"


def test_an_empty_question_is_not_sent(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun(CASUS_3).casus.id
    section = AdviceSection(kit(here, makers.actor()))
    page = show(qtbot, section, Spot(At.ADVICE, casus))
    section.ask.ask.click()
    assert "Hier staat nog niets." in texts(page)


def test_the_adviser_reads_without_names_and_gives_advice(here: Room, qtbot: QtBot) -> None:
    casus = asked(here.office)
    section = AdviceSection(kit(here, HANNEKE))
    page = show(qtbot, section, Spot(At.NAMELESS, casus))
    said = texts(page)
    assert "persoon 1" in said
    assert "Huib" not in said
    assert "Wiersinga" not in said
    (card,) = page.findChildren(AdviceCard)
    card.editor.setPlainText("Ja, zo mag het.")
    wanted = list[Spot]()
    section.wanted.connect(wanted.append)
    card.give.click()
    rest(here.runner, here.notices)
    assert wanted == [Spot(At.ADVICE)]
    with pytest.raises(Refusal, match="casus_onbekend"):
        open_nameless(here.office.desk(HANNEKE), casus)


def test_leaving_keeps_half_an_advice(here: Room, qtbot: QtBot) -> None:
    casus = asked(here.office)
    section = AdviceSection(kit(here, HANNEKE))
    (card,) = show(qtbot, section, Spot(At.NAMELESS, casus)).findChildren(AdviceCard)
    card.editor.setPlainText("Nog even naden")
    show(qtbot, section, Spot(At.ADVICE))
    assert not section.busy
    show(qtbot, section, Spot(At.NAMELESS, casus))
    assert section.nameless.typed == "Nog even naden"


def test_the_fg_reads_a_besluit_by_its_codes(here: Room, qtbot: QtBot) -> None:
    besluit = here.office.sealed(CASUS_3)
    fg = makers.actor("Doutzen Algra", "fg", team="Elders")
    section = AdviceSection(kit(here, fg))
    page = show(qtbot, section, Spot(At.NAMELESS, besluit.casus))
    section.nameless.besluit_wanted.emit(besluit.id)
    rest(here.runner, here.notices)
    said = texts(page)
    assert besluit.number in said
    assert "Huib" not in said
    assert not any(place.value == "advies" for _, place in section.pages())


def test_without_questions_the_list_says_so(here: Room, qtbot: QtBot) -> None:
    section = AdviceSection(kit(here, HANNEKE))
    assert "Er is u nog geen advies gevraagd" in texts(show(qtbot, section, Spot(At.ADVICE)))


# ------------------------------------------------------------------------------------------------ the kader
ROELOF = makers.actor("Roelof Hiemstra", "beheerder")


def test_what_a_version_changes_is_shown_and_it_goes_in(here: Room, qtbot: QtBot) -> None:
    add_kader(here.office.desk(ROELOF), next_year())
    section = KaderSection(kit(here, ROELOF))
    page = show(qtbot, section, Spot(At.KADER, "2027.1"))
    said = texts(page)
    assert "Termijnen" in said
    assert "Rechten" in said
    section.one.resolution.setText("RB-2026-200")
    section.one.resolved_on.editor.setText("onleesbaar")
    section.one.activate.click()
    rest(here.runner, here.notices)
    assert [fault.code for fault in here.faults] == ["dag_ontbreekt"]
    section.one.resolved_on.editor.setText("20-11-2026")
    section.one.since.editor.setText("1 januari 2027")
    section.one.activate.click()
    rest(here.runner, here.notices)
    rows = {row.version: row for row in versions(here.office.desk(ROELOF))}
    assert rows["2027.1"].activations[0].resolution == "RB-2026-200"


def test_a_folder_that_is_no_kader_is_told(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "kader.toml").write_text("[kader]\nversie = 'x'\n", encoding="utf-8")
    section = KaderSection(kit(here, ROELOF), folders=lambda _parent, chosen: chosen(str(tmp_path)))
    page = show(qtbot, section, Spot(At.KADER))
    section.list.add_button.click()
    rest(here.runner, here.notices)
    assert "ontbreekt" in texts(page)
    gone = KaderSection(kit(here, ROELOF), folders=lambda _parent, chosen: chosen(str(tmp_path / "weg")))
    show(qtbot, gone, Spot(At.KADER))
    gone.list.add_button.click()
    rest(here.runner, here.notices)
    assert "De map weg is niet te lezen als kader." in texts(here.notices)
