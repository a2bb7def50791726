"""First start: one thing at a time, with a way back on which nothing that was typed is lost."""

from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.entering import SetUp
from triage.faults import Fault
from triage.kader.model import Kader
from ui.notices import QuestionDialog
from ui.pages.door.doorway import WIDE, DoorPage
from ui.pages.first_start.draft import CheckPassword, PersonDraft, faults_of, new_person, same_login
from ui.pages.first_start.municipality import MunicipalityStep
from ui.pages.first_start.overview import OverviewStep
from ui.pages.first_start.people import PeopleStep
from ui.pages.first_start.person import PersonStep
from ui.pages.first_start.welcome import WelcomeStep
from ui.widgets.buttons import Button, Link, Primary
from ui.widgets.layouts import FlowRow
from ui.widgets.text import Small
from ui.words import say


class Step(StrEnum):
    """The steps. A person is a page within the people."""

    WELKOM = "welkom"
    GEMEENTE = "gemeente"
    MENSEN = "mensen"
    MENS = "mens"
    NAKIJKEN = "nakijken"


_COUNTED = (Step.WELKOM, Step.GEMEENTE, Step.MENSEN, Step.NAKIJKEN)
_BACK = {
    Step.GEMEENTE: Step.WELKOM,
    Step.MENSEN: Step.GEMEENTE,
    Step.MENS: Step.MENSEN,
    Step.NAKIJKEN: Step.MENSEN,
}
_SHEET_STEP = 1
"""The recovery sheet is a step as well, on a page of its own."""


