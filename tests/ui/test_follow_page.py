"""What follows a decision on the screen: every piece with how it stands, one line, and recording what really left."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.casework.rights import Counter
from tests.casework.steps import MET_TOESTEMMING
from tests.ui.deciding_office import Room, room, settle, texts
from tests.ui.test_every_page import english, nameless, sticking_out, tabbed
from triage.access.actor import Actor
from triage.access.log import Act
from triage.besluit.sealing import Besluit
from triage.casework.casus.deciding import record
from triage.casework.followup import begin
from triage.casework.followup.begin import STEPS
from triage.casework.followup.opvolging import open_follow, open_line
from triage.casework.followup.regels import begin_lines
from triage.followup.kinds import ABOUT_NOBODY, MACHINES
from triage.followup.regel import MACHINE, Bevriezing, Regel
from triage.followup.stuk import Soort, Stuk, moved
from triage.followup.verzoek import Recht
from triage.ids import BesluitId
from ui.fields.dates import written_date
from ui.flows.follow.follow import FollowSection, draft_of
from ui.flows.section import Kit
from ui.spot import At, Spot
from ui.theme import Scheme, Theme
from ui.words import clock_time, has, say

JELLE = makers.actor("Jelle Brandsma", "informatieregisseur")
SOFIE = makers.decider()
WAYS = frozenset({At.FOLLOW, At.LINE, At.AROUND, At.INFORM})
WINDOWS: list[QStackedWidget] = []
"""What a test has open: each window holds a section and its pages, and goes with them."""
LONG = "Wilhelmina Geertruida van den Oudenhoven-Kloosterziel tot Rijnsaterwoude"


@pytest.fixture(autouse=True)
def only_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """What else begins at a seal has pages of its own."""
    monkeypatch.setattr(begin, "STEPS", (begin_lines,))


@pytest.fixture
def here(theme: Theme) -> Iterator[Room]:
    assert theme.chosen is Scheme.LICHT
    made = room()
    yield made
    WINDOWS.clear()
    made.notices.hide()
    made.runner.stop()


def section_of(here: Room, qtbot: QtBot, by: Actor = JELLE) -> FollowSection:
    window = QStackedWidget()
    section = FollowSection(Kit(here.context(by), lambda _: b"", here.office), window)  # type: ignore[arg-type]
    section.ways = WAYS
    for page, _ in section.pages():
        window.addWidget(page)
    qtbot.addWidget(window)
    WINDOWS.append(window)
    window.resize(1060, 720)

    section.wanted.connect(partial(go, section))
    return section


def go(section: FollowSection, spot: Spot) -> None:
    """Show a spot of the section in its window."""
    if spot.at in section.spots:
        window = WINDOWS[-1]
        window.setCurrentWidget(section.open(spot))
        window.show()


def followed(here: Room, qtbot: QtBot, besluit: Besluit, by: Actor = JELLE) -> FollowSection:
    section = section_of(here, qtbot, by)
    go(section, Spot(At.FOLLOW, besluit.casus))
    qtbot.waitUntil(lambda: besluit.facts.snapshot.kenmerk in section.page.title.text() or bool(here.faults))
    settle()
    return section


def first(here: Room, besluit: Besluit) -> Stuk[Regel]:
    return open_follow(here.office.desk(JELLE), besluit.casus).lines[0].stuk


def kept(here: Room, stuk: Stuk[Regel]) -> Stuk[Regel]:
    return open_line(here.office.desk(JELLE), stuk.id).lijn.stuk


def lined(here: Room, qtbot: QtBot, stuk: Stuk[Regel], by: Actor = JELLE) -> FollowSection:
    section = section_of(here, qtbot, by)
    go(section, Spot(At.LINE, stuk.id))
    qtbot.waitUntil(lambda: section.opened is not None or bool(here.faults))
    settle()
    return section


def rows(page: QWidget) -> str:
    from ui.widgets.lines import LinesTable

    tables = [table for table in page.findChildren(LinesTable) if table.isVisibleTo(page)]
    cells = [table.item(row, at) for table in tables for row in range(table.rowCount()) for at in range(4)]
    return "\n".join(item.text() for item in cells if item is not None)


def fill(here: Room, section: FollowSection, said: str = "", what: str = "gegeven") -> None:
    """Fill in the form as somebody does."""
    form, now = section.line.form, here.office.clock.now()
    form.what.dots[what].click()
    form.name.line.write_words("R. Siebenga")
    form.how.setCurrentIndex(form.how.findData("telefoon"))
    form.day.day.editor.write_words(written_date(now.date()))
    form.time.line.write_words(clock_time(now))
    if what == "gegeven":
        if said:
            form.said.setPlainText(said)
        else:
            form.copy.click()


def handed_in(here: Room, qtbot: QtBot, section: FollowSection) -> None:
    here.notices.title.setText("")
    section.line.form.do.click()
    qtbot.waitUntil(lambda: bool(here.notices.title.text()) or bool(here.faults))
    settle(80)


def frozen(here: Room, stuk: Stuk[Regel]) -> None:
    look = makers.look(Act.REGEL_GEWIJZIGD)
    with here.office.world.work() as work:
        held = (Bevriezing(here.office.clock.today(), "v-1", "2026-0001-Q1"),)
        after = moved(stuk, MACHINE, "bevriezen", replace(stuk.content, freezes=held))
        work.stukken.save(stuk, after, "bevriezen", look)
        work.commit()


def test_the_page_shows_what_may_leave_and_opens_it(here: Room, qtbot: QtBot) -> None:
    besluit = here.office.sealed()
    section = followed(here, qtbot, besluit)
    shown = rows(section.page)
    line = first(here, besluit)
    for words in (line.content.item, line.content.recipient, line.number, say("verstrekken.mag_weg")):
        assert words in shown
    table = section.page.tables["lijnen"]
    with qtbot.waitSignal(section.wanted) as went:
        table.chosen.emit(line.id)
    assert went.args == [Spot(At.LINE, line.id)]
    assert say("opvolging.nieuw_verzoek") not in texts(section.page)


def test_a_casus_without_a_decision_says_so(here: Room, qtbot: QtBot) -> None:
    casus = here.office.begun().casus
    section = section_of(here, qtbot, makers.actor())
    go(section, Spot(At.FOLLOW, casus.id))
    qtbot.waitUntil(lambda: casus.kenmerk in section.page.title.text())
    assert say("opvolging.leeg") in texts(section.page)
    assert section.page.tables == {}


def test_a_line_tells_what_was_granted_and_is_written_down(here: Room, qtbot: QtBot) -> None:
    line = first(here, here.office.sealed())
    section = lined(here, qtbot, line)
    for words in (line.content.item, line.content.recipient, say("verstrekken.vrij_titel")):
        assert words in texts(section.line)
    fill(here, section)
    assert not section.line.form.beyond_row.isVisibleTo(section.line)
    handed_in(here, qtbot, section)
    assert not here.faults
    (one,) = kept(here, line).content.left
    assert (one.name, one.function, one.said) == ("R. Siebenga", line.content.function, line.content.item)
    assert "R. Siebenga" in texts(section.line)


def test_what_is_lacking_is_said_at_its_place(here: Room, qtbot: QtBot) -> None:
    section = lined(here, qtbot, first(here, here.office.sealed()))
    section.line.form.what.dots["gegeven"].click()
    section.line.form.do.click()
    shown = texts(section.line)
    for key in ("naam_leeg", "hoe_leeg", "dag_fout", "tijd_fout", "gezegd_leeg"):
        assert say(f"verstrekken.vorm.{key}") in shown


def test_other_words_ask_whether_it_went_further_and_that_stays_marked(here: Room, qtbot: QtBot) -> None:
    line = first(here, here.office.sealed())
    section = lined(here, qtbot, line)
    form = section.line.form
    fill(here, section, "Wij zijn betrokken, en hij is ziek")
    form.do.click()
    assert say("verstrekken.vorm.verder_leeg") in texts(section.line)
    form.beyond.dots["ja"].click()
    form.differs.setPlainText("Dat hij ziek is")
    handed_in(here, qtbot, section)
    assert not here.faults
    assert [one.differs for one in kept(here, line).content.beyond] == ["Dat hij ziek is"]
    for words in (say("verstrekken.datalek_titel"), line.content.item, "Wij zijn betrokken, en hij is ziek"):
        assert words in texts(section.line)
    assert say("verstrekken.vorm.gedaan_verder") == here.notices.title.text()


def test_a_frozen_line_has_no_form(here: Room, qtbot: QtBot) -> None:
    line = first(here, here.office.sealed())
    frozen(here, line)
    section = lined(here, qtbot, line)
    assert not section.line.form.isVisibleTo(section.line)
    assert not section.line.letter.print.isVisibleTo(section.line)
    assert "2026-0001-Q1" in texts(section.line)


def test_the_screen_of_before_keeps_what_was_typed(here: Room, qtbot: QtBot) -> None:
    line = first(here, here.office.sealed())
    section = lined(here, qtbot, line)
    fill(here, section)
    frozen(here, line)
    section.line.form.do.click()
    qtbot.waitUntil(lambda: bool(here.faults))
    assert here.faults[0].code == "inmiddels_gewijzigd"
    assert section.line.form.name.words() == "R. Siebenga"
    section.flush()
    qtbot.waitUntil(lambda: not section.busy)
    with here.office.world.work() as work:
        about = draft_of(section.opened.casus if section.opened else "", line.id)
        assert "R. Siebenga" in work.concepten.text(JELLE.person, about)


def test_what_was_typed_is_there_again(here: Room, qtbot: QtBot) -> None:
    line = first(here, here.office.sealed())
    section = lined(here, qtbot, line)
    section.line.form.name.line.write_words("R. Siebenga")
    section.flush()
    qtbot.waitUntil(lambda: not section.busy)
    again = lined(here, qtbot, line)
    assert again.line.form.name.words() == "R. Siebenga"


def test_what_was_handed_in_leaves_no_draft_behind(here: Room, qtbot: QtBot) -> None:
    line = first(here, here.office.sealed())
    section = lined(here, qtbot, line)
    fill(here, section)
    section.flush()
    qtbot.waitUntil(lambda: not section.busy)
    handed_in(here, qtbot, section)
    with here.office.world.work() as work:
        assert not work.concepten.text(JELLE.person, draft_of(section.opened.casus if section.opened else "", line.id))
    assert not lined(here, qtbot, line).line.form.name.words()


def test_a_recipient_who_does_not_want_it(here: Room, qtbot: QtBot) -> None:
    line = first(here, here.office.sealed())
    section = lined(here, qtbot, line)
    fill(here, section, what="geweigerd")
    assert not section.line.form.said.isVisibleTo(section.line)
    handed_in(here, qtbot, section)
    assert kept(here, line).state == "geweigerd"
    assert say("verstrekken.wilde_niet") in texts(section.line)
    here.notices.title.setText("")
    section.line.after_all.click()
    qtbot.waitUntil(lambda: bool(here.notices.title.text()) or bool(here.faults))
    assert kept(here, line).state == "open"


def test_who_may_only_read_sees_no_form(here: Room, qtbot: QtBot) -> None:
    section = lined(here, qtbot, first(here, here.office.sealed()), by=makers.actor())
    assert not section.line.form.isVisibleTo(section.line)
    assert not section.line.end.isVisibleTo(section.line)


def test_a_consent_is_withdrawn_by_who_works_with_the_person(here: Room, qtbot: QtBot) -> None:
    besluit = record(here.office.desk(), here.office.ready(MET_TOESTEMMING), "Mevrouw zei ja.")
    line = first(here, besluit)
    section = lined(here, qtbot, line, by=makers.actor())
    end = section.line.end
    end.begin.click()
    end.do.click()
    assert say("verstrekken.intrekken.alles_leeg") in texts(section.line)
    end.day.day.editor.write_words(written_date(here.office.clock.today()))
    end.whole.dots["ja"].click()
    here.notices.title.setText("")
    end.do.click()
    qtbot.waitUntil(lambda: bool(here.notices.title.text()) or bool(here.faults))
    settle(80)
    assert not here.faults
    assert kept(here, line).state == "ingetrokken"
    assert say("verstrekken.rem.toestemming") in texts(section.line)


def test_a_letter_is_made_when_somebody_asks_for_it_and_not_before(here: Room, qtbot: QtBot) -> None:
    line = first(here, here.office.sealed())
    section = lined(here, qtbot, line)
    acts = [one.act for one in here.office.world.lines()]
    assert Act.BRIEF_GEZIEN not in acts
    section.line.letter.show_button.click()
    qtbot.waitUntil(lambda: Act.BRIEF_GEZIEN in [one.act for one in here.office.world.lines()])


def many(besluit: Besluit, here: Room, count: int) -> None:
    """Keep many more lines in the casus, with long names."""
    desk, line = here.office.desk(), first(here, besluit)
    with desk.work() as work:
        casus = work.casussen.get(besluit.casus, makers.scope(), desk.look(Act.CASUS_GEZIEN, "proef"))
        for place in range(count):
            content = replace(line.content, item=f"Gegeven {place} over de hulp bij {LONG}", recipient=LONG)
            number = f"{casus.kenmerk}-D{place + 100}"
            made = replace(line, id=desk.ids(), number=number, content=content, version=0)
            work.stukken.add(made, desk.look(Act.REGEL_GEWIJZIGD, "proef"))
        work.commit()


@pytest.mark.parametrize(("scheme", "scale"), [(Scheme.LICHT, 100), (Scheme.DONKER, 200)])
def test_forty_lines_with_long_names_stay_within_the_page(
    here: Room, theme: Theme, qtbot: QtBot, scheme: Scheme, scale: int
) -> None:
    theme.choose(scheme)
    theme.set_scale(scale)
    besluit = here.office.sealed()
    many(besluit, here, 40)
    section = followed(here, qtbot, besluit)
    assert section.page.tables["lijnen"].rowCount() >= 40
    inner = section.page.widget()
    assert inner is not None
    assert inner.width() <= section.page.viewport().width()


def test_every_piece_has_its_row_and_opens_its_own_spot(
    here: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(begin, "STEPS", STEPS)
    besluit = here.office.sealed()
    section = followed(here, qtbot, besluit)
    assert {"lijnen", "besluiten", "informeren"} <= set(section.page.tables)
    shown = rows(section.page)
    assert say("opvolging.stand.informeren.te_informeren") in shown
    assert say("opvolging.over", wie="Huib Wiersinga") in shown
    found = open_follow(here.office.desk(JELLE), besluit.casus)
    informs = next(row for row in found.rows if row.soort is Soort.INFORMEREN)
    review = next(row for row in found.rows if row.soort is Soort.GELDIGHEID)
    went: list[Spot] = []
    section.page.go_wanted.connect(went.append)
    # Looking at a decision again is no spot of this role here: its row leads nowhere.
    section.page.tables["besluiten"].chosen.emit(review.id)
    section.page.tables["informeren"].chosen.emit(informs.id)
    assert went == [Spot(At.INFORM, informs.id)]


def test_a_request_of_a_citizen_is_not_there_for_who_may_not_read_it(here: Room, qtbot: QtBot) -> None:
    counter = Counter(here.office, here.office.sealed())
    verzoek = counter.received(Recht.INZAGE)
    section = followed(here, qtbot, counter.besluit)
    assert verzoek.number in rows(section.page)
    hidden = followed(here, qtbot, counter.besluit, by=makers.actor())
    assert verzoek.number not in rows(hidden.page)
    assert "verzoeken" not in hidden.page.tables


def test_every_state_has_words() -> None:
    """Of every kind that belongs to a casus; what stands by itself has a page and words of its own."""
    elsewhere = {Soort.REGEL, Soort.STEEKPROEF, *ABOUT_NOBODY}
    lacking = [
        f"{soort.value}.{state}"
        for soort, machine in MACHINES.items()
        if soort not in elsewhere
        for state in machine.states
        if not has(f"opvolging.stand.{soort.value}.{state}")
    ]
    assert not lacking


@pytest.mark.parametrize(("scheme", "scale"), [(Scheme.LICHT, 100), (Scheme.DONKER, 200)])
def test_a_line_can_be_heard_read_and_reached(
    here: Room, theme: Theme, qtbot: QtBot, scheme: Scheme, scale: int
) -> None:
    theme.choose(scheme)
    theme.set_scale(scale)
    besluit = record(here.office.desk(), here.office.ready(MET_TOESTEMMING), "Mevrouw zei ja.")
    section = lined(here, qtbot, first(here, besluit))
    fill(here, section, "Heel andere woorden")
    section.line.form.beyond.dots["ja"].click()
    section.line.end.begin.click()
    settle(200)
    page = section.line
    assert [*nameless(page), *english(page), *sticking_out(page)] == []
    # A wheel never changes what was chosen, and Tab comes by every field in order.
    first_dot = page.form.what.dots["gegeven"]
    first_dot.setFocus()
    assert not first_dot.isHidden()
    order = [part for part in tabbed(page) if part in (page.form.name.line, page.form.said, page.form.do)]
    assert len(order) == 3


def test_another_team_reads_nothing(here: Room, qtbot: QtBot) -> None:
    besluit = here.office.sealed()
    section = section_of(here, qtbot, makers.actor("Jan Zuid", "informatieregisseur", team="Zuid"))
    go(section, Spot(At.FOLLOW, besluit.casus))
    qtbot.waitUntil(lambda: bool(here.faults))
    assert here.faults[0].code == "casus_onbekend"
    assert rows(section.page) == ""


def test_a_line_leads_back_and_to_its_decision(here: Room, qtbot: QtBot) -> None:
    besluit = here.office.sealed()
    section = lined(here, qtbot, first(here, besluit))
    with qtbot.waitSignal(section.wanted) as went:
        section.line.besluit.click()
    assert went.args == [Spot(At.RECORD, BesluitId(besluit.id))]
    with qtbot.waitSignal(section.wanted) as back:
        section.line.back.click()
    assert back.args == [Spot(At.FOLLOW, besluit.casus)]
