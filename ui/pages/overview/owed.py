"""What is owed by a date, as a card: filters, the list in its order, and a way to the next hundred."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import Signal

from triage.followup.stuk import Soort
from triage.followup.taak import ALL, CASUS, Blad, Filter, Taak, Wanneer, Wie
from triage.terms.running import Stand
from ui.fields.form import Choice
from ui.pages.overview.narrowing import pick, selector
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.layouts import FlowRow
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.text import Muted
from ui.words import near_day, say, short_day

_KINDS: Final[Mapping[Stand, tuple[Kind, str]]] = {
    Stand.TE_LAAT: (Kind.DANGER, ""),
    Stand.VANDAAG: (Kind.ATTENTION, ""),
    Stand.DEZE_WEEK: (Kind.NEUTRAL, "kalender"),
    Stand.LATER: (Kind.NEUTRAL, "kalender"),
    Stand.OPGESCHORT: (Kind.NEUTRAL, "stop"),
}
"""How each stand looks; the words on the pill say it as well."""


def key_of(taak: Taak) -> str:
    """Return what names a row: a piece may owe two things."""
    return f"{taak.about}#{taak.term}"


def when_cell(taak: Taak, today: date) -> Cell:
    """Return by when, in words with an icon; what is only waited for is never called late."""
    if taak.due is None:
        return Cell(say("taken.staat_stil"), chip=Kind.NEUTRAL, icon="stop")
    day = near_day(taak.due, today).replace(" ", "\N{NO-BREAK SPACE}")
    if taak.waiting:
        past = taak.due < today
        words = say("taken.voorbij" if past else "taken.wacht", dag=day)
        return Cell(words, chip=Kind.ACCENT if past else Kind.NEUTRAL, icon="verder" if past else "klok")
    kind, icon = _KINDS[taak.stand]
    keys = {Stand.TE_LAAT: "taken.te_laat", Stand.VANDAAG: "taken.vandaag"}
    return Cell(say(keys.get(taak.stand, "taken.uiterlijk"), dag=day), _aim(taak, today), chip=kind, icon=icon)


def _aim(taak: Taak, today: date) -> str:
    """The streefdatum, where it is earlier and still to come."""
    if taak.aim is None or taak.due is None or not today <= taak.aim < taak.due:
        return ""
    return say("taken.streef", dag=short_day(taak.aim, today).replace(" ", "\N{NO-BREAK SPACE}"))


def whose(taak: Taak) -> str:
    """Return whose work it is."""
    return say("taken.van_u") if taak.mine else taak.owner_name or say("taken.van_niemand")


def taak_line(taak: Taak, today: date) -> Line:
    """Return what is owed as a row: reference and kind, what must be done and whose it is, and by when."""
    return Line(
        key_of(taak),
        (
            Cell(taak.reference, say(f"taken.soort.{taak.soort}"), strong=True),
            Cell(taak.act, whose(taak)),
            when_cell(taak, today),
        ),
    )


class OwedCard(Card):
    """The list. Signals carry a `Taak`, a `Filter`, or how many to skip."""

    open_wanted = Signal(object)
    """Something to go on with."""
    filter_wanted = Signal(object)
    """Other things to show."""
    page_wanted = Signal(int)
    """Other rows of the same list."""

    def __init__(self, step: int) -> None:
        super().__init__(say("taken.titel"))
        self._step = step
        self._taken: dict[str, Taak] = {}
        self._skip = 0
        self.wie, self.wanneer, self.soort = Choice(), Choice(), Choice()
        for one in Wanneer:
            self.wanneer.addItem(say(f"taken.wanneer.{one.value}"), one)
        for kind in ("", CASUS, *(one.value for one in Soort)):
            self.soort.addItem(say(f"taken.soort.{kind or 'alles'}"), kind)
        self.show_reach("team")
        named = (("wie", self.wie), ("wanneer", self.wanneer), ("soort", self.soort))
        self.add(FlowRow([selector(say(f"taken.{name}.naam"), choice) for name, choice in named]))
        headings = (
            Heading(say("casussen.kop.kenmerk"), 3),
            Heading(say("taken.kop_wat"), 7),
            Heading(say("taken.kop_wanneer"), 4),
        )
        self.table = LinesTable(headings, say("taken.titel"))
        self._nothing = Muted(say("taken.leeg"))
        self._where = Muted()
        self.before, self.after = Button(say("taken.vorige")), Button(say("taken.volgende"))
        self._turning = FlowRow([self.before, self.after, self._where])
        for part in (self.table, self._nothing, self._turning):
            self.add(part)
        for choice in (self.wie, self.wanneer, self.soort):
            choice.activated.connect(self._on_filter)
        self.table.chosen.connect(self._on_chosen)
        self.before.clicked.connect(lambda: self.page_wanted.emit(max(0, self._skip - self._step)))
        self.after.clicked.connect(lambda: self.page_wanted.emit(self._skip + self._step))

    def show_reach(self, reach: str) -> None:
        """Offer whose work this role can see: `eigen`, `team` or `alle`."""
        chosen = self.wie.currentData()
        self.wie.clear()
        for one, key in ((Wie.IEDER, reach), (Wie.MIJ, "mij")):
            self.wie.addItem(say(f"taken.wie.{key}"), one)
        pick(self.wie, chosen)

    def show_filter(self, wanted: Filter) -> None:
        """Put the choices as they were."""
        for choice, value in ((self.wie, wanted.wie), (self.wanneer, wanted.wanneer), (self.soort, wanted.soort)):
            pick(choice, value)

    def show_blad(self, blad: Blad, today: date) -> None:
        """Show a page of the list."""
        self._skip = blad.skip
        self._taken = {key_of(one): one for one in blad.taken}
        self.table.show_lines([taak_line(one, today) for one in blad.taken])
        self.table.setVisible(bool(blad.taken))
        self._nothing.setVisible(not blad.taken)
        turns = blad.skip > 0 or blad.more
        self._turning.setVisible(turns)
        self._where.setText(say("taken.bladzijde", van=blad.skip + 1, tot=blad.skip + len(blad.taken)))
        self.before.setEnabled(blad.skip > 0)
        self.after.setEnabled(blad.more)

    @property
    def wanted(self) -> Filter:
        """What is chosen."""
        wie, wanneer = self.wie.currentData() or ALL.wie, self.wanneer.currentData() or ALL.wanneer
        return Filter(Wie(wie), str(self.soort.currentData() or ""), Wanneer(wanneer))

    def _on_filter(self) -> None:
        self.filter_wanted.emit(self.wanted)

    def _on_chosen(self, key: str) -> None:
        if key in self._taken:
            self.open_wanted.emit(self._taken[key])
