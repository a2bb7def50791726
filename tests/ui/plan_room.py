"""A room with the pages of the plan and the casusoverleg: a store in memory, the lane, and sections with a window."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.casework.steps import Office
from tests.worlds import memory_world
from triage.access.actor import Account, Actor, Assignment, Colleague
from triage.casework.plan.agreeing import put_afspraak, put_helper
from triage.casework.plan.desk import OpenPlan
from triage.casework.plan.meeting_desk import OpenMeeting
from triage.casework.plan.planning import begin_plan, open_beginning, open_plan
from triage.faults import Fault
from triage.ids import AccountId, CasusId, ItemId
from triage.plan.model import Afspraak, Basis, Hulpverlener, Waarop
from triage.records.blocks import Document
from ui.datwat import checks
from ui.flows.context import Context
from ui.flows.plan.meeting import MeetingSection
from ui.flows.plan.section import PlanSection
from ui.flows.section import Kit, Section
from ui.notices import NoticeStrip
from ui.runner import Runner
from ui.spot import At, Spot

if TYPE_CHECKING:
    from triage.casework.entering import Gate

_TAB = Qt.FocusPolicy.TabFocus
MARIT = makers.actor("Marit Vonkeman", "procesregisseur")
YOUSSEF = makers.actor()
DECIDER = makers.decider()
SORTS: tuple[type[Section], ...] = (PlanSection, MeetingSection)


_NONE = CasusId("")


@dataclass
class PlanRoom:
    """An office with a screen, and a sealed casus in which a plan may begin.

    Args:
        went: every spot somebody was sent to.
    """

    office: Office
    runner: Runner
    notices: NoticeStrip
    qtbot: QtBot
    faults: list[Fault] = field(default_factory=list)
    went: list[Spot] = field(default_factory=list)
    casus: CasusId = _NONE

    def sit(self, by: Actor = MARIT) -> "Seat":
        """Return the screen of somebody at work."""
        context = Context(self.office.desk(by), self.runner, self.notices)
        window = QStackedWidget()
        self.qtbot.addWidget(window)
        kit = Kit(context, _press, cast("Gate", None))
        sections = tuple(sort(kit, window) for sort in SORTS if any(map(context.desk.may, sort.acts)))
        seat = Seat(self, window, sections)
        for section in sections:
            for page, _ in section.pages():
                window.addWidget(page)
            section.wanted.connect(seat.go)
            section.ways = frozenset({At.PLAN_PAPER, At.AROUND, *(at for one in sections for at in one.spots)})
        window.resize(1076, 690)
        window.show()
        window.activateWindow()
        return seat

    def plan(self) -> OpenPlan:
        """Return a plan that was begun, with a helper who works with the program, and one agreement."""
        desk = self.office.desk(MARIT)
        people = open_beginning(desk, self.casus).people
        opened = begin_plan(
            desk, self.casus, "Elke dag komt er iemand langs", people, checks(), contact="000 - 11 22 33"
        )
        helper = Hulpverlener(ItemId(""), YOUSSEF.name, "Wijkteam Noorderkade", "", "000 - 22 33 44", YOUSSEF.person)
        opened = put_helper(desk, opened, helper, checks())
        line = Afspraak(
            ItemId(""),
            people[0].id,
            "begeleiding",
            desk.clock.today(),
            Basis(Waarop.BESLUIT, opened.choices.grants[0].number),
            opened.plan.helpers[0].id,
            "Komt elke dinsdag langs",
        )
        return put_afspraak(desk, opened, line, checks())

    def fresh(self, plan: str) -> OpenPlan:
        """Return a plan as it is in the store now."""
        return open_plan(self.office.desk(MARIT), plan)


@dataclass
class Seat:
    """Somebody at the screen."""

    room: PlanRoom
    window: QStackedWidget
    sections: tuple[Section, ...]

    def go(self, spot: Spot) -> None:
        """Go to a spot, as the workplace does."""
        self.room.went.append(spot)
        for section in self.sections:
            section.flush()
        found = next((one for one in self.sections if spot.at in one.spots), None)
        if found is not None:
            self.window.setCurrentWidget(found.open(spot))

    def wait(self, ready: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.room.qtbot.waitUntil(ready, timeout=5_000)

    def settle(self) -> None:
        """Wait until everything that was typed is stored."""
        for section in self.sections:
            section.flush()
        self.wait(lambda: not any(section.busy for section in self.sections))

    @property
    def plan(self) -> PlanSection:
        """The section of the plan."""
        return next(one for one in self.sections if isinstance(one, PlanSection))

    @property
    def meeting(self) -> MeetingSection:
        """The section of the casusoverleg."""
        return next(one for one in self.sections if isinstance(one, MeetingSection))

    def opened(self) -> OpenPlan:
        """Return the plan on the page."""
        found = self.plan.plan.opened
        assert found is not None
        return found

    def met(self) -> OpenMeeting:
        """Return the meeting on the page."""
        found = self.meeting.opened
        assert found is not None
        return found


def plan_room(qtbot: QtBot) -> PlanRoom:
    """Return a room with a sealed casus, with Marit at work in its team."""
    runner, office = Runner(), Office(memory_world())
    made = PlanRoom(office, runner, NoticeStrip(), qtbot)
    runner.refused.connect(made.faults.append)
    runner.troubled.connect(made.faults.append)
    runner.broke.connect(made.faults.append)
    with office.world.work() as work:
        for one in (MARIT, YOUSSEF, DECIDER):
            work.mensen.add(
                Colleague(one.person, one.name, one.function),
                (Account(AccountId(one.name), one.person, one.name),),
                (Assignment(one.person, one.role, one.team, makers.NOW.date().replace(month=1, day=1)),),
            )
        work.commit()
    made.casus = CasusId(office.sealed().facts.casus)
    return made


def nameless(window: QWidget) -> list[str]:
    """Return what has the keyboard in a window and no name for a screen reader."""
    parts = (one for one in window.findChildren(QWidget) if one.isVisible() and one.focusPolicy() & _TAB)
    return [type(one).__name__ for one in parts if not name_of(one)]


def sticking_out(window: QWidget) -> list[str]:
    """Return what has the keyboard and stands to the right of the window's edge."""
    parts = (one for one in window.findChildren(QWidget) if one.isVisible() and one.focusPolicy() & _TAB)
    return [name_of(one) for one in parts if one.mapTo(window, one.rect().topRight()).x() > window.width()]


def name_of(part: QWidget) -> str:
    """Return what a screen reader says of a widget."""
    return QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name).strip()


def _press(_: Document) -> bytes:
    return b"%PDF"
