"""The card that says who may see a casus, and the steps by which somebody changes that."""

from datetime import date

from PySide6.QtCore import Signal

from triage.casework.casus.around import Around
from triage.casework.casus.around import Choice as Colleague
from triage.casus.model import CasusState
from ui.pages.around.seers import seer_lines
from ui.pages.around.steps import Asking, StepPanel
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.layouts import FlowRow
from ui.widgets.lines import Heading, LinesTable
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, Plain
from ui.words import say

NAMED, REGIE = "genoemd", "regie"


class WhoCard(Card):
    """Who may see it. A button is only there for what may be done now; else a sentence says who may."""

    shield_wanted = Signal(str)
    """Shield it; with the `PersonId` of who decides, or empty."""
    unshield_wanted = Signal()
    name_wanted = Signal(str, object)
    """A `PersonId`, and the last day or None."""
    unname_wanted = Signal(str)
    regie_wanted = Signal(str)
    end_regie_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(say("rondom.wie"))
        self._around: Around | None = None
        self._about, self._others = Plain(), Muted()
        self.lacking = MessageStrip(kind=Kind.ATTENTION)
        heads = [Heading(say(f"rondom.kop.{key}"), share) for key, share in (("wie", 5), ("waarom", 4), ("sinds", 4))]
        self.table = LinesTable(heads, say("rondom.wie"))
        self.acts = {key: Button(say(f"rondom.knop.{key}")) for key in _ACTS}
        self._row = FlowRow(list(self.acts.values()))
        self.step = StepPanel()
        self._who_may = Muted()
        for part in (self._about, self.lacking, self._row, self.step, self.table, self._others, self._who_may):
            self.add(part)
        for key, button in self.acts.items():
            button.clicked.connect(lambda _=False, one=key: self.begin(one))
        self.step.left.connect(self._on_left)

    def show_around(self, around: Around, today: date) -> None:
        """Show who may see it, and what this person may change."""
        self._around = around
        self._about.setText(say("rondom.dicht" if around.shielded else "rondom.open", team=around.team))
        known = around.everywhere if not around.shielded else ()
        self._others.setText(say("rondom.overal", rollen=known) if known else "")
        self._others.setVisible(bool(known))
        self.table.show_lines(seer_lines(around, today))
        lacks = around.shielded and around.needs_decider
        self.lacking.setVisible(lacks)
        self.lacking.show_message(say("rondom.geen_beslisser"), say("rondom.geen_beslisser_uitleg"), Kind.ATTENTION)
        self.step.leave()
        self._show_acts(around)

    def _show_acts(self, around: Around) -> None:
        there = self._there(around)
        for key, button in self.acts.items():
            button.setVisible(key in there)
        self._row.setVisible(bool(there))
        acts = [act for act in ("afschermen", "regie_geven") if act not in around.may]
        told = [say(f"rondom.wie_mag.{act}", rollen=around.able[act]) for act in acts if around.able[act]]
        self._who_may.setText("\n".join(told))
        self._who_may.setVisible(bool(told))

    def _there(self, around: Around) -> set[str]:
        shields, gives = "afschermen" in around.may, "regie_geven" in around.may
        found = {
            "afschermen": shields and not around.shielded,
            "opheffen": shields and around.shielded,
            "noemen": shields and around.shielded and bool(around.nameable),
            "niet_meer": shields and around.shielded and bool(self._having(NAMED)),
            "regie": gives and bool(around.regisseurs),
            "geen_regie": gives and bool(self._having(REGIE)),
        }
        return {key for key, there in found.items() if there}

    def _having(self, relation: str) -> tuple[Colleague, ...]:
        seers = self._around.seers if self._around is not None else ()
        return tuple(
            Colleague(one.person, one.name, one.function, one.roles) for one in seers if one.relation == relation
        )

    def begin(self, key: str) -> None:
        """Begin a step."""
        around = self._around
        if around is None:
            return
        asking = {
            "afschermen": self._shielding(around),
            "opheffen": Asking(key, lambda _who, _day: self.unshield_wanted.emit()),
            "noemen": Asking(key, self.name_wanted.emit, _deciders_first(around.nameable), dated=True),
            "niet_meer": Asking(key, lambda who, _day: self.unname_wanted.emit(who), self._having(NAMED)),
            "regie": Asking(key, lambda who, _day: self.regie_wanted.emit(who), around.regisseurs),
            "geen_regie": Asking(key, lambda _who, _day: self.end_regie_wanted.emit(), facts=(around.regisseur,)),
        }[key]
        self._row.hide()
        self.step.begin(asking)

    def _shielding(self, around: Around) -> Asking:
        """What waits for a decider needs one who is named in the same breath."""
        asks = around.needs_decider and around.state is CasusState.VOORGELEGD
        people = tuple(one for one in around.nameable if one.decides) if asks else ()
        key = "afschermen_voorgelegd" if asks else "afschermen"
        return Asking(key, lambda who, _day: self.shield_wanted.emit(who), people)

    def _on_left(self) -> None:
        if self._around is not None:
            self._row.setVisible(bool(self._there(self._around)))


_ACTS = ("afschermen", "opheffen", "noemen", "niet_meer", "regie", "geen_regie")


def _deciders_first(people: tuple[Colleague, ...]) -> tuple[Colleague, ...]:
    return tuple(sorted(people, key=lambda one: not one.decides))
