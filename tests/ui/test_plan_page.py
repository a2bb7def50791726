"""The 1-plan on the screen: by keyboard, nothing that tells what or why, nothing lost, no more than one may see."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.makers import NOW
from tests.ui import plan_samples as samples
from tests.ui.deciding_office import settle, texts
from tests.ui.plan_room import MARIT, YOUSSEF, PlanRoom, Seat, name_of, nameless, plan_room, sticking_out
from tests.ui.typing_help import press, type_text
from triage.answers import Answer
from triage.casework.plan.agreeing import put_afspraak, put_helper
from triage.casework.plan.desk import Choices, OpenPlan
from triage.ids import CodeId, ItemId
from triage.plan.checks import Checks
from triage.plan.model import Gedaan, Inkijk, Plan, PlanRow, PlanState, Reden, Slot, Waarop
from ui.pages.plan.begin import BeginPage, Begun
from ui.pages.plan.filled import OTHER, TOGETHER, Filled, Keep, Person, as_text, filled_of, from_text, line_of, missing
from ui.pages.plan.history import changes
from ui.pages.plan.list import PlansPage
from ui.pages.plan.page import PlanPage
from ui.spot import At, Spot
from ui.theme import Scheme, Theme
from ui.widgets.lines import LinesTable
from ui.widgets.timeline import Bar, Timeline, months_of, span_of
from ui.words import say

pytestmark = pytest.mark.usefixtures("theme")


def paged(qtbot: QtBot, shown: OpenPlan, draft: Filled | None = None, checks: Checks = samples.CHECKS) -> PlanPage:
    page = PlanPage()
    qtbot.addWidget(page)
    page.resize(1076, 690)
    with qtbot.waitExposed(page):
        page.show()
    page.show_plan(shown, NOW, checks, draft, papers=True, casus=True)
    settle(30)
    return page


def rows(table: LinesTable) -> list[str]:
    """Return every row as it is heard."""
    return [
        " | ".join(item.text() for column in range(table.columnCount()) if (item := table.item(row, column)))
        for row in range(table.rowCount())
    ]


def choose(row: QWidget, slug: str) -> None:
    """Choose from a list as a person does."""
    box = row.list  # type: ignore[attr-defined]
    box.setCurrentIndex(box.findData(slug))
    box.activated.emit(box.currentIndex())


class TestList:
    def row(self, **more: object) -> PlanRow:
        made = PlanRow("p", "2026-0148-P1", "2026-0148", PlanState.LOOPT, "Marit Vonkeman", ("JGZ Noord",), NOW)
        return replace(made, **more)  # type: ignore[arg-type]

    def test_a_row_tells_what_it_takes_to_choose_and_that_only_an_own_part_is_there(self, qtbot: QtBot) -> None:
        page = PlansPage()
        qtbot.addWidget(page)
        page.show_rows((self.row(), self.row(id="q", own=True, state=PlanState.GESLOTEN)), 2, 0, NOW, may_begin=False)

        whole, own = rows(page.table)
        assert whole == "2026-0148-P1 | JGZ Noord | loopt | Marit Vonkeman · vandaag 09:00"
        assert "uw eigen deel" in own
        assert "gesloten" in own
        assert not page.begin.isVisibleTo(page)

    def test_many_organisations_are_counted_after_the_first_four(self, qtbot: QtBot) -> None:
        page = PlansPage()
        qtbot.addWidget(page)
        page.show_rows((self.row(organisations=tuple("ABCDEF")),), 1, 0, NOW, may_begin=False)

        assert "A, B, C en D en nog 2" in rows(page.table)[0]

    def test_it_goes_on_page_by_page(self, qtbot: QtBot) -> None:
        page = PlansPage()
        qtbot.addWidget(page)
        skips: list[int] = []
        page.page_wanted.connect(skips.append)
        page.show_rows(tuple(self.row(id=str(n)) for n in range(50)), 120, 50, NOW, may_begin=True)
        page.after.click()
        page.before.click()

        assert skips == [100, 0]
        page.show_rows((self.row(),), 101, 100, NOW, may_begin=True)
        assert not page.after.isVisibleTo(page)

    def test_an_empty_list_says_when_a_plan_can_be_made(self, qtbot: QtBot) -> None:
        page = PlansPage()
        qtbot.addWidget(page)
        page.show_rows((), 0, 0, NOW, may_begin=True)

        assert say("plan.lijst.leeg_uitleg") in texts(page)
        page.begin_button.click()
        assert say("plan.lijst.kenmerk_mist") in texts(page)


class TestWhole:
    def test_each_line_says_for_whom_by_whom_what_when_how_far_and_who_sees_it(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.shown())

        first, second, third, fourth, fifth = rows(page.lines.wide)
        assert first.startswith("Lotte | JGZ Noord · R. Smit · jeugdarts · 050-0000001 | Gezondheidszorg")
        assert "bijzonder · B2h" in first
        assert "Besluit 2026-0148-B1" in first
        assert "begint nog" in first
        assert "regisseur · R. Smit · Moeder" in first
        assert "loopt" in second
        assert third.endswith("regisseur · Moeder · Lotte")
        assert "gestopt op 20\N{NO-BREAK SPACE}okt" in fourth
        assert "klaar op 3\N{NO-BREAK SPACE}nov" in fifth

    def test_a_line_that_the_whole_household_sees_says_so_in_one_word(self, qtbot: QtBot) -> None:
        plan = replace(samples.PLAN, bewoners=(samples.MOEDER, samples.LOTTE), afspraken=(samples.THIRD,))
        page = paged(qtbot, samples.shown(plan))

        assert rows(page.lines.wide)[0].endswith("regisseur · huishouden")

    def test_the_head_says_goal_since_and_how_to_reach_the_regisseur(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.shown())

        seen = texts(page)
        assert "Doel: Lotte gaat weer elke dag naar school" in seen
        assert "Loopt sinds 10 november 2026 · regisseur Marit Vonkeman, procesregisseur, 06-00000001" in seen

    def test_what_no_longer_rests_on_anything_is_said(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.shown(loose=(ItemId("a-2"),)))

        assert say("plan.los_titel", aantal=1) in texts(page)
        assert "rust hier niet meer op" in rows(page.lines.wide)[1]

    def test_who_may_nothing_sees_no_button_for_it(self, qtbot: QtBot) -> None:
        reader = OpenPlan(samples.PLAN, whole=True)
        page = paged(qtbot, reader)

        page.show_plan(reader, NOW)
        for part in (
            page.casus,
            page.add_button,
            page.papers,
            page.household.change,
            page.closing,
            page.meetings,
            page.history,
        ):
            assert not part.isVisible(), type(part)
        page.lines.chosen.emit("a-1")
        assert not page.typing

    def test_papers_are_offered_to_who_reads_something(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.shown())
        wanted: list[object] = []
        page.print_for_bewoner.connect(wanted.append)
        page.print_for_helper.connect(wanted.append)

        offered = page.papers.bewoner_menu.actions()
        assert [one.text() for one in offered] == ["Moeder", "Lotte", "Vader"]
        offered[0].trigger()
        page.papers.helper_menu.actions()[1].trigger()
        assert wanted == [samples.MOEDER.id, samples.LEERPLICHT.id]

    def test_the_timeline_is_one_stop_and_its_bars_say_everything_in_words(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.shown())
        timeline = page.course.timeline

        stops = [row for row in timeline.rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert len(stops) == 1
        heard = [name_of(row) for row in timeline.rows]
        assert (
            "Lotte, JGZ Noord: Gezondheidszorg, van 25 november 2026 tot en met 16 december 2026; begint nog." in heard
        )
        page.course.words_button.click()
        assert all(sentence in texts(page.course.words) for sentence in heard)

    def test_arrows_go_along_the_bars_and_enter_opens_the_agreement(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.shown())
        timeline = page.course.timeline
        timeline.rows[0].setFocus()
        press(timeline.rows[0], Qt.Key.Key_Down)
        press(timeline.rows[1], Qt.Key.Key_End)

        assert timeline.rows[-1].hasFocus()
        press(timeline.rows[-1], Qt.Key.Key_Return)
        assert page.typing
        assert page.form.before == samples.FIRST

    def test_a_closed_plan_says_when_and_why_and_takes_nothing_more(self, qtbot: QtBot) -> None:
        closed = replace(
            samples.PLAN, state=PlanState.GESLOTEN, closed_on=date(2026, 11, 20), closed_why=Slot.DOEL_BEREIKT
        )
        page = paged(qtbot, samples.shown(closed))

        assert "Gesloten op 20 november 2026. Het doel is bereikt." in texts(page)
        assert not page.add_button.isVisible()
        assert not page.closing.button.isVisible()

    def test_closing_asks_why_first(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.shown())
        closed: list[object] = []
        page.close_wanted.connect(closed.append)
        page.closing.button.click()
        assert closed == []
        assert say("plan.sluiten.mist") in texts(page)
        choose(page.closing.why, Slot.HUISHOUDEN_STOPT)
        page.closing.button.click()
        assert closed == [Slot.HUISHOUDEN_STOPT]

    def test_the_household_says_what_each_reads(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.shown())

        seen = texts(page.household)
        assert "Volwassen. Leest het hele plan. Leest ook wat gaat over Lotte." in seen
        assert "16 of 17 jaar. Leest niets van dit plan. Reden: E1." in seen
        assert "Het adres is geheim." in seen

    def test_a_marked_word_about_a_helper_needs_a_reason_too(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.shown())
        saved: list[object] = []
        page.helpers.save_wanted.connect(saved.append)
        page.helpers.links[0].click()
        editor = page.helpers.editor
        type_text(editor.function.line, "depressie ")
        editor.save.click()
        assert saved == []
        assert say("plan.mist.datwat") in texts(editor)

        panel = editor.strip.panels[0]
        panel.reason.setCurrentIndex(panel.reason.findData(Reden.EIGENNAAM.value))
        panel.reason.activated.emit(panel.reason.currentIndex())
        editor.save.click()
        assert len(saved) == 1
        editor.leave.click()
        assert page.helpers.links[0].hasFocus()

    def test_nothing_of_before_stays_while_another_is_fetched(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.shown())
        page.show_nothing()

        assert "Lotte" not in texts(page)
        assert page.shown is None


class TestOwnPart:
    def test_it_shows_own_lines_and_not_even_that_there_are_others(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.own_part())

        seen = (
            texts(page) + "".join(rows(page.lines.table)) + "".join(name_of(row) for row in page.course.timeline.rows)
        )
        for hidden in ("JGZ", "Smit", "Vader", "Sam", "maandag", "huishouden", "Besluit", "regisseur · ", "rust"):
            assert hidden not in seen, hidden
        assert "uw eigen deel" in seen
        assert page.lines.table.rowCount() == 3

    def test_only_text_days_and_how_far_can_be_changed(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.own_part())
        page.lines.chosen.emit("a-2")

        form = page.form
        for there in (form.text, form.since, form.until, form.done):
            assert there.isVisible(), type(there)
        for absent in (form.about, form.helper, form.support, form.basis, form.readers, form.condition):
            assert not absent.isVisible(), type(absent)
        assert not form.away_button.isVisible()
        assert not page.add_button.isVisible()

    def test_a_line_of_somebody_else_that_was_opened_to_them_cannot_be_changed(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.own_part(samples.JGZ))
        page.lines.chosen.emit("a-2")
        assert not page.typing
        page.lines.chosen.emit("a-1")
        assert page.typing


class TestForm:
    def form(self, qtbot: QtBot, plan: Plan = samples.PLAN, **more: object) -> PlanPage:
        page = paged(qtbot, samples.shown(plan, **more))
        page.add_button.click()
        return page

    def test_what_tells_too_much_is_marked_while_typing_and_said_why(self, qtbot: QtBot) -> None:
        page = self.form(qtbot)
        type_text(page.form.text.editor, "Begeleiding bij depressie")
        qtbot.waitUntil(page.form.text.strip.isVisible, timeout=15_000)

        seen = texts(page.form.text)
        assert "‘depressie’" in seen
        assert "Dit zegt wat iemand heeft." in seen
        marked = page.form.text.editor.extraSelections()
        assert [one.cursor.selectedText() for one in marked] == ["depressie"]
        assert marked[0].format.fontUnderline()
        assert "depressie: Dit zegt wat iemand heeft." in page.form.text.strip.spoken()

    def test_the_neutral_words_are_taken_over_at_once(self, qtbot: QtBot) -> None:
        page = self.form(qtbot)
        type_text(page.form.text.editor, "Begeleiding bij depressie")
        page.form.text.look()
        page.form.text.strip.take.click()

        assert page.form.text.text() == "Begeleiding"
        assert not page.form.text.strip.isVisible()
        assert page.form.text.editor.extraSelections() == []

    def test_a_marked_word_goes_nowhere_without_a_reason_from_the_list(self, qtbot: QtBot) -> None:
        page = self.form(qtbot)
        page.form.text.show_text("Begeleiding bij depressie")
        page.form.add_button.click()
        assert say("plan.mist.datwat") in texts(page.form)

        panel = page.form.text.strip.panels[0]
        panel.reason.setCurrentIndex(panel.reason.findData(Reden.SOORT_HULP.value))
        panel.reason.activated.emit(panel.reason.currentIndex())
        assert page.form.text.look()
        assert page.form.agreed().kept[0].reason is Reden.SOORT_HULP

    def test_a_reason_stays_while_somebody_types_on_and_goes_when_taken_away(self, qtbot: QtBot) -> None:
        page = self.form(qtbot)
        text = page.form.text
        text.show_text("Hulp bij depressie", (Keep("depressie", "aandoening", Reden.EIGENNAAM.value),))
        type_text(text.editor, "Veel ")
        text.look()
        assert text.kept() == (Keep("depressie", "aandoening", Reden.EIGENNAAM.value),)

        panel = text.strip.panels[0]
        panel.reason.setCurrentIndex(0)
        panel.reason.activated.emit(0)
        type_text(text.editor, "nog ")
        text.look()
        assert text.kept() == ()

    def test_an_organisation_that_gives_something_away_asks_its_condition_and_offers_neutral_words_first(
        self, qtbot: QtBot
    ) -> None:
        page = self.form(qtbot)
        form = page.form
        choose(form.helper.who, OTHER)
        type_text(form.helper.organisation.line, "Verslavingszorg Noord")

        assert form.condition.isVisible()
        offered = {form.condition.list.itemData(place) for place in range(1, form.condition.list.count())}
        assert offered
        assert all(str(code).startswith("B2") for code in offered)
        assert form.complain() is not None
        assert say("plan.mist.voorwaarde") in texts(form)

        button = next(one for one in form.helper.neutral.findChildren(QPushButton) if "Zorgaanbieder" in one.text())
        button.click()
        assert form.helper.organisation.text() == "Zorgaanbieder"
        assert not form.condition.isVisible()

    def test_somebody_in_the_plan_whose_organisation_gives_something_away_asks_it_too(self, qtbot: QtBot) -> None:
        helper = replace(samples.JGZ, organisation="Verslavingszorg Noord")
        page = self.form(qtbot, plan=replace(samples.PLAN, helpers=(helper, samples.LEERPLICHT)))
        choose(page.form.helper.who, helper.id)

        assert page.form.condition.isVisible()

    def special(self) -> tuple[Plan, Choices]:
        """Return a plan with a line on an explicit yes, and what there is to choose after that yes was taken back."""
        helper = replace(samples.JGZ, organisation="Verslavingszorg Noord")
        line = replace(samples.FIRST, condition=CodeId("B2a"), readers=())
        plan = replace(samples.PLAN, helpers=(helper, samples.LEERPLICHT), afspraken=(line, samples.SECOND))
        lapsed = tuple(code for code in samples.CONDITIONS if code.id == "B2a")
        rest = tuple(code for code in samples.CONDITIONS if code not in lapsed)
        return plan, replace(samples.CHOICES, conditions=rest, lapsed=lapsed)

    def test_a_condition_that_lapsed_stays_with_the_agreement_that_holds_it_and_says_so(self, qtbot: QtBot) -> None:
        plan, choices = self.special()
        page = paged(qtbot, samples.shown(plan, choices=choices))
        page.lines.chosen.emit("a-1")

        form = page.form
        assert form.condition.list.currentText().startswith("B2a (geldt niet meer): De betrokkene gaf uitdrukkelijk")
        assert form.complain() is None
        choose(form.done, Gedaan.KLAAR)
        assert form.agreed() == replace(plan.afspraken[0], done=Gedaan.KLAAR, done_on=samples.TODAY)

    def test_a_condition_that_lapsed_is_offered_to_no_other_agreement(self, qtbot: QtBot) -> None:
        plan, choices = self.special()
        page = self.form(qtbot, plan, choices=choices)
        form, helper = page.form, plan.helpers[0].id
        choose(form.helper.who, helper)
        assert form.condition.list.findData("B2h") > 0
        assert form.condition.list.findData("B2a") < 0
        page.lines.chosen.emit("a-2")
        choose(form.helper.who, helper)
        assert form.condition.list.findData("B2h") > 0
        assert form.condition.list.findData("B2a") < 0

    def test_who_sees_a_special_agreement_stays_as_it_was_and_nothing_is_a_change_yet(self, qtbot: QtBot) -> None:
        plan, choices = self.special()
        page = paged(qtbot, samples.shown(plan, choices=choices))
        told: list[bool] = []
        page.form.edited.connect(lambda: told.append(True))
        page.lines.chosen.emit("a-1")

        assert page.form.helper.reveals == ("gezondheid",)
        assert page.form.agreed() == plan.afspraken[0]
        assert told == []

    def test_who_sees_it_is_proposed_and_what_cannot_be_is_a_sentence(self, qtbot: QtBot) -> None:
        page = self.form(qtbot)
        form = page.form
        choose(form.about, samples.LOTTE.id)

        ticked = [item for item, tick in form.readers.ticks.items() if tick.isChecked()]
        assert ticked == [samples.MOEDER.id]
        seen = texts(form.readers)
        assert say("plan.form.ziet_niet.eigen", naam="Vader") in seen
        assert say("plan.form.ziet_niet.niets", naam="Sam") in seen
        assert samples.VADER.id not in form.readers.ticks

    def test_who_may_not_know_yet_closes_what_rests_on_a_decision_to_the_whole_house(self, qtbot: QtBot) -> None:
        page = self.form(qtbot, deferred=frozenset({samples.VADER.id}))
        form = page.form
        choose(form.about, samples.MOEDER.id)
        choose(form.basis, "besluit 2026-0148-B1")

        settle(30)
        assert form.readers.ticks == {}
        assert say("plan.form.ziet_niet.uitgesteld", naam="Moeder") in texts(form.readers)

    def test_a_tick_by_hand_stays_until_the_line_is_about_somebody_else(self, qtbot: QtBot) -> None:
        page = self.form(qtbot)
        form = page.form
        choose(form.about, samples.MOEDER.id)
        form.readers.ticks[samples.LOTTE.id].setChecked(False)
        type_text(form.text.editor, "Bellen")
        choose(form.basis, "zelf")
        assert form.agreed().readers == (samples.MOEDER.id,)

        choose(form.about, TOGETHER)
        assert samples.LOTTE.id in form.agreed().readers

    def test_everything_that_lacks_is_said_where_it_lacks(self, qtbot: QtBot) -> None:
        page = self.form(qtbot)
        page.form.since.show_text("morgen")
        wanted: list[None] = []
        page.form.wanted.connect(lambda: wanted.append(None))
        page.form.add_button.click()

        seen = texts(page.form)
        for slug in ("about", "helper", "support", "since", "basis"):
            assert say(f"plan.mist.{slug}") in seen, slug
        assert wanted == []
        assert page.form.about.list.hasFocus()

    def test_the_form_and_what_lacks_in_it_come_into_sight(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.shown(samples.large(12, 3)))
        page.add_button.click()
        settle(250)
        assert page.form.mapTo(page, QPoint(0, 0)).y() < page.height() / 2
        for part in (page.form.about, page.form.helper.who, page.form.support):
            choose(part, str(part.list.itemData(1)))
        choose(page.form.basis, "instemming")
        page.form.since.show_text("morgen")
        page.verticalScrollBar().setValue(0)
        page.form.add_button.click()
        settle(50)

        assert page.form.since.day.editor.hasFocus()
        place = page.form.since.mapTo(page, QPoint(0, 0)).y()
        assert 0 <= place < page.height()

    def test_more_than_fits_is_refused_and_what_stood_there_stays(self, qtbot: QtBot) -> None:
        page = self.form(qtbot)
        page.form.text.editor.insertPlainText("Bellen")
        page.form.text.editor.insertPlainText("x" * 200)

        assert page.form.text.text() == "Bellen"
        assert say("plan.mist.te_lang", maximum=160) in texts(page.form.text)

    def test_a_line_of_the_plan_comes_back_out_of_the_form_as_it_was(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.shown())
        for line in samples.PLAN.afspraken:
            page.form.show_line(line)
            assert page.form.agreed() == line

    def test_a_meeting_is_offered_once_it_was_held(self, qtbot: QtBot) -> None:
        page = self.form(qtbot)
        assert page.form.meeting.list.count() == 1


class TestFilled:
    FILLED = Filled(
        line="a-1", about="p-1", helper=OTHER,
        person=Person("Zorgaanbieder", "P. de Boer", kept=(Keep("x", "aandoening", "eigennaam"),)),
        support="zorg", text="Bellen", kept=(Keep("depressie", "aandoening", "soort_hulp"),), since="1-12-2026",
        until="niet", basis="besluit 2026-0148-B1", readers=("p-1",), helpers=("h-1",), condition="B2h", done="klaar",
        done_on="2-12-2026", overleg="2026-0148-O1",
    )  # fmt: skip

    def test_a_draft_comes_back_as_it_was_typed(self) -> None:
        assert from_text(as_text(self.FILLED)) == self.FILLED
        assert from_text(as_text(replace(self.FILLED, readers=None))) == replace(self.FILLED, readers=None)
        assert as_text(Filled(since="1-12-2026")) == ""
        assert from_text("") is None

    def test_a_line_goes_through_the_form_and_back(self) -> None:
        for line in samples.PLAN.afspraken:
            assert line_of(filled_of(line), line, samples.TODAY) == line

    def test_an_end_before_the_beginning_or_unreadable_is_found(self) -> None:
        assert "until" in missing(self.FILLED)
        assert "until" in missing(replace(self.FILLED, until="30-11-2026"))
        assert missing(replace(self.FILLED, until="1-12-2026")) == ()
        assert missing(Filled(since="x", done="klaar"), own=True) == ("since", "done_on")


class TestHistory:
    def test_each_change_is_told_in_words(self) -> None:
        plan = samples.PLAN
        line = replace(samples.SECOND, text="Anders", readers=())
        later = replace(plan, goal="Anders", afspraken=(replace(samples.FIRST, done=Gedaan.KLAAR), line))

        told = " ".join(changes(plan, later))
        assert changes(None, plan) == (say("plan.geschiedenis.begonnen"),)
        assert "Het doel is gewijzigd." in told
        assert "Klaar: Lotte, JGZ Noord." in told
        assert "Gewijzigd: Lotte, Leerplicht (de tekst en wie het ziet)." in told
        assert "Afspraak weggehaald: Huishouden, Het huishouden zelf." in told


class TestTimeline:
    def test_the_days_hold_every_bar_and_today_and_not_too_many_months_are_named(self) -> None:
        bars = (Bar("a", "A", "", "a", date(2020, 3, 4), None), Bar("b", "B", "", "b", date(2026, 1, 1), NOW.date()))
        span = span_of(bars, NOW.date())

        assert span.first == date(2020, 3, 1)
        assert span.last > NOW.date()
        assert len(months_of(span)) <= 14
        assert 0 <= span.part(date(2019, 1, 1)) <= span.part(NOW.date()) <= 1

    def test_no_bars_are_no_rows(self, qtbot: QtBot) -> None:
        timeline = Timeline("Verloop")
        qtbot.addWidget(timeline)
        timeline.show_bars((), NOW.date())
        assert timeline.rows == ()


class TestBeginning:
    def page(self, qtbot: QtBot, draft: Begun | None = None, **more: object) -> BeginPage:
        page = BeginPage()
        qtbot.addWidget(page)
        page.resize(1076, 690)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        beginning = replace(samples.BEGINNING, **more)  # type: ignore[arg-type]
        page.show_beginning(beginning, "Marit Vonkeman", samples.check, draft)
        settle(30)
        return page

    def test_what_lacks_is_said_with_a_way_back_and_nothing_to_fill_in(self, qtbot: QtBot) -> None:
        page = self.page(qtbot, recorded=(("samenhang", True), ("noodzaak", False), ("doel", False)))

        seen = texts(page)
        assert "Vastgelegd: de vragen hangen samen" in seen
        assert "Nog niet vastgelegd: één plan is nodig" in seen
        assert page.to_casus.hasFocus()
        assert not page.button.isVisible()
        assert not page.goal.isVisible()

    def test_the_household_is_what_was_ticked_and_who_reads_nothing_has_a_code(self, qtbot: QtBot) -> None:
        page = self.page(qtbot)
        page.contact.show_text("000 - 11 22 33")
        panels = {panel.one.name: panel for panel in page.household.panels}
        panels["Sam"].within.setChecked(False)
        assert not panels["Sam"].name.isVisible()
        assert page.complain() is None

        panels["Lotte"].dots[Inkijk.NIETS.value].setChecked(True)
        assert page.complain() is panels["Lotte"].code.list
        choose(panels["Lotte"].code, "E1")
        assert page.complain() is None
        found = {one.name: one for one in page.household.household()}
        assert set(found) == {"Moeder", "Lotte", "Vader"}
        assert found["Lotte"].code == CodeId("E1")
        assert found["Moeder"].speaks_for == (samples.LOTTE.id,)

    def test_nobody_a_marked_goal_and_no_contact_are_said(self, qtbot: QtBot) -> None:
        page = self.page(qtbot)
        for panel in page.household.panels:
            panel.within.setChecked(False)
        page.goal.show_text("Leven met een depressie")
        page.button.click()

        seen = texts(page)
        for slug in ("niemand", "datwat", "contact"):
            assert say(f"plan.mist.{slug}") in seen, slug
        assert page.goal.editor.hasFocus()


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[PlanRoom]:
    made = plan_room(qtbot)
    yield made
    made.notices.hide()
    made.runner.stop()


def on_plan(room: PlanRoom, plan: OpenPlan, seat: Seat, about: str = "") -> PlanPage:
    seat.go(Spot(At.PLAN, f"{plan.plan.id} {about}".strip()))
    seat.wait(lambda: seat.plan.plan.opened is not None)
    settle(30)
    assert room.faults == []
    return seat.plan.plan.page


def fill(page: PlanPage, text: str = "Belt elke maandag") -> None:
    form = page.form
    choose(form.about, TOGETHER)
    choose(form.helper.who, "zelf")
    choose(form.support, "zelf")
    choose(form.basis, "zelf")
    type_text(form.text.editor, text)


class TestAtWork:
    def test_a_plan_begins_from_a_casus_found_by_its_kenmerk(self, room: PlanRoom) -> None:
        seat = room.sit()
        seat.go(Spot(At.PLANS))
        seat.wait(seat.plan.list.page.begin.isVisible)
        page = seat.plan.list.page
        type_text(page.kenmerk_line, "2026-9999")
        press(page.kenmerk_line, Qt.Key.Key_Return)
        seat.wait(lambda: say("plan.lijst.kenmerk_onbekend") in texts(page))
        page.kenmerk_line.clear()
        type_text(page.kenmerk_line, "2026-0001")
        press(page.kenmerk_line, Qt.Key.Key_Return)
        begin = seat.plan.begin.page
        seat.wait(begin.button.isVisible)

        begin.goal.editor.selectAll()
        type_text(begin.goal.editor, "Elke dag komt er iemand langs")
        type_text(begin.contact.line, "000 - 11 22 33")
        begin.button.click()
        seat.wait(lambda: seat.plan.plan.opened is not None)
        assert seat.opened().plan.goal == "Elke dag komt er iemand langs"
        assert room.went[-1].at is At.PLAN
        assert room.faults == []
        # Whoever comes by a second time finds the plan that runs.
        seat.go(Spot(At.NEW_PLAN, room.casus))
        seat.wait(lambda: room.went[-1] == Spot(At.PLAN, seat.opened().plan.id))

    def test_an_agreement_goes_into_the_plan(self, room: PlanRoom) -> None:
        plan, seat = room.plan(), room.sit()
        page = on_plan(room, plan, seat)
        page.add_button.click()
        fill(page)
        page.form.add_button.click()
        seat.wait(lambda: len(seat.opened().plan.afspraken) == 2)

        made = room.fresh(plan.plan.id).plan.afspraken[1]
        assert made.text == "Belt elke maandag"
        assert made.basis.kind is Waarop.ZELF
        assert not page.typing
        assert say("plan.toegevoegd") in texts(room.notices)
        seat.settle()
        seat.go(Spot(At.PLAN, plan.plan.id))
        seat.wait(lambda: seat.plan.plan.opened is not None)
        assert not page.typing

    def test_what_is_typed_is_there_after_a_lock(self, room: PlanRoom) -> None:
        plan, seat = room.plan(), room.sit()
        page = on_plan(room, plan, seat)
        page.add_button.click()
        fill(page, "Belt elke maandag met school")
        assert seat.plan.busy
        seat.settle()
        assert "Opgeslagen" in page.form.saved.words

        again = room.sit()
        other = on_plan(room, plan, again)
        assert other.typing
        assert other.form.text.text() == "Belt elke maandag met school"
        assert other.form.about.value() == TOGETHER

    def test_what_nobody_wants_is_forgotten(self, room: PlanRoom) -> None:
        plan, seat = room.plan(), room.sit()
        page = on_plan(room, plan, seat)
        page.add_button.click()
        fill(page)
        page.form.cancel_button.click()
        seat.settle()

        assert not on_plan(room, plan, room.sit()).typing

    def test_a_new_helper_comes_in_with_the_agreement_and_stays_when_that_is_refused(self, room: PlanRoom) -> None:
        plan, seat = room.plan(), room.sit()
        page = on_plan(room, plan, seat)
        page.add_button.click()
        fill(page)
        form = page.form
        choose(form.helper.who, OTHER)
        type_text(form.helper.organisation.line, "Team Geld")
        form.add_button.click()
        seat.wait(lambda: bool(room.faults))

        assert [fault.code for fault in room.faults] == ["zelf_met_hulpverlener"]
        assert page.typing
        assert form.text.text() == "Belt elke maandag"
        names = [one.organisation for one in room.fresh(plan.plan.id).plan.helpers]
        assert names == ["Wijkteam Noorderkade", "Team Geld"]
        assert form.helper.helper not in (OTHER, "")
        room.faults.clear()
        choose(form.basis, next(slug for slug in grounds(page) if slug.startswith("besluit")))
        choose(form.about, seat.opened().plan.bewoners[0].id)
        form.add_button.click()
        seat.wait(lambda: not page.typing)
        assert len(room.fresh(plan.plan.id).plan.helpers) == 2
        assert room.faults == []

    def test_a_change_elsewhere_brings_the_plan_as_it_is_and_what_was_typed(self, room: PlanRoom) -> None:
        plan, seat = room.plan(), room.sit()
        page = on_plan(room, plan, seat)
        page.add_button.click()
        fill(page)
        done = replace(plan.plan.afspraken[0], done=Gedaan.KLAAR)
        put_afspraak(room.office.desk(MARIT), plan, done, samples.CHECKS)
        page.form.add_button.click()
        seat.wait(lambda: bool(room.faults) and seat.plan.plan.opened is not None)
        seat.wait(lambda: page.typing)

        assert [fault.code for fault in room.faults] == ["inmiddels_gewijzigd"]
        assert seat.opened().plan.afspraken[0].done is Gedaan.KLAAR
        assert page.form.text.text() == "Belt elke maandag"

    def test_an_agreement_stops_although_its_condition_lapsed(self, room: PlanRoom) -> None:
        plan, desk = room.plan(), room.office.desk(MARIT)
        line, helper = plan.plan.afspraken[0], plan.plan.helpers[0]
        special = replace(line, condition=CodeId("B2c"))
        plan = put_afspraak(desk, plan, special, samples.CHECKS)
        plan = put_helper(desk, plan, replace(helper, organisation="Verslavingszorg Noord"), samples.CHECKS)
        # Whoever could not say yes or no can again.
        room.office.edited(room.office.stored(room.casus), ("persoon.wilsbekwaam", line.about, Answer("ja")))
        seat = room.sit()
        page = on_plan(room, plan, seat)
        assert [code.id for code in seat.opened().choices.lapsed] == ["B2c"]
        page.lines.chosen.emit(line.id)
        choose(page.form.done, Gedaan.GESTOPT)
        page.form.add_button.click()
        seat.wait(lambda: say("plan.gewijzigd") in texts(room.notices))

        after = room.fresh(plan.plan.id).plan.afspraken[0]
        assert (after.done, after.condition) == (Gedaan.GESTOPT, "B2c")
        assert room.faults == []

    def test_a_helper_keeps_the_own_part_up_to_date(self, room: PlanRoom) -> None:
        plan, seat = room.plan(), room.sit(YOUSSEF)
        page = on_plan(room, plan, seat)
        line = plan.plan.afspraken[0]
        assert "Begeleiding" in rows(page.lines.own)[0]
        page.lines.chosen.emit(line.id)
        choose(page.form.done, Gedaan.KLAAR)
        page.form.add_button.click()
        seat.wait(lambda: say("plan.gewijzigd") in texts(room.notices))

        assert room.fresh(plan.plan.id).plan.afspraken[0].done is Gedaan.KLAAR
        assert room.faults == []

    def test_how_to_reach_a_helper_changes_and_what_was_in_the_form_stays(self, room: PlanRoom) -> None:
        plan, seat = room.plan(), room.sit()
        page = on_plan(room, plan, seat)
        page.add_button.click()
        fill(page)
        page.helpers.links[0].click()
        editor = page.helpers.editor
        told = [seat.plan.unsaved]
        editor.contact.show_text("")
        type_text(editor.contact.line, "000 - 99 88 77")
        told.append(seat.plan.unsaved)
        editor.save.click()
        seat.wait(lambda: say("plan.hulp.bewaard") in texts(room.notices))

        assert room.fresh(plan.plan.id).plan.helpers[0].contact == "000 - 99 88 77"
        assert page.form.text.text() == "Belt elke maandag"
        assert not editor.isVisible()
        assert [*told, seat.plan.unsaved] == [False, True, False]
        assert room.faults == []

    def test_the_history_is_read_when_somebody_asks(self, room: PlanRoom) -> None:
        plan, seat = room.plan(), room.sit()
        page = on_plan(room, plan, seat)
        page.history.fetch.click()
        seat.wait(lambda: say("plan.geschiedenis.begonnen") in texts(page.history))
        assert "Afspraak erbij" in texts(page.history)

    def test_goal_contact_and_household_change_on_one_page(self, room: PlanRoom) -> None:
        plan, seat = room.plan(), room.sit()
        page = on_plan(room, plan, seat)
        page.household.change.click()
        begin = seat.plan.begin.page
        seat.wait(begin.button.isVisible)
        begin.goal.editor.selectAll()
        type_text(begin.goal.editor, "Elke week komt er iemand langs")
        begin.household.panels[0].name.show_text("Mevrouw")
        begin.button.click()
        seat.wait(lambda: room.went[-1] == Spot(At.PLAN, plan.plan.id))

        now = room.fresh(plan.plan.id).plan
        assert now.goal == "Elke week komt er iemand langs"
        assert now.bewoners[0].name == "Mevrouw"
        assert room.faults == []

    def test_closing_and_taking_away_are_asked_once_more(self, room: PlanRoom) -> None:
        plan, seat = room.plan(), room.sit()
        page = on_plan(room, plan, seat)
        page.lines.chosen.emit(plan.plan.afspraken[0].id)
        page.form.away_button.click()
        answer_yes(seat)
        seat.wait(lambda: seat.opened().plan.afspraken == ())
        choose(page.closing.why, Slot.NIET_MEER_NODIG)
        page.closing.button.click()
        answer_yes(seat)
        seat.wait(lambda: seat.opened().plan.state is PlanState.GESLOTEN)
        assert not page.add_button.isVisible()
        assert room.faults == []

    def test_a_paper_is_a_spot_of_its_own(self, room: PlanRoom) -> None:
        plan, seat = room.plan(), room.sit()
        page = on_plan(room, plan, seat)
        page.papers.bewoner_menu.actions()[0].trigger()
        reader = plan.plan.bewoners[0].id
        assert room.went[-1] == Spot(At.PLAN_PAPER, f"{plan.plan.id} {plan.plan.number} {reader}")


def grounds(page: PlanPage) -> list[str]:
    """Return everything that the form offers an agreement to rest on."""
    box = page.form.basis.list
    return [str(box.itemData(place)) for place in range(box.count())]


def answer_yes(seat: Seat) -> None:
    """Say yes to the question that is open."""
    seat.wait(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.accept()


@pytest.mark.parametrize("scale", [100, 200])
def test_everything_has_a_name_and_nothing_sticks_out(qtbot: QtBot, theme: Theme, scale: int) -> None:
    theme.choose(Scheme.DONKER if scale == 200 else Scheme.LICHT)
    theme.set_scale(scale)
    draft = Filled(about="p-1", helper=OTHER, text="depressie", person=Person("Verslavingszorg"), done="klaar")
    pages: list[QWidget] = [
        paged(qtbot, samples.shown(samples.large(6, 3)), draft),
        paged(qtbot, samples.own_part(), filled_of(samples.own_part().plan.afspraken[0])),
    ]
    begin = BeginPage()
    qtbot.addWidget(begin)
    begin.resize(1076, 690)
    begin.show()
    begin.show_beginning(samples.BEGINNING, "Marit Vonkeman", samples.check)
    settle(60)
    pages.append(begin)

    for page in pages:
        assert nameless(page) == []
        assert sticking_out(page) == []


def test_sixty_lines_and_twenty_helpers_come_up_without_waiting(qtbot: QtBot) -> None:
    page = PlanPage()
    qtbot.addWidget(page)
    page.resize(1076, 690)
    page.show()
    begun = datetime.now()  # noqa: DTZ005 (how long it takes, on the computer's own clock)
    page.show_plan(samples.shown(samples.large()), NOW, samples.CHECKS, papers=True)
    settle(60)
    # Each row is measured once for a width, however often the layout asks: without that this takes half a minute.
    assert datetime.now() - begun < timedelta(seconds=10)  # noqa: DTZ005
    assert page.lines.wide.rowCount() == 60
    assert len(page.course.timeline.rows) == 60
