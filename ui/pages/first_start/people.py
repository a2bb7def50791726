"""First start, the list of the first people: who is in, who is not finished, and what the group still lacks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.first_people import Lack, lack_of
from triage.kader.model import Kader
from ui.pages.door.role_words import role_name
from ui.pages.first_start.draft import PersonDraft, decides
from ui.widgets.buttons import Button, Link
from ui.widgets.chip import Kind
from ui.widgets.layouts import FlowRow, column
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.strip import EmptyState, MessageStrip
from ui.words import listed, say


class PeopleStep(QWidget):
    """The list."""

    person_wanted = Signal(int)
    """Go to a person, by place in the list."""
    new_wanted = Signal()

    def __init__(self, kader: Kader) -> None:
        super().__init__()
        self._kader = kader
        self.strip = MessageStrip()
        self.strip.hide()
        self.empty = EmptyState(say("opzet.mensen.leeg"), say("opzet.mensen.leeg_uitleg"))
        headings = (
            Heading(say("opzet.mensen.kop_naam"), 4),
            Heading(say("opzet.mensen.kop_rollen"), 4),
            Heading(say("opzet.mensen.kop_stand"), 3),
        )
        self.table = LinesTable(headings, say("opzet.stap.mensen"))
        self.add = Button(say("opzet.mensen.voeg_toe"), icon_name="plus")
        inside = column(self, 0, 0.9)
        for part in (self.table, self.empty, FlowRow([self.add]), self.strip):
            inside.addWidget(part)
        self.add.clicked.connect(self.new_wanted)
        self.table.chosen.connect(self._on_chosen)

    def show_people(self, people: tuple[PersonDraft, ...], unfinished: frozenset[int]) -> None:
        """Show everybody, and what the group lacks as soon as somebody is there."""
        self.table.setVisible(bool(people))
        self.empty.setVisible(not people)
        lines = [_line(index, one, self._kader, index in unfinished) for index, one in enumerate(people)]
        self.table.show_lines(lines)
        lack = lack_of([one.roles for one in people], self._kader)
        if lack and people:
            self._say_lack(lack, people)
        else:
            self.strip.hide()

    def judge(self, people: tuple[PersonDraft, ...], unfinished: frozenset[int]) -> QWidget | None:
        """Say what stands in the way of going on; return where to go, or None."""
        for index in sorted(unfinished):
            one = people[index]
            link = Link(say("opzet.mensen.maak_af", naam=_name(one)))
            link.clicked.connect(lambda _=False, at=index: self.person_wanted.emit(at))
            self._say(say("opzet.mensen.niet_af", naam=_name(one)), say("opzet.mensen.niet_af_uitleg"), (link,))
            return link
        lack = lack_of([one.roles for one in people], self._kader)
        if lack is None:
            return None
        self._say_lack(lack, people)
        return self.add

    def first_focus(self) -> QWidget:
        """Adding somebody."""
        return self.add

    def _say_lack(self, lack: Lack, people: tuple[PersonDraft, ...]) -> None:
        both = next((one for one in people if decides(one, self._kader)), PersonDraft())
        key = f"opzet.mensen.tekort.{lack.value}"
        self._say(say(f"{key}.titel", naam=_name(both)), say(f"{key}.tekst", naam=_name(both)))

    def _say(self, title: str, text: str, acts: tuple[Button, ...] = ()) -> None:
        self.strip.show()
        self.strip.show_message(title, text, Kind.ATTENTION, acts)

    def _on_chosen(self, index: str) -> None:
        self.person_wanted.emit(int(index))


def _name(one: PersonDraft) -> str:
    return one.name or one.login or say("opzet.mensen.zonder_naam")


def _line(index: int, one: PersonDraft, kader: Kader, unfinished: bool) -> Line:
    roles = listed(tuple(role_name(kader, role) for role in one.roles)) or say("opzet.mensen.geen_rol")
    state = say("opzet.mensen.stand_niet_af" if unfinished else "opzet.mensen.stand_af")
    chip = Kind.ATTENTION if unfinished else Kind.OK
    detail = one.mandate and say("rol.mandaat", kenmerk=one.mandate)
    return Line(str(index), (Cell(_name(one), one.function, strong=True), Cell(roles, detail), Cell(state, chip=chip)))