class FirstStartPage(DoorPage):
    """Municipality, first people, and a look over; then `found_wanted`.

    Args:
        kader: roles and what they may do.
        check_password: refuses a password that will not do.
        store_place: where the store will lie.
    """

    practice_wanted = Signal()
    found_wanted = Signal(object)
    """The `SetUp`."""

    def __init__(self, kader: Kader, check_password: CheckPassword, store_place: str) -> None:
        super().__init__(say("opzet.stap.welkom"), widest=WIDE)
        self._kader = kader
        self._check = check_password
        self._people: tuple[PersonDraft, ...] = ()
        self._at = 0
        self._number = Small()
        self.welcome, self.municipality = WelcomeStep(store_place), MunicipalityStep()
        self.people, self.person = PeopleStep(kader), PersonStep(kader)
        self.overview = OverviewStep(kader, store_place)
        self.back, self.next = Button(say("opzet.terug")), Primary(say("opzet.verder"))
        self._buttons = FlowRow([self.back, self.next])
        self._steps: dict[Step, WelcomeStep | MunicipalityStep | PeopleStep | PersonStep | OverviewStep] = {
            Step.WELKOM: self.welcome,
            Step.GEMEENTE: self.municipality,
            Step.MENSEN: self.people,
            Step.MENS: self.person,
            Step.NAKIJKEN: self.overview,
        }
        self.content.insertWidget(0, self._number)
        for part in (*self._steps.values(), self._buttons):
            self.card.add(part)
        self._connect()
        self._step = Step.WELKOM
        self._show_step()

    def _connect(self) -> None:
        self.welcome.start_wanted.connect(self._on_next)
        self.welcome.practice_wanted.connect(self.practice_wanted)
        self.people.new_wanted.connect(self._on_new)
        self.people.person_wanted.connect(self._on_person)
        self.person.twin_wanted.connect(self._on_twin)
        self.person.removal_wanted.connect(self._on_removal)
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self._step

    @property
    def drafts(self) -> tuple[PersonDraft, ...]:
        """Everybody as typed so far."""
        return self._people

    def first_focus(self) -> QWidget:
        """Where the step begins; where nothing more is needed, that is the button to go on."""
        enough = self._step is Step.MENSEN and bool(self._people) and self.people.strip.isHidden()
        return self.next if enough or self._step is Step.NAKIJKEN else self._steps[self._step].first_focus()

    def show_fault(self, fault: Fault) -> None:
        """Say why the store was not made; everything typed is still there. A fault about a person leads there."""
        self._set_busy(False)
        self.tell_fault(fault, self._link_to(fault))
        self.next.setFocus()

    def _link_to(self, fault: Fault) -> tuple[Button, ...]:
        login = str(fault.facts.get("inlognaam", "")).casefold()
        for index, one in enumerate(self._people):
            if login and one.login.casefold() == login:
                link = Link(say("opzet.naar_naamgenoot", naam=one.name))
                link.clicked.connect(lambda _=False, at=index: self._on_person(at))
                return (link,)
        return ()

    # -------------------------------------------------------------------------------------------- going about
    def _go(self, step: Step) -> None:
        self._step = step
        self.hush()
        self._show_step()
        self.verticalScrollBar().setValue(0)
        self.first_focus().setFocus()

    def _show_step(self) -> None:
        step = self._step
        for one, widget in self._steps.items():
            widget.setVisible(one is step)
        self.heading.setText(say(f"opzet.stap.{step.value}"))
        self.setAccessibleName(self.heading.text())
        self.intro.setText(say(f"opzet.uitleg.{step.value}"))
        self.intro.show()
        counted = _COUNTED.index(Step.MENSEN if step is Step.MENS else step) + 1
        self._number.setText(say("opzet.stap_van", nummer=counted, totaal=len(_COUNTED) + _SHEET_STEP))
        self._buttons.setVisible(step is not Step.WELKOM)
        words = {Step.MENS: "opzet.klaar_met_mens", Step.NAKIJKEN: "opzet.maak"}
        self.next.set_words(say(words.get(step, "opzet.verder")))
        if step is Step.MENSEN:
            self.people.show_people(self._people, self._unfinished())
        if step is Step.NAKIJKEN:
            self.overview.show_all(self.municipality.settings(), self._people)

    def _on_back(self) -> None:
        if self._step is Step.MENS:
            self._keep_person()
        self._go(_BACK[self._step])

    def _on_next(self) -> None:
        match self._step:
            case Step.WELKOM:
                self._go(Step.GEMEENTE)
            case Step.GEMEENTE:
                self._go_on(self.municipality.judge(), Step.MENSEN)
            case Step.MENSEN:
                self._go_on(self.people.judge(self._people, self._unfinished()), Step.NAKIJKEN)
            case Step.MENS:
                self._finish_person()
            case Step.NAKIJKEN:
                self._found()

    def _go_on(self, wrong: QWidget | None, to: Step) -> None:
        if wrong is None:
            self._go(to)
        else:
            self.go_to(wrong)

    # -------------------------------------------------------------------------------------------------- people
    def _others(self, at: int) -> tuple[PersonDraft, ...]:
        return self._people[:at] + self._people[at + 1 :]

    def _faults(self, at: int) -> dict[str, str]:
        settings = self.municipality.settings()
        return faults_of(self._people[at], self._others(at), self._kader, settings, self._check)

    def _unfinished(self) -> frozenset[int]:
        return frozenset(at for at in range(len(self._people)) if self._faults(at))

    def _on_new(self) -> None:
        team = self._people[-1].team if self._people else self.municipality.unit.words().rpartition("·")[2].strip()
        self._people = (*self._people, PersonDraft(team=team, own=not self._people))
        self._on_person(len(self._people) - 1)

    def _on_person(self, at: int) -> None:
        if self._step is Step.MENS:
            self._keep_person()
        self._at = min(at, len(self._people) - 1)
        self.person.show_draft(self._people[self._at], removable=not self._people[self._at].empty)
        self._go(Step.MENS)

    def _keep_person(self) -> None:
        """Keep the form as it stands, finished or not; one in which nothing was typed goes."""
        draft = self.person.draft()
        head, tail = self._people[: self._at], self._people[self._at + 1 :]
        self._people = (*head, *(() if draft.empty else (draft,)), *tail)

    def _finish_person(self) -> None:
        draft = self.person.draft()
        self._people = (*self._people[: self._at], draft, *self._people[self._at + 1 :])
        twin = same_login(draft, self._others(self._at))
        faults = self._faults(self._at)
        wrong = self.person.show_faults(faults, (twin.name or twin.login) if twin else "")
        self._go_on(wrong, Step.MENSEN)

    def _on_twin(self) -> None:
        twin = same_login(self.person.draft(), self._others(self._at))
        if twin is not None:
            self._on_person(self._people.index(twin))

    def _on_removal(self) -> None:
        name = self.person.name.words() or say("opzet.mensen.zonder_naam")
        title, text = say("opzet.verwijder.titel", naam=name), say("opzet.verwijder.tekst")
        QuestionDialog(self, title, text, say("opzet.verwijder.ja"), self._remove, destructive=True).open()

    def _remove(self) -> None:
        self._people = self._others(self._at)
        self._go(Step.MENSEN)

    # ----------------------------------------------------------------------------------------------- founding
    def _found(self) -> None:
        people = tuple(new_person(one, self._kader) for one in self._people)
        self._set_busy(True)
        self.found_wanted.emit(SetUp(self.municipality.settings(), people))

    def _set_busy(self, busy: bool) -> None:
        self.overview.show_busy(busy)
        self._buttons.setEnabled(not busy)

    def show_idle(self) -> None:
        """Stop waiting for the store."""
        self._set_busy(False)

    def forget(self) -> None:
        """Forget every password that was typed."""
        self._people = tuple(replace(one, password="", again="") for one in self._people)
        self.person.password.password.clear()
        self.person.again.password.clear()
