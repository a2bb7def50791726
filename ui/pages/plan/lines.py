"""Who does what: the agreements of a plan as a table, and as two columns where there is little room."""

from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent

from triage.casework.plan.desk import OpenPlan
from triage.plan.model import Afspraak
from ui.pages.plan.words import basis_words, by_whom, for_whom, period, progress, seers
from ui.theme import em
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.strip import EmptyState, MessageStrip
from ui.widgets.text import Muted
from ui.words import say

_WIDE = 43
"""Width in em from which there is room for five columns."""


class LinesCard(Card):
    """The agreements. Enter or a double click on one opens it in the form, for who may change it."""

    chosen = Signal(str)
    """The id of an agreement."""

    def __init__(self) -> None:
        super().__init__(say("plan.wie_doet_wat"))
        self.hint = Muted()
        self.loose = MessageStrip()
        self.add(self.loose)
        self.add(self.hint)
        self.wide = self._table((("voor", 4), ("organisatie", 6), ("soort", 7), ("periode", 5), ("ziet", 6)))
        self.own = self._table((("voor", 3), ("organisatie", 5), ("soort", 7), ("periode", 4)))
        self.narrow = self._table((("afspraak", 3), ("periode", 2)))
        self._empty = EmptyState(say("plan.geen_afspraken"), say("plan.geen_afspraken_uitleg"))
        self._own_empty = EmptyState(say("plan.eigen.leeg"), "")
        for part in (self._empty, self._own_empty):
            self.add(part)

    def _table(self, heads: tuple[tuple[str, int], ...]) -> LinesTable:
        table = LinesTable([Heading(say(f"plan.kop.{key}"), share) for key, share in heads], say("plan.wie_doet_wat"))
        table.chosen.connect(self.chosen)
        self.add(table)
        return table

    @property
    def table(self) -> LinesTable:
        """The table that is in sight."""
        return next((one for one in (self.wide, self.own) if not one.isHidden()), self.narrow)

    def show_lines(self, shown: OpenPlan, today: date) -> None:
        """Show the agreements of a plan, or of an own part."""
        lines = shown.plan.afspraken
        rows = [_cells(shown, line, today) for line in lines]
        self.wide.show_lines(rows if shown.whole else [])
        self.own.show_lines([] if shown.whole else rows)
        self.narrow.show_lines([_two(shown, line, today) for line in lines])
        changes = shown.may.agree if shown.whole else shown.may.own
        self.heading.setText(say("plan.wie_doet_wat" if shown.whole else "plan.eigen.titel"))
        self.hint.setText(say("plan.kies_om_te_wijzigen"))
        self.hint.setVisible(changes and bool(lines))
        loose = len(shown.loose)
        self.loose.setVisible(loose > 0)
        self.loose.show_message(say("plan.los_titel", aantal=loose), say("plan.los_uitleg"), Kind.ATTENTION)
        self._empty.setVisible(not lines and shown.whole)
        self._own_empty.setVisible(not lines and not shown.whole)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Another width, another table."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent, /) -> None:
        """Larger letters need more width."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "narrow"):
            self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= em(_WIDE)
        had = self.table
        focus = had.hasFocus()
        for table in (self.wide, self.own):
            table.setVisible(table.rowCount() > 0 and wide)
        self.narrow.setVisible(self.narrow.rowCount() > 0 and not wide)
        if focus and had is not self.table:
            self.table.setFocus()


def _special(line: Afspraak) -> tuple[str, ...]:
    return (say("plan.bijzonder", code=line.condition),) if line.condition else ()


def _sees(shown: OpenPlan, line: Afspraak) -> tuple[str, ...]:
    """Who sees a line; an own part does not tell who else does."""
    return seers(shown.plan, line) if shown.whole else ()


def _kind(shown: OpenPlan, line: Afspraak) -> str:
    names = {one.id: one.text for one in shown.choices.supports}
    return names.get(line.support, line.support)


def _under(shown: OpenPlan, line: Afspraak) -> str:
    rests = basis_words(line.basis) if shown.whole else ""
    if line.id in shown.loose:
        rests = say("plan.los", waarop=rests)
    return "\n".join(part for part in (line.text, rests) if part)


def _cells(shown: OpenPlan, line: Afspraak, today: date) -> Line:
    """Return a row; whoever has an own part does not read who else sees it."""
    organisation, contact = by_whom(shown.plan, line)
    cells = (
        Cell(for_whom(shown.plan, line)),
        Cell(organisation, contact),
        Cell(_kind(shown, line), _under(shown, line), pills=_special(line)),
        Cell(period(line, today), progress(line, today)),
    )
    return Line(line.id, (*cells, Cell("", pills=seers(shown.plan, line))) if shown.whole else cells)


def _two(shown: OpenPlan, line: Afspraak, today: date) -> Line:
    organisation, contact = by_whom(shown.plan, line)
    what = "\n".join(part for part in (_under(shown, line), organisation, contact) if part)
    head = say("plan.voor_soort", voor=for_whom(shown.plan, line), soort=_kind(shown, line))
    when = Cell(period(line, today), progress(line, today), pills=_sees(shown, line))
    return Line(line.id, (Cell(head, what, pills=_special(line)), when))
