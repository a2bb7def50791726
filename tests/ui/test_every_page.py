"""Every page of the program, in practice: what has the keyboard has a name, nothing is English, nothing sticks out."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

import main
from tests.playing import play, running, stage_of
from triage.casework.casus import deciding, overview
from triage.casus.model import CasusState
from triage.ids import CasusId, StepId
from triage.kader.vocabulary import REVIEW_STEP
from ui.app import Program
from ui.fields.dates import written_date
from ui.flows.archive.section import ArchiveSection
from ui.flows.convenanten.section import PAPER as OPEN_LIST
from ui.flows.convenanten.section import ConvenantenSection
from ui.flows.papier.blank import FormsSection
from ui.flows.papier.check import CheckSection
from ui.flows.papier.consent import ConsentSection
from ui.flows.plan.meeting import MeetingSection
from ui.flows.plan.section import PlanSection
from ui.pages.door.practice_door import PracticeDoorPage
from ui.spot import At, Spot
from ui.theme import Scheme
from ui.tour.hands import Script, moment
from ui.tour.journey import Stage, enter_as, leave
from ui.widgets.scroll import ScrollPage

ENGLISH = frozenset("cancel save open print close search next back yes no ok settings error apply reset".split())
Note = Callable[[str], None]


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    with running(qapp, main.practice_start()) as made:
        made.shell.setWindowState(Qt.WindowState.WindowNoState)
        made.shell.resize(1280, 800)
        yield made


def tabbed(window: QWidget) -> list[QWidget]:
    """Return what Tab stops at now."""
    parts = window.findChildren(QWidget)
    return [part for part in parts if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus]


def name_of(part: QWidget) -> str:
    """Return what a screen reader says of a widget."""
    return QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name).strip()


def nameless(window: QWidget) -> list[str]:
    """Return what has the keyboard and no name."""
    return [f"no name: {type(part).__name__} {part.objectName()}" for part in tabbed(window) if not name_of(part)]


def english(window: QWidget) -> list[str]:
    """Return labels and buttons that speak English."""
    words = [part.text() for part in window.findChildren(QLabel) if part.isVisible()]
    words += [part.text() for part in window.findChildren(QAbstractButton) if part.isVisible()]
    return [f"English: {word}" for word in words if word.strip().replace("&", "").casefold() in ENGLISH]


def sticking_out(window: QWidget) -> list[str]:
    """Return what has the keyboard and stands to the right of the window's edge."""
    return [
        f"sticks out: {type(part).__name__} {name_of(part)}"
        for part in tabbed(window)
        if part.mapTo(window, part.rect().topRight()).x() > window.width()
    ]


def squeezed(window: QWidget) -> list[str]:
    """Return pages whose content has less height than its words take."""
    return [
        f"squeezed: {type(page).__name__}"
        for page in window.findChildren(ScrollPage)
        if page.isVisible() and (inner := page.widget()) and (layout := inner.layout())
        if inner.height() < layout.heightForWidth(inner.width())
    ]


def steady(window: QWidget) -> Callable[[], bool]:
    """Return what becomes true once the page is laid out, or has had two seconds for it."""
    first, last = moment(120), moment(2_000)
    return lambda: (first() and not squeezed(window)) or last()


def everywhere(stage: Stage, note: Note) -> Script:
    """Come by every page."""
    door = stage.conductor.door
    yield lambda: isinstance(door.page, PracticeDoorPage) and bool(door.page.seats.buttons)
    yield steady(stage.shell)
    note("oefendeur")
    yield from enter_as(stage, "Youssef el Amrani")
    yield from lists(stage, note)
    yield from triage(stage, note)
    yield from record(stage, note)
    yield from forms(stage, note)
    yield from checked(stage, note)
    yield from issued(stage, note)
    yield from agreed(stage, note)
    yield from leave(stage)
    yield from enter_as(stage, "Sofie Harkema")
    yield from decision(stage, note)
    yield from leave(stage)
    yield from enter_as(stage, "Sanne de Wit")
    yield from plan(stage, note)
    yield from meeting(stage, note)
    yield from leave(stage)


def plan(stage: Stage, note: Note) -> Script:
    """The list of plans, a plan, and the form of an agreement in it."""
    workplace = stage.workplace
    section = workplace.findChildren(PlanSection)[0]
    workplace.go(Spot(At.PLANS))
    table = section.list.page.table
    yield lambda: table.rowCount() > 0
    yield steady(stage.shell)
    note("plannen")
    workplace.go(Spot(At.PLAN, table.line_id(0)))
    yield lambda: section.plan.opened is not None
    yield steady(stage.shell)
    note("plan")
    section.plan.page.add_button.click()
    yield steady(stage.shell)
    note("plan: nieuwe afspraak")


def meeting(stage: Stage, note: Note) -> Script:
    """A casusoverleg to plan, and the page of it."""
    workplace = stage.workplace
    plans = workplace.findChildren(PlanSection)[0]
    section = workplace.findChildren(MeetingSection)[0]
    opened = plans.plan.opened
    assert opened is not None
    workplace.go(Spot(At.NEW_MEETING, opened.plan.casus))
    yield steady(stage.shell)
    note("overleg plannen")
    tomorrow = workplace.desk.clock.today() + timedelta(days=1)
    section.page.day.show_text(written_date(tomorrow))
    section.page.time.show_text("14:00")
    section.page.keep.click()
    yield lambda: section.opened is not None
    section.page.guests.more.click()
    yield steady(stage.shell)
    note("overleg")


