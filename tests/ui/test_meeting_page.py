"""The casusoverleg on the screen: nobody is asked without a reason, nobody is passed by, nothing typed is lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.makers import NOW
from tests.ui import plan_samples as samples
from tests.ui.deciding_office import settle, texts
from tests.ui.plan_room import MARIT, YOUSSEF, PlanRoom, Seat, nameless, plan_room, sticking_out
from tests.ui.typing_help import type_text
from triage.casework.plan.meeting import invite, move_meeting, open_meeting, plan_meeting, set_agenda
from triage.casework.plan.meeting_desk import OpenMeeting
from triage.ids import ItemId
from triage.plan.model import Basis
from triage.plan.overleg import Overleg, OverlegState
from ui.datwat import checks
from ui.fields.dates import written_date
from ui.flows.plan.meeting_saving import save
from ui.pages.meeting.filled import (
    Filled,
    Guest,
    Part,
    as_text,
    filled_of,
    from_text,
    guest_of,
    moment_of,
    part_of,
)
from ui.pages.meeting.page import MeetingPage
from ui.pages.plan.filled import Keep
from ui.spot import At, Spot
from ui.theme import Scheme, Theme
from ui.words import say

pytestmark = pytest.mark.usefixtures("theme")


def paged(qtbot: QtBot, shown: OpenMeeting, draft: Filled | None = None, days: int = 0) -> MeetingPage:
    page = MeetingPage()
    qtbot.addWidget(page)
    page.resize(1076, 690)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.show_meeting(shown, NOW + timedelta(days=days), samples.check, draft)
    settle(30)
    return page


def choose(row: QWidget, slug: str) -> None:
    """Choose from a list as a person does."""
    box = row.list  # type: ignore[attr-defined]
    box.setCurrentIndex(box.findData(slug))
    box.activated.emit(box.currentIndex())


class TestFilled:
    FILLED = Filled(
        "3-12-2026",
        "14:00",
        ("besluit 2026-0148-B1", "vraag 1"),
        (Guest("g-1", "R. Smit", needed="x", points=("vraag 1",), kept=(Keep("x", "aandoening", "eigennaam"),)),),
        (Part("p-1", "nee", "E1", "Niet veilig"),),
    )

    def test_a_draft_comes_back_as_it_was_typed(self) -> None:
        assert from_text(as_text(self.FILLED)) == self.FILLED
        assert from_text("") is None

    def test_a_meeting_goes_through_the_page_and_back(self) -> None:
        overleg = samples.meeting().overleg
        filled = filled_of(overleg)

        assert moment_of(filled) == overleg.at
        assert tuple(guest_of(one, filled.agenda) for one in filled.guests) == overleg.invited
        assert tuple(part_of(one) for one in filled.parts) == overleg.parts

    def test_a_code_counts_only_for_who_does_not_take_part(self) -> None:
        assert part_of(Part("p-1", "ja", "E1", "Toch wel")).code is None
        assert part_of(Part("p-1", "", "E1", "Toch wel")).motivation == ""

    def test_what_cannot_be_read_is_no_moment(self) -> None:
        assert moment_of(replace(self.FILLED, time="straks")) is None
        assert moment_of(replace(self.FILLED, day="morgen")) is None


class TestPage:
    def test_who_is_asked_has_function_organisation_reason_basis_and_points(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.meeting())

        (panel,) = page.guests.panels
        guest = panel.guest()
        assert (guest.name, guest.function, guest.organisation) == ("R. Smit", "jeugdarts", "JGZ Noord")
        assert guest.needed == "maakt de afspraak over de start"
        assert guest.points == ("besluit 2026-0148-B1", "plan 2026-0148-P1")
        assert not panel.present["ja"].isVisible()
        assert not page.held.isVisible()

    def test_the_agenda_has_no_words_of_its_own_and_guests_follow_it(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.meeting())
        page.point_ticks["vraag 1"].setChecked(True)
        page.point_ticks["besluit 2026-0148-B1"].setChecked(False)

        panel = page.guests.panels[0]
        assert list(panel.points) == ["plan 2026-0148-P1", "afspraak a-1", "vraag 1"]
        assert panel.guest().points == ("plan 2026-0148-P1",)
        assert "1. Eén plan 2026-0148-P1" in [
            tick.accessibleName().split("punt ")[-1] for tick in panel.points.values()
        ]

    def test_everything_that_lacks_is_said_where_it_lacks(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.meeting())
        page.guests.more.click()
        page.time.show_text("straks")
        page.parts.panels[1].words.show_words("")
        wanted: list[None] = []
        page.keep_wanted.connect(lambda: wanted.append(None))
        page.keep.click()
        settle(30)

        seen = texts(page)
        for slug in ("wanneer", "naam", "organisatie", "waarop", "nodig", "punten", "motivering"):
            assert say(f"overleg.mist.{slug}") in seen, slug
        assert wanted == []
        assert page.day.day.editor.hasFocus()

    def test_why_somebody_must_be_there_tells_nothing_of_what_is_going_on(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.meeting())
        needed = page.guests.panels[0].needed
        needed.editor.selectAll()
        type_text(needed.editor, "weet van de depressie")
        needed.look()
        settle(30)

        assert "‘depressie’" in texts(needed)
        assert page.guests.complain() is needed.editor

    def test_who_does_not_take_part_has_a_code_and_words_of_ones_own(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.meeting())
        mother = page.parts.panels[0]
        assert not mother.code.isVisible()
        mother.dots["nee"].setChecked(True)
        assert mother.complain() is mother.code.list
        choose(mother.code, "E4")
        assert mother.complain() is mother.words
        type_text(mother.words, "Zij zei dat zij liever niet komt.")
        assert mother.complain() is None

    def test_who_came_is_said_once_its_moment_is_past(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.meeting(), days=5)
        held: list[None] = []
        page.held_wanted.connect(lambda: held.append(None))
        page.held.click()
        assert held == []
        settle(30)
        assert say("overleg.mist.aanwezig") in texts(page)
        page.guests.panels[0].present["ja"].setChecked(True)
        page.held.click()
        assert held == [None]

    def test_somebody_who_was_asked_can_be_taken_away(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.meeting())
        page.guests.panels[0].remove.click()
        assert page.filled().guests == ()
        assert page.guests.more.hasFocus()

    def test_a_colleague_brings_name_and_function(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.meeting())
        page.guests.more.click()
        panel = page.guests.panels[1]
        choose(panel.colleague, "Ilse Terpstra")
        assert (panel.name.text(), panel.function.text()) == ("Ilse Terpstra", "Jeugdhulp")

    def test_a_held_meeting_is_read_with_what_was_agreed(self, qtbot: QtBot) -> None:
        opened = samples.meeting(OverlegState.GEHOUDEN)
        overleg = replace(opened.overleg, agreed=(samples.FIRST.id,), invited=(samples.genodigde(present=False),))
        page = paged(qtbot, replace(opened, overleg=overleg))

        seen = texts(page)
        assert "gehouden" in seen
        assert "R. Smit, jeugdarts, JGZ Noord: maakt de afspraak over de start. Met instemming." in seen
        assert "Was er niet." in seen
        assert "Vader praat niet mee. E3: Hij heeft een eigen gesprek." in seen
        assert "Begeleiding – JGZ Noord" in texts(page.agreed)
        assert page.agree.isVisible()
        assert not page.keep.isVisible()

    def test_who_may_not_read_what_a_point_is_reads_of_what_kind_it_is(self, qtbot: QtBot) -> None:
        closed = tuple(replace(one, text="") for one in samples.POINTS)
        page = paged(qtbot, samples.meeting(points=closed, may_write=False))

        seen = texts(page.view)
        assert "3. Een afspraak uit het plan" in seen
        assert "JGZ Noord: " in seen

    def test_nothing_of_before_stays_while_another_is_fetched(self, qtbot: QtBot) -> None:
        page = paged(qtbot, samples.meeting(may_write=False))
        page.show_nothing()
        assert "Vader" not in texts(page)


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[PlanRoom]:
    made = plan_room(qtbot)
    yield made
    made.notices.hide()
    made.runner.stop()


def planned(room: PlanRoom) -> OpenMeeting:
    """Return a meeting that was planned for tomorrow, with the besluit on its agenda."""
    desk = room.office.desk(MARIT)
    opened = plan_meeting(desk, room.casus, desk.clock.now() + timedelta(days=1))
    return set_agenda(desk, opened, (opened.points[0].at,))


def on(room: PlanRoom, seat: Seat, overleg: Overleg) -> MeetingPage:
    seat.go(Spot(At.MEETING, overleg.id))
    seat.wait(lambda: seat.meeting.opened is not None)
    settle(30)
    assert room.faults == []
    return seat.meeting.page


def ask_somebody(page: MeetingPage, name: str = "K. Wubbels") -> None:
    page.guests.more.click()
    panel = page.guests.panels[-1]
    type_text(panel.name.line, name)
    type_text(panel.organisation.line, "Team Geld")
    type_text(panel.needed.editor, "kent de afspraken")
    box = panel.basis.list
    choose(panel.basis, next(str(box.itemData(at)) for at in range(box.count()) if "besluit" in str(box.itemData(at))))
    next(iter(panel.points.values())).setChecked(True)


def say_all_take_part(page: MeetingPage) -> None:
    for panel in page.parts.panels:
        panel.dots["ja"].setChecked(True)


class TestAtWork:
    def test_a_meeting_is_planned_and_filled_in(self, room: PlanRoom) -> None:
        seat = room.sit()
        seat.go(Spot(At.NEW_MEETING, room.casus))
        page = seat.meeting.page
        page.keep.click()
        assert say("overleg.mist.wanneer") in texts(page)
        tomorrow = room.office.clock.today() + timedelta(days=1)
        type_text(page.day.day.editor, written_date(tomorrow))
        type_text(page.time.line, "14:00")
        page.keep.click()
        seat.wait(lambda: seat.meeting.opened is not None)
        assert room.went[-1].at is At.MEETING

        next(iter(page.point_ticks.values())).setChecked(True)
        ask_somebody(page)
        say_all_take_part(page)
        page.keep.click()
        seat.wait(lambda: say("overleg.bewaard") in texts(room.notices))
        assert room.faults == []
        kept = open_meeting(room.office.desk(MARIT), seat.met().overleg.id).overleg
        assert [one.name for one in kept.invited] == ["K. Wubbels"]
        assert kept.invited[0].points == (0,)
        assert all(one.takes_part for one in kept.parts)
        assert len(kept.agenda) == 1

    def test_what_is_typed_is_there_after_a_lock(self, room: PlanRoom) -> None:
        overleg = planned(room).overleg
        seat = room.sit()
        page = on(room, seat, overleg)
        ask_somebody(page, "M. Dijkstra")
        assert seat.meeting.busy
        seat.settle()

        other = room.sit()
        again = on(room, other, overleg)
        assert [one.name for one in again.filled().guests] == ["M. Dijkstra"]

    def test_what_was_refused_halfway_keeps_what_came_before_it_and_what_was_typed(self, room: PlanRoom) -> None:
        desk, opened = room.office.desk(MARIT), planned(room)
        filled = filled_of(opened.overleg)
        point = filled.agenda[0]
        fine = Guest("", "Een", "", "Team Geld", "kent de afspraken", f"besluit {opened.grants[0].number}", (point,))
        wrong = replace(fine, name="Twee", basis="zelf")

        saved = save(desk, opened, replace(filled, guests=(fine, wrong)), checks())
        assert saved.refusal is not None
        assert saved.refusal.code == "uitnodigen_zonder_grond"
        assert [one.name for one in saved.opened.overleg.invited] == ["Een"]
        assert saved.filled.guests[0].id == saved.opened.overleg.invited[0].id
        assert saved.filled.guests[1] == wrong
        # Once it is mended, who was asked already is not asked twice.
        mended = replace(saved.filled, guests=(saved.filled.guests[0], replace(wrong, basis=fine.basis)))
        after = save(desk, saved.opened, mended, checks())
        assert after.refusal is None
        assert [one.name for one in after.opened.overleg.invited] == ["Een", "Twee"]

    def test_another_agenda_another_moment_and_somebody_less(self, room: PlanRoom) -> None:
        room.plan()
        desk, opened = room.office.desk(MARIT), planned(room)
        first = Guest(
            "", "Een", "", "Team Geld", "kent de afspraken", f"besluit {opened.grants[0].number}",
            (filled_of(opened.overleg).agenda[0],),
        )  # fmt: skip
        opened = save(desk, opened, replace(filled_of(opened.overleg), guests=(first,)), checks()).opened
        other = next(one.at for one in opened.points if one.at.kind.value == "plan")
        slug = f"plan {other.ref}"
        filled = filled_of(opened.overleg)
        moved = replace(filled, agenda=(slug,), time="16:30", guests=(replace(filled.guests[0], points=(slug,)),))

        saved = save(desk, opened, moved, checks())
        assert saved.refusal is None
        assert saved.opened.overleg.agenda == (other,)
        assert saved.opened.overleg.invited[0].points == (0,)
        assert saved.opened.overleg.at.astimezone(NOW.tzinfo).hour == 16
        gone = save(desk, saved.opened, replace(filled_of(saved.opened.overleg), guests=()), checks())
        assert gone.opened.overleg.invited == ()

    def test_a_held_meeting_gives_an_agreement_that_stands_in_both(self, room: PlanRoom) -> None:
        plan, overleg = room.plan(), planned(room).overleg
        seat = room.sit()
        page = on(room, seat, overleg)
        ask_somebody(page)
        say_all_take_part(page)
        page.keep.click()
        seat.wait(lambda: bool(seat.met().overleg.invited))
        room.office.clock.move(days=2)
        page = on(room, seat, overleg)
        page.guests.panels[0].present["ja"].setChecked(True)
        page.held.click()
        seat.wait(lambda: seat.met().overleg.state is OverlegState.GEHOUDEN)
        assert seat.met().overleg.invited[0].present is True

        page.agree.click()
        form = seat.plan.plan.page.form
        seat.wait(form.isVisible)
        assert form.meeting.value() == overleg.number
        choose(form.about, "samen")
        choose(form.helper.who, "zelf")
        choose(form.support, "zelf")
        choose(form.basis, "zelf")
        form.add_button.click()
        seat.wait(lambda: len(seat.opened().plan.afspraken) == 2)
        made = seat.opened().plan.afspraken[1]
        assert made.overleg == overleg.number
        assert open_meeting(room.office.desk(MARIT), overleg.id).overleg.agreed == (made.id,)
        assert seat.opened().plan.id == plan.plan.id
        assert room.faults == []

    def test_calling_off_is_asked_once_more_and_then_it_is_read_only(self, room: PlanRoom) -> None:
        overleg = planned(room).overleg
        seat = room.sit()
        page = on(room, seat, overleg)
        page.cancel.click()
        seat.wait(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        dialog.accept()
        seat.wait(lambda: seat.met().overleg.state is OverlegState.AFGELAST)
        settle(30)
        assert page.view.isVisible()
        assert not page.keep.isVisible()

    def test_a_change_elsewhere_brings_the_meeting_as_it_is_and_what_was_typed(self, room: PlanRoom) -> None:
        opened = planned(room)
        seat = room.sit()
        page = on(room, seat, opened.overleg)
        ask_somebody(page, "M. Dijkstra")
        desk = room.office.desk(MARIT)
        move_meeting(desk, opened, desk.clock.now() + timedelta(days=9))
        page.keep.click()
        seat.wait(lambda: bool(room.faults) and seat.meeting.opened is not None)

        assert [fault.code for fault in room.faults] == ["inmiddels_gewijzigd"]
        assert [one.name for one in page.filled().guests] == ["M. Dijkstra"]

    def test_who_only_reads_finds_no_input(self, room: PlanRoom) -> None:
        desk, opened = room.office.desk(MARIT), planned(room)
        grant = opened.grants[0]
        guest = replace(samples.genodigde(), id=ItemId(""), basis=Basis(grant.kind, grant.number))
        invite(desk, opened, replace(guest, points=(0,)), checks())
        seat = room.sit(YOUSSEF)
        page = on(room, seat, opened.overleg)

        assert page.view.isVisible()
        for part in (page.when, page.agenda, page.guests, page.parts, page.keep, page.agree):
            assert not part.isVisible(), type(part)
        page.leave.click()
        assert room.went[-1] == Spot(At.AROUND, room.casus)


@pytest.mark.parametrize("scale", [100, 200])
def test_everything_has_a_name_and_nothing_sticks_out(qtbot: QtBot, theme: Theme, scale: int) -> None:
    theme.choose(Scheme.DONKER if scale == 200 else Scheme.LICHT)
    theme.set_scale(scale)
    long = samples.genodigde(name="Annemarie van der Schootbruggeveldhuizen-Schimmelpenninck")
    opened = samples.meeting()
    page = paged(qtbot, replace(opened, overleg=replace(opened.overleg, invited=(long,) * 3)), days=5)
    settle(60)

    assert nameless(page) == []
    assert sticking_out(page) == []
    assert page.focusPolicy() is Qt.FocusPolicy.NoFocus
