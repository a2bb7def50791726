"""Around a casus on the screen: who may see it and why, and each change as a calm step; nothing that is not allowed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.ui.deciding_office import Room, room, settle, texts
from triage.access.actor import Account, Actor, Assignment, Colleague, Mandate
from triage.access.log import Act
from triage.casework.access.naming import give_regie, name_person, shield, unshield
from triage.ids import AccountId, CasusId, PersonId, RoleId
from ui.flows.access.around import AroundSection
from ui.flows.section import Kit
from ui.spot import At, Spot
from ui.theme import Scheme, Theme
from ui.words import day, say

MARIT = makers.actor("Marit Vonkeman", "procesregisseur", mandate=True)
YOUSSEF = makers.actor()
ILSE = makers.actor("Ilse Terpstra", "casusregisseur")
SOFIE = makers.decider()
WAYS = frozenset({At.PLAN, At.NEW_PLAN, At.MEETING, At.NEW_MEETING, At.ADVICE, At.REQUESTS})
LONG = "Wilhelmina Geertruida van den Oudenhoven-Kloosterziel tot Rijnsaterwoude"


def employ(here: Room, *people: Actor) -> None:
    """Let people work here."""
    with here.office.world.work() as work:
        for actor in people:
            mandate = Mandate("M-1", date(2026, 1, 1)) if actor.mandate else None
            role = Assignment(actor.person, actor.role, actor.team, date(2026, 1, 1), None, mandate)
            account = Account(AccountId(f"a-{actor.name}"), actor.person, actor.name)
            work.mensen.add(Colleague(actor.person, actor.name, "Wmo-consulent"), (account,), (role,))
        work.commit()


@pytest.fixture
def here(theme: Theme) -> Iterator[Room]:
    assert theme.chosen is Scheme.LICHT
    made = room()
    employ(made, YOUSSEF, MARIT, ILSE, SOFIE)
    yield made
    made.notices.hide()
    made.runner.stop()


def opened(here: Room, qtbot: QtBot, casus: CasusId, by: Actor = YOUSSEF) -> AroundSection:
    section = AroundSection(Kit(here.context(by), lambda _: b"", here.office))  # type: ignore[arg-type]
    section.ways = WAYS
    qtbot.addWidget(section.page)
    section.page.resize(1060, 720)
    section.page.show()
    section.open(Spot(At.AROUND, casus))
    qtbot.waitUntil(lambda: section.page.who.isVisibleTo(section.page) or bool(here.faults))
    settle()
    return section


def buttons(section: AroundSection) -> set[str]:
    """Return the acts that are on the card."""
    card = section.page.who
    return {key for key, button in card.acts.items() if button.isVisibleTo(section.page)}


def seen(section: AroundSection) -> str:
    """Return every word that is shown, the rows of the table too."""
    table = section.page.who.table
    rows = [
        item.text()
        for row in range(table.rowCount())
        for place in range(table.columnCount())
        if (item := table.item(row, place)) is not None
    ]
    return "\n".join([texts(section.page), *rows])


def act(here: Room, qtbot: QtBot, section: AroundSection, key: str, who: str = "", until: str = "") -> None:
    """Take a step as somebody does."""
    card = section.page.who
    card.acts[key].click()
    assert card.step.isVisibleTo(section.page)
    if who:
        card.step.who.setCurrentIndex(card.step.who.findData(who))
    if until:
        card.step.day.editor.write_words(until)
    here.notices.title.setText("")
    card.step.yes.click()
    qtbot.waitUntil(lambda: bool(here.notices.title.text()) or bool(here.faults))
    settle(80)


def test_an_open_casus_says_that_it_is_of_the_team_and_who_else_may_see_it(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun().casus
    give_regie(here.office.desk(MARIT), casus.id, ILSE.person)
    section = opened(here, qtbot, casus.id)
    shown = seen(section)
    for words in (casus.kenmerk, "Team Noorderkade", "Youssef el Amrani", "Ilse Terpstra", "Casusregisseur"):
        assert words in shown
    assert say("rondom.sinds", dag=day(casus.made.date())) in shown
    assert "Marit" not in shown
    for person in casus.answers.values():
        if isinstance(person.value, str) and len(person.value) > 30:
            assert person.value not in shown
    assert buttons(section) == {"afschermen", "geen_regie"}


def test_one_look_leaves_a_line_per_person_and_no_more(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun().casus
    before = len(here.office.world.lines())
    opened(here, qtbot, casus.id)
    lines = here.office.since(before)
    assert {line.act for line in lines} == {Act.CASUS_GEZIEN.value}
    assert len(lines) == len({line.persoon for line in lines}) > 1


def test_shielding_says_what_it_does_and_then_does_it(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun().casus.id
    section = opened(here, qtbot, casus)
    section.page.who.acts["afschermen"].click()
    assert say("rondom.stap.afschermen.uitleg") in texts(section.page)
    assert buttons(section) == set()
    section.page.who.step.no.click()
    assert not here.store.state.casussen[casus].shielded
    assert buttons(section) == {"afschermen", "regie"}
    act(here, qtbot, section, "afschermen")
    assert here.store.state.casussen[casus].shielded
    assert say("rondom.dicht", team="Noorderkade") in texts(section.page)
    assert say("rondom.geen_beslisser") in texts(section.page)
    assert "Team Noorderkade" not in seen(section)
    assert buttons(section) == {"opheffen", "noemen", "niet_meer", "regie"}


def test_somebody_is_named_until_a_day_and_named_no_more(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun().casus.id
    shield(here.office.desk(), casus)
    section = opened(here, qtbot, casus)
    until = here.office.clock.today() + timedelta(days=40)
    act(here, qtbot, section, "noemen", SOFIE.person, f"{until:%d-%m-%Y}")
    assert say("rondom.geen_beslisser") not in texts(section.page)
    assert say("rondom.tot", dag=until) in seen(section)
    act(here, qtbot, section, "niet_meer", SOFIE.person)
    assert "Sofie" not in seen(section)


def test_a_day_that_is_none_is_said_at_the_field(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun().casus.id
    shield(here.office.desk(), casus)
    section = opened(here, qtbot, casus)
    card = section.page.who
    card.acts["noemen"].click()
    card.step.day.editor.write_words("overmorgen misschien")
    card.step.yes.click()
    assert say("veld.datum_onleesbaar") in texts(section.page)
    assert card.step.isVisibleTo(section.page)


def test_who_takes_the_own_name_away_is_out_at_once(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun().casus.id
    shield(here.office.desk(), casus)
    name_person(here.office.desk(), casus, MARIT.person)
    section = opened(here, qtbot, casus)
    with qtbot.waitSignal(section.wanted) as wanted:
        act(here, qtbot, section, "niet_meer", YOUSSEF.person)
    assert wanted.args == [Spot(At.LIST)]


def test_the_last_one_stays_and_the_page_says_why(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun().casus.id
    shield(here.office.desk(), casus)
    section = opened(here, qtbot, casus)
    act(here, qtbot, section, "niet_meer", YOUSSEF.person)
    assert [fault.code for fault in here.faults] == ["laatste_genoemde"]
    assert section.page.who.step.isVisibleTo(section.page), "what somebody chose stays there"


def test_what_waits_for_a_decider_asks_for_one_in_the_same_step(here: Room, qtbot: QtBot) -> None:
    casus = here.office.put().casus.id
    section = opened(here, qtbot, casus)
    section.page.who.acts["afschermen"].click()
    who = section.page.who.step.who
    assert {who.itemData(place) for place in range(who.count())} == {SOFIE.person, MARIT.person}
    section.page.who.step.no.click()
    act(here, qtbot, section, "afschermen", SOFIE.person)
    assert here.faults == []
    assert here.store.state.casussen[casus].shielded


def test_the_regie_is_given_and_ended(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun(by=MARIT).casus.id
    section = opened(here, qtbot, casus, MARIT)
    act(here, qtbot, section, "regie", ILSE.person)
    assert say("rondom.regisseur", naam="Ilse Terpstra") in texts(section.page)
    assert buttons(section) == {"afschermen", "geen_regie"}
    act(here, qtbot, section, "geen_regie")
    assert say("rondom.geen_regisseur") in texts(section.page)


def test_what_somebody_else_did_meanwhile_is_said_and_shown(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun().casus.id
    section = opened(here, qtbot, casus)
    shield(here.office.desk(MARIT), casus)
    act(here, qtbot, section, "afschermen")
    assert [fault.code for fault in here.faults] == ["inmiddels_gewijzigd"]
    qtbot.waitUntil(lambda: "opheffen" in buttons(section))


def test_what_is_not_allowed_is_a_sentence_and_no_button(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun().casus.id
    section = opened(here, qtbot, casus, makers.actor("Fatma", "fg"))
    assert buttons(section) == set()
    roles = ("Wijkteamprofessional", "Casusregisseur", "Procesregisseur")
    assert say("rondom.wie_mag.afschermen", rollen=roles) in texts(section.page)
    for key in ("rondom.plan.titel", "rondom.overleg.titel", "rondom.advies.titel", "rondom.verzoeken.titel"):
        assert say(key) not in texts(section.page)
    assert not section.page.back.isVisibleTo(section.page)


def test_what_belongs_to_it_has_a_way_only_where_there_is_one(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun(by=MARIT).casus.id
    section = opened(here, qtbot, casus, MARIT)
    shown = texts(section.page)
    for key in ("rondom.plan.begin", "rondom.overleg.begin", "rondom.advies.vraag", "rondom.verzoeken.open"):
        assert say(key) in shown
    section.ways = frozenset()
    section.open(Spot(At.AROUND, casus))
    qtbot.waitUntil(lambda: section.page.who.isVisibleTo(section.page))
    shown = texts(section.page)
    for key in ("rondom.plan.begin", "rondom.overleg.begin", "rondom.advies.vraag", "rondom.verzoeken.open"):
        assert say(key) not in shown


def test_ways_out(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun().casus.id
    section = opened(here, qtbot, casus)
    with qtbot.waitSignal(section.wanted) as wanted:
        section.page.back.click()
    assert wanted.args == [Spot(At.TRIAGE, casus)]
    with qtbot.waitSignal(section.wanted) as wanted:
        section.page.list.click()
    assert wanted.args == [Spot(At.LIST)]


def test_out_of_reach_shows_nothing_of_what_was_there(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun().casus
    section = opened(here, qtbot, casus.id, MARIT)
    shield(here.office.desk(), casus.id)
    section.open(Spot(At.AROUND, casus.id))
    qtbot.waitUntil(lambda: bool(here.faults))
    assert here.faults[0].code == "casus_onbekend"
    assert casus.kenmerk not in seen(section)
    assert "Youssef" not in seen(section)


@pytest.mark.parametrize(("scheme", "scale"), [(Scheme.LICHT, 100), (Scheme.DONKER, 100), (Scheme.CONTRAST, 200)])
def test_forty_people_with_long_names_can_be_read_and_reached(
    here: Room, qtbot: QtBot, theme: Theme, scheme: Scheme, scale: int
) -> None:
    theme.choose(scheme)
    theme.set_scale(scale)
    many = [makers.actor(f"{LONG} {number:02}", "procesregisseur", mandate=True) for number in range(40)]
    employ(here, *many)
    casus = here.office.begun().casus.id
    shield(here.office.desk(), casus)
    for one in many:
        name_person(here.office.desk(), casus, one.person)
    section = opened(here, qtbot, casus)
    assert section.page.who.table.rowCount() == 41
    section.page.who.acts["noemen"].click()
    settle()
    for part in section.page.findChildren(QWidget):
        if part.isVisibleTo(section.page) and part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled():
            assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name), part
    inner = section.page.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= section.page.viewport().width()
    unshield(here.office.desk(), casus)


def test_who_left_is_told_to_be_out(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun().casus
    here.store.state.casussen[casus.id] = replace(casus, owner=PersonId("Weg"))
    with here.office.world.work() as work:
        gone = Assignment(PersonId("Weg"), RoleId("casusregisseur"), "Noorderkade", date(2026, 1, 1), date(2026, 2, 1))
        work.mensen.add(Colleague(PersonId("Weg"), "Wil Weg", ""), (), (gone,))
        work.commit()
    section = opened(here, qtbot, casus.id, MARIT)
    assert "Wil Weg" in seen(section)
    assert say("rondom.niet_meer_binnen") in seen(section)
    assert say("rondom.geen_rol") in seen(section)