def lists(stage: Stage, note: Note) -> Script:
    """The worklist and the casussen."""
    workplace = stage.workplace
    yield lambda: workplace.overview.worklist.shown
    yield steady(stage.shell)
    note("werkvoorraad")
    for kenmerk in ("", "2026-0001", "9999"):
        workplace.search(kenmerk)
        yield lambda: not workplace.busy
        yield steady(stage.shell)
        note(f"casussen '{kenmerk}'")


def one_in(stage: Stage, state: CasusState) -> str:
    """Return a casus in a state."""
    desk = stage.workplace.desk
    return next(str(row.id) for row in overview.casussen(desk)[0] if row.state is state)


def triage(stage: Stage, note: Note) -> Script:
    """Every step of a casus that came back, one question at a time and as a whole; and the review."""
    workplace = stage.workplace
    casus = one_in(stage, CasusState.TERUGGEGEVEN)
    workplace.to_casus(casus)
    flow = workplace.triage
    yield lambda: flow.casus is not None and str(flow.casus.casus.id) == casus and not flow.busy
    steps = [task.step for task in flow.casus.walk.tasks] if flow.casus else []
    assert len(steps) > 10
    for step in [*steps, StepId(REVIEW_STEP)]:
        flow.page.step_wanted.emit(step)
        yield lambda: not flow.busy
        yield steady(stage.shell)
        note(f"stap {step}")


def record(stage: Stage, note: Note) -> Script:
    """A sealed decision with its paper."""
    workplace = stage.workplace
    workplace.to_sealed_or_casus(one_in(stage, CasusState.BESLOTEN))
    yield lambda: workplace.record.page.preview.view.pdf.pageCount() > 0
    yield steady(stage.shell)
    note("besluit")


def forms(stage: Stage, note: Note) -> Script:
    """The part of a decision for one person, who can be asked consent on paper with a form, and a blank form."""
    workplace = stage.workplace
    choice, preview = workplace.record.page.choice, workplace.record.page.preview
    next(dot for slug, dot in choice.dots.items() if slug != "heel").click()
    yield lambda: preview.view.pdf.pageCount() > 0
    yield steady(stage.shell)
    note("besluit: deel voor één persoon")
    (asking,) = workplace.findChildren(ConsentSection)
    workplace.go(Spot(At.CONSENT_FORM, one_in(stage, CasusState.TERUGGEGEVEN)))
    yield lambda: not asking.page.who.isHidden()
    for button in asking.page.buttons.values():
        button.click()
        yield asking.page.paper.print.isEnabled
        break
    yield steady(stage.shell)
    note("formulier voor toestemming")
    (blank,) = workplace.findChildren(FormsSection)
    workplace.go(Spot(At.FORMS))
    blank.page.crisis.click()
    yield blank.page.paper.print.isEnabled
    yield steady(stage.shell)
    note("leeg formulier")


def checked(stage: Stage, note: Note) -> Script:
    """A paper at the counter: before anything was typed, with its own code, and with another."""
    workplace = stage.workplace
    found = overview.what_opens(workplace.desk, CasusId(one_in(stage, CasusState.BESLOTEN)))
    assert found.besluit is not None
    besluit = deciding.open_besluit(workplace.desk, found.besluit)
    section = workplace.findChildren(CheckSection)[0]
    workplace.go(Spot(At.CHECK))
    yield steady(stage.shell)
    note("papier controleren")
    for name, code in (("code klopt", besluit.check_code), ("code klopt niet", "0000-0000-0000-0000")):
        section.page.code_wanted.emit(besluit.number, code)
        yield lambda: not section.page.beside.isHidden()
        yield steady(stage.shell)
        note(f"papier controleren: {name}")


def issued(stage: Stage, note: Note) -> Script:
    """The papers of a decided casus that left the house: none yet."""
    workplace = stage.workplace
    page = workplace.findChildren(ArchiveSection)[0].page
    workplace.go(Spot(At.BUNDLE, one_in(stage, CasusState.BESLOTEN)))
    yield page.back.hasFocus
    yield steady(stage.shell)
    note("papieren")


def agreed(stage: Stage, note: Note) -> Script:
    """The agreements with organisations: none in practice; and the public list of them."""
    workplace = stage.workplace
    section = workplace.findChildren(ConvenantenSection)[0]
    workplace.go(Spot(At.CONVENANTEN))
    yield section.list.paper.hasFocus
    yield steady(stage.shell)
    note("afspraken met organisaties")
    workplace.go(Spot(At.CONVENANTEN, OPEN_LIST))
    yield lambda: section.paper.preview.view.pdf.pageCount() > 0
    yield steady(stage.shell)
    note("openbare lijst")


def decision(stage: Stage, note: Note) -> Script:
    """A casus that waits for a decision."""
    workplace = stage.workplace
    workplace.to_decision(one_in(stage, CasusState.VOORGELEGD))
    yield lambda: workplace.deciding.shown is not None
    yield steady(stage.shell)
    note("besluiten")
    for outcome, dot in workplace.deciding.page.panel.outcomes.items():
        dot.click()
        yield lambda: not workplace.deciding.busy
        yield steady(stage.shell)
        note(f"besluiten: {outcome}")


@pytest.mark.parametrize(("scheme", "scale"), [(Scheme.LICHT, 100), (Scheme.DONKER, 200)])
def test_every_page_can_be_heard_read_and_reached(program: Program, scheme: Scheme, scale: int) -> None:
    program.theme.choose(scheme)
    program.theme.set_scale(scale)
    seen, faults = list[str](), list[str]()

    def note(page: str) -> None:
        seen.append(page)
        found = [
            *nameless(program.shell),
            *english(program.shell),
            *sticking_out(program.shell),
            *squeezed(program.shell),
        ]
        faults.extend(f"{page}: {fault}" for fault in found)

    play(everywhere(stage_of(program), note))

    assert len(seen) > 20
    assert faults == []
