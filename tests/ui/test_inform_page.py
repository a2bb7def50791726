"""Informing on the screen: the letter, telling, and a deferral that one proposes and another decides on."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests import makers
from tests.casework.test_informing import reopened
from tests.hard_rules.drive import on
from tests.ui.deciding_office import Room, room, settle, texts
from triage.access.actor import Actor
from triage.answers import Answer
from triage.besluit.sealing import Besluit
from triage.casework.followup.informeren_desk import open_informing
from triage.casework.typing import typed
from triage.followup.informeren import Informeren, Variant, Weg
from triage.followup.stuk import Stuk
from triage.records.blocks import Document
from ui.fields.dates import written_date
from ui.flows.inform.section import InformSection, draft_of
from ui.flows.section import Kit
from ui.spot import At, Spot
from ui.theme import Scheme, Theme

CASUS_7 = "casus_7_niet_informeren"
CASUS_3 = "casus_3_vragen_kan_niet"
EX = "ex_partner_onveilig_adres"
MARIT = makers.actor("Marit Vonkeman", "procesregisseur")
SOFIE = makers.decider()
LONG = "Wilhelmina Geertruida van den Oudenhoven-Kloosterziel tot Rijnsaterwoude"


@pytest.fixture
def here(theme: Theme) -> Iterator[Room]:
    assert theme.chosen is Scheme.LICHT
    made = room()
    yield made
    for section in made.notices.findChildren(InformSection):
        section.deleteLater()
    made.notices.hide()
    made.runner.stop()


def section_of(here: Room, qtbot: QtBot, by: Actor) -> InformSection:
    def press(document: Document) -> bytes:
        assert document.title
        return b""

    section = InformSection(Kit(here.context(by), press, here.office), here.notices)  # type: ignore[arg-type]
    section.ways = frozenset({At.INFORM, At.FOLLOW, At.RECORD})
    qtbot.addWidget(section.page)
    section.page.resize(1060, 720)
    section.wanted.connect(lambda spot: section.open(spot) if spot.at in section.spots else None)
    return section


def stuk_of(here: Room, besluit: Besluit, person: str) -> Stuk[Informeren]:
    desk = here.office.desk(makers.actor())
    with desk.work() as work:
        work.casussen.get(besluit.casus, makers.scope(every=True), makers.look())
        found = work.stukken.of(besluit.casus, Informeren)
        work.commit()
    return next(one for one in found if one.content.person == person)


def shown(here: Room, qtbot: QtBot, stuk: Stuk[Informeren], by: Actor | None = None) -> InformSection:
    section = section_of(here, qtbot, by or makers.actor())
    section.page.show()
    section.open(Spot(At.INFORM, stuk.id))
    qtbot.waitUntil(lambda: section.opened is not None or bool(here.faults))
    settle()
    return section


def kept(here: Room, stuk: Stuk[Informeren]) -> Stuk[Informeren]:
    return open_informing(here.office.desk(makers.actor()), stuk.id).stuk


def handed_in(here: Room, qtbot: QtBot, button: QAbstractButton) -> None:
    here.notices.title.setText("")
    button.click()
    qtbot.waitUntil(lambda: bool(here.notices.title.text()) or bool(here.faults))
    settle(80)


def test_whom_why_and_when_at_the_latest(here: Room, qtbot: QtBot) -> None:
    huib = stuk_of(here, here.office.sealed(CASUS_3), "huib")
    page = shown(here, qtbot, huib).page
    words = texts(page)
    assert page.title.text() == "Informeren: Huib Wiersinga"
    for said in ("Nog informeren", "25 augustus 2026", "AVG art. 14 lid 3", "de persoon zelf"):
        assert said in words
    assert page.letter.isVisibleTo(page)
    assert page.tell.isVisibleTo(page)
    assert not page.propose.isVisibleTo(page)
    assert not page.deferral.isVisibleTo(page)


def test_telling_by_keyboard(here: Room, qtbot: QtBot) -> None:
    huib = stuk_of(here, here.office.sealed(CASUS_3), "huib")
    section = shown(here, qtbot, huib)
    form = section.page.tell
    form.do.click()
    assert "Vul in wie het hoorde." in texts(form)
    form.day.day.editor.write_words(written_date(here.office.clock.today()))
    form.ways.dots[Weg.GESPREK_EN_BRIEF.value].click()
    form.to.line.write_words("Huib Wiersinga")
    handed_in(here, qtbot, form.do)
    assert not here.faults
    assert kept(here, huib).state == "geinformeerd"
    assert "verteld aan Huib Wiersinga" in texts(section.page.told_card)
    assert not section.page.tell.isVisibleTo(section.page)


def test_what_is_typed_comes_back_and_goes_when_it_is_handed_in(here: Room, qtbot: QtBot) -> None:
    huib = stuk_of(here, here.office.sealed(CASUS_3), "huib")
    section = shown(here, qtbot, huib)
    section.page.tell.to.line.write_words("Half getypt")
    section.page.letter.address.setPlainText("Kade 1")
    section.flush()
    qtbot.waitUntil(lambda: not section.busy)
    again = shown(here, qtbot, huib)
    assert again.page.tell.to.words() == "Half getypt"
    assert again.page.letter.address.words() == ""


def test_nothing_that_was_not_typed_is_kept(here: Room, qtbot: QtBot) -> None:
    huib = stuk_of(here, here.office.sealed(CASUS_3), "huib")
    section = shown(here, qtbot, huib)
    section.page.tell.written.emit()
    section.flush()
    qtbot.waitUntil(lambda: not section.busy)
    assert typed(here.office.desk(), draft_of(section.opened.casus.id, huib.id)) == ""  # type: ignore[union-attr]


def test_an_unsafe_address_shows_how_to_hand_it_over(here: Room, qtbot: QtBot) -> None:
    adel = stuk_of(here, here.office.sealed(EX), "adel")
    page = shown(here, qtbot, adel).page
    assert "Geen post naar het woonadres" in texts(page.unsafe)
    assert "locatie Noorderkade" in texts(page.unsafe)
    assert not page.letter.address.isVisibleTo(page)
    assert page.letter.by_hand.isVisibleTo(page)
    assert not page.tell.ways.dots[Weg.BRIEF.value].isVisibleTo(page)
    assert "Jeroen Visser" in texts(page.others)


def test_a_letter_is_made_when_somebody_asks_for_it(here: Room, qtbot: QtBot) -> None:
    huib = stuk_of(here, here.office.sealed(CASUS_3), "huib")
    section = shown(here, qtbot, huib)
    letter = section.page.letter
    assert not letter.preview.isVisibleTo(section.page)
    count = len(here.office.world.lines())
    letter.show_button.click()
    qtbot.waitUntil(lambda: letter.print.isVisibleTo(section.page) and letter.print.isEnabled())
    assert [line.act for line in here.office.since(count)] == ["brief_gezien"]
    letter.address.setPlainText("Kade 1")
    assert not letter.preview.isVisibleTo(section.page)
    assert not letter.print.isVisibleTo(section.page)


def test_the_letter_of_a_representative_asks_a_name(here: Room, qtbot: QtBot) -> None:
    nora = stuk_of(here, here.office.sealed(EX), "nora")
    letter = shown(here, qtbot, nora).page.letter
    letter.variants.dots[Variant.VERTEGENWOORDIGER.value].click()
    letter.show_button.click()
    assert "Vul de naam in" in texts(letter)


def proposed(here: Room, qtbot: QtBot, stuk: Stuk[Informeren]) -> InformSection:
    section = shown(here, qtbot, stuk, MARIT)
    form = section.page.propose
    form.what.dots["verlengen"].click()
    form.until.day.editor.write_words("15-12-2026")
    form.codes["C2"].click()
    form.reference.line.write_words("OM-26-1187")
    form.reference_on.day.editor.write_words("16-11-2026")
    for letter in "cdefh":
        form.points[letter].setPlainText(f"Punt {letter}.")
    handed_in(here, qtbot, form.do)
    return section


def test_a_deferral_is_proposed_by_one_and_decided_by_another(here: Room, qtbot: QtBot) -> None:
    rico = stuk_of(here, here.office.sealed(CASUS_7), "rico")
    on(here.office, date(2026, 11, 17))
    own = proposed(here, qtbot, rico)
    assert not here.faults
    assert kept(here, rico).state == "voorstel"
    assert "U hebt dit voorgesteld" in texts(own.page.decide) or "mandaat" in texts(own.page.decide)
    assert not own.page.decide.do.isVisibleTo(own.page)
    section = shown(here, qtbot, rico, SOFIE)
    card = section.page.decide
    assert "OM-26-1187" in texts(card)
    card.do.click()
    assert "Kies wat u besluit." in texts(card)
    card.choice.dots["verlengen"].click()
    card.why.setPlainText("Nog nodig.")
    card.own.click()
    handed_in(here, qtbot, card.do)
    after = kept(here, rico)
    assert (after.state, after.content.deferrals[-1].until) == ("uitgesteld", date(2026, 12, 15))
    assert "15 december 2026" in texts(section.page.deferral)


def test_what_lacks_is_said_at_its_field_and_c2_asks_nothing_about_an_investigation(here: Room, qtbot: QtBot) -> None:
    rico = stuk_of(here, here.office.sealed(CASUS_7), "rico")
    section = shown(here, qtbot, rico, MARIT)
    form = section.page.propose
    form.what.dots["verlengen"].click()
    form.until.day.editor.write_words("1-11-2026")
    form.do.click()
    settle()
    assert texts(form).count("Dit ontbreekt nog") == 10
    assert form.do.isEnabled()
    form.codes["C2"].click()
    assert form.reference.isVisibleTo(section.page)
    assert [one for one in "abcdefgh" if form.points[one].isVisibleTo(section.page)] == list("cdefh")
    assert not form.why.isVisibleTo(section.page)


def test_past_its_end_the_page_asks_for_a_decision(here: Room, qtbot: QtBot) -> None:
    rico = stuk_of(here, here.office.sealed(CASUS_7), "rico")
    on(here.office, date(2026, 11, 18))
    section = shown(here, qtbot, rico, MARIT)
    page = section.page
    assert "Er is een nieuw besluit nodig" in texts(page.waits)
    assert "Uitstel voorbij: besluit nodig" in texts(page)
    assert not page.letter.isVisibleTo(page)
    page.propose.what.dots["informeren"].click()
    page.propose.why.setPlainText("")
    handed_in(here, qtbot, page.propose.do)
    assert kept(here, rico).content.proposal is not None
    decider = shown(here, qtbot, rico, SOFIE)
    assert not decider.page.decide.choice.dots["verlengen"].isVisibleTo(decider.page)
    decider.page.decide.choice.dots["informeren"].click()
    decider.page.decide.why.setPlainText("Geen bevestiging.")
    decider.page.decide.own.click()
    handed_in(here, qtbot, decider.page.decide.do)
    assert kept(here, rico).state == "te_informeren"


def test_lifting_and_taking_back(here: Room, qtbot: QtBot) -> None:
    rico = stuk_of(here, here.office.sealed(CASUS_7), "rico")
    on(here.office, date(2026, 11, 17))
    section = proposed(here, qtbot, rico)
    handed_in(here, qtbot, section.page.decide.back)
    assert kept(here, rico).state == "uitgesteld"
    lift = section.page.lift
    lift.do.click()
    assert "Dit ontbreekt nog" in texts(lift)
    lift.reference.line.write_words("OM-26-1187")
    lift.on.day.editor.write_words("17-11-2026")
    handed_in(here, qtbot, lift.do)
    assert kept(here, rico).state == "te_informeren"
    assert "uitstel opgeheven" in texts(section.page.history)


def test_a_representative_appears_later(here: Room, qtbot: QtBot) -> None:
    huib = stuk_of(here, here.office.sealed(CASUS_3), "huib")
    section = shown(here, qtbot, huib)
    card = section.page.representative
    card.do.click()
    assert "Vul in wie het is." in texts(card)
    card.name.line.write_words("W. Brouwer, mentor")
    card.day.day.editor.write_words("27-08-2026")
    handed_in(here, qtbot, card.do)
    assert Variant.VERTEGENWOORDIGER in kept(here, huib).content.needed
    assert not card.isVisibleTo(section.page)
    assert "W. Brouwer" in texts(section.page.stand)


def test_who_only_reads_has_no_forms(here: Room, qtbot: QtBot) -> None:
    rico = stuk_of(here, here.office.sealed(CASUS_7), "rico")
    page = shown(here, qtbot, rico, makers.actor("Jelle Brandsma", "informatieregisseur")).page
    assert "Uitgesteld" in texts(page)
    for form in page.forms:
        assert not form.isVisibleTo(page)


def test_a_long_name_breaks_and_the_page_forgets(here: Room, qtbot: QtBot) -> None:
    besluit = here.office.sealed(CASUS_3)
    reopened(here.office, besluit, ("persoon.naam", "huib", Answer(LONG)))
    section = shown(here, qtbot, stuk_of(here, besluit, "huib"))
    page = section.page
    assert LONG in page.title.text()
    bar = page.horizontalScrollBar()
    assert not bar.isVisible()
    page.show_nothing()
    assert "Oudenhoven" not in texts(page)
